#include <ceping/write/formats/report_writers.hpp>

#include <ceping/write/formats/number.hpp>

namespace ceping {

namespace {

std::string with_decimals(const Report::Column& column, const Exact& value) {
    return column.decimals ? value.fixed(column.decimals->first, column.decimals->second) : number(value);
}

std::string shown_number(const Report::Column& column, const Exact& value) {
    switch (column.type) {
        case Report::Type::rate:
            return column.decimals
                       ? (value * Exact(100)).fixed(column.decimals->first, column.decimals->second) + "%"
                       : percent(value);
        case Report::Type::delta:
        case Report::Type::places: {
            // What is rounded to nothing has no sign.
            const Exact shown =
                column.decimals ? value.rounded(column.decimals->first, column.decimals->second) : value;
            return (shown.sign() > 0 ? "+" : "") + with_decimals(column, value);
        }
        default: break;
    }
    return with_decimals(column, value);
}

}  // namespace

std::string plain_text(const Report::Line& line) {
    std::string out;
    for (const auto& run : line) {
        out += run.text;
    }
    return out;
}

std::string shown_cell(const Report::Column& column, const Report::Cell& cell, Language language) {
    struct Visitor {
        const Report::Column& column;
        Language language;

        std::string operator()(std::monostate) const { return Report::figures(column.type) ? "-" : ""; }
        std::string operator()(std::nullptr_t) const { return {}; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Words& words) const { return words.in(language); }
        std::string operator()(const Report::Word& word) const { return word.words.in(language); }
        std::string operator()(const Exact& value) const { return shown_number(column, value); }
        std::string operator()(bool flag) const {
            return (flag ? Words{"是", "yes"} : Words{"否", "no"}).in(language);
        }
        std::string operator()(const Report::Line& line) const { return plain_text(line); }
        std::string operator()(const std::shared_ptr<const Report::Table>& /*rows*/) const { return {}; }
    };
    return std::visit(Visitor{column, language}, cell.value);
}

Report::Line cell_line(const Report::Column& column, const Report::Cell& cell, Language language) {
    const auto* line = std::get_if<Report::Line>(&cell.value);
    return line != nullptr ? *line : Report::Line{{shown_cell(column, cell, language)}};
}

std::vector<const Report::Column*> columns_for(const Report::Table& table, Report::For reader) {
    std::vector<const Report::Column*> out;
    out.reserve(table.columns.size());
    for (const auto& column : table.columns) {
        if (is_for(column.readers, reader)) {
            out.push_back(&column);
        }
    }
    return out;
}

Tone row_tone(const Report::Table& table, std::size_t row) {
    return table.tone ? table.tone(row) : Tone::usual;
}

bool shown(const Report::Table& table) {
    return is_for(table.readers, Report::people) && (table.rows > 0 || table.header);
}

}  // namespace ceping
