#pragma once

#include <ceping/analyse/standing.hpp>
#include <ceping/base/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/answer.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <optional>
#include <vector>

namespace ceping {

/// One criterion's change in a plan, or in what would cost a band.
struct Change {
    int item = -1;
    Exact from;  ///< points, after the criterion's rounding
    Exact to;
    Words how;   ///< the answer that gives them
    Exact cost;  ///< points won times the criterion's `effort`
};

/// What is to be reached: a band or a better one, or a score.
struct Goal {
    int band = -1;  ///< position among the rubric's bands; -1: the score
    Exact score;    ///< as rounded
};

/// The cheapest set of improvements. Source: ceping-explain(1), IMPROVEMENTS.
struct ImprovementPlan {
    enum class Verdict : std::uint8_t {
        reached,   ///< already, without any change
        possible,  ///< by `changes`
        too_far,   ///< not even with every criterion at its best
        barred,    ///< a prerequisite or a veto stands against it
    };
    Verdict verdict = Verdict::reached;
    Standing::Outlook then;  ///< reached and possible: what comes out; too_far: with everything at its best
    Exact cost;              ///< sum of the changes'
    std::vector<Change> changes;  ///< in the rubric's order
};

/// Beside the rubric's items the answer that made each criterion's points, null where it was none, or several.
using PresentAnswers = std::vector<const Answer*>;

/// The least sum of points won times `effort` that reaches the goal, of such plans one with the fewest changes; exact, over
/// what each criterion can come to (Kind::attainable). Criteria that are not answered, or do not apply, stay as they are.
[[nodiscard]] ImprovementPlan cheapest_plan(const Rubric& rubric, const Result& result, const Goal& goal,
                                            const PresentAnswers& present);

/// The nearest goal above: the next better band by its position; nothing for the best, or without bands.
[[nodiscard]] std::optional<Goal> next_goal(const Rubric& rubric, const Result& result);

/// What of one criterion alone would cost the present band: the least loss each, least loss first, ties in the rubric's
/// order. Criteria that could lose all without costing it are not there. Empty in the last band or where the unit is
/// barred.
[[nodiscard]] std::vector<Change> band_margins(const Rubric& rubric, const Result& result,
                                               const PresentAnswers& present);

/// Points after `rounding.criterion`.
[[nodiscard]] Exact rounded_criterion(const Rubric& rubric, const Exact& points);

}  // namespace ceping
