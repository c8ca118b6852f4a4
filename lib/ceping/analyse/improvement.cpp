// The cheapest way to a goal: from the criteria up, each node keeps the points that it can have together with the least
// cost of having them; what costs as much as another and gives less is dropped. All steps on the way up (sums, proration,
// rounding, gates) rise with the points, so nothing that was dropped could have been better.
#include <ceping/analyse/improvement.hpp>

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

/// How a choice came about: a change, or two choices together.
struct Pick {
    int change = -1;  ///< position among the changes considered
    int left = -1;
    int right = -1;
};

struct Choice {
    Exact points;
    Exact cost;
    int changes = 0;
    int pick = -1;  ///< -1: nothing changed
};

using Front = std::vector<Choice>;  ///< points falling, cost falling

class Planner {
public:
    Planner(const Rubric& rubric, const Result& result, const PresentAnswers& present)
        : rubric_(rubric), now_(rubric, result), options_(rubric.items.size()) {
        for (std::size_t i = 0; i < rubric.items.size(); ++i) {
            if (rubric.items[i].criterion &&
                now_.at(static_cast<int>(i)).status != NodeStatus::not_applicable) {
                collect(static_cast<int>(i), present[i]);
            }
        }
    }

    [[nodiscard]] ImprovementPlan plan(const Goal& goal) {
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
            if (!options.empty()) {
                best.set(changes_[options.back()].item, changes_[options.back()].to);
                everything += changes_[options.back()].cost;
            }
        }
        if (const auto most = best.outlook(); !meets(most, goal)) {
            out.verdict = ImprovementPlan::Verdict::too_far;
            out.then = most;
            return out;
        }
        // What is cheap is found among few choices: the limit on the cost grows until something is found within it, and
        // what is found then is the cheapest of all.
        limit_ = least(everything, Exact::fraction(1, 2));
        std::optional<Choice> found = cheapest(goal);
        while (!found) {
            if (limit_ == everything) {
                throw std::logic_error("with everything at its best the goal is met, and no plan is found");
            }
            limit_ = least(everything, limit_ * Exact::fraction(3, 2));
            found = cheapest(goal);
        }
        finish(*found, out);
        return out;
    }

