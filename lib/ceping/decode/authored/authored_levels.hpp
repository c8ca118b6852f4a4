#pragma once

#include <ceping/decode/authored/authored.hpp>

#include <string_view>
#include <vector>

namespace ceping {

// Levels that a standard names. Each puts them into the rule and returns whether there are any; `plain` is of
// plain_words(). Not part of the public face.

/// 四条全达A，三条B，其余C over a standard in numbered parts.
[[nodiscard]] bool levels_by_checks(std::string_view standard, std::string_view plain, AuthoredRule& rule);
/// A 很健全 2分 B …, or 优4良3中2差0.
[[nodiscard]] bool labelled_levels(std::string_view plain, const Exact& points, AuthoredRule& rule);

/// Parts that a standard counts without naming their points one by one.
struct EqualParts {
    std::vector<Exact> points;  ///< none: there are none
    bool all = false;           ///< nothing is worth anything but all of them
};
/// Only where they add up to the criterion's points.
[[nodiscard]] EqualParts equal_parts(std::string_view plain, const Exact& points);

}  // namespace ceping
