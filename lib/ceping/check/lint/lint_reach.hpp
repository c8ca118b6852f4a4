#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>

#include <vector>

namespace ceping {

// How much can be reached? An upper bound of what any unit can get, from the kinds upward. Gates and rulings are left out
// of account, and what applies to a unit is taken as favourable as each condition alone allows, so the bound is never too
// low and no warning that rests on it is false. Not part of the public face.

/// The most that a node can be worth.
struct Reach {
    Exact rate = 1;         ///< points/max
    bool may_skip = false;  ///< it need not apply to a unit to which its parent applies
    bool never = false;     ///< it applies to no unit
    bool fixed_max = true;  ///< its max is its declared points, whatever applies
};

/// The reach of every node of a rubric, given which are `never` asked of anybody. Throws NumberTooLarge.
class Reaches {
public:
    Reaches(const Rubric& rubric, const std::vector<bool>& never);

    [[nodiscard]] const Reach& of(ItemId position) const { return nodes_[position.at()]; }
    /// The highest rounded score.
    [[nodiscard]] Exact score() const;
    /// Whether a node may be left out for a unit, by its own conditions or those above it.
    [[nodiscard]] bool may_be_left_out(ItemId position) const;
    /// Whether no unit at all meets a condition.
    [[nodiscard]] bool never_holds(const NodeCondition& condition) const;

private:
    [[nodiscard]] Reach of_criterion(const Item& item) const;
    [[nodiscard]] Reach of_children(const std::vector<ItemId>& children, NotApplicable policy,
                                    bool weighted) const;
    [[nodiscard]] Reach of_group(const Item& item) const;
    void add_bonus(const Item& item, Reach& out) const;
    [[nodiscard]] Exact root_rate() const;
    [[nodiscard]] Exact least_points(const Item& item) const;

    const Rubric& rubric_;
    std::vector<Reach> nodes_;
};

/// Whether a condition asks for nothing.
[[nodiscard]] inline bool always_holds(const NodeCondition& condition) {
    return condition.min_rate && condition.min_rate->sign() <= 0;
}

/// 1 for 0 places, 0.1 for 1, 0.01 for 2.
[[nodiscard]] Exact unit_of_place(int places);

}  // namespace ceping
