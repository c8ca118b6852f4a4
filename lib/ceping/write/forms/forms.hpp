#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/form.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/results/results.hpp>

#include <string>
#include <vector>

namespace ceping {

/// What is known of a unit before its form is filled in: texts beside the form's fields, as a record has them. Of nothing
/// else it may be empty.
using FormFilling = std::vector<std::string>;

/// What fields hold of such texts: numbers, days, ticks.
[[nodiscard]] std::vector<FormEntry> entries_of(const Form& form, const FormFilling& filling);

/// Which table a CSV form is: a row a unit, or a row an answer. Source: ceping-record(5), CSV.
enum class FormTable : std::uint8_t { wide, long_rows };

/// What a form is written of.
struct FormPage {
    const Rubric& rubric;
    const Form& form;
    const std::vector<FormFilling>& units;  ///< one; CSV takes as many as there are
    Language language = Language::en;
    FormTable table = FormTable::long_rows;
};

// Each throws what its sink throws. Source: ceping-form(1).

/// A workbook: cover, form, events, help, and what its formulas and its reader need on hidden sheets.
/// Throws: Error where it is too large for a spreadsheet.
void write_form_xlsx(const FormPage& page, const ByteSink& out);
/// record/1 with nothing answered, and the standards as comments.
void write_form_yaml(const FormPage& page, const ByteSink& out);
void write_form_csv(const FormPage& page, const ByteSink& out);
/// A page that needs nothing but a browser: it reckons and checks while it is filled in, and saves a record.
void write_form_html(const FormPage& page, const ByteSink& out);
/// On paper, to be filled in by hand: boxes and lines; a visit's has room for two assessors.
void write_form_docx(const FormPage& page, const ByteSink& out);

}  // namespace ceping
