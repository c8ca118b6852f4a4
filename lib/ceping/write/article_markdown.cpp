#include <ceping/write/article.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/markdown_text.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ceping {

namespace {

/// One run, with the blanks at its ends that markdown_text() takes off: they part it from its neighbours.
std::string run_text(std::string_view text) {
    const std::string inner = markdown_text(text);
    if (inner.empty()) {
        return {};
    }
    return (text.starts_with(' ') ? " " : "") + inner + (text.ends_with(' ') ? " " : "");
}

std::string line_text(const Article::Line& runs) {
    std::string out;
    for (const auto& run : runs) {
        out += run.strong ? "**" + markdown_text(run.text) + "**" : run_text(run.text);
    }
    return out;
}

class ArticleWriter {
public:
    explicit ArticleWriter(const Article& article) : article_(article) {}

    std::string text() {
        out_ = "# " + markdown_text(article_.title) + "\n";
        if (!article_.kind.empty()) {
            out_ += "\n**" + markdown_text(article_.kind) + "**\n";
        }
        for (const auto& block : article_.blocks) {
            out_ += "\n";
            std::visit([this](const auto& each) { put(each); }, block);
        }
        return std::move(out_);
    }

private:
    void put(const Article::Heading& heading) {
        out_ += std::string(static_cast<std::size_t>(std::min(heading.level, 6)), '#') + " " +
                markdown_text(heading.text) +
                (heading.tail.empty() ? "" : " " + markdown_text(heading.tail)) + "\n";
    }

    void put(const Article::Paragraph& paragraph) {
        out_ += (paragraph.notice ? "> " : "") + line_text(paragraph.text) + "\n";
    }

    void put(const Article::List& list) {
        for (const auto& item : list.items) {
            out_ += "- " + line_text(item) + "\n";
        }
    }

    void put(const Article::Facts& facts) {
        const std::string colon = article_.language == Language::zh ? "：" : ": ";
        for (const auto& [label, value] : facts.entries) {
            out_ += "- **" + markdown_text(label) + "**" + colon + line_text(value) + "\n";
        }
    }

    void put(const Article::Table& table) {
        std::vector<std::size_t> widths;
        for (const auto& column : table.columns) {
            widths.push_back(display_width(column.title));
        }
        std::vector<std::vector<std::string>> rows;
        for (const auto& row : table.rows) {
            rows.emplace_back();
            for (std::size_t i = 0; i < row.size(); ++i) {
                rows.back().push_back(line_text(row[i]));
                widths[i] = std::max(widths[i], display_width(rows.back().back()));
            }
        }
        share_out(widths);
        std::string head = "|";
        std::string rule = "|";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& column = table.columns[i];
            head += " " + markdown_text(column.title) + " |";
            rule += std::string(widths[i], '-') + (column.figures ? ":|" : "|");
        }
        out_ += head + "\n" + rule + "\n";
        for (const auto& row : rows) {
            out_ += "|";
            for (const auto& cell : row) {
                out_ += " " + cell + " |";
            }
            out_ += "\n";
        }
    }

    /// pandoc takes the widths of columns from the dashes below the head where a line is longer than 72; else a reader of
    /// its .docx may make them all equal. So what is narrow gets what it needs with its margins, and the widest takes the
    /// rest of the page, or gives way.
    static void share_out(std::vector<std::size_t>& widths) {
        constexpr std::size_t page = 78;  // half an em each, on A4 or letter at 12 points
        constexpr std::size_t margins = 3;
        constexpr std::size_t narrow = 16;
        const bool any_wide =
            std::any_of(widths.begin(), widths.end(), [](std::size_t width) { return width > narrow; });
        std::size_t sum = 0;
        for (auto& width : widths) {
            width = std::min(width, page) + margins;
            sum += width;
        }
        const auto widest = [&] { return std::max_element(widths.begin(), widths.end()); };
        if (any_wide && sum < page) {
            *widest() += page - sum;
        }
        for (; sum > page && *widest() > 1 + margins; --sum) {
            --*widest();
        }
    }

    const Article& article_;
    std::string out_;
};

}  // namespace

std::string article_markdown(const Article& article) { return ArticleWriter(article).text(); }

}  // namespace ceping
