// What the answers of a form come to, and whom they are for. Source: ceping-scoring(7), 2, 3 and 11.
#include <ceping/analyse/forms/form_parts.hpp>

#include <ceping/model/limits.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

using namespace formula;

Formula test_formula(const When::Test& test, const Form& form) {
    std::vector<Formula> ways;
    if (!test.fact) {
        for (const auto& path : test.allowed) {
            ways.push_back(is_within(form.region, path));
        }
        return any(std::move(ways));
    }
    const std::size_t field = form.facts[test.fact.at()];
    for (const auto& allowed : test.allowed) {
        ways.push_back(is_text(field, allowed));
    }
    const Formula figure = entered(field);
    for (const Exact& value : test.numbers) {
        ways.push_back(all({at_least(figure, number(value)), at_least(number(value), figure)}));
    }
    if (!test.is_range) {
        return test.numbers.empty() ? any(std::move(ways)) : all({is_number(field), any(std::move(ways))});
    }
    std::vector<Formula> bounds{is_number(field)};
    const auto bound = [&](const std::optional<Exact>& end, auto make) {
        if (end) {
            bounds.push_back(make(number(*end)));
        }
    };
    bound(test.min, [&](Formula end) { return at_least(figure, std::move(end)); });
    bound(test.max, [&](Formula end) { return at_least(std::move(end), figure); });
    bound(test.over, [&](Formula end) { return more(figure, std::move(end)); });
    bound(test.under, [&](Formula end) { return more(std::move(end), figure); });
    return all(std::move(bounds));
}

/// Where the form has what one version of a criterion asks for.
class Binding {
public:
    Binding(const Rubric& rubric, const Item& item, const Form& form, const FormItem& in)
        : rubric_(rubric), item_(item), form_(form), in_(in) {}

    [[nodiscard]] AnswerFields fields_for(const Kind& kind) const {
        const AnswerForm asked = kind.form(item_.points);
        AnswerFields out;
        // A part that the form does not have is one that this kind does not read.
        out.value = in_.value.value_or(0);
        out.num = in_.num.value_or(0);
        out.den = in_.den.value_or(0);
        out.sample = in_.sample.value_or(0);
        out.submitted = form_.day;
        out.deadline = rubric_.deadline;
        out.penalty = item_.section == Section::penalties;
        for (const auto& choice : asked.choices) {
            if (!in_.choices.empty()) {
                out.choices.push_back(tagged(in_.choices, choice.key));
            }
        }
        if (among_shapes(asked, Shape::events)) {
            for (const auto& event : in_.events) {
                AnswerFields::OfEvent bound{
                    asked.choices.empty() ? std::nullopt : event.of, event.date, event.matter, {}};
                for (const auto& tag : asked.tags) {
                    bound.tags.push_back(tagged(event.tags, tag));
                }
                out.events.push_back(std::move(bound));
            }
        }
        return out;
    }

private:
    static bool among_shapes(const AnswerForm& asked, Shape shape) {
        return std::find(asked.shapes.begin(), asked.shapes.end(), shape) != asked.shapes.end();
    }

    /// The field among these that is of a check, class or tag of that name.
    [[nodiscard]] std::size_t tagged(const std::vector<std::size_t>& fields, std::string_view name) const {
        return *std::find_if(fields.begin(), fields.end(), [&](std::size_t field) {
            return form_.fields[field].choices.front().key == name;
        });
    }

    const Rubric& rubric_;
    const Item& item_;
    const Form& form_;
    const FormItem& in_;
};

/// Without enough evidence an answer is worth nothing.
Formula with_evidence(const Item& item, const Criterion& criterion, const FormItem& in, Formula points) {
    const EvidenceRule& rule = criterion.evidence;
    if (!rule.zero || rule.min <= 0 || item.section == Section::penalties || !in.evidence) {
        return points;
    }
    return choice(at_least(formula::pieces(*in.evidence), number(Exact(rule.min))), std::move(points),
                  number(0));
}

