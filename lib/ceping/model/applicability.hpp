#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace ceping {

/// Whether a unit meets a condition. A comparison with a fact that it does not state is false.
/// Source: ceping-scoring(7), 3.
[[nodiscard]] bool matches(const When& when, const Unit& unit);

/// Whether a prerequisite, a veto or a band is for the unit. Source: ceping-scoring(7), 6.
[[nodiscard]] bool concerns(const Condition& condition, const Unit& unit);

[[nodiscard]] bool concerns(const Band& band, const Unit& unit);

/// Which version of a criterion is for a unit: 0 is the criterion as it stands, n its variant n - 1.
/// Source: ceping-scoring(7), 11.
[[nodiscard]] std::size_t version_for(const Criterion& criterion, const Unit& unit);

/// The criterion as it is for a unit.
[[nodiscard]] inline const Criterion& criterion_for(const Item& item, const Unit& unit) {
    const Criterion& criterion = *item.criterion;
    return criterion.variants.empty() ? criterion : version_of(item, version_for(criterion, unit));
}

/// Adds the facts that a condition compares with; none: the region.
void facts_of(const When& when, std::set<FactId>& out);

/// Facts that any `when` of the rubric compares with, in the rubric's order; last, none for the region.
[[nodiscard]] std::vector<FactId> compared_facts(const Rubric& rubric);

/// For each item of the rubric whether its own `when`, or an ancestor's, excludes it for the unit.
void find_excluded(const Rubric& rubric, const Unit& unit, std::vector<std::uint8_t>& excluded);

}  // namespace ceping
