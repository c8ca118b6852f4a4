#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

// League tables 排名. Source: ceping-scoring(7), 9.

/// What orders units of the same score.
struct TieBreak {
    NodeId node;           ///< none: the unrounded score
    bool penalty = false;  ///< the smaller points/max is better
};

/// What units are told apart by: a fact, or `region`.
struct Grouping {
    std::string fact;
    std::size_t depth = 0;  ///< of `region`: only so many steps of its path; 0: all of it
};

struct RankOptions {
    std::string by;                ///< rank within each value of this fact, or `region`; empty: all together
    std::size_t region_depth = 0;  ///< of `region`: only so many steps of its path; 0: all of it
    std::vector<Grouping> then;    ///< and within that by each value of these
    bool dense = false;
    std::vector<TieBreak> tie_break;
    const Rubric* rubric = nullptr;  ///< for quotas and the order of groups; may be null
};

/// A unit's place. Units of one score that no tie-break orders share a rank.
struct Ranked {
    std::size_t result = 0;  ///< position among the results
    std::size_t rank = 0;    ///< from 1; 0: not ranked (not eligible, or without a score)
    bool shared = false;     ///< another unit has the same rank
    std::string band;        ///< id, after quotas
    bool by_quota = false;   ///< it fell to `band` because of a quota 比例
};

/// Units that compete with one another, the ranked ones in order, then those not eligible, those not assessed, and the rejected ones.
struct League {
    std::string group;  ///< the values that they share, with ` / ` between; empty: none is stated, or all
    std::vector<Ranked> units;
    std::size_t ranked = 0;  ///< how many of them have a rank
};

/// Groups come in the order of the fact's values where the rubric lists them, else of first appearance; units that do not
/// state it last; likewise within them where there are several facts.
[[nodiscard]] std::vector<League> rank_results(const ResultSet& set, const RankOptions& options);

/// The best `count` ranked units of each value of `fact`, as positions among the results, with all that share the last
/// one's rank. Source: ceping-rank(1), SHORTLISTS.
struct Shortlist {
    std::string value;
    std::vector<std::size_t> results;
    bool more = false;  ///< units beyond the number, since they share its last rank
};
[[nodiscard]] std::vector<Shortlist> shortlist(const ResultSet& set, const RankOptions& options,
                                               std::size_t count);

}  // namespace ceping
