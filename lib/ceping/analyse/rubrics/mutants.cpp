#include <ceping/analyse/rubrics/mutants.hpp>

#include <ceping/analyse/rubrics/mutant_parts.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/rubric/rubric_keys.hpp>
#include <ceping/model/limits.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace ceping {

namespace {

constexpr auto policies = std::to_array<std::string_view>({"prorate", "exclude", "full"});
constexpr auto unverified_words = std::to_array<std::string_view>({"self", "zero"});
constexpr auto visit_words = std::to_array<std::string_view>({"mean", "trimmed", "lowest", "latest"});
constexpr auto modes = std::to_array<std::string_view>({"half_up", "half_even", "down"});
constexpr auto effects = std::to_array<std::string_view>({"ineligible", "zero"});

/// The day before or after; nothing at the ends of the calendar.
std::optional<Date> neighbour(const Date& date, bool after) {
    const auto make = [](int year, int month, int day) {
        const Date made{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
                        static_cast<std::int8_t>(day)};
        return parse_date(made.text());
    };
    const int step = after ? 1 : -1;
    if (const auto same_month = make(date.year, date.month, date.day + step)) {
        return same_month;
    }
    int year = date.year;
    int month = date.month + step;
    if (month < 1 || month > 12) {
        year += step;
        month = after ? 1 : 12;
    }
    for (int day = after ? 1 : 31; day >= 1; --day) {
        if (const auto made = make(year, month, day)) {
            return made;
        }
    }
    return std::nullopt;
}

class MutantMaker {
public:
    MutantMaker(const RubricTree& tree, const Rubric& rubric, Arena& arena)
        : root_(tree.root), rubric_(rubric), sink_(arena) {}

    std::vector<Mutant> run() {
        collect(root_.find("items"), {});
        collect_section(root_, "bonus");
        collect_section(root_, "penalties");
        policies_of_all();
        scales();
        methods();
        each_of(root_.find("prerequisites"), [&](const Node& prerequisite) {
            const MutantOwner owner = MutantOwner::node(id_in(prerequisite));
            condition(prerequisite, owner);
            if (const Node* rate = prerequisite.find("min_rate")) {
                sink_.nudge(*rate, owner("min_rate "), 1);
            }
        });
        each_of(root_.find("vetoes"), [&](const Node& veto) {
            const MutantOwner owner = MutantOwner::node(id_in(veto));
            condition(veto, owner);
            sink_.other_words(veto, "effect", effects, owner("effect "));
            if (const Node* months = veto.find("months")) {
                sink_.nudge(*months, owner("months "));
                sink_.take_away(*months, owner("months"));
            }
        });
        for (const Node* node : nodes_) {
            one_node(*node);
        }
        mutate_points(leaves_, rubric_.aggregate == Aggregate::weighted, sink_);
        if (const Node* total = root_.find("total");
            total != nullptr && (rubric_.out_of || rubric_.aggregate == Aggregate::weighted)) {
            sink_.nudge(*total, {"total ", "total "});
        }
        rubric_.each_extra([this](const ExtraSection& extras, Section which, const Item* group) {
            section(which == Section::bonus ? "bonus" : "penalties", extras, group);
        });
        bands();
        return sink_.done();
    }

private:
    static void each_of(const Node* list, const std::function<void(const Node&)>& take) {
        if (list != nullptr && list->is_list()) {
            for (const auto& each : *list) {
                take(each);
            }
        }
    }

    void collect(const Node* list, const std::vector<const Node*>& above) {
        each_of(list, [&](const Node& each) {
            nodes_.push_back(&each);
            const Node* below = each.find("items");
            if (below == nullptr) {
                leaves_.push_back({&each, above});
                return;
            }
            auto groups = above;
            groups.push_back(&each);
            collect(below, groups);
            collect_section(each, "bonus");
            collect_section(each, "penalties");
        });
    }

    void collect_section(const Node& of, std::string_view name) {
        if (const Node* map = of.find(name)) {
            each_of(map->find("items"), [&](const Node& each) { nodes_.push_back(&each); });
        }
    }

