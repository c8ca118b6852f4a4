#pragma once

#include <ceping/kinds/registry.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What several kinds share. Not part of the public face.

/// Whether an answered name is the author's name: exact after trimming, or after full-width ASCII became ASCII.
[[nodiscard]] bool same_name(std::string_view answered, std::string_view known);

/// Position of the answered name among the author's names; their number where it is none of them.
[[nodiscard]] std::size_t find_name(std::string_view answered, const std::vector<std::string>& names);

/// The figure of one part of an answer; `95%` where `percent`. Full width and % draw notes.
[[nodiscard]] std::optional<Exact> answer_number(const AnswerContext& context, const Node& part,
                                                 bool percent);
/// The same, whole and at least 0.
[[nodiscard]] std::optional<Exact> answer_whole(const AnswerContext& context, const Node& part);

/// The heading of a guide's column of points.
[[nodiscard]] Words points_title(bool penalty);

/// A text put so that it can stand between `;` and `=` in a cell.
[[nodiscard]] std::string cell_escaped(std::string_view text);

/// `{name: A, B, C}` of the names, for messages.
/// Attainable points as they are found, the first words for each kept, handed out by rising points. Beyond 1,000
/// different values nothing more is taken, so that an odd rule cannot eat memory.
class AttainableList {
public:
    /// False where the list is full.
    bool add(const Exact& points, const Words& what);
    [[nodiscard]] bool has(const Exact& points) const { return found_.find(points) != found_.end(); }
    [[nodiscard]] std::vector<Attainable> take() const;

private:
    std::map<Exact, Words> found_;
};

/// A power of ten that divides `span` (> 0) into 20 to 200 steps: how finely a figure without steps of its own is tried.
[[nodiscard]] Exact even_step(const Exact& span);

[[nodiscard]] std::string names_of(const std::vector<std::string>& names);
[[nodiscard]] std::string near_name(std::string_view typed, const std::vector<std::string>& names);

}  // namespace ceping
