// Improvements by trying everything: which answers there are is told from the rubric alone, by the sentences of
// ceping-explain(1), IMPROVEMENTS, and what they come to by the plain implementation. Shares nothing with lib/ceping.
#pragma once

#include "plain_case.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plain {

/// A band by its position, or a score.
struct PlanGoal {
    int band = -1;
    std::string score;
};

/// The least of all combinations of answers, or that none gets there.
struct LeastPlan {
    bool possible = false;
    Number cost;
    std::size_t changes = 0;
};

/// What can be made of one unit that handed in one self record and was scored.
struct EveryPlan {
    std::vector<LeastPlan> plans;           ///< beside the goals
    std::map<std::string, Number> margins;  ///< criterion, the least loss that alone costs the band
    std::vector<std::string>
        no_margins;  ///< criteria that cannot be told, for want of an answer worth the least
};

/// The positions from 1 on of the criteria in the rubric's order, times a half, as their efforts.
void set_efforts(Rubric& rubric);

/// Nothing where the unit is rejected, or has more than `most` combinations.
std::optional<EveryPlan> try_everything(const Rubric& rubric, const Record& record,
                                        const std::vector<PlanGoal>& goals, std::size_t most);

}  // namespace plain
