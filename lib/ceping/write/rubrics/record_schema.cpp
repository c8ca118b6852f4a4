#include <ceping/write/rubrics/record_schema.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/kind.hpp>
#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/rubrics/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <algorithm>

namespace ceping {

namespace {

// Written forms that a record may use, as patterns. Blanks at the ends and full-width characters are accepted.
constexpr std::string_view blank = "[\\s\\u3000]*";
constexpr std::string_view number_pattern =
    "^[\\s\\u3000]*[-－]?[0-9０-９]+([.．][0-9０-９]+|[/／][0-9０-９]+)?[\\s\\u3000]*$";
constexpr std::string_view percent_pattern =
    "^[\\s\\u3000]*[-－]?[0-9０-９]+([.．][0-9０-９]+|[/／][0-9０-９]+)?[\\s\\u3000]*[%％]?[\\s\\u3000]*$";
constexpr std::string_view not_applicable_pattern = "^[\\s\\u3000]*[nNｎＮ][/／][aAａＡ][\\s\\u3000]*$";
constexpr std::string_view empty_pattern = "^[\\s\\u3000]*$";

/// The full-width form of a visible ASCII character.
std::string full_width(char c) {
    std::string out;
    append_code_point(out, static_cast<char32_t>(static_cast<unsigned char>(c)) + 0xFEE0U);
    return out;
}

/// A pattern for one of `keys`, each ASCII character in either width.
std::string pattern_of(const std::vector<AnswerForm::Choice>& choices) {
    std::string out = "^" + std::string(blank) + "(";
    for (std::size_t i = 0; i < choices.size(); ++i) {
        out += i == 0 ? "" : "|";
        for (const char c : choices[i].key) {
            if (c > ' ' && c < 0x7F) {
                const bool special = std::string_view("\\^$.|?*+()[]{}-/").find(c) != std::string_view::npos;
                out += "(" + std::string(special ? "\\" : "") + c + "|" + full_width(c) + ")";
            } else if (c == ' ') {
                out += "[ \\u3000]";
            } else {
                out += c;
            }
        }
    }
    return out + ")" + std::string(blank) + "$";
}

class RecordSchema {
public:
    RecordSchema(const Rubric& rubric, Language language) : rubric_(rubric), language_(language) {}

