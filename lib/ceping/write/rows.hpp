#pragma once

#include <ceping/write/results.hpp>
#include <ceping/write/text_table.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A cell of RFC 4180, quoted where it must be. The text is the data itself and is not changed.
void append_csv_cell(std::string& out, std::string_view text);

using Cells = std::vector<std::string>;

/// A small table held whole, in whatever form: for what is at most a line a unit.
struct RowTable {
    std::vector<TextColumn> columns;
    std::vector<Cells> rows;
};

/// For people, aligned; `width` as TextTable::settle's.
[[nodiscard]] std::string text_of(const RowTable& table, std::size_t width);
/// A pipe table, cells escaped.
[[nodiscard]] std::string markdown_of(const RowTable& table);
/// Header and rows, UTF-8 without BOM.
[[nodiscard]] std::string csv_of(const RowTable& table);

}  // namespace ceping
