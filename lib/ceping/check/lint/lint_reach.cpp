#include <ceping/check/lint/lint_reach.hpp>

#include <ceping/base/text.hpp>
#include <ceping/model/limits.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

struct Share {
    Exact rate;
    Exact weight;
    bool optional;
};

/// The greatest weighted mean of all that is not optional and any of what is.
Exact best_mean(std::vector<Share> shares) {
    std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) {
        return a.optional != b.optional ? !a.optional : a.rate > b.rate;
    });
    Exact sum;
    Exact weight;
    for (const auto& share : shares) {
        if (share.optional && !weight.is_zero() && share.rate * weight <= sum) {
            break;  // it would pull the mean down, and those after it too
        }
        sum += share.rate * share.weight;
        weight += share.weight;
    }
    return sum / weight;
}

}  // namespace

Reaches::Reaches(const Rubric& rubric, const std::vector<bool>& never)
    : rubric_(rubric), nodes_(rubric.items.size()) {
    for (std::size_t i = rubric.items.size(); i-- > 0;) {  // children stand after their parents
        const Item& item = rubric.items[i];
        nodes_[i] = item.group ? of_group(item) : of_criterion(item);
        nodes_[i].never = nodes_[i].never || never[i];
    }
}

Exact Reaches::score() const {
    const Limits limits(rubric_);
    Exact bonus;
    for (const ItemId position : rubric_.bonus.items) {
        if (!of(position).never) {
            bonus += of(position).rate * rubric_.at(position).points;
        }
    }
    return limits.clamped(root_rate() * rubric_.total, least(bonus, limits.bonus), Exact())
        .rounded(rubric_.rounding.final, rubric_.rounding.mode);
}

bool Reaches::may_be_left_out(ItemId position) const {
    bool out = of(position).may_skip || of(position).never;
    for (ItemId at = rubric_.at(position).parent; at && !out; at = rubric_.at(at).parent) {
        out = !rubric_.at(at).when.always();
    }
    return out;
}

Reach Reaches::of_criterion(const Item& item) const {
    Reach out;
    const auto& criterion = *item.criterion;
    Exact most = criterion.kind->range(item.points).second;
    for (const auto& variant : criterion.variants) {
        most = greatest(most, variant.criterion.kind->range(item.points).second);
    }
    const auto& places = rubric_.rounding.criterion;
    // What has no limit loses nothing by rounding down that one time more could not make up for.
    const bool rounds = places && !(item.unlimited && most == item.points);
    out.rate = (rounds ? most.rounded(*places, rubric_.rounding.mode) : most) / item.points;
    // A denominator of 0 may mean that a measure does not apply.
    const auto shapes = criterion.kind->form(item.points).shapes;
    const bool ratio = among(Shape::ratio, shapes);
    out.may_skip = !item.when.always() || criterion.may_not_apply || ratio;
    return out;
}

/// Everything about a list of children but the group's own `when`.
Reach Reaches::of_children(const std::vector<ItemId>& children, NotApplicable policy, bool weighted) const {
    Reach out;
    std::vector<Share> shares;
    bool all_may_skip = true;
    for (const ItemId position : children) {
        const Item& child = rubric_.at(position);
        const Reach& reach = of(position);
        const bool optional = reach.may_skip || reach.never;
        all_may_skip = all_may_skip && optional;
        out.fixed_max = out.fixed_max && !optional && reach.fixed_max;
        Share share{reach.rate, weighted ? child.weight.value_or(1) : child.points,
                    optional || !reach.fixed_max};
        if (policy == NotApplicable::full) {
            // What does not apply counts as full marks, so everything counts.
            share = {optional ? greatest(reach.never ? Exact() : reach.rate, 1) : reach.rate, share.weight,
                     false};
        } else if (reach.never) {
            continue;
        }
        shares.push_back(std::move(share));
    }
    out.never = shares.empty();
    out.may_skip = policy != NotApplicable::full && all_may_skip;
    out.rate = out.never ? Exact() : best_mean(std::move(shares));
    out.fixed_max = out.fixed_max || weighted || policy != NotApplicable::exclude;
    return out;
}

Reach Reaches::of_group(const Item& item) const {
    const auto& group = *item.group;
    Reach out = of_children(group.children, group.policy, group.aggregate == Aggregate::weighted);
    out.may_skip = out.may_skip || !item.when.always();
    add_bonus(item, out);
    if (const auto& places = rubric_.rounding.group) {
        if (out.fixed_max) {
            out.rate = (out.rate * item.points).rounded(*places, rubric_.rounding.mode) / item.points;
        } else {
            out.rate += unit_of_place(*places) / least_points(item);
        }
    }
    return out;
}

/// What its own bonus can make of a group's greatest rate. Where its full points vary with what applies, the rate is said of
/// the smallest, which is no less than any.
void Reaches::add_bonus(const Item& item, Reach& out) const {
    const ExtraSection& bonus = item.group->bonus;
    if (bonus.items.empty()) {
        return;
    }
    Exact most;
    for (const ItemId position : bonus.items) {
        if (!of(position).never) {
            most += of(position).rate * rubric_.at(position).points;
        }
    }
    most = least(most, most_bonus(rubric_, bonus));
    const auto& group = *item.group;
    const bool whole = group.aggregate == Aggregate::weighted || group.policy == NotApplicable::full ||
                       std::all_of(group.children.begin(), group.children.end(), [this](ItemId child) {
                           return !of(child).may_skip && !of(child).never && of(child).fixed_max;
                       });
    const Exact full = whole ? item.points : least_points(item);
    const Exact end = greatest(out.rate, upper_end(rubric_, group, full) / full);
    out.rate = least(end, out.rate + most / full);
}

Exact Reaches::root_rate() const {
    const auto policy = rubric_.policy == NotApplicable::full ? NotApplicable::full : NotApplicable::prorate;
    return of_children(rubric_.top, policy, rubric_.aggregate == Aggregate::weighted).rate;
}

/// The smallest points that stand on a node or below it: no max can be less.
Exact Reaches::least_points(const Item& item) const {
    Exact out = item.points;
    if (item.group) {
        for (const ItemId child : item.group->children) {
            out = least(out, least_points(rubric_.at(child)));
        }
    }
    return out;
}

bool Reaches::never_holds(const NodeCondition& condition) const {
    return !meets(condition, of(condition.item).rate, 1) && !may_be_left_out(condition.item);
}

Exact unit_of_place(int places) {
    Exact out = 1;
    for (int i = 0; i < places; ++i) {
        out /= 10;
    }
    return out;
}

}  // namespace ceping
