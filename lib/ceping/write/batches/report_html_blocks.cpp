// Blocks of an article in the HTML report. Source: ceping-report(1), HTML.
#include <ceping/write/batches/report_article.hpp>
#include <ceping/write/batches/report_html_parts.hpp>
#include <ceping/write/formats/report_writers.hpp>

#include <utility>
#include <variant>

namespace ceping {

namespace {

class HtmlBlocks {
public:
    HtmlBlocks(const ReportHtml& page, std::string title) : page_(page), title_(std::move(title)) {}

    void put(const Report::Heading& heading) {
        page_.heading(heading.level, heading.anchor, page_.phrase(heading.text));
        title_ = heading.text;
    }
    void put(const Report::Paragraph& paragraph) {
        page_.put((paragraph.notice ? "<p class=\"notice\">" : "<p>") + line(paragraph.text) + "</p>\n");
    }
    void put(const Report::List& list) {
        page_.put("<ul class=\"said\">\n");
        for (const auto& item : list.items) {
            page_.put("<li>" + line(item) + "</li>\n");
        }
        page_.put("</ul>\n");
    }
    void put(const Report::Facts& facts) {
        page_.put("<dl>\n");
        for (const auto& [label, value] : facts.entries) {
            page_.put("<dt>" + page_.phrase(label) + "</dt><dd>" + line(value) + "</dd>\n");
        }
        page_.put("</dl>\n");
    }
    void put(const Report::Gap& /*gap*/) {}
    void put(const Report::Table& whole) {
        if (!shown(whole)) {
            return;
        }
        Report::Table table = whole;
        std::erase_if(table.columns,
                      [](const auto& column) { return !is_for(column.readers, Report::people); });
        page_.table("figures-table texts sortable", Words(title_), table, {}, true);
    }

private:
    [[nodiscard]] std::string line(const Report::Line& runs) const {
        std::string out;
        for (const auto& run : runs) {
            const std::string text = page_.phrase(run.text);
            out += run.to.empty() ? text : "<a href=\"#" + html_text(run.to) + "\">" + text + "</a>";
        }
        return out;
    }

    const ReportHtml& page_;
    std::string title_;  // of the last heading, or of the chapter: what a table is called
};

}  // namespace

void put_article(const ReportHtml& page, const Words& title, void (*add)(ReportText& text)) {
    ReportText text(page.report, page.choices);
    add(text);
    HtmlBlocks blocks(page, title.in(page.language));
    for (const auto& block : text.article.blocks) {
        std::visit([&blocks](const auto& each) { blocks.put(each); }, block);
    }
}

}  // namespace ceping