private:
    void collect(int item, const Answer* present) {
        const Item& of = rubric_.at(item);
        const Exact& points = now_.at(item).points;
        const bool penalty = of.section == Section::penalties;
        for (const auto& option : of.criterion->kind->attainable(of.points, present)) {
            const Exact to = rounded_criterion(rubric_, option.points);
            const Exact won = penalty ? points - to : to - points;
            if (won.sign() > 0) {
                options_[static_cast<std::size_t>(item)].push_back(changes_.size());
                changes_.push_back({item, points, to, option.what, won * of.criterion->effort});
            }
        }
        // The most won comes last.
        auto& options = options_[static_cast<std::size_t>(item)];
        std::stable_sort(options.begin(), options.end(), [this](std::size_t a, std::size_t b) {
            return changes_[a].cost < changes_[b].cost;
        });
    }

    static bool meets(const Standing::Outlook& outlook, const Goal& goal) {
        return goal.band >= 0 ? outlook.band <= goal.band : outlook.score >= goal.score;
    }

    std::optional<Choice> cheapest(const Goal& goal) {
        picks_.clear();
        std::optional<Choice> out;
        const auto better = [&](const Choice& choice) {
            return !out || std::tie(choice.cost, choice.changes) < std::tie(out->cost, out->changes);
        };
        if (goal.band < 0) {
            for (const auto& choice : reaching(goal.score, {})) {
                out = better(choice) ? choice : out;
            }
            return out;
        }
        // A better band will do, too; it may ask for less than the one named.
        for (int band = 0; band <= goal.band; ++band) {
            const Band& aim = rubric_.bands[static_cast<std::size_t>(band)];
            std::vector<const NodeCondition*> conditions;
            for (const auto& each : aim.requirements) {
                conditions.push_back(&each);
            }
            for (const auto& choice : reaching(aim.min.value_or(Exact()), conditions)) {
                out = better(choice) ? choice : out;
            }
        }
        return out;
    }

    /// Choices for the whole whose rounded score is at least `score`.
    Front reaching(const Exact& score, const std::vector<const NodeCondition*>& conditions) {
        Front all = base(conditions);
        if (all.empty()) {
            return all;
        }
        all = together(all, extra(rubric_.bonus, false));
        all = together(all, extra(rubric_.penalties, true));
        const Exact ceiling = ceiling_of(rubric_);
        Front out;
        for (auto& choice : all) {
            const Exact exact = least(ceiling, greatest(Exact(), choice.points));
            if (exact.rounded(rubric_.rounding.final, rubric_.rounding.mode) >= score) {
                out.push_back(std::move(choice));
            }
        }
        return out;
    }

    Front base(const std::vector<const NodeCondition*>& conditions) {
        const NotApplicable policy =
            rubric_.policy == NotApplicable::exclude ? NotApplicable::prorate : rubric_.policy;
        return summed(rubric_.top, policy, rubric_.total, conditions);
    }

    Front extra(const ExtraSection& section, bool taken) {
        Front out{Choice()};
        for (const int item : section.items) {
            out = together(out, criterion(item, taken));
        }
        const Exact cap = cap_of(rubric_, section);
        for (auto& choice : out) {
            // Penalties count below zero here.
            choice.points = taken ? greatest(-cap, choice.points) : least(cap, choice.points);
        }
        return pruned(std::move(out));
    }

    Front criterion(int item, bool taken) {
        const auto sign = [taken](const Exact& points) { return taken ? -points : points; };
        Front out{{sign(now_.at(item).points), {}, 0, -1}};
        for (const std::size_t change : options_[static_cast<std::size_t>(item)]) {
            if (changes_[change].cost <= limit_) {
                picks_.push_back({static_cast<int>(change), -1, -1});
                out.push_back({sign(changes_[change].to), changes_[change].cost, 1,
                               static_cast<int>(picks_.size()) - 1});
            }
        }
        return pruned(std::move(out));
    }

    /// A node under conditions on it and on what is below it; empty where they cannot be met.
    Front node(int item, const std::vector<const NodeCondition*>& conditions) {
        const Item& of = rubric_.at(item);
        Front out = of.criterion ? criterion(item, false) : group(item, conditions);
        for (const NodeCondition* each : conditions) {
            if (each->item == item) {
                out = meeting(*each, std::move(out));
            }
        }
        return out;
    }

    Front group(int item, const std::vector<const NodeCondition*>& conditions) {
        const Item& of = rubric_.at(item);
        const Group& as = *of.group;
        Front out = inside(of, conditions);
        if (!as.gate.empty()) {
            Front closed;
            if (!out.empty()) {
                // Where the gate stays shut the least cost is the best; where it is open nonetheless, the choice below
                // has the same cost and more points.
                closed.push_back(out.back());
                closed.back().points = Exact();
            }
            std::vector<const NodeCondition*> all = conditions;
            for (const auto& each : as.gate) {
                all.push_back(&each);
            }
            out = inside(of, all);
            for (const auto& each : as.gate) {
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

    /// A group's points before its gate and rounding.
    Front inside(const Item& of, const std::vector<const NodeCondition*>& conditions) {
        if (of.group->aggregate == Aggregate::sum) {
            return summed(of.group->children, of.group->policy, of.points, conditions);
        }
        Front out{Choice()};
        Exact weights;
        for (const int child : of.group->children) {
            const NodeState& state = now_.at(child);
            const Exact& weight = *rubric_.at(child).weight;
            if (state.status != NodeStatus::not_applicable) {
                Front front = node(child, conditions);
                for (auto& choice : front) {
                    choice.points = weight * choice.points / state.max;
                }
                out = together(out, front);
                weights += weight;
            } else if (of.group->policy == NotApplicable::full) {
                for (auto& choice : out) {
                    choice.points += weight;
                }
                weights += weight;
            }
        }
        for (auto& choice : out) {
            choice.points = weights.is_zero() ? of.points : of.points * choice.points / weights;
        }
        return out;
    }

    Front summed(const std::vector<int>& children, NotApplicable policy, const Exact& full,
                 const std::vector<const NodeCondition*>& conditions) {
        Front out{Choice()};
        Exact max;
        Exact absent;
        for (const int child : children) {
            const NodeState& state = now_.at(child);
            if (state.status == NodeStatus::not_applicable) {
                absent += rubric_.at(child).points;
                continue;
            }
            max += state.max;
            out = together(out, node(child, conditions));
        }
        for (auto& choice : out) {
            if (policy == NotApplicable::full) {
                choice.points += absent;
            } else if (policy == NotApplicable::prorate && max != full && !max.is_zero()) {
                choice.points = choice.points * full / max;
            }
        }
        return out;
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

    Front together(const Front& a, const Front& b) {
        const Front& more = a.size() < b.size() ? b : a;
        const Front& fewer = a.size() < b.size() ? a : b;
        Front out;
        for (std::size_t right = 0; right < fewer.size(); ++right) {
            Front moved;
            moved.reserve(more.size());
            for (std::size_t left = 0; left < more.size(); ++left) {
                Exact cost = more[left].cost + fewer[right].cost;
                if (cost <= limit_) {
                    // The pick of a pair is made once it is known to stay.
                    moved.push_back({more[left].points + fewer[right].points, std::move(cost),
                                     more[left].changes + fewer[right].changes,
                                     static_cast<int>(left * fewer.size() + right)});
                }
            }
            out = out.empty() ? std::move(moved) : merged(std::move(out), std::move(moved));
        }
        for (auto& choice : out) {
            const auto left = static_cast<std::size_t>(choice.pick) / fewer.size();
            const auto right = static_cast<std::size_t>(choice.pick) % fewer.size();
            choice.pick = joined(more[left].pick, fewer[right].pick);
        }
        return out;
    }

    static bool before(const Choice& a, const Choice& b) {
        return std::tie(b.points, a.cost, a.changes) < std::tie(a.points, b.cost, b.changes);
    }

    /// Appends what is cheaper than all that stands there, all of which gives at least as much.
    static void keep(Front& front, Choice&& choice) {
        if (front.empty() ||
            std::tie(choice.cost, choice.changes) < std::tie(front.back().cost, front.back().changes)) {
            front.push_back(std::move(choice));
        }
    }

    /// Two pruned fronts made one.
    static Front merged(Front&& a, Front&& b) {
        Front out;
        out.reserve(a.size() + b.size());
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < a.size() || j < b.size()) {
            const bool first = j == b.size() || (i < a.size() && !before(b[j], a[i]));
            keep(out, std::move(first ? a[i++] : b[j++]));
        }
        return out;
    }

    int joined(int left, int right) {
        if (left < 0 || right < 0) {
            return std::max(left, right);
        }
        picks_.push_back({-1, left, right});
        return static_cast<int>(picks_.size()) - 1;
    }

    /// Without what is neither cheaper nor better than another.
    static Front pruned(Front front) {
        std::stable_sort(front.begin(), front.end(), before);
        Front out;
        for (auto& choice : front) {
            keep(out, std::move(choice));
        }
        return out;
    }

    void finish(const Choice& choice, ImprovementPlan& out) {
        out.verdict = ImprovementPlan::Verdict::possible;
        out.cost = choice.cost;
        std::vector<int> open{choice.pick};
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            if (at < 0) {
                continue;
            }
            const Pick& pick = picks_[static_cast<std::size_t>(at)];
            if (pick.change >= 0) {
                out.changes.push_back(changes_[static_cast<std::size_t>(pick.change)]);
            }
            open.push_back(pick.left);
            open.push_back(pick.right);
        }
        std::sort(out.changes.begin(), out.changes.end(),
                  [](const Change& a, const Change& b) { return a.item < b.item; });
        Standing then = now_;
        for (const auto& change : out.changes) {
            then.set(change.item, change.to);
        }
        out.then = then.outlook();
    }

    const Rubric& rubric_;
    Standing now_;
    std::vector<Change> changes_;                    ///< all that are possible
    std::vector<std::vector<std::size_t>> options_;  ///< by item, positions among them
    std::vector<Pick> picks_;
    Exact limit_;
};

}  // namespace

