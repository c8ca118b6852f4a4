#pragma once

#include <ceping/model/published.hpp>
#include <ceping/model/rubric.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// The totals that rows of one band show.
struct BandRange {
    std::string band;
    std::string group;
    std::size_t rows = 0;
    Exact low;
    Exact high;
};

/// Two bands that follow one another in a group: by how much their ranges overlap, or what stands between them.
struct BandStep {
    std::size_t upper = 0;  ///< positions among BandAudit::ranges
    std::size_t lower = 0;
    bool overlap = false;
    Exact from;  ///< overlap: the scores that both have; else the line stands over `from` and at most at `to`
    Exact to;
};

/// A row whose band the others contradict, or the rubric.
struct BandFault {
    std::size_t row = 0;
    std::string fits;                    ///< the band that its total has among the others
    std::optional<std::size_t> against;  ///< a row of band `fits` that it cannot be reconciled with
    std::optional<Exact> min;            ///< by the rubric: the least score of its printed band
    bool lower =
        false;  ///< its band is below the one that fits: a veto or a condition may be why, so it is a remark
};

/// Bands are ordered as their words say (优秀 before 良好), where all of them are of one scale, else by the mean total of their
/// rows. Of the ways to cut the order of totals into bands the one counts that moves the fewest rows, and of these the one that
/// leaves the fewest above their total's band; those are the faults. A row of which a note tells why it stands lower is none.
struct BandAudit {
    std::size_t rows = 0;  ///< that have a total and a band
    [[nodiscard]] std::size_t wrong() const {
        return static_cast<std::size_t>(
            std::count_if(faults.begin(), faults.end(), [](const BandFault& each) { return !each.lower; }));
    }
    std::vector<BandRange> ranges;  ///< by group, the best band first
    std::vector<BandStep> steps;
    std::vector<BandFault> faults;  ///< in the order of the table
};
/// `rubric` may be null: then only the rows are held against one another. Of it, a row is wrong that is below the least score
/// of its band, however its total was rounded, and below it the next band is not asked for: quotas and conditions may lower.
[[nodiscard]] BandAudit audit_bands(const PublishedTable& table, const Rubric* rubric);

}  // namespace ceping
