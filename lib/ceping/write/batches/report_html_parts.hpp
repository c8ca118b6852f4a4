#pragma once

#include <ceping/model/report.hpp>
#include <ceping/write/batches/report.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/formats/html_text.hpp>
#include <ceping/write/formats/number.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// What the chapters of the HTML report share. Not part of the public face. What they write is escaped; what they are given
// is plain. Source: ceping-report(1), HTML.

class ReportText;

/// The anchor of a criterion.
[[nodiscard]] inline std::string criterion_anchor(ItemId item) { return "c" + std::to_string(item.at()); }

/// A report while it is written.
class ReportHtml {
public:
    ReportHtml(const BatchReport& of, const ReportChoices& as, const ByteSink& to);

    const BatchReport& report;
    const Rubric& rubric;
    const ReportChoices& choices;
    const Language language;
    std::vector<std::size_t> pages;  ///< positions of the results that have a page, in the order of the pages
    bool in_full = true;  ///< each page says clause and advice itself; else a chapter says them once for all

    /// Names and digests of the records behind the pages, and how many of them each is behind.
    std::map<std::pair<std::string, std::string>, std::size_t> records;

    void put(std::string_view html) const { out_(html); }

    /// A text of ours.
    [[nodiscard]] std::string say(const Words& words) const {
        return html_phrase(words.in(language), language);
    }
    /// A sentence of ours whose places hold HTML. It is written as it stands: no pattern of ours has a `<` or an `&`.
    [[nodiscard]] std::string fill(const Pattern& pattern, std::initializer_list<Pattern::Value> html) const {
        return pattern.with(html).in(language);
    }
    /// A text of the input.
    [[nodiscard]] std::string phrase(const std::string& text) const { return html_phrase(text, language); }

    /// An end tag that HTML can do without, and a line end behind it; a large report does without. Source: HTML, 13.1.2.4.
    [[nodiscard]] std::string end(std::string_view tag) const { return std::string(in_full ? tag : ""); }

    /// `level` 2 is a chapter; the contents lead to it by `anchor`, which may be empty further down.
    void heading(int level, const std::string& anchor, const std::string& html) const;
    void paragraph(const Words& words) const { put("<p>" + say(words) + "</p>\n"); }
    /// A label and what it says, within a `dl`; nothing where there is nothing to say.
    void fact(const Words& label, const std::string& html) const;
    /// A table that may be wider than a phone: a region of its own, which the keyboard reaches and scrolls. The first cell
    /// of a row names it. `attributes` of a row begin with a blank.
    /// `headed`: a heading above it says the same, and the caption is not shown again.
    void table(std::string_view kind, const Words& caption, const Report::Table& table,
               const std::function<std::string(std::size_t row)>& attributes = {}, bool headed = false) const;
    /// `name`: what the region is called where the caption, which may be empty, does not tell it from others; else empty.
    void begin_table(std::string_view kind, const std::string& caption, const std::vector<Words>& columns,
                     const std::string& name = {}) const;
    void end_table() const { put("</tbody></table>\n</div>\n"); }
    /// What stands in a cell; a line of its own where a run is a line end.
    [[nodiscard]] std::string cell(const Report::Column& column, std::size_t row) const;

    /// Points as the rubric rounds scores; every digit where there are more.
    [[nodiscard]] std::string score(const Exact& value) const;
    /// A number that is no score of the result itself, such as a mean: rounded like a score.
    [[nodiscard]] std::string rounded(const Exact& value) const {
        return value.fixed(rubric.rounding.final, rubric.rounding.mode);
    }
    [[nodiscard]] std::string rate(const std::optional<Exact>& share) const {
        return share ? percent(*share) : std::string("–");
    }
    /// `rate` of points out of `max`; a dash where `max` is 0.
    [[nodiscard]] std::string rate_of(const PointsOf& points) const {
        return points.max.sign() > 0 ? percent(points.rate()) : std::string("–");
    }

    [[nodiscard]] const SavedResult& result(std::size_t at) const { return report.set->results[at]; }
    /// Name, or id, or a word for a record that names no unit.
    [[nodiscard]] std::string unit_name(std::size_t at) const;
    [[nodiscard]] std::string unit_link(std::size_t at) const {
        return choices.wants("units") ? "<a href=\"#" + unit_anchor(at) + "\">" + unit_name(at) + "</a>"
                                      : unit_name(at);
    }
    /// ` data-unit="…"`; nothing where a result has no unit.
    [[nodiscard]] std::string unit_data(std::size_t at) const;
    [[nodiscard]] std::string band(const std::string& id) const { return phrase(rubric.band_title(id)); }
    /// `A1 学习`, escaped.
    [[nodiscard]] std::string item(ItemId at) const {
        const Item& of = rubric.at(at);
        return phrase(id_and_title(of.id, of.title));
    }
    /// The same on a unit's page, where a large report has its title from the style: see report_titles.
    [[nodiscard]] std::string item_on_page(ItemId at) const {
        return in_full ? item(at) : phrase(rubric.at(at).id);
    }
    /// What an item rests on, or the nearest one above it that says so; escaped, may be empty.
    [[nodiscard]] std::string clause(ItemId at) const { return phrase(clause_of(rubric, at)); }
    [[nodiscard]] std::string league(std::size_t at) const;
    /// What keeps a unit from a rank, or changed its band; escaped, may be empty.
    [[nodiscard]] std::string remark(std::size_t at) const;

private:
    const ByteSink& out_;
};

/// `h0` (the weakest) to `h5`: the class of a cell by its rate.
[[nodiscard]] std::string_view heat_class(const Exact& rate);

/// `<code>…</code>`; nothing for nothing.
[[nodiscard]] std::string code(const std::string& text);
/// ` data-node="…"` of each row, from the table's column `id`.
[[nodiscard]] std::function<std::string(std::size_t row)> data_nodes(const Report::Table& table);

/// What `add` writes: headings, paragraphs, lists and tables. `title`: the chapter's.
void put_article(const ReportHtml& page, const Words& title, void (*add)(ReportText& text));

void add_html_summary(const ReportHtml& page);
void add_html_verification(const ReportHtml& page);
void add_overview(const ReportHtml& page);
void add_leagues(const ReportHtml& page);
void add_heat_map(const ReportHtml& page);
void add_weak_areas(const ReportHtml& page);
void add_method(const ReportHtml& page);
/// Clause and advice of each criterion that a page names.
void add_criteria(const ReportHtml& page);
void add_units(const ReportHtml& page);

/// The style that sets titles behind the ids on units' pages, so that thousands of pages do not repeat them; empty where
/// pages say them themselves.
[[nodiscard]] std::string report_titles(const ReportHtml& page);

[[nodiscard]] std::string_view report_style();
[[nodiscard]] std::string_view report_script();

}  // namespace ceping
