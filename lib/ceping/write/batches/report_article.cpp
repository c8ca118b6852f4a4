// The report as an article: its head, method and order, and Markdown of it. Source: ceping-report(1), CHAPTERS, MARKDOWN.
#include <ceping/version.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_chapters.hpp>
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

Words rounding_words(const RoundingRule& rule) {
    const auto also = [](const Pattern& pattern, const std::optional<int>& places) {
        return places ? pattern.with({{"places", *places}}) : Words();
    };
    return phrases::scores_rounded.with({{"places", rule.final},
                                         {"mode", mode_words(rule)},
                                         {"criteria", also(phrases::criteria_rounded_to, rule.criterion)},
                                         {"groups", also(phrases::groups_rounded_to, rule.group)}});
}

void add_article_head(ReportText& text) {
    const Rubric& rubric = text.rubric;
    if (const Words standing = standing_words(rubric); !standing.zh.empty()) {
        text.paragraph(standing, true);
    }
    Report::Facts facts;
    text.fact(facts, {"测评细则", "rubric"},
              phrases::rubric_named.with({{"rubric", rubric.title}, {"edition", edition_words(rubric)}}));
    text.fact(facts, {"制定单位", "authority"}, rubric.authority);
    text.fact(facts, {"测评期", "period"}, report_period(text.report, text.choices));
    text.fact(facts, {"范围", "about"}, text.choices.about);
    text.fact(facts, {"发布单位", "issued by"}, text.choices.issuer);
    text.fact(facts, {"联系方式", "contact"}, text.choices.contact);
    text.fact(facts, {"报告日期", "date of the report"},
              text.choices.date ? date_words(*text.choices.date) : Words());
    text.add(std::move(facts));
}

/// The first steps of a path that all regions have in common.
std::string shared_path(const std::vector<std::string>& regions) {
    std::optional<std::string> out;
    for (const auto& region : regions) {
        const std::size_t end = region.rfind('/');
        std::string above = end == std::string::npos ? std::string() : region.substr(0, end + 1);
        if (region.empty() || (out && above.starts_with(*out))) {
            continue;
        }
        while (out && !out->empty() && !above.starts_with(*out)) {
            // Down to the step before the last.
            const std::size_t before = out->size() < 2 ? std::string::npos : out->rfind('/', out->size() - 2);
            out = before == std::string::npos ? std::string() : out->substr(0, before + 1);
        }
        out = out ? *out : above;
    }
    return out.value_or("");
}

void add_article_method(ReportText& text) {
    const Rubric& rubric = text.rubric;
    const auto& results = text.report.set->results;
    if (const Words standing = standing_words(rubric); !standing.zh.empty()) {
        text.paragraph(standing, true);
    }
    text.paragraph(
        {"得分由各单位的记录按细则精确计算，只在细则规定之处修约。用同一细则、同样的记录重新计分，应得到相同的结果。",
         "Scores were computed from the units' records by the rubric in exact arithmetic, and rounded only where "
         "the rubric says so. Scoring the same records by the same rubric again gives the same results."});
    Report::Facts facts;
    text.fact(facts, {"细则编号", "rubric"}, rubric.id);
    text.fact(facts, {"细则文件 SHA-256", "SHA-256 of the rubric's files"}, rubric.sha256);
    text.fact(facts, {"计分摘要", "scoring digest"}, rubric.scoring);
    text.fact(facts, {"数值修约", "rounding"}, rounding_words(rubric.rounding));
    if (text.report.least_lost.sign() > 0) {
        const std::string least = text.report.least_lost.shortest();
        text.fact(facts, {"整改事项", "what is to be fixed"},
                  phrases::lost_or_more.with({{"points", {least, counted(least, "point")}}}));
    }
    std::set<std::string> overrides;
    std::set<std::string> digests;
    for (const auto& result : results) {
        if (result.scored()) {
            overrides.insert(result.overrides);
            digests.insert(result.scoring);
        }
    }
    overrides.erase("");
    digests.erase("");
    for (const auto& each : overrides) {
        text.fact(facts, {"口径调整", "policies changed"}, each);
    }
    for (const auto& each : digests) {
        if (each != rubric.scoring) {
            text.fact(facts, {"结果另有的计分摘要", "results of another scoring digest"}, each);
        }
    }
    text.fact(facts, {"程序", "program"}, "ceping " + std::string(version));
    text.add(std::move(facts));

    if (!text.choices.anonymous) {
        text.add(files_table(text.choices.results, texts("结果文件", "file of results"), "-"));
        text.add(
            files_table(text.choices.earlier, texts("上次的结果文件", "file of the earlier results"), "-"));
    }
}

}  // namespace