Exact rounded_criterion(const Rubric& rubric, const Exact& points) {
    return rubric.rounding.criterion ? points.rounded(*rubric.rounding.criterion, rubric.rounding.mode)
                                     : points;
}

ImprovementPlan cheapest_plan(const Rubric& rubric, const Result& result, const Goal& goal,
                              const PresentAnswers& present) {
    return Planner(rubric, result, present).plan(goal);
}

std::optional<Goal> next_goal(const Rubric& rubric, const Result& result) {
    if (rubric.bands.empty() || result.band <= 0) {
        return std::nullopt;
    }
    return Goal{result.band - 1, {}};
}

std::vector<Change> band_margins(const Rubric& rubric, const Result& result, const PresentAnswers& present) {
    std::vector<Change> out;
    const Standing now(rubric, result);
    if (rubric.bands.empty() || now.barred() || result.band + 1 == static_cast<int>(rubric.bands.size())) {
        return out;
    }
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const int item = static_cast<int>(i);
        const Item& of = rubric.items[i];
        if (!of.criterion || now.at(item).status == NodeStatus::not_applicable) {
            continue;
        }
        const bool penalty = of.section == Section::penalties;
        const Exact& points = now.at(item).points;
        std::vector<Attainable> lower = of.criterion->kind->attainable(of.points, present[i]);
        // Whatever the rule, an answer can turn out to be worth nothing.
        const Exact worst = penalty ? of.points : Exact();
        lower.insert(penalty ? lower.end() : lower.begin(),
                     {{"计 " + worst.plain(), "worth " + worst.plain()}, worst});
        std::optional<Change> least_loss;
        Standing then = now;
        for (const auto& option : lower) {
            const Exact to = rounded_criterion(rubric, option.points);
            const Exact loss = penalty ? to - points : points - to;
            if (loss.sign() <= 0 || (least_loss && loss >= least_loss->cost)) {
                continue;
            }
            then.set(item, to);
            if (then.outlook().band > result.band) {
                least_loss = Change{item, points, to, option.what, loss};
            }
        }
        if (least_loss) {
            out.push_back(std::move(*least_loss));
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Change& a, const Change& b) { return a.cost < b.cost; });
    return out;
}

}  // namespace ceping
