#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/write/batches/report_article.hpp>

#include <span>
#include <string_view>

namespace ceping {

// The chapters of a report, and those that every format has alike, since each is described once. Not part of the public face.

class ReportHtml;

/// One chapter. `html` where HTML has more to show of it than the article: charts, colours, what can be filtered.
struct ReportChapter {
    std::string_view name;  ///< of --sections, and the anchor of its heading
    Words title;
    void (*text)(ReportText& text);
    void (*html)(const ReportHtml& page);
    /// Whether there is anything to say: a chapter without it is left out.
    bool (*there)(const BatchReport& report, const ReportChoices& choices);
    Words sheet{};  ///< its first sheet in a workbook; empty: as the title

    [[nodiscard]] const Words& sheet_name() const { return sheet.en.empty() ? title : sheet; }
};

/// In the order of the report; before the pages of units and the method, which close it.
[[nodiscard]] std::span<const ReportChapter> report_chapters();
/// Those that a report on the whole batch has.
[[nodiscard]] std::vector<const ReportChapter*> chapters_for(const BatchReport& report,
                                                             const ReportChoices& choices);

/// What somebody reads who has two minutes: sentences, each made from figures, each leading to where they come from.
void add_summary(ReportText& text);
/// What verification changed 核验, by criterion and by unit.
void add_verification(ReportText& text);
/// Sections by region and by league, as rates.
void add_area_tables(ReportText& text);
/// The weakest sections of each region; HTML has a table with clauses of its own.
void add_region_areas(ReportText& text);
/// What moved since an earlier batch.
void add_movement(ReportText& text);
/// Who reported, what was visited, what is outstanding.
void add_quarter(ReportText& text);
/// What became of notices 整改反馈.
void add_report_rectification(ReportText& text);
/// Facility, discrimination, redundancy and weights, for the rubric's authors.
void add_report_items(ReportText& text);
void add_rulings(ReportText& text);
/// What was found when the units were scored.
void add_result_findings(ReportText& text);

}  // namespace ceping