    [[nodiscard]] bool some_criterion(const std::function<bool(const Item&)>& holds) const {
        return std::any_of(rubric_.items.begin(), rubric_.items.end(),
                           [&](const Item& item) { return item.criterion && holds(item); });
    }

    void policies_of_all() {
        // A policy that nothing can bring into play is not worth a case.
        const bool may_not_apply =
            std::any_of(rubric_.items.begin(), rubric_.items.end(), [](const Item& item) {
                return item.section == Section::items &&
                       (!item.when.always() || (item.criterion && item.criterion->may_not_apply));
            });
        if (may_not_apply || root_.find("not_applicable") != nullptr) {
            sink_.other_words(root_, "not_applicable", policies, "not_applicable ");
        }
        if (!rubric_.methods.empty()) {
            sink_.other_words(root_, "unverified", unverified_words, "unverified ");
        }
        rounding();
        deadline();
        evidence(root_, {&phrases::key_of_rubric, {"细则", "the rubric's"}});
    }

    void rounding() {
        const Node* map = root_.find("rounding");
        if (map == nullptr || !map->is_map()) {
            return;
        }
        const MutantOwner owner = {&phrases::key_of_map, "rounding"};
        for (const auto* key : {"final", "criterion", "group"}) {
            if (const Node* places = map->find(key)) {
                sink_.nudge(*places, owner(key));
                if (std::string_view(key) != "final") {
                    sink_.take_away(*places, owner(key));
                }
            }
        }
        sink_.other_words(*map, "mode", modes, owner("mode "));
    }

    void deadline() {
        const Node* value = root_.find("deadline");
        const bool timed =
            some_criterion([](const Item& item) { return item.criterion->kind->from_submission(); });
        if (value == nullptr || !rubric_.deadline || !timed) {
            return;
        }
        for (const bool after : {true, false}) {
            if (const auto day = neighbour(*rubric_.deadline, after)) {
                sink_.replace(*value, day->text(), "deadline ");
            }
        }
    }

    void evidence(const Node& map, const MutantOwner& owner) {
        const Node* rule = map.find("evidence");
        const Node* effect = rule != nullptr ? rule->find("effect") : nullptr;
        if (effect != nullptr && trim(effect->text()) == "zero") {
            sink_.replace(*effect, "report", owner("evidence.effect "));
            if (const Node* within = rule->find("within"); within != nullptr && !within->is_null()) {
                sink_.nudge(*within, owner("evidence.within "));
                sink_.take_away(*within, owner("evidence.within"));
            }
        }
    }

    void scales() {
        const Node* all = root_.find("scales");
        if (all == nullptr || !all->is_map()) {
            return;
        }
        for (const auto& [id, levels] : all->entries()) {
            const std::string scale(id.text());
            const MutantOwner owner = {&phrases::level_of_scale, scale};
            std::optional<Node::Entry> before;
            for (const auto entry : levels.entries()) {
                level(scale, entry, levels.size() > 1, owner);
                if (before) {
                    swap(*before, entry, owner);
                }
                before.emplace(entry);
            }
        }
    }

    void level(std::string_view scale, const Node::Entry& entry, bool others, const MutantOwner& owner) {
        const std::string name(entry.key.text());
        const Node* points = entry.value.is_map() ? entry.value.find("points") : &entry.value;
        if (points != nullptr) {
            sink_.nudge(*points, owner({name + " ", name}), 1);
        }
        if (!others) {
            return;
        }
        // The standard of a level goes with it, else no rubric would be left to score by.
        std::vector<NodeEdit> edits = {MutantSink::removal(entry.value)};
        for (const Node* node : nodes_) {
            const Node* used = node->find("scale");
            if (used != nullptr && trim(used->text()) == scale) {
                drop_standard(*node, name, edits);
            }
            for (const Node* variant : variants_in(*node)) {
                const Node* of_variant = variant->find("scale");
                const Node* scale_of = of_variant != nullptr ? of_variant : used;
                if (scale_of != nullptr && trim(scale_of->text()) == scale) {
                    drop_standard(*variant, name, edits);
                }
            }
        }
        sink_.add(std::move(edits), entry.key, MutantSink::without(owner(name)));
    }

