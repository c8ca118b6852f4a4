#pragma once

#include <ceping/analyse/comparing/rectification.hpp>
#include <ceping/analyse/comparing/rectification_diff.hpp>
#include <ceping/analyse/comparing/result_diff.hpp>
#include <ceping/analyse/quarter.hpp>
#include <ceping/analyse/ranking/rank.hpp>
#include <ceping/analyse/ranking/rollup.hpp>
#include <ceping/analyse/rubrics/item_analysis.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

// What a report says of a batch, before it is known how it is written. All exact. Source: ceping-report(1).

struct BatchReportOptions {
    RankOptions rank;
    /// The leagues of the results, where they were ranked among others that the report is not about; else empty.
    std::vector<League> leagues;
    Exact least_lost;  ///< what a notice is about: criteria that lost that much or more
    std::size_t region_depth =
        0;  ///< steps of the region path that regions are told apart by; 0: see region_depth_of
};

/// Points of a node and what they were out of.
struct PointsOf {
    Exact points;
    Exact max;
    /// points/max; max > 0.
    [[nodiscard]] Exact rate() const { return points / max; }
};

/// One unit in the report.
struct ReportUnit {
    std::size_t league = 0;                         ///< position among the leagues
    Ranked ranked;                                  ///< its place there, and its band after quotas
    std::string region;                             ///< the first steps of its region path; empty: not stated
    std::vector<std::optional<PointsOf>> sections;  ///< beside BatchReport::sections; nothing: does not apply
    Rectification fix;                              ///< empty for a unit without a score
};

/// Units whose score, as a share of the total, lies in an interval. The last one takes in its upper end, and the first
/// and last what lies beyond them (a score may exceed the total by its bonus).
struct ScoreBin {
    Exact from;  ///< points
    Exact to;
    std::size_t units = 0;
};

struct BandCount {
    BandId band;
    std::size_t units = 0;
};

struct Overview {
    std::size_t units = 0;  ///< all
    std::size_t scored = 0;
    std::size_t rejected = 0;
    std::size_t not_assessed = 0;
    std::size_t not_eligible = 0;  ///< scored, but a prerequisite or veto stands against them; of these
    std::size_t vetoed = 0;        ///< by a veto
    std::size_t denied = 0;        ///< without one, by a prerequisite that was denied
    std::size_t unconfirmed = 0;   ///< with neither, by a prerequisite that nobody confirmed
    std::optional<Exact>
        mean;  ///< of the scored units' exact scores, as in a roll-up; nothing: there are none
    std::optional<Exact>
        median;  ///< of the scores as they are stated; of an even number, the mean of the middle two
    std::optional<Exact> lowest;
    std::optional<Exact> highest;
    std::vector<ScoreBin> bins;  ///< twenty of equal width from 0 to the total
    std::vector<BandCount>
        bands;  ///< in the rubric's order, then those with none; scored units, after quotas
};

/// What the claims of verified units come to on some criteria, against what they were given.
struct ClaimedOf {
    std::size_t units = 0;  ///< with a claim
    Exact claimed;          ///< sums of points
    Exact given;
};

/// A region's share in a weak area.
struct RegionArea {
    std::size_t region = 0;  ///< position among BatchReport::regions
    PointsOf sum;            ///< max > 0
    Exact lost;              ///< in points of the units' scores
    std::size_t units = 0;
};

/// How a section went with all scored units. Source: ceping-report(1), WEAK AREAS.
struct Area {
    std::size_t section = 0;           ///< position among BatchReport::sections
    std::size_t units = 0;             ///< that it applies to, with points to earn
    PointsOf sum;                      ///< over them; max is 0 where there are none
    Exact lost;                        ///< in points of the units' scores, summed up; see worth_in_score
    std::optional<Exact> median_rate;  ///< of their rates
    std::optional<Exact> lowest_rate;
    std::vector<RegionArea> regions;  ///< the weakest first
    ClaimedOf claims;
};

/// How a criterion went with all scored units.
struct WeakCriterion {
    ItemId item;
    std::size_t units = 0;   ///< that it applies to
    std::size_t losing = 0;  ///< of them
    PointsOf sum;
    Exact lost;  ///< in points of the units' scores, summed up; see worth_in_score
};

