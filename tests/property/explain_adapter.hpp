// How the property tests run explanations and improvement plans. Defined in explain_adapter.cpp, which knows lib/ceping.
#pragma once

#include "engine_adapter.hpp"
#include "plain_plans.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace plain {

/// What ceping-explain writes of one unit, and its result as ceping-score -f ndjson writes it.
struct ExplainedUnit {
    std::string text;  ///< in English
    std::string line;  ///< result/1
};

/// All units of the inputs that were scored. An error of the rubric or of a derivation throws.
std::vector<ExplainedUnit> explain_units(const std::string& rubric_yaml,
                                         const std::vector<EngineInput>& inputs,
                                         const EngineOptions& options);

/// What is wrong with the scorer's trace of any unit, in words, scored or not: results differ with it or the second time, or
/// the last value of a node that applies is not its points. Counts the nodes that were compared into `nodes`.
std::string trace_faults(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                         const EngineOptions& options, std::size_t& nodes);

/// What the product says of one goal.
struct ToldPlan {
    bool possible = false;
    bool proven = false;
    std::string cost;
    std::size_t changes = 0;
    bool adds_up = false;  ///< what the changes add to the score is what it rises by
};

struct ToldUnit {
    std::string id;
    std::vector<ToldPlan> plans;  ///< beside the goals
    Pairs margins;                ///< criterion, least loss
};

/// The plans and margins of all units that were scored.
std::vector<ToldUnit> tell_plans(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                                 const EngineOptions& options, const std::vector<PlanGoal>& goals);

}  // namespace plain
