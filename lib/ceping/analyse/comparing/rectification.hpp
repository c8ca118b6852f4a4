#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <vector>

namespace ceping {

// What a unit has to fix 整改. Source: ceping-report(1), NOTICES.

/// One criterion that lost points, or a penalty that took some.
struct ToFix {
    ItemId item;
    std::size_t node = 0;  ///< position among the result's nodes (and details)
    Exact lost;            ///< > 0; what the result says, or else max - points
    Exact worth;           ///< points of the score that one point of it is worth, see worth_in_score
};

/// What a unit's notice is about. `items` and conditions stand in the rubric's order.
struct Rectification {
    std::vector<ToFix> items;
    Exact lost;                                 ///< sum of the items', as points of the score
    std::vector<VetoId> vetoes;                 ///< those that counted
    std::vector<PrerequisiteId> prerequisites;  ///< those that were denied
    std::vector<PrerequisiteId>
        unconfirmed;  ///< those that keep the unit from being eligible because nobody stated them
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// How many things there are to fix.
    [[nodiscard]] std::size_t size() const { return items.size() + conditions(); }
    /// Of them vetoes and prerequisites.
    [[nodiscard]] std::size_t conditions() const {
        return vetoes.size() + prerequisites.size() + unconfirmed.size();
    }
};

/// The criteria of a scored result under `items` that lost `least` points or more, and the penalties that took as many.
/// Bonus criteria are not there: nobody has to earn them. `rubric_item` gives for each of the set's nodes the
/// rubric's, none for what the rubric does not have.
[[nodiscard]] Rectification rectification_of(const Rubric& rubric, const std::vector<ItemId>& rubric_item,
                                             const SavedResult& result, const Exact& least);
/// The same, where what the result's points are worth in its score is known already.
[[nodiscard]] Rectification rectification_of(const Rubric& rubric, const std::vector<ItemId>& rubric_item,
                                             const SavedResult& result, const Exact& least,
                                             const std::vector<Exact>& worth);

/// What a criterion lost, or a penalty took: what the result says, or else what full marks and points differ by.
/// `node`: position among the result's nodes.
[[nodiscard]] Exact lost_on(const SavedResult& result, std::size_t node, Section section);

/// For each node of the set the rubric's; none: the rubric does not have it.
[[nodiscard]] std::vector<ItemId> items_of_nodes(const Rubric& rubric, const ResultSet& set);

}  // namespace ceping
