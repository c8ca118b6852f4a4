#pragma once

#include <ceping/analyse/explaining/fronts.hpp>
#include <ceping/analyse/explaining/improvement.hpp>
#include <ceping/analyse/explaining/standing.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace ceping {

// How the cheapest plan is sought in the rubric's tree. Not part of the public face.

/// What one criterion can be changed to.
struct CriterionOptions {
    std::vector<std::size_t> changes;  ///< positions among all changes; the most won comes last
    bool complete = true;              ///< false: between these there are others
};

/// What all searches of one plan look at.
struct PlanSpace {
    const Rubric& rubric;
    Standing now;
    std::vector<Change> changes;            ///< all that are possible
    std::vector<CriterionOptions> options;  ///< by item
};

/// Which of two choices is to be had for less, or for as much with fewer changes.
[[nodiscard]] bool cheaper(const Choice& a, const Choice& b);

struct FoundPlan {
    std::optional<Choice> choice;  ///< the cheapest that was found within the limit
    /// Of a search for a bound: what no way costs less than; nothing: there is no way.
    std::optional<Exact> bound;
};

/// One search from the criteria up.
[[nodiscard]] FoundPlan search_plan(const PlanSpace& space, const Goal& goal, FrontSearch& fronts);

}  // namespace ceping
