// How the property tests run the engine: bytes in, result/1 lines out. Defined in engine_adapter.cpp, the only file
// here that knows lib/ceping.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace plain {

struct EngineOptions {
    std::string stage;  ///< "", "self" or "verified"
    bool keep_invalid = false;
    bool duplicates_latest = false;
    int jobs = 1;
};

/// One unit as ceping-score -f ndjson writes it.
struct EngineUnit {
    std::string line;  ///< one JSON object, without the line end
};

struct EngineRun {
    std::vector<EngineUnit> units;  ///< in output order
    std::string errors;             ///< why nothing could be scored (a refused rubric), else empty
};

/// A file's name and bytes. The suffix tells the format.
using EngineInput = std::pair<std::string, std::string>;

/// Scores `inputs`, in this order, by the rubric.
EngineRun run_engine(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                     const EngineOptions& options);

/// What `ceping-validate --accept` writes of `inputs`: a file for each unit without errors, in the order of the inputs.
std::vector<EngineInput> accepted(const std::string& rubric_yaml, const std::vector<EngineInput>& inputs,
                                  const EngineOptions& options);

}  // namespace plain
