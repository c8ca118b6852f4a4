#pragma once

#include <ceping/analyse/comparing/causes.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

/// What went into one run. Source: ceping-diff(1), CAUSES.
struct CauseRun {
    Rubric rubric;
    std::vector<std::pair<std::string, std::string>> overrides;
    std::string rulings;              ///< a file; empty: none
    std::vector<std::string> inputs;  ///< files of records of every source
};

/// What is told on the way: findings, and inputs that were left out as a record's evidence.
struct RunTeller {
    std::function<void(const std::vector<Diagnostic>&)> findings;
    std::function<void(const std::vector<std::string>&)> evidence;
};

/// The older and the newer run, and what made their scores differ. `same_records`: the newer one's inputs are the older one's.
/// Throws: Error for rulings that cannot be used.
[[nodiscard]] CauseReport trace_causes(std::array<CauseRun, 2>&& runs, bool same_records, unsigned jobs,
                                       const RunTeller& teller);

/// Units' records of files as `rubric` reads them, gathered by unit. Columns that it does not know are no reason to refuse a
/// table. `found`: what concerns no unit. `evidence`: inputs that were left out as a record's evidence.
[[nodiscard]] std::vector<std::vector<Record>> read_units(const std::vector<std::string>& inputs,
                                                          const Rubric& rubric, unsigned jobs,
                                                          Diagnostics& found,
                                                          std::vector<std::string>& evidence);

}  // namespace ceping
