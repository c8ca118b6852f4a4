// items, bonus and penalties of a rubric.
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/phrases.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/decode/rubric/rubric_parts.hpp>
#include <ceping/kinds/registry.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace ceping {

namespace {

constexpr int deepest = 16;

class ItemDecoder {
public:
    explicit ItemDecoder(RubricDecoding& decoding)
        : decoding_(decoding), rubric_(decoding.rubric), found_(decoding.found) {}

    void items(const Node& list) {
        if (!expect_list(list, "items", found_)) {
            return;
        }
        if (list.size() == 0) {
            report(found_, list, "empty-items", {"items"});
            return;
        }
        bool whole = true;
        for (const auto& each : list) {
            const ItemId position = node(each, {}, 1, rubric_.policy, Section::items);
            if (position) {
                rubric_.top.push_back(position);
                need_weight(rubric_.aggregate, position, each);
            }
            whole = whole && position;
        }
        if (whole && rubric_.aggregate == Aggregate::sum) {
            check_total();
        }
    }

    /// `group`: none where it is the whole's.
    void extra(const Node& map, Section section, ItemId group, ExtraSection& out) {
        const bool bonus = section == Section::bonus;
        const std::string_view name = bonus ? "bonus" : "penalties";
        if (!expect_map(map, name, found_)) {
            return;
        }
        if (!bonus) {
            check_keys(map, rubric_keys::penalties, name, found_);
        } else if (group) {
            check_keys(map, rubric_keys::group_bonus, name, found_);
        } else {
            check_keys(map, rubric_keys::bonus, name, found_);
        }
        keep_places(map, out.places);
        if (const Node* cap = map.find("cap")) {
            out.cap = read_within(*cap, "cap", 0, std::nullopt, found_);
        }
        if (const Node* over = map.find("over"); over != nullptr && bonus && group) {
            out.over = read_bool(*over, "over", found_).value_or(false);
        }
        if (const Node* ceiling = map.find("ceiling"); ceiling != nullptr && bonus && !group) {
            out.ceiling_total = read_choice(*ceiling, "ceiling", rubric_keys::ceilings, found_).has_value();
        }
        const Node* list = map.find("items");
        if (list == nullptr) {
            report(found_, map, "missing-key", {"items", name});
            return;
        }
        if (!expect_list(*list, "items", found_)) {
            return;
        }
        if (list->size() == 0) {
            report(found_, *list, "empty-items", {name});
        }
        for (const auto& each : *list) {
            if (const ItemId position =
                    node(each, group, group ? at(group).depth + 1 : 1, rubric_.policy, section)) {
                out.items.push_back(position);
                if (bonus && !out.cap && at(position).unlimited && map.find("cap") == nullptr) {
                    report(found_, each, "needs", {phrases::bonus_needs_cap.with({{"id", at(position).id}})});
                }
            }
        }
    }

    /// How many points matter of what has no limit: known when everything else is.
    void horizons() {
        rubric_.each_extra([&](const ExtraSection& section, Section /*which*/, const Item* group) {
            for (const ItemId each : section.items) {
                if (at(each).unlimited) {
                    at(each).points = horizon(section, group);
                }
            }
        });
    }

    /// Gates name nodes that may stand anywhere below, so they come last.
    void gates() {
        for (const auto& [position, gate] : gates_) {
            at(position).group->gate = decode_conditions(gate, "gate", position, decoding_);
        }
    }

private:
    [[nodiscard]] Exact horizon(const ExtraSection& section, const Item* group) const {
        try {
            return horizon_of(rubric_, section, group);
        } catch (const NumberTooLarge&) {
            return 1;  // scoring says so
        }
    }

    Item& at(ItemId position) { return rubric_.items[position.at()]; }

