#include <ceping/write/article.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/html_page.hpp>
#include <ceping/write/html_text.hpp>

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
@media print { main { break-before: auto; } }
)css";

class ArticleWriter {
public:
    explicit ArticleWriter(const Article& article) : article_(article) {}

    std::string text() {
        if (!article_.letter) {
            out_ += "<a class=\"skip\" href=\"#content\">" +
                    html_text(say({"跳到正文", "skip to the text"})) + "</a>\n";
        }
        out_ += "<header>\n";
        if (!article_.kind.empty()) {
            out_ += "<p class=\"kind\">" + phrase(article_.kind) + "</p>\n";
        }
        out_ += "<h1>" + phrase(article_.title) + "</h1>\n";
        const auto text_begins = std::find_if(
            article_.blocks.begin(), article_.blocks.end(),
            [](const Article::Block& block) { return std::holds_alternative<Article::Heading>(block); });
        put_all(article_.blocks.begin(), text_begins);
        out_ += "</header>\n";
        if (!article_.letter) {
            contents();
        }
        out_ += "<main id=\"content\" tabindex=\"-1\">\n";
        put_all(text_begins, article_.blocks.end());
        out_ += "</main>\n";
        return html_page(
            {article_.title, article_.language, std::move(out_), article_.letter ? letter_style : ""});
    }

private:
    using At = std::vector<Article::Block>::const_iterator;

    void put_all(At first, At last) {
        std::for_each(first, last, [this](const Article::Block& block) {
            std::visit([this](const auto& each) { put(each); }, block);
        });
    }

    [[nodiscard]] const std::string& say(const Words& words) const { return words.in(article_.language); }

    [[nodiscard]] std::string phrase(const std::string& text) const {
        return html_phrase(text, article_.language);
    }

    [[nodiscard]] std::string line(const Article::Line& runs) const {
        std::string out;
        for (const auto& run : runs) {
            std::string text = phrase(run.text);
            text = run.strong ? "<strong>" + text + "</strong>" : text;
            out += run.to.empty() ? text : "<a href=\"#" + html_text(run.to) + "\">" + text + "</a>";
        }
        return out;
    }

    [[nodiscard]] static std::string tail(const Article::Heading& heading, const std::string& text) {
        return heading.tail.empty() ? "" : " <span class=\"tail\">" + text + "</span>";
    }

    /// Nested lists of links. A heading may be deeper than the one before it by any number of levels, which is one list
    /// deeper all the same.
    void contents() {
        out_ += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" +
                html_text(say({"目录", "Contents"})) + "</h2>\n";
        std::vector<int> open;
        for (const auto& block : article_.blocks) {
            const auto* heading = std::get_if<Article::Heading>(&block);
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

    void put(const Article::Heading& heading) {
        // HTML has six levels; what is deeper says so to screen readers.
        const std::string name = "h" + std::to_string(std::min(heading.level, 6));
        const std::string level =
            heading.level > 6 ? " aria-level=\"" + std::to_string(heading.level) + "\"" : "";
        out_ += "<" + name + " id=\"" + html_text(heading.anchor) + "\"" + level + ">" +
                phrase(heading.text) + tail(heading, phrase(heading.tail)) + "</" + name + ">\n";
    }

    void put(const Article::Paragraph& paragraph) {
        const std::string name = paragraph.notice  ? "<p class=\"notice\" role=\"note\">"
                                 : paragraph.right ? "<p class=\"right\">"
                                                   : "<p>";
        out_ += name + line(paragraph.text) + "</p>\n";
    }

    void put(const Article::List& list) {
        const std::string name = list.first > 0 ? "ol" : "ul";
        out_ += "<" + name + (list.first > 1 ? " start=\"" + std::to_string(list.first) + "\"" : "") + ">\n";
        for (const auto& item : list.items) {
            out_ += "<li>" + line(item) + "</li>\n";
        }
        out_ += "</" + name + ">\n";
    }

    void put(const Article::Facts& facts) {
        out_ += "<dl>\n";
        for (const auto& [label, value] : facts.entries) {
            out_ += "<div><dt>" + phrase(label) + "</dt><dd>" + line(value) + "</dd></div>\n";
        }
        out_ += "</dl>\n";
    }

    void put(const Article::Table& table) {
        std::vector<std::string> side;
        bool slim = true;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const bool brief = is_brief(table, i);
            side.push_back(classes({{"figures", table.columns[i].figures}, {"brief", brief}}));
            slim = slim && brief;
        }
        // What takes a part of a page only is not parted.
        constexpr std::size_t few_rows = 12;
        out_ +=
            "<table" + classes({{"slim", slim}, {"whole", table.rows.size() <= few_rows}}) + ">\n<thead><tr>";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            out_ += "<th scope=\"col\"" + side[i] + ">" + phrase(table.columns[i].title) + "</th>";
        }
        out_ += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
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
    [[nodiscard]] static bool is_brief(const Article::Table& table, std::size_t column) {
        constexpr std::size_t most = 10;  // five ideographs
        return display_width(table.columns[column].title) <= most &&
               std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
                   std::size_t width = 0;
                   for (const auto& run : row[column]) {
                       width += display_width(run.text);
                   }
                   return width <= most;
               });
    }

    const Article& article_;
    std::string out_;
};

}  // namespace

std::string article_html(const Article& article) { return ArticleWriter(article).text(); }

}  // namespace ceping
