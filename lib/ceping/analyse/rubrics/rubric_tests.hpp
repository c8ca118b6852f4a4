#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/decode/rubric/rubric_cases.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/engine.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// One case as it came out.
struct CaseOutcome {
    std::vector<Record> records;
    Result result;
    Diagnostics findings;  ///< why it fails: a `case-failed` for each wrong figure, or what rejected the unit
    [[nodiscard]] bool passed() const { return findings.empty(); }
};

/// Runs the cases of a rubric by it, or by a mutant of it. Thread-safe. Both must outlive it.
class CaseRunner {
public:
    CaseRunner(const RubricCases& cases, const Rubric& rubric);

    [[nodiscard]] CaseOutcome run(std::size_t index) const;
    [[nodiscard]] std::size_t count() const { return cases_.cases.size(); }

private:
    const RubricCases& cases_;
    const Rubric& rubric_;
    CaseDecoder decoder_;
    Scorer scorer_;  ///< of cases without rulings
};

struct RubricTestOptions {
    bool mutate = false;
    unsigned jobs = 1;  ///< threads for mutants; 0: as many as there are processors
    std::function<void(std::size_t done, std::size_t all)> progress;
};

/// What a run came to.
struct RubricTestSummary {
    bool readable = true;  ///< false: a file could not be read, and nothing was tested
    std::size_t cases = 0;
    std::size_t failed = 0;
    std::size_t covered = 0;
    std::size_t coverable = 0;  ///< without what comments of the rubric ignore
    /// How many findings say of each sort of part that no case exercises it, the most first.
    std::vector<std::pair<Words, std::size_t>> uncovered;
    bool mutated = false;     ///< mutants were tried: asked for, and no case failed
    std::size_t mutants = 0;  ///< that decode and score by another canonical form
    std::size_t noticed = 0;
    std::size_t ignored = 0;   ///< survived, and ignored by comments of the rubric
    std::size_t left_out = 0;  ///< that do not decode, or are the same for scoring
};

/// Runs the cases of a file by its rubric: `rubric` where that is not empty, else the one that the file names. Findings
/// are `case-failed`, `case-uncovered`, `mutant-survived` and whatever is wrong with the files themselves, sorted, without
/// those that comments of the rubric ignore. Source: ceping-lint(1), TESTING A RUBRIC.
RubricTestSummary test_rubric(const std::string& cases, const std::string& rubric,
                              const RubricTestOptions& options, Diagnostics& found);

}  // namespace ceping
