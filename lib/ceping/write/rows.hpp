#pragma once

#include <ceping/write/csv_table.hpp>
#include <ceping/write/paint.hpp>
#include <ceping/write/results.hpp>
#include <ceping/write/text_table.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A small table held whole, in whatever form: for what is at most a line a unit.
struct RowTable {
    std::vector<TextColumn> columns;
    std::vector<Cells> rows;
    std::vector<Tone> tones = {};  ///< beside the rows, for text with colours; a row without one is as usual
};

/// For people, aligned; `width` as TextTable::settle's. With colours the header stands out, and rows in their tones.
[[nodiscard]] std::string text_of(const RowTable& table, std::size_t width, bool color = false);
/// A pipe table, cells escaped.
[[nodiscard]] std::string markdown_of(const RowTable& table);
/// Header and rows; the titles of the columns are keys.
[[nodiscard]] std::string csv_of(const RowTable& table, const CsvForm& form);
/// The keys of columns, for a table that is written row by row.
[[nodiscard]] Cells titles_of(const RowTable& table);

}  // namespace ceping
