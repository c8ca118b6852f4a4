// How the property tests run explanations and improvement plans. Defined in explain_adapter.cpp, which knows lib/ceping.
#pragma once

#include "engine_adapter.hpp"

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

/// How many plans were compared with trying everything, and what differed.
struct ComparedPlans {
    std::size_t compared = 0;
    std::size_t possible = 0;  ///< of these, how many needed changes and could be reached
    std::string differences;
};

/// For each unit, the plan to every band and to a few scores against all combinations of what its criteria can come to;
/// units with more than `most` combinations are left out.
ComparedPlans compare_plans(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                            const EngineOptions& options, std::size_t most);

}  // namespace plain