AnswerFormulas of_version(const Rubric& rubric, const Item& item, const Criterion& criterion,
                          const Form& form, const FormItem& in, FormulaLines& lines) {
    const AnswerFields fields = Binding(rubric, item, form, in).fields_for(*criterion.kind);
    AnswerFormulas out = criterion.kind->formulas(fields, item.points, item.id, lines);
    if (!criterion.kind->from_submission()) {
        out.points = with_evidence(item, criterion, in, std::move(out.points));
    }
    return out;
}

/// A truth that depends on another.
Formula either(const Formula& whether, Formula then, Formula otherwise) {
    return any({all({whether, std::move(then)}), all({no(whether), std::move(otherwise)})});
}

/// The formulas of the version that is for the unit.
AnswerFormulas of_criterion(const Rubric& rubric, const Item& item, const Form& form, const FormItem& in,
                            FormulaLines& lines) {
    AnswerFormulas out = of_version(rubric, item, *item.criterion, form, in, lines);
    const auto& variants = item.criterion->variants;
    for (std::size_t i = variants.size(); i-- > 0;) {
        const Formula is_for =
            lines.add(item.id + " variant " + std::to_string(i + 1), when_formula(variants[i].when, form));
        AnswerFormulas own = of_version(rubric, item, variants[i].criterion, form, in, lines);
        out.answered = lines.add(item.id + " answered",
                                 either(is_for, std::move(own.answered), std::move(out.answered)));
        out.not_applicable = either(is_for, std::move(own.not_applicable), std::move(out.not_applicable));
        out.points =
            lines.add(item.id + " points", choice(is_for, std::move(own.points), std::move(out.points)));
    }
    return out;
}

}  // namespace

Formula when_formula(const When& when, const Form& form) {
    std::vector<Formula> all_of;
    for (const auto& test : when.tests) {
        all_of.push_back(test_formula(test, form));
    }
    for (const auto& branches : when.any) {
        std::vector<Formula> ways;
        for (const When& branch : branches) {
            ways.push_back(when_formula(branch, form));
        }
        all_of.push_back(any(std::move(ways)));
    }
    for (const When& inner : when.none) {
        all_of.push_back(no(when_formula(inner, form)));
    }
    return all(std::move(all_of));
}

void add_form_conditions(const Rubric& rubric, Form& form) {
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        Formula own = when_formula(item.when, form);
        if (item.parent) {
            own = all({form.items[item.parent.at()].concerns, std::move(own)});
        }
        form.items[i].concerns = form.lines.add(item.id + " concerns", std::move(own));
    }
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        form.prerequisites[i].concerns = form.lines.add(rubric.prerequisites[i].id + " concerns",
                                                        when_formula(rubric.prerequisites[i].when, form));
    }
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        form.vetoes[i].concerns =
            form.lines.add(rubric.vetoes[i].id + " concerns", when_formula(rubric.vetoes[i].when, form));
    }
}

void add_form_answers(const Rubric& rubric, Form& form) {
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        FormItem& in = form.items[i];
        const bool asked = item.criterion && (in.evidence || item.criterion->kind->from_submission());
        if (!asked) {
            continue;
        }
        AnswerFormulas of = of_criterion(rubric, item, form, in, form.lines);
        Formula absent = std::move(of.not_applicable);
        if (in.value && form.fields[*in.value].may_be_absent) {
            absent = any({is_absent(*in.value), std::move(absent)});
        }
        in.applies = form.lines.add(item.id + " applies", all({in.concerns, no(std::move(absent))}));
        in.answered = form.lines.add(item.id + " answered", all({in.applies, std::move(of.answered)}));
        Formula points = std::move(of.points);
        if (rubric.rounding.criterion) {
            // Of a line, since some writers name more than once what they round.
            points = form.lines.add(item.id + " unrounded", std::move(points));
            points = rounded(std::move(points), *rubric.rounding.criterion, rubric.rounding.mode);
        }
        in.points = form.lines.add(item.id + " points", choice(in.answered, std::move(points), number(0)));
        in.max = choice(in.applies, number(item.points), number(0));
    }
}

}  // namespace ceping
