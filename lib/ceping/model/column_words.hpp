#pragma once

#include <ceping/base/messages.hpp>

#include <array>
#include <string>
#include <string_view>

namespace ceping {

// What columns of the tables are called that ceping writes as CSV: by a key for programs, which is the English header, too,
// and by words in Chinese. One list for all tools, so that the same key means the same in each of them, and for the audit,
// which knows a table of our own by its headers.

/// The header of a column in a language; a key that the list does not have stays as it is. `points:ID` and `max:ID` keep their ids.
[[nodiscard]] std::string column_title(std::string_view key, Language language);
/// Whether a column holds figures of ours, some of which may have a sign; a text that looks like one is something else.
[[nodiscard]] bool holds_figures(std::string_view key);

/// What a league table begins with, and a table of results: columns may follow, but these stand in every one.
inline constexpr auto league_columns =
    std::to_array<std::string_view>({"group", "rank", "unit", "name", "region", "status", "score", "exact",
                                     "band", "band_before_quota", "eligible", "remark"});
inline constexpr auto result_columns =
    std::to_array<std::string_view>({"unit", "name", "region", "status", "stage", "score", "claimed", "base",
                                     "bonus", "penalty", "band", "eligible", "rank"});

}  // namespace ceping
