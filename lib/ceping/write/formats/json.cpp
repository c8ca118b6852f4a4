// Reports for programs.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/base/json_quote.hpp>
#include <ceping/write/formats/number.hpp>

#include <utility>

namespace ceping {

namespace {

std::string table_value(const Report::Table& table);

struct CellJson {
    Report::Type type;

    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(std::nullptr_t) const { return "null"; }
    std::string operator()(const std::string& text) const { return json_quoted(text); }
    std::string operator()(const Words& words) const { return json_quoted(words.en); }
    std::string operator()(const Report::Word& word) const { return json_quoted(word.key); }
    std::string operator()(const Exact& value) const {
        return type == Report::Type::exact ? json_quoted(value.text()) : number(value);
    }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const Report::Line& line) const { return json_quoted(plain_text(line)); }
    std::string operator()(const std::shared_ptr<const Report::Table>& rows) const {
        return table_value(*rows);
    }
};

/// The members of a row, with commas between; what is empty is left out.
std::string members_of(const std::vector<const Report::Column*>& columns, std::size_t row) {
    std::string out;
    for (const auto* column : columns) {
        const Report::Cell cell = column->cell(row);
        if (!cell.empty()) {
            out += (out.empty() ? "" : ",") + json_quoted(column->id) + ":" +
                   std::visit(CellJson{column->type}, cell.value);
        }
    }
    return out;
}

std::string element_of(const Report::Table& table, const std::vector<const Report::Column*>& columns,
                       std::size_t row) {
    if (table.shape == Report::Shape::values) {
        return std::visit(CellJson{columns.front()->type}, columns.front()->cell(row).value);
    }
    return "{" + members_of(columns, row) + "}";
}

/// A table within a row, on one line.
std::string table_value(const Report::Table& table) {
    const auto columns = columns_for(table, Report::programs);
    if (table.shape == Report::Shape::object) {
        return element_of(table, columns, 0);
    }
    std::string out = "[";
    for (std::size_t row = 0; row < table.rows; ++row) {
        out += (row == 0 ? "" : ",") + element_of(table, columns, row);
    }
    return out + "]";
}

}  // namespace

void write_report_json(const Report& report, const ReportLook& /*look*/, const ByteSink& out) {
    out("{\"ceping\":" + json_quoted(report.tag));
    std::string open;  // the list that is being written, which several tables may share
    bool first = true;
    const auto close = [&] {
        if (!std::exchange(open, {}).empty()) {
            out(first ? "]" : "\n]");
        }
    };
    for (const auto& block : report.blocks) {
        const auto* table = std::get_if<Report::Table>(&block);
        if (table == nullptr || !is_for(table->readers, Report::programs)) {
            continue;
        }
        const auto columns = columns_for(*table, Report::programs);
        if (table->shape == Report::Shape::object) {
            close();
            const std::string members = members_of(columns, 0);
            const bool own = table->id.empty();
            out(own ? (members.empty() ? "" : ",\n" + members)
                    : ",\n" + json_quoted(table->id) + ":{" + members + "}");
            continue;
        }
        if (open != table->id) {
            close();
            open = table->id;
            first = true;
            out(",\n" + json_quoted(open) + ":[");
        }
        for (std::size_t row = 0; row < table->rows; ++row) {
            out((std::exchange(first, false) ? "\n" : ",\n") + element_of(*table, columns, row));
        }
    }
    close();
    out("}\n");
}

}  // namespace ceping
