// What several parts of decoding a rubric share.
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/rubric/nearest_named.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/decode/rubric/when.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/typing_slips.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

// Words that results, conditions and tables use, so that no node or fact may be called so.
constexpr auto reserved = std::to_array<std::string_view>(
    {"self",     "bonus",    "penalties", "any",       "not",       "items",       "score",    "exact",
     "unit",     "name",     "source",    "criterion", "value",     "met",         "counts",   "num",
     "den",      "sample",   "note",      "evidence",  "submitted", "date",        "assessor", "region",
     "stated",   "单位编码", "单位名称",  "来源",      "指标编号",  "自评/测评值", "自评值",   "测评值",
     "达标项",   "次数",     "分子",      "分母",      "样本量",    "说明",        "证据材料", "提交日期",
     "测评日期", "测评人",   "所属地区",  "自评得分"});

// What long tables use besides where a criterion says something of events.
constexpr auto reserved_with_events =
    std::to_array<std::string_view>({"event_date", "发生日期", "matter", "事项", "tags", "情形"});

bool is_reserved(std::string_view id) { return among(id, reserved); }

struct NamedNode {
    std::string_view id;
    std::string_view title;
};

/// What a condition can name.
std::vector<NamedNode> nodes_under_items(const Rubric& rubric) {
    std::vector<NamedNode> out;
    for (const auto& item : rubric.items) {
        if (item.section == Section::items) {
            out.push_back({item.id, item.title});
        }
    }
    return out;
}

}  // namespace

bool speaks_of_events(const Node& root) {
    const auto varies = [](const Node& criterion) {
        const Node* list = criterion.find("variants");
        return usable(list) && list->is_list() &&
               std::any_of(list->begin(), list->end(),
                           [](const Node& each) { return each.is_map() && usable(each.find("events")); });
    };
    const auto in_list = [&varies](const Node* items) {
        return usable(items) && items->is_list() &&
               std::any_of(items->begin(), items->end(), [&varies](const Node& each) {
                   return each.is_map() &&
                          (usable(each.find("events")) || varies(each) || speaks_of_events(each));
               });
    };
    if (in_list(root.find("items"))) {
        return true;
    }
    for (const std::string_view key : {"bonus", "penalties"}) {
        const Node* section = root.find(key);
        if (usable(section) && section->is_map() && in_list(section->find("items"))) {
            return true;
        }
    }
    return false;
}

bool usable(const Node* node) { return node != nullptr && !node->is_null(); }

bool RubricDecoding::free_name(const Node& at, const std::string& id) const {
    if (is_reserved(id) || (events && among(id, reserved_with_events))) {
        report(found, at, "reserved-id", {id});
        return false;
    }
    return true;
}

bool RubricDecoding::refused(std::string_view id) const {
    return ids.contains(id) && !rubric.find(id) && !rubric.find_prerequisite(id) && !rubric.find_veto(id);
}

std::optional<When> RubricDecoding::when(const Node& node) const {
    return lost.contains("facts") ? std::nullopt : decode_when(node, rubric, found);
}

std::optional<std::int64_t> RubricDecoding::months(const Node& node) const {
    if (!rubric.period) {
        report(found, node, "needs",
               {{"months 需要细则写明 period", "`months' needs the rubric to have a period"}});
    }
    return read_whole(node, "months", 1, 1200, found);
}

std::optional<std::string> RubricDecoding::own_id(const Node& node) const {
    auto id = read_id(node, found);
    if (!id && node.is_text() && node.style() == Node::Style::plain) {
        if (const auto inner = between_typed_quotes(node.text())) {
            return std::string(*inner);
        }
    }
    return id;
}

bool RubricDecoding::claim(const Node& id, const std::string& text) {
    if (!free_name(id, text)) {
        return false;
    }
    const auto [at, fresh] = ids.emplace(text, id.location());
    if (!fresh) {
        report(found, id, "duplicate-id", {text, at->second.text()});
    }
    return fresh;
}

void keep_places(const Node& map, Places& places) {
    bool first = true;
    for (const auto& [key, value] : map.entries()) {
        if (first) {
            places.whole = key.location();
            first = false;
        }
        const std::string name(key.text());
        places.add(name, value.is_null() ? key.location() : value.location());
        if (name == "items") {
            continue;
        }
        if (value.is_map()) {
            for (const auto& [inner, below] : value.entries()) {
                places.add(name + "." + std::string(inner.text()), below.location());
            }
        } else if (value.is_list()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                places.add(name + "." + std::to_string(i), value[i].location());
            }
        }
    }
    if (first) {
        places.whole = map.location();
    }
}

