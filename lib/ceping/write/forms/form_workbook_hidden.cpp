// The sheets that nobody sees: what the form is of, its lists, and what it reckons.
#include <ceping/write/forms/form_workbook.hpp>

#include <array>
#include <optional>
#include <utility>

namespace ceping {

void FormWorkbook::add_help() {
    Sheet& sheet = add_sheet(help_name_);
    sheet.widen(0, 100);
    sheet.limit_width(0, 100);
    sheet.text(0, 0, say({"填表说明", "How to fill in this form"}), look(CellLook::Kind::title));
    std::size_t row = 1;
    for (const auto& line : text_.help) {
        sheet.text(row, 0, line, look(CellLook::Kind::plain));
        // Fonts that stand in for 宋体 are wider.
        sheet.lines(row, lines_in(line, 84));
        ++row;
    }
    sheet.print_columns(row - 1, 0);
    sheet.protect();
}

void FormWorkbook::add_identity() {
    Sheet& sheet = add_sheet(std::string(identity_name));
    const auto rows = std::to_array<std::pair<std::string, std::string>>(
        {{"ceping", "form/1"},
         {"rubric", rubric_.id},
         {"edition", rubric_.edition},
         {"rubric_digest", rubric_.sha256},
         {"scoring", rubric_.scoring},
         {"source", form_.method ? rubric_.method(form_.method).id : std::string("self")},
         {"language", say({"zh", "en"})}});
    std::size_t row = 0;
    CellLook cell = look(CellLook::Kind::bare, false);
    cell.number = "@";
    for (const auto& [key, value] : rows) {
        sheet.text(row, 0, key, cell);
        sheet.text(row++, 1, value, cell);
    }
    sheet.protect();
    sheet.hide();
}

void FormWorkbook::add_lists() {
    Sheet& sheet = add_sheet(std::string(lists_name));
    CellLook cell = look(CellLook::Kind::bare, false);
    cell.number = "@";
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        for (std::size_t row = 0; row < lists_[i].size(); ++row) {
            sheet.text(row, i, lists_[i][row], cell);
        }
        book_.name("ceping_list_" + std::to_string(i + 1),
                   cell_on(std::string(lists_name), 0, i) + ":" + cell_name(lists_[i].size() - 1, i, true));
    }
    sheet.protect();
    sheet.hide();
}

void FormWorkbook::add_lines() {
    Sheet& sheet = add_sheet(std::string(lines_name));
    const CellLook cell = look(CellLook::Kind::bare, false);
    std::size_t row = 0;
    for (std::size_t i = 0; i < places_.fields.size(); ++i) {
        if (!places_.fields[i].number.empty()) {
            add_read(sheet, row++, i, places_.fields[i].cell, true);
        }
    }
    for (const GridRow& each : rows_) {
        if (!each.continued && each.of->field && second_.contains(*each.of->field)) {
            const auto at = static_cast<std::size_t>(&each - rows_.data());
            add_read(sheet, row++, *each.of->field, cell_on(form_name_, first_form_row + at, score_column),
                     false);
        }
    }
    const auto& lines = form_.lines.list();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        sheet.text(row, 0, lines[i].name, cell);
        sheet.formula(row, 1, sheet_number(lines[i].formula, places_), now_.line(i), cell);
        ++row;
    }
    sheet.protect();
    sheet.hide();
}

void FormWorkbook::add_read(Sheet& sheet, std::size_t row, std::size_t field, const std::string& cell,
                            bool is_first) {
    const CellLook bare = look(CellLook::Kind::bare, false);
    const FormField& of = form_.fields[field];
    const bool day = of.type == FormField::Type::day;
    const FormEntry known = is_first ? entries_[field] : FormEntry();
    const std::string text_cell = cell_name(row, 2, true);
    const std::string number =
        day ? day_in_cell(cell, text_cell) : number_in_cell(cell, text_cell, of.percent);
    sheet.text(row, 0, of.key + (is_first ? "" : "|second"), bare);
    const std::optional<Exact> now =
        day ? known.day ? std::optional(Exact(days_between(Date{1899, 12, 30}, *known.day))) : std::nullopt
            : known.number;
    if (now) {
        sheet.formula(row, 1, number, *now, bare);
    } else {
        sheet.formula(row, 1, number, std::string(), bare);
    }
    sheet.formula(row, 2, day ? day_text_in_cell(cell) : number_text_in_cell(cell, of.percent),
                  now ? now->shortest() : std::string(), bare);
}

}  // namespace ceping
