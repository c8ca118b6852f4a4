// The sheet of the form itself.
#include <ceping/write/forms/form_workbook.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

const Words fault_in_score{"有误", "wrong"};

}  // namespace

Formula FormWorkbook::state_of(const FormRow& row) const {
    using namespace formula;
    if (row.kind == FormRow::Kind::statement) {
        const auto& in = (row.veto ? form_.vetoes : form_.prerequisites)[row.statement];
        const int of = row.veto ? of_veto : of_statement;
        const Formula said = row.veto ? always() : is_filled(*in.states);
        return choice(in.concerns, choice(said, number(answered + of), number(open + of)),
                      number(not_for_unit + of));
    }
    const FormItem& in = form_.items[row.item.at()];
    std::vector<Formula> filled;
    const auto add = [&](const std::optional<std::size_t>& field) {
        if (field) {
            filled.push_back(is_filled(*field));
        }
    };
    add(in.value);
    add(in.num);
    add(in.den);
    add(in.sample);
    for (const std::size_t field : in.choices) {
        filled.push_back(is_filled(field));
    }
    for (const auto& event : in.events) {
        filled.push_back(is_filled(event.matter));
        filled.push_back(is_filled(event.date));
        add(event.of);
    }
    const int part = row.kind == FormRow::Kind::part ? of_part : 0;
    return choice(in.concerns,
                  choice(in.applies,
                         choice(in.answered, number(answered + part),
                                choice(any(std::move(filled)), number(wrong + part), number(open + part))),
                         number(absent + part)),
                  number(not_for_unit + part));
}

void FormWorkbook::add_form() {
    Sheet& sheet = add_sheet(form_name_);
    set_widths(sheet, form_widths);
    sheet.landscape();
    sheet.merge({0, 0, 0, note_column}, text_.title, look(CellLook::Kind::title));
    sheet.lines(0, 2);
    sheet.merge(
        {1, 0, 1, note_column},
        say(form_.method
                ? Words("黄色单元格由测评人填写；深黄色为未填，红色为填写有误或不全，灰色为该单位不测评。",
                        "Yellow cells are the assessors' to fill in: dark yellow is open, red is wrong or "
                        "incomplete, grey is not for the unit.")
                : Words("黄色单元格由单位填写；深黄色为未填，红色为填写有误或不全，灰色为本单位不用填。",
                        "Yellow cells are yours to fill in: dark yellow is open, red is wrong or incomplete, "
                        "grey is not for your unit.")),
        look(CellLook::Kind::bare));
    const auto titles =
        std::to_array<Words>({{"编号", "id"},
                              {"测评项目", "group"},
                              {"测评内容", "criterion"},
                              {"测评标准", "standard"},
                              {"测评方法", "methods"},
                              {"分值", "points"},
                              form_.method ? Words("测评人一", "first assessor") : Words("自评", "answer"),
                              form_.method ? Words("测评人二", "second assessor") : Words("得分", "score"),
                              {"证据材料", "evidence"},
                              {"说明", "note"},
                              {"字段", "field"},
                              {"状态", "state"}});
    for (std::size_t i = 0; i < titles.size(); ++i) {
        sheet.text(first_form_row - 1, i, say(titles[i]), look(CellLook::Kind::header));
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const GridRow& row = rows_[i];
        if (row.of->kind == FormRow::Kind::heading) {
            add_heading(sheet, first_form_row + i, *row.of);
        } else if (row.continued) {
            add_continued(sheet, first_form_row + i, row);
        } else {
            add_row(sheet, first_form_row + i, row);
        }
    }
    paint_form(sheet);
    sheet.freeze(first_form_row, content_column + 1);
    sheet.repeat_rows(first_form_row - 1, first_form_row - 1);
    sheet.hide_column(key_column);
    sheet.hide_column(state_column);
    if (form_.method) {
        sheet.hide_column(methods_column);
    }
    sheet.print_columns(last_form_row_, note_column);
    sheet.protect();
}

void FormWorkbook::add_row(Sheet& sheet, std::size_t row, const GridRow& line) {
    const FormRow& each = *line.of;
    sheet.text(row, id_column, each.id, centred());
    sheet.text(row, group_column, each.group, centred());
    sheet.text(row, standard_column, line.standard, look(CellLook::Kind::plain));
    sheet.text(row, methods_column, each.methods, centred());
    sheet.text(row, points_column, each.points, centred());
    add_score(sheet, row, each);
    add_entry(sheet, row, each);
    add_beside(sheet, row, each);
    add_state(sheet, row, each);
    sheet.lines(
        row,
        std::max({lines_in(each.id, form_widths[id_column]), lines_in(each.group, form_widths[group_column]),
                  lines_in(with_its_day(each, {"说明", "note"}, language_), form_widths[content_column]),
                  lines_in(line.standard, form_widths[standard_column]),
                  lines_in(each.methods, form_widths[methods_column])}));
}

