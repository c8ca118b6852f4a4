// The sheet in front: the unit, and what its answers come to so far.
#include <ceping/write/forms/form_workbook.hpp>

#include <algorithm>

namespace ceping {

void FormWorkbook::add_cover() {
    Sheet& sheet = add_sheet(cover_name_);
    set_widths(sheet, cover_widths);
    sheet.merge({0, 0, 0, 2}, text_.title, look(CellLook::Kind::title));
    sheet.lines(0, 2 * lines_in(text_.title, 70));
    sheet.merge({1, 0, 1, 2}, text_.subtitle, look(CellLook::Kind::bare));
    sheet.merge({3, 0, 3, 2},
                say({"单位信息：请填黄色单元格，其他单元格不能改动",
                     "The unit: fill in the yellow cells; no other can be changed"}),
                look(CellLook::Kind::part));
    std::size_t row = first_cover_row;
    sheet.text(row - 1, 0, say({"项目", "what"}), look(CellLook::Kind::header));
    sheet.text(row - 1, 1, say({"填写", "answer"}), look(CellLook::Kind::header));
    sheet.text(row - 1, 2, say({"说明", "hint"}), look(CellLook::Kind::header));
    sheet.text(row - 1, unit_key_column, say({"字段", "field"}), look(CellLook::Kind::header));
    sheet.text(row - 1, unit_state_column, say({"状态", "state"}), look(CellLook::Kind::header));
    for (const auto& label : text_.unit) {
        const bool required = form_.fields[label.field].required;
        sheet.text(row, 0, label.label + (required ? say({"（必填）", " (required)"}) : ""),
                   look(CellLook::Kind::plain));
        add_cell(sheet, row, 1, label.field, label.hint);
        sheet.text(row, 2, label.hint, look(CellLook::Kind::plain));
        sheet.text(row, unit_key_column, form_.fields[label.field].key, look(CellLook::Kind::plain, false));
        const std::string fault =
            fault_of(label.field, cell_name(row, 1), places_.fields[label.field].number);
        if (!fault.empty()) {
            const Exact now(is_known_wrong(label.field) ? 1 : 0);
            sheet.formula(row, unit_state_column, "IF(" + fault + ",1,0)", now,
                          look(CellLook::Kind::plain, false));
            sheet.paint({row, 1, row, 1}, "$" + cell_name(row, unit_state_column) + "=1",
                        Sheet::Paint::wrong);
        }
        if (required) {
            sheet.paint({row, 1, row, 1}, "LEN(TRIM(" + cell_name(row, 1) + "))=0", Sheet::Paint::open);
        }
        ++row;
    }
    if (form_.method) {
        add_second_assessor(sheet, row);
    } else {
        add_totals(sheet, row + 1);
    }
    sheet.hide_column(unit_key_column);
    sheet.hide_column(unit_state_column);
    sheet.print_columns(row + 12, 2);
    sheet.protect();
}

void FormWorkbook::add_second_assessor(Sheet& sheet, std::size_t row) {
    sheet.text(row, 0, say({"测评人二", "second assessor"}), look(CellLook::Kind::plain));
    CellLook cell = look(CellLook::Kind::free);
    cell.open = true;
    cell.number = "@";
    sheet.blank(row, 1, cell);
    sheet.text(row, 2, say({"两人同行、各自打分的填写", "where two go together and each judges for himself"}),
               look(CellLook::Kind::plain));
    sheet.text(row, unit_key_column, "record|second assessor", look(CellLook::Kind::plain, false));
}

void FormWorkbook::add_totals(Sheet& sheet, std::size_t row) {
    sheet.merge({row, 0, row, 2},
                say({"自评得分：随填随算，以正式测评的结果为准",
                     "The score so far, reckoned as you go; what counts is what the evaluators make of it"}),
                look(CellLook::Kind::part));
    ++row;
    const auto figure = [&](const Words& what, const Formula& value, const Words& hint) {
        sheet.text(row, 0, say(what), look(CellLook::Kind::plain));
        CellLook cell = centred();
        cell.tone = &value == &form_.score ? Tone::heading : Tone::usual;
        sheet.formula(row, 1, shown(value), now_.value(value).rounded(shown_places, Rounding::half_up), cell);
        sheet.text(row, 2, say(hint), look(CellLook::Kind::plain));
        ++row;
    };
    figure({"自评得分", "score"}, form_.score, {"按测评细则的规定四舍五入", "rounded as the rubric says"});
    figure({"其中：基础分", "of which: base"}, form_.base, {"", " "});
    if (!rubric_.bonus.items.empty()) {
        figure({"加分", "bonus"}, form_.bonus, {"", " "});
    }
    if (!rubric_.penalties.items.empty()) {
        figure({"扣分", "penalties"}, form_.penalty, {"", " "});
    }
    const auto count = [&](const Words& what, int state, const Words& hint) {
        sheet.text(row, 0, say(what), look(CellLook::Kind::plain));
        const Tally tally = tally_of(state);
        sheet.formula(row, 1, tally.formula, Exact(static_cast<std::int64_t>(tally.now)), centred());
        sheet.text(row, 2, say(hint), look(CellLook::Kind::plain));
        ++row;
    };
    count({"已填内容", "answered"}, answered, {"项，测评内容和前置条件", "criteria and prerequisites"});
    count({"未填内容", "open"}, open,
          {"项，标为深黄色，含封面上必填的", "dark yellow, with what is required on this sheet"});
    count({"填写有误或不全", "wrong or incomplete"}, wrong,
          {"项，标为红色，含封面和逐件填写的；不是 0 时上面的得分不作数",
           "red, on this and all sheets; above 0 the score means nothing"});
}

std::string FormWorkbook::states_range() const {
    return cell_on(form_name_, first_form_row, state_column) + ":" +
           cell_name(std::max(last_form_row_, first_form_row), state_column, true);
}

FormWorkbook::Tally FormWorkbook::tally_of(int state) const {
    Tally out;
    const std::string range = states_range();
    const auto add = [&](const std::string& formula, std::size_t now) {
        out.formula += (out.formula.empty() ? "" : "+") + formula;
        out.now += now;
    };
    const auto rows_in = [&](int value) {
        std::size_t count = 0;
        for (const FormRow& row : text_.rows) {
            const bool counts = row.kind == FormRow::Kind::criterion || row.kind == FormRow::Kind::statement;
            count += counts && now_.value(state_of(row)) == Exact(value) ? 1U : 0U;
        }
        return count;
    };
    if (state != wrong) {
        for (const int value : {state, state + of_statement}) {
            add("SUMPRODUCT(--(MOD(" + range + ",100)=" + std::to_string(value) + "))", rows_in(value));
        }
    } else {
        add("SUMPRODUCT(--((MOD(" + range + ",100)=" + std::to_string(wrong) + ")+(" + range +
                ">=" + std::to_string(entry_wrong) + ")>0))",
            rows_in(wrong));
    }
    std::size_t row = first_cover_row;
    for (const auto& label : text_.unit) {
        const bool is_empty = filling_.empty() || filling_[label.field].empty();
        if (state == open && form_.fields[label.field].required) {
            add("IF(LEN(TRIM(" + cell_name(row, 1) + "))=0,1,0)", is_empty ? 1 : 0);
        } else if (state == wrong && is_known_wrong(label.field)) {
            ++out.now;
        }
        ++row;
    }
    if (state == wrong) {
        add("SUM(" + cell_name(first_cover_row, unit_state_column) + ":" +
                cell_name(row - 1, unit_state_column) + ")",
            0);
        if (!text_.events.empty()) {
            add("SUMPRODUCT(--(" + cell_on(events_name_, first_event_row_, event_state_column) + ":" +
                    cell_name(last_event_row_, event_state_column, true) + ">0))",
                0);
        }
    }
    return out;
}

}  // namespace ceping
