#include <ceping/score/outcome.hpp>

#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

const NodeState& state_of(const NodeCondition& condition, const std::vector<NodeState>& nodes) {
    return nodes[condition.item.at()];
}

}  // namespace

Exact section_sum(const ExtraSection& section, const std::optional<Exact>& cap,
                  const std::vector<NodeState>& nodes, ItemId node, ItemId& current, Trace* trace,
                  Rule rule) {
    Exact sum;
    for (const ItemId position : section.items) {
        current = position;
        sum += nodes[position.at()].points;
    }
    const Exact& out = cap ? least(*cap, sum) : sum;
    if (trace != nullptr && !section.items.empty()) {
        Step& step = trace->add_value(node, rule, out);
        if (cap) {
            step.operands.push_back({*cap});
        }
        for (const ItemId position : section.items) {
            const Exact& points = nodes[position.at()].points;
            if (!points.is_zero()) {
                step.operands.push_back({points, position});
            }
        }
    }
    return out;
}

bool holds(const NodeCondition& condition, const std::vector<NodeState>& nodes) {
    const NodeState& state = state_of(condition, nodes);
    return state.status == NodeStatus::not_applicable || meets(condition, state.points, state.max);
}

bool any_applies(const std::vector<NodeCondition>& conditions, const std::vector<NodeState>& nodes) {
    return std::any_of(conditions.begin(), conditions.end(), [&](const NodeCondition& each) {
        return state_of(each, nodes).status != NodeStatus::not_applicable;
    });
}

bool all_hold(const std::vector<NodeCondition>& conditions, const std::vector<NodeState>& nodes, Trace* trace,
              ItemId node, Rule rule) {
    bool all = true;
    for (const auto& condition : conditions) {
        const bool good = holds(condition, nodes);
        all = all && good;
        if (trace == nullptr) {
            if (!good) {
                break;
            }
            continue;
        }
        const NodeState& state = state_of(condition, nodes);
        Step& step = trace->add(node, rule, condition.item);
        step.holds = good;
        if (state.status != NodeStatus::not_applicable) {
            step.operands.push_back({state.points});
            if (condition.min_rate) {
                step.operands.push_back({*condition.min_rate});
                step.operands.push_back({state.max});
            }
        }
    }
    return all;
}

Totals total_up(const Rubric& rubric, const Limits& limits, Exact base, const std::vector<NodeState>& nodes,
                const std::vector<VetoId>& vetoes, ItemId& current, Trace* trace) {
    Totals out;
    out.base = std::move(base);
    out.bonus = section_sum(rubric.bonus, limits.bonus, nodes, {}, current, trace, Rule::bonus);
    out.penalty = section_sum(rubric.penalties, limits.penalty, nodes, {}, current, trace, Rule::penalty);
    current = {};
    out.exact = limits.clamped(out.base, out.bonus, out.penalty);
    if (trace != nullptr) {
        trace->add_value({}, Rule::clamped, out.exact).operands = {
            {out.base}, {out.bonus}, {out.penalty}, {limits.ceiling}};
    }
    for (const VetoId veto : vetoes) {
        if (rubric.veto(veto).effect == VetoEffect::zero) {
            out.exact = Exact();
            if (trace != nullptr) {
                trace->add_value({}, Rule::vetoed, out.exact, veto);
            }
        }
    }
    out.score = rounded(out.exact, rubric.rounding.final, rubric.rounding.mode, {}, trace);
    return out;
}

BandId band_of(const Rubric& rubric, const Unit& unit, const Exact& score, bool eligible,
               const std::vector<NodeState>& nodes, Trace* trace) {
    const auto tell = [&](const Band& band, Rule rule) {
        note(trace, {}, rule, BandId(static_cast<std::size_t>(&band - rubric.bands.data())));
    };
    const BandId out = first_band(rubric, eligible, [&](const Band& band) {
        if (!concerns(band, unit)) {
            tell(band, Rule::band_excluded);
            return false;
        }
        if (!band.min && !any_applies(band.requirements, nodes)) {
            tell(band, Rule::band_idle);
            return false;
        }
        const bool reached = reaches_min(band, score);
        tell(band, Rule::band);
        if (trace != nullptr && band.min) {
            Step& step = trace->add({}, Rule::band_min);
            step.operands = {{score}, {*band.min}};
            step.holds = reached;
        }
        // With a trace, all that keeps a unit from a band is told, not the first reason alone.
        return (reached || trace != nullptr) &&
               all_hold(band.requirements, nodes, trace, {}, Rule::band_asks) && reached;
    });
    if (out && out.at() + 1 == rubric.bands.size()) {
        tell(rubric.bands.back(), Rule::band);
    }
    return out;
}

}  // namespace ceping