std::optional<std::vector<MethodShare>> decode_shares(const Node& node, std::string_view name,
                                                      RubricDecoding& decoding) {
    std::vector<MethodShare> out;
    const auto take = [&](const Node& id, Exact weight) {
        const std::string_view text = trim(id.text());
        const MethodId position = decoding.rubric.find_method(text);
        if (!position && text != "self") {
            if (!decoding.lost.contains("methods")) {
                report(decoding.found, id, "unknown-method", {id.text()},
                       nearest_named(text, decoding.rubric.methods, {"self"}));
            }
            return;
        }
        if (std::any_of(out.begin(), out.end(),
                        [&](const MethodShare& each) { return each.method == position; })) {
            report(decoding.found, id, "duplicate-id", {text, name});
            return;
        }
        out.push_back({position, std::move(weight)});
    };
    if (node.is_map()) {
        for (const auto& [id, value] : node.entries()) {
            if (auto weight = read_positive(value, id.text(), decoding.found)) {
                take(id, std::move(*weight));
            }
        }
    } else if (expect_list(node, name, decoding.found)) {
        for (const auto& id : node) {
            take(id, Exact(1));
        }
    } else {
        return std::nullopt;
    }
    if (node.size() == 0) {
        report(decoding.found, node, "bad-value", {name, "[]", {"至少一种方法", "at least one method"}});
    }
    return out;
}

std::optional<EvidenceRule> decode_evidence_rule(const Node& node, RubricDecoding& decoding) {
    Diagnostics& found = decoding.found;
    EvidenceRule rule;
    if (!expect_map(node, "evidence", found)) {
        return std::nullopt;
    }
    check_keys(node, rubric_keys::evidence, "evidence", found);
    if (const Node* min = node.find("min")) {
        rule.min = read_whole(*min, "min", 0, 1000, found).value_or(0);
    }
    if (const Node* effect = node.find("effect")) {
        rule.zero = read_choice(*effect, "effect", rubric_keys::evidence_effects, found) == std::size_t{1};
    }
    if (const Node* types = node.find("types"); usable(types) && expect_list(*types, "types", found)) {
        for (const auto& each : *types) {
            if (auto text = read_string(each, "types", found)) {
                rule.types.push_back(std::move(*text));
            }
        }
    }
    if (const Node* within = node.find("within"); usable(within)) {
        rule.within_period = trim(within->text()) == "period";
        if (rule.within_period && !decoding.rubric.period) {
            report(
                found, *within, "needs",
                {{"within: period 需要细则写明 period", "within: period needs the rubric to have a period"}});
        }
        if (!rule.within_period) {
            rule.within_days = read_whole(*within, "within", 1, 100000, found);
        }
    }
    return rule;
}

std::optional<NotApplicable> decode_policy(const Node& node, Diagnostics& found) {
    const auto choice = read_choice(node, "not_applicable", rubric_keys::policies, found);
    return choice ? std::optional(static_cast<NotApplicable>(*choice)) : std::nullopt;
}

void check_citation(const Node& source, RubricDecoding& decoding) {
    const std::string_view text = trim(source.text());
    const std::string_view id = text.substr(0, text.find('#'));
    const auto& known = decoding.rubric.sources;
    if (decoding.lost.contains("sources") ||
        std::any_of(known.begin(), known.end(), [id](const CitedSource& each) { return each.id == id; })) {
        return;
    }
    report(decoding.found, source, "unknown-source", {id}, nearest_named(id, known));
}

std::optional<NodeCondition> decode_condition(const Node& map, const Words& name, ItemId own,
                                              RubricDecoding& decoding) {
    Diagnostics& found = decoding.found;
    const Rubric& rubric = decoding.rubric;
    NodeCondition condition;
    condition.item = own;
    condition.where = map.location();
    const Node* item = map.find("item");
    const Node* rate = map.find("min_rate");
    if (item != nullptr) {
        condition.item = rubric.find(trim(item->text()));
        const bool known = condition.item && rubric.at(condition.item).section == Section::items;
        if (!known && !condition.item && decoding.refused(trim(item->text()))) {
            return std::nullopt;
        }
        if (!known && condition.item) {
            const bool bonus = rubric.at(condition.item).section == Section::bonus;
            report(found, *item, "needs",
                   {phrases::stands_elsewhere.with(
                       {{"id", rubric.at(condition.item).id},
                        {"section", bonus ? Words("加分", "bonus") : Words("扣分", "penalties")}})});
            return std::nullopt;
        }
        if (!known) {
            report(found, *item, "unknown-node", {item->text(), {"项目或测评内容", "node under items"}},
                   nearest_named(item->text(), nodes_under_items(rubric)));
            return std::nullopt;
        }
        if (own && (condition.item == own || !rubric.is_below(condition.item, own))) {
            report(found, *item, "gate-elsewhere", {item->text(), rubric.at(own).id});
            return std::nullopt;
        }
    }
    if (rate != nullptr) {
        condition.min_rate = read_within(*rate, "min_rate", 0, std::nullopt, found);
    }
    const bool elsewhere = !own;
    if ((elsewhere && (item == nullptr || rate == nullptr)) ||
        (!elsewhere && item == nullptr && rate == nullptr)) {
        report(found, map, "missing-key", {item == nullptr && elsewhere ? "item" : "min_rate", name});
        return std::nullopt;
    }
    return condition;
}

std::vector<NodeCondition> decode_conditions(const Node& list, std::string_view name, ItemId own,
                                             RubricDecoding& decoding) {
    std::vector<NodeCondition> out;
    if (!expect_list(list, name, decoding.found)) {
        return out;
    }
    for (const auto& each : list) {
        if (!expect_map(each, name, decoding.found)) {
            continue;
        }
        check_keys(each, rubric_keys::condition, name, decoding.found);
        if (auto condition = decode_condition(each, name, own, decoding)) {
            out.push_back(std::move(*condition));
        }
    }
    return out;
}

}  // namespace ceping
