#include <ceping/write/rubrics/rubric_schema.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/kinds/registry.hpp>
#include <ceping/write/formats/json_text.hpp>
#include <ceping/write/rubrics/rubric_schema_keys.hpp>

#include <algorithm>
#include <initializer_list>
#include <span>
#include <vector>

namespace ceping {

namespace {

using Names = std::span<const std::string_view>;
using schema_keys::Key;
using schema_keys::Shape;

class Schema {
public:
    explicit Schema(Language language) : language_(language) {}

    std::string text() {
        json_.open('{').text("$schema", "https://json-schema.org/draft/2020-12/schema");
        json_.text("title", "rubric/1");
        json_.text("description", say({"测评细则（rubric/1），键的说明见 ceping-rubric(5)",
                                       "A rubric (rubric/1); ceping-rubric(5) describes its keys"}));
        map(rubric_keys::top, schema_keys::top, {}, true);
        json_.object("if");
        required({"extends"});
        json_.close();
        edition();
        whole();
        definitions();
        json_.close();
        return json_.take();
    }

private:
    [[nodiscard]] std::string say(const Words& words) const { return words.in(language_); }

    JsonBuilder& reference(std::string_view name) {
        return json_.text("$ref", "#/$defs/" + std::string(name));
    }

    void required(std::initializer_list<std::string_view> keys) {
        json_.list("required");
        for (const auto key : keys) {
            json_.text(key);
        }
        json_.close();
    }

    void words(Names list) {
        json_.list("enum");
        for (const auto word : list) {
            json_.text(word);
        }
        json_.close();
    }

    void types(std::initializer_list<std::string_view> list) {
        json_.list("type");
        for (const auto type : list) {
            json_.text(type);
        }
        json_.close();
    }

    /// What a key holds, as members of the object that is open.
    void shape(const Key& key) {
        if (!key.words.empty()) {
            words(key.words);
        } else {
            shape(key.shape);
        }
    }

    void shape(Shape shape) {
        if (const auto name = schema_keys::name_of(shape); !name.empty()) {
            reference(name);
        }
    }

    void property(std::string_view name, const Key& key, bool may_be_null) {
        json_.object(name).text("description", language_ == Language::zh ? key.zh : key.en);
        if (may_be_null || key.or_nothing) {
            json_.list("anyOf").open('{');
            shape(key);
            json_.close().open('{').text("type", "null").close().close();
        } else {
            shape(key);
        }
        json_.close();
    }

    void properties(Names names, std::span<const Key> keys, bool may_be_null) {
        for (const auto name : names) {
            if (const Key* const key = schema_keys::find(keys, name)) {
                property(name, *key, may_be_null);
            }
        }
    }

    /// What every map allows beside its own keys.
    void nothing_else() {
        json_.object("patternProperties").raw("^x-", "true").close();
        json_.raw("additionalProperties", "false");
    }

    /// Members of an object schema with these keys.
    void map(Names names, std::span<const Key> keys, std::initializer_list<std::string_view> needed,
             bool may_be_null = false) {
        json_.text("type", "object");
        if (needed.size() > 0) {
            required(needed);
        }
        json_.object("properties");
        properties(names, keys, may_be_null);
        json_.close();
        nothing_else();
    }

    void define_map(std::string_view name, Names names, std::span<const Key> keys,
                    std::initializer_list<std::string_view> needed) {
        json_.object(name);
        map(names, keys, needed);
        json_.close();
    }

    /// A map from the author's own names to one shape.
    void define_named(std::string_view name, std::string_view value, bool may_be_null) {
        json_.object(name).text("type", "object");
        json_.object("patternProperties").raw("^x-", "true").close().object("additionalProperties");
        if (may_be_null) {
            json_.list("anyOf").open('{');
            reference(value);
            json_.close().open('{').text("type", "null").close().close();
        } else {
            reference(value);
        }
        json_.close().close();
    }

    void define_list(std::string_view name, std::string_view value, int least) {
        json_.object(name).text("type", "array").raw("minItems", std::to_string(least)).object("items");
        reference(value);
        json_.close().close();
    }

    /// What a rubric that extends another one cannot have.
    void edition() {
        json_.object("then").object("properties").raw("items", "false");
        for (const auto* section : {"bonus", "penalties"}) {
            json_.object(section).object("properties").raw("items", "false").close().close();
        }
        json_.close().close();
    }