    void swap(const Node::Entry& a, const Node::Entry& b, const MutantOwner& owner) {
        sink_.add({{&a.value, NodeEdit::What::replace, {}, b.value},
                   {&b.value, NodeEdit::What::replace, {}, a.value}},
                  b.key, owner(phrases::swapped.with({{"a", a.key.text()}, {"b", b.key.text()}})));
    }

    void methods() {
        if (const Node* all = root_.find("methods"); all != nullptr && all->is_map()) {
            for (const auto& [id, method] : all->entries()) {
                const MethodId position = rubric_.find_method(id.text());
                const bool used =
                    some_criterion([&](const Item& item) { return item.criterion->names(position); });
                if (used) {
                    sink_.other_words(method, "visits", visit_words, MutantOwner::node(id.text())("visits "));
                    if (const Node* invalid = method.find("invalid");
                        invalid != nullptr && trim(invalid->text()) == rubric_keys::invalid_answers[1]) {
                        sink_.take_away(*invalid, MutantOwner::node(id.text())("invalid"));
                    }
                }
            }
        }
        shares(root_, "default_methods", {});
    }

    void shares(const Node& map, std::string_view key, const MutantOwner& owner) {
        const Node* list = map.find(key);
        if (list == nullptr || list->size() < 2) {
            return;
        }
        const std::string name = std::string(key) + " ";
        if (list->is_map()) {
            for (const auto& [method, weight] : list->entries()) {
                const std::string share = name + std::string(method.text());
                sink_.nudge(weight, owner({share + " ", share}));
                sink_.take_away(weight, owner(share));
            }
        }
        each_of(list, [&](const Node& method) {
            sink_.take_away(method, owner(name + std::string(method.text())));
        });
    }

    void one_node(const Node& map) {
        const MutantOwner owner = MutantOwner::node(id_in(map));
        condition(map, owner);
        if (const Node* weight = map.find("weight")) {
            sink_.nudge(*weight, owner("weight "));
        }
        if (const Node* may = map.find("may_not_apply"); may != nullptr && trim(may->text()) == "true") {
            sink_.take_away(*may, owner("may_not_apply"));
        }
        if (map.find("not_applicable") != nullptr) {
            sink_.other_words(map, "not_applicable", policies, owner("not_applicable "));
        }
        gate(map, owner);
        shares(map, "methods", owner);
        evidence(map, owner);
        levels(map, owner);
        mutate_rule(map, sink_);
        variants(map);
    }

    /// Whom variants are for, their order, and what their kind has no figures for.
    void variants(const Node& map) {
        const std::vector<const Node*> all = variants_in(map);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Node& variant = *all[i];
            const MutantOwner owner = {
                &phrases::thing_of_variant,
                phrases::variant_of_node.with({{"id", id_in(map)}, {"number", i + 1}})};
            sink_.add({MutantSink::removal(all.size() > 1 ? variant : *map.find("variants"))}, variant,
                      MutantSink::without(owner.owner));
            if (const Node* when = variant.find("when"); when != nullptr && when->is_map()) {
                bounds(*when, owner);
            }
            evidence(variant, owner);
            levels(variant, owner);
        }
    }

    /// What levels ask of checks.
    void levels(const Node& map, const MutantOwner& owner) {
        const Node* all = map.find("levels");
        if (all == nullptr || !all->is_map()) {
            return;
        }
        for (const auto& [level, asks] : all->entries()) {
            const std::string name = "levels " + std::string(level.text());
            const Node* least = asks.find("at_least");
            if (least != nullptr) {
                sink_.nudge(*least, owner(name + " at_least "));
            }
            const Node* checks = asks.find("all");
            each_of(checks, [&, several = least != nullptr ||
                                          (checks != nullptr && checks->size() > 1)](const Node& check) {
                if (several) {
                    sink_.take_away(check, owner(name + " " + std::string(check.text())));
                }
            });
        }
    }

    void condition(const Node& map, const MutantOwner& owner) {
        if (const Node* when = map.find("when"); when != nullptr && when->is_map()) {
            sink_.take_away(*when, owner("when"));
            bounds(*when, owner);
        }
    }

