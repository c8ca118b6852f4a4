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

/// What a summing group's points are made of, as by_policy() makes them.
void tell_sum(const Rubric& rubric, const std::vector<ItemId>& children, const std::vector<NodeState>& nodes,
              ItemId node, NotApplicable policy, const Sums& sums, const Exact& full, const Exact& points,
              Trace& trace) {
    std::vector<Operand> raw;
    std::vector<Operand> maxima;
    std::vector<Operand> absent{{sums.raw}};
    for (const ItemId child : children) {
        const NodeState& state = nodes[child.at()];
        if (state.status == NodeStatus::not_applicable) {
            absent.push_back({rubric.at(child).points, child});
        } else {
            raw.push_back({state.points, child});
            maxima.push_back({state.max, child});
        }
    }
    trace.add_value(node, Rule::sum, sums.raw).operands = std::move(raw);
    if (policy == NotApplicable::full && absent.size() > 1) {
        trace.add_value(node, Rule::absent_added, points).operands = std::move(absent);
    } else if (policy == NotApplicable::prorate && sums.max != full) {
        trace.add_value(node, Rule::sum_of_max, sums.max).operands = std::move(maxima);
        trace.add_value(node, Rule::prorated, points).operands = {{sums.raw}, {full}, {sums.max}};
    }
}

/// Points and max of a summing group that some child applies to.
void by_policy(NotApplicable policy, const Sums& sums, const Exact& full, NodeState& out) {
    out.max = full;
    switch (policy) {
        case NotApplicable::prorate:
            out.points = sums.max == full ? sums.raw : sums.raw * full / sums.max;
            break;
        case NotApplicable::exclude:
            out.points = sums.raw;
            out.max = sums.max;
            break;
        case NotApplicable::full: out.points = sums.raw + sums.absent; break;
    }
}

/// `position`: none is the root.
void weigh(const Rubric& rubric, const std::vector<ItemId>& children, NotApplicable policy, const Exact& full,
           const std::vector<NodeState>& nodes, ItemId position, NodeState& out, Trace* trace) {
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
    out.points = full * rates / weights;
    out.max = full;
    if (trace != nullptr) {
        trace->add_value(position, Rule::weighted, out.points).operands = std::move(operands);
    }
}

void score_group(const Rubric& rubric, ItemId position, std::vector<NodeState>& nodes, Trace* trace) {
    const Item& item = rubric.at(position);
    const Group& group = *item.group;
    const Sums sums = add_children(rubric, group.children, nodes);
    NodeState out;
    if (!sums.any && group.policy != NotApplicable::full) {
        out.status = NodeStatus::not_applicable;
        note(trace, position, Rule::nothing_below);
    } else if (!sums.any) {
        out.points = item.points;
        out.max = item.points;
        note_value(trace, position, Rule::full_for_absent, out.points);
    } else if (group.aggregate == Aggregate::weighted) {
        weigh(rubric, group.children, group.policy, item.points, nodes, position, out, trace);
    } else {
        by_policy(group.policy, sums, item.points, out);
        if (trace != nullptr) {
            tell_sum(rubric, group.children, nodes, position, group.policy, sums, item.points, out.points,
                     *trace);
        }
    }
    if (out.status == NodeStatus::scored) {
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
        out.push_back({node.points, node.max, node.status, node.gated});
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
            score_group(rubric, current, nodes, trace);
        }
    }
    current = {};
    const Sums sums = add_children(rubric, rubric.top, nodes);
    if (!sums.any) {
        return Exact();
    }
    const NotApplicable policy =
        rubric.policy == NotApplicable::exclude ? NotApplicable::prorate : rubric.policy;
    NodeState root;
    if (rubric.aggregate == Aggregate::weighted) {
        weigh(rubric, rubric.top, policy, rubric.total, nodes, {}, root, trace);
        return std::move(root.points);
    }
    by_policy(policy, sums, rubric.full(), root);
    if (trace != nullptr) {
        tell_sum(rubric, rubric.top, nodes, {}, policy, sums, rubric.full(), root.points, *trace);
    }
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
