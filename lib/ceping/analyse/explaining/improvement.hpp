#pragma once

#include <ceping/analyse/explaining/standing.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/answer.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace ceping {

/// One criterion's change in a plan, or in what would cost a band, see margin.hpp.
struct Change {
    ItemId item;
    Exact from;  ///< points, after the criterion's rounding
    Exact to;
    Words how;   ///< the answer that gives them
    Exact cost;  ///< points won times the criterion's `effort`
    Exact adds;  ///< of a plan: to the exact score, after the changes before it
};

/// What is to be reached: a band or a better one, or a score.
struct Goal {
    BandId band;  ///< none: the score
    Exact score;  ///< as rounded
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
    Exact at_least;          ///< no plan costs less; `cost` where that is proven
    bool proven = false;     ///< possible: no plan is cheaper
    std::vector<Change> changes;  ///< in the rubric's order
};

/// Beside the rubric's items the answer that made each criterion's points, null where it was none, or several.
using PresentAnswers = std::vector<const Answer*>;

/// What a better answer to a criterion must have beside itself to be worth anything: evidence that `effect: zero` asks for, a
/// sample that is large enough.
struct AnswerNeed {
    Words what;                     ///< `佐证材料 2 件（现有 0 件）`; empty: nothing
    std::optional<Exact> as_it_is;  ///< what the present answer is worth with it, before rounding
    Words answer;                   ///< that answer, for people
};
/// Beside the rubric's items; empty: none needs anything.
using AnswerNeeds = std::vector<AnswerNeed>;

/// How much a plan is worth.
struct SearchBudget {
    std::size_t work = 200'000'000;  ///< choices looked at, so that the plan is the same everywhere
    std::function<bool()> more{};    ///< whether to go on beyond that; empty: no
};

/// The least sum of points won times `effort` that reaches the goal, of such plans one with the fewest changes, over what
/// each criterion can come to (Kind::attainable). Where the budget does not suffice, the cheapest that was found and a
/// bound, both exact; among several of that cost there may be one with fewer changes. That a goal is out of reach is
/// always proven. Criteria that do not apply stay as they are. What a change needs is named with its answer.
[[nodiscard]] ImprovementPlan cheapest_plan(const Rubric& rubric, const Result& result, const Goal& goal,
                                            const PresentAnswers& present, const SearchBudget& budget = {},
                                            const AnswerNeeds& needs = {});

/// The nearest goal above: the next better band that is for the unit; nothing where there is none.
[[nodiscard]] std::optional<Goal> next_goal(const Rubric& rubric, const Result& result);

/// Points after `rounding.criterion`.
[[nodiscard]] Exact rounded_criterion(const Rubric& rubric, const Exact& points);

}  // namespace ceping
