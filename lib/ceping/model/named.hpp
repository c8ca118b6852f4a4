#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What people ask for by name. Each throws UsageError, with a suggestion, where nothing is called so.

struct UnitName {
    std::string_view id;
    std::string_view name;
};
/// Positions of the units that are named by id or name, in the order of `asked`; there are `count`, and `unit` names each.
[[nodiscard]] std::vector<std::size_t> units_named(const std::vector<std::string>& asked, std::size_t count,
                                                   const std::function<UnitName(std::size_t)>& unit);

/// A band by its id or title; `others`: what else it may be, first in the list of what there is.
[[nodiscard]] BandId band_named(const std::string& asked, const Rubric& rubric,
                                std::vector<std::string_view> others = {});

/// A node by its id.
[[nodiscard]] ItemId node_named(const std::string& asked, const Rubric& rubric);

/// `; did you mean ...?` as these say it; nothing where no known name is near.
[[nodiscard]] Words name_hint(std::string_view asked, const std::vector<std::string_view>& known);

}  // namespace ceping
