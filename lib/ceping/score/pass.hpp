#pragma once

#include <ceping/score/sources.hpp>
#include <ceping/score/unit_work.hpp>

#include <vector>

namespace ceping {

/// What a unit's records say, worked out, beside the rubric's items.
struct Readings {
    std::vector<Reading> self;
    std::vector<std::vector<std::vector<Reading>>>
        methods;  ///< by item, then method; filled in stage `verified`
};

/// All nodes of one unit under one stage.
struct Pass {
    std::vector<NodeState> nodes;
    std::vector<CriterionScore> criteria;  ///< beside the nodes in stage `verified`, else empty
    Totals totals;
    bool any_applies = false;  ///< a criterion under `items`
};

/// What a pass looks at.
struct PassOptions {
    bool verified = false;  ///< all records, not the self record alone
    bool ruled = false;     ///< rulings count
    Trace* trace = nullptr;
};

/// Turns the answers of the records that count into points. Source: ceping-scoring(7), 2.
void read_self(UnitWork& work, Readings& out);
void read_methods(UnitWork& work, Readings& out);

/// From the readings to the root's points. Source: ceping-scoring(7), 3, 4, 7 and 8.
void run_pass(UnitWork& work, const Readings& readings, const PassOptions& options, Pass& pass);

}  // namespace ceping
