// A form as a workbook that reckons while it is filled in. Source: ceping-form(1), WORKBOOKS.
#include <ceping/write/forms/forms.hpp>

#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/formats/workbook.hpp>
#include <ceping/write/forms/form_rows.hpp>
#include <ceping/write/forms/phrases.hpp>
#include <ceping/write/forms/sheet_formula.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace ceping {

namespace {

// What a criterion is like, in a column that nobody sees: by it cells are coloured and counted. A part of a criterion has the
// same and `of_part`, a statement `of_statement`.
constexpr int not_for_unit = 0;
constexpr int open = 1;
constexpr int answered = 2;
constexpr int wrong = 3;
constexpr int absent = 4;
constexpr int of_part = 10;
constexpr int of_statement = 20;

// Columns of the form.
constexpr std::size_t id_column = 0;
constexpr std::size_t group_column = 1;
constexpr std::size_t content_column = 2;
constexpr std::size_t standard_column = 3;
constexpr std::size_t methods_column = 4;
constexpr std::size_t points_column = 5;
constexpr std::size_t entry_column = 6;
constexpr std::size_t score_column = 7;
constexpr std::size_t evidence_column = 8;
constexpr std::size_t note_column = 9;
constexpr std::size_t key_column = 10;
constexpr std::size_t state_column = 11;
constexpr std::array<std::size_t, 12> form_widths = {9, 12, 28, 50, 12, 7, 13, 9, 26, 20, 12, 6};
constexpr std::array<std::size_t, 8> event_widths = {9, 26, 14, 14, 36, 22, 30, 12};
constexpr std::array<std::size_t, 4> cover_widths = {24, 40, 60, 12};
constexpr std::size_t first_form_row = 3;

const Words entry_wrong{"填写有误", "not accepted"};

CellLook look(CellLook::Kind kind, bool wrap = true) {
    CellLook out;
    out.kind = kind;
    out.wrap = wrap;
    return out;
}

CellLook centred(CellLook::Kind kind = CellLook::Kind::plain) {
    CellLook out = look(kind);
    out.centred = true;
    return out;
}

class FormWorkbook {
public:
    FormWorkbook(const Rubric& rubric, const Form& form, const FormFilling& filling, Language language)
        : rubric_(rubric),
          form_(form),
          filling_(filling),
          language_(language),
          text_(form_text(rubric, form, language)),
          now_(form.lines, entries_of(form, filling)),
          book_(text_.title, rubric.period ? std::optional(rubric.period->first) : std::nullopt, language) {
        places_.fields.resize(form.fields.size());
        places_.lines.resize(form.lines.list().size());
    }

