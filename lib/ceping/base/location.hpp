#pragma once

#include <compare>
#include <cstddef>
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

/// Of a record whose cells stand on several sheets of a workbook: in the upper half of the column, which no workbook needs, is
/// the number of the sheet, counted from 1.
[[nodiscard]] constexpr Place in_sheet(Place place, std::size_t sheet) {
    return {place.line, (place.column & 0xFFFFU) | static_cast<std::uint32_t>((sheet + 1) << 16U)};
}
/// Which sheet that is, counted from 1; 0: none is named.
[[nodiscard]] constexpr std::size_t sheet_of(Place place) { return place.column >> 16U; }
/// The place in its sheet.
[[nodiscard]] constexpr Place on_its_sheet(Place place) { return {place.line, place.column & 0xFFFFU}; }

/// Where something was written. Lines and columns count from 1; a column counts Unicode code points, not bytes, so
/// it is the column that an editor shows. Line 0 means the file as a whole. Source: ceping-scoring(7), 10.
struct Location {
    std::string path;  ///< as the caller gave it; `-` for standard input
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    /// How people who have the table open find the place (第5行“1.1”列（C列）). Never read from anything: name_cells() of
    /// write/filled_in.hpp sets it, in the language of the page, on findings that are about to be written.
    std::string cell;
    /// Of a workbook: the sheet, in which line and column are row and column. Empty for any other file.
    std::string sheet = {};

    /// `path:line:column`, `path:cell`, `path:sheet!G14`, or `path` alone.
    [[nodiscard]] std::string text() const;
    /// `sheet!G14`, or `sheet` alone; empty where the file is no workbook.
    [[nodiscard]] std::string in_workbook() const;
    /// `G14` in a workbook; empty for any other file, and for a sheet as a whole.
    [[nodiscard]] std::string cell_name() const;

    [[nodiscard]] Place place() const { return {line, column}; }

    friend bool operator==(const Location&, const Location&) = default;
};

/// The letter of a column, counted from 0: A, Z, AA.
[[nodiscard]] std::string column_letter(std::size_t column);

}  // namespace ceping
