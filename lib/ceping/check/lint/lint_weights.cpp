// Weights of nodes and of methods. They count in proportion, so any of them give a score, also those that were mistyped.
#include <ceping/check/lint/lint_parts.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace ceping {

namespace {

using Weights = std::vector<Exact>;

Exact sum_of(const Weights& weights) {
    Exact out;
    for (const auto& each : weights) {
        out += each;
    }
    return out;
}

std::string addends(const Weights& weights) {
    std::string out;
    for (const auto& each : weights) {
        out += (out.empty() ? "" : " + ") + each.plain();
    }
    return out;
}

/// What the weights were meant to add up to where they do not: 1 where all are fractions, 100 where they look like per
/// cents. Others, such as 3, 2, 1, are ratios, which add up to anything.
std::optional<Exact> missed_sum(const Weights& weights) {
    if (weights.size() < 2) {
        return std::nullopt;
    }
    const Exact sum = sum_of(weights);
    const auto all = [&](const auto& test) { return std::all_of(weights.begin(), weights.end(), test); };
    const auto within = [&](int low, int high) { return sum >= Exact(low) && sum <= Exact(high); };
    if (all([](const Exact& each) { return each < Exact(1); })) {
        return sum == Exact(1) ? std::nullopt : std::optional(Exact(1));
    }
    const bool equal = all([&](const Exact& each) { return each == weights.front(); });
    const bool near = within(95, 105);
    const bool like_percents =
        near || (!equal && within(75, 125) && all([](const Exact& each) { return each >= Exact(5); }));
    return like_percents && sum != Exact(100) ? std::optional(Exact(100)) : std::nullopt;
}

void report_sum(std::string_view owner, const Words& what, const Weights& weights, const Location& where,
                Diagnostics& found) {
    if (const auto meant = missed_sum(weights)) {
        found.add("weights-sum", where,
                  {owner, what, sum_of(weights).plain(), meant->plain(), addends(weights)});
    }
}

/// Whether points and weights below a group changed places: what should be the group's points are the weights, and what
/// should be shares are the points.
bool look_swapped(const Exact& points_of_group, const Exact& points, const Exact& weights) {
    const bool points_are_shares = points == Exact(1) || (points == Exact(100) && weights != Exact(100));
    return weights == points_of_group && weights != Exact(1) && points_are_shares;
}

/// Weights below a weighted group, or at the top. `where`: its `points`, or `total`.
void lint_weighted(const Rubric& rubric, const std::string& id, const std::vector<ItemId>& children,
                   const Exact& full, const Location& where, Diagnostics& found) {
    Weights weights;
    Exact points;
    bool always = true;
    for (const ItemId position : children) {
        const Item& child = rubric.at(position);
        weights.push_back(child.weight.value_or(Exact()));
        points += child.points;
        always = always && child.when.always();
    }
    if (look_swapped(full, points, sum_of(weights))) {
        found.add("weights-swapped", where, {id, points.plain(), sum_of(weights).plain(), full.plain()});
    } else if (always) {
        // Nodes for some units only may take each other's place, each with the whole share.
        report_sum(id, {"下各项", "below"}, weights, where, found);
    }
}

Weights weights_of(const std::vector<MethodShare>& shares) {
    Weights out;
    for (const auto& share : shares) {
        out.push_back(share.weight);
    }
    return out;
}

}  // namespace

void lint_weights(const Rubric& rubric, Diagnostics& found) {
    const Words of_methods{"各测评方法", "of the methods of"};
    if (rubric.default_methods) {
        report_sum("default_methods", of_methods, weights_of(*rubric.default_methods),
                   rubric.places.of("default_methods"), found);
    }
    if (rubric.aggregate == Aggregate::weighted) {
        lint_weighted(rubric, "total", rubric.top, rubric.total, rubric.places.of("total"), found);
    }
    for (const auto& item : rubric.items) {
        const bool weighted =
            item.section == Section::items &&
            (item.parent ? rubric.at(item.parent).group->aggregate : rubric.aggregate) == Aggregate::weighted;
        if (item.weight && !weighted) {
            found.add("weight-unused", item.places.of("weight"), {item.id});
        }
        if (item.group && item.group->aggregate == Aggregate::weighted) {
            lint_weighted(rubric, item.id, item.group->children, item.points, item.places.of("points"),
                          found);
        }
        if (item.criterion && item.places.has("methods")) {
            report_sum(item.id, of_methods, weights_of(item.criterion->methods), item.places.of("methods"),
                       found);
        }
    }
}

}  // namespace ceping