    void write(const ByteSink& out) {
        book_.letters_of_language();
        name_sheets();
        place_cover();
        place_form();
        place_events();
        place_numbers();
        add_cover();
        add_form();
        add_events();
        add_help();
        add_identity();
        add_lists();
        add_lines();
        book_.write(out);
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    // ---- where everything stands, before any formula is written

    void name_sheets() {
        cover_name_ = say({"封面", "Cover"});
        form_name_ = form_.method ? sheet_name(rubric_.method_title(rubric_.method(form_.method).id),
                                               say({"测评", "Form"}), {cover_name_})
                                  : say({"自评", "Form"});
        events_name_ = sheet_name(say({"逐件填写", "Events"}), "Events", {cover_name_, form_name_});
        help_name_ = sheet_name(say({"填表说明", "Help"}), "Help", {cover_name_, form_name_, events_name_});
    }

    void put(std::size_t field, const std::string& sheet, std::size_t row, std::size_t column) {
        places_.fields[field].cell = cell_on(sheet, row, column);
    }

    void place_cover() {
        std::size_t row = first_cover_row;
        for (const auto& label : text_.unit) {
            put(label.field, cover_name_, row++, 1);
        }
    }

    void place_form() {
        std::size_t row = first_form_row;
        for (const auto& each : text_.rows) {
            if (each.field) {
                put(*each.field, form_name_, row, entry_column);
            }
            if (each.evidence) {
                put(*each.evidence, form_name_, row, evidence_column);
            }
            if (each.note) {
                put(*each.note, form_name_, row, note_column);
            }
            if (each.day) {
                put(*each.day, form_name_, row, note_column);
            }
            ++row;
        }
        last_form_row_ = row - 1;
    }

    void place_events() {
        std::size_t row = first_form_row;
        for (const auto& each : text_.events) {
            ++row;  // its heading
            for (const auto& event : form_.items[each.item.at()].events) {
                if (event.of) {
                    put(*event.of, events_name_, row, 2);
                }
                put(event.date, events_name_, row, 3);
                put(event.matter, events_name_, row, 4);
                for (const std::size_t tag : event.tags) {
                    put(tag, events_name_, row, 5);
                    places_.fields[tag].listed = form_.fields[tag].choices.front().key;
                }
                put(event.note, events_name_, row, 6);
                ++row;
            }
        }
    }

    /// Numbers and days stand on the sheet of lines as what they are.
    void place_numbers() {
        std::size_t row = 0;
        for (auto& place : places_.fields) {
            const FormField& field = form_.fields[static_cast<std::size_t>(&place - places_.fields.data())];
            if (!place.cell.empty() &&
                (field.type == FormField::Type::number || field.type == FormField::Type::day)) {
                place.number = cell_on(lines_name, row++, 1);
            }
        }
        for (auto& line : places_.lines) {
            line = cell_on(lines_name, row++, 1);
        }
    }

    // ---- what is written

    Sheet& add_sheet(const std::string& name) {
        places_.here = name;
        return book_.add(name);
    }

    static void set_widths(Sheet& sheet, std::span<const std::size_t> widths) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            sheet.widen(i, widths[i]);
            sheet.limit_width(i, widths[i]);
        }
    }

    /// How many lines a text takes in a column. Chinese letters are a little wider than two digits.
    static std::size_t lines_in(std::string_view text, std::size_t width) {
        std::size_t out = 0;
        for (const auto line : split(text, '\n')) {
            const std::size_t wide = display_width(line) * 11 / 10;
            out += std::max<std::size_t>(1, (wide + width - 2) / (width - 1));
        }
        return out;
    }

    void add_cell(Sheet& sheet, std::size_t row, std::size_t column, std::size_t field,
                  const std::string& prompt) {
        const FormField& of = form_.fields[field];
        CellLook cell = look(CellLook::Kind::free);
        cell.open = true;
        cell.number = of.type == FormField::Type::number ? ""
                      : of.type == FormField::Type::day  ? "yyyy-mm-dd"
                                                         : "@";
        cell.centred = of.type != FormField::Type::text && of.type != FormField::Type::evidence;
        fill(sheet, row, column, field, cell);
        Sheet::Entry entry;
        entry.prompt = prompt;
        entry.error = prompt;
        const std::string here = cell_name(row, column);
        switch (of.type) {
            case FormField::Type::choice:
                if (!of.choices.empty() || of.may_be_absent) {
                    entry.list = list_of(of);
                }
                break;
            case FormField::Type::tick: entry.words = {say({"是", "yes"}), say({"否", "no"})}; break;
            case FormField::Type::number: entry.formula = number_rule(here, of); break;
            case FormField::Type::day: entry.formula = "AND(ISNUMBER(" + here + ")," + here + ">0)"; break;
            case FormField::Type::text:
            case FormField::Type::evidence: break;
        }
        if (!entry.list.empty() || !entry.words.empty() || !entry.formula.empty()) {
            sheet.accept({row, column, row, column}, entry, entry_wrong);
        }
    }

    /// What is known beforehand.
    void fill(Sheet& sheet, std::size_t row, std::size_t column, std::size_t field, const CellLook& cell) {
        const std::string known = filling_.empty() ? std::string() : filling_[field];
        const auto number =
            form_.fields[field].type == FormField::Type::number ? Exact::parse(known) : std::nullopt;
        const auto day = form_.fields[field].type == FormField::Type::day ? parse_date(known) : std::nullopt;
        if (known.empty()) {
            sheet.blank(row, column, cell);
        } else if (number && fits_number_cell(*number)) {
            sheet.number(row, column, *number, cell);
        } else if (day) {
            sheet.number(row, column, Exact(days_between(Date{1899, 12, 30}, *day)), cell);
        } else {
            sheet.text(row, column, known, cell);
        }
    }

