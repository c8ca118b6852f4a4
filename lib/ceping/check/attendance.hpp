#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/roster.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

namespace ceping {

/// Holds what a record says of its unit against the roster: a unit that is not on it, another name, region or fact. A
/// misspelt id is told by the nearest one, or by the name. Thread-safe. Source: ceping-validate(1), THE ROSTER.
void check_attendance(const Rubric& rubric, const Roster& roster, const Record& record, Diagnostics& found);

/// That a unit of the roster sent no self record, at its row.
[[nodiscard]] Diagnostic roster_missing(const RosterEntry& entry);

}  // namespace ceping
