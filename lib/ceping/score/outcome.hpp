#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/limits.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/groups.hpp>
#include <ceping/score/trace.hpp>

#include <vector>

namespace ceping {

// What a unit's nodes come to. The rules themselves are in model/limits.hpp. Source: ceping-scoring(7), 5 and 6.

/// Whether a condition on a node holds; a node that does not apply passes.
[[nodiscard]] bool holds(const NodeCondition& condition, const std::vector<NodeState>& nodes);
/// Whether one of them is on a node that applies.
[[nodiscard]] bool any_applies(const std::vector<NodeCondition>& conditions,
                               const std::vector<NodeState>& nodes);
/// Whether all of them hold. `trace` (null: none) gets each comparison as a step `rule` of `node`.
[[nodiscard]] bool all_hold(const std::vector<NodeCondition>& conditions, const std::vector<NodeState>& nodes,
                            Trace* trace, ItemId node, Rule rule);

/// What a section's criteria come to, no more than its cap (none: all of it), as a step `rule` of `node` (none: the whole). `current` as in
/// sum_up(). Throws: NumberTooLarge.
[[nodiscard]] Exact section_sum(const ExtraSection& section, const std::optional<Exact>& cap,
                                const std::vector<NodeState>& nodes, ItemId node, ItemId& current,
                                Trace* trace, Rule rule);

struct Totals {
    Exact base;  ///< the root's points, out of the rubric's total
    Exact bonus;
    Exact penalty;
    Exact exact;
    Exact score;  ///< `exact` rounded
};

/// Bonus, penalty, the clamp, vetoes and the rounding. `nodes` lies beside the rubric's items; `vetoes` are those that
/// count; `current` as in sum_up(); `trace` may be null. Throws: NumberTooLarge.
[[nodiscard]] Totals total_up(const Rubric& rubric, const Limits& limits, Exact base,
                              const std::vector<NodeState>& nodes, const std::vector<VetoId>& vetoes,
                              ItemId& current, Trace* trace = nullptr);

/// The band of a rounded score; `trace` may be null.
[[nodiscard]] BandId band_of(const Rubric& rubric, const Unit& unit, const Exact& score, bool eligible,
                             const std::vector<NodeState>& nodes, Trace* trace = nullptr);

}  // namespace ceping
