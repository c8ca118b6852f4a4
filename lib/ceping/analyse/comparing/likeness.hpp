#pragma once

#include <ceping/base/exact/exact.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// How alike two titles are, 0..1: twice the pairs of neighbouring characters that both have, over all pairs of both (Dice's
/// coefficient over bigrams); blanks and the case of ASCII letters do not count. A title of one character is its own pair.
/// Source: L. R. Dice, Ecology 26, 1945.
[[nodiscard]] Exact title_likeness(std::string_view a, std::string_view b);

/// Titles that are at least this alike may be one thing under two ids.
[[nodiscard]] Exact least_likeness();

/// What is to be matched by likeness: things of one kind only.
struct Likened {
    std::string kind;
    std::string title;
    std::string under;  ///< what it stands below: of two equally alike the one below the same is taken
};
/// Positions that belong together, the most alike first come first served, each once.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> match_by_likeness(
    const std::vector<Likened>& before, const std::vector<Likened>& after);

}  // namespace ceping
