#pragma once

#include <ceping/write/ranking/league.hpp>

#include <cstddef>
#include <map>
#include <string>

// What league tables and roll-ups share. Not part of the public face.
namespace ceping {

/// What --set changed, and of how many scored results. Source: ceping-result(5), `overrides`.
[[nodiscard]] std::map<std::string, std::size_t> overrides_in(const ResultSet& set, std::size_t& scored);
/// A page that says first where scores are not the rubric's.
[[nodiscard]] Report begin_league(const LeagueTable& table, const LeagueOptions& options, std::string tag,
                                  const Words& page);
/// Scores for people have all the decimals that the rubric rounds to, where it is known.
void all_decimals(Report::Column& column, const LeagueTable& table);

}  // namespace ceping
