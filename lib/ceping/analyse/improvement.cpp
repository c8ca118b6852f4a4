// The cheapest way to a goal: from the criteria up, each node keeps the points that it can have together with the least
// cost of having them; what costs as much as another and gives less is dropped. All steps on the way up (sums, proration,
// rounding, gates) rise with the points, so nothing that was dropped could have been better. Where the choices are too
// many to keep, a plan is sought among some of them, and a bound on all tells how far from the cheapest it may be.
#include <ceping/analyse/improvement.hpp>

#include <ceping/analyse/fronts.hpp>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

/// From which exact value on a score is rounded to at least some score; `beyond`: only from above it.
struct Threshold {
    Exact value;
    bool beyond = false;
};

Threshold threshold_of(const Exact& score, int places, Rounding mode) {
    Exact step(1);
    for (int i = 0; i < places; ++i) {
        step /= 10;
    }
    Exact aim = score.rounded(places, Rounding::down);
    aim += aim < score ? step : Exact();
    if (mode == Rounding::down) {
        return {aim, false};
    }
    const Exact tie = aim - step / 2;
    return {tie, tie.rounded(places, mode) < aim};
}

/// What one criterion can be changed to.
struct Options {
    std::vector<std::size_t> changes;  ///< positions among all changes; the most won comes last
    bool complete = true;              ///< false: between these there are others
};

bool cheaper(const Choice& a, const Choice& b) {
    return std::tie(a.cost, a.changes) < std::tie(b.cost, b.changes);
}

/// One search through the rubric's tree.
class TreeSearch {
public:
    TreeSearch(const Rubric& rubric, const Standing& now, const std::vector<Change>& changes,
               const std::vector<Options>& options, FrontSearch& fronts)
        : rubric_(rubric), now_(now), changes_(changes), options_(options), fronts_(fronts) {}

    struct Found {
        std::optional<Choice> choice;  ///< the cheapest that was found within the limit
        std::optional<Exact>
            bound;  ///< of a search for a bound: what no way costs less than; nothing: there is no way
    };

    Found cheapest(const Goal& goal) {
        if (goal.band < 0) {
            return reaching(goal.score, {});
        }
        // A better band will do, too; it may ask for less than the one named.
        Found out;
        for (int band = 0; band <= goal.band; ++band) {
            const Band& aim = rubric_.bands[static_cast<std::size_t>(band)];
            Conditions conditions;
            for (const auto& each : aim.requirements) {
                conditions.push_back(&each);
            }
            const Found found = reaching(aim.min.value_or(Exact()), conditions);
            if (found.choice && (!out.choice || cheaper(*found.choice, *out.choice))) {
                out.choice = found.choice;
            }
            if (found.bound && (!out.bound || *found.bound < *out.bound)) {
                out.bound = found.bound;
            }
        }
        return out;
    }

private:
    using Conditions = std::vector<const NodeCondition*>;

    /// Fronts that add up, and what is added to them.
    struct Sum {
        std::vector<Front> fronts;
        Exact rest;
    };

    /// Choices for the whole whose rounded score is at least `score`.
    Found reaching(const Exact& score, const Conditions& conditions) {
        const RoundingRule& rounding = rubric_.rounding;
        if (ceiling_of(rubric_).rounded(rounding.final, rounding.mode) < score) {
            return {};
        }
        Sum all;
        const NotApplicable policy =
            rubric_.policy == NotApplicable::exclude ? NotApplicable::prorate : rubric_.policy;
        add_summed(rubric_.top, policy, rubric_.total, Exact(1), conditions, all);
        add_extra(rubric_.bonus, false, all);
        add_extra(rubric_.penalties, true, all);
        Threshold aim = threshold_of(score, rounding.final, rounding.mode);
        aim.value -= all.rest;
        if (score.sign() <= 0) {
            // No score is below 0: whatever there is will do.
            aim = {};
            for (const auto& front : all.fronts) {
                aim.value += front.empty() ? Exact() : front.back().points;
            }
        }
        Found out;
        out.bound = least_cost(all.fronts, aim.value);
        if (out.bound) {
            out.choice = fronts_.cheapest(all.fronts, aim.value, aim.beyond);
            out.bound = greatest(*out.bound, out.choice ? out.choice->cost : fronts_.limit());
        }
        return out;
    }

    void add_extra(const ExtraSection& section, bool taken, Sum& to) {
        std::vector<Front> all;
        Exact most;
        for (const int item : section.items) {
            all.push_back(criterion(item, taken));
            most += taken ? -all.back().back().points : all.back().front().points;
        }
        const Exact cap = cap_of(rubric_, section);
        if (most > cap) {
            Front out = fronts_.sum(std::move(all));
            for (auto& choice : out) {
                // Penalties count below zero here.
                choice.points = taken ? greatest(-cap, choice.points) : least(cap, choice.points);
            }
            all = {pruned(std::move(out))};
        }
        std::move(all.begin(), all.end(), std::back_inserter(to.fronts));
    }

