#include "form_adapter.hpp"

#include <ceping/analyse/forms/form.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <stdexcept>

namespace plain {
namespace {

std::string name_of(ceping::Formula::Op op) {
    using Op = ceping::Formula::Op;
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

FormFormula plain_formula(const ceping::Formula& of) {
    FormFormula out;
    out.op = name_of(of.op);
    out.value = of.value.text();
    out.index = of.index;
    out.other = of.other;
    out.text = of.text;
    out.places = of.places;
    out.mode = of.mode == ceping::Rounding::half_up     ? Mode::half_up
               : of.mode == ceping::Rounding::half_even ? Mode::half_even
                                                        : Mode::down;
    for (const auto& part : of.parts) {
        out.parts.push_back(plain_formula(part));
    }
    return out;
}

struct Made {
    ceping::Rubric rubric;
    ceping::Form form;
};

Made made_of(const std::string& rubric_yaml, std::size_t events) {
    ceping::Diagnostics found;
    const auto tree = ceping::read_rubric_text("rubric.yaml", rubric_yaml, found);
    auto rubric = tree ? ceping::decode_rubric(*tree, found) : std::nullopt;
    if (!rubric) {
        throw std::runtime_error("the rubric was refused");
    }
    ceping::FormOptions options;
    options.events = events;
    ceping::Form form = ceping::form_of(*rubric, options);
    return {std::move(*rubric), std::move(form)};
}

}  // namespace

std::string reckoned(const std::string& rubric_yaml, std::size_t events,
                     const std::vector<FormInput>& inputs) {
    const Made made = made_of(rubric_yaml, events);
    std::vector<ceping::FormEntry> entries;
    for (const auto& input : inputs) {
        ceping::FormEntry& entry = entries.emplace_back();
        entry.text = input.text;
        entry.number = ceping::Exact::parse(input.number);
        entry.day = ceping::parse_date(input.date);
        entry.pieces = input.pieces;
        entry.yes = input.yes;
        entry.absent = input.absent;
    }
    const ceping::Reckoning reckoning(made.form.lines, std::move(entries));
    return reckoning.value(made.form.exact).text();
}

PlainForm make_form(const std::string& rubric_yaml, std::size_t events) {
    const Made made = made_of(rubric_yaml, events);
    const ceping::Form& form = made.form;
    PlainForm out;
    for (const auto& field : form.fields) {
        out.fields.push_back(field.key);
        std::string& choices = out.choices.emplace_back();
        for (const auto& choice : field.choices) {
            choices += choice.key + "\n";
        }
    }
    for (const auto& line : form.lines.list()) {
        out.lines.push_back(plain_formula(line.formula));
    }
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        out.nodes[made.rubric.items[i].id] = {plain_formula(form.items[i].applies),
                                              plain_formula(form.items[i].points)};
    }
    out.assessed = plain_formula(form.assessed);
    out.base = plain_formula(form.base);
    out.bonus = plain_formula(form.bonus);
    out.penalty = plain_formula(form.penalty);
    out.exact = plain_formula(form.exact);
    out.score = plain_formula(form.score);
    return out;
}

}  // namespace plain