/// How a criterion of verified units was claimed and given. Claims are in the results where they were read with them.
struct CheckedCriterion {
    ItemId item;
    ClaimedOf claims;
    std::size_t lowered = 0;  ///< units that were given less than they claimed
    std::size_t raised = 0;
};

/// Units of a region or of a league, and how their sections went together.
struct SectionSums {
    std::size_t units = 0;  ///< scored
    Exact scores;           ///< the sum of their exact scores
    std::vector<PointsOf>
        sections;  ///< beside BatchReport::sections; max is 0 where it applies to none of them
};

struct BatchReport {
    const Rubric* rubric = nullptr;
    const ResultSet* set = nullptr;
    std::vector<ItemId> item_of_node;  ///< beside ResultSet::nodes
    std::vector<ItemId> sections;      ///< the groups under `items` that hold criteria, in order
    std::vector<League> leagues;
    std::vector<ReportUnit> units;  ///< beside ResultSet::results
    Overview overview;
    std::vector<std::string> regions;  ///< in the order of first appearance; empty text: not stated
    std::vector<RegionScore>
        region_scores;        ///< of the whole and every region on the path, without nodes' points
    std::vector<Area> areas;  ///< the weakest first; a section that applies to no unit comes last
    std::vector<WeakCriterion> criteria;    ///< under `items`, those that lost points, most lost first
    std::vector<CheckedCriterion> checked;  ///< that verified units claimed, the most overstated first
    std::vector<SectionSums> of_regions;    ///< beside `regions`
    std::vector<SectionSums> of_leagues;    ///< beside `leagues`
    /// Beside `leagues` and the sections: the median of the rates of its scored units.
    std::vector<std::vector<std::optional<Exact>>> league_medians;
    // What is only there where it was asked for.
    std::optional<ResultDiff> moved;          ///< against an earlier batch
    std::optional<RectificationDiff> fixing;  ///< what became of notices that went out
    std::optional<QuarterProgress> quarter;   ///< where the evaluation stands
    std::optional<ItemAnalysis> items;        ///< how the criteria do, for the rubric's authors
    std::size_t to_fix_units = 0;             ///< that have something to fix
    std::size_t to_fix_items = 0;             ///< of all units; among them
    std::size_t to_fix_vetoes = 0;
    std::size_t to_fix_prerequisites = 0;
    std::size_t changed_units = 0;  ///< verified ones, some claim of which was changed
    ClaimedOf claims;  ///< claimed and given scores of verified units, both as rounded; without `zeroed`
    std::size_t overclaimed = 0;   ///< of the units in `claims`, that claimed more than they were given
    std::size_t underclaimed = 0;  ///< and less
    std::size_t zeroed = 0;        ///< verified units with a claim whose score a veto set to 0
    bool verified = false;         ///< some result is of stage `verified`
    Exact least_lost;              ///< as in the options
};

/// Works the report out result by result, so that what only a result's own page needs is not kept of thousands.
class BatchReportMaker {
public:
    /// `brief`: what units have to fix is counted, and not kept. `rubric` must outlive this object.
    BatchReportMaker(const Rubric& rubric, const Exact& least_lost, bool brief = false);
    ~BatchReportMaker();
    BatchReportMaker(const BatchReportMaker&) = delete;
    BatchReportMaker& operator=(const BatchReportMaker&) = delete;

    /// The next one, with all its nodes, details and claims. `names` knows the ids of its nodes.
    void take(const SavedResult& result, const ResultSet& names);
    /// Once. `set`: all that were taken, in their order; of their nodes only those that ranks need must still be there.
    [[nodiscard]] BatchReport finish(const ResultSet& set, const BatchReportOptions& options);

private:
    class Work;
    std::unique_ptr<Work> work_;
};

/// Works the report out. `set` has all nodes, with details and claims; both must outlive the report.
[[nodiscard]] BatchReport make_batch_report(const Rubric& rubric, const ResultSet& set,
                                            const BatchReportOptions& options);

/// The least number of steps of the region path that tell regions apart: at which there are two or more; 1 where there
/// never are.
[[nodiscard]] std::size_t region_depth_of(const ResultSet& set);

/// The middle value; nothing of nothing.
[[nodiscard]] std::optional<Exact> median_of(std::vector<Exact> values);

}  // namespace ceping
