// Reports for spreadsheets, and for programs that read CSV.
#include <ceping/write/formats/report_writers.hpp>

#include <ceping/model/column_words.hpp>
#include <ceping/write/formats/csv_table.hpp>
#include <ceping/write/formats/number.hpp>

#include <utility>

namespace ceping {

namespace {

/// What is not called the same in every table has its own title.
std::string header_of(const Report::Column& column, const CsvForm& form) {
    const bool listed = column_title(column.id, Language::zh) != column.id;
    return listed || column.title.zh.empty() ? column.id : form.word(column.id, column.title.zh);
}

std::string csv_cell(const Report::Column& column, const Report::Cell& cell, const CsvForm& form) {
    struct Visitor {
        const Report::Column& column;
        const CsvForm& form;

        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(std::nullptr_t) const { return {}; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Words& words) const {
            return form.plain ? words.en : words.in(form.language);
        }
        std::string operator()(const Report::Word& word) const {
            if (column.type == Report::Type::band && !form.plain) {
                return word.words.in(form.language);
            }
            return form.word(word.key, word.words.zh);
        }
        std::string operator()(const Exact& value) const {
            const bool sign = column.type == Report::Type::places && value.sign() > 0;
            return column.type == Report::Type::exact ? form.exact(value) : (sign ? "+" : "") + number(value);
        }
        std::string operator()(bool flag) const { return form.eligible(flag); }
        std::string operator()(const Report::Line& line) const { return plain_text(line); }
        std::string operator()(const std::shared_ptr<const Report::Table>& /*rows*/) const { return {}; }
    };
    return std::visit(Visitor{column, form}, cell.value);
}

}  // namespace

void write_report_csv(const Report& report, const ReportLook& look, const ByteSink& out) {
    const CsvForm form{look.plain, report.language};
    std::optional<CsvTable> lines;
    for (const auto& block : report.blocks) {
        const auto* table = std::get_if<Report::Table>(&block);
        if (table == nullptr || !is_for(table->readers, Report::sheets)) {
            continue;
        }
        const auto columns = columns_for(*table, Report::sheets);
        if (!lines) {
            Cells keys;
            for (const auto* column : columns) {
                keys.push_back(header_of(*column, form));
            }
            lines.emplace(form, std::move(keys));
            out(lines->header());
        }
        for (std::size_t row = 0; row < table->rows; ++row) {
            Cells cells;
            for (const auto* column : columns) {
                cells.push_back(csv_cell(*column, column->cell(row), form));
            }
            out(lines->row(cells));
        }
    }
}

}  // namespace ceping
