#pragma once

#include <ceping/analyse/comparing/other_edition.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

// What another edition of a rubric does to scores, bands and ranks. Source: ceping-diff(1), IMPACT.

/// One unit under one edition.
struct ImpactState {
    UnitStatus status = UnitStatus::scored;
    Words reason;  ///< without a score: why, its first error or finding
    Exact score;
    Exact exact;
    std::string band;        ///< id, after quotas; empty: none
    std::string band_title;  ///< of that band, else its id
    bool eligible = true;
    std::size_t rank = 0;  ///< by the edition's own rule; 0: none

    [[nodiscard]] bool scored() const { return status == UnitStatus::scored; }
};

struct UnitImpact {
    std::string unit;
    std::string name;
    std::string region;
    std::array<ImpactState, 2> by;  ///< older edition, newer edition

    [[nodiscard]] std::optional<Exact> moved() const;
};

struct RubricImpact {
    std::vector<UnitImpact> units;    ///< the greatest movement first; units without one last
    std::array<LeftOut, 2> left_out;  ///< by edition: what it lacks of the records
    std::size_t compared = 0;         ///< scored by both
    std::size_t up = 0;
    std::size_t down = 0;
    std::size_t band_changed = 0;
    std::size_t rank_changed = 0;
    std::size_t rejected = 0;      ///< by one edition at least
    std::size_t not_assessed = 0;  ///< by one edition at least, and rejected by neither
    Exact movement;                ///< sum of the movements of rounded scores
    std::optional<Exact> tau;      ///< Kendall's tau-b of the scores under both

    [[nodiscard]] std::optional<Exact> mean() const;
};

/// Scores units by two editions. The rubrics must outlive it.
class ImpactScorer {
public:
    ImpactScorer(const Rubric& before, const Rubric& after);

    /// Takes one unit's records as each edition reads them. Where one of them finds errors and the other none, the records
    /// are the other's, and what the first does not know is left out.
    void add(std::vector<Record>&& before, std::vector<Record>&& after);
    [[nodiscard]] RubricImpact finish();

private:
    void score(std::size_t side, std::vector<Record>&& records, bool foreign, UnitImpact& unit);

    std::array<const Rubric*, 2> rubrics_;
    std::array<std::unique_ptr<Scorer>, 2> strict_;
    std::array<std::unique_ptr<Scorer>, 2> lenient_;  ///< invalid answers count as missing
    std::array<ResultSet, 2> sets_;
    RubricImpact impact_;
};

}  // namespace ceping
