// The cheapest way to a goal: from the criteria up, each node keeps the points that it can have together with the least
// cost of having them; what costs as much as another and gives less is dropped. All steps on the way up (sums, proration,
// rounding, gates) rise with the points, so nothing that was dropped could have been better. Where the choices are too
// many to keep, a plan is sought among some of them, and a bound on all tells how far from the cheapest it may be.
#include <ceping/analyse/explaining/plan_search.hpp>

#include <algorithm>
#include <iterator>
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

/// One search through the rubric's tree.
class TreeSearch {
public:
    TreeSearch(const PlanSpace& space, FrontSearch& fronts)
        : rubric_(space.rubric), now_(space.now), space_(space), fronts_(fronts) {}

    FoundPlan cheapest(const Goal& goal) {
        if (!goal.band) {
            return reaching(goal.score, {});
        }
        // A better band will do, too; it may ask for less than the one named.
        FoundPlan out;
        for (std::size_t band = 0; band <= goal.band.at(); ++band) {
            const Band& aim = rubric_.bands[band];
            if (band + 1 < rubric_.bands.size() && !now_.may_have(aim)) {
                continue;
            }
            Conditions conditions = now_.prerequisites();
            for (const auto& each : aim.requirements) {
                conditions.push_back(&each);
            }
            const FoundPlan found = reaching(aim.min.value_or(Exact()), conditions);
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
    FoundPlan reaching(const Exact& score, const Conditions& conditions) {
        const RoundingRule& rounding = rubric_.rounding;
        if (ceiling_of(rubric_).rounded(rounding.final, rounding.mode) < score) {
            return {};
        }
        Sum all;
        const NotApplicable policy =
            rubric_.policy == NotApplicable::exclude ? NotApplicable::prorate : rubric_.policy;
        if (rubric_.aggregate == Aggregate::weighted) {
            add_weighted(rubric_.top, policy, rubric_.total, Exact(1), conditions, all);
        } else {
            add_summed(rubric_.top, policy, rubric_.full(), rubric_.total / rubric_.full(), conditions, all);
        }
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
        FoundPlan out;
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
        for (const ItemId item : section.items) {
            all.push_back(criterion(item, taken));
            most += taken ? -all.back().back().points : all.back().front().points;
        }
        const std::optional<Exact> cap = cap_of(rubric_, section);
        if (cap && most > *cap) {
            Front out = fronts_.sum(std::move(all));
            for (auto& choice : out) {
                // Penalties count below zero here.
                choice.points = taken ? greatest(-*cap, choice.points) : least(*cap, choice.points);
            }
            all = {pruned(std::move(out))};
        }
        std::move(all.begin(), all.end(), std::back_inserter(to.fronts));
    }

    Front criterion(ItemId item, bool taken) {
        const auto sign = [taken](const Exact& points) { return taken ? -points : points; };
        const CriterionOptions& options = space_.options[item.at()];
        Front out{{sign(now_.at(item).points), {}, 0, -1}};
        if (!options.complete) {
            fronts_.say_dropped();
        }
        Exact below;
        for (const std::size_t at : options.changes) {
            const Change& change = space_.changes[at];
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

    [[nodiscard]] static bool names(const Conditions& conditions, ItemId item) {
        return std::any_of(conditions.begin(), conditions.end(),
                           [item](const NodeCondition* each) { return each->item == item; });
    }

    /// A node, times `factor`, under conditions on it and on what is below it.
    void add_node(ItemId item, const Exact& factor, const Conditions& conditions, Sum& to) {
        const Item& of = rubric_.at(item);
        if (of.group && of.group->gate.empty() && !of.group->has_extras() && !rubric_.rounding.group &&
            !names(conditions, item)) {
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
        if (of.group->has_extras()) {
            return with_extras(of, conditions);
        }
        Sum all;
        add_inside(of, Exact(1), conditions, all);
        Front out = fronts_.sum(std::move(all.fronts));
        for (auto& choice : out) {
            choice.points += all.rest;
        }
        return out;
    }

    /// The same of a group that adds and takes of its own, which is done before proration.
    Front with_extras(const Item& of, const Conditions& conditions) {
        const Group& group = *of.group;
        const bool prorated = group.aggregate == Aggregate::sum && group.policy == NotApplicable::prorate;
        Exact max = of.points;
        if (group.aggregate == Aggregate::sum && group.policy != NotApplicable::full) {
            max = Exact();
            for (const ItemId child : group.children) {
                max += now_.at(child).max;
            }
        }
        Sum all;
        if (group.aggregate == Aggregate::weighted) {
            add_weighted(group.children, group.policy, of.points, Exact(1), conditions, all);
        } else {
            add_summed(group.children, prorated ? NotApplicable::exclude : group.policy, of.points, Exact(1),
                       conditions, all);
        }
        const Exact end = upper_end(rubric_, group, max);
        Front own;
        Front above;
        for (auto& choice : fronts_.sum(std::move(all.fronts))) {
            choice.points += all.rest;
            (choice.points > end ? above : own).push_back(choice);
        }
        Sum extras;
        add_extra(group.bonus, false, extras);
        add_extra(group.penalties, true, extras);
        const Front more = fronts_.sum(std::move(extras.fronts));
        Front out = own.empty() ? Front() : fronts_.sum({own, more});
        for (auto& choice : out) {
            choice.points = least(end, choice.points);
        }
        if (!above.empty()) {
            // What a group in it carried over the end is not taken back, and nothing is added to it.
            Front less = more;
            for (auto& choice : less) {
                choice.points = least(Exact(), choice.points);
            }
            const Front past = fronts_.sum({above, pruned(std::move(less))});
            out.insert(out.end(), past.begin(), past.end());
        }
        for (auto& choice : out) {
            choice.points = greatest(Exact(), choice.points);
            if (prorated && max != of.points) {
                choice.points = choice.points * of.points / max;
            }
        }
        return pruned(std::move(out));
    }

    Front group(ItemId item, const Conditions& conditions) {
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
        } else {
            add_weighted(of.group->children, of.group->policy, of.points, factor, conditions, to);
        }
    }

    void add_weighted(const std::vector<ItemId>& children, NotApplicable policy, const Exact& points,
                      const Exact& factor, const Conditions& conditions, Sum& to) {
        const bool full = policy == NotApplicable::full;
        Exact weights;
        for (const ItemId child : children) {
            if (full || now_.at(child).status != NodeStatus::not_applicable) {
                weights += *rubric_.at(child).weight;
            }
        }
        if (weights.is_zero()) {
            to.rest += factor * points;
            return;
        }
        for (const ItemId child : children) {
            const NodeState& state = now_.at(child);
            const Exact share = factor * points * *rubric_.at(child).weight / weights;
            if (state.status != NodeStatus::not_applicable) {
                add_node(child, share / state.max, conditions, to);
            } else if (full) {
                to.rest += share;
            }
        }
    }

    void add_summed(const std::vector<ItemId>& children, NotApplicable policy, const Exact& full,
                    const Exact& factor, const Conditions& conditions, Sum& to) {
        Exact max;
        Exact absent;
        for (const ItemId child : children) {
            const NodeState& state = now_.at(child);
            (state.status == NodeStatus::not_applicable ? absent : max) +=
                state.status == NodeStatus::not_applicable ? rubric_.at(child).points : state.max;
        }
        const bool prorated = policy == NotApplicable::prorate && max != full && !max.is_zero();
        const Exact inner = prorated ? factor * full / max : factor;
        for (const ItemId child : children) {
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
        front.erase(
            std::remove_if(front.begin(), front.end(),
                           [&](const Choice& choice) { return !meets(condition, choice.points, max); }),
            front.end());
        return front;
    }

    const Rubric& rubric_;
    const Standing& now_;
    const PlanSpace& space_;
    FrontSearch& fronts_;
};

}  // namespace

bool cheaper(const Choice& a, const Choice& b) {
    return std::tie(a.cost, a.changes) < std::tie(b.cost, b.changes);
}

FoundPlan search_plan(const PlanSpace& space, const Goal& goal, FrontSearch& fronts) {
    return TreeSearch(space, fronts).cheapest(goal);
}

}  // namespace ceping