    std::string text() {
        json_.open('{').text("$schema", "https://json-schema.org/draft/2020-12/schema");
        json_.text("title", rubric_.title.empty() ? rubric_.id : rubric_.title);
        json_.text("description",
                   say({"按本细则填写的自评或测评记录（record/1）",
                        "A record of a self-assessment or assessment by this rubric (record/1)"}));
        json_.text("$comment", rubric_.id + " " + rubric_.scoring);
        // Members are looked at in an object only, items in a list only.
        json_.list("type").text("object").text("array").close();
        json_.object("items").text("type", "object").text("$ref", "#").close();
        json_.list("required").text("ceping").text("unit").close();
        json_.object("properties");
        add_head();
        add_unit();
        add_conditions("prerequisites", rubric_.prerequisites);
        add_conditions("vetoes", rubric_.vetoes);
        add_stated();
        add_answers();
        json_.close();
        close_object();
        add_definitions();
        json_.close();
        return json_.take();
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    /// What every map of a record allows beside its own keys.
    void close_object() {
        json_.object("patternProperties").raw("^x-", "true").close();
        json_.raw("additionalProperties", "false");
    }

    void add_reference(std::string_view name, std::string_view definition) {
        json_.object(name).text("$ref", "#/$defs/" + std::string(definition)).close();
    }

    void add_described(std::string_view name, std::string_view definition, const Words& what) {
        json_.object(name).text("description", say(what));
        json_.text("$ref", "#/$defs/" + std::string(definition)).close();
    }

    void add_head() {
        json_.object("ceping").text("const", "record/1").close();
        json_.object("rubric").list("enum").text(rubric_.id).raw("null").close().close();
        json_.object("rubric_digest").list("enum");
        for (const auto* digest : {&rubric_.sha256, &rubric_.scoring}) {
            if (!digest->empty()) {
                json_.text(*digest);
            }
        }
        json_.raw("null").close().close();
        json_.object("source").text("default", "self").list("anyOf");
        json_.open('{').text("const", "self").text("title", say({"自评", "self-assessment"})).close();
        for (const auto& method : rubric_.methods) {
            json_.open('{').text("const", method.id).text_if("title", method.title).close();
        }
        json_.open('{').text("type", "null").close().close().close();
        add_described("submitted", "date", {"自评提交日期", "day of submission, of a self record"});
        add_described("date", "date", {"测评日期", "day of the visit or review, of other records"});
        add_described("assessor", "text", {"测评人", "who assessed"});
    }

    void add_fact(const Fact& fact) {
        json_.object(fact.id);
        if (!fact.title.empty()) {
            json_.text_if("title", fact.title);
        }
        if (fact.number) {
            json_.text("$ref", "#/$defs/number").close();
            return;
        }
        if (fact.values.empty()) {
            json_.text("$ref", "#/$defs/text").close();
            return;
        }
        std::vector<AnswerForm::Choice> choices;
        for (const auto& value : fact.values) {
            choices.push_back({value, {}});
        }
        json_.list("anyOf");
        add_choices(choices);
        add_no_answer();
        json_.close().close();
    }

    void add_unit() {
        json_.object("unit").text("type", "object").list("required").text("id").text("name");
        for (const auto& fact : rubric_.facts) {
            if (fact.required) {
                json_.text(fact.id);
            }
        }
        json_.close().object("properties");
        add_described("id", "name", {"单位编码", "the unit's id"});
        add_described("name", "name", {"单位名称", "the unit's name"});
        add_described("region", "text", {"所属地区，各级以 / 相连", "names of its region, joined by /"});
        for (const auto& fact : rubric_.facts) {
            add_fact(fact);
        }
        json_.close();
        close_object();
        json_.close();
    }

    void add_conditions(std::string_view name, const std::vector<Condition>& conditions) {
        json_.object(name).list("type").text("object").text("null").close().object("properties");
        for (const auto& each : conditions) {
            json_.object(each.id).text_if("description", each.title);
            json_.text("$ref", each.months ? "#/$defs/truth_or_day" : "#/$defs/truth").close();
        }
        json_.close();
        close_object();
        json_.close();
    }

    void add_stated() {
        json_.object("stated").text("description",
                                    say({"单位自己合计的得分", "what the unit added up itself"}));
        json_.list("type").text("object").text("null").close().object("properties");
        add_reference("score", "number");
        for (const auto& item : rubric_.items) {
            add_reference(item.id, "number");
        }
        json_.close();
        close_object();
        json_.close();
    }

    void add_answers() {
        json_.object("answers").list("type").text("object").text("null").close().object("properties");
        for (const auto& item : rubric_.items) {
            if (item.criterion) {
                add_criterion(item);
            }
        }
        json_.close();
        close_object();
        json_.close();
    }

    /// The title, rule and standard of a criterion, as an editor shows them.
    void add_texts(const Item& item) {
        json_.text("title", id_and_title(item.id, item.title));
        const Words rule = rule_words(item);
        std::vector<Words> lines = {item.unlimited ? rule
                                                   : phrases::points_and_rule.with(
                                                         {{"points", item.points.plain()}, {"rule", rule}})};
        std::size_t number = 0;
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant* variant) {
            if (variant != nullptr) {
                lines.push_back(variant_words(rubric_, item, number++));
            }
            if (variant != nullptr && !variant->names("standard")) {
                return;
            }
            for (const auto& [level, standard] : criterion.standard) {
                lines.push_back(level.empty() ? Words(standard)
                                              : phrases::told_of.with({{"what", level}, {"text", standard}}));
            }
        });
        json_.text("description", say(joined(lines, "\n")));
    }