    static std::string number_rule(const std::string& cell, const FormField& of) {
        std::string out = "ISNUMBER(" + cell + ")";
        const auto bound = [&](const std::optional<Exact>& end, std::string_view sign) {
            if (end) {
                out += "," + cell + std::string(sign) + "(" + end->plain() + ")";
            }
        };
        bound(of.lowest, ">=");
        bound(of.highest, "<=");
        if (of.step) {
            const std::string times = cell + "/(" + of.step->plain() + ")";
            out += ",ABS(" + times + "-ROUND(" + times + ",0))<1E-7";
        }
        out = "AND(" + out + ")";
        return of.may_be_absent ? "OR(" + out + "," + cell + "=\"不涉及\"," + cell + "=\"n/a\")" : out;
    }

    /// The name of the list of a field's choices. Alike lists are one.
    std::string list_of(const FormField& of) {
        std::vector<std::string> words;
        for (const auto& choice : of.choices) {
            words.push_back(choice.key);
        }
        if (of.may_be_absent) {
            words.push_back(say({"不涉及", "n/a"}));
        }
        auto at = std::find(lists_.begin(), lists_.end(), words);
        if (at == lists_.end()) {
            lists_.push_back(std::move(words));
            at = std::prev(lists_.end());
        }
        return "ceping_list_" + std::to_string(at - lists_.begin() + 1);
    }

    void reckon(Sheet& sheet, std::size_t row, std::size_t column, const Formula& formula,
                const CellLook& cell) {
        sheet.formula(row, column, sheet_number(formula, places_), now_.value(formula), cell);
    }

    /// For people: results have no more decimals either.
    [[nodiscard]] std::string shown(const Formula& formula) const {
        return "ROUND(" + sheet_formula(formula, places_) + "," + std::to_string(shown_places) + ")";
    }

    // ---- the cover

