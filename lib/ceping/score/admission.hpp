#pragma once

#include <ceping/score/unit_work.hpp>

#include <span>

namespace ceping {

/// Chooses which of a unit's records count, and the stage. Two self records are an error, or the latest one stays.
/// Source: ceping-scoring(7), 7.
void choose_records(std::span<const Record> records, UnitWork& work);

/// Whether a unit can be scored: everything that may reject it before, and what its records say in vain. Fills in
/// UnitWork::excluded.
[[nodiscard]] bool admit(UnitWork& work);

}  // namespace ceping