    [[nodiscard]] bool may_say_not_applicable(const Item& item) const {
        if (item.criterion->may_not_apply) {
            return true;
        }
        for (const Item* each = &item;; each = &rubric_.at(each->parent)) {
            if (!each->when.always()) {
                return true;
            }
            if (!each->parent) {
                return false;
            }
        }
    }

    void add_criterion(const Item& item) {
        const AnswerForm form = item.criterion->kind->form(item.points);
        json_.object(item.id);
        add_texts(item);
        if (!form.answered) {
            // An answer is ignored with a warning, whatever it is.
            json_.close();
            return;
        }
        // Which version is for the unit no schema tells: what any of them takes is let through.
        std::vector<AnswerForm> forms;
        each_version(item, [&](const Criterion& criterion, const Places&, const Variant* variant) {
            if (variant == nullptr || !variant->keys.empty()) {
                forms.push_back(criterion.kind->form(item.points));
            }
        });
        json_.list("anyOf");
        for (const auto& each : forms) {
            for (const Shape shape : each.shapes) {
                add_short_form(shape, each);
            }
        }
        if (may_say_not_applicable(item)) {
            json_.open('{').text("const", "n/a").close();
            add_pattern(not_applicable_pattern);
        }
        add_no_answer();
        for (const auto& each : forms) {
            add_map_form(item, each);
        }
        json_.close().close();
    }

    void add_pattern(std::string_view pattern) {
        json_.open('{').text("type", "string").text("pattern", pattern).close();
    }

    /// Nothing, or an empty text, is no answer.
    void add_no_answer() {
        json_.open('{').text("type", "null").close();
        add_pattern(empty_pattern);
    }

    void add_choices(const std::vector<AnswerForm::Choice>& choices) {
        json_.open('{').list("enum");
        for (const auto& choice : choices) {
            json_.text(choice.key);
            // `2`, `1.5` and `true` without quotes are no texts to an editor.
            if (is_json_number(choice.key) || choice.key == "true" || choice.key == "false") {
                json_.raw(choice.key);
            }
        }
        json_.close().close();
        add_pattern(pattern_of(choices));
    }

    void add_bound(std::string_view name, const std::optional<Exact>& bound) {
        const std::string text = bound ? bound->plain() : std::string();
        if (is_json_number(text)) {
            json_.raw(name, text);
        }
    }

    void add_number(const AnswerForm& form) {
        json_.open('{').text("type", "number");
        add_bound("minimum", form.lowest);
        add_bound("maximum", form.highest);
        // Only whole steps: other people's programs divide in binary, where 0.3 is no multiple of 0.1.
        if (form.step && form.step->is_whole()) {
            add_bound("multipleOf", form.step);
        }
        json_.close();
        add_pattern(form.percent ? percent_pattern : number_pattern);
    }

    void add_picks(const AnswerForm& form) {
        json_.open('{').text("type", "array").object("items").list("anyOf");
        add_choices(form.choices);
        json_.close().close().close();
    }

    /// What may stand for the whole answer.
    void add_short_form(Shape shape, const AnswerForm& form) {
        if (shape == Shape::key) {
            add_choices(form.choices);
        } else if (shape == Shape::number) {
            add_number(form);
        } else if (shape == Shape::picks) {
            add_picks(form);
        } else if (shape == Shape::counts) {
            // The bare 0 means none.
            json_.open('{').list("enum").raw("0").text("0").text("０").close().close();
        }
    }

    void add_value(const Item& item, const AnswerForm& form) {
        json_.object("value").list("anyOf");
        for (const Shape shape : form.shapes) {
            if (shape == Shape::key || shape == Shape::number || shape == Shape::counts) {
                add_short_form(shape, form);
            }
        }
        if (may_say_not_applicable(item)) {
            add_pattern(not_applicable_pattern);
        }
        add_no_answer();
        json_.close().close();
    }

    void add_counts(const AnswerForm& form) {
        json_.object("counts").list("type").text("object").text("null").close().object("properties");
        for (const auto& choice : form.choices) {
            add_reference(choice.key, "whole");
        }
        json_.close();
        close_object();
        json_.close();
    }

