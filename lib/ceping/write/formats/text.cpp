// Reports on a terminal.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/paint.hpp>

#include <utility>

namespace ceping {

namespace {

class TextReport {
public:
    TextReport(const Report& report, const ReportLook& look, const ByteSink& out)
        : report_(report), look_(look), out_(out) {}

    void write() {
        if (!report_.title.empty() && report_.paper) {
            line(0, report_.title, Tone::heading);
        }
        for (const auto& block : report_.blocks) {
            std::visit([this](const auto& each) { put(each); }, block);
        }
    }

private:
    void line(std::size_t indent, std::string_view text, Tone tone) {
        empty_ = false;
        out_(std::string(indent, ' ') + painted(printable(text), tone, look_.color) + "\n");
    }
    void empty_line() {
        if (!empty_) {
            out_("\n");
        }
    }

    void put(const Report::Heading& heading) {
        constexpr int outermost = 2;
        if (heading.level <= outermost && !heading.close) {
            empty_line();
        }
        if (heading.new_page) {
            line(0, heading.text, heading.tone);
            line(0, heading.below, heading.tone);
            return;
        }
        indent_ =
            heading.level <= outermost ? 0 : static_cast<std::size_t>(heading.level - outermost - 1) * 2;
        line(indent_,
             heading.text + (heading.tail.empty() ? "" : " " + heading.tail) +
                 (heading.below.empty() ? "" : " (" + heading.below + ")"),
             heading.tone);
    }
    void put(const Report::Paragraph& paragraph) {
        line(0, plain_text(paragraph.text), paragraph.notice ? Tone::doubt : paragraph.tone);
    }
    void put(const Report::List& list) {
        constexpr std::size_t inset = 4;
        std::size_t number = list.first;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const std::string mark = list.first > 0 ? std::to_string(number++) + ". " : "";
            line(report_.inset ? indent_ + inset : 0, mark + plain_text(list.items[i]),
                 i < list.tones.size() ? list.tones[i] : Tone::usual);
            for (std::size_t j = 0; i < list.below.size() && j < list.below[i].size(); ++j) {
                line(indent_ + inset, plain_text(list.below[i][j]), Tone::usual);
            }
        }
    }
    void put(const Report::Facts& facts) {
        for (const auto& [label, value] : facts.entries) {
            line(0, label + report_.say({"：", ": "}) + plain_text(value), Tone::usual);
        }
    }
    void put(const Report::Gap& /*gap*/) { empty_line(); }

    void put(const Report::Table& table) {
        if (shown(table)) {
            empty_ = false;
            std::optional<TextTable> layout;
            write_table_text(table, report_.language, look_, layout, out_);
        }
    }

    const Report& report_;
    const ReportLook& look_;
    const ByteSink& out_;
    std::size_t indent_ = 0;
    bool empty_ = true;  ///< nothing stands there yet
};

}  // namespace

void write_table_text(const Report::Table& table, Language language, const ReportLook& look,
                      std::optional<TextTable>& layout, const ByteSink& out) {
    const auto columns = columns_for(table, Report::people);
    std::vector<std::string> cells;
    cells.reserve(columns.size());
    const auto each_row = [&](const auto& take) {
        for (std::size_t row = 0; row < table.rows; ++row) {
            cells.clear();
            for (const auto* column : columns) {
                const Report::Cell cell = column->cell(row);
                cells.push_back(std::string(2 * cell.depth, ' ') +
                                printable(shown_cell(*column, cell, language)));
                if (cell.runs_on) {
                    break;
                }
            }
            take(std::vector<std::string_view>(cells.begin(), cells.end()), row);
        }
    };
    // Measured first and then asked for again, so that a batch is never held.
    if (!layout) {
        std::vector<TextColumn> titles;
        for (const auto* column : columns) {
            titles.push_back({column->title.in(language), Report::figures(column->type), column->may_cut});
        }
        layout.emplace(std::move(titles));
        each_row([&](const auto& row, std::size_t) { layout->measure(row); });
        layout->settle(look.width);
        out(painted(layout->header(), Tone::heading, look.color) + "\n");
    }
    each_row([&](const auto& row, std::size_t at) {
        out(painted(layout->line(row), row_tone(table, at), look.color) + "\n");
    });
}

void write_report_text(const Report& report, const ReportLook& look, const ByteSink& out) {
    TextReport(report, look, out).write();
}

}  // namespace ceping
