#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/rubrics/article_text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What the chapters of a report in words and tables share. Not part of the public face.

/// A report while it is written as an article.
class ReportText : public ArticleText {
public:
    ReportText(const BatchReport& of, const ReportChoices& how)
        : ArticleText(report_title(of, how), how.language),
          report(of),
          choices(how),
          rubric(*of.rubric),
          shared_path_(shared_path(of.regions)) {}

    /// A figure of a mean: rounded as the rubric rounds scores; `-` for nothing.
    [[nodiscard]] std::string rounded(const std::optional<Exact>& value) const {
        return value ? value->rounded(rubric.rounding.final, rubric.rounding.mode).shortest() : "-";
    }
    /// `name (id)`, or the id.
    [[nodiscard]] std::string unit_name(const SavedResult& result) const;
    /// Id and title of a section by its position among BatchReport::sections.
    [[nodiscard]] std::string section_name(std::size_t section) const;
    /// A region as people call it, without the first steps of the path that all regions share; 未注明地区 for none.
    [[nodiscard]] std::string region_name(std::string_view region) const;

    const BatchReport& report;
    const ReportChoices& choices;
    const Rubric& rubric;

private:
    static std::string shared_path(const std::vector<std::string>& regions);
    std::string shared_path_;  // `泉州市/`
};

/// Counts, distribution, bands, regions.
void add_report_overview(ReportText& text);
/// League tables.
void add_report_leagues(ReportText& text);
/// Sections by rate with their regions, criteria by points lost, claims against what was given.
void add_report_areas(ReportText& text);
/// A unit's page.
void add_report_unit(ReportText& text, std::size_t result);
/// What the figures rest on, so that somebody else can make them again.
void add_report_method(ReportText& text);

}  // namespace ceping
