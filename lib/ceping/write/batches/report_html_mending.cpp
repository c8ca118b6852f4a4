// What a unit has to mend 整改事项, on its page. Source: ceping-report(1), NOTICES.
#include <ceping/write/batches/report_html_parts.hpp>

#include <ceping/write/formats/html_text.hpp>
#include <ceping/write/letters/found_words.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

namespace ceping {

namespace {

std::string condition_line(const ReportHtml& page, const Words& kind, const Condition& condition) {
    std::string out = "<li><strong>" + page.say(kind) + "</strong> " +
                      page.phrase(id_and_title(condition.id, condition.title));
    if (!condition.source.empty()) {
        out += page.say({"（", " ("}) + page.phrase(cited(page.rubric, condition.source)) +
               page.say({"）", ")"});
    }
    return out + "</li>\n";
}

std::string item_line(const ReportHtml& page, const SavedResult& result, const ToMend& mend) {
    const Item& item = page.rubric.at(mend.item);
    const std::string found = page.say(found_words(page.rubric, item, result, mend.node, !page.in_full));
    const std::string lost = mend.lost.shortest();
    if (!page.in_full) {
        return "<li><a href=\"#" + criterion_anchor(mend.item) + "\">" + page.item_on_page(mend.item) +
               "</a> " + page.say({"失", "lost "}) + lost +
               (found.empty() ? "" : page.say({"：", ": "}) + found) + page.end("</li>\n");
    }
    std::string out = "<li data-node=\"" + html_text(item.id) + "\">";
    out += "<strong>" + page.item(mend.item) + "</strong> <span class=\"tail\">" + page.say({"失", "lost "}) +
           "<span class=\"lost\">" + lost + "</span>" + page.say({"分", ""}) + "</span><dl>";
    const auto line = [&](const Words& label, const std::string& html) {
        if (!html.empty()) {
            out += "<dt>" + page.say(label) + "</dt><dd>" + html + "</dd>";
        }
    };
    line({"发现", "found"}, found);
    line({"依据", "clause"}, page.clause(mend.item));
    line({"建议", "advice"}, page.phrase(item.criterion->advice));
    return out + "</dl></li>\n";
}

}  // namespace

void add_mending(const ReportHtml& page, std::size_t at) {
    const Rectification& mend = page.report.units[at].mend;
    page.heading(4, "", page.say({"整改事项", "What to mend"}));
    if (mend.empty()) {
        page.paragraph({"没有需要整改的事项。", "Nothing is to be mended."});
        return;
    }
    const std::string n = std::to_string(mend.items.size());
    std::string out = "<p>" + page.say({"共" + n + "项，失分合计", "Items: " + n + "; points lost: "}) +
                      "<span class=\"lost-sum\">" + mend.lost.shortest() + "</span>" +
                      page.say({"分。", ". "});
    out += page.choices.mend_by
               ? page.say(Words("请于", "To be mended by ") + date_words(*page.choices.mend_by) +
                          Words("前完成整改。", "."))
               : page.say({"整改期限：＿＿＿＿年＿＿月＿＿日。", "To be mended by: ____________"});
    out += "</p>\n";
    if (!mend.vetoes.empty() || !mend.prerequisites.empty()) {
        out += "<ul>\n";
        for (const PrerequisiteId each : mend.prerequisites) {
            out += condition_line(page, {"前置条件不符合", "prerequisite not met"},
                                  page.rubric.prerequisite(each));
        }
        for (const VetoId each : mend.vetoes) {
            out += condition_line(page, {"一票否决", "veto"}, page.rubric.veto(each));
        }
        out += "</ul>\n";
    }
    if (!mend.items.empty()) {
        out += "<ol class=\"mend\">\n";
        for (const auto& each : mend.items) {
            out += item_line(page, page.result(at), each);
        }
        out += "</ol>\n";
    }
    page.put(out);
}

}  // namespace ceping
