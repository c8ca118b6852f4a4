#pragma once

#include <ceping/write/batches/report.hpp>
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

    SheetRows& text(std::string_view text);
    /// Where texts may be long: broken into lines.
    SheetRows& lines(std::string_view text);
    SheetRows& say(const Words& words) { return text(words.in(language_)); }
    SheetRows& count(std::size_t value);
    SheetRows& rank(std::size_t value);
    SheetRows& number(const Exact& value, std::string_view format);
    /// points/max as a percentage; an empty cell where there is nothing to earn.
    SheetRows& rate(const PointsOf& of);
    SheetRows& date(Date date);
    SheetRows& empty();
    /// To be filled in.
    SheetRows& free();
    SheetRows& header(const Words& words);
    /// The first cell of the row names a part of the sheet, or the sheet itself.
    SheetRows& part(const Words& words, CellLook::Kind kind = CellLook::Kind::part);
    SheetRows& next();

    [[nodiscard]] Sheet& sheet() const { return *sheet_; }
    [[nodiscard]] std::size_t row() const { return row_; }
    [[nodiscard]] std::size_t column() const { return column_; }

private:
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
    /// The units that the report is about, each once: as the results stand, or as asked for.
    [[nodiscard]] std::vector<std::size_t> units() const;
    /// The same in the order of the leagues.
    [[nodiscard]] std::vector<std::size_t> units_by_league() const;
    /// What an item rests on: its own clause, or that of the nearest group above it that has one.
    [[nodiscard]] std::string clause(ItemId item) const;
    /// A score with the rubric's decimals.
    [[nodiscard]] std::string score_format() const;
};

/// Points of a node: two decimals, and more where there are more.
inline constexpr std::string_view points_format = "0.00####";

void add_xlsx_overview(const ReportBook& of);
void add_xlsx_notes(const ReportBook& of);
void add_xlsx_league(const ReportBook& of);
void add_xlsx_heat_map(const ReportBook& of);
/// Points of every node, and on a second sheet what they were out of.
void add_xlsx_nodes(const ReportBook& of);
void add_xlsx_weak_areas(const ReportBook& of);
/// Each section in each region, in a form that can be filtered.
void add_xlsx_weak_regions(const ReportBook& of);
void add_xlsx_rectification(const ReportBook& of);

}  // namespace ceping