    Front criterion(int item, bool taken) {
        const auto sign = [taken](const Exact& points) { return taken ? -points : points; };
        const Options& options = options_[static_cast<std::size_t>(item)];
        Front out{{sign(now_.at(item).points), {}, 0, -1}};
        if (!options.complete) {
            fronts_.say_dropped();
        }
        Exact below;
        for (const std::size_t at : options.changes) {
            const Change& change = changes_[at];
            // What is not known between two choices costs no less than the lower one, and gives no more than the upper.
            const bool bounded = fronts_.is_bound() && !options.complete;
            const Exact& cost = bounded ? below : change.cost;
            if (cost <= fronts_.limit()) {
                out.push_back({sign(change.to), cost, 1, fronts_.pick(static_cast<int>(at))});
            }
            below = change.cost;
        }
        return pruned(std::move(out));
    }

    [[nodiscard]] static bool names(const Conditions& conditions, int item) {
        return std::any_of(conditions.begin(), conditions.end(),
                           [item](const NodeCondition* each) { return each->item == item; });
    }

    /// A node, times `factor`, under conditions on it and on what is below it.
    void add_node(int item, const Exact& factor, const Conditions& conditions, Sum& to) {
        const Item& of = rubric_.at(item);
        if (of.group && of.group->gate.empty() && !rubric_.rounding.group && !names(conditions, item)) {
            add_inside(of, factor, conditions, to);
            return;
        }
        Front out = of.criterion ? criterion(item, false) : group(item, conditions);
        for (const NodeCondition* each : conditions) {
            if (each->item == item) {
                out = meeting(*each, std::move(out));
            }
        }
        for (auto& choice : out) {
            choice.points *= factor;
        }
        to.fronts.push_back(std::move(out));
    }

    /// A group's points before its gate and rounding.
    Front inside(const Item& of, const Conditions& conditions) {
        Sum all;
        add_inside(of, Exact(1), conditions, all);
        Front out = fronts_.sum(std::move(all.fronts));
        for (auto& choice : out) {
            choice.points += all.rest;
        }
        return out;
    }

    Front group(int item, const Conditions& conditions) {
        const Item& of = rubric_.at(item);
        Front out = inside(of, conditions);
        if (!of.group->gate.empty()) {
            Front closed;
            if (!out.empty()) {
                // Where the gate stays shut the least cost is the best; where it is open nonetheless, the choice below
                // has the same cost and more points.
                closed.push_back(out.back());
                closed.back().points = Exact();
            }
            Conditions all = conditions;
            for (const auto& each : of.group->gate) {
                all.push_back(&each);
            }
            out = inside(of, all);
            for (const auto& each : of.group->gate) {
                if (each.item == item) {
                    out = meeting(each, std::move(out));
                }
            }
            out.insert(out.end(), closed.begin(), closed.end());
        }
        for (auto& choice : out) {
            if (rubric_.rounding.group) {
                choice.points = choice.points.rounded(*rubric_.rounding.group, rubric_.rounding.mode);
            }
        }
        return pruned(std::move(out));
    }

    void add_inside(const Item& of, const Exact& factor, const Conditions& conditions, Sum& to) {
        if (of.group->aggregate == Aggregate::sum) {
            add_summed(of.group->children, of.group->policy, of.points, factor, conditions, to);
            return;
        }
        const bool full = of.group->policy == NotApplicable::full;
        Exact weights;
        for (const int child : of.group->children) {
            if (full || now_.at(child).status != NodeStatus::not_applicable) {
                weights += *rubric_.at(child).weight;
            }
        }
        if (weights.is_zero()) {
            to.rest += factor * of.points;
            return;
        }
        for (const int child : of.group->children) {
            const NodeState& state = now_.at(child);
            const Exact share = factor * of.points * *rubric_.at(child).weight / weights;
            if (state.status != NodeStatus::not_applicable) {
                add_node(child, share / state.max, conditions, to);
            } else if (full) {
                to.rest += share;
            }
        }
    }

    void add_summed(const std::vector<int>& children, NotApplicable policy, const Exact& full,
                    const Exact& factor, const Conditions& conditions, Sum& to) {
        Exact max;
        Exact absent;
        for (const int child : children) {
            const NodeState& state = now_.at(child);
            (state.status == NodeStatus::not_applicable ? absent : max) +=
                state.status == NodeStatus::not_applicable ? rubric_.at(child).points : state.max;
        }
        const bool prorated = policy == NotApplicable::prorate && max != full && !max.is_zero();
        const Exact inner = prorated ? factor * full / max : factor;
        for (const int child : children) {
            if (now_.at(child).status != NodeStatus::not_applicable) {
                add_node(child, inner, conditions, to);
            }
        }
        if (policy == NotApplicable::full) {
            to.rest += factor * absent;
        }
    }

