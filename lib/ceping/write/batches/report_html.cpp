// The frame of the HTML report: head, contents, the order of the chapters. Source: ceping-report(1), HTML.
#include <ceping/write/batches/phrases.hpp>
#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/write/formats/html_page.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <string>
#include <vector>

namespace ceping {

namespace {

struct Chapter {
    std::string anchor;
    Words title;
    void (*add)(const ReportHtml& page);
};

std::vector<Chapter> chapters_of(const ReportHtml& page) {
    std::vector<Chapter> out;
    if (page.choices.units.empty()) {
        out.push_back({"overview", {"总体情况", "Overview"}, add_overview});
        out.push_back({"leagues", {"排名", "League tables"}, add_leagues});
        out.push_back({"heat-map", {"各单位各项目得分率", "Rates of units and sections"}, add_heat_map});
        out.push_back({"weak-areas", {"薄弱环节", "Weak areas"}, add_weak_areas});
        out.push_back({"method", {"测评方法与复核", "Method and reproducibility"}, add_method});
    }
    if (!page.in_full) {
        out.push_back({"criteria", {"测评内容的依据与整改建议", "Clauses and advice"}, add_criteria});
    }
    out.push_back({"units", {"各单位情况", "Units"}, add_units});
    if (!page.choices.units.empty()) {
        out.push_back({"method", {"测评方法与复核", "Method and reproducibility"}, add_method});
    }
    return out;
}

void add_head(const ReportHtml& page) {
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
    page.fact({"测评时间", "period"}, page.phrase(report_period(page.report, page.choices)));
    const std::string edition =
        rubric.edition.empty()
            ? ""
            : page.say({"（", " ("}) + page.phrase(rubric.edition) + page.say({"版）", ")"});
    page.fact({"测评细则", "rubric"}, page.phrase(rubric.title) + edition);
    page.fact({"制定单位", "authority"}, page.phrase(rubric.authority));
    const Overview& overview = page.report.overview;
    page.fact(
        {"参评单位", "units"},
        page.say(phrases::units_in_batch.with(
            {{"units", overview.units}, {"scored", overview.scored}, {"rejected", overview.rejected}})));
    page.fact({"发布单位", "issued by"}, page.phrase(page.choices.office));
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

void write_overview_html(const BatchReport& report, const ReportChoices& choices, const ByteSink& out) {
    const ReportHtml page(report, choices, out);
    HtmlPage frame;
    frame.title = report_title(report, choices);
    frame.language = choices.language;
    const std::string style = std::string(report_style()) + report_titles(page);
    frame.style = style;
    // There is nothing to sort or to find among the pages of a few units.
    frame.script = choices.units.empty() ? report_script() : std::string_view();
    out(html_page_begin(frame));
    add_head(page);
    const std::vector<Chapter> chapters = chapters_of(page);
    add_contents(page, chapters);
    out("<main id=\"content\" tabindex=\"-1\">\n");
    for (const auto& chapter : chapters) {
        page.heading(2, chapter.anchor, page.say(chapter.title));
        chapter.add(page);
        if (chapter.add == add_leagues) {
            // Leagues can be sorted and filtered while thousands of pages are still being read.
            out(html_page_script(frame));
        }
    }
    out("</main>\n");
    out(html_page_end());
}

}  // namespace ceping