    /// The decoded node, or none.
    ItemId node(const Node& map, ItemId parent, int depth, NotApplicable policy, Section section) {
        if (!expect_map(map, "items", found_)) {
            return {};
        }
        const Node* id = map.find("id");
        if (id == nullptr) {
            const Words owner{"项目或测评内容", "a node"};
            const auto known = every_key();
            check_keys(map, known, owner, found_);
            if (!stands_misspelt(map, "id", known)) {
                report(found_, map, "missing-key", {"id", owner});
            }
            return {};
        }
        const auto name = decoding_.own_id(*id);
        if (!name) {
            return {};
        }
        const bool known = decoding_.claim(*id, *name);
        Item item;
        item.id = *name;
        item.parent = parent;
        item.depth = depth;
        item.section = section;
        keep_places(map, item.places);
        common(map, item);
        const bool group = map.find("items") != nullptr;
        const bool criterion = map.find("kind") != nullptr;
        if (!group && !criterion) {
            const auto every = every_key();
            check_keys(map, every, phrases::quoted_id.with({{"id", *name}}), found_);
            if (stands_misspelt(map, "kind", every) || stands_misspelt(map, "items", every)) {
                return {};
            }
        }
        if (group == criterion) {
            report(found_, group ? *map.find("kind") : map, "group-or-criterion",
                   {*name, group ? Words{"既有 items 又有 kind，只能是其中之一",
                                         "has both items and kind; it is either a group or a criterion"}
                                 : Words{"既没有 items 也没有 kind",
                                         "has neither items (a group) nor kind (a criterion)"}});
            return {};
        }
        if (group && section != Section::items) {
            report(found_, *map.find("items"), "group-or-criterion",
                   {*name,
                    {"在加分、扣分中只能是测评内容",
                     "stands under bonus or penalties, where only criteria may"}});
            return {};
        }
        if (depth > deepest) {
            report(found_, map, "too-deep", {std::to_string(deepest)});
            return {};
        }
        const ItemId position(rubric_.items.size());
        rubric_.items.push_back(std::move(item));
        if (group) {
            decode_group(map, position, policy);
        } else {
            decode_criterion(map, position);
        }
        return known ? position : ItemId();
    }

    /// What any node may have: to check the keys of one that is neither a group nor a criterion of some kind.
    static std::vector<std::string_view> every_key() {
        std::vector<std::string_view> out(rubric_keys::node.begin(), rubric_keys::node.end());
        out.insert(out.end(), rubric_keys::group.begin(), rubric_keys::group.end());
        out.insert(out.end(), rubric_keys::criterion.begin(), rubric_keys::criterion.end());
        for (const auto& row : kinds()) {
            out.insert(out.end(), row.keys.begin(), row.keys.end());
        }
        return out;
    }

    void common(const Node& map, Item& item) {
        const auto text = [&](std::string_view key, std::string& out) {
            if (const Node* value = map.find(key); value != nullptr && !value->is_null()) {
                out = read_string(*value, key, found_).value_or("");
            }
        };
        text("title", item.title);
        text("source", item.source);
        text("note", item.note);
        if (const Node* source = map.find("source"); source != nullptr && !item.source.empty()) {
            check_citation(*source, decoding_);
        }
        if (const Node* when = map.find("when")) {
            item.when = decoding_.when(*when).value_or(When{});
        }
        if (const Node* points = map.find("points")) {
            item.points = read_positive(*points, "points", found_).value_or(Exact());
        }
        if (const Node* weight = map.find("weight")) {
            item.weight = read_positive(*weight, "weight", found_);
        }
    }

    void decode_group(const Node& map, ItemId position, NotApplicable policy) {
        std::vector<std::string_view> known(rubric_keys::node.begin(), rubric_keys::node.end());
        known.insert(known.end(), rubric_keys::group.begin(), rubric_keys::group.end());
        check_keys(map, known, phrases::group_named.with({{"id", at(position).id}}), found_);
        Group group;
        group.policy = policy;
        if (const Node* word = map.find("not_applicable")) {
            group.policy = decode_policy(*word, found_).value_or(policy);
        }
        if (const Node* word = map.find("aggregate")) {
            group.aggregate =
                read_choice(*word, "aggregate", rubric_keys::aggregates, found_) == std::size_t{1}
                    ? Aggregate::weighted
                    : Aggregate::sum;
        }
        const NotApplicable inherited = group.policy;
        const bool weighted = group.aggregate == Aggregate::weighted;
        at(position).group = std::move(group);
        if (const Node* gate = map.find("gate")) {
            gates_.emplace_back(position, *gate);
        }
        const Node& list = *map.find("items");
        if (!expect_list(list, "items", found_)) {
            return;
        }
        if (list.size() == 0) {
            report(found_, list, "empty-items", {at(position).id});
            return;
        }
        std::vector<ItemId> children;
        bool whole = true;
        for (const auto& each : list) {
            if (const ItemId child =
                    node(each, position, at(position).depth + 1, inherited, Section::items)) {
                children.push_back(child);
                need_weight(at(position).group->aggregate, child, each);
            } else {
                whole = false;
            }
        }
        at(position).group->children = std::move(children);
        settle_points(map, position, weighted, whole);
        const auto own = [&](std::string_view key, Section section) {
            ExtraSection out;
            if (const Node* extras = map.find(key); extras != nullptr && !extras->is_null()) {
                extra(*extras, section, position, out);
            }
            return out;
        };
        ExtraSection bonus = own("bonus", Section::bonus);
        ExtraSection penalties = own("penalties", Section::penalties);
        // Not before: decoding a criterion may move the group.
        at(position).group->bonus = std::move(bonus);
        at(position).group->penalties = std::move(penalties);
    }

