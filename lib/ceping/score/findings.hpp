#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/record.hpp>

#include <span>
#include <vector>

namespace ceping {

/// Findings of a unit's records and of its scoring, by input order, line, column, code. Source: ceping-scoring(7), 10.
[[nodiscard]] std::vector<Diagnostic> gather_findings(std::span<const Record* const> records,
                                                      Diagnostics&& found);

}  // namespace ceping
