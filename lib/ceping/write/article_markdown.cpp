#include <ceping/write/article.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/markdown_text.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ceping {

namespace {

/// One run, with the blanks at its ends that markdown_text() takes off: they part it from its neighbours.
std::string run_text(std::string_view text, bool first) {
    std::string inner = markdown_text(text);
    if (inner.empty()) {
        return {};
    }
    // A colon only means something where a line begins.
    inner.erase(0, !first && inner.starts_with("\\:") ? 1 : 0);
    return (text.starts_with(' ') ? " " : "") + inner + (text.ends_with(' ') ? " " : "");
}

std::string line_text(const Article::Line& runs) {
    std::string out;
    for (const auto& run : runs) {
        out += run.strong ? "**" + markdown_text(run.text) + "**" : run_text(run.text, out.empty());
    }
    return out;
}

/// Columns on paper: letters and digits of most typefaces are wider than half a Chinese character.
std::size_t printed_width(std::string_view text) {
    const auto narrow = std::count_if(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    return display_width(text) + static_cast<std::size_t>(narrow + 3) / 4;
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
        std::size_t number = list.first;
        for (const auto& item : list.items) {
            out_ += (list.first > 0 ? std::to_string(number++) + ". " : "- ") + line_text(item) + "\n";
        }
    }

    void put(const Article::Facts& facts) {
        const std::string colon = article_.language == Language::zh ? "：" : ": ";
        for (const auto& [label, value] : facts.entries) {
            out_ += "- **" + markdown_text(label) + "**" + colon + line_text(value) + "\n";
        }
    }

    /// pandoc takes the widths of a wide table's columns from the dashes below its head. Figures and short texts keep
    /// their own width, so that none is broken, and long texts share what is left of a line by their lengths.
    static std::vector<std::size_t> widths_of(const Article::Table& table,
                                              const std::vector<std::vector<std::string>>& rows) {
        constexpr std::size_t line = 84;          // of A4 at the size of pandoc's text, in columns
        constexpr std::size_t longest_head = 10;  // a longer one may be broken
        constexpr std::size_t gap = 3;
        constexpr std::size_t narrowest = 6;
        constexpr std::size_t widest = 60;
        constexpr std::size_t short_text = 16;
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            std::size_t width = std::min(printed_width(table.columns[i].title), longest_head);
            for (const auto& row : rows) {
                width = std::max(width, i < row.size() ? printed_width(row[i]) : 0);
            }
            out.push_back(std::clamp(width + gap, narrowest, widest));
        }
        std::vector<std::size_t> order = out;
        std::sort(order.begin(), order.end());
        std::size_t left = line;
        std::size_t own = 0;  // how many keep their own width
        while (own < order.size() && order[own] * (order.size() - own) <= left) {
            left -= order[own++];
        }
        if (own == order.size()) {
            // Dashes over the whole line make pandoc heed them; columns of short texts need no widths at all.
            const auto longest = std::max_element(out.begin(), out.end());
            if (longest != out.end() && *longest > short_text + gap) {
                *longest += left;
            }
            return out;
        }
        const std::size_t longest_own = own == 0 ? 0 : order[own - 1];
        std::size_t long_ones = 0;
        for (std::size_t i = own; i < order.size(); ++i) {
            long_ones += order[i];
        }
        for (auto& width : out) {
            if (width > longest_own) {
                width = std::max(width * left / long_ones, narrowest);
            }
        }
        return out;
    }

    void put(const Article::Table& table) {
        std::vector<std::vector<std::string>> rows;
        for (const auto& row : table.rows) {
            rows.emplace_back();
            for (const auto& cell : row) {
                rows.back().push_back(line_text(cell));
            }
        }
        const auto widths = widths_of(table, rows);
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

    const Article& article_;
    std::string out_;
};

}  // namespace

std::string article_markdown(const Article& article) { return ArticleWriter(article).text(); }

}  // namespace ceping