void FormWorkbook::add_continued(Sheet& sheet, std::size_t row, const GridRow& line) {
    for (std::size_t i = 0; i <= note_column; ++i) {
        sheet.text(row, i, i == standard_column ? line.standard : std::string(), look(CellLook::Kind::plain));
    }
    sheet.lines(row, lines_in(line.standard, form_widths[standard_column]));
}

void FormWorkbook::add_heading(Sheet& sheet, std::size_t row, const FormRow& heading) {
    CellLook title = look(CellLook::Kind::header);
    title.tone = Tone::heading;
    sheet.merge({row, 0, row, entry_column}, heading.content, title);
    sheet.lines(row, lines_in(heading.content, 120));
    for (std::size_t i = score_column; i <= note_column; ++i) {
        sheet.blank(row, i, title);
    }
    if (heading.item && !form_.method) {
        const FormItem& in = form_.items[heading.item.at()];
        const std::string text = "IF(" + sheet_formula(in.applies, places_) + "," + shown(in.points) + ",\"" +
                                 not_for_this() + "\")";
        if (now_.is_true(in.applies)) {
            sheet.formula(row, score_column, text,
                          now_.value(in.points).rounded(shown_places, Rounding::half_up), title);
        } else {
            sheet.formula(row, score_column, text, not_for_this(), title);
        }
    }
}

void FormWorkbook::add_score(Sheet& sheet, std::size_t row, const FormRow& first) {
    if (first.kind != FormRow::Kind::criterion || form_.method) {
        // A prerequisite or a veto is of the visit, not of one assessor.
        if (form_.method && first.field && first.kind != FormRow::Kind::statement) {
            add_cell(sheet, row, score_column, *first.field, hint_of(first));
        } else {
            sheet.text(row, score_column, "", centred());
        }
        return;
    }
    const FormItem& in = form_.items[first.item.at()];
    const std::string state = "MOD(" + cell_name(row, state_column) + "," + std::to_string(entry_wrong) + ")";
    const std::string none = say({"不涉及", "n/a"});
    std::size_t last = row;
    while (last + 1 <= last_form_row_ && (rows_[last + 1 - first_form_row].continued ||
                                          rows_[last + 1 - first_form_row].of->kind == FormRow::Kind::part)) {
        ++last;
    }
    // Also what is made of parts is wrong where one of them is.
    const std::string parts = cell_name(row, state_column) + ":" + cell_name(last, state_column);
    const std::string is_wrong = "OR(" + state + "=" + std::to_string(wrong) + ",SUMPRODUCT(--(MOD(INT(" +
                                 parts + "/" + std::to_string(entry_wrong) + "),2)=1))>0)";
    const std::string text = "IF(" + is_wrong + ",\"" + say(fault_in_score) + "\",IF(" + state + "=" +
                             std::to_string(answered) + "," + shown(in.points) + ",IF(" + state + "=" +
                             std::to_string(not_for_unit) + ",\"" + not_for_this() + "\",IF(" + state + "=" +
                             std::to_string(absent) + ",\"" + none + "\",\"\"))))";
    const Exact now = now_.value(state_of(first));
    CellLook cell = centred();
    if (now == Exact(answered)) {
        sheet.formula(row, score_column, text, now_.value(in.points).rounded(shown_places, Rounding::half_up),
                      cell);
    } else {
        sheet.formula(row, score_column, text,
                      now == Exact(not_for_unit) ? not_for_this()
                      : now == Exact(absent)     ? none
                                                 : std::string(),
                      cell);
    }
}

void FormWorkbook::add_entry(Sheet& sheet, std::size_t row, const FormRow& each) {
    const bool part = each.kind == FormRow::Kind::part;
    CellLook content = look(CellLook::Kind::plain);
    content.indented = part;
    sheet.text(row, content_column, with_its_day(each, {"说明", "note"}, language_), content);
    if (each.field) {
        add_cell(sheet, row, entry_column, *each.field, hint_of(each));
        sheet.text(row, key_column, form_.fields[*each.field].key, look(CellLook::Kind::plain, false));
    } else {
        sheet.text(row, entry_column, in_place_of_entry(each), centred());
        sheet.text(row, key_column, each.item ? "answer|" + rubric_.at(each.item).id : std::string(),
                   look(CellLook::Kind::plain, false));
    }
}