    void add_events(const AnswerForm& form) {
        json_.object("events").list("type").text("array").text("null").close().object("items");
        json_.text("type", "object");
        if (!form.choices.empty()) {
            json_.list("required").text("class").close();
        }
        json_.object("properties");
        if (!form.choices.empty()) {
            json_.object("class").list("anyOf");
            add_choices(form.choices);
            json_.close().close();
        }
        add_reference("date", "date");
        add_reference("matter", "text");
        std::vector<AnswerForm::Choice> tags;
        for (const auto& tag : form.tags) {
            tags.push_back({tag, {}});
        }
        json_.object("tags").list("type").text("array").text("null").close();
        if (tags.empty()) {
            json_.raw("maxItems", "0");
        } else {
            json_.object("items").list("anyOf");
            add_choices(tags);
            json_.close().close();
        }
        json_.close();
        add_reference("note", "text");
        json_.close();
        close_object();
        json_.close().close();
    }

    void add_map_form(const Item& item, const AnswerForm& form) {
        json_.open('{').text("type", "object").object("properties");
        add_value(item, form);
        for (const Shape shape : form.shapes) {
            if (shape == Shape::picks) {
                json_.object("met").list("anyOf");
                add_picks(form);
                json_.open('{').text("type", "null").close().close().close();
            } else if (shape == Shape::counts) {
                add_counts(form);
            } else if (shape == Shape::events) {
                add_events(form);
            } else if (shape == Shape::ratio) {
                add_reference("num", "number");
                add_reference("den", "number");
            }
        }
        add_reference("sample", "whole");
        add_reference("note", "text");
        add_reference("evidence", "evidence");
        json_.close();
        close_object();
        json_.close();
    }

    void add_definition(std::string_view name, std::initializer_list<std::string_view> types) {
        json_.object(name).list("type");
        for (const auto type : types) {
            json_.text(type);
        }
        json_.close();
    }

    void add_definitions() {
        json_.object("$defs");
        // A text may look like a number to the editor: a name such as 2015.
        add_definition("text", {"string", "number", "boolean", "null"});
        json_.close();
        add_definition("name", {"string", "number"});
        json_.close();
        add_definition("date", {"string", "null"});
        json_.close();
        json_.object("truth").list("enum");
        json_.raw("true").raw("false").raw("null").text("true").text("false").close().close();
        if (std::any_of(rubric_.vetoes.begin(), rubric_.vetoes.end(),
                        [](const Condition& each) { return each.months.has_value(); })) {
            json_.object("truth_or_day").list("anyOf").open('{').text("$ref", "#/$defs/truth").close();
            json_.open('{').text("type", "object").list("required").text("date").close().object("properties");
            add_reference("date", "date");
            json_.close();
            close_object();
            json_.close().close().close();
        }
        add_definition("number", {"number", "string", "null"});
        json_.text("pattern", "(" + std::string(number_pattern) + ")|(" + std::string(empty_pattern) + ")")
            .close();
        add_definition("whole", {"number", "string", "null"});
        json_.raw("minimum", "0");
        json_.text("pattern", "(" + std::string(number_pattern) + ")|(" + std::string(empty_pattern) + ")")
            .close();
        add_evidence();
        json_.close();
    }

    void add_evidence() {
        json_.object("evidence").list("type").text("array").text("null").close();
        json_.object("items")
            .text("type", "object")
            .list("required")
            .text("title")
            .close()
            .object("properties");
        add_reference("title", "text");
        for (const auto* key : {"file", "url", "type", "sha256"}) {
            add_reference(key, "text");
        }
        add_reference("date", "date");
        json_.close();
        json_.list("oneOf");
        json_.open('{').list("required").text("file").close().close();
        json_.open('{').list("required").text("url").close().close().close();
        close_object();
        json_.close().close();
    }

    const Rubric& rubric_;
    Language language_;
    JsonBuilder json_;
};

}  // namespace

std::string record_schema(const Rubric& rubric, Language language) {
    return RecordSchema(rubric, language).text();
}

}  // namespace ceping
