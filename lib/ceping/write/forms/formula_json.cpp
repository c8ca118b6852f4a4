// Formulas as a page's script reads them.
#include <ceping/base/json_quote.hpp>
#include <ceping/write/forms/form_html.hpp>

#include <string_view>

namespace ceping {

namespace {

std::string_view name_of(Formula::Op op) {
    using Op = Formula::Op;
    switch (op) {
        case Op::number: return "number";
        case Op::entered: return "entered";
        case Op::day: return "day";
        case Op::pieces: return "pieces";
        case Op::line: return "line";
        case Op::sum: return "sum";
        case Op::minus: return "minus";
        case Op::product: return "product";
        case Op::quotient: return "quotient";
        case Op::least: return "least";
        case Op::greatest: return "greatest";
        case Op::rounded: return "rounded";
        case Op::choice: return "choice";
        case Op::always: return "always";
        case Op::is_number: return "is_number";
        case Op::is_day: return "is_day";
        case Op::is_filled: return "is_filled";
        case Op::is_text: return "is_text";
        case Op::is_yes: return "is_yes";
        case Op::is_absent: return "is_absent";
        case Op::is_within: return "is_within";
        case Op::is_same: return "is_same";
        case Op::line_true: return "line_true";
        case Op::at_least: return "at_least";
        case Op::more: return "more";
        case Op::multiple: return "multiple";
        case Op::all: return "all";
        case Op::any: return "any";
        case Op::no: return "no";
    }
    return {};
}

/// What stands between the operation and its parts.
std::string details_of(const Formula& of) {
    using Op = Formula::Op;
    switch (of.op) {
        case Op::entered:
        case Op::day:
        case Op::pieces:
        case Op::line:
        case Op::is_number:
        case Op::is_day:
        case Op::is_filled:
        case Op::is_yes:
        case Op::is_absent:
        case Op::line_true: return "," + std::to_string(of.index);
        case Op::is_text:
        case Op::is_within: return "," + std::to_string(of.index) + "," + json_quoted(of.text);
        case Op::is_same: return "," + std::to_string(of.index) + "," + std::to_string(of.other);
        case Op::rounded: return "," + std::to_string(of.places) + "," + json_quoted(word_of(of.mode));
        default: return {};
    }
}

}  // namespace

std::string_view word_of(Rounding mode) {
    return mode == Rounding::half_up ? "half_up" : mode == Rounding::half_even ? "half_even" : "down";
}

std::string formula_json(const Formula& formula) {
    if (formula.op == Formula::Op::number) {
        return json_quoted(formula.value.text());
    }
    std::string out = "[" + json_quoted(name_of(formula.op)) + details_of(formula);
    for (const Formula& part : formula.parts) {
        out += "," + formula_json(part);
    }
    return out + "]";
}

}  // namespace ceping
