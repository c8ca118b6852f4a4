// The rubric as YAML.
#include "plain_write.hpp"

#include "plain_tree.hpp"

namespace plain {
namespace {

const char* word(Policy policy) {
    switch (policy) {
        case Policy::prorate: return "prorate";
        case Policy::exclude: return "exclude";
        case Policy::full: return "full";
        case Policy::inherited: break;
    }
    return "";
}

const char* word(Visits visits) {
    switch (visits) {
        case Visits::mean: return "mean";
        case Visits::trimmed: return "trimmed";
        case Visits::lowest: return "lowest";
        case Visits::latest: break;
    }
    return "latest";
}

const char* word(Mode mode) {
    return mode == Mode::half_up ? "half_up" : mode == Mode::half_even ? "half_even" : "down";
}

Tree methods_tree(const Methods& methods) {
    Tree tree = methods.as_list ? list() : map();
    for (const auto& [method, weight] : methods.weights) {
        methods.as_list ? tree.add(text(method)) : tree.add(method, figure(weight));
    }
    return tree;
}

Tree evidence_tree(const Evidence& evidence) {
    Tree tree = map();
    tree.add("min", figure(std::to_string(evidence.min)));
    if (evidence.zero) {
        tree.add("effect", text("zero"));
    }
    add_if(tree, "within", evidence.within);
    return tree;
}

Tree conditions_tree(const std::vector<Condition>& conditions) {
    Tree tree = list();
    for (const auto& one : conditions) {
        Tree condition = map();
        if (!one.item.empty()) {
            condition.add("item", text(one.item));
        }
        add_if(condition, "min_rate", one.min_rate);
        tree.add(condition);
    }
    return tree;
}

Tree when_tree(const When& when) {
    Tree tree = map();
    for (const auto& test : when.tests) {
        if (test.is_range) {
            Tree range = map();
            add_if(range, "min", test.min);
            add_if(range, "over", test.over);
            add_if(range, "under", test.under);
            add_if(range, "max", test.max);
            tree.add(test.fact, range);
        } else if (test.values.size() == 1) {
            tree.add(test.fact, text(test.values.front()));
        } else {
            Tree values = list();
            for (const auto& value : test.values) {
                values.add(text(value));
            }
            tree.add(test.fact, values);
        }
    }
    if (when.has_any) {
        Tree any = list();
        for (const auto& one : when.any) {
            any.add(when_tree(one));
        }
        tree.add("any", any);
    }
    for (const auto& one : when.negated) {
        tree.add("not", when_tree(one));
    }
    return tree;
}

void add_checklist(Tree& tree, const Node& node) {
    if (node.rule_all) {
        tree.add("rule", text("all"));
    }
    Tree checks = list();
    for (const auto& check : node.checks) {
        Tree one = map();
        one.add("id", text(check.id)).add("title", text("检查" + check.id));
        add_if(one, "points", check.points);
        checks.add(one);
    }
    tree.add("checks", checks);
}

void add_levels(Tree& tree, const Node& node) {
    Tree levels = map();
    for (const auto& asks : node.asks) {
        Tree one = map();
        if (!asks.all.empty()) {
            Tree all = list();
            for (const auto& check : asks.all) {
                all.add(text(check));
            }
            one.add("all", all);
        }
        add_if(one, "at_least", asks.at_least);
        levels.add(asks.level, one);
    }
    tree.add("levels", levels);
}

void add_measure(Tree& tree, const Node& node) {
    if (node.percent) {
        Tree unit = text("%");
        unit.quoted = true;
        tree.add("unit", unit);
    }
    if (node.step_shape) {
        tree.add("shape", text("step"));
    }
    Tree curve = list();
    for (const auto& [x, points] : node.curve) {
        curve.add(list().add(figure(x)).add(figure(points)));
    }
    tree.add("curve", curve);
    if (!node.range_low.empty()) {
        tree.add("range", list().add(figure(node.range_low)).add(figure(node.range_high)));
    }
    add_if(tree, "min_sample", node.min_sample);
    if (node.zero_den != ZeroDen::not_applicable) {
        tree.add("zero_den", text(node.zero_den == ZeroDen::zero ? "zero" : "full"));
    }
}

void add_count(Tree& tree, const Node& node) {
    if (node.from_full) {
        tree.add("from", text("full"));
    }
    if (node.take_highest) {
        tree.add("take", text("highest"));
    }
    add_if(tree, "each", node.each);
    if (!node.classes.empty()) {
        Tree classes = map();
        for (const auto& [name, value] : node.classes) {
            classes.add(name, figure(value));
        }
        tree.add("classes", classes);
    }
    if (node.events) {
        Tree events = map();
        if (!node.events->times.empty()) {
            Tree times = map();
            for (const auto& [tag, factor] : node.events->times) {
                times.add(tag, figure(factor));
            }
            events.add("times", times);
        }
        if (node.events->once_a_matter) {
            events.add("once", text("matter"));
        }
        if (node.events->months > 0) {
            events.add("months", figure(std::to_string(node.events->months)));
        }
        tree.add("events", events);
    }
}

void add_kind(Tree& tree, const Node& node) {
    switch (node.kind) {
        case Kind::level: tree.add("kind", text("level")).add("scale", text(node.scale)); return;
        case Kind::checked_level:
            tree.add("kind", text("level")).add("scale", text(node.scale));
            add_checklist(tree, node);
            add_levels(tree, node);
            return;
        case Kind::checklist:
            tree.add("kind", text("checklist"));
            add_checklist(tree, node);
            return;
        case Kind::measure:
            tree.add("kind", text("measure"));
            add_measure(tree, node);
            return;
        case Kind::count:
            tree.add("kind", text("count"));
            add_count(tree, node);
            return;
        case Kind::judged:
            tree.add("kind", text("judged"));
            add_if(tree, "step", node.step);
            return;
        case Kind::timeliness:
            tree.add("kind", text("timeliness")).add("per_day", figure(node.per_day));
            add_if(tree, "grace_days", node.grace_days);
            return;
    }
}

// Only what each variant names; null takes away what the criterion has.
Tree variants_tree(const Node& node) {
    Tree tree = block_list();
    for (const auto& variant : node.variants) {
        Tree whole = map();
        add_kind(whole, variant.as.front());
        Tree before = map();
        add_kind(before, node);
        if (node.evidence.stated) {
            before.add("evidence", evidence_tree(node.evidence));
        }
        if (variant.as.front().evidence.stated) {
            whole.add("evidence", evidence_tree(variant.as.front().evidence));
        }
        Tree one = map().add("when", when_tree(variant.when));
        for (const auto& name : variant.names) {
            const auto in = [&](const Tree& of) {
                for (const auto& child : of.children) {
                    if (child.key == name) {
                        return &child.value;
                    }
                }
                return static_cast<const Tree*>(nullptr);
            };
            if (const Tree* now = in(whole)) {
                one.add(name, *now);
            } else if (in(before) != nullptr) {
                one.add(name, Tree());
            }
        }
        tree.add(one);
    }
    return tree;
}

Tree extra_tree(const Extra& extra);

Tree node_tree(const Node& node) {
    Tree tree = node.is_group ? block_map() : map();
    tree.add("id", text(node.id)).add("title", text("内容" + node.id));
    add_if(tree, "points", node.points);
    add_if(tree, "weight", node.weight);
    if (node.when) {
        tree.add("when", when_tree(*node.when));
    }
    if (!node.is_group) {
        add_kind(tree, node);
        add_if(tree, "effort", node.effort);
        if (node.may_not_apply) {
            tree.add("may_not_apply", yes_or_no(true));
        }
        if (node.methods.stated) {
            tree.add("methods", methods_tree(node.methods));
        }
        if (node.evidence.stated) {
            tree.add("evidence", evidence_tree(node.evidence));
        }
        if (!node.variants.empty()) {
            tree.add("variants", variants_tree(node));
        }
        return tree;
    }
    if (node.policy != Policy::inherited) {
        tree.add("not_applicable", text(word(node.policy)));
    }
    if (node.weighted) {
        tree.add("aggregate", text("weighted"));
    }
    if (!node.gate.empty()) {
        tree.add("gate", conditions_tree(node.gate));
    }
    Tree items = block_list();
    for (const auto& child : node.items) {
        items.add(node_tree(child));
    }
    if (node.bonus.stated) {
        tree.add("bonus", extra_tree(node.bonus));
    }
    if (node.penalties.stated) {
        tree.add("penalties", extra_tree(node.penalties));
    }
    return tree.add("items", items);
}

Tree nodes_tree(const std::vector<Node>& nodes) {
    Tree tree = block_list();
    for (const auto& node : nodes) {
        tree.add(node_tree(node));
    }
    return tree;
}

Tree extra_tree(const Extra& extra) {
    Tree tree = block_map();
    add_if(tree, "cap", extra.cap);
    if (extra.ceiling_total) {
        tree.add("ceiling", text("total"));
    }
    if (extra.over) {
        tree.add("over", yes_or_no(true));
    }
    return tree.add("items", nodes_tree(extra.items));
}

Tree scales_tree(const std::vector<Scale>& scales) {
    Tree tree = block_map();
    for (const auto& scale : scales) {
        Tree levels = map();
        for (const auto& level : scale.levels) {
            levels.add(level.name,
                       level.is_points ? map().add("points", figure(level.amount)) : figure(level.amount));
        }
        tree.add(scale.id, levels);
    }
    return tree;
}

Tree facts_tree(const std::vector<Fact>& facts) {
    Tree tree = block_map();
    for (const auto& fact : facts) {
        Tree one = map().add("title", text(fact.title));
        if (fact.is_number) {
            one.add("type", text("number"));
        } else {
            Tree values = list();
            for (const auto& value : fact.values) {
                values.add(text(value));
            }
            one.add("values", values);
        }
        if (fact.required) {
            one.add("required", yes_or_no(true));
        }
        tree.add(fact.id, one);
    }
    return tree;
}

Tree rounding_tree(const Rubric& rubric) {
    Tree tree = map();
    tree.add("final", figure(std::to_string(rubric.final_places))).add("mode", text(word(rubric.mode)));
    if (rubric.criterion_places) {
        tree.add("criterion", figure(std::to_string(*rubric.criterion_places)));
    }
    if (rubric.group_places) {
        tree.add("group", figure(std::to_string(*rubric.group_places)));
    }
    return tree;
}

void add_statements(Tree& tree, const Rubric& rubric) {
    if (!rubric.prerequisites.empty()) {
        Tree prerequisites = block_list();
        for (const auto& asked : rubric.prerequisites) {
            Tree one = map().add("id", text(asked.id)).add("title", text("前置" + asked.id));
            if (asked.when) {
                one.add("when", when_tree(*asked.when));
            }
            if (!asked.item.empty()) {
                one.add("item", text(asked.item)).add("min_rate", figure(asked.min_rate));
            }
            prerequisites.add(one);
        }
        tree.add("prerequisites", prerequisites);
    }
    if (!rubric.vetoes.empty()) {
        Tree vetoes = block_list();
        for (const auto& veto : rubric.vetoes) {
            Tree one = map()
                           .add("id", text(veto.id))
                           .add("title", text("否决" + veto.id))
                           .add("effect", text(veto.effect == Effect::zero ? "zero" : "ineligible"));
            if (veto.when) {
                one.add("when", when_tree(*veto.when));
            }
            if (veto.months > 0) {
                one.add("months", figure(std::to_string(veto.months)));
            }
            vetoes.add(one);
        }
        tree.add("vetoes", vetoes);
    }
}

Tree bands_tree(const std::vector<Band>& bands) {
    Tree tree = block_list();
    for (const auto& band : bands) {
        Tree one = map().add("id", text(band.id)).add("title", text("等次" + band.id));
        add_if(one, "min", band.min);
        if (band.when) {
            one.add("when", when_tree(*band.when));
        }
        if (!band.requires_.empty()) {
            one.add("requires", conditions_tree(band.requires_));
        }
        tree.add(one);
    }
    return tree;
}

Tree rubric_tree(const Rubric& rubric) {
    Tree tree = block_map();
    tree.add("ceping", text("rubric/1")).add("id", text(rubric.id)).add("title", text("随机细则"));
    tree.add("total", figure(rubric.total));
    add_if(tree, "out_of", rubric.out_of);
    if (rubric.weighted) {
        tree.add("aggregate", text("weighted"));
    }
    add_if(tree, "deadline", rubric.deadline);
    if (!rubric.period_to.empty()) {
        tree.add("period", map().add("from", text(rubric.period_from)).add("to", text(rubric.period_to)));
    }
    tree.add("rounding", rounding_tree(rubric)).add("not_applicable", text(word(rubric.policy)));
    if (rubric.unverified_zero) {
        tree.add("unverified", text("zero"));
    }
    if (rubric.evidence.stated) {
        tree.add("evidence", evidence_tree(rubric.evidence));
    }
    if (!rubric.scales.empty()) {
        tree.add("scales", scales_tree(rubric.scales));
    }
    if (!rubric.methods.empty()) {
        Tree methods = block_map();
        for (const auto& method : rubric.methods) {
            Tree one = map().add("title", text("方法")).add("visits", text(word(method.visits)));
            if (method.leave_out) {
                one.add("invalid", text("leave_out"));
            }
            methods.add(method.id, one);
        }
        tree.add("methods", methods);
    }
    if (rubric.default_methods.stated) {
        tree.add("default_methods", methods_tree(rubric.default_methods));
    }
    if (!rubric.facts.empty()) {
        tree.add("facts", facts_tree(rubric.facts));
    }
    add_statements(tree, rubric);
    tree.add("items", nodes_tree(rubric.items));
    if (rubric.bonus.stated) {
        tree.add("bonus", extra_tree(rubric.bonus));
    }
    if (rubric.penalties.stated) {
        tree.add("penalties", extra_tree(rubric.penalties));
    }
    if (!rubric.bands.empty()) {
        tree.add("bands", bands_tree(rubric.bands));
    }
    return tree;
}

}  // namespace

std::string rubric_yaml(const Rubric& rubric) { return to_yaml(rubric_tree(rubric)); }

}  // namespace plain
