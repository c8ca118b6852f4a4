#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ceping {

/// What is kept of a source line beside a finding: short, whatever the line's length, and valid UTF-8.
struct Excerpt {
    std::string text;          ///< without the line's end; empty: not at hand
    std::uint32_t column = 1;  ///< the column (code points, from 1) of the line with which `text` begins

    [[nodiscard]] bool empty() const { return text.empty(); }
};

/// The most code points that an excerpt keeps, and how many of them come before the place that it is about.
inline constexpr std::size_t longest_excerpt = 240;
inline constexpr std::size_t excerpt_before = 120;

/// The part of `line` around a column (0: none). Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] Excerpt excerpt_of(std::string_view line, std::uint32_t column);

}  // namespace ceping
