#pragma once

#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ceping {

/// How firm ranks are when the weights of the rubric's top sections vary. Source: ceping-rank(1), RANK STABILITY.
struct StabilityOptions {
    Exact spread;                ///< 0..1 without 0: each weight is multiplied by a number in 1 ± spread
    std::size_t draws = 10'000;  ///< at least 1
    std::uint64_t seed = 1;
    unsigned jobs = 1;
    bool dense = false;
};

/// One unit's ranks over all draws. Quantiles are ranks that occurred: the smallest at or below which the share lies.
struct UnitStability {
    std::size_t result = 0;
    std::uint32_t low = 0;  ///< 5 % of the draws
    std::uint32_t median = 0;
    std::uint32_t high = 0;  ///< 95 %
    std::uint32_t best = 0;
    std::uint32_t worst = 0;
    std::size_t same_rank = 0;  ///< draws in which it has its rank of the league
    std::optional<std::size_t>
        same_band;  ///< draws in which it has its band; nothing where the rubric has none
};

/// Whose weights are varied: the top sections; where there is only one, what stands below it, and so on down to where there
/// is a choice. Empty where there is none: a chain down to one criterion.
[[nodiscard]] std::vector<ItemId> varied_sections(const Rubric& rubric);
/// The groups above them whose points a result must state, since a gate can take what is below.
[[nodiscard]] std::vector<ItemId> groups_above_varied(const Rubric& rubric);

/// For each league one entry a ranked unit, in its order. Each draw multiplies the weight (declared points, in a weighted
/// group its weight) of each of varied_sections() by an independent uniform number, scales the weights back to their sum, and ranks anew. What a score has beside
/// its sections (bonus, penalties, rounding, a gate at the top) stays as it is, so a draw without change gives the scores
/// of the results. The numbers come from a counter and not from a stream: neither `jobs` nor the machine changes a byte.
/// `set` must hold the nodes of both functions above. There must be sections to vary. Throws Error where a result lacks one, or where there is not
/// enough memory for draws x units.
[[nodiscard]] std::vector<std::vector<UnitStability>> rank_stability(const ResultSet& set,
                                                                     const std::vector<League>& leagues,
                                                                     const Rubric& rubric,
                                                                     const StabilityOptions& options);

}  // namespace ceping