    /// What a rubric must have that stands alone, where null takes nothing away.
    void whole() {
        json_.object("else");
        required({"ceping", "id", "title", "total", "items"});
        json_.object("properties");
        for (const auto* key : {"ceping", "id", "title", "total", "items", "status", "not_applicable",
                                "unverified", "evidence"}) {
            json_.object(key).object("not").text("type", "null").close().close();
        }
        for (const auto* key : {"scales", "methods", "facts", "sources"}) {
            json_.object(key).object("additionalProperties").object("not").text("type", "null");
            json_.close().close().close();
        }
        for (const auto* section : {"bonus", "penalties"}) {
            json_.object(section);
            required({"items"});
            json_.close();
        }
        json_.close().close();
    }

    /// All keys that a criterion of this kind may have.
    static std::vector<std::string_view> keys_of(const KindRow& row) {
        std::vector<std::string_view> out(rubric_keys::node.begin(), rubric_keys::node.end());
        out.insert(out.end(), rubric_keys::criterion.begin(), rubric_keys::criterion.end());
        out.insert(out.end(), row.keys.begin(), row.keys.end());
        return out;
    }

    static std::vector<std::string_view> group_keys() {
        std::vector<std::string_view> out(rubric_keys::node.begin(), rubric_keys::node.end());
        out.insert(out.end(), rubric_keys::group.begin(), rubric_keys::group.end());
        return out;
    }

    /// The words of a kind's key, which the kind itself knows.
    static Names words_of(const KindRow& row, std::string_view key) {
        for (const auto& figure : row.figures) {
            if (figure.key == key) {
                return figure.words;
            }
        }
        return {};
    }

    void kind_properties(const KindRow& row, bool may_be_null) {
        for (const auto name : row.keys) {
            if (const Key* const known = schema_keys::find(schema_keys::kinds, name)) {
                Key key = *known;
                key.words = key.shape == Shape::words ? words_of(row, name) : Names();
                property(name, key, may_be_null);
            }
        }
    }

    void define_kind(const KindRow& row) {
        json_.object("kind_" + std::string(row.name)).text("type", "object");
        json_.text("title", language_ == Language::zh ? row.title_zh : row.name);
        // Under `items` every criterion needs points, see define_node().
        if (row.may_be_unlimited) {
            required({"id", "kind"});
            json_.object("if").object("properties").object("from").text("const", "full").close().close();
            required({"from"});
            json_.close().object("then");
            required({"points"});
            json_.close();
        } else {
            required({"id", "kind", "points"});
        }
        json_.object("properties");
        std::vector<std::string_view> keys = keys_of(row);
        std::erase(keys, "variants");
        properties(keys, schema_keys::node, false);
        kind_properties(row, false);
        json_.object("variants").list("anyOf").open('{');
        reference("variants_" + std::string(row.name));
        json_.close().open('{').text("type", "null").close().close().close();
        json_.close();
        nothing_else();
        // Needed by the kind itself: one of the sets, each of which is a list of keys.
        json_.list("oneOf");
        for (const auto& set : schema_keys::needed_by(row.name)) {
            json_.open('{').list("required");
            for (const auto key : set) {
                json_.text(key);
            }
            json_.close().close();
        }
        json_.close().close();
    }

    /// The keys of some kinds, each once and perhaps null, but for those that are `done`.
    void keys_of_kinds(std::span<const KindRow> rows, std::vector<std::string_view> done) {
        for (const auto& row : rows) {
            KindRow rest = row;
            std::vector<std::string_view> left;
            std::copy_if(row.keys.begin(), row.keys.end(), std::back_inserter(left),
                         [&](std::string_view key) { return !among(key, done); });
            rest.keys = left;
            kind_properties(rest, true);
            done.insert(done.end(), left.begin(), left.end());
        }
    }

    /// What is different of a criterion for some units: keys of these kinds, or null to take one away.
    void define_variants(std::string_view list, std::string_view one, std::span<const KindRow> rows) {
        define_list(list, one, 1);
        json_.object(one).text("type", "object");
        required({"when"});
        json_.object("properties");
        property("when", *schema_keys::find(schema_keys::node, "when"), false);
        properties(std::span(rubric_keys::variant).subspan(1), schema_keys::node, true);
        keys_of_kinds(rows, {rubric_keys::never_in_variant});
        json_.close();
        nothing_else();
        json_.close();
    }

    void define_criterion() {
        json_.object("criterion").text("type", "object");
        required({"id", "kind"});
        json_.object("properties").object("kind").list("enum");
        for (const auto& row : kinds()) {
            json_.text(row.name);
        }
        json_.close().close().close();
        json_.list("allOf");
        for (const auto& row : kinds()) {
            json_.open('{').object("if").object("properties").object("kind").text("const", row.name);
            json_.close().close();
            required({"kind"});
            json_.close().object("then");
            reference("kind_" + std::string(row.name));
            json_.close().close();
        }
        json_.close().close();
        for (const auto& row : kinds()) {
            define_kind(row);
            define_variants("variants_" + std::string(row.name), "variant_" + std::string(row.name),
                            {&row, 1});
        }
    }

