// A plan from few choices on to many, until it is known to be the cheapest or the work is done. Where the choices are too many
// to keep, it is sought among some of them, and a bound on all tells how far from the cheapest it may be.
#include <ceping/analyse/explaining/improvement.hpp>

#include <ceping/analyse/explaining/plan_search.hpp>
#include <ceping/analyse/phrases.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace ceping {

namespace {

class Planner {
public:
    Planner(const Rubric& rubric, const Result& result, const PresentAnswers& present,
            const AnswerNeeds& needs)
        : space_{rubric, Standing(rubric, result), {}, std::vector<CriterionOptions>(rubric.items.size())},
          unit_(result.unit) {
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            if (rubric.items[i].criterion && space_.now.at(ItemId(i)).status != NodeStatus::not_applicable) {
                collect(ItemId(i), present[i], i < needs.size() ? needs[i] : AnswerNeed());
            }
        }
    }

    [[nodiscard]] ImprovementPlan plan(const Goal& goal, const SearchBudget& budget) {
        ImprovementPlan out;
        if (goal.band && space_.now.barred()) {
            out.verdict = ImprovementPlan::Verdict::barred;
            return out;
        }
        out.then = space_.now.outlook();
        if (meets(out.then, goal)) {
            return out;
        }
        Standing best = space_.now;
        Exact everything;
        for (const auto& options : space_.options) {
            if (!options.changes.empty()) {
                const Change& most = space_.changes[options.changes.back()];
                best.set(most.item, most.to);
                everything += most.cost;
            }
        }
        if (const auto most = best.outlook(); !meets(most, goal)) {
            out.verdict = ImprovementPlan::Verdict::too_far;
            out.then = most;
            return out;
        }
        search(goal, everything, budget, out);
        finish(goal, out);
        return out;
    }

private:
    void collect(ItemId item, const Answer* present, const AnswerNeed& need) {
        const Item& of = space_.rubric.at(item);
        const Exact& points = space_.now.at(item).points;
        const bool penalty = of.section == Section::penalties;
        auto attainable =
            criterion_for(of, unit_).kind->attainable(of.points, present, penalty ? Turn::fewer : Turn::more);
        CriterionOptions& options = space_.options[item.at()];
        options.complete = attainable.complete;
        const auto add = [&](const Exact& worth, Words how) {
            const Exact to = rounded_criterion(space_.rubric, worth);
            const Exact won = penalty ? points - to : to - points;
            if (won.sign() > 0) {
                if (!need.what.en.empty()) {
                    how = joined({how, need.what}, {"，", ", "});
                }
                options.changes.push_back(space_.changes.size());
                space_.changes.push_back({item, points, to, std::move(how), won * of.criterion->effort, {}});
            }
        };
        // Of two ways to the same points the one that keeps the answer comes first.
        if (need.as_it_is) {
            add(*need.as_it_is, phrases::unchanged_answer.with({{"answer", need.answer}}));
        }
        for (auto& option : attainable.list) {
            add(option.points, std::move(option.what));
        }
        std::stable_sort(
            options.changes.begin(), options.changes.end(),
            [this](std::size_t a, std::size_t b) { return space_.changes[a].cost < space_.changes[b].cost; });
    }

    static bool meets(const Standing::Outlook& outlook, const Goal& goal) {
        return goal.band ? outlook.eligible && outlook.band <= goal.band : outlook.score >= goal.score;
    }

    FoundPlan pass(const Goal& goal, FrontSearch& fronts) {
        auto found = search_plan(space_, goal, fronts);
        work_ += fronts.work();
        return found;
    }

    void raise_bound(const Goal& goal, const Exact& limit, std::size_t pairs, ImprovementPlan& out) {
        FrontSearch fronts(FrontSearch::For::bound, limit, pairs);
        const auto found = pass(goal, fronts);
        // Where no way is left within the limit, there is none that costs less.
        out.at_least = greatest(out.at_least, found.bound.value_or(limit));
    }

