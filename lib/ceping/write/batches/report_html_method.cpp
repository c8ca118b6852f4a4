// How the figures came about and how to check them. Source: ceping-report(1), HTML.
#include <ceping/base/text.hpp>
#include <ceping/version.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_html_parts.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/batches/report_words.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <tuple>

namespace ceping {

namespace {

using Cell = Report::Cell;
/// Id, edition, digest, scoring digest and overrides that results state.
using Run = std::tuple<std::string, std::string, std::string, std::string, std::string>;

Words status_words(Status status) {
    static const std::array<Words, 3> words = {
        Words("草案", "draft"), Words("示例，非官方标准", "illustrative, no official standard"),
        Words("正式", "official")};
    return words[static_cast<std::size_t>(status)];
}

void add_rubric(const ReportHtml& page) {
    const Rubric& rubric = page.rubric;
    page.heading(3, "", page.say({"测评细则", "The rubric"}));
    const std::string places = std::to_string(rubric.rounding.final);
    const Words rounding = phrases::scores_rounded_to.with(
        {{"places", {places, counted(places, "decimal")}}, {"mode", mode_words(rubric.rounding)}});
    page.put("<dl>\n");
    page.fact({"名称", "title"}, page.phrase(rubric.title));
    page.fact({"编号", "id"}, code(rubric.id));
    page.fact({"版本", "edition"}, page.phrase(rubric.edition));
    page.fact({"性质", "status"}, page.say(status_words(rubric.status)));
    page.fact({"文件 SHA-256", "SHA-256 of the file"}, code(rubric.sha256));
    page.fact({"计分摘要", "scoring digest"}, code(rubric.scoring));
    page.fact({"满分", "full marks"}, rubric.total.shortest());
    page.fact({"数值修约", "rounding"}, page.say(rounding));
    page.put("</dl>\n");
}

void add_results(const ReportHtml& page) {
    if (!page.choices.results.empty()) {
        page.table("figures-table texts", {"结果文件", "Files of results"},
                   files_table(page.choices.results, texts("文件", "file"), "–"));
    }
    // What the results themselves say they were scored by: a batch may be put together from several runs.
    std::map<Run, std::size_t> runs;
    for (const auto& result : page.report.set->results) {
        if (!result.rejected) {
            ++runs[{result.rubric, result.edition, result.sha256, result.scoring, result.overrides}];
        }
    }
    if (runs.empty()) {
        return;
    }
    using Row = std::pair<Run, std::size_t>;
    const auto table = table_of<Row>(
        {runs.begin(), runs.end()},
        columns_of(texts("细则", "rubric"), counts("单位数", "units"),
                   digests("细则 SHA-256", "SHA-256 of the rubric"), digests("计分摘要", "scoring digest"),
                   digests("改动的规则", "overrides")),
        [](const Row& row) {
            const auto& [id, edition, sha256, scoring, overrides] = row.first;
            return row_of(id + (edition.empty() ? "" : " " + edition), row.second, sha256, scoring,
                          overrides.empty() ? Cell(Words{"无", "none"}) : Cell(overrides));
        });
    page.table("figures-table texts", {"结果所写明的细则", "What the results were scored by"}, table);
}

/// The records that several units were scored from, such as the sheets of visits.
void add_shared_records(const ReportHtml& page) {
    using Shared = std::pair<std::pair<std::string, std::string>, std::size_t>;
    std::vector<Shared> shared;
    std::copy_if(page.records.begin(), page.records.end(), std::back_inserter(shared),
                 [](const auto& each) { return each.second > 1; });
    if (shared.empty()) {
        return;
    }
    const auto table = table_of<Shared>(
        std::move(shared),
        {texts("记录", "record"), counts("单位数", "units"), digests("SHA-256", "SHA-256")},
        [](const Shared& each) { return row_of(each.first.first, each.second, each.first.second); });
    page.table("figures-table texts", {"几个单位共用的记录", "Records that several units share"}, table);
}

void add_rules(const ReportHtml& page) {
    page.heading(3, "", page.say({"统计口径", "How figures are worked out"}));
    page.put("<ul>\n");
    const auto rule = [&](const Words& words) { page.put("<li>" + page.say(words) + "</li>\n"); };
    rule(
        {"得分率为得分除以该单位适用的满分，按精确值计算，只在显示时保留一位小数。",
         "A rate is points divided by what the unit could earn; it is worked out exactly and rounded to one decimal only "
         "where it is shown."});
    rule(
        {"名次按得分由高到低排列，不具备评定资格和不予计分的单位不排名；同分的处理按细则和排名时的选择。",
         "Ranks go by score; units that are not eligible or were rejected have none. Ties are settled as the rubric and the "
         "command say."});
    rule({"平均分、中位数和分布只计入计分的单位，不具备评定资格的单位也在内。",
          "Mean, median and distribution are of scored units, those not eligible among them."});
    rule(
        {"薄弱环节按全部计分单位的得分之和除以满分之和排序；不适用的不计。",
         "Weak areas are ordered by the sum of points of all scored units out of the sum of what they could earn; what does "
         "not apply is left out."});
    page.put("</ul>\n");
    page.paragraph(phrases::written_by.with({{"version", std::string_view(version)}}));
}

}  // namespace

void add_method(const ReportHtml& page) {
    add_rubric(page);
    page.heading(3, "", page.say({"结果来源", "Where the results come from"}));
    add_results(page);
    add_shared_records(page);
    add_rules(page);
}

}  // namespace ceping
