// Reports as Markdown.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/markdown_text.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

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

std::string line_text(const Report::Line& runs) {
    std::string out;
    for (const auto& run : runs) {
        const std::string text =
            run.strong ? "**" + markdown_text(run.text) + "**" : run_text(run.text, out.empty());
        out += run.file.empty() ? text : "[" + text + "](<" + run.file + ">)";
    }
    return out;
}

/// Columns on paper: letters and digits of most typefaces are wider than half a Chinese character.
std::size_t printed_width(std::string_view text) {
    const auto narrow = std::count_if(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    return display_width(text) + static_cast<std::size_t>(narrow + 3) / 4;
}

class MarkdownReport {
public:
    MarkdownReport(const Report& report, const ByteSink& out) : report_(report), out_(out) {}

    void write() {
        if (!report_.title.empty()) {
            begin();
            out_("# " + markdown_text(report_.title) + "\n");
        }
        if (!report_.kind.empty()) {
            begin();
            out_("**" + markdown_text(report_.kind) + "**\n");
        }
        for (const auto& block : report_.blocks) {
            std::visit([this](const auto& each) { put(each); }, block);
        }
    }

private:
    /// Every block is parted from what stands before it.
    void begin() { out_(std::exchange(first_, false) ? "" : "\n"); }

    void put(const Report::Heading& heading) {
        begin();
        out_(std::string(static_cast<std::size_t>(std::min(heading.level, 6)), '#') + " " +
             markdown_text(heading.text) + (heading.tail.empty() ? "" : " " + markdown_text(heading.tail)) +
             "\n");
        if (!heading.below.empty()) {
            put(Report::Paragraph{{{heading.below}}});
        }
    }

    void put(const Report::Paragraph& paragraph) {
        begin();
        out_((paragraph.notice ? "> " : "") + line_text(paragraph.text) + "\n");
    }

    void put(const Report::List& list) {
        begin();
        std::size_t number = list.first;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string mark = list.first > 0 ? std::to_string(number++) + ". " : "- ";
            out_(mark + line_text(list.items[i]) + "\n");
            for (std::size_t j = 0; i < list.below.size() && j < list.below[i].size(); ++j) {
                out_(std::string(mark.size(), ' ') + "- " + line_text(list.below[i][j]) + "\n");
            }
        }
    }

    void put(const Report::Facts& facts) {
        begin();
        for (const auto& [label, value] : facts.entries) {
            out_("- **" + markdown_text(label) + "**" + report_.say({"：", ": "}) + line_text(value) + "\n");
        }
    }

    void put(const Report::Gap& /*gap*/) {}

    /// pandoc takes the widths of a wide table's columns from the dashes below its head. Figures and short texts keep
    /// their own width, so that none is broken, and long texts share what is left of a line by their lengths.
    [[nodiscard]] std::vector<std::size_t> widths_of(
        const std::vector<const Report::Column*>& columns,
        const std::vector<std::vector<std::string>>& rows) const {
        constexpr std::size_t line = 84;          // of A4 at the size of pandoc's text, in columns
        constexpr std::size_t longest_head = 10;  // a longer one may be broken
        constexpr std::size_t gap = 3;
        constexpr std::size_t narrowest = 6;
        constexpr std::size_t widest = 60;
        constexpr std::size_t short_text = 16;
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            std::size_t width = std::max(
                std::min(printed_width(report_.say(columns[i]->title)), longest_head), columns[i]->room);
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

    void put(const Report::Table& table) {
        if (!shown(table)) {
            return;
        }
        begin();
        const auto columns = columns_for(table, Report::people);
        std::vector<std::string> row;
        const auto each_row = [&](const auto& take) {
            for (std::size_t at = 0; at < table.rows; ++at) {
                row.clear();
                for (const auto* column : columns) {
                    row.push_back(line_text(cell_line(*column, column->cell(at), report_.language)));
                }
                take();
            }
        };
        std::vector<std::size_t> widths;
        if (report_.paper) {
            std::vector<std::vector<std::string>> rows;
            each_row([&] { rows.push_back(row); });
            widths = widths_of(columns, rows);
        }
        std::string head = "|";
        std::string rule = "|";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool figures = Report::figures(columns[i]->type);
            head += " " + markdown_text(report_.say(columns[i]->title)) + " |";
            rule += report_.paper ? std::string(widths[i], '-') + (figures ? ":|" : "|")
                                  : (figures ? " ---: |" : " --- |");
        }
        out_(head + "\n" + rule + "\n");
        each_row([&] {
            std::string line = "|";
            for (const auto& cell : row) {
                line += " " + cell + " |";
            }
            out_(line + "\n");
        });
    }

    const Report& report_;
    const ByteSink& out_;
    bool first_ = true;
};

}  // namespace

void write_report_markdown(const Report& report, const ReportLook& /*look*/, const ByteSink& out) {
    MarkdownReport(report, out).write();
}

}  // namespace ceping
