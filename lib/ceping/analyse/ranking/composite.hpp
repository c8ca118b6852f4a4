#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// One year of a composite 多年综合, and what it counts.
struct YearShare {
    std::string edition;
    Exact share;  ///< 0..1; all of them add up to 1
};

/// Why a unit has no composite.
struct Incomplete {
    std::size_t result = 0;              ///< position in Composite::set
    std::string edition;                 ///< the year that is missing, or in which it has no score
    std::optional<UnitStatus> status{};  ///< of that year; nothing: there is no result
};

struct Composite {
    ResultSet set;  ///< a result a unit, in order of first appearance; those without a composite are rejected
    std::vector<Incomplete> incomplete;
    std::vector<std::string> strangers;  ///< editions in the results that no share names
};

/// Adds up each unit's exact scores of several years by their shares, rounded once to `places`. Where totals differ, each
/// year counts as a share of its own total, times that of the last year named. What is said of a unit (name, region, facts,
/// stage) is that of the last year named; it is eligible where it was in every year. `rubric`, which may be null, gives
/// the bands: by the rounded composite, and what a band requires of nodes by those of the last year named, which must then
/// be there; who is not eligible has the last. Throws Error where a node is not. Source: ceping-rank(1), SEVERAL YEARS.
[[nodiscard]] Composite combine_years(const ResultSet& set, const std::vector<YearShare>& years, int places,
                                      Rounding mode, const Rubric* rubric = nullptr);

}  // namespace ceping
