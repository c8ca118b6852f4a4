#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/location.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/formats.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A unit that ought to send a self record.
struct RosterEntry {
    std::string id;
    std::string name;
    std::string region;
    std::vector<std::string> facts;  ///< beside the rubric's facts; empty: not stated
    Location where;                  ///< of the id
    Excerpt excerpt;                 ///< its row
};

/// A roster 花名册: which units take part. Source: ceping-validate(1), THE ROSTER.
struct Roster {
    std::vector<RosterEntry> entries;
    std::map<std::string, std::size_t, std::less<>> by_id;
    std::map<std::string, std::size_t, std::less<>> by_name;    ///< by folded(); of one name the first
    std::map<std::string, std::size_t, std::less<>> by_likely;  ///< by likely_id()
};

/// A code without what people get wrong in it: case, width, blanks, what is not seen.
[[nodiscard]] std::string likely_id(std::string_view id);

/// Reads a roster: a table with the columns of a record (单位编码, 单位名称, 所属地区, the rubric's facts by id or title; other
/// columns are left alone), or a YAML or JSON list of such units. Nothing where it cannot be used.
[[nodiscard]] std::optional<Roster> load_roster(const std::string& path, const Rubric& rubric,
                                                const ReadOptions& options, Diagnostics& found);

}  // namespace ceping
