#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <vector>

namespace ceping {

/// How what does not apply counted in a group, or at the top: as the rubric says, `by_rubric`, or as --set made it.
[[nodiscard]] NotApplicable policy_behind(const SavedResult& result, NotApplicable by_rubric);

/// What one point of each of the rubric's items is worth in the unit's score: what proration, weights and `out_of` of the
/// groups above it make of it. 0 of what does not apply; what the result does not have is taken to apply. Gates, caps, roundings and the
/// last clamp are left out of account: no point alone is theirs. `rubric_item` gives for each of the set's nodes the
/// rubric's, none for what the rubric does not have. Source: ceping-scoring(7), 4, 5 and 11.9.
[[nodiscard]] std::vector<Exact> worth_in_score(const Rubric& rubric, const std::vector<ItemId>& rubric_item,
                                                const SavedResult& result);

}  // namespace ceping