/// Nothing of the form is wrong while it is empty.
void FormWorkbook::add_state(Sheet& sheet, std::size_t row, const FormRow& each) {
    if (each.kind == FormRow::Kind::criterion) {
        criterion_row_ = row;
    }
    std::string text = each.kind == FormRow::Kind::part
                           ? "MOD(" + cell_name(criterion_row_, state_column) + "," +
                                 std::to_string(of_part) + ")+" + std::to_string(of_part)
                           : sheet_number(state_of(each), places_);
    const auto add = [&](const std::optional<std::size_t>& field, std::size_t column,
                         const std::string& number, int what) {
        const std::string fault = field ? fault_of(*field, cell_name(row, column), number) : std::string();
        text += fault.empty() ? "" : "+IF(" + fault + "," + std::to_string(what) + ",0)";
    };
    const auto number_of = [&](const std::optional<std::size_t>& field) {
        return field ? places_.fields[*field].number : std::string();
    };
    add(each.field, entry_column, number_of(each.field), entry_wrong);
    add(each.evidence, evidence_column, {}, evidence_wrong);
    add(each.day, note_column, number_of(each.day), day_wrong);
    if (form_.method && each.kind != FormRow::Kind::statement) {
        const auto second = second_.find(each.field.value_or(form_.fields.size()));
        add(each.field, score_column, second == second_.end() ? std::string() : second->second, second_wrong);
    }
    sheet.formula(row, state_column, text, now_.value(state_of(each)), look(CellLook::Kind::plain, false));
}

std::string FormWorkbook::hint_of(const FormRow& row) const {
    const bool in_units = row.item && form_.items[row.item.at()].value == row.field;
    const std::string_view unit =
        in_units ? rubric_.at(row.item).criterion->kind->unit() : std::string_view();
    return say(entry_words(form_.fields[*row.field], unit));
}

std::string FormWorkbook::in_place_of_entry(const FormRow& row) const {
    if (row.item && rubric_.at(row.item).criterion->kind->from_submission()) {
        return say({"按提交日期计算", "by the day of submission"});
    }
    return say({"见下列各项", "see below"});
}

void FormWorkbook::add_beside(Sheet& sheet, std::size_t row, const FormRow& each) {
    const auto beside = [&](std::size_t column, const std::optional<std::size_t>& field) {
        if (field) {
            add_cell(sheet, row, column, *field, say(entry_words(form_.fields[*field], {})));
        } else {
            sheet.text(row, column, "", look(CellLook::Kind::plain));
        }
    };
    beside(evidence_column, each.evidence);
    beside(note_column, each.day ? each.day : each.note);
}

void FormWorkbook::paint_form(Sheet& sheet) {
    if (text_.rows.empty()) {
        return;
    }
    const CellRange all{first_form_row, id_column, last_form_row_, note_column};
    const CellRange entries{first_form_row, entry_column, last_form_row_, entry_column};
    const std::string whole = "$" + cell_name(first_form_row, state_column);
    const std::string state = "MOD(" + whole + ",10)";
    const std::string there = whole + "<>\"\"";
    const auto is = [&](int what) { return state + "=" + std::to_string(what); };
    const auto paint_wrong = [&](std::size_t column, int what, const std::string& also) {
        const std::string has = "MOD(INT(" + whole + "/" + std::to_string(what) + "),2)=1";
        sheet.paint({first_form_row, column, last_form_row_, column},
                    "AND(" + there + ",OR(" + has + also + "))", Sheet::Paint::wrong);
    };
    paint_wrong(entry_column, entry_wrong, "," + is(wrong));
    paint_wrong(score_column, form_.method ? second_wrong : entry_wrong, form_.method ? "" : "," + is(wrong));
    paint_wrong(evidence_column, evidence_wrong, "");
    paint_wrong(note_column, day_wrong, "");
    sheet.paint(
        entries,
        "AND(" + there + "," + is(open) + ",LEN(TRIM(" + cell_name(first_form_row, entry_column) + "))=0)",
        Sheet::Paint::open);
    sheet.paint(all, "AND(" + there + ",OR(" + is(not_for_unit) + "," + is(absent) + "))",
                Sheet::Paint::idle);
}

}  // namespace ceping
