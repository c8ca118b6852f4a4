#pragma once

#include <ceping/model/report.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/batches/report_chapters.hpp>
#include <ceping/write/formats/workbook.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What the sheets of a report share. Not part of the public face.

/// A sheet that is filled row by row, from left to right.
class SheetRows {
public:
    SheetRows(Sheet& sheet, Language language) : sheet_(&sheet), language_(language) {}

    /// Where texts may be long: broken into lines.
    SheetRows& lines(std::string_view text) { return put(text, {.wrap = true, .indented = true}); }
    SheetRows& say(const Words& words) { return put(words.in(language_), {.indented = true}); }
    SheetRows& header(const Words& words) {
        return put(words.in(language_), {.kind = CellLook::Kind::header});
    }
    /// The first cell of the row names a part of the sheet, or the sheet itself.
    SheetRows& part(const Words& words, CellLook::Kind kind = CellLook::Kind::part) {
        return put(words.in(language_), {.kind = kind});
    }
    /// As the column's type has it; null is to be filled in by the reader.
    SheetRows& cell(const Report::Column& column, const Report::Cell& cell);
    SheetRows& header(const Report::Table& table);
    SheetRows& row(const Report::Table& table, std::size_t at);
    /// The header and all rows.
    SheetRows& table(const Report::Table& table);
    SheetRows& next();

    [[nodiscard]] Sheet& sheet() const { return *sheet_; }
    [[nodiscard]] std::size_t row() const { return row_; }
    [[nodiscard]] std::size_t column() const { return column_; }

private:
    SheetRows& put(std::string_view text, const CellLook& look);

    Sheet* sheet_;
    Language language_;
    std::size_t row_ = 0;
    std::size_t column_ = 0;
};

struct ReportBook {
    const BatchReport& report;
    const ReportChoices& choices;
    Workbook& book;

    [[nodiscard]] const Rubric& rubric() const { return *report.rubric; }
    [[nodiscard]] const SavedResult& result(std::size_t at) const { return report.set->results[at]; }
    [[nodiscard]] SheetRows add(const Words& name) const {
        return {book.add(name.in(choices.language)), choices.language};
    }
    /// A sheet with one table below its title, whose header stays.
    [[nodiscard]] SheetRows add_titled(const Words& name, const Words& title) const;
    /// A column with the decimals of the rubric's scores.
    void scores(Report::Column& column) const {
        column.decimals = {rubric().rounding.final, rubric().rounding.mode};
    }
    /// The units that the report is about, in the order of the leagues.
    [[nodiscard]] std::vector<std::size_t> units_by_league() const;
};

/// Points of a node: two decimals, and more where there are more.
inline constexpr std::string_view points_format = "0.00####";

/// The first row of a sheet from ReportBook::add_titled that is no header.
inline constexpr std::size_t first_titled_row = 2;

/// How people know a chapter's first sheet.
[[nodiscard]] const Words& chapter_sheet(std::string_view chapter);

void add_xlsx_league(const ReportBook& of);
void add_xlsx_heat_map(const ReportBook& of);
/// Each region in each section, where there are several.
void add_xlsx_region_rates(const ReportBook& of);
/// Points of every node, and on a second sheet what they were out of.
void add_xlsx_nodes(const ReportBook& of);
void add_xlsx_weak_areas(const ReportBook& of);
/// Each section in each region, in a form that can be filtered.
void add_xlsx_weak_regions(const ReportBook& of);
void add_xlsx_rectification(const ReportBook& of);
/// The tables of a chapter as pages have them, each on a sheet of its own; what else it says stands above them.
void add_xlsx_chapter(const ReportBook& of, const ReportChapter& chapter);
/// What is weak in each group that ranks are within.
void add_xlsx_weak_groups(const ReportBook& of);

}  // namespace ceping