    [[nodiscard]] Front meeting(const NodeCondition& condition, Front front) const {
        const Exact& max = now_.at(condition.item).max;
        front.erase(std::remove_if(front.begin(), front.end(),
                                   [&](const Choice& choice) {
                                       return condition.min_rate ? choice.points < *condition.min_rate * max
                                                                 : choice.points.sign() <= 0;
                                   }),
                    front.end());
        return front;
    }

    const Rubric& rubric_;
    const Standing& now_;
    const std::vector<Change>& changes_;
    const std::vector<Options>& options_;
    FrontSearch& fronts_;
};

class Planner {
public:
    Planner(const Rubric& rubric, const Result& result, const PresentAnswers& present,
            const AnswerNeeds& needs)
        : rubric_(rubric), now_(rubric, result), options_(rubric.items.size()) {
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            if (rubric.items[i].criterion &&
                now_.at(static_cast<int>(i)).status != NodeStatus::not_applicable) {
                collect(static_cast<int>(i), present[i], i < needs.size() ? needs[i] : AnswerNeed());
            }
        }
    }

    [[nodiscard]] ImprovementPlan plan(const Goal& goal, const SearchBudget& budget) {
        ImprovementPlan out;
        if (goal.band >= 0 && now_.barred()) {
            out.verdict = ImprovementPlan::Verdict::barred;
            return out;
        }
        out.then = now_.outlook();
        if (meets(out.then, goal)) {
            return out;
        }
        Standing best = now_;
        Exact everything;
        for (const auto& options : options_) {
            if (!options.changes.empty()) {
                const Change& most = changes_[options.changes.back()];
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
    void collect(int item, const Answer* present, const AnswerNeed& need) {
        const Item& of = rubric_.at(item);
        const Exact& points = now_.at(item).points;
        const bool penalty = of.section == Section::penalties;
        auto attainable =
            of.criterion->kind->attainable(of.points, present, penalty ? Turn::fewer : Turn::more);
        Options& options = options_[static_cast<std::size_t>(item)];
        options.complete = attainable.complete;
        const auto add = [&](const Exact& worth, Words how) {
            const Exact to = rounded_criterion(rubric_, worth);
            const Exact won = penalty ? points - to : to - points;
            if (won.sign() > 0) {
                if (!need.what.en.empty()) {
                    how.zh += "，" + need.what.zh;
                    how.en += ", " + need.what.en;
                }
                options.changes.push_back(changes_.size());
                changes_.push_back({item, points, to, std::move(how), won * of.criterion->effort, {}});
            }
        };
        // Of two ways to the same points the one that keeps the answer comes first.
        if (need.as_it_is) {
            add(*need.as_it_is,
                {"填报内容不变（" + need.answer.zh + "）", "the answer as it is (" + need.answer.en + ")"});
        }
        for (auto& option : attainable.list) {
            add(option.points, std::move(option.what));
        }
        std::stable_sort(
            options.changes.begin(), options.changes.end(),
            [this](std::size_t a, std::size_t b) { return changes_[a].cost < changes_[b].cost; });
    }

    static bool meets(const Standing::Outlook& outlook, const Goal& goal) {
        return goal.band >= 0 ? outlook.band <= goal.band : outlook.score >= goal.score;
    }

    TreeSearch::Found pass(const Goal& goal, FrontSearch& fronts) {
        auto found = TreeSearch(rubric_, now_, changes_, options_, fronts).cheapest(goal);
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
        for (const auto& options : options_) {
            if (!options.changes.empty()) {
                chosen_.push_back(static_cast<int>(options.changes.back()));
            }
        }
    }

    [[nodiscard]] Exact cost_of_chosen() const {
        Exact out;
        for (const int change : chosen_) {
            out += changes_[static_cast<std::size_t>(change)].cost;
        }
        return out;
    }

    void finish(const Goal& goal, ImprovementPlan& out) {
        out.verdict = ImprovementPlan::Verdict::possible;
        for (const int change : chosen_) {
            out.changes.push_back(changes_[static_cast<std::size_t>(change)]);
        }
        std::sort(out.changes.begin(), out.changes.end(),
                  [](const Change& a, const Change& b) { return a.item < b.item; });
        Standing then = now_;
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

    const Rubric& rubric_;
    Standing now_;
    std::vector<Change> changes_;   ///< all that are possible
    std::vector<Options> options_;  ///< by item
    std::vector<int> chosen_;       ///< positions among the changes
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
    if (rubric.bands.empty() || result.band <= 0) {
        return std::nullopt;
    }
    return Goal{result.band - 1, {}};
}

}  // namespace ceping
