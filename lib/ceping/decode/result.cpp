// result/1 back in: what ceping-rank and its like read.
#include <ceping/decode/result.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/result_columns.hpp>
#include <ceping/model/result_fields.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace ceping {

namespace {

namespace fields = result_fields;

const Words a_result{"测评结果", "a result"};

class ResultDecoder {
public:
    using Taker = std::function<void(SavedResult&&)>;
    ResultDecoder(const NodesWanted& wanted, ResultSet& names, const Taker& taker, Diagnostics& found)
        : wanted_(wanted), into_(names), taker_(taker), found_(found) {}

    void take(const Node& root) {
        if (root.is_list()) {
            for (const auto& each : root) {
                one(each);
            }
        } else {
            one(root);
        }
    }

private:
    void one(const Node& map) {
        const std::size_t before = found_.errors();
        if (!expect_map(map, "result/1", found_)) {
            return;
        }
        const Node* tag = map.find("ceping");
        if (tag == nullptr || trim(tag->text()) != "result/1") {
            report_format(tag == nullptr ? map : *tag, "result/1", found_);
            return;
        }
        SavedResult result;
        result.where = map.location();
        head(map, result);
        const std::string status = text(map, "status");
        const auto known = unit_status(status);
        result.status = known.value_or(UnitStatus::scored);
        if (wanted_.inputs) {
            read_list<InputUsed>(map, "inputs", fields::input, result.inputs);
        }
        if (wanted_.findings) {
            read_list<Diagnostic, Language>(map, "findings", fields::finding, result.findings);
        }
        if (!known && found_.errors() == before) {
            report(found_, *map.find("status"), "wrong-format", {"scored, not_assessed, rejected", status});
        }
        if (!result.scored()) {
            reason(map, result);
        } else if (found_.errors() == before) {
            figures(map, result);
        }
        if (found_.errors() != before) {
            return;
        }
        if (!result.unit.empty()) {
            // Two editions of one unit may stand together; the same one twice may not.
            const auto [at, fresh] =
                seen_.emplace(std::pair(result.unit, result.rubric + '\n' + result.edition), result.where);
            if (!fresh) {
                report(found_, map, "result-duplicate", {result.unit, at->second.text()});
                return;
            }
        }
        taker_(std::move(result));
    }

    /// The text of a key that must be there.
    std::string text(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        if (value == nullptr || value->is_null()) {
            report(found_, map, "missing-key", {key, a_result});
            return {};
        }
        if (!value->is_text()) {
            report(found_, *value, "wrong-type", {key, {"文字", "a text"}, type_words(*value)});
            return {};
        }
        return std::string(value->text());
    }

    static std::string optional_text(const Node& map, std::string_view key) {
        const Node* value = map.find(key);
        return value == nullptr ? std::string() : std::string(value->text());
    }

    // --- a member by what it is read into

    void read(const Node& value, std::string_view key, std::string& into) {
        if (!value.is_text() && !value.is_null()) {
            report(found_, value, "wrong-type", {key, {"文字", "a text"}, type_words(value)});
        }
        into = value.text();
    }
    void read(const Node& value, std::string_view key, Exact& into) {
        // What is divided by must be there.
        into =
            (key == "total" ? read_positive(value, key, found_) : read_exact(value, key, found_)).value_or(1);
    }
    void read(const Node& value, std::string_view key, std::optional<Exact>& into) {
        into = read_exact(value, key, found_);
    }
    void read(const Node& value, std::string_view key, bool& into) {
        into = read_bool(value, key, found_).value_or(true);
    }
    void read(const Node& value, std::string_view key, std::optional<bool>& into) {
        into = read_bool(value, key, found_);
    }
    template <typename Word>
    requires std::is_enum_v<Word>
    void read(const Node& value, std::string_view /*key*/, Word& into) {
        const auto& words = fields::words<Word>;
        const auto at = std::find(words.begin(), words.end(), value.text());
        into = at == words.end() ? Word{} : static_cast<Word>(at - words.begin());
    }
    void read(const Node& value, std::string_view key, std::vector<std::string>& into) {
        for (std::size_t i = 0; expect_list(value, key, found_) && i < value.size(); ++i) {
            into.emplace_back(value[i].text());
        }
    }
    template <typename Value>
    void read(const Node& value, std::string_view key, std::vector<std::pair<std::string, Value>>& into) {
        if (!expect_map(value, key, found_)) {
            return;
        }
        for (const auto& [id, each] : value.entries()) {
            read(each, key, into.emplace_back(std::string(id.text()), Value()).second);
        }
    }
    template <typename From, typename With = Rubric, typename Element, typename Fields>
    void read_list(const Node& map, std::string_view key, const Fields& all, std::vector<Element>& into) {
        const Node* list = map.find(key);
        if (list == nullptr || !expect_list(*list, key, found_)) {
            return;
        }
        for (const auto& each : *list) {
            if (expect_map(each, key, found_)) {
                members<From, With>(each, all, into.emplace_back());
            }
        }
    }

    /// The members that are there; one that a result must have and that is not is said.
    template <typename From, typename With = Rubric, typename Fields, typename Into>
    void members(const Node& map, const Fields& all, Into& into) {
        fields::walk(all, [&](const auto& field) {
            if constexpr (!std::is_null_pointer_v<decltype(field.put)>) {
                const bool wanted = field.part == fields::Part::points ||
                                    (field.part == fields::Part::claim ? wanted_.claims : wanted_.details);
                auto& target = into.*(field.put);
                // A word of a fixed list has a usual one.
                using Value = fields::ValueOf<decltype(field), From, With>;
                constexpr bool needed = !fields::may_lack<Value> && !std::is_enum_v<Value> &&
                                        !std::is_same_v<decltype(target), std::optional<Exact>&>;
                if (const Node* value = wanted ? map.find(field.id) : nullptr) {
                    read(*value, field.id, target);
                } else if (needed) {
                    report(found_, map, "missing-key", {field.id, a_result});
                }
            }
        });
    }

