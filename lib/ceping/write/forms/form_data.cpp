// What the script of a form's page is told: which entries there are, what they come to, what may be said of them and in
// which words. Source: ceping-form(1), PAGES.
#include <ceping/analyse/forms/form_parts.hpp>
#include <ceping/base/codes/codes.hpp>
#include <ceping/base/text.hpp>
#include <ceping/check/evidence.hpp>
#include <ceping/check/phrases.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/model/expect.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/model/phrases.hpp>
#include <ceping/model/record.hpp>
#include <ceping/score/phrases.hpp>
#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/forms/form_html.hpp>
#include <ceping/write/forms/phrases.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

/// What may be found in a record by itself, as far as a page can make such a record.
constexpr auto page_codes = std::to_array<Code>({"unit-missing",
                                                 "missing-key",
                                                 "fact-required",
                                                 "fact-value",
                                                 "fact-unstated",
                                                 "bad-number",
                                                 "number-too-large",
                                                 "full-width",
                                                 "percent-sign",
                                                 "bad-date",
                                                 "date-form",
                                                 "late",
                                                 "outside-period",
                                                 "submitted-missing",
                                                 "date-missing",
                                                 "prerequisite-unstated",
                                                 "veto-outside",
                                                 "answer-parts",
                                                 "answer-percent",
                                                 "answer-range",
                                                 "answer-step",
                                                 "answer-whole",
                                                 "answer-ratio",

                                                 "answer-void",
                                                 "event-outside",
                                                 "sample-small",
                                                 "num-over-den",
                                                 "rate-as-fraction",
                                                 "unanswered",
                                                 "evidence-parts",
                                                 "evidence-outside",
                                                 "evidence-few",
                                                 "evidence-short",
                                                 "evidence-type",
                                                 "evidence-date",
                                                 "evidence-undated",
                                                 "evidence-after-submission",
                                                 "evidence-reused",
                                                 "evidence-empty",
                                                 "evidence-digest-form",
                                                 "expect-failed",
                                                 "nothing-applies"});

