// Reports as HTML.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/html_page.hpp>
#include <ceping/write/formats/html_text.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

// A letter is one piece on paper: its text begins below the title, not on a page of its own.
constexpr std::string_view letter_style = R"css(
.right { text-align: right; }
li { margin: .5rem 0; }
.annex { break-before: page; }
@media print { main { break-before: auto; } }
)css";

class HtmlReport {
public:
    explicit HtmlReport(const Report& report)
        : report_(report), title_(report.title.empty() ? report.page : report.title) {
        for (const auto& block : report.blocks) {
            if (const auto* heading = std::get_if<Report::Heading>(&block)) {
                contents_ = contents_ || (heading->in_contents && !report.letter);
                // The title is the only heading of level 1.
                deeper_ = heading->level == 1 ? 1 : deeper_;
            }
        }
    }

    std::string text() {
        if (contents_) {
            out_ += "<a class=\"skip\" href=\"#content\">" +
                    html_text(say({"跳到正文", "skip to the text"})) + "</a>\n";
        }
        out_ += "<header>\n";
        if (!report_.kind.empty()) {
            out_ += "<p class=\"kind\">" + phrase(report_.kind) + "</p>\n";
        }
        out_ += "<h1>" + phrase(title_) + "</h1>\n";
        const auto text_begins = std::find_if(
            report_.blocks.begin(), report_.blocks.end(),
            [](const Report::Block& block) { return std::holds_alternative<Report::Heading>(block); });
        put_all(report_.blocks.begin(), text_begins);
        out_ += "</header>\n";
        if (contents_) {
            contents();
        }
        out_ += "<main id=\"content\" tabindex=\"-1\">\n";
        put_all(text_begins, report_.blocks.end());
        out_ += "</main>\n";
        return html_page({title_, report_.language, std::move(out_), report_.letter ? letter_style : ""});
    }

private:
    using At = std::vector<Report::Block>::const_iterator;

