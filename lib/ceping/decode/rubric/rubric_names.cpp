// The names that a rubric's tree refers to: sources, scales, methods, facts, prerequisites, vetoes.
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/node/fields.hpp>

#include <array>
#include <utility>

namespace ceping {

namespace {

class NameDecoder {
public:
    NameDecoder(const Node& root, RubricDecoding& decoding)
        : root_(root), decoding_(decoding), rubric_(decoding.rubric), found_(decoding.found) {}

    void names() {
        sources();
        scales();
        methods();
        facts();
        conditions("prerequisites", rubric_.prerequisites, false);
        conditions("vetoes", rubric_.vetoes, true);
    }

private:
    /// Each entry of a map of the author's own names. What is faulty is kept under its name all the same, as far as it could
    /// be read: what refers to it has no fault of its own, and an error keeps the rubric from being used.
    template <typename Take>
    void each_entry(std::string_view key, const Take& take) {
        const Node* map = root_.find(key);
        if (!usable(map)) {
            return;
        }
        if (!expect_map(*map, key, found_)) {
            decoding_.lost.emplace(key);
            return;
        }
        check_duplicates(*map, found_);
        for (const auto& [name, value] : map->entries()) {
            if (const auto id = decoding_.own_id(name)) {
                take(*id, name, value);
            }
        }
    }

    void sources() {
        each_entry("sources", [&](const std::string& id, const Node& name, const Node& value) {
            CitedSource source;
            source.id = id;
            source.places.whole = name.location();
            if (!expect_map(value, id, found_)) {
                rubric_.sources.push_back(std::move(source));
                return;
            }
            check_keys(value, rubric_keys::source, {"出处", "a source"}, found_);
            if (const Node* title = value.find("title"); usable(title)) {
                source.title = read_string(*title, "title", found_).value_or("");
            }
            if (const Node* date = value.find("date"); usable(date)) {
                source.date = read_date(*date, "date", false, found_);
            }
            rubric_.sources.push_back(std::move(source));
        });
    }

    void scales() {
        each_entry("scales", [&](const std::string& id, const Node& name, const Node& value) {
            Scale scale;
            scale.id = id;
            if (!expect_map(value, id, found_)) {
                rubric_.scales.push_back(std::move(scale));
                return;
            }
            keep_places(value, scale.places);
            scale.places.whole = name.location();
            check_duplicates(value, found_);
            if (value.size() == 0) {
                report(found_, value, "bad-value", {id, "{}", {"至少一个等级", "at least one level"}});
            }
            for (const auto& [level, worth] : value.entries()) {
                decode_level(level, worth, scale);
            }
            rubric_.scales.push_back(std::move(scale));
        });
    }

    void decode_level(const Node& key, const Node& worth, Scale& scale) {
        const auto name = decoding_.own_id(key);
        Level level;
        std::optional<Exact> value;
        if (worth.is_map()) {
            check_keys(worth, rubric_keys::level, {"等级", "a level"}, found_);
            const Node* points = worth.find("points");
            if (points == nullptr) {
                report(found_, worth, "missing-key", {"points", {"等级", "a level"}});
            } else {
                value = read_within(*points, key.text(), 0, std::nullopt, found_);
            }
            level.is_points = true;
        } else {
            value = read_within(worth, key.text(), 0, Exact(1), found_);
        }
        if (name) {
            level.key = *name;
            level.value = value.value_or(Exact());
            scale.levels.push_back(std::move(level));
        }
    }

    /// Name, place and title of an entry; false where there is no more to read.
    template <typename Entry, typename Keys>
    bool head(Entry& entry, const Node& name, const Node& value, const Keys& keys, const Words& what) {
        entry.places.whole = name.location();
        if (!decoding_.free_name(name, entry.id) || !expect_map(value, entry.id, found_)) {
            return false;
        }
        check_keys(value, keys, what, found_);
        if (const Node* title = value.find("title"); usable(title)) {
            entry.title = read_string(*title, "title", found_).value_or("");
        }
        return true;
    }

