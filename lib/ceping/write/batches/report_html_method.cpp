// How the figures came about and how to check them. Source: ceping-report(1), HTML.
#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/version.hpp>
#include <ceping/write/formats/html_text.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace ceping {

namespace {

Words status_words(Status status) {
    static const std::array<Words, 3> words = {
        Words("草案", "draft"), Words("示例，非官方标准", "illustrative, no official standard"),
        Words("正式", "official")};
    return words[static_cast<std::size_t>(status)];
}

Words rounding_words(const RoundingRule& rule) {
    static const std::array<Words, 3> modes = {
        Words("四舍五入", "half up"), Words("四舍六入五成双", "half to even"), Words("只舍不入", "down")};
    const std::string places = std::to_string(rule.final);
    return Words("总分保留" + places + "位小数，", counted(places, "decimal") + ", rounded ") +
           modes[static_cast<std::size_t>(rule.mode)];
}

void fact(const ReportHtml& page, const Words& label, const std::string& html) {
    if (!html.empty()) {
        page.put("<dt>" + page.say(label) + "</dt><dd>" + html + "</dd>\n");
    }
}

std::string code(const std::string& text) {
    return text.empty() ? std::string() : "<code>" + html_text(text) + "</code>";
}

void add_rubric(const ReportHtml& page) {
    const Rubric& rubric = page.rubric;
    page.heading(3, "", page.say({"测评细则", "The rubric"}));
    page.put("<dl>\n");
    fact(page, {"名称", "title"}, page.phrase(rubric.title));
    fact(page, {"编号", "id"}, code(rubric.id));
    fact(page, {"版本", "edition"}, page.phrase(rubric.edition));
    fact(page, {"性质", "status"}, page.say(status_words(rubric.status)));
    fact(page, {"文件 SHA-256", "SHA-256 of the file"}, code(rubric.sha256));
    fact(page, {"计分摘要", "scoring digest"}, code(rubric.scoring));
    fact(page, {"满分", "full marks"}, rubric.total.shortest());
    fact(page, {"数值修约", "rounding"}, page.say(rounding_words(rubric.rounding)));
    page.put("</dl>\n");
}

void add_results(const ReportHtml& page) {
    if (!page.choices.results.empty()) {
        page.begin_table("figures-table texts", Words("结果文件", "Files of results").in(page.language),
                         {page.say({"文件", "file"}), "SHA-256"});
        for (const auto& each : page.choices.results) {
            page.put("<tr><th scope=\"row\">" +
                     (each.name == "-" ? page.say({"标准输入", "standard input"}) : page.phrase(each.name)) +
                     "</th><td class=\"t\">" + (each.sha256.empty() ? std::string("–") : code(each.sha256)) +
                     "</td></tr>\n");
        }
        page.end_table();
    }
    // What the results themselves say they were scored by: a batch may be put together from several runs.
    std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::size_t> runs;
    for (const auto& result : page.report.set->results) {
        if (!result.rejected) {
            ++runs[{result.rubric, result.edition, result.sha256, result.scoring, result.overrides}];
        }
    }
    if (runs.empty()) {
        return;
    }
    page.begin_table("figures-table texts",
                     Words("结果所写明的细则", "What the results were scored by").in(page.language),
                     {page.say({"细则", "rubric"}), page.say({"单位数", "units"}),
                      page.say({"细则 SHA-256", "SHA-256 of the rubric"}),
                      page.say({"计分摘要", "scoring digest"}), page.say({"改动的规则", "overrides"})});
    for (const auto& [run, units] : runs) {
        const auto& [id, edition, sha256, scoring, overrides] = run;
        page.put("<tr><th scope=\"row\">" + page.phrase(id + (edition.empty() ? "" : " " + edition)) +
                 "</th><td>" + std::to_string(units) + "</td><td class=\"t\">" + code(sha256) +
                 "</td><td class=\"t\">" + code(scoring) + "</td><td class=\"t\">" +
                 (overrides.empty() ? page.say({"无", "none"}) : code(overrides)) + "</td></tr>\n");
    }
    page.end_table();
}

/// The records that several units were scored from, such as the sheets of visits.
void add_shared_records(const ReportHtml& page) {
    if (std::none_of(page.records.begin(), page.records.end(),
                     [](const auto& each) { return each.second > 1; })) {
        return;
    }
    page.begin_table("figures-table texts",
                     Words("几个单位共用的记录", "Records that several units share").in(page.language),
                     {page.say({"记录", "record"}), page.say({"单位数", "units"}), "SHA-256"});
    for (const auto& [record, units] : page.records) {
        if (units > 1) {
            page.put("<tr><th scope=\"row\">" + page.phrase(record.first) + "</th><td>" +
                     std::to_string(units) + "</td><td class=\"t\">" + code(record.second) + "</td></tr>\n");
        }
    }
    page.end_table();
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
    const std::string version_text{version};
    page.paragraph(
        {"本报告由 ceping-report " + version_text +
             " 生成。用同一细则和同一批记录重新评分，应得到相同的结果；各单位页列出了评分所用的记录。",
         "Written by ceping-report " + version_text +
             ". Scoring the same records by the same rubric gives the same results; each unit's page names the "
             "records."});
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