    void put_all(At first, At last) {
        std::for_each(first, last, [this](const Report::Block& block) {
            std::visit([this](const auto& each) { put(each); }, block);
        });
    }

    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(report_.language); }

    [[nodiscard]] std::string phrase(const std::string& text) const {
        return html_phrase(text, report_.language);
    }

    [[nodiscard]] std::string line(const Report::Line& runs) const {
        std::string out;
        for (const auto& run : runs) {
            std::string text = phrase(run.text);
            text = run.strong ? "<strong>" + text + "</strong>" : text;
            const std::string link = !run.file.empty() ? "./" + run.file : run.to.empty() ? "" : "#" + run.to;
            out += link.empty() ? text : "<a href=\"" + html_text(link) + "\">" + text + "</a>";
        }
        return out;
    }

    [[nodiscard]] static std::string tail(const Report::Heading& heading, const std::string& text) {
        return heading.tail.empty() ? "" : " <span class=\"tail\">" + text + "</span>";
    }

    /// Nested lists of links. A heading may be deeper than the one before it by any number of levels, which is one list
    /// deeper all the same.
    void contents() {
        out_ += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" +
                html_text(say({"目录", "Contents"})) + "</h2>\n";
        std::vector<int> open;
        for (const auto& block : report_.blocks) {
            const auto* heading = std::get_if<Report::Heading>(&block);
            if (heading == nullptr || !heading->in_contents) {
                continue;
            }
            while (open.size() > 1 && open.back() > heading->level) {
                out_ += "</li>\n</ul>\n";
                open.pop_back();
            }
            if (open.empty() || open.back() < heading->level) {
                out_ += open.empty() ? "<ul>\n" : "\n<ul>\n";
                open.push_back(heading->level);
            } else {
                out_ += "</li>\n";
            }
            out_ += "<li><a href=\"#" + html_text(heading->anchor) + "\">" + phrase(heading->text) + "</a>" +
                    tail(*heading, phrase(heading->tail));
        }
        for (std::size_t i = 0; i < open.size(); ++i) {
            out_ += "</li>\n</ul>\n";
        }
        out_ += "</nav>\n";
    }

    void put(const Report::Heading& heading) {
        // HTML has six levels; what is deeper says so to screen readers.
        const int depth = heading.level + deeper_;
        const std::string name = "h" + std::to_string(std::min(depth, 6));
        const std::string level = depth > 6 ? " aria-level=\"" + std::to_string(depth) + "\"" : "";
        out_ += "<" + name + " id=\"" + html_text(heading.anchor) + "\"" + level +
                (heading.new_page ? " class=\"annex\"" : "") + ">" + phrase(heading.text) +
                tail(heading, phrase(heading.tail)) + "</" + name + ">\n";
        if (!heading.below.empty()) {
            put(Report::Paragraph{{{heading.below}}});
        }
    }

    void put(const Report::Paragraph& paragraph) {
        const std::string name = paragraph.notice  ? "<p class=\"notice\" role=\"note\">"
                                 : paragraph.right ? "<p class=\"right\">"
                                                   : "<p>";
        out_ += name + line(paragraph.text) + "</p>\n";
    }

    void put(const Report::List& list) {
        const std::string name = list.first > 0 ? "ol" : "ul";
        out_ += "<" + name + (list.first > 1 ? " start=\"" + std::to_string(list.first) + "\"" : "") + ">\n";
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            out_ += "<li>" + line(list.items[i]);
            if (i < list.below.size() && !list.below[i].empty()) {
                out_ += "\n<ul>\n";
                for (const auto& each : list.below[i]) {
                    out_ += "<li>" + line(each) + "</li>\n";
                }
                out_ += "</ul>";
            }
            out_ += "</li>\n";
        }
        out_ += "</" + name + ">\n";
    }

    void put(const Report::Facts& facts) {
        out_ += "<dl>\n";
        for (const auto& [label, value] : facts.entries) {
            out_ += "<div><dt>" + phrase(label) + "</dt><dd>" + line(value) + "</dd></div>\n";
        }
        out_ += "</dl>\n";
    }

    void put(const Report::Gap& /*gap*/) {}

    void put(const Report::Table& table) {
        if (!shown(table)) {
            return;
        }
        const auto columns = columns_for(table, Report::people);
        std::vector<std::vector<Report::Line>> rows(table.rows);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (const auto* column : columns) {
                const Report::Cell cell = column->cell(row);
                rows[row].push_back(cell_line(*column, cell, report_.language));
                for (std::size_t step = 0; step < cell.depth; ++step) {
                    rows[row].back().front().text.insert(0, "　");
                }
            }
        }
        std::vector<std::string> side;
        bool slim = true;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool brief = is_brief(say(columns[i]->title), rows, i);
            side.push_back(classes({{"figures", Report::figures(columns[i]->type)}, {"brief", brief}}));
            slim = slim && brief;
        }
        // What takes a part of a page only is not parted.
        constexpr std::size_t few_rows = 12;
        out_ += "<table" + classes({{"slim", slim}, {"whole", rows.size() <= few_rows}}) + ">\n<thead><tr>";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            out_ += "<th scope=\"col\"" + side[i] + ">" + phrase(say(columns[i]->title)) + "</th>";
        }
        out_ += "</tr></thead>\n<tbody>\n";
        for (const auto& row : rows) {
            out_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string name = i == 0 ? "th" : "td";
                out_ += "<" + name + (i == 0 ? " scope=\"row\"" : "") + side[i] + ">" + line(row[i]) + "</" +
                        name + ">";
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n";
    }

    /// ` class="a b"` of those that hold, or nothing.
    [[nodiscard]] static std::string classes(std::initializer_list<std::pair<std::string_view, bool>> all) {
        std::string names;
        for (const auto& [name, holds] : all) {
            if (holds) {
                names += names.empty() ? "" : " ";
                names += name;
            }
        }
        return names.empty() ? names : " class=\"" + names + "\"";
    }

    /// Whether a column holds nothing but what is short enough to stay on one line even on a phone.
    [[nodiscard]] static bool is_brief(const std::string& title,
                                       const std::vector<std::vector<Report::Line>>& rows,
                                       std::size_t column) {
        constexpr std::size_t most = 10;  // five ideographs
        return display_width(title) <= most && std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
                   return display_width(plain_text(row[column])) <= most;
               });
    }

    const Report& report_;
    const std::string& title_;
    std::string out_;
    bool contents_ = false;
    int deeper_ = 0;
};

}  // namespace

void write_report_html(const Report& report, const ReportLook& /*look*/, const ByteSink& out) {
    out(HtmlReport(report).text());
}

}  // namespace ceping
