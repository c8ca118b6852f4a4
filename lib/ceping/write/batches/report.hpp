#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/write/results/results.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// How a report is to be written. Source: ceping-report(1).
struct ReportChoices {
    Language language = Language::en;
    std::string title;    ///< empty: the rubric's, see report_title
    std::string period;   ///< empty: the rubric's, see report_period
    std::string issuer;   ///< who issues the report and its notices 落款; empty: a line to fill in
    std::string contact;  ///< whom to answer to: name, telephone, address; or empty
    std::optional<Date>
        date;  ///< of the report and notices; nothing: a line to fill in, since a result never
               ///< tells the time of a run
    std::optional<Date> fix_by;     ///< until when units have to fix; nothing: a line to fill in
    std::optional<Date> object_by;  ///< until when they may ask for a review; nothing: a line to fill in
    std::vector<std::size_t>
        units;  ///< positions of results: only their pages; empty: all, after an overview
    std::vector<SavedInput> results;    ///< the files that the results come from, with their digests
    std::vector<SavedInput> earlier;    ///< likewise those that it is compared with
    std::vector<std::string> chapters;  ///< names of report_chapter_names(); empty: all
    bool anonymous =
        false;  ///< no file of a record and no place in one is named: units must not learn who visited them
    std::string about;  ///< the region or the group that the report is about; empty: all
    [[nodiscard]] bool wants(std::string_view chapter) const;
};

/// What --sections may name, in the report's order.
[[nodiscard]] std::vector<std::string> report_chapter_names();

/// The title as chosen, or 《细则》（2015年版）测评报告.
[[nodiscard]] std::string report_title(const BatchReport& report, const ReportChoices& choices);
/// The period as chosen, or the rubric's; empty where neither says one.
[[nodiscard]] std::string report_period(const BatchReport& report, const ReportChoices& choices);

void write_overview_html(const BatchReport& report, const ReportChoices& choices, const ByteSink& out);
void write_overview_markdown(const BatchReport& report, const ReportChoices& choices, const ByteSink& out);
/// A summary without the pages of units, unless they are chosen.
void write_overview_docx(const BatchReport& report, const ReportChoices& choices, const ByteSink& out);
void write_overview_xlsx(const BatchReport& report, const ReportChoices& choices, const ByteSink& out);

}  // namespace ceping