    void head(const Node& map, SavedResult& result) {
        if (const Node* rubric = map.find("rubric"); rubric != nullptr && rubric->is_map()) {
            members<Rubric>(*rubric, fields::rubric, result);
        }
        if (const Node* overrides = map.find("overrides"); overrides != nullptr && overrides->is_map()) {
            for (const auto& [key, value] : overrides->entries()) {
                result.overrides += (result.overrides.empty() ? "" : ";") + std::string(key.text()) + "=" +
                                    std::string(value.text());
            }
        }
        const Node* unit = map.find("unit");
        if (unit == nullptr) {
            report(found_, map, "missing-key", {"unit", a_result});
            return;
        }
        if (!expect_map(*unit, "unit", found_)) {
            return;
        }
        members<Unit>(*unit, fields::unit, result);
        for (const auto& [key, value] : unit->entries()) {
            bool named = false;
            fields::walk(fields::unit, [&named, name = key.text()](const auto& field) {
                named = named || field.id == name;
            });
            if (!value.is_text()) {
                report(found_, value, "wrong-type", {key.text(), {"文字", "a text"}, type_words(value)});
            } else if (!named) {
                result.facts.emplace_back(key.text(), value.text());
            }
        }
    }

    /// What made it rejected is an error; that nothing applies is the first thing that is not.
    static void reason(const Node& map, SavedResult& result) {
        const Node* findings = map.find("findings");
        if (findings == nullptr) {
            return;
        }
        for (const auto& each : *findings) {
            const Node* severity = each.find("severity");
            const Node* code = each.find("code");
            const Node* const tells = result.status == UnitStatus::rejected ? severity : code;
            const std::string_view why = result.status == UnitStatus::rejected ? "error" : "nothing-applies";
            if (tells != nullptr && tells->text() == why) {
                result.reason = optional_text(each, "message");
                return;
            }
        }
    }

    void figures(const Node& map, SavedResult& result) {
        members<Result>(map, fields::score, result);
        read_list<Ground>(map, "grounds", fields::ground, result.grounds);
        const Node* nodes = map.find("nodes");
        if (nodes != nullptr && (wanted_.all || !wanted_.ids.empty()) &&
            expect_list(*nodes, "nodes", found_)) {
            for (const auto& each : *nodes) {
                node(each, result);
            }
        }
    }

    void node(const Node& map, SavedResult& result) {
        if (!expect_map(map, "nodes", found_)) {
            return;
        }
        const Node* id = map.find("id");
        if (id == nullptr || !id->is_text()) {
            report(found_, map, "missing-key", {"id", a_result});
            return;
        }
        if (!wanted_.all && !among(id->text(), wanted_.ids)) {
            return;
        }
        fields::NodeInto parts;
        parts.node = into_.node(id->text());
        members<NodeScore>(map, fields::node, parts);
        if (parts.claimed) {
            result.claims.push_back({parts.node, std::move(*parts.claimed)});
        }
        if (!parts.ruled.empty()) {
            result.rulings.push_back({parts.node, std::move(parts.ruled)});
        }
        if (wanted_.details) {
            result.details.push_back(std::move(static_cast<SavedDetail&>(parts)));
        }
        parts.unlimited = parts.max.is_zero() && map.find("max") == nullptr;
        result.nodes.push_back(std::move(static_cast<SavedNode&>(parts)));
    }

    const NodesWanted& wanted_;
    ResultSet& into_;
    const Taker& taker_;
    Diagnostics& found_;
    std::map<std::pair<std::string, std::string>, Location> seen_;
};

}  // namespace

void read_results(const std::vector<std::string>& paths, const NodesWanted& wanted, ResultSet& into,
                  Diagnostics& found, bool every_edition) {
    stream_results(
        paths, wanted, into, [&](SavedResult&& result) { into.results.push_back(std::move(result)); }, found,
        every_edition);
}

void stream_results(const std::vector<std::string>& paths, const NodesWanted& wanted, ResultSet& names,
                    const std::function<void(SavedResult&&)>& take, Diagnostics& found, bool every_edition) {
    ResultDecoder decoder(wanted, names, take, found);
    ReadOptions options;
    options.digest = false;
    options.results = &result_tables();
    options.every_edition = every_edition;
    options.nodes = wanted.all || !wanted.ids.empty();
    for (const auto& path : paths) {
        stream_input(
            path, {}, options,
            [&](Document& document) {
                decoder.take(document.root);
                return true;
            },
            found);
    }
}

void read_result_lines(const std::string& name, std::string lines, const NodesWanted& wanted, ResultSet& into,
                       Diagnostics& found) {
    const ResultDecoder::Taker taker = [&](SavedResult&& result) {
        into.results.push_back(std::move(result));
    };
    ResultDecoder decoder(wanted, into, taker, found);
    ReadOptions options;
    options.digest = false;
    read_text(
        name, std::move(lines), "ndjson", options,
        [&](Document& document) {
            decoder.take(document.root);
            return true;
        },
        found);
}

void require_nodes(const SavedResult& result) {
    if (result.scored() && result.nodes.empty()) {
        throw Error(phrases::result_without_nodes.with({{"where", result.where.text()}}));
    }
}

}  // namespace ceping
