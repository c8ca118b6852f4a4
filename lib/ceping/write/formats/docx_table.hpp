#pragma once

#include <ceping/write/formats/report_writers.hpp>

#include <cstddef>
#include <vector>

namespace ceping {

// Tables as they are set on paper. Lengths are in twentieths of a point. Not part of the public face.

struct DocxTable {
    std::vector<const Report::Column*> columns;
    std::vector<std::vector<Report::Line>> rows;
    std::vector<std::size_t> widths;  ///< of the columns; they fill the page
    bool by_hand = false;             ///< it has columns that are filled in by hand
};

/// How high a row is that is filled in by hand.
inline constexpr std::size_t docx_hand_row = 794;
/// How high a line of a cell is.
inline constexpr std::size_t docx_cell_line = 300;

/// A table that people see. No figure is broken, and where texts want more room than there is, they get it where it saves most lines.
[[nodiscard]] DocxTable docx_table(const Report::Table& table, Language language);
/// About how high it is on one page, with its head.
[[nodiscard]] std::size_t docx_height(const DocxTable& table, Language language);

}  // namespace ceping
