#include <ceping/write/rows.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/markdown_text.hpp>

namespace ceping {

std::string text_of(const RowTable& table, std::size_t width, bool color) {
    TextTable lines(table.columns);
    std::vector<Cells> printed;
    for (const auto& row : table.rows) {
        Cells cells;
        for (const auto& cell : row) {
            cells.push_back(printable(cell));
        }
        lines.measure({cells.begin(), cells.end()});
        printed.push_back(std::move(cells));
    }
    lines.settle(width);
    std::string out = painted(lines.header(), Tone::heading, color) + "\n";
    for (std::size_t i = 0; i < printed.size(); ++i) {
        const auto& row = printed[i];
        const Tone tone = i < table.tones.size() ? table.tones[i] : Tone::usual;
        out += painted(lines.line({row.begin(), row.end()}), tone, color) + "\n";
    }
    return out;
}

std::string markdown_of(const RowTable& table) {
    std::string head = "|";
    std::string rule = "|";
    for (const auto& column : table.columns) {
        head += " " + markdown_text(column.title) + " |";
        rule += column.right ? " ---: |" : " --- |";
    }
    std::string out = head + "\n" + rule + "\n";
    for (const auto& row : table.rows) {
        out += "|";
        for (const auto& cell : row) {
            out += " " + markdown_text(cell) + " |";
        }
        out += "\n";
    }
    return out;
}

std::string csv_of(const RowTable& table, const CsvForm& form) {
    const CsvTable lines(form, titles_of(table));
    std::string out = lines.header();
    for (const auto& row : table.rows) {
        out += lines.row(row);
    }
    return out;
}

Cells titles_of(const RowTable& table) {
    Cells out;
    for (const auto& column : table.columns) {
        out.push_back(column.title);
    }
    return out;
}

}  // namespace ceping
