#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

// Roll-ups 汇总 along the region path. Source: ceping-scoring(7), 9.

enum class RollupWay { mean, weighted, lowest };

struct RollupOptions {
    RollupWay way = RollupWay::mean;
    std::string fact;  ///< weighted: a number fact
    int places = 2;    ///< decimals of the rounded score
    Rounding mode = Rounding::half_up;
};

/// Whether a region has a line for a node of the rubric: groups, and the criteria that are top sections themselves.
[[nodiscard]] bool rolls_up(const Rubric& rubric, ItemId item);

/// What a node comes to in a region: points of max, over the units that it applies to.
struct RegionNode {
    Exact points;
    Exact max;
    bool unlimited = false;  ///< a criterion without a limit: there is no max
};

/// A region with the units below it.
struct RegionScore {
    std::string path;       ///< `泉州市/丰泽区`; empty: all units
    std::size_t depth = 0;  ///< steps of the path
    std::size_t units = 0;  ///< that count: scored, and with the fact where one weighs
    std::size_t rejected = 0;
    std::size_t not_assessed = 0;
    std::size_t without_fact = 0;                  ///< scored, but of no known weight: left out
    std::optional<Exact> exact;                    ///< nothing where no unit counts
    Exact score;                                   ///< `exact` rounded once
    std::vector<std::optional<RegionNode>> nodes;  ///< beside ResultSet::nodes; nothing: applies to none
};

/// All units, then each region before those within it, in the order of first appearance. A unit that is not eligible
/// counts: it has a score. Of `lowest` a node is that of the unit with the lowest share. Throws NumberTooLarge.
[[nodiscard]] std::vector<RegionScore> roll_up(const ResultSet& set, const RollupOptions& options);

}  // namespace ceping
