#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

namespace ceping {

// Whom a result is about that was read back, and what the rubric asks of that unit. Source: ceping-scoring(7), 3.

/// What a result says of its unit.
[[nodiscard]] Unit unit_of(const Rubric& rubric, const SavedResult& result);
/// A criterion as it was for the result's unit.
[[nodiscard]] const Criterion& criterion_for(const Rubric& rubric, const Item& item,
                                             const SavedResult& result);

}  // namespace ceping
