#include <ceping/score/groups.hpp>

#include <ceping/score/outcome.hpp>
#include <ceping/score/trace.hpp>

#include <utility>

namespace ceping {

namespace {

NodeState& at(std::vector<NodeState>& nodes, ItemId position) { return nodes[position.at()]; }

/// What applying children come to.
struct Sums {
    Exact raw;     ///< their points
    Exact max;     ///< their max
    Exact absent;  ///< declared points of children that do not apply
    bool any = false;
};

Sums add_children(const Rubric& rubric, const std::vector<ItemId>& children, std::vector<NodeState>& nodes) {
    Sums out;
    for (const ItemId child : children) {
        const NodeState& state = at(nodes, child);
        if (state.status == NodeStatus::not_applicable) {
            out.absent += rubric.at(child).points;
            continue;
        }
        out.any = true;
        out.raw += state.points;
        out.max += state.max;
    }
    return out;
}

/// What a summing group's points are made of, before proration.
void tell_sum(const Rubric& rubric, const std::vector<ItemId>& children, const std::vector<NodeState>& nodes,
              ItemId node, NotApplicable policy, const Sums& sums, const Exact& raw, Trace& trace) {
    std::vector<Operand> there;
    std::vector<Operand> absent{{sums.raw}};
    for (const ItemId child : children) {
        const NodeState& state = nodes[child.at()];
        if (state.status == NodeStatus::not_applicable) {
            absent.push_back({rubric.at(child).points, child});
        } else {
            there.push_back({state.points, child});
        }
    }
    trace.add_value(node, Rule::sum, sums.raw).operands = std::move(there);
    if (policy == NotApplicable::full && absent.size() > 1) {
        trace.add_value(node, Rule::absent_added, raw).operands = std::move(absent);
    }
}

void tell_proration(const std::vector<ItemId>& children, const std::vector<NodeState>& nodes, ItemId node,
                    const Exact& max, const Exact& raw, const Exact& full, const Exact& points,
                    Trace& trace) {
    std::vector<Operand> maxima;
    for (const ItemId child : children) {
        const NodeState& state = nodes[child.at()];
        if (state.status != NodeStatus::not_applicable) {
            maxima.push_back({state.max, child});
        }
    }
    trace.add_value(node, Rule::sum_of_max, max).operands = std::move(maxima);
    trace.add_value(node, Rule::prorated, points).operands = {{raw}, {full}, {max}};
}

/// What a group adds of its own, and takes. `raw`: points of what is in it; `max`: its full points.
Exact with_extras(const Rubric& rubric, ItemId position, const std::vector<NodeState>& nodes,
                  const Exact& raw, const Exact& max, ItemId& current, Trace* trace) {
    const Group& group = *rubric.at(position).group;
    const auto sum = [&](const ExtraSection& section, Rule rule) {
        return section_sum(section, cap_of(rubric, section), nodes, position, current, trace, rule);
    };
    const Exact bonus = sum(group.bonus, Rule::bonus);
    const Exact penalty = sum(group.penalties, Rule::penalty);
    current = position;
    // Points that were carried over their own end inside the group are not taken back.
    const Exact end = greatest(raw, upper_end(rubric, group, max));
    Exact out = greatest(Exact(), least(end, raw + bonus - penalty));
    if (trace != nullptr) {
        trace->add_value(position, Rule::clamped, out).operands = {{raw}, {bonus}, {penalty}, {end}};
    }
    return out;
}

/// `position`: none is the root.
Exact weigh(const Rubric& rubric, const std::vector<ItemId>& children, NotApplicable policy,
            const Exact& full, const std::vector<NodeState>& nodes, ItemId position, Trace* trace) {
    std::vector<Operand> operands;
    Exact rates;
    Exact weights;
    for (const ItemId child : children) {
        const NodeState& state = nodes[child.at()];
        const Exact& weight = *rubric.at(child).weight;
        const bool applies = state.status != NodeStatus::not_applicable;
        if (!applies && policy != NotApplicable::full) {
            continue;
        }
        rates += applies ? weight * state.points / state.max : weight;
        weights += weight;
        if (trace != nullptr) {
            operands.push_back(
                {state.points, child, weight, applies ? std::optional(state.max) : std::nullopt});
        }
    }
    Exact out = full * rates / weights;
    if (trace != nullptr) {
        trace->add_value(position, Rule::weighted, out).operands = std::move(operands);
    }
    return out;
}

/// The points of what is in a summing group, before proration, and its full points, to which they are brought up.
struct Fold {
    Exact points;
    Exact max;
};

Fold fold(NotApplicable policy, const Sums& sums, const Exact& full) {
    return policy == NotApplicable::full ? Fold{sums.raw + sums.absent, full} : Fold{sums.raw, sums.max};
}

/// `position`: none is the root.
void prorate(const std::vector<ItemId>& children, const std::vector<NodeState>& nodes, ItemId position,
             const Exact& full, Fold& of, Trace* trace) {
    if (of.max == full) {
        return;
    }
    const Exact raw = std::exchange(of.points, of.points * full / of.max);
    if (trace != nullptr) {
        tell_proration(children, nodes, position, of.max, raw, full, of.points, *trace);
    }
    of.max = full;
}

/// What does not apply has neither additions nor deductions.
void leave_out_extras(const Group& group, std::vector<NodeState>& nodes, Trace* trace) {
    for (const auto* section : {&group.bonus, &group.penalties}) {
        for (const ItemId each : section->items) {
            at(nodes, each) = {Exact(), Exact(), NodeStatus::not_applicable, false};
            note(trace, each, Rule::with_its_group);
        }
    }
}

Fold points_in(const Rubric& rubric, ItemId position, const Sums& sums, std::vector<NodeState>& nodes,
               Trace* trace) {
    const Item& item = rubric.at(position);
    const Group& group = *item.group;
    if (!sums.any) {
        note_value(trace, position, Rule::full_for_absent, item.points);
        return {item.points, item.points};
    }
    if (group.aggregate == Aggregate::weighted) {
        return {weigh(rubric, group.children, group.policy, item.points, nodes, position, trace),
                item.points};
    }
    Fold out = fold(group.policy, sums, item.points);
    if (trace != nullptr) {
        tell_sum(rubric, group.children, nodes, position, group.policy, sums, out.points, *trace);
    }
    return out;
}

void score_group(const Rubric& rubric, ItemId position, std::vector<NodeState>& nodes, ItemId& current,
                 Trace* trace) {
    const Item& item = rubric.at(position);
    const Group& group = *item.group;
    const Sums sums = add_children(rubric, group.children, nodes);
    NodeState out;
    if (!sums.any && group.policy != NotApplicable::full) {
        out.status = NodeStatus::not_applicable;
        leave_out_extras(group, nodes, trace);
        note(trace, position, Rule::nothing_below);
    } else {
        Fold in = points_in(rubric, position, sums, nodes, trace);
        if (group.has_extras()) {
            in.points = with_extras(rubric, position, nodes, in.points, in.max, current, trace);
        }
        if (group.policy == NotApplicable::prorate) {
            prorate(group.children, nodes, position, item.points, in, trace);
        }
        out.points = std::move(in.points);
        out.max = std::move(in.max);
        at(nodes, position) = out;  // a gate may name the group itself
        out.gated = !all_hold(group.gate, nodes, trace, position, Rule::gate);
        if (out.gated) {
            out.points = Exact();
            note_value(trace, position, Rule::gate_shut, out.points);
        }
        if (const auto& places = rubric.rounding.group) {
            out.points = rounded(out.points, *places, rubric.rounding.mode, position, trace);
        }
    }
    at(nodes, position) = std::move(out);
}

}  // namespace

std::vector<NodeState> states_of(const Result& result) {
    std::vector<NodeState> out;
    out.reserve(result.nodes.size());
    for (const auto& node : result.nodes) {
        out.push_back({node.points, node.max.value_or(Exact()), node.status, node.gated});
    }
    return out;
}

Exact sum_up(const Rubric& rubric, const std::vector<std::uint8_t>& excluded, std::vector<NodeState>& nodes,
             ItemId& current, Trace* trace) {
    // Depth first order puts every child behind its parent.
    for (std::size_t i = rubric.items.size(); i-- > 0;) {
        if (!rubric.items[i].group) {
            continue;
        }
        current = ItemId(i);
        if (excluded[i] != 0) {
            nodes[i] = {Exact(), Exact(), NodeStatus::not_applicable, false};
            note(trace, current, Rule::excluded);
        } else {
            score_group(rubric, ItemId(i), nodes, current, trace);
        }
    }
    current = {};
    const Sums sums = add_children(rubric, rubric.top, nodes);
    if (!sums.any) {
        return Exact();
    }
    const NotApplicable policy =
        rubric.policy == NotApplicable::exclude ? NotApplicable::prorate : rubric.policy;
    if (rubric.aggregate == Aggregate::weighted) {
        return weigh(rubric, rubric.top, policy, rubric.total, nodes, {}, trace);
    }
    Fold root = fold(policy, sums, rubric.full());
    if (trace != nullptr) {
        tell_sum(rubric, rubric.top, nodes, {}, policy, sums, root.points, *trace);
    }
    prorate(rubric.top, nodes, {}, rubric.full(), root, trace);
    if (rubric.out_of) {
        const Exact points = std::exchange(root.points, root.points * rubric.total / *rubric.out_of);
        if (trace != nullptr) {
            trace->add_value({}, Rule::rescaled, root.points).operands = {
                {points}, {rubric.total}, {*rubric.out_of}};
        }
    }
    return std::move(root.points);
}

}  // namespace ceping
