#include <ceping/decode/record/form_layout.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

constexpr std::string_view form_tag = "form/1";

}  // namespace

FormColumn column_of(std::string_view header) {
    struct Row {
        std::string_view word;
        FormColumn column;
    };
    static constexpr auto rows = std::to_array<Row>({{"字段", FormColumn::key},
                                                     {"field", FormColumn::key},
                                                     {"自评", FormColumn::answer},
                                                     {"填写", FormColumn::answer},
                                                     {"测评人一", FormColumn::answer},
                                                     {"answer", FormColumn::answer},
                                                     {"first assessor", FormColumn::answer},
                                                     {"测评人二", FormColumn::second},
                                                     {"second assessor", FormColumn::second},
                                                     {"证据材料", FormColumn::evidence},
                                                     {"evidence", FormColumn::evidence},
                                                     {"说明", FormColumn::note},
                                                     {"note", FormColumn::note},
                                                     {"类别", FormColumn::of_class},
                                                     {"class", FormColumn::of_class},
                                                     {"发生日期", FormColumn::date},
                                                     {"date", FormColumn::date},
                                                     {"事项", FormColumn::matter},
                                                     {"matter", FormColumn::matter},
                                                     {"情形", FormColumn::tags},
                                                     {"tags", FormColumn::tags}});
    const auto* const at =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.word == trim(header); });
    return at == rows.end() ? FormColumn::other : at->column;
}

std::optional<FormHeader> header_of(const Node& rows) {
    constexpr std::size_t rows_looked_at = 30;
    for (std::size_t i = 0; i < std::min(rows.size(), rows_looked_at); ++i) {
        FormHeader out;
        out.row = i;
        for (const auto& cell : rows[i]) {
            out.columns.push_back(column_of(cell.text()));
        }
        if (out.key() < out.columns.size()) {
            return out;
        }
    }
    return std::nullopt;
}

const Node* form_identity(const TableSheet* sheet, std::string_view key) {
    if (sheet == nullptr) {
        return nullptr;
    }
    for (const auto& row : sheet->rows) {
        if (row.size() > 1 && trim(row[0].text()) == key) {
            return &row[1];
        }
    }
    return nullptr;
}

const TableSheet* form_identity_sheet(const Document& document) {
    const auto at = std::find_if(document.sheets.begin(), document.sheets.end(), [](const TableSheet& sheet) {
        const Node* const tag = form_identity(&sheet, "ceping");
        return tag != nullptr && trim(tag->text()) == form_tag;
    });
    return at == document.sheets.end() ? nullptr : &*at;
}

bool has_form_fields(const TableSheet& sheet) {
    const auto header = header_of(sheet.rows);
    return header && std::any_of(sheet.rows.begin(), sheet.rows.end(), [&](const Node& row) {
               return header->key() < row.size() && trim(row[header->key()].text()) == "unit|id";
           });
}

bool has_second_assessor(const Document& document) {
    return std::any_of(document.sheets.begin(), document.sheets.end(), [](const TableSheet& sheet) {
        const auto header = header_of(sheet.rows);
        return header && among(FormColumn::second, header->columns);
    });
}

}  // namespace ceping