    void add_cover() {
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
        sheet.text(row - 1, 3, say({"字段", "field"}), look(CellLook::Kind::header));
        for (const auto& label : text_.unit) {
            const bool required = form_.fields[label.field].required;
            sheet.text(row, 0, label.label + (required ? say({"（必填）", " (required)"}) : ""),
                       look(CellLook::Kind::plain));
            add_cell(sheet, row, 1, label.field, label.hint);
            sheet.text(row, 2, label.hint, look(CellLook::Kind::plain));
            sheet.text(row, 3, form_.fields[label.field].key, look(CellLook::Kind::plain, false));
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
        sheet.hide_column(3);
        sheet.print_columns(row + 12, 2);
        sheet.protect();
    }

    /// What the second one saw stands in a column of its own, and becomes a record of its own.
    void add_second_assessor(Sheet& sheet, std::size_t row) {
        sheet.text(row, 0, say({"测评人二", "second assessor"}), look(CellLook::Kind::plain));
        CellLook cell = look(CellLook::Kind::free);
        cell.open = true;
        cell.number = "@";
        sheet.blank(row, 1, cell);
        sheet.text(row, 2,
                   say({"两人同行、各自打分的填写", "where two go together and each judges for himself"}),
                   look(CellLook::Kind::plain));
        sheet.text(row, 3, "record|second assessor", look(CellLook::Kind::plain, false));
    }

    void add_totals(Sheet& sheet, std::size_t row) {
        sheet.merge(
            {row, 0, row, 2},
            say({"自评得分：随填随算，以正式测评的结果为准",
                 "The score so far, reckoned as you go; what counts is what the evaluators make of it"}),
            look(CellLook::Kind::part));
        ++row;
        const auto figure = [&](const Words& what, const Formula& value, const Words& hint) {
            sheet.text(row, 0, say(what), look(CellLook::Kind::plain));
            CellLook cell = centred();
            cell.tone = &value == &form_.score ? Tone::heading : Tone::usual;
            sheet.formula(row, 1, shown(value), now_.value(value).rounded(shown_places, Rounding::half_up),
                          cell);
            sheet.text(row, 2, say(hint), look(CellLook::Kind::plain));
            ++row;
        };
        figure({"自评得分", "score"}, form_.score,
               {"按测评细则的规定四舍五入", "rounded as the rubric says"});
        figure({"其中：基础分", "of which: base"}, form_.base, {"", " "});
        if (!rubric_.bonus.items.empty()) {
            figure({"加分", "bonus"}, form_.bonus, {"", " "});
        }
        if (!rubric_.penalties.items.empty()) {
            figure({"扣分", "penalties"}, form_.penalty, {"", " "});
        }
        const auto count = [&](const Words& what, int state, const Words& hint) {
            sheet.text(row, 0, say(what), look(CellLook::Kind::plain));
            const std::string range = states_range();
            sheet.formula(row, 1, "COUNTIF(" + range + "," + std::to_string(state) + ")",
                          Exact(static_cast<std::int64_t>(count_states(state))), centred());
            sheet.text(row, 2, say(hint), look(CellLook::Kind::plain));
            ++row;
        };
        count({"已填内容", "answered"}, answered, {"项", "criteria"});
        count({"未填内容", "open"}, open, {"项，表中标为深黄色", "criteria, dark yellow in the form"});
        count({"填写有误或不全", "wrong or incomplete"}, wrong,
              {"项，表中标为红色；不是 0 时上面的得分不作数",
               "criteria, red in the form; above 0 the score means nothing"});
    }

    [[nodiscard]] std::string states_range() const {
        return cell_on(form_name_, first_form_row, state_column) + ":" +
               cell_name(std::max(last_form_row_, first_form_row), state_column, true);
    }

    [[nodiscard]] std::size_t count_states(int state) const {
        std::size_t out = 0;
        for (const auto& row : text_.rows) {
            out +=
                row.kind == FormRow::Kind::criterion && now_.value(state_of(row)) == Exact(state) ? 1U : 0U;
        }
        return out;
    }

    // ---- the form

    [[nodiscard]] Formula state_of(const FormRow& row) const {
        using namespace formula;
        if (row.kind == FormRow::Kind::statement) {
            const auto& in = (row.veto ? form_.vetoes : form_.prerequisites)[row.statement];
            const Formula said = row.veto ? always() : is_filled(*in.states);
            return choice(in.concerns,
                          choice(said, number(answered + of_statement), number(open + of_statement)),
                          number(not_for_unit + of_statement));
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
        return choice(
            in.concerns,
            choice(in.applies,
                   choice(in.answered, number(answered + part),
                          choice(any(std::move(filled)), number(wrong + part), number(open + part))),
                   number(absent + part)),
            number(not_for_unit + part));
    }

    void add_form() {
        Sheet& sheet = add_sheet(form_name_);
        set_widths(sheet, form_widths);
        sheet.landscape();
        sheet.merge({0, 0, 0, note_column}, text_.title, look(CellLook::Kind::title));
        sheet.lines(0, 2);
        sheet.merge(
            {1, 0, 1, note_column},
            say(form_.method
                    ? Words(
                          "黄色单元格由测评人填写；深黄色为未填，红色为填写有误或不全，灰色为该单位不测评。",
                          "Yellow cells are the assessors' to fill in: dark yellow is open, red is wrong or "
                          "incomplete, grey is not for the unit.")
                    : Words(
                          "黄色单元格由单位填写；深黄色为未填，红色为填写有误或不全，灰色为本单位不用填。",
                          "Yellow cells are yours to fill in: dark yellow is open, red is wrong or incomplete, "
                          "grey is not for your unit.")),
            look(CellLook::Kind::bare));
        const auto titles = std::to_array<Words>(
            {{"编号", "id"},
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
        for (std::size_t i = 0; i < text_.rows.size(); ++i) {
            const FormRow& row = text_.rows[i];
            if (row.kind == FormRow::Kind::heading) {
                add_heading(sheet, first_form_row + i, row);
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

    /// A statement, a criterion, or a part of one. No cell goes over several rows: such cells are torn where a page ends.
    void add_row(Sheet& sheet, std::size_t row, const FormRow& each) {
        const std::string standard =
            each.applies + (each.applies.empty() || each.standard.empty() ? "" : "\n") + each.standard;
        sheet.text(row, id_column, each.id, centred());
        sheet.text(row, group_column, each.group, centred());
        sheet.text(row, standard_column, standard, look(CellLook::Kind::plain));
        sheet.text(row, methods_column, each.methods, centred());
        sheet.text(row, points_column, each.points, centred());
        add_score(sheet, row, each);
        add_entry(sheet, row, each);
        add_beside(sheet, row, each);
        sheet.lines(row, std::max({lines_in(each.id, form_widths[id_column]),
                                   lines_in(each.group, form_widths[group_column]),
                                   lines_in(each.content, form_widths[content_column]),
                                   lines_in(standard, form_widths[standard_column]),
                                   lines_in(each.methods, form_widths[methods_column])}));
    }

    void add_heading(Sheet& sheet, std::size_t row, const FormRow& heading) {
        CellLook title = look(CellLook::Kind::header);
        title.tone = Tone::heading;
        sheet.merge({row, 0, row, entry_column}, heading.content, title);
        sheet.lines(row, lines_in(heading.content, 120));
        for (std::size_t i = score_column; i <= note_column; ++i) {
            sheet.blank(row, i, title);
        }
        if (heading.item && !form_.method) {
            const FormItem& in = form_.items[heading.item.at()];
            const std::string text = "IF(" + sheet_formula(in.applies, places_) + "," + shown(in.points) +
                                     ",\"" + not_for_this() + "\")";
            if (now_.is_true(in.applies)) {
                sheet.formula(row, score_column, text,
                              now_.value(in.points).rounded(shown_places, Rounding::half_up), title);
            } else {
                sheet.formula(row, score_column, text, not_for_this(), title);
            }
        }
    }

    [[nodiscard]] std::string not_for_this() const { return say({"不适用", "not for this unit"}); }

    void add_score(Sheet& sheet, std::size_t row, const FormRow& first) {
        if (first.kind != FormRow::Kind::criterion || form_.method) {
            if (form_.method && first.field) {
                add_cell(sheet, row, score_column, *first.field, hint_of(first));
            } else {
                sheet.text(row, score_column, "", centred());
            }
            return;
        }
        const FormItem& in = form_.items[first.item.at()];
        const std::string state = cell_name(row, state_column);
        const std::string none = say({"不涉及", "n/a"});
        const std::string fault = say({"有误", "wrong"});
        const std::string text = "IF(" + state + "=" + std::to_string(answered) + "," + shown(in.points) +
                                 ",IF(" + state + "=" + std::to_string(not_for_unit) + ",\"" +
                                 not_for_this() + "\",IF(" + state + "=" + std::to_string(absent) + ",\"" +
                                 none + "\",IF(" + state + "=" + std::to_string(wrong) + ",\"" + fault +
                                 "\",\"\"))))";
        const Exact now = now_.value(state_of(first));
        CellLook cell = centred();
        if (now == Exact(answered)) {
            sheet.formula(row, score_column, text,
                          now_.value(in.points).rounded(shown_places, Rounding::half_up), cell);
        } else {
            sheet.formula(row, score_column, text,
                          now == Exact(not_for_unit) ? not_for_this()
                          : now == Exact(absent)     ? none
                                                     : std::string(),
                          cell);
        }
    }

    void add_entry(Sheet& sheet, std::size_t row, const FormRow& each) {
        const bool part = each.kind == FormRow::Kind::part;
        CellLook content = look(CellLook::Kind::plain);
        content.indented = part;
        sheet.text(row, content_column, each.content, content);
        if (each.field) {
            add_cell(sheet, row, entry_column, *each.field, hint_of(each));
            sheet.text(row, key_column, form_.fields[*each.field].key, look(CellLook::Kind::plain, false));
        } else {
            sheet.text(row, entry_column, in_place_of_entry(each), centred());
            sheet.text(row, key_column, each.item ? "answer|" + rubric_.at(each.item).id : std::string(),
                       look(CellLook::Kind::plain, false));
        }
        const CellLook unseen = look(CellLook::Kind::plain, false);
        if (each.kind == FormRow::Kind::criterion) {
            criterion_row_ = row;
        }
        if (part) {
            sheet.formula(row, state_column,
                          cell_name(criterion_row_, state_column) + "+" + std::to_string(of_part),
                          now_.value(state_of(each)), unseen);
        } else {
            reckon(sheet, row, state_column, state_of(each), unseen);
        }
    }

    [[nodiscard]] std::string hint_of(const FormRow& row) const {
        const bool in_units = row.item && form_.items[row.item.at()].value == row.field;
        const std::string_view unit =
            in_units ? rubric_.at(row.item).criterion->kind->unit() : std::string_view();
        return say(entry_words(form_.fields[*row.field], unit));
    }

    [[nodiscard]] std::string in_place_of_entry(const FormRow& row) const {
        if (row.item && rubric_.at(row.item).criterion->kind->from_submission()) {
            return say({"按提交日期计算", "by the day of submission"});
        }
        return say({"见下列各项", "see below"});
    }

    /// Evidence and note of a criterion; of a veto the day on which it was.
    void add_beside(Sheet& sheet, std::size_t row, const FormRow& each) {
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

    void paint_form(Sheet& sheet) {
        if (text_.rows.empty()) {
            return;
        }
        const CellRange all{first_form_row, id_column, last_form_row_, note_column};
        const CellRange entries{first_form_row, entry_column, last_form_row_, entry_column};
        const CellRange scores{first_form_row, score_column, last_form_row_, score_column};
        const std::string state = "MOD($" + cell_name(first_form_row, state_column) + ",10)";
        const std::string there = "$" + cell_name(first_form_row, state_column) + "<>\"\"";
        const auto is = [&](int what) { return state + "=" + std::to_string(what); };
        sheet.paint(entries, "AND(" + there + "," + is(wrong) + ")", Sheet::Paint::wrong);
        sheet.paint(entries,
                    "AND(" + there + "," + is(open) + ",LEN(TRIM(" + cell_name(first_form_row, entry_column) +
                        "))=0)",
                    Sheet::Paint::open);
        sheet.paint(scores, "AND(" + there + "," + is(wrong) + ")", Sheet::Paint::wrong);
        sheet.paint(all, "AND(" + there + ",OR(" + is(not_for_unit) + "," + is(absent) + "))",
                    Sheet::Paint::idle);
    }

    // ---- events

    void add_events() {
        if (text_.events.empty()) {
            return;
        }
        Sheet& sheet = add_sheet(events_name_);
        set_widths(sheet, event_widths);
        sheet.landscape();
        sheet.merge({0, 0, 0, 6}, say({"逐件填写的内容", "What is told case by case"}),
                    look(CellLook::Kind::title));
        sheet.lines(0, 2);
        sheet.merge({1, 0, 1, 6},
                    say({"每件一行。填了这里，前面表里同一项的次数就不要再填。",
                         "One line for each. What is told here is not counted once more in the form."}),
                    look(CellLook::Kind::bare));
        const auto titles = std::to_array<Words>({{"编号", "id"},
                                                  {"序号", "number"},
                                                  {"类别", "class"},
                                                  {"发生日期", "date"},
                                                  {"事项", "matter"},
                                                  {"情形", "tags"},
                                                  {"说明", "note"},
                                                  {"字段", "field"}});
        for (std::size_t i = 0; i < titles.size(); ++i) {
            sheet.text(first_form_row - 1, i, say(titles[i]), look(CellLook::Kind::header));
        }
        std::size_t row = first_form_row;
        for (const auto& each : text_.events) {
            CellLook title = look(CellLook::Kind::header);
            const std::string heading = id_and_title(each.id, each.content) + "\n" + each.standard;
            sheet.merge({row, 0, row, 6}, heading, title);
            sheet.lines(row, lines_in(heading, 145));
            ++row;
            std::size_t number = 0;
            for (const auto& event : form_.items[each.item.at()].events) {
                add_event(sheet, row++, each, event, ++number);
            }
        }
        sheet.freeze(first_form_row, 0);
        sheet.repeat_rows(first_form_row - 1, first_form_row - 1);
        sheet.hide_column(7);
        sheet.print_columns(row - 1, 6);
        sheet.protect();
    }

    void add_event(Sheet& sheet, std::size_t row, const FormEvents& of, const FormItem::OfEvent& event,
                   std::size_t number) {
        sheet.text(row, 0, of.id, centred());
        sheet.number(row, 1, Exact(static_cast<std::int64_t>(number)), centred());
        if (event.of) {
            add_cell(sheet, row, 2, *event.of, say(entry_words(form_.fields[*event.of], {})));
        } else {
            sheet.text(row, 2, "", centred());
        }
        add_cell(sheet, row, 3, event.date, say(entry_words(form_.fields[event.date], {})));
        add_cell(sheet, row, 4, event.matter, {});
        if (event.tags.empty()) {
            sheet.text(row, 5, "", centred());
        } else {
            CellLook cell = look(CellLook::Kind::free);
            cell.open = true;
            cell.number = "@";
            sheet.blank(row, 5, cell);
        }
        add_cell(sheet, row, 6, event.note, {});
        sheet.text(row, 7, "answer|" + of.id + "|event|" + std::to_string(number),
                   look(CellLook::Kind::plain, false));
    }

    // ---- help, and what nobody sees

    void add_help() {
        Sheet& sheet = add_sheet(help_name_);
        sheet.widen(0, 100);
        sheet.limit_width(0, 100);
        sheet.text(0, 0, say({"填表说明", "How to fill in this form"}), look(CellLook::Kind::title));
        std::size_t row = 1;
        for (const auto& line : text_.help) {
            sheet.text(row, 0, line, look(CellLook::Kind::plain));
            sheet.lines(row, lines_in(line, 100));
            ++row;
        }
        sheet.print_columns(row - 1, 0);
        sheet.protect();
    }

    /// By this the reader knows what the form is of.
    void add_identity() {
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

    void add_lists() {
        Sheet& sheet = add_sheet(std::string(lists_name));
        CellLook cell = look(CellLook::Kind::bare, false);
        cell.number = "@";
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            for (std::size_t row = 0; row < lists_[i].size(); ++row) {
                sheet.text(row, i, lists_[i][row], cell);
            }
            book_.name("ceping_list_" + std::to_string(i + 1), cell_on(std::string(lists_name), 0, i) + ":" +
                                                                   cell_name(lists_[i].size() - 1, i, true));
        }
        sheet.protect();
        sheet.hide();
    }

    void add_lines() {
        Sheet& sheet = add_sheet(std::string(lines_name));
        const CellLook cell = look(CellLook::Kind::bare, false);
        std::size_t row = 0;
        const auto entries = entries_of(form_, filling_);
        for (std::size_t i = 0; i < places_.fields.size(); ++i) {
            const auto& place = places_.fields[i];
            if (place.number.empty()) {
                continue;
            }
            const FormField& field = form_.fields[i];
            const bool day = field.type == FormField::Type::day;
            sheet.text(row, 0, field.key, cell);
            const std::string text =
                day ? day_in_cell(place.cell) : number_in_cell(place.cell, field.percent);
            if (day && entries[i].day) {
                sheet.formula(row, 1, text, Exact(days_between(Date{1899, 12, 30}, *entries[i].day)), cell);
            } else if (!day && entries[i].number) {
                sheet.formula(row, 1, text, *entries[i].number, cell);
            } else {
                sheet.formula(row, 1, text, std::string(), cell);
            }
            ++row;
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

    static constexpr std::size_t first_cover_row = 5;
    static constexpr int shown_places = 6;
    static inline const std::string identity_name = "_ceping";
    static inline const std::string lists_name = "_lists";
    static inline const std::string lines_name = "_lines";

    const Rubric& rubric_;
    const Form& form_;
    const FormFilling& filling_;
    Language language_;
    FormText text_;
    Reckoning now_;
    Workbook book_;
    SheetPlaces places_;
    std::string cover_name_;
    std::string form_name_;
    std::string events_name_;
    std::string help_name_;
    std::size_t last_form_row_ = 0;
    std::size_t criterion_row_ = 0;  // that a part belongs to
    std::vector<std::vector<std::string>> lists_;
};

}  // namespace

void write_form_xlsx(const FormPage& page, const ByteSink& out) {
    FormWorkbook(page.rubric, page.form, page.units.front(), page.language).write(out);
}

}  // namespace ceping
