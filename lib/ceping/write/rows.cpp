#include <ceping/write/rows.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/markdown_text.hpp>

namespace ceping {

// RFC 4180 quoting; lines end in LF, as the tools' other text does. Cells are the data itself but for control characters: a
// name that begins with `=` is not changed here, since what another program reads back must be what the unit wrote. Workbooks
// for people are written as workbooks, where a text is a text.
void append_csv_cell(std::string& out, std::string_view given) {
    const std::string text = printable_lines(given);
    if (text.find_first_of("\",\r\n") == std::string::npos && !text.starts_with(' ') &&
        !text.ends_with(' ')) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    out += '"';
}

std::string text_of(const RowTable& table, std::size_t width) {
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
    std::string out = lines.header() + "\n";
    for (const auto& row : printed) {
        out += lines.line({row.begin(), row.end()}) + "\n";
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

std::string csv_of(const RowTable& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out += i == 0 ? "" : ",";
        append_csv_cell(out, table.columns[i].title);
    }
    out += "\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "" : ",";
            append_csv_cell(out, row[i]);
        }
        out += "\n";
    }
    return out;
}

}  // namespace ceping