    void need_weight(Aggregate aggregate, ItemId child, const Node& map) {
        if (aggregate == Aggregate::weighted && !at(child).weight) {
            report(found_, map, "missing-key",
                   {"weight", phrases::child_of_weighted.with({{"id", at(child).id}})});
        }
    }

    /// `whole`: no child was refused, so that a wrong sum is no mere echo of another mistake.
    void settle_points(const Node& map, ItemId position, bool weighted, bool whole) {
        const Node* stated = map.find("points");
        if (weighted) {
            if (stated == nullptr) {
                report(found_, map, "missing-key",
                       {"points", phrases::weighted_group_named.with({{"id", at(position).id}})});
            }
            return;
        }
        Exact sum;
        for (const ItemId child : at(position).group->children) {
            sum += at(child).points;
        }
        if (stated == nullptr) {
            at(position).points = sum;
        } else if (at(position).points.sign() > 0 && at(position).points != sum && whole && sound(position)) {
            wrong_sum(at(position).id, at(position).points, sum, *stated);
        }
    }

    /// Whether every child has points, so that a wrong sum is no mere echo of another mistake.
    bool sound(ItemId position) {
        const auto& children = at(position).group->children;
        return std::all_of(children.begin(), children.end(),
                           [&](ItemId child) { return at(child).points.sign() > 0; });
    }

    void wrong_sum(const std::string& id, const Exact& stated, const Exact& sum, const Node& where) {
        const bool more = sum > stated;
        const std::string by = (more ? sum - stated : stated - sum).plain();
        const auto cause = decoding_.tree.sum_causes.find(
            id == "total" || id == "out_of" ? std::string_view() : std::string_view(id));
        Words difference = (more ? phrases::points_too_many : phrases::points_too_few).with({{"by", by}});
        std::vector<Words> words = {id, stated.plain(), sum.plain(), std::move(difference)};
        if (cause != decoding_.tree.sum_causes.end()) {
            found_.add("sum-mismatch", cause->second, std::move(words));
        } else {
            report(found_, where, "sum-mismatch", std::move(words));
        }
    }

    void check_total() {
        const std::string key = rubric_.out_of ? "out_of" : "total";
        const Node* total = decoding_.tree.root.find(key);
        if (total == nullptr || rubric_.full().sign() <= 0) {
            return;
        }
        Exact sum;
        for (const ItemId each : rubric_.top) {
            if (at(each).points.sign() <= 0) {
                return;
            }
            sum += at(each).points;
        }
        if (sum != rubric_.full()) {
            wrong_sum(key, rubric_.full(), sum, *total);
        }
    }

