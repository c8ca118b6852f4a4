#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

struct PageOptions {
    Language language = Language::en;
    bool color = false;
    std::size_t width = 0;  ///< columns of the terminal; 0: as wide as the rubric
};

/// A rubric for a terminal: its head, its tree with points, kinds and rules, then bonus, penalties, prerequisites,
/// vetoes, bands, consistency rules and facts. Source: ceping-show(1).
[[nodiscard]] std::string rubric_page(const Rubric& rubric, const PageOptions& options);

/// The resolved rubric as YAML: what `extends` brought is in it, and reading it gives the same rubric. Whatever a YAML
/// reader could take for a number, a date or a truth value, but is a text here, stands in quotes.
[[nodiscard]] std::string rubric_yaml(const Node& root);
/// The same as JSON.
[[nodiscard]] std::string rubric_json(const Node& root);

/// What rubric_list() knows: `criteria`, `groups`, `facts`, `methods`, `vetoes`, `bands`.
[[nodiscard]] std::vector<std::string> rubric_list_names();
/// Lines of id, tab, title, for scripts. `what` is one of rubric_list_names(). Source: the tools' contract, ceping-show.
[[nodiscard]] std::string rubric_list(const Rubric& rubric, std::string_view what);

}  // namespace ceping
