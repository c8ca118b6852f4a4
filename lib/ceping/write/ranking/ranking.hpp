#pragma once

#include <ceping/analyse/ranking/rank_rule.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/write/ranking/league.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// What ceping-rank is asked for, as typed; what is empty is not asked for. Source: ceping-rank(1), OPTIONS.
struct RankingRequest {
    std::vector<std::string> results;  ///< files; `-`: standard input
    const Rubric* rubric = nullptr;    ///< rules of ranking, quotas and titles; may be null
    RankChoices order;
    std::vector<std::string> combine;  ///< EDITION=SHARE: several years in one
    std::string rollup;                ///< by region: `mean`, `lowest` or `weighted:FACT`
    std::string top;                   ///< the best so many of each value of `per`
    std::string per;
    std::string compare;    ///< earlier results, a file
    std::string stability;  ///< how far weights vary, such as `25%`; needs the rubric
    std::string draws = "10000";
    std::string seed = "1";
    bool publish = false;  ///< the publication list
    PublicationOptions
        published;  ///< what it says beside the names; title, years and band are those of the request
    std::string publish_from;  ///< the band from which up it lists units, by id or title; needs the rubric
    bool allow_mixed = false;  ///< results of different rubrics or policies together
    std::string title;
    Language language = Language::en;
};

/// Throws UsageError where parts of the request exclude each other or standard input is named twice, and for shares of
/// `combine` that are none. `rubric`: what names it, since it need not be read yet; empty: there is none.
void check_request(const RankingRequest& request, std::string_view rubric);

/// Results as they are ranked, rolled up, short-listed or published. Source: ceping-rank(1).
class Ranking {
public:
    /// What people are told beside findings: a line each.
    using Tell = std::function<void(const Words&)>;

    /// Reads the results; `found` gets what is wrong with them. The rubric must outlive this object. Throws UsageError for
    /// what check_request() refuses or cannot be understood, and Error where results do not go together.
    Ranking(RankingRequest request, Diagnostics& found, Tell tell);
    Ranking(const Ranking&) = delete;
    Ranking& operator=(const Ranking&) = delete;

    /// What was asked for; this object must outlive it. `jobs`, the number of threads, is asked where ranks are drawn. Throws
    /// UsageError for a fact that no unit states and a stability that cannot be understood, Error where results lack nodes.
    [[nodiscard]] Report report(const std::function<unsigned()>& jobs);

private:
    void combine(const std::vector<YearShare>& years);
    void refuse_mixed(Diagnostics& found) const;
    [[nodiscard]] NodesWanted wanted() const;
    [[nodiscard]] NodesWanted needed(NodesWanted nodes) const;
    void draw(const RankOptions& how, const std::function<unsigned()>& jobs);

    RankingRequest request_;
    Tell tell_;
    RankRule rule_;
    RoundingRule rounding_;
    RollupOptions rollup_;
    std::size_t top_ = 0;
    ResultSet set_;
    ResultSet before_;
    bool unusable_ = false;  ///< results lack nodes
    LeagueTable table_;
    std::vector<RegionScore> regions_;
    std::vector<Shortlist> lists_;
};

}  // namespace ceping
