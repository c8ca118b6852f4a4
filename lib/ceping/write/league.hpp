#pragma once

#include <ceping/analyse/composite.hpp>
#include <ceping/analyse/rank.hpp>
#include <ceping/analyse/rollup.hpp>
#include <ceping/analyse/stability.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>
#include <ceping/write/results.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

struct LeagueOptions {
    Language language = Language::en;  ///< of json nothing
    std::size_t width = 0;             ///< text: columns of the terminal; 0: as wide as the data
    bool color = false;                ///< text
    bool plain = false;                ///< csv: for programs
    std::string title;                 ///< markdown: of the publication list
};

/// Formats of ceping-rank: text, csv, json, markdown.
[[nodiscard]] std::vector<std::string> league_format_names();

void write_leagues(const LeagueTable& table, std::string_view format, const LeagueOptions& options,
                   const ByteSink& out);
void write_regions(const std::vector<RegionScore>& regions, const LeagueTable& table, std::string_view format,
                   const LeagueOptions& options, const ByteSink& out);
void write_shortlists(const std::vector<Shortlist>& lists, const LeagueTable& table, std::string_view format,
                      const LeagueOptions& options, const ByteSink& out);
/// The publication list 公示名单, as Markdown in Chinese: bands from the best, each with its units in order; who is not
/// ranked does not stand in it.
void write_publication(const LeagueTable& table, const LeagueOptions& options, const ByteSink& out);

}  // namespace ceping
