#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <vector>

namespace ceping {

// What a unit has to mend 整改. Source: ceping-report(1), NOTICES.

/// One criterion that lost points, or a penalty that took some.
struct ToMend {
    int item = -1;         ///< position among the rubric's items
    std::size_t node = 0;  ///< position among the result's nodes (and details)
    Exact lost;            ///< > 0; what the result says, or else max - points
};

/// What a unit's notice is about. `items` and conditions stand in the rubric's order.
struct Rectification {
    std::vector<ToMend> items;
    Exact lost;                      ///< sum of the items'
    std::vector<int> vetoes;         ///< positions among the rubric's vetoes of those that counted
    std::vector<int> prerequisites;  ///< positions among the rubric's prerequisites of those that were denied
    [[nodiscard]] bool empty() const { return items.empty() && vetoes.empty() && prerequisites.empty(); }
};

/// The criteria of a scored result under `items` that lost `least` points or more, and the penalties that took as many.
/// Bonus criteria are not there: nobody has to earn them. `rubric_item` gives for each of the set's nodes the position
/// among the rubric's items, -1 for what the rubric does not have.
[[nodiscard]] Rectification rectification_of(const Rubric& rubric, const std::vector<int>& rubric_item,
                                             const SavedResult& result, const Exact& least);

/// What a criterion lost, or a penalty took: what the result says, or else what full marks and points differ by.
/// `node`: position among the result's nodes.
[[nodiscard]] Exact lost_on(const SavedResult& result, std::size_t node, Section section);

/// For each node of the set its position among the rubric's items; -1: the rubric does not have it.
[[nodiscard]] std::vector<int> items_of_nodes(const Rubric& rubric, const ResultSet& set);

}  // namespace ceping
