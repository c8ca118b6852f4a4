#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/ids.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/ruling.hpp>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace ceping {

/// What one step of the scoring did. Behind each, what its operands are and what `part` names.
enum class Rule : std::uint8_t {
    // a criterion: what a record says of it (`record` and, but for submission, `answer`)
    answer,               ///< its kind gave it points
    invalid_answer,       ///< not valid, and counts as not given; there is no `answer`, `part` is its place
    evidence_wanting,     ///< … which are withheld for want of evidence
    said_not_applicable,  ///< n/a
    zero_denominator,     ///< a measure that does not apply for it
    small_sample,         ///< as if nothing had been answered
    submission,           ///< points from the day of submission
    // a criterion: its sources
    visits,  ///< several visits of a method (`part`): the points of each; factor 0: it went in with nothing
    self_stands_in,   ///< nothing by a method (`part`), the self record counts
    nothing_said,     ///< nothing by a method or the self share (`part`), which is worth 0
    method_left_out,  ///< n/a by a method or the self share (`part`)
    methods,          ///< the points of each, from it, and its weight; `answer`: the only one that went in
    missing,          ///< it applies, and nothing was answered
    not_applicable,
    // a criterion: a ruling on it (`ruling`)
    ruled_answer,
    ruled_points,
    ruled_not_applicable,
    // any node
    excluded,        ///< its `when`, or one above it, does not match the unit
    with_its_group,  ///< what a group adds or takes of its own: nothing in the group applies
    rounded,         ///< the value before; `part`: decimal places
    // a group, or the whole
    nothing_below,    ///< no child applies, nor does the group
    full_for_absent,  ///< no child applies, which counts in full
    sum,              ///< points of the children that apply
    absent_added,     ///< the sum, then the declared points of each child that does not apply
    sum_of_max,       ///< full points of the children that apply
    prorated,         ///< the sum, the declared points, the sum of full points
    weighted,         ///< each child's points, weight and full points; without these, where it does not apply
    gate,  ///< a condition on a node (`part`): its points; then the rate asked for and its full points; nothing: it does not apply
    gate_shut,
    // the whole
    rescaled,      ///< the sum, the score's full points, what the items at the top add up to
    bonus,         ///< the cap if there is one, then the criteria's points that are not 0
    penalty,       ///< the same
    clamped,       ///< base, bonus, penalty, ceiling
    vetoed,        ///< a veto (`part`) whose effect is zero
    prerequisite,  ///< is (`part`) passed or not; as a gate where it follows from a node; `ruling`: that decided
    prerequisite_excluded,  ///< is not for the unit (`part`)
    veto,                   ///< counts (`part`) or not; `ruling`: that decided
    veto_excluded,          ///< what a `record` states (`part`) in vain: it is not for the unit
    veto_outside,           ///< … it happened outside of its window
    band,                   ///< is tried (`part`); the next two say what for
    band_min,               ///< the score, what it is to reach
    band_asks,              ///< as a gate
    band_excluded,          ///< is passed over (`part`): its `when` does not match the unit
    band_idle,              ///< … as it asks for nothing but nodes that do not apply
};

struct Operand {
    Exact value;
    ItemId from{};  ///< the node that it comes from, if any
    Exact factor = 1;
    std::optional<Exact> max{};
};

/// What a step is about beside its node, as Rule says: a place in one of the rubric's lists or in its record, or decimal places.
using StepPart = std::variant<std::monostate, int, Place, ItemId, MethodId, BandId, PrerequisiteId, VetoId>;

/// One step on the way to a score. The values are those that the scorer reckoned with.
struct Step {
    ItemId node;  ///< none: the whole
    Rule rule = Rule::missing;
    StepPart part;
    std::vector<Operand> operands;
    std::optional<Exact> value;  ///< points, or what is said of Rule; nothing: only a condition, or a reason
    bool holds = true;           ///< of a condition
    const Record* record = nullptr;
    const GivenAnswer* answer = nullptr;
    const Ruling* ruling = nullptr;
};

/// What was done on the way to one unit's result, in that order; all steps of a node stand together. The last value of a
/// node that applies is its points, that of the whole the score. Valid as long as the records and rulings.
/// Source: architecture, One of each.
struct Trace {
    std::vector<Step> steps;
    const Record* self = nullptr;  ///< the self record that counts

    // Out of line and cold: a scorer without a trace steps over them.
    [[gnu::cold]] Step& add(ItemId node, Rule rule, StepPart part = {});
    [[gnu::cold]] Step& add_value(ItemId node, Rule rule, const Exact& value, StepPart part = {});
    [[gnu::cold]] void add_rounding(ItemId node, const Exact& before, const Exact& after, int places);
};

// What the scorer calls on its way; without a trace, nothing is spent.
inline void note(Trace* trace, ItemId node, Rule rule, StepPart part = {}) {
    if (trace != nullptr) {
        trace->add(node, rule, part);
    }
}
inline void note_value(Trace* trace, ItemId node, Rule rule, const Exact& value) {
    if (trace != nullptr) {
        trace->add_value(node, rule, value);
    }
}
/// Rounds, and notes it.
[[nodiscard]] inline Exact rounded(const Exact& value, int places, Rounding mode, ItemId node, Trace* trace) {
    Exact out = value.rounded(places, mode);
    if (trace != nullptr) {
        trace->add_rounding(node, value, out, places);
    }
    return out;
}

}  // namespace ceping
