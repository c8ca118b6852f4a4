#pragma once

#include <ceping/analyse/explaining/derivation.hpp>
#include <ceping/analyse/explaining/improvement.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/rubric.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

// What ceping-explain prints. Computes no score. The rubric must outlive the reports. Source: ceping-explain(1).

using Overrides = std::vector<std::pair<std::string, std::string>>;  ///< what --set changed

/// What is said of one unit.
struct Explanation {
    Derivation derivation;
    bool derive = true;  ///< the derivation itself is wanted
    ItemId node;         ///< only this node and what is below it; none: all
    std::optional<Goal> goal;
    ImprovementPlan plan;                       ///< where there is a goal
    std::optional<std::vector<Change>> margin;  ///< where it was asked for
};
[[nodiscard]] Report explanation_report(const Rubric& rubric,
                                        const std::shared_ptr<const Explanation>& explanation,
                                        const Overrides& overrides, Language language);

/// One unit's nearest gains, for the table of all.
struct NearestGains {
    std::string unit;  ///< id
    std::string name;
    UnitStatus status = UnitStatus::scored;
    Exact score;
    BandId band;
    std::optional<Goal> goal;  ///< nothing: there is no better band
    ImprovementPlan plan;

    [[nodiscard]] bool scored() const { return status == UnitStatus::scored; }
};
/// The gains, too, must outlive the report.
[[nodiscard]] Report gains_report(const std::vector<NearestGains>& gains, const Rubric& rubric,
                                  const Overrides& overrides, Language language);

}  // namespace ceping
