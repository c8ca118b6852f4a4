// What workbooks that are filled in have and reports do not.
#include <ceping/write/formats/workbook.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/formats/phrases.hpp>
#include <ceping/write/formats/workbook_state.hpp>

#include <charconv>

#include <xlsxwriter.h>

namespace ceping {

namespace {

constexpr std::size_t longest_formula = 8192;  // of the programs, in characters
// Of the programs, in UTF-16 units; the library's own limits are a little higher or lower.
constexpr std::size_t longest_title = 32;
constexpr std::size_t longest_error = 224;
constexpr std::size_t longest_prompt = 255;

lxw_row_t row_of(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_of(std::size_t column) { return static_cast<lxw_col_t>(column); }

std::string cut(const std::string& text, std::size_t most) {
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const char32_t c = take_code_point(rest);
        if (code_points(out) + 1 >= most && !rest.empty()) {
            return out + "…";
        }
        append_code_point(out, c);
    }
    return out;
}

double nearest(const Exact& value) {
    const std::string digits = value.shortest(15);
    double out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

void check_formula(const std::string& text) {
    if (text.size() >= longest_formula) {
        throw Error(phrases::formula_too_long.with({}));
    }
}

}  // namespace

void Sheet::formula(std::size_t row, std::size_t column, const std::string& text, const Exact& now,
                    const CellLook& look) {
    state_->check_place(row, column);
    check_formula(text);
    check_workbook(worksheet_write_formula_num(state_->sheet, row_of(row), column_of(column),
                                               ("=" + text).c_str(), state_->book->format(look),
                                               nearest(now)));
}

void Sheet::formula(std::size_t row, std::size_t column, const std::string& text, const std::string& now,
                    const CellLook& look) {
    state_->check_place(row, column);
    check_formula(text);
    check_workbook(worksheet_write_formula_str(state_->sheet, row_of(row), column_of(column),
                                               ("=" + text).c_str(), state_->book->format(look),
                                               now.c_str()));
}

void Sheet::merge(const CellRange& range, std::string_view text, const CellLook& look) {
    state_->check_place(range.last_row, range.last_column);
    const std::string kept = cell_text(text, state_->book->language);
    lxw_format* const format = state_->book->format(look);
    if (range.first_row == range.last_row && range.first_column == range.last_column) {
        check_workbook(worksheet_write_string(state_->sheet, row_of(range.first_row),
                                              column_of(range.first_column), kept.c_str(), format));
        return;
    }
    check_workbook(worksheet_merge_range(state_->sheet, row_of(range.first_row),
                                         column_of(range.first_column), row_of(range.last_row),
                                         column_of(range.last_column), kept.c_str(), format));
}

void Sheet::lines(std::size_t row, std::size_t count) { state_->fixed_lines[row] = count; }

void Sheet::accept(const CellRange& range, const Entry& entry, const Words& error_title) {
    const Language language = state_->book->language;
    lxw_data_validation rule{};
    std::string source = "=" + (entry.list.empty() ? entry.formula : entry.list);
    std::vector<std::string> words = entry.words;
    std::vector<char*> list;
    if (!words.empty()) {
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        for (auto& word : words) {
            list.push_back(word.data());
        }
        list.push_back(nullptr);
        rule.value_list = list.data();
    } else if (!entry.list.empty()) {
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = source.data();
    } else {
        rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        rule.value_formula = source.data();
    }
    std::string title = cut(error_title.in(language), longest_title);
    std::string error = cut(entry.error, longest_error);
    std::string prompt = cut(entry.prompt, longest_prompt);
    rule.error_title = title.data();
    rule.error_message = error.data();
    if (!prompt.empty()) {
        rule.input_message = prompt.data();
    }
    check_workbook(worksheet_data_validation_range(state_->sheet, row_of(range.first_row),
                                                   column_of(range.first_column), row_of(range.last_row),
                                                   column_of(range.last_column), &rule));
}

void Sheet::paint(const CellRange& range, const std::string& formula, Paint paint) {
    std::string text = "=" + formula;
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = text.data();
    rule.format = state_->book->paint(paint);
    rule.stop_if_true = LXW_TRUE;
    check_workbook(worksheet_conditional_format_range(state_->sheet, row_of(range.first_row),
                                                      column_of(range.first_column), row_of(range.last_row),
                                                      column_of(range.last_column), &rule));
}

void Sheet::protect() {
    lxw_protection allowed{};
    // A row that is too low for what was written into it can be made higher.
    allowed.format_rows = LXW_TRUE;
    allowed.format_columns = LXW_TRUE;
    worksheet_protect(state_->sheet, nullptr, &allowed);
}

void Sheet::hide() { worksheet_hide(state_->sheet); }

void Sheet::hide_column(std::size_t column) { state_->hidden.insert(column); }

void Workbook::letters_of_language() {
    if (state_->language == Language::zh) {
        format_set_font_name(STAILQ_FIRST(state_->book->formats), "宋体");
    }
}

void Workbook::name(const std::string& name, const std::string& cells) {
    check_workbook(workbook_define_name(state_->book, name.c_str(), ("=" + cells).c_str()));
}

}  // namespace ceping
