#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/rubrics/article_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What the chapters of a report in words and tables share. Not part of the public face.

/// A report while it is written as an article.
class ReportText : public ArticleText {
public:
    /// Who reads it: on pages tables show the greatest and round figures; workbooks have all rows, ids and figures as they are.
    enum class For : std::uint8_t { page, book };
    ReportText(const BatchReport& of, const ReportChoices& how, For readers = For::page);

    using ArticleText::add;
    /// Without the columns that say nothing in any row; nothing where it has no rows. Figures with decimals are rounded to
    /// them, and no longer than they have to be.
    void add(Report::Table table);
    /// The table with its points rounded as the rubric rounds scores.
    [[nodiscard]] Report::Table rounded(Report::Table table) const;
    /// A figure of a mean: rounded as the rubric rounds scores.
    [[nodiscard]] std::string rounded(const Exact& value) const {
        return value.rounded(rubric.rounding.final, rubric.rounding.mode).shortest();
    }
    /// `name (id)`, or the id.
    [[nodiscard]] std::string unit_name(const SavedResult& result) const;
    /// The unit's name, or its id, that leads to its page where it has one.
    [[nodiscard]] Report::Line unit_run(std::size_t result) const;
    /// A text that leads to the page of the unit with this id, where it has one.
    [[nodiscard]] Report::Line unit_run(const std::string& id, std::string shown) const;
    /// Id and title of a section by its position among BatchReport::sections.
    [[nodiscard]] std::string section_name(std::size_t section) const;
    /// A region as people call it, without the first steps of the path that all regions share; 未注明地区 for none.
    [[nodiscard]] std::string region_name(std::string_view region) const;

    /// The rows of a table that are shown of so many.
    [[nodiscard]] std::size_t listed(std::size_t rows, std::size_t most) const {
        return book ? rows : std::min(rows, most);
    }

    const BatchReport& report;
    const ReportChoices& choices;
    const Rubric& rubric;
    const bool book;

private:
    std::string shared_path_;                             // `泉州市/`
    std::map<std::string, std::size_t> results_by_unit_;  // by id
};

void add_article_overview(ReportText& text);
void add_article_leagues(ReportText& text);
void add_article_areas(ReportText& text);
void add_article_verification(ReportText& text);
/// All of it; the pages of all units, where they are not chosen, only with `with_units`. Tables ask the text for their cells.
void add_report_article(ReportText& text, bool with_units);
/// A unit's page.
void add_report_unit(ReportText& text, std::size_t result);

}  // namespace ceping
