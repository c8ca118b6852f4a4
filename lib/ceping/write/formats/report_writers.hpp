#pragma once

#include <ceping/model/report.hpp>
#include <ceping/write/formats/text_table.hpp>
#include <ceping/write/results/results.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// A report in each format. They know what kinds of blocks and cells there are, and nothing of what they are about. Source:
// ceping(1), FORMATS.

struct ReportLook {
    std::size_t width = 0;  ///< text: columns of the terminal; 0: as wide as the data
    bool color = false;     ///< text
    bool plain = false;     ///< csv: for programs
};

void write_report_text(const Report& report, const ReportLook& look, const ByteSink& out);
/// One table as text that can go on. The first call has no layout: it measures the rows and writes the header. With the
/// layout that it leaves, further rows of the same columns are written below.
void write_table_text(const Report::Table& table, Language language, const ReportLook& look,
                      std::optional<TextTable>& layout, const ByteSink& out);
/// Pipe tables, as GitHub and pandoc read them. Links within the report are plain text: what they lead to depends on the
/// reader.
void write_report_markdown(const Report& report, const ReportLook& look, const ByteSink& out);
/// The table for spreadsheets; several with the same columns are one.
void write_report_csv(const Report& report, const ReportLook& look, const ByteSink& out);
/// One object with the report's tag, a member a table.
void write_report_json(const Report& report, const ReportLook& look, const ByteSink& out);
/// One file that needs neither network nor script, with a table of contents; for screens, phones and A4.
void write_report_html(const Report& report, const ReportLook& look, const ByteSink& out);
/// A .docx (Office Open XML), as Word, WPS and LibreOffice open it, without contents. The same report gives the same bytes.
void write_report_docx(const Report& report, const ReportLook& look, const ByteSink& out);
/// A workbook: each table on a sheet, one of CSV's with CSV's columns, and what is no table on the first. The same report
/// gives the same bytes.
void write_report_xlsx(const Report& report, const ReportLook& look, const ByteSink& out);

// --- cells, for those writers

/// What people read; `-` for a figure that is not there.
[[nodiscard]] std::string shown_cell(const Report::Column& column, const Report::Cell& cell,
                                     Language language);
/// The same, as it is emphasised and linked.
[[nodiscard]] Report::Line cell_line(const Report::Column& column, const Report::Cell& cell,
                                     Language language);
/// The columns of a table that somebody is shown.
[[nodiscard]] std::vector<const Report::Column*> columns_for(const Report::Table& table, Report::For reader);
[[nodiscard]] Tone row_tone(const Report::Table& table, std::size_t row);
/// Whether people see the table at all.
[[nodiscard]] bool shown(const Report::Table& table);
/// The texts of the runs, one after the other.
[[nodiscard]] std::string plain_text(const Report::Line& line);

}  // namespace ceping
