#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/record/roster.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace ceping {

/// Holds what a record says of its unit against the roster: a unit that is not on it, another name, region or fact. A
/// misspelt id is told by the name, by the id that differs in case, width or blanks alone, or, where `search`, by the nearest
/// one. Thread-safe. Source: ceping-validate(1), THE ROSTER.
void check_attendance(const Rubric& rubric, const Roster& roster, const Record& record, bool search,
                      Diagnostics& found);

/// That a unit of the roster sent no self record, at its row.
[[nodiscard]] Diagnostic roster_missing(const RosterEntry& entry);
/// That nothing of a unit could be read, where `inputs` of the batch could not be.
[[nodiscard]] Diagnostic roster_unread(const RosterEntry& entry, std::size_t inputs);

/// The unit that a file is of by its name: its id, or with its name in it; null where that cannot be told.
[[nodiscard]] const RosterEntry* listed_by_path(const Roster& roster, const std::string& path);
/// The first unit of this name; null where there is none.
[[nodiscard]] const RosterEntry* listed_by_name(const Roster& roster, std::string_view name);
/// Names that several units of the roster have, as folded() gives them.
[[nodiscard]] std::set<std::string> shared_names(const Roster& roster);

}  // namespace ceping