    /// From few pairs of choices on to many, until what was found is known to be the cheapest, or the work is done.
    void search(const Goal& goal, const Exact& everything, const SearchBudget& budget, ImprovementPlan& out) {
        constexpr std::size_t first_pairs = std::size_t{1} << 13;
        // Some 25 bytes each, several times.
        const std::size_t most_pairs = std::size_t{1} << (budget.more ? 22U : 20U);
        raise_bound(goal, everything, first_pairs, out);
        // What is cheap is found among few choices: the limit on the cost grows until something is found within it.
        Exact limit = least(everything, out.at_least * Exact::fraction(5, 4));
        std::optional<Choice> best;
        for (std::size_t pairs = first_pairs;; pairs = std::min(8 * pairs, most_pairs)) {
            const std::size_t before = work_;
            for (;;) {
                FrontSearch fronts(FrontSearch::For::plan, limit, pairs);
                const auto found = pass(goal, fronts);
                if (found.choice && (!best || cheaper(*found.choice, *best))) {
                    best = found.choice;
                    chosen_ = fronts.changes_of(*best);
                }
                if (best) {
                    out.proven = !fronts.dropped();
                    break;
                }
                if (limit == everything) {
                    // Of thinned choices the one of all that is best may be lost; it is known to reach the goal.
                    take_everything();
                    best.emplace(Choice{{}, everything, static_cast<int>(chosen_.size()), -1});
                    break;
                }
                limit = least(everything, limit * 2 + everything / 32);
            }
            // What the choice says is in the search's units; the changes say it exactly.
            limit = cost_of_chosen();
            best->cost = limit;
            if (!out.proven) {
                raise_bound(goal, limit, pairs, out);
                out.proven = out.at_least >= limit;
            }
            const std::size_t spent = work_ - before;
            const bool more = work_ + 8 * spent <= budget.work || (budget.more && budget.more());
            if (out.proven || pairs >= most_pairs || !more) {
                break;
            }
        }
        out.cost = limit;
        out.at_least = out.proven ? limit : out.at_least;
    }

    void take_everything() {
        chosen_.clear();
        for (const auto& options : space_.options) {
            if (!options.changes.empty()) {
                chosen_.push_back(static_cast<int>(options.changes.back()));
            }
        }
    }

    [[nodiscard]] Exact cost_of_chosen() const {
        Exact out;
        for (const int change : chosen_) {
            out += space_.changes[static_cast<std::size_t>(change)].cost;
        }
        return out;
    }

    void finish(const Goal& goal, ImprovementPlan& out) {
        out.verdict = ImprovementPlan::Verdict::possible;
        for (const int change : chosen_) {
            out.changes.push_back(space_.changes[static_cast<std::size_t>(change)]);
        }
        std::sort(out.changes.begin(), out.changes.end(),
                  [](const Change& a, const Change& b) { return a.item < b.item; });
        Standing then = space_.now;
        for (auto& change : out.changes) {
            then.set(change.item, change.to);
            change.adds = -out.then.exact;
            out.then = then.outlook();
            change.adds += out.then.exact;
        }
        if (!meets(out.then, goal)) {
            throw std::logic_error("a plan does not reach its goal");
        }
    }

    PlanSpace space_;
    const Unit& unit_;
    std::vector<int> chosen_;  ///< positions among the changes
    std::size_t work_ = 0;
};

}  // namespace

Exact rounded_criterion(const Rubric& rubric, const Exact& points) {
    return rubric.rounding.criterion ? points.rounded(*rubric.rounding.criterion, rubric.rounding.mode)
                                     : points;
}

ImprovementPlan cheapest_plan(const Rubric& rubric, const Result& result, const Goal& goal,
                              const PresentAnswers& present, const SearchBudget& budget,
                              const AnswerNeeds& needs) {
    return Planner(rubric, result, present, needs).plan(goal, budget);
}

std::optional<Goal> next_goal(const Rubric& rubric, const Result& result) {
    for (std::size_t band = result.band ? result.band.at() : 0; band-- > 0;) {
        if (concerns(rubric.bands[band], result.unit)) {
            return Goal{BandId(band), {}};
        }
    }
    return std::nullopt;
}

}  // namespace ceping