    void define_node() {
        json_.object("node").object("if").text("type", "object");
        required({"items"});
        json_.close().object("then");
        reference("group");
        json_.close().object("else");
        reference("criterion");
        required({"points"});
        json_.close().close();
        json_.object("group");
        map(group_keys(), schema_keys::node, {"id", "items"});
        json_.object("if").object("properties").object("aggregate").text("const", "weighted").close().close();
        required({"aggregate"});
        json_.close().object("then");
        required({"points"});
        json_.object("properties").object("items").object("items");
        required({"weight"});
        json_.close().close().close().close().close();
    }

    /// Changes to a node: any of its keys but those that place it, and null to take one away.
    void define_change() {
        std::vector<std::string_view> keys = group_keys();
        keys.insert(keys.end(), rubric_keys::criterion.begin(), rubric_keys::criterion.end());
        std::erase_if(keys, [](std::string_view key) { return key == "id" || key == "items"; });
        json_.object("change").text("type", "object").object("properties");
        properties(keys, schema_keys::node, true);
        keys_of_kinds(kinds(), {});
        json_.close();
        nothing_else();
        json_.close();
    }

    /// A number, or the text of one.
    void define_number(std::string_view name, std::string_view pattern, std::string_view bound,
                       std::string_view limit, std::string_view type = "number", std::string_view most = {}) {
        json_.object(name).list("anyOf").open('{').text("type", type);
        if (!bound.empty()) {
            json_.raw(bound, limit);
        }
        if (!most.empty()) {
            json_.raw("maximum", most);
        }
        json_.close().open('{').text("type", "string").text("pattern", pattern).close().close().close();
    }

    void define_text(std::string_view name, std::string_view pattern) {
        json_.object(name).text("type", "string").text("pattern", pattern).close();
    }

    void define_values() {
        // To an editor 2015 is a number and true a truth, where a rubric has texts.
        json_.object("text");
        types({"string", "number", "boolean"});
        json_.text("pattern", "[^\\s\\u3000]").close();
        json_.object("id");
        types({"string", "number", "boolean"});
        json_.text("pattern", "^[^\\s\\u3000;=|]([^;=|\\r\\n]*[^\\s\\u3000;=|])?$").close();
        json_.object("rubric_id");
        types({"string", "number"});
        json_.text("pattern", "^[a-z0-9][a-z0-9.-]*$").close();
        constexpr std::string_view unsigned_number =
            "^[\\s\\u3000]*[0-9０-９]+([.．][0-9０-９]+|[/／][0-9０-９]+)?[\\s\\u3000]*$";
        constexpr std::string_view any_number =
            "^[\\s\\u3000]*[-－]?[0-9０-９]+([.．][0-9０-９]+|[/／][0-9０-９]+)?[\\s\\u3000]*$";
        constexpr std::string_view whole_number = "^[\\s\\u3000]*[0-9０-９]+[\\s\\u3000]*$";
        define_number("number", any_number, {}, {});
        define_number("positive", unsigned_number, "exclusiveMinimum", "0");
        define_number("not_negative", unsigned_number, "minimum", "0");
        define_number("ratio", unsigned_number, "minimum", "0", "number", "1");
        define_number("count", whole_number, "minimum", "0", "integer");
        define_number("count_from_1", whole_number, "minimum", "1", "integer");
        define_number("places", whole_number, "minimum", "0", "integer", "6");
        define_text("date", "^[\\s\\u3000]*[0-9]{4}-[0-9]{2}-[0-9]{2}[\\s\\u3000]*$");
        define_text("percent", "^[\\s\\u3000]*[0-9０-９.．/／]+[\\s\\u3000]*[%％][\\s\\u3000]*$");
        json_.object("truth").list("enum").raw("true").raw("false");
        for (const auto* word : {"true", "false", "是", "否"}) {
            json_.text(word);
        }
        json_.close().close();
        json_.object("format").text("const", "rubric/1").close();
        json_.object("kind").text("type", "string").close();
    }

    void define_lists() {
        define_list("texts", "text", 0);
        define_list("ids", "id", 0);
        define_list("nodes", "node", 1);
        define_list("criteria", "criterion", 1);
        define_list("checks", "check", 1);
        define_list("curve", "pair", 1);
        define_list("prerequisites", "prerequisite", 0);
        define_list("vetoes", "veto", 0);
        define_list("bands", "band", 0);
        define_list("gate", "condition", 0);
        define_list("requires", "requirement", 0);
        define_list("rules", "rule", 0);
        define_list("additions", "addition", 0);
        define_list("rising", "id", 2);
        json_.object("pair").text("type", "array").raw("minItems", "2").raw("maxItems", "2").object("items");
        reference("number");
        json_.close().close();
    }

