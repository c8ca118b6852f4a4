#pragma once

#include <ceping/analyse/ranking/composite.hpp>
#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/analyse/ranking/rollup.hpp>
#include <ceping/analyse/ranking/stability.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// How a unit stood before.
struct Earlier {
    std::size_t rank = 0;  ///< 0: it was not ranked
    Exact score;
};

/// What a league table shows. Source: ceping-rank(1), OUTPUT.
struct LeagueTable {
    const ResultSet* set = nullptr;
    const Rubric* rubric = nullptr;  ///< titles of bands; null: ids
    std::string by;                  ///< fact or `region`; empty: one league
    std::vector<League> leagues;
    std::vector<std::vector<UnitStability>> stability;  ///< beside the leagues; empty: not asked for
    std::size_t draws = 0;                              ///< of the stability, as are the next
    std::uint64_t seed = 0;
    Exact spread;
    std::vector<std::optional<Earlier>> earlier;  ///< beside the results; empty: not asked for
    const ResultSet* before = nullptr;            ///< the results that `earlier` is of
    std::vector<Incomplete> incomplete;           ///< of a composite
};

/// What is said beside the table itself.
struct LeagueOptions {
    Language language = Language::en;
    std::string title;  ///< of the page, and of the publication list; or empty
};

/// What the publication list says beside the names. Dates, who issues it and whom to answer to are left as lines to fill in
/// where they are not stated.
struct PublicationOptions {
    std::string title;   ///< empty: one that names no evaluation
    std::string period;  ///< when the evaluation was; empty: the rubric's
    std::string issuer;
    std::string contact;
    std::optional<Date> date;      ///< of the paper, and the first of the days on which it is published
    std::optional<Date> until;     ///< the last of them
    BandId from;                   ///< the band from which up units are listed; none: all
    std::vector<YearShare> years;  ///< that scores are made of; empty: of one
};

// What ceping-rank prints. The table must outlive the reports.

/// A table a league; for data formats one row a unit, with everything that is known.
[[nodiscard]] Report league_report(const LeagueTable& table, const LeagueOptions& options);
[[nodiscard]] Report regions_report(const std::vector<RegionScore>& regions, const LeagueTable& table,
                                    const LeagueOptions& options);
[[nodiscard]] Report shortlists_report(const std::vector<Shortlist>& shortlists, const LeagueTable& table,
                                       const LeagueOptions& options);
/// The publication list 公示名单, an official paper in Chinese: what is published, for how long and whom to answer to, and as
/// an annex the bands from the best, each with its units in order. It names no loss, and nobody who has no rank.
[[nodiscard]] Report publication(const LeagueTable& table, const PublicationOptions& options);

// What these share, no part of the public face.

/// What --set changed, and in how many results. Source: ceping-result(5), `overrides`.
[[nodiscard]] std::map<std::string, std::size_t> overrides_in(const ResultSet& set);
/// A page that says first where scores are not the rubric's.
[[nodiscard]] Report begin_league(const LeagueTable& table, const LeagueOptions& options, std::string tag,
                                  const Words& page);
/// Scores for people have all the decimals that the rubric rounds to, where it is known.
void all_decimals(Report::Column& column, const LeagueTable& table);

}  // namespace ceping
