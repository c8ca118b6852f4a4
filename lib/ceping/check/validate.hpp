#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/check/evidence.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <vector>

namespace ceping {

/// Checks one unit's records beyond what decoding and scoring look at: which applicable criteria are not answered, dates,
/// prerequisites, figures that look like another unit's, evidence, the rubric's `expect` rules, records that repeat one
/// another. The records need their details (RecordOptions). Adds to `seen` what evidence was looked at. Thread-safe.
/// Source: ceping-validate(1), CHECKS.
void check_records(const Rubric& rubric, const std::vector<Record>& records, const EvidenceOptions& options,
                   Diagnostics& found, std::vector<SeenEvidence>& seen);

}  // namespace ceping
