// What a form asks. Source: ceping-form(1).
#include <ceping/analyse/forms/form_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/rubric.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

/// What the versions of a criterion ask taken together: each understands a part of it.
AnswerForm asked_of(const Item& item) {
    AnswerForm out;
    bool first = true;
    each_version(item, [&](const Criterion& criterion, const Places&, const Variant*) {
        AnswerForm next = criterion.kind->form(item.points);
        if (std::exchange(first, false)) {
            out = std::move(next);
            return;
        }
        for (const auto& choice : next.choices) {
            const bool known = std::any_of(out.choices.begin(), out.choices.end(),
                                           [&](const auto& each) { return each.key == choice.key; });
            if (!known) {
                out.choices.push_back(choice);
            }
        }
        for (const auto& tag : next.tags) {
            if (!among(tag, out.tags)) {
                out.tags.push_back(tag);
            }
        }
        for (const Shape shape : next.shapes) {
            if (!among(shape, out.shapes)) {
                out.shapes.push_back(shape);
            }
        }
        // A bound that not every version has is left to whoever reads the form.
        out.lowest =
            out.lowest && next.lowest ? std::optional(least(*out.lowest, *next.lowest)) : std::nullopt;
        out.highest =
            out.highest && next.highest ? std::optional(greatest(*out.highest, *next.highest)) : std::nullopt;
        out.step = out.step == next.step ? out.step : std::nullopt;
        out.percent = out.percent || next.percent;
        out.sample = out.sample || next.sample;
    });
    return out;
}

class FieldMaker {
public:
    FieldMaker(const FormOptions& options, std::vector<FormField>& fields)
        : options_(options), fields_(fields) {}

    std::size_t add(std::string key, FormField::Type type = FormField::Type::text) {
        FormField& field = fields_.emplace_back();
        field.key = std::move(key);
        field.type = type;
        return fields_.size() - 1;
    }

    void add_answer(const Item& item, FormItem& out) {
        const Criterion& criterion = *item.criterion;
        const AnswerForm form = asked_of(item);
        const std::string key = "answer|" + item.id + "|";
        if (!form.answered) {
            return;
        }
        for (const Shape shape : form.shapes) {
            add_shape(shape, form, key, out);
        }
        // 不涉及 is said where the answer's value stands, also where it is made of parts.
        if (criterion.may_not_apply && !out.value) {
            out.value = add(key + "value", FormField::Type::choice);
        }
        if (out.value) {
            fields_[*out.value].may_be_absent = criterion.may_not_apply;
        }
        out.evidence = add(key + "evidence", FormField::Type::evidence);
        out.note = add(key + "note");
    }

private:
    void add_shape(Shape shape, const AnswerForm& form, const std::string& key, FormItem& out) {
        switch (shape) {
            case Shape::key:
                out.value = add(key + "value", FormField::Type::choice);
                fields_[*out.value].choices = form.choices;
                break;
            case Shape::number: out.value = add_number(key + "value", form); break;
            case Shape::ratio:
                out.num = add_number(key + "num", at_least_none(false));
                out.den = add_number(key + "den", at_least_none(false));
                break;
            case Shape::picks:
                for (const auto& choice : form.choices) {
                    out.choices.push_back(add(key + "met|" + choice.key, FormField::Type::tick));
                    fields_.back().choices = {choice};
                }
                break;
            case Shape::counts:
                for (const auto& choice : form.choices) {
                    out.choices.push_back(
                        add_number(key + "counts|" + choice.key, at_least_none(true, form.taken_off)));
                    fields_.back().choices = {choice};
                }
                break;
            case Shape::events:
                for (std::size_t i = 0; i < options_.events; ++i) {
                    out.events.push_back(add_event(key + "event|" + std::to_string(i + 1) + "|", form));
                }
                break;
            case Shape::not_applicable: break;
        }
        if (form.sample && !out.sample) {
            out.sample = add_number(key + "sample", at_least_none(true));
        }
    }

    static AnswerForm at_least_none(bool whole, bool taken_off = false) {
        AnswerForm out;
        out.taken_off = taken_off;
        out.lowest = Exact();
        out.step = whole ? std::optional(Exact(1)) : std::nullopt;
        return out;
    }

    std::size_t add_number(const std::string& key, const AnswerForm& form) {
        const std::size_t out = add(key, FormField::Type::number);
        FormField& field = fields_[out];
        field.lowest = form.lowest;
        field.highest = form.highest;
        field.step = form.step;
        field.percent = form.percent;
        field.taken_off = form.taken_off;
        return out;
    }

    FormItem::OfEvent add_event(const std::string& key, const AnswerForm& form) {
        FormItem::OfEvent out;
        if (!form.choices.empty()) {
            out.of = add(key + "class", FormField::Type::choice);
            fields_.back().choices = form.choices;
        }
        out.date = add(key + "date", FormField::Type::day);
        out.matter = add(key + "matter");
        for (const auto& tag : form.tags) {
            out.tags.push_back(add(key + "tag|" + tag, FormField::Type::tick));
            fields_.back().choices = {{tag, ""}};
        }
        out.note = add(key + "note");
        return out;
    }

    const FormOptions& options_;
    std::vector<FormField>& fields_;
};

void add_unit(const Rubric& rubric, FieldMaker& maker, Form& form) {
    form.id = maker.add("unit|id");
    form.name = maker.add("unit|name");
    form.fields[form.id].required = true;
    form.fields[form.name].required = true;
    form.region = maker.add("unit|region");
    for (const Fact& fact : rubric.facts) {
        const bool listed = !fact.values.empty() && !fact.number;
        form.facts.push_back(maker.add("unit|" + fact.id, fact.number ? FormField::Type::number
                                                          : listed    ? FormField::Type::choice
                                                                      : FormField::Type::text));
        FormField& field = form.fields.back();
        field.required = fact.required;
        for (const auto& value : fact.values) {
            field.choices.push_back({value, ""});
        }
    }
}

}  // namespace

void add_form_fields(const Rubric& rubric, const FormOptions& options, Form& form) {
    form.method = options.method;
    FieldMaker maker(options, form.fields);
    add_unit(rubric, maker, form);
    if (form.method) {
        form.day = maker.add("record|date", FormField::Type::day);
        form.assessor = maker.add("record|assessor");
    } else {
        form.day = maker.add("record|submitted", FormField::Type::day);
    }
    form.items.resize(rubric.items.size());
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        if (item.criterion && (!form.method || item.criterion->names(form.method))) {
            maker.add_answer(item, form.items[i]);
        }
    }
    for (const Condition& prerequisite : rubric.prerequisites) {
        FormStatement& out = form.prerequisites.emplace_back();
        if (!prerequisite.follows) {
            out.states = maker.add("prerequisite|" + prerequisite.id, FormField::Type::tick);
        }
    }
    for (const Condition& veto : rubric.vetoes) {
        FormStatement& out = form.vetoes.emplace_back();
        out.states = maker.add("veto|" + veto.id, FormField::Type::tick);
        if (veto.months) {
            out.date = maker.add("veto|" + veto.id + "|date", FormField::Type::day);
        }
    }
}

}  // namespace ceping
