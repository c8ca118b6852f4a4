#pragma once

#include <ceping/model/formula.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

// Formulas as spreadsheets write them. Not part of the public face.

/// Where things stand in a workbook.
struct SheetPlaces {
    /// A field's cell, `Form!$G$5`, and where what it holds as a number stands, if it is one.
    struct OfField {
        std::string cell;
        std::string number;  ///< empty: nobody asks for it as a number
        bool any_case =
            false;  ///< a choice that is known by its letters, small or capital, as the tools read it
        std::string listed;  ///< a tick: the word that a cell of several has for it; empty: 是, `yes`
    };
    std::vector<OfField> fields;     ///< beside the form's
    std::vector<std::string> lines;  ///< cells, beside the form's lines: numbers, of a truth 1 or 0
    std::string here;                ///< the sheet of the formula, whose own cells need not name it
};

/// The formula, without `=`. Only functions that Excel, WPS and LibreOffice reckon alike; binary numbers are rounded so that
/// ties come out as they do exactly. Source: ceping-form(1), THE PROVISIONAL SCORE.
[[nodiscard]] std::string sheet_formula(const Formula& of, const SheetPlaces& places);
/// The same as a number where it is a truth: 1 or 0.
[[nodiscard]] std::string sheet_number(const Formula& of, const SheetPlaces& places);

/// What a cell holds as a number, also where it is written as a text, which then stands in `text`; `""` where it holds none.
/// `percent`: 95 for `95%`.
[[nodiscard]] std::string number_in_cell(const std::string& cell, const std::string& text, bool percent);
/// The text, from full-width letters as well.
[[nodiscard]] std::string number_text_in_cell(const std::string& cell, bool percent);
/// What it holds as a day, as spreadsheets count days: 2015-6-7, 2015/6/7, 2015.6.7, 2015年6月7日.
[[nodiscard]] std::string day_in_cell(const std::string& cell, const std::string& text);
[[nodiscard]] std::string day_text_in_cell(const std::string& cell);

// Whether a cell says 是, 否 or 不涉及 in one of the ways that the tools read.
[[nodiscard]] std::string says_yes(const std::string& cell);
[[nodiscard]] std::string says_no(const std::string& cell);
[[nodiscard]] std::string says_absent(const std::string& cell);
/// Whether each piece of evidence that a cell lists names what it is and where.
[[nodiscard]] std::string names_evidence(const std::string& cell);
/// Whether a cell lists anything else than these tags.
[[nodiscard]] std::string lists_others(const std::string& cell, const std::vector<std::string>& tags);

/// `A1` counted from 0, with `$` where it is absolute.
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column, bool absolute = false);
/// `'sheet'!$A$1`.
[[nodiscard]] std::string cell_on(const std::string& sheet, std::size_t row, std::size_t column);
/// A text as formulas quote it.
[[nodiscard]] std::string quoted_in_formula(std::string_view text);

}  // namespace ceping