    void methods() {
        each_entry("methods", [&](const std::string& id, const Node& name, const Node& value) {
            Method method;
            method.id = id;
            if (!head(method, name, value, rubric_keys::method, {"测评方法", "a method"})) {
                rubric_.methods.push_back(std::move(method));
                return;
            }
            if (const Node* visits = value.find("visits")) {
                method.visits = static_cast<Visits>(
                    read_choice(*visits, "visits", rubric_keys::visits, found_).value_or(0));
            }
            if (const Node* invalid = value.find("invalid")) {
                method.leaves_out_invalid =
                    read_choice(*invalid, "invalid", rubric_keys::invalid_answers, found_) == std::size_t{1};
            }
            rubric_.methods.push_back(std::move(method));
        });
        if (const Node* shares = root_.find("default_methods"); usable(shares)) {
            rubric_.default_methods = decode_shares(*shares, "default_methods", decoding_);
        }
    }

    void facts() {
        each_entry("facts", [&](const std::string& id, const Node& name, const Node& value) {
            Fact fact;
            fact.id = id;
            if (!head(fact, name, value, rubric_keys::fact, {"单位信息项", "a fact"})) {
                rubric_.facts.push_back(std::move(fact));
                return;
            }
            if (const Node* type = value.find("type")) {
                fact.number = read_choice(*type, "type", rubric_keys::fact_types, found_) == std::size_t{1};
            }
            if (const Node* required = value.find("required")) {
                fact.required = read_bool(*required, "required", found_).value_or(false);
            }
            if (const Node* values = value.find("values");
                usable(values) && expect_list(*values, "values", found_)) {
                for (const auto& each : *values) {
                    if (auto text = read_string(each, "values", found_)) {
                        if (among(*text, fact.values)) {
                            report(found_, each, "duplicate-id", {*text, id});
                        }
                        fact.values.push_back(std::move(*text));
                    }
                }
            }
            if (fact.number && !fact.values.empty()) {
                report(found_, value, "needs", {phrases::number_with_values.with({{"id", id}})});
            }
            rubric_.facts.push_back(std::move(fact));
        });
    }

    void conditions(std::string_view key, std::vector<Condition>& out, bool vetoes) {
        const std::span<const std::string_view> keys =
            vetoes ? std::span<const std::string_view>(rubric_keys::veto) : rubric_keys::prerequisite;
        const Node* list = root_.find(key);
        if (!usable(list) || !expect_list(*list, key, found_)) {
            return;
        }
        for (const auto& each : *list) {
            if (!expect_map(each, key, found_)) {
                continue;
            }
            check_keys(each, keys, key, found_);
            const Node* id = each.find("id");
            if (id == nullptr) {
                report(found_, each, "missing-key", {"id", key});
                continue;
            }
            const auto name = decoding_.own_id(*id);
            if (!name || !decoding_.claim(*id, *name)) {
                continue;
            }
            Condition condition;
            condition.id = *name;
            keep_places(each, condition.places);
            if (const Node* title = each.find("title"); usable(title)) {
                condition.title = read_string(*title, "title", found_).value_or("");
            }
            if (const Node* source = each.find("source"); usable(source)) {
                condition.source = read_string(*source, "source", found_).value_or("");
                check_citation(*source, decoding_);
            }
            if (const Node* note = each.find("note"); usable(note)) {
                (void)read_string(*note, "note", found_);  // for readers of the rubric alone
            }
            if (const Node* effect = each.find("effect"); effect != nullptr && vetoes) {
                condition.effect = static_cast<VetoEffect>(
                    read_choice(*effect, "effect", rubric_keys::veto_effects, found_).value_or(0));
            }
            if (const Node* when = each.find("when"); usable(when)) {
                condition.when = decoding_.when(*when).value_or(When{});
            }
            if (const Node* months = each.find("months"); usable(months) && vetoes) {
                condition.months = decoding_.months(*months);
            }
            out.push_back(std::move(condition));
        }
    }

    const Node& root_;
    RubricDecoding& decoding_;
    Rubric& rubric_;
    Diagnostics& found_;
};

}  // namespace

void decode_names(const Node& root, RubricDecoding& decoding) { NameDecoder(root, decoding).names(); }

}  // namespace ceping
