// Reports as HTML.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/html_page.hpp>
#include <ceping/write/formats/html_text.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

namespace {

// A link to the contents stays at the lower edge of the window, beside the text where there is room for it, so that it
// is at hand in a section of any length. On paper what belongs to one heading, such as a criterion, is not parted.
constexpr std::string_view sections_style = R"css(
:is(h2, h3, h4, h5, h6) { scroll-margin-top: .6rem; }
.up { position: sticky; bottom: .5rem; margin: 0; text-align: right; pointer-events: none; }
.up a { display: inline-block; padding: .3rem .8rem; pointer-events: auto; background: var(--paper);
  border: 1px solid var(--line); border-radius: 1rem; font-size: .9rem; text-decoration: none; }
.wide { overflow-x: auto; margin: .6rem 0; }
.wide table { margin: 0; }
.wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media (min-width: 68rem) { .up { width: 8rem; margin-left: calc(100% + 1rem); text-align: left; } }
@media print {
  .up { display: none; }
  section.whole { break-inside: avoid; }
  main > section:first-child > h2 { margin-top: 0; }
  :is(p, dl):has(+ section), p:has(+ .wide) { break-after: avoid; }
  .wide { overflow: visible; }
}
)css";

// A letter is one piece on paper: its text begins below the title, not on a page of its own.
constexpr std::string_view letter_style = R"css(
.right { text-align: right; }
li { margin: .5rem 0; }
.annex { break-before: page; }
.wide { overflow-x: auto; margin: .6rem 0; }
.wide table { margin: 0; }
.wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media print { main { break-before: auto; } .wide { overflow: visible; } }
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
        std::for_each(report_.blocks.begin(), text_begins, [this](const auto& block) { put(block); });
        out_ += "</header>\n";
        if (contents_) {
            contents();
        }
        out_ += "<main id=\"content\" tabindex=\"-1\">\n";
        for (At at = text_begins; at != report_.blocks.end(); ++at) {
            if (std::holds_alternative<Report::Heading>(*at) && !report_.letter) {
                close_sections(std::get<Report::Heading>(*at).level);
                open_section(at);
            }
            put(*at);
        }
        close_sections(0);
        out_ += "</main>\n";
        return html_page(
            {title_, report_.language, std::move(out_), report_.letter ? letter_style : sections_style});
    }

private:
    using At = std::vector<Report::Block>::const_iterator;

    void put(const Report::Block& block) {
        std::visit([this](const auto& each) { put(each); }, block);
    }

    /// A section holds a heading, what belongs to it, and the sections below it.
    void open_section(At at) {
        const int level = std::get<Report::Heading>(*at).level;
        const At next = std::find_if(std::next(at), report_.blocks.end(), [](const Report::Block& block) {
            return std::holds_alternative<Report::Heading>(block);
        });
        const bool deepest = next == report_.blocks.end() || std::get<Report::Heading>(*next).level <= level;
        out_ += "<section" + classes({{"whole", deepest && may_fit_a_page(at, next)}}) + ">\n";
        open_.push_back(level);
    }

    /// Closes those of a level and of deeper ones. The outermost lead back to the contents.
    void close_sections(int level) {
        while (!open_.empty() && open_.back() >= level) {
            open_.pop_back();
            if (open_.empty() && contents_) {
                out_ += "<p class=\"up\"><a href=\"#contents\">" +
                        html_text(say({"回到目录", "to the contents"})) + "</a></p>\n";
            }
            out_ += "</section>\n";
        }
    }

    /// Whether what stands between one heading and the next may have room on one page of A4, with some to spare: what is
    /// longer would only leave the rest of a page empty before it is parted all the same.
    [[nodiscard]] static bool may_fit_a_page(At heading, At next) {
        constexpr std::size_t most = 60;  // a page has 47
        return std::accumulate(heading, next, std::size_t{0}, [](std::size_t sum, const auto& block) {
                   return sum + std::visit([](const auto& each) { return lines_of(each); }, block);
               }) <= most;
    }

    // Lines on A4, none too many.

    [[nodiscard]] static std::size_t lines_of(const Report::Line& text) {
        constexpr std::size_t columns = 96;  // 48 ideographs
        return display_width(plain_text(text)) / columns + 1;
    }
    [[nodiscard]] static std::size_t lines_of(const Report::Heading& /*heading*/) { return 1; }
    [[nodiscard]] static std::size_t lines_of(const Report::Paragraph& paragraph) {
        return lines_of(paragraph.text);
    }
    [[nodiscard]] static std::size_t lines_of(const Report::List& list) {
        return std::accumulate(
            list.items.begin(), list.items.end(), std::size_t{0},
            [](std::size_t sum, const Report::Line& item) { return sum + lines_of(item); });
    }
    [[nodiscard]] static std::size_t lines_of(const Report::Facts& facts) {
        return std::accumulate(
            facts.entries.begin(), facts.entries.end(), std::size_t{0},
            [](std::size_t sum, const auto& entry) { return sum + lines_of(entry.second); });
    }
    [[nodiscard]] static std::size_t lines_of(const Report::Gap& /*gap*/) { return 0; }
    [[nodiscard]] static std::size_t lines_of(const Report::Table& table) {
        return shown(table) ? table.rows + 1 : 0;
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
        std::size_t least_width = 0;  // in pixels
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool brief = is_brief(say(columns[i]->title), rows, i, columns[i]->codes);
            side.push_back(classes({{"figures", Report::figures(columns[i]->type)}, {"brief", brief}}));
            slim = slim && brief;
            // What breaks anywhere is still to be read: two ideographs on a line.
            least_width += padding + half_width * (brief ? width_of(say(columns[i]->title), rows, i)
                                                   : Report::figures(columns[i]->type) ? width_of("", rows, i)
                                                                                       : 4);
        }
        const bool wide = least_width > phone;
        if (wide) {
            out_ += "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"" +
                    html_text(say({"可以左右滚动的表格", "table that scrolls sideways"})) + "\">\n";
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
        out_ += wide ? "</div>\n" : "";
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

    // A table on the narrowest phone: what there is for it, and what a cell and a Latin letter take of it.
    static constexpr std::size_t phone = 288;
    static constexpr std::size_t padding = 13;
    static constexpr std::size_t half_width = 8;

    /// The longest text of a column.
    [[nodiscard]] static std::size_t width_of(const std::string& title,
                                              const std::vector<std::vector<Report::Line>>& rows,
                                              std::size_t column) {
        std::size_t longest = display_width(title);
        for (const auto& row : rows) {
            longest = std::max(longest, display_width(plain_text(row[column])));
        }
        return longest;
    }

    /// Whether a column holds nothing but what is short enough to stay on one line even on a phone. Of codes more is.
    [[nodiscard]] static bool is_brief(const std::string& title,
                                       const std::vector<std::vector<Report::Line>>& rows, std::size_t column,
                                       bool codes) {
        constexpr std::size_t most = 10;  // five ideographs
        constexpr std::size_t most_of_codes = 24;
        return width_of(title, rows, column) <= (codes ? most_of_codes : most);
    }

    const Report& report_;
    const std::string& title_;
    std::string out_;
    std::vector<int> open_{};  ///< levels of the sections that are open
    bool contents_ = false;
    int deeper_ = 0;
};

}  // namespace

void write_report_html(const Report& report, const ReportLook& /*look*/, const ByteSink& out) {
    out(HtmlReport(report).text());
}

}  // namespace ceping