    void define_maps() {
        define_map("period", rubric_keys::period, schema_keys::period, {"from", "to"});
        define_map("rounding", rubric_keys::rounding, schema_keys::rounding, {});
        define_map("source", rubric_keys::source, schema_keys::named, {});
        define_map("method", rubric_keys::method, schema_keys::named, {});
        define_map("fact", rubric_keys::fact, schema_keys::named, {});
        define_map("prerequisite", rubric_keys::prerequisite, schema_keys::condition, {"id"});
        define_map("veto", rubric_keys::veto, schema_keys::condition, {"id"});
        define_map("evidence", rubric_keys::evidence, schema_keys::evidence, {});
        define_map("band", rubric_keys::band, schema_keys::band, {"id"});
        define_map("ranking", rubric_keys::ranking, schema_keys::ranking, {});
        define_map("bounds", rubric_keys::bounds, schema_keys::bounds, {});
        define_map("range", rubric_keys::range, schema_keys::range, {});
        define_map("addition", rubric_keys::addition, schema_keys::addition, {"item"});
        define_map("bonus", rubric_keys::bonus, schema_keys::section, {});
        define_map("group_bonus", rubric_keys::group_bonus, schema_keys::section, {"items"});
        define_map("penalties", rubric_keys::penalties, schema_keys::section, {});
        define_map("check", check_entry_keys(), schema_keys::check, {"id"});
        define_map("level_asks", level_asks_keys(), schema_keys::level_asks, {});
        define_map("level_points", rubric_keys::level, schema_keys::level, {"points"});
        define_map("requirement", rubric_keys::condition, schema_keys::requirement, {"item", "min_rate"});
        json_.object("condition");
        map(rubric_keys::condition, schema_keys::requirement, {});
        json_.raw("minProperties", "1").close();
        json_.object("rule");
        map(rubric_keys::expect, schema_keys::expect, {});
        json_.list("oneOf").open('{');
        required({"if", "then"});
        json_.close().open('{');
        required({"less_or_equal"});
        json_.close().close().close();
        define_named("sources", "source", true);
        define_named("scales", "scale", true);
        define_named("methods", "method", true);
        define_named("facts", "fact", true);
        define_named("override", "change", false);
        define_named("classes", "not_negative", false);
        define_named("levels", "level_asks", false);
        define_named("factors", "not_negative", false);
        define_events();
        define_named("answers", "test", false);
    }

    /// What a count says of events; its words are the kind's.
    void define_events() {
        json_.object("events").text("type", "object").object("properties");
        for (const auto name : event_rule_keys()) {
            if (const Key* const known = schema_keys::find(schema_keys::event_rule, name)) {
                Key key = *known;
                key.words = key.shape == Shape::words ? event_once_words() : Names();
                property(name, key, false);
            }
        }
        json_.close();
        nothing_else();
        json_.close();
    }

    /// `anyOf` of definitions.
    void define_any(std::string_view name, std::initializer_list<std::string_view> of) {
        json_.object(name).list("anyOf");
        for (const auto each : of) {
            json_.open('{');
            if (each == "null") {
                json_.text("type", each);
            } else {
                reference(each);
            }
            json_.close();
        }
        json_.close().close();
    }

    void define_choices() {
        json_.object("scale").text("type", "object").raw("minProperties", "1");
        json_.object("additionalProperties");
        reference("level");
        json_.close().close();
        define_any("level", {"ratio", "level_points"});
        json_.object("weights").text("type", "object").raw("minProperties", "1");
        json_.object("additionalProperties");
        reference("positive");
        json_.close().close();
        define_list("method_list", "id", 1);
        define_any("shares", {"method_list", "weights"});
        json_.object("standards").text("type", "object").object("additionalProperties");
        reference("text");
        json_.close().close();
        define_any("standard", {"text", "standards"});
        json_.object("period_word").text("const", "period").close();
        define_any("within", {"period_word", "count_from_1"});
        define_any("test", {"text", "texts", "range"});
        json_.object("when").text("type", "object").object("properties");
        json_.object("any").text("type", "array").object("items");
        reference("when");
        json_.close().close().object("not");
        reference("when");
        json_.close().close();
        json_.object("patternProperties").raw("^x-", "true").close().object("additionalProperties");
        reference("test");
        json_.close().close();
    }

    void definitions() {
        json_.object("$defs");
        define_values();
        define_lists();
        define_maps();
        define_choices();
        define_node();
        define_criterion();
        define_change();
        define_variants("variants", "variant", kinds());
        json_.close();
    }

    Language language_;
    JsonBuilder json_;
};

}  // namespace

std::string rubric_schema(Language language) { return Schema(language).text(); }

}  // namespace ceping
