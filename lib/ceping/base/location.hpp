#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace ceping {

/// A line and a column without the file they are in: what a record keeps of each answer, since its file is known.
/// Both count from 1; columns count Unicode code points, a tab being one. Line 0 means "no particular place".
struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend auto operator<=>(const Place&, const Place&) = default;
};

/// Where something was written. Lines and columns count from 1; a column counts Unicode code points, not bytes, so
/// it is the column that an editor shows. Line 0 means the file as a whole. Source: ceping-scoring(7), 10.
struct Location {
    std::string path;  ///< as the caller gave it; `-` for standard input
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string cell;  ///< in a workbook `sheet!G14`; then line and column are the cell's row and column

    /// `path:line:column`, `path:cell`, or `path` alone.
    [[nodiscard]] std::string text() const;

    [[nodiscard]] Place place() const { return {line, column}; }

    friend bool operator==(const Location&, const Location&) = default;
};

}  // namespace ceping