    void decode_criterion(const Node& map, ItemId position) {
        const std::size_t before = found_.errors();
        const Node& kind_name = *map.find("kind");
        const std::string id = at(position).id;
        const Words owner = phrases::criterion_named.with({{"id", id}});
        const KindRow* row = find_kind(trim(kind_name.text()));
        if (row == nullptr) {
            std::vector<std::string_view> names;
            for (const auto& each : kinds()) {
                names.push_back(each.name);
            }
            report(found_, kind_name, "unknown-kind", {kind_name.text(), listed(names)},
                   nearest(kind_name.text(), names));
            check_keys(map, every_key(), owner, found_);
            return;
        }
        std::vector<std::string_view> known(rubric_keys::node.begin(), rubric_keys::node.end());
        known.insert(known.end(), rubric_keys::criterion.begin(), rubric_keys::criterion.end());
        known.insert(known.end(), row->keys.begin(), row->keys.end());
        check_keys(map, known, owner, found_);
        const bool unlimited = map.find("points") == nullptr && row->may_be_unlimited &&
                               at(position).section != Section::items &&
                               !stands_misspelt(map, "points", known);
        if (map.find("points") == nullptr && !unlimited) {
            if (!stands_misspelt(map, "points", known)) {
                report(found_, map, "missing-key", {"points", owner});
            }
            return;
        }
        if (at(position).points.sign() <= 0 && !unlimited) {
            return;
        }
        if (decoding_.lost.contains("scales") && map.find("scale") != nullptr) {
            return;
        }
        Criterion criterion;
        try {
            criterion.kind = row->decode(
                {map, id, at(position).points, at(position).section, rubric_.scales, rubric_.period, found_});
        } catch (const NumberTooLarge&) {
            report(found_, map, "number-too-large", {id});
        }
        if (!criterion.kind) {
            return;
        }
        at(position).unlimited = unlimited;
        if (at(position).section == Section::penalties && !criterion.kind->may_be_penalty()) {
            report(found_, *map.find("from"), "penalty-from-full", {});
        }
        if (criterion.kind->from_submission() && !rubric_.deadline) {
            report(found_, kind_name, "needs",
                   {{"时效类测评内容需要细则写明 deadline",
                     "a timeliness criterion needs the rubric to have a deadline"}});
        }
        criterion_details(map, criterion);
        const std::size_t errors = found_.errors();
        if (const Node* variants = map.find("variants"); usable(variants) && errors == before) {
            decode_variants(map, *variants, *row, position, criterion);
        }
        at(position).criterion = std::move(criterion);
    }

    /// After the criterion, which has no fault: what is wrong with one of them is its own.
    void decode_variants(const Node& map, const Node& list, const KindRow& row, ItemId position,
                         Criterion& criterion) {
        if (!expect_list(list, "variants", found_)) {
            return;
        }
        if (list.size() == 0) {
            report(found_, list, "empty-items", {"variants"});
        }
        for (const auto& each : list) {
            if (expect_map(each, "variants", found_)) {
                decode_variant(map, each, row, position, criterion);
            }
        }
    }

    void decode_variant(const Node& base, const Node& map, const KindRow& row, ItemId position,
                        Criterion& criterion) {
        const Words owner = phrases::variant_of.with({{"id", at(position).id}});
        std::vector<std::string_view> known(rubric_keys::variant.begin(), rubric_keys::variant.end());
        std::copy_if(row.keys.begin(), row.keys.end(), std::back_inserter(known),
                     [](std::string_view key) { return key != rubric_keys::never_in_variant; });
        check_keys(map, known, owner, found_);
        const Node* when = map.find("when");
        if (when == nullptr) {
            if (!stands_misspelt(map, "when", known)) {
                report(found_, map, "missing-key", {"when", owner});
            }
            return;
        }
        Variant out;
        out.when = decoding_.when(*when).value_or(When{});
        const Node merged = with_variant(base, map, out);
        keep_places(merged, out.places);
        out.places.whole = map.location();
        Criterion& as = out.criterion;
        try {
            as.kind = row.decode({merged, at(position).id, at(position).points, at(position).section,
                                  rubric_.scales, rubric_.period, found_});
        } catch (const NumberTooLarge&) {
            report(found_, map, "number-too-large", {at(position).id});
        }
        if (!as.kind) {
            return;
        }
        if (at(position).section == Section::penalties && !as.kind->may_be_penalty()) {
            report(found_, *merged.find("from"), "penalty-from-full", {});
        }
        criterion_details(merged, as);
        criterion.variants.push_back(std::move(out));
    }

    /// A criterion's map with what a variant replaces in it and takes away; its `when` is the variant's.
    Node with_variant(const Node& base, const Node& variant, Variant& out) {
        std::vector<Node> pairs;
        for (const auto& [key, value] : base.entries()) {
            if (key.text() != "variants" && variant.find(key.text()) == nullptr) {
                pairs.insert(pairs.end(), {key, value});
            }
        }
        for (const auto& [key, value] : variant.entries()) {
            if (key.text() != "when" && !key.text().starts_with("x-")) {
                out.keys.emplace_back(key.text(), value.is_text() ? trim(value.text()) : std::string_view());
                if (value.is_null() && base.find(key.text()) == nullptr) {
                    report(found_, key, "null-absent", {key.text()});
                }
            }
            if (!value.is_null()) {
                pairs.insert(pairs.end(), {key, value});
            }
        }
        const Node* const kept = merged_.keep(pairs.data(), pairs.size());
        return Node::make_map(*base.source(), {}, kept, pairs.size() / 2).moved_to(variant);
    }

