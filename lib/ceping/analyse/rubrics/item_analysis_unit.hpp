#pragma once

#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstdint>
#include <vector>

namespace ceping {

// What an item analysis takes from one unit. Not part of the public face.

/// A share, or any other figure of size 1, in whole steps of a millionth: the precision of result/1.
inline constexpr std::int64_t steps = 1'000'000;

/// Shares of the total that each node of a rubric promises, in the rubric's order: full points by the total for bonus
/// and penalties, and down the tree for all others, by points or weights.
[[nodiscard]] std::vector<Exact> nominal_weights(const Rubric& rubric);

/// How much of the total each node of a unit brought, bonus and penalties (negative) included. What a group's points are
/// after proration, gates and rounding is divided among its children as they went into it, so that the parts add up.
class Contributions {
public:
    explicit Contributions(const Rubric& rubric);

    /// `nodes` beside the rubric's items, null where the result has none. Valid until the next call.
    const std::vector<double>& of(const SavedResult& result, const std::vector<const SavedNode*>& nodes);
    /// The total before vetoes and the clamp to its ends, in points.
    [[nodiscard]] static double total(const SavedResult& result);

private:
    void divide(const std::vector<ItemId>& children, bool weighted, bool full, double points,
                const std::vector<const SavedNode*>& nodes);

    const Rubric& rubric_;
    std::vector<double> declared_;
    std::vector<double> weight_;
    std::vector<double> raw_;
    std::vector<double> out_;
};

/// An exact value as the nearest binary one, for statistics that are no scores.
[[nodiscard]] double approximate(const Exact& value);

}  // namespace ceping
