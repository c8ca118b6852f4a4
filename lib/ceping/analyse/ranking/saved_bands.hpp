#pragma once

#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

namespace ceping {

// What bands ask of a result that was read back. Source: ceping-scoring(7), 6.

/// Whether a band is for the unit.
[[nodiscard]] bool concerns(const Band& band, const Rubric& rubric, const SavedResult& result);
/// Whether a result meets all that a band asks of it but its least score. Throws: Error where it lacks a node.
[[nodiscard]] bool meets_conditions(const Band& band, const Rubric& rubric, const SavedResult& result,
                                    const ResultSet& names);

}  // namespace ceping