    /// Figures and lists within a condition.
    void bounds(const Node& when, const MutantOwner& owner) {
        for (const auto& [key, value] : when.entries()) {
            const std::string name = "when " + std::string(key.text());
            if (value.is_map()) {
                bounds(value, owner);
            } else if (value.is_text() && among(key.text(), rubric_keys::range)) {
                sink_.nudge(value, owner({name + " ", name}));
            }
            each_of(&value, [&, several = value.size() > 1](const Node& each) {
                if (several) {
                    sink_.take_away(each,
                                    owner(each.is_text() ? name + " " + std::string(each.text()) : name));
                }
                if (each.is_map()) {
                    bounds(each, owner);
                }
            });
        }
    }

    void gate(const Node& map, const MutantOwner& owner) {
        const Node* list = map.find("gate");
        each_of(list, [&](const Node& each) {
            const Node* item = each.find("item");
            const std::string name = item != nullptr ? "gate " + std::string(trim(item->text())) : "gate";
            sink_.add({MutantSink::removal(list->size() > 1 ? each : *list)}, each,
                      MutantSink::without(owner(name)));
            if (const Node* rate = each.find("min_rate")) {
                sink_.nudge(*rate, owner(name + " min_rate "), 1);
            }
        });
    }

    /// `group`: null for the whole's.
    void section(const std::string& name, const ExtraSection& section, const Item* group) {
        const Node* map = owner_of(group).find(name);
        if (map == nullptr) {
            return;
        }
        const MutantOwner owner = {&phrases::key_of_map, group == nullptr ? name : group->id + "." + name};
        if (const Node* cap = map->find("cap"); cap != nullptr && section.cap) {
            const Exact step = step_of(decimals_in(*cap), *section.cap);
            const Words what = owner("cap ");
            // A cap that the section cannot pass is as good as a higher one.
            const auto most = most_answered(rubric_, section);
            if (!most || *section.cap < *most) {
                sink_.replace(*cap, (*section.cap + step).plain(), what);
            }
            // Nor does a lower one matter where the cap is there only because a criterion has no limit of its own.
            if (declared(rubric_, section) || !most || *section.cap - step < *most) {
                sink_.replace(*cap, (*section.cap - step).plain(), what);
            }
        }
        if (const Node* ceiling = map->find("ceiling")) {
            sink_.take_away(*ceiling, owner("ceiling"));
        }
        if (const Node* over = map->find("over"); over != nullptr && section.over) {
            sink_.take_away(*over, owner("over"));
        }
        each_of(map->find("items"), [&](const Node& each) { mutate_extra_points(each, sink_); });
    }

    [[nodiscard]] const Node& owner_of(const Item* group) const {
        const auto at = std::find_if(nodes_.begin(), nodes_.end(), [group](const Node* each) {
            return group != nullptr && id_in(*each) == group->id;
        });
        return at == nodes_.end() ? root_ : **at;
    }

    void bands() {
        each_of(root_.find("bands"), [&](const Node& band) {
            const MutantOwner owner = MutantOwner::node(id_in(band));
            condition(band, owner);
            if (const Node* min = band.find("min")) {
                sink_.nudge(*min, owner("min "));
            }
            each_of(band.find("requires"), [&](const Node& condition) {
                const Node* item = condition.find("item");
                const Node* rate = condition.find("min_rate");
                if (item != nullptr && rate != nullptr) {
                    sink_.nudge(*rate, owner("requires " + std::string(trim(item->text())) + " min_rate "),
                                1);
                }
            });
        });
    }

    const Node& root_;
    const Rubric& rubric_;
    MutantSink sink_;
    std::vector<const Node*> nodes_;  ///< every group and criterion, bonus and penalties last
    std::vector<MutantLeaf> leaves_;  ///< criteria under items
};

}  // namespace

std::vector<Mutant> mutants_of(const RubricTree& tree, const Rubric& rubric, Arena& arena) {
    return MutantMaker(tree, rubric, arena).run();
}

}  // namespace ceping
