#pragma once

#include <ceping/analyse/rubrics/item_analysis.hpp>
#include <ceping/base/diagnostic.hpp>

#include <cstddef>

namespace ceping {

/// Where a remark begins. Source and reasons: ceping-lint(1), JUDGEMENTS.
namespace item_rules {

inline constexpr std::size_t fewest = 30;           ///< units for any judgement
inline constexpr std::size_t fewest_of_none = 100;  ///< answers, to say that something never occurs
inline constexpr std::size_t apart = 5;  ///< units that must differ from the commonest share in a pair
inline constexpr double flat = 0.2;      ///< a correlation with the rest below this tells little

[[nodiscard]] Exact easy();   ///< facility from here on
[[nodiscard]] Exact hard();   ///< facility down from here
[[nodiscard]] Exact alike();  ///< correlation of two criteria from here on
[[nodiscard]] Exact times();  ///< by how much an effective weight is off, as a factor …
[[nodiscard]] Exact off();    ///< … and as a share of the total

}  // namespace item_rules

/// Puts the remarks on each criterion of an analysis whose figures are complete.
void add_remarks(ItemAnalysis& analysis);

/// The remarks as findings, each at its criterion in the rubric, with what concerns the results as a whole. Sorted by
/// the caller.
void item_findings(const ItemAnalysis& analysis, const Rubric& rubric, Diagnostics& found);

}  // namespace ceping