std::string_view word_of(Severity severity) {
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string_view word_of(FormField::Type type) {
    using Type = FormField::Type;
    switch (type) {
        case Type::text: return "text";
        case Type::choice: return "choice";
        case Type::tick: return "tick";
        case Type::number: return "number";
        case Type::day: return "day";
        case Type::evidence: return "evidence";
    }
    return {};
}

std::string_view word_of(Shape shape) {
    switch (shape) {
        case Shape::key: return "key";
        case Shape::number: return "number";
        case Shape::ratio: return "ratio";
        case Shape::picks: return "picks";
        case Shape::counts: return "counts";
        case Shape::events: return "events";
        case Shape::not_applicable: break;
    }
    return "none";
}

std::string_view word_of(bool truth) { return truth ? "true" : "false"; }

class DataWriter {
public:
    explicit DataWriter(const FormPage& page)
        : rubric_(page.rubric), form_(page.form), language_(page.language) {}

    std::string run() {
        out_.open('{');
        add_head();
        add_fields();
        add_facts();
        add_items();
        add_statements("prerequisites", rubric_.prerequisites, form_.prerequisites);
        add_statements("vetoes", rubric_.vetoes, form_.vetoes);
        add_expectations();
        out_.list("lines");
        for (const auto& line : form_.lines.list()) {
            out_.raw(formula_json(line.formula));
        }
        out_.close();
        add_words();
        out_.close();
        return out_.take();
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    void number(std::string_view name, std::size_t value) { out_.raw(name, std::to_string(value)); }
    void number_if(std::string_view name, const std::optional<std::size_t>& value) {
        if (value) {
            number(name, *value);
        }
    }
    void exact_if(std::string_view name, const std::optional<Exact>& value) {
        if (value) {
            out_.text(name, value->text());
        }
    }
    void true_if(std::string_view name, bool truth) {
        if (truth) {
            out_.raw(name, "true");
        }
    }
    void formula(std::string_view name, const Formula& of) { out_.raw(name, formula_json(of)); }
    void numbers(std::string_view name, const std::vector<std::size_t>& list) {
        out_.key(name).raw(listed_numbers(list));
    }
    template <typename List>
    static std::string listed_numbers(const List& list) {
        std::string out;
        for (const auto each : list) {
            out += (out.empty() ? "" : ",") + std::to_string(each);
        }
        return "[" + out + "]";
    }
    void texts(std::string_view name, const std::vector<std::string>& list) {
        std::string out;
        for (const auto& each : list) {
            out += (out.empty() ? "" : ",") + json_quoted(each);
        }
        out_.key(name).raw("[" + out + "]");
    }
    void span(std::string_view name, const std::pair<Date, Date>& days) {
        out_.object(name)
            .text("first", days.first.text())
            .text("last", days.second.text())
            .text("words", say(span_words(days.first, days.second)))
            .close();
    }

    void add_head() {
        out_.text("language", language_ == Language::zh ? "zh" : "en");
        out_.text("rubric", rubric_.id)
            .text("rubric_name", id_and_title(rubric_.id, rubric_.title))
            .text("digest", rubric_.scoring);
        out_.text("source", form_.method ? rubric_.method(form_.method).id : std::string("self"));
        if (form_.method) {
            out_.text("method", rubric_.method_title(rubric_.method(form_.method).id));
            true_if("leaves_out", rubric_.method(form_.method).leaves_out_invalid);
        }
        if (rubric_.period) {
            span("period", *rubric_.period);
        }
        if (rubric_.deadline && !form_.method) {
            out_.text("deadline", rubric_.deadline->text());
            out_.text("deadline_words", say(date_words(*rubric_.deadline)));
        }
        out_.object("rounding");
        number("places", static_cast<std::size_t>(rubric_.rounding.final));
        out_.text("mode", word_of(rubric_.rounding.mode)).close();
        out_.object("unit");
        number("id", form_.id);
        number("name", form_.name);
        number("region", form_.region);
        numbers("facts", form_.facts);
        number("day", form_.day);
        number_if("assessor", form_.assessor);
        out_.close();
        if (!form_.method) {
            formula("assessed", form_.assessed);
            formula("base", form_.base);
            formula("bonus", form_.bonus);
            formula("penalty", form_.penalty);
            formula("exact", form_.exact);
            formula("score", form_.score);
        }
    }

    void add_fields() {
        out_.list("fields");
        for (const auto& field : form_.fields) {
            std::string one = "{\"key\":" + json_quoted(field.key) + ",\"type\":";
            one += json_quoted(word_of(field.type));
            if (field.may_be_absent) {
                one += ",\"may_be_absent\":true";
            }
            if (field.choices.size() == 1) {
                one += ",\"choice\":" + json_quoted(field.choices.front().key);
            }
            out_.raw(one + "}");
        }
        out_.close();
    }

    void add_facts() {
        const auto compared = compared_facts(rubric_);
        const bool region = std::any_of(compared.begin(), compared.end(), [](FactId each) { return !each; });
        out_.raw("region_compared", word_of(region));
        out_.list("facts");
        for (std::size_t i = 0; i < rubric_.facts.size(); ++i) {
            const Fact& fact = rubric_.facts[i];
            const std::string titled =
                fact.title.empty()
                    ? fact.id
                    : phrases::with_remark.with({{"what", fact.title}, {"remark", fact.id}}).zh;
            out_.open('{').text("id", fact.id).text("words", say({titled, fact.id}));
            true_if("number", fact.number);
            true_if("required", fact.required);
            true_if("compared", std::any_of(compared.begin(), compared.end(),
                                            [i](FactId each) { return each && each.at() == i; }));
            if (!fact.values.empty()) {
                texts("values", fact.values);
                out_.text("known", say(listed({fact.values.begin(), fact.values.end()})));
            }
            out_.close();
        }
        out_.close();
    }

    void add_items() {
        out_.list("items");
        for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
            const Item& item = rubric_.items[i];
            const FormItem& in = form_.items[i];
            out_.open('{').text("id", item.id).text("name", id_and_title(item.id, item.title));
            true_if("of_items", item.section == Section::items);
            true_if("penalty", item.section == Section::penalties);
            const ItemId top = rubric_.top_of(ItemId(i));
            if (rubric_.at(top).group) {
                number("top", top.at());
            }
            formula("concerns", in.concerns);
            formula("applies", in.applies);
            if (!form_.method) {
                formula("points", in.points);
                formula("max", in.max);
                true_if("unlimited", item.unlimited);
            }
            if (item.criterion) {
                add_criterion(item, in);
            }
            out_.close();
        }
        out_.close();
    }

    void add_criterion(const Item& item, const FormItem& in) {
        true_if("from_submission", item.criterion->kind->from_submission());
        if (!in.evidence) {
            return;
        }
        formula("answered", in.answered);
        out_.object("entry");
        number_if("value", in.value);
        number_if("num", in.num);
        number_if("den", in.den);
        number_if("sample", in.sample);
        number_if("evidence", in.evidence);
        number_if("note", in.note);
        numbers("choices", in.choices);
        out_.list("events");
        for (const auto& event : in.events) {
            out_.open('{');
            number_if("class", event.of);
            number("date", event.date);
            number("matter", event.matter);
            number("note", event.note);
            numbers("tags", event.tags);
            out_.close();
        }
        out_.close().close();
        out_.text("scale", item.criterion->kind->scale());
        out_.list("versions");
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant* variant) {
            add_version(item, criterion, variant);
        });
        out_.close();
    }

    /// What one version of a criterion takes for an answer.
    void add_version(const Item& item, const Criterion& criterion, const Variant* variant) {
        const AnswerForm asked = criterion.kind->form(item.points);
        out_.open('{');
        if (variant != nullptr) {
            formula("when", form_when(variant->when));
        }
        out_.text("kind", criterion.kind->name()).text("scale", criterion.kind->scale());
        std::vector<std::string> shapes;
        std::transform(asked.shapes.begin(), asked.shapes.end(), std::back_inserter(shapes),
                       [](Shape shape) { return std::string(word_of(shape)); });
        texts("shapes", shapes);
        std::vector<std::string> names;
        std::transform(asked.choices.begin(), asked.choices.end(), std::back_inserter(names),
                       [](const auto& choice) { return choice.key; });
        texts("choices", names);
        out_.text("known", say(listed({names.begin(), names.end()})));
        texts("tags", asked.tags);
        exact_if("lowest", asked.lowest);
        exact_if("highest", asked.highest);
        if (asked.lowest) {
            out_.text("bounds",
                      say(bounds_words(asked.lowest->plain(), asked.highest ? asked.highest->plain() : "")));
        }
        exact_if("step", asked.step);
        true_if("percent", asked.percent);
        true_if("sample", asked.sample);
        exact_if("least_sample", asked.least_sample);
        if (asked.window) {
            span("window", *asked.window);
        }
        add_evidence(criterion.evidence);
        out_.close();
    }

    void add_evidence(const EvidenceRule& rule) {
        out_.object("evidence");
        number("min", static_cast<std::size_t>(rule.min));
        const std::string least = std::to_string(rule.min);
        out_.text("min_words", say({least, counted(least, "piece")}));
        true_if("zero", rule.zero);
        texts("types", rule.types);
        texts("other_suffixes", suffixes_of_no(rule.types));
        out_.text("types_words", say(listed({rule.types.begin(), rule.types.end()})));
        if (rule.within_period && rubric_.period) {
            const auto& [first, last] = *rubric_.period;
            out_.raw("within_period", "true");
            out_.text("within_words", say(phrases::within_span.with({{"span", span_words(first, last)}})));
        } else if (rule.within_days) {
            const std::string days = std::to_string(*rule.within_days);
            out_.raw("within_days", days);
            out_.text("within_words",
                      say(phrases::days_before_submission.with({{"days", {days, counted(days, "day")}}})));
        }
        out_.close();
    }

    /// The same as the form's own lines say of nodes; a variant's is not a node's.
    [[nodiscard]] Formula form_when(const When& when) const { return when_formula(when, form_); }

    void add_statements(std::string_view name, const std::vector<Condition>& conditions,
                        const std::vector<FormStatement>& in) {
        out_.list(name);
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            if (!in[i].states) {
                continue;
            }
            out_.open('{').text("id", conditions[i].id);
            out_.text("name", id_and_title(conditions[i].id, conditions[i].title));
            number("states", *in[i].states);
            number_if("date", in[i].date);
            if (in[i].date) {
                span("window", window_of(rubric_, *conditions[i].months));
            }
            formula("concerns", in[i].concerns);
            out_.close();
        }
        out_.close();
    }

    void add_expectations() {
        out_.list("expect");
        for (const auto& rule : rubric_.expect) {
            out_.open('{');
            if (!rule.when.always()) {
                formula("when", form_when(rule.when));
            }
            out_.text("severity", word_of(rule.severity)).text_if("message", rule.message);
            add_tests("given", rule.given);
            add_tests("then", rule.then);
            std::vector<std::size_t> rising;
            std::transform(rule.rising.begin(), rule.rising.end(), std::back_inserter(rising),
                           [](ItemId item) { return item.at(); });
            numbers("rising", rising);
            out_.close();
        }
        out_.close();
    }

    void add_tests(std::string_view name, const std::vector<AnswerTest>& tests) {
        out_.list(name);
        for (const auto& test : tests) {
            out_.open('{');
            number("item", test.item.at());
            out_.key("levels").raw(listed_numbers(test.levels));
            out_.key("checks").raw(listed_numbers(test.checks));
            std::vector<std::string> figures;
            std::transform(test.numbers.begin(), test.numbers.end(), std::back_inserter(figures),
                           [](const Exact& each) { return each.text(); });
            texts("numbers", figures);
            exact_if("min", test.min);
            exact_if("max", test.max);
            out_.text("wanted", say(describe(rubric_, test)));
            out_.close();
        }
        out_.close();
    }

    // ---- the words

    void add_words() {
        out_.object("codes");
        for (const Code code : page_codes) {
            const CodeRow& row = code.row();
            out_.object(row.name).text("severity", word_of(row.severity));
            out_.text("text", language_ == Language::zh ? row.zh : row.en).close();
        }
        out_.close();
        out_.object("phrases");
        phrase("with_remark", phrases::with_remark);
        phrase("has_met", phrases::has_met);
        phrase("is_answered", phrases::is_answered);
        phrase("lacks", phrases::lacks);
        phrase("is_instead", phrases::is_instead);
        phrase("has_fallen", phrases::has_fallen);
        phrase("so_that", phrases::so_that);
        phrase("evidence_listed", phrases::evidence_listed);
        phrase("evidence_in_time", phrases::evidence_in_time);
        phrase("more_later_evidence", phrases::more_later_evidence);
        words("none_listed", listed_evidence(0));
        words("day", phrases::days.with({{"days", {"{n}", "{n} day"}}}));
        words("days", phrases::days.with({{"days", {"{n}", "{n} days"}}}));
        words("date", {"{year}年{month}月{day}日", "{iso}"});
        words("between_names", {"、", ", "});
        words("and", {"，", " and "});
        words("not_above", {" ≤ ", " <= "});
        words("sample_unstated", {"未填", ", not stated,"});
        words("unit_name", {"unit（单位名称）", "unit"});
        words("an_event", {"事件", "an event"});
        words("negative_ratio", {"num 和 den 不能为负", "num and den cannot be negative"});
        words("zero_den", {"den 为 0 时 num 也必须为 0", "where den is 0, num must be 0 too"});
        for (const auto& [name, text] : form_page_words()) {
            words(name, text);
        }
        out_.close();
    }

    void phrase(std::string_view name, const Pattern& pattern) {
        out_.text(name, language_ == Language::zh ? pattern.zh() : pattern.en());
    }
    void words(std::string_view name, const Words& of) { out_.text(name, of.in(language_)); }

    const Rubric& rubric_;
    const Form& form_;
    Language language_;
    JsonBuilder out_;
};

}  // namespace

std::string form_data_json(const FormPage& page) {
    // Within an element of HTML nothing may look like its end.
    std::string out;
    for (const char c : DataWriter(page).run()) {
        out += c == '<' ? std::string("\\u003c") : std::string(1, c);
    }
    return out;
}

}  // namespace ceping
