// The frame of the HTML report: head, contents, the order of the chapters, and how the figures came about. Source:
// ceping-report(1), HTML.
#include <ceping/base/text.hpp>
#include <ceping/version.hpp>
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_chapters.hpp>
#include <ceping/write/batches/report_html_parts.hpp>
#include <ceping/write/batches/report_tables.hpp>
#include <ceping/write/formats/html_page.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace ceping {

namespace {

using Cell = Report::Cell;

/// Id, edition, digest, scoring digest and overrides that results state.
using Run = std::tuple<std::string, std::string, std::string, std::string, std::string>;

void add_html_rubric(const ReportHtml& page) {
    const Rubric& rubric = page.rubric;
    page.heading(3, "", page.say({"测评细则", "The rubric"}));
    const std::string places = std::to_string(rubric.rounding.final);
    const Words rounding = phrases::scores_rounded_to.with(
        {{"places", {places, counted(places, "decimal")}}, {"mode", mode_words(rubric.rounding)}});
    page.put("<dl>\n");
    page.fact({"名称", "title"}, page.phrase(rubric.title));
    page.fact({"编号", "id"}, code(rubric.id));
    page.fact({"版本", "edition"}, page.phrase(rubric.edition));
    page.fact({"性质", "status"},
              page.say(rubric.status == Status::illustrative
                           ? Words{"示例，非官方标准", "illustrative, no official standard"}
                           : status_words(rubric.status)));
    page.fact({"文件 SHA-256", "SHA-256 of the file"}, code(rubric.sha256));
    page.fact({"计分摘要", "scoring digest"}, code(rubric.scoring));
    page.fact({"满分", "full marks"}, rubric.total.shortest());
    page.fact({"数值修约", "rounding"}, page.say(rounding));
    page.put("</dl>\n");
}

void add_results(const ReportHtml& page) {
    if (page.choices.anonymous) {
        page.paragraph({"本报告不列出记录和结果文件的名称。",
                        "Files of records and of results are not named in this report."});
    }
    if (!page.choices.earlier.empty() && !page.choices.anonymous) {
        page.table("figures-table texts", {"上次测评的结果文件", "Files of the earlier results"},
                   files_table(page.choices.earlier, texts("文件", "file"), "–"));
    }
    if (!page.choices.results.empty() && !page.choices.anonymous) {
        page.table("figures-table texts", {"结果文件", "Files of results"},
                   files_table(page.choices.results, texts("文件", "file"), "–"));
    }
    // What the results themselves say they were scored by: a batch may be put together from several runs.
    std::map<Run, std::size_t> runs;
    for (const auto& result : page.report.set->results) {
        if (result.scored()) {
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
    if (shared.empty() || page.choices.anonymous) {
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
        {"薄弱环节按全部计分单位的得分之和除以满分之和排序；不涉及的不计。",
         "Weak areas are ordered by the sum of points of all scored units out of the sum of what they could earn; what does "
         "not apply is left out."});
    page.put("</ul>\n");
    page.paragraph(phrases::written_by.with({{"version", std::string_view(version)}}));
}

struct Chapter {
    std::string anchor;
    Words title;
    std::function<void(const ReportHtml& page)> add;
};

std::vector<Chapter> html_chapters(const ReportHtml& page) {
    std::vector<Chapter> out;
    const bool whole = page.choices.units.empty();
    for (const auto* chapter :
         whole ? chapters_for(page.report, page.choices) : std::vector<const ReportChapter*>()) {
        out.push_back({std::string(chapter->name), chapter->title, [chapter](const ReportHtml& of) {
                           if (chapter->html != nullptr) {
                               chapter->html(of);
                           } else {
                               put_article(of, chapter->title, chapter->text);
                           }
                       }});
    }
    const Chapter method{"method", {"测评方法与复核", "Method and reproducibility"}, add_method};
    const bool method_too = page.choices.wants(method.anchor);
    if (whole && method_too) {
        out.push_back(method);
    }
    if (page.choices.wants("units")) {
        if (!page.in_full) {
            out.push_back({"criteria", {"测评内容的依据与整改建议", "Clauses and advice"}, add_criteria});
        }
        out.push_back({"units", {"各单位情况", "Units"}, add_units});
    }
    if (!whole && method_too) {
        out.push_back(method);
    }
    return out;
}

void add_html_head(const ReportHtml& page) {
    // What nobody may overlook of a rubric that is not official, beside Status.
    static const Words notices[] = {
        {"本报告依据的细则是草案，尚未定稿；得分、排名和等次仅供参考。",
         "The rubric of this report is a draft, not a final text: scores, ranks and bands are provisional."},
        {"本报告依据的细则仅作示例，不是官方标准；本报告的得分、排名和等次不得作为正式测评的结果使用。",
         "The rubric of this report is illustrative and no official standard: its scores, ranks and bands must not be "
         "used as those of an official evaluation."},
        {}};
    const Rubric& rubric = page.rubric;
    page.put("<a class=\"skip\" href=\"#content\">" + page.say({"跳到正文", "skip to the text"}) +
             "</a>\n<header>\n<h1>" + page.phrase(report_title(page.report, page.choices)) + "</h1>\n");
    if (const Words& notice = notices[static_cast<std::size_t>(rubric.status)]; !notice.zh.empty()) {
        page.put("<p class=\"notice\">" + page.say(notice) + "</p>\n");
    }
    page.put("<dl>\n");
    page.fact({"测评期", "period"}, page.phrase(report_period(page.report, page.choices)));
    page.fact({"测评细则", "rubric"},
              page.fill(phrases::rubric_named,
                        {{"rubric", page.phrase(rubric.title)},
                         {"edition", page.phrase(edition_words(rubric).in(page.language))}}));
    page.fact({"制定单位", "authority"}, page.phrase(rubric.authority));
    const Overview& overview = page.report.overview;
    page.fact(
        {"参评单位", "units"},
        page.say(phrases::units_in_batch.with({{"units", overview.units},
                                               {"scored", overview.scored},
                                               {"unassessed", units_not_assessed(overview.not_assessed)},
                                               {"rejected", overview.rejected}})));
    page.fact({"范围", "about"}, page.phrase(page.choices.about));
    page.fact({"发布单位", "issued by"}, page.phrase(page.choices.issuer));
    page.fact({"联系方式", "contact"}, page.phrase(page.choices.contact));
    page.fact({"日期", "date"}, page.choices.date ? page.say(date_words(*page.choices.date)) : std::string());
    page.put("</dl>\n</header>\n");
}

void add_contents(const ReportHtml& page, const std::vector<Chapter>& chapters) {
    page.put("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" + page.say({"目录", "Contents"}) +
             "</h2>\n<ul>\n");
    for (const auto& chapter : chapters) {
        page.put("<li><a href=\"#" + chapter.anchor + "\">" + page.say(chapter.title) + "</a></li>\n");
    }
    page.put("</ul>\n</nav>\n");
}

}  // namespace

void add_method(const ReportHtml& page) {
    add_html_rubric(page);
    page.heading(3, "", page.say({"结果来源", "Where the results come from"}));
    add_results(page);
    add_shared_records(page);
    add_rules(page);
}

void write_overview_html(const BatchReport& report, const ReportChoices& choices, const ByteSink& out) {
    const ReportHtml page(report, choices, out);
    HtmlPage frame;
    frame.title = report_title(report, choices);
    frame.language = choices.language;
    const std::string style = std::string(report_style()) + report_titles(page);
    frame.style = style;
    // There is nothing to sort or to find among the pages of a few units.
    const bool leagues = choices.units.empty() && choices.wants("leagues");
    frame.script = leagues ? report_script() : std::string_view();
    out(html_page_begin(frame));
    add_html_head(page);
    const std::vector<Chapter> chapters = html_chapters(page);
    add_contents(page, chapters);
    out("<main id=\"content\" tabindex=\"-1\">\n");
    for (const auto& chapter : chapters) {
        page.heading(2, chapter.anchor, page.say(chapter.title));
        chapter.add(page);
        if (chapter.anchor == "leagues") {
            // Leagues can be sorted and filtered while thousands of pages are still being read.
            out(html_page_script(frame));
        }
    }
    out("</main>\n");
    out(html_page_end());
}

}  // namespace ceping
