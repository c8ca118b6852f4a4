#include <ceping/score/groups.hpp>

#include <algorithm>

namespace ceping {

namespace {

NodeState& at(std::vector<NodeState>& nodes, int position) {
    return nodes[static_cast<std::size_t>(position)];
}

/// What applying children come to.
struct Sums {
    Exact raw;     ///< their points
    Exact max;     ///< their max
    Exact absent;  ///< declared points of children that do not apply
    bool any = false;
};

Sums add_children(const Rubric& rubric, const std::vector<int>& children, std::vector<NodeState>& nodes) {
    Sums out;
    for (const int child : children) {
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

void weigh(const Rubric& rubric, const Group& group, const Exact& full, std::vector<NodeState>& nodes,
           NodeState& out) {
    Exact rates;
    Exact weights;
    for (const int child : group.children) {
        const NodeState& state = at(nodes, child);
        const Exact& weight = *rubric.at(child).weight;
        if (state.status != NodeStatus::not_applicable) {
            rates += weight * state.points / state.max;
            weights += weight;
        } else if (group.policy == NotApplicable::full) {
            rates += weight;
            weights += weight;
        }
    }
    out.points = full * rates / weights;
    out.max = full;
}

void score_group(const Rubric& rubric, int position, std::vector<NodeState>& nodes) {
    const Item& item = rubric.at(position);
    const Group& group = *item.group;
    const Sums sums = add_children(rubric, group.children, nodes);
    NodeState out;
    if (!sums.any && group.policy != NotApplicable::full) {
        out.status = NodeStatus::not_applicable;
    } else if (!sums.any) {
        out.points = item.points;
        out.max = item.points;
    } else if (group.aggregate == Aggregate::weighted) {
        weigh(rubric, group, item.points, nodes, out);
    } else {
        by_policy(group.policy, sums, item.points, out);
    }
    if (out.status == NodeStatus::scored) {
        at(nodes, position) = out;  // a gate may name the group itself
        out.gated = !std::all_of(group.gate.begin(), group.gate.end(),
                                 [&](const NodeCondition& condition) { return holds(condition, nodes); });
        if (out.gated) {
            out.points = Exact();
        }
        if (rubric.rounding.group) {
            out.points = out.points.rounded(*rubric.rounding.group, rubric.rounding.mode);
        }
    }
    at(nodes, position) = std::move(out);
}

}  // namespace

bool holds(const NodeCondition& condition, const std::vector<NodeState>& nodes) {
    const NodeState& state = nodes[static_cast<std::size_t>(condition.item)];
    if (state.status == NodeStatus::not_applicable) {
        return true;
    }
    return condition.min_rate ? state.points >= *condition.min_rate * state.max : state.points.sign() > 0;
}

Exact sum_up(const Rubric& rubric, const std::vector<std::uint8_t>& excluded, std::vector<NodeState>& nodes,
             int& current) {
    // Depth first order puts every child behind its parent.
    for (int i = static_cast<int>(rubric.items.size()) - 1; i >= 0; --i) {
        if (!rubric.at(i).group) {
            continue;
        }
        current = i;
        if (excluded[static_cast<std::size_t>(i)] != 0) {
            at(nodes, i) = {Exact(), Exact(), NodeStatus::not_applicable, false};
        } else {
            score_group(rubric, i, nodes);
        }
    }
    current = -1;
    const Sums sums = add_children(rubric, rubric.top, nodes);
    if (!sums.any) {
        return Exact();
    }
    NodeState root;
    by_policy(rubric.policy == NotApplicable::exclude ? NotApplicable::prorate : rubric.policy, sums,
              rubric.total, root);
    return root.points;
}

}  // namespace ceping