    void criterion_details(const Node& map, Criterion& criterion) {
        if (const Node* methods = map.find("methods")) {
            criterion.methods =
                decode_shares(*methods, "methods", decoding_).value_or(std::vector<MethodShare>{});
        } else if (rubric_.default_methods) {
            criterion.methods = *rubric_.default_methods;
        } else {
            for (std::size_t i = 0; i < rubric_.methods.size(); ++i) {
                criterion.methods.push_back({MethodId(i), Exact(1)});
            }
        }
        criterion.evidence = default_evidence_;
        if (const Node* evidence = map.find("evidence")) {
            criterion.evidence = decode_evidence_rule(*evidence, decoding_).value_or(EvidenceRule{});
        }
        if (const Node* may = map.find("may_not_apply")) {
            criterion.may_not_apply = read_bool(*may, "may_not_apply", found_).value_or(false);
        }
        if (const Node* advice = map.find("advice"); advice != nullptr && !advice->is_null()) {
            criterion.advice = read_string(*advice, "advice", found_).value_or("");
        }
        if (const Node* effort = map.find("effort")) {
            criterion.effort = read_positive(*effort, "effort", found_).value_or(Exact(1));
        }
        if (const Node* standard = map.find("standard"); standard != nullptr && !standard->is_null()) {
            decode_standard(*standard, criterion);
        }
    }

    void decode_standard(const Node& node, Criterion& criterion) {
        if (!node.is_map()) {
            if (auto text = read_string(node, "standard", found_)) {
                criterion.standard.emplace_back("", std::move(*text));
            }
            return;
        }
        check_duplicates(node, found_);
        const auto form = criterion.kind->form(Exact(1));
        std::vector<std::string_view> names;
        const auto scale = std::find_if(rubric_.scales.begin(), rubric_.scales.end(), [&](const Scale& each) {
            return each.id == criterion.kind->scale();
        });
        if (scale != rubric_.scales.end()) {
            // Not what is answered: under `checks` that is the list of them.
            for (const auto& level : scale->levels) {
                names.push_back(level.key);
            }
        } else {
            for (const auto& choice : form.choices) {
                names.push_back(choice.key);
            }
        }
        for (const auto& [key, value] : node.entries()) {
            if (!among(key.text(), names)) {
                report(found_, key, "unknown-level", {key.text(), listed(names)}, nearest(key.text(), names));
                continue;
            }
            if (auto text = read_string(value, key.text(), found_)) {
                criterion.standard.emplace_back(key.text(), std::move(*text));
            }
        }
    }

public:
    void set_default_evidence(EvidenceRule rule) { default_evidence_ = std::move(rule); }

private:
    RubricDecoding& decoding_;
    Rubric& rubric_;
    Diagnostics& found_;
    EvidenceRule default_evidence_;
    Arena merged_;  ///< maps of variants
    std::vector<std::pair<ItemId, Node>> gates_;
};

}  // namespace

void decode_items(const Node& root, RubricDecoding& decoding) {
    ItemDecoder decoder(decoding);
    if (const Node* evidence = root.find("evidence")) {
        decoder.set_default_evidence(decode_evidence_rule(*evidence, decoding).value_or(EvidenceRule{}));
    }
    if (const Node* items = root.find("items")) {
        decoder.items(*items);
    }
    if (const Node* bonus = root.find("bonus"); bonus != nullptr && !bonus->is_null()) {
        decoder.extra(*bonus, Section::bonus, {}, decoding.rubric.bonus);
    }
    if (const Node* penalties = root.find("penalties"); penalties != nullptr && !penalties->is_null()) {
        decoder.extra(*penalties, Section::penalties, {}, decoding.rubric.penalties);
    }
    decoding.rubric.index();
    decoder.horizons();
    decoder.gates();
}

}  // namespace ceping