ReportText::ReportText(const BatchReport& of, const ReportChoices& how, For readers)
    : ArticleText(report_title(of, how), how.language),
      report(of),
      choices(how),
      rubric(*of.rubric),
      book(readers == For::book),
      shared_path_(shared_path(of.regions)) {
    for (std::size_t i = 0; i < of.set->results.size(); ++i) {
        results_by_unit_.emplace(of.set->results[i].unit, i);
    }
}

void ReportText::add(Report::Table table) {
    if (table.rows == 0) {
        return;
    }
    std::erase_if(table.columns, [&table](const Report::Column& column) {
        bool silent = !Report::figures(column.type) && &column != &table.columns.front();
        for (std::size_t i = 0; i < table.rows && silent; ++i) {
            silent = column.cell(i).empty();
        }
        return silent;
    });
    for (auto& column : table.columns) {
        if (book) {
            break;  // cells hold the figures, and only show them rounded
        }
        if (const auto to = std::exchange(column.decimals, std::nullopt)) {
            column.cell = [exact = column.cell, to](std::size_t row) {
                Report::Cell out = exact(row);
                if (auto* figure = std::get_if<Exact>(&out.value)) {
                    *figure = figure->rounded(to->first, to->second);
                }
                return out;
            };
        }
    }
    article.add(std::move(table));
}

Report::Table ReportText::rounded(Report::Table table) const {
    return book ? std::move(table) : rounded_as_scores(std::move(table), rubric);
}

std::string ReportText::unit_name(const SavedResult& result) const {
    if (result.unit.empty()) {
        return say({"（没有写明单位）", "(no unit named)"});
    }
    return result.name.empty() ? result.unit
                               : say(phrases::unit_and_id.with({{"unit", result.name}, {"id", result.unit}}));
}

std::string ReportText::section_name(std::size_t section) const {
    const Item& item = rubric.at(report.sections[section]);
    return id_and_title(item.id, item.title);
}

std::string ReportText::region_name(std::string_view region) const {
    if (region.empty()) {
        return say({"未注明地区", "no region stated"});
    }
    const bool below = region.size() > shared_path_.size() && region.starts_with(shared_path_);
    return std::string(below ? region.substr(shared_path_.size()) : region);
}

Report::Line ReportText::unit_run(std::size_t result) const {
    const SavedResult& of = report.set->results[result];
    const bool there = choices.wants("units");
    return {{of.name.empty() ? of.unit : of.name, false, there ? unit_anchor(result) : std::string()}};
}

Report::Line ReportText::unit_run(const std::string& id, std::string shown) const {
    const auto at = results_by_unit_.find(id);
    const bool there = at != results_by_unit_.end() && choices.wants("units");
    return {{std::move(shown), false, there ? unit_anchor(at->second) : std::string()}};
}

void add_report_article(ReportText& text, bool with_units) {
    const BatchReport& report = text.report;
    const ReportChoices& choices = text.choices;
    add_article_head(text);
    const bool whole = choices.units.empty();
    for (const auto* chapter : whole ? chapters_for(report, choices) : std::vector<const ReportChapter*>()) {
        if (chapter->text != nullptr) {
            text.heading(2, std::string(chapter->name), chapter->title);
            chapter->text(text);
        }
    }
    if (choices.wants("units") && (with_units || !whole)) {
        text.heading(2, "units", {"各单位情况", "Units"});
        for (const std::size_t unit : whole ? chosen_units(report, choices) : choices.units) {
            add_report_unit(text, unit);
        }
    }
    if (choices.wants("method")) {
        text.heading(2, "method", {"方法与复核", "Method, and how to check"});
        add_article_method(text);
    }
}

void write_overview_markdown(const BatchReport& report, const ReportChoices& choices, const ByteSink& out) {
    ReportText text(report, choices);
    add_report_article(text, true);
    write_report_markdown(text.article, {}, out);
}

}  // namespace ceping
