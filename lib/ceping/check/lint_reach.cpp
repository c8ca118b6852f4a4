// How much can be reached? An upper bound of what any unit can get, from the kinds upward. Where it is below what a band
// or a gate asks for, nobody can meet it. Gates and rulings are left out of account, and what applies to a unit is
// taken as favourable as each condition alone allows, so the bound is never too low and no warning is false.
#include <ceping/check/lint_parts.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace ceping {

namespace {

/// The most that a node can be worth.
struct Reach {
    Exact rate = 1;         ///< points/max
    bool may_skip = false;  ///< it need not apply to a unit to which its parent applies
    bool never = false;     ///< it applies to no unit
    bool fixed_max = true;  ///< its max is its declared points, whatever applies
};

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

class Reaches {
public:
    Reaches(const Rubric& rubric, const std::vector<bool>& never) : rubric_(rubric), nodes_(rubric.items.size()) {
        for (std::size_t i = rubric.items.size(); i-- > 0;) {  // children stand after their parents
            const Item& item = rubric.items[i];
            nodes_[i] = item.group ? of_group(item) : of_criterion(item);
            nodes_[i].never = nodes_[i].never || never[i];
        }
    }

    [[nodiscard]] const Reach& of(int position) const { return nodes_[static_cast<std::size_t>(position)]; }

    /// The highest rounded score.
    [[nodiscard]] Exact score() const {
        const Exact base = root_rate() * rubric_.total;
        Exact bonus;
        Exact declared;
        for (const int position : rubric_.bonus.items) {
            declared += rubric_.at(position).points;
            if (!of(position).never) {
                bonus += of(position).rate * rubric_.at(position).points;
            }
        }
        const Exact cap = rubric_.bonus.cap.value_or(declared);
        const Exact ceiling = rubric_.bonus.ceiling_total ? rubric_.total : rubric_.total + cap;
        return least(base + least(bonus, cap), ceiling).rounded(rubric_.rounding.final, rubric_.rounding.mode);
    }

    /// Whether a node may be left out for a unit, by its own conditions or those above it.
    [[nodiscard]] bool may_be_left_out(int position) const {
        bool out = of(position).may_skip || of(position).never;
        for (int at = rubric_.at(position).parent; at >= 0 && !out; at = rubric_.at(at).parent) {
            out = !rubric_.at(at).when.always();
        }
        return out;
    }

private:
    [[nodiscard]] Reach of_criterion(const Item& item) const {
        Reach out;
        const auto& criterion = *item.criterion;
        const Exact most = criterion.kind->range(item.points).second;
        const auto& places = rubric_.rounding.criterion;
        out.rate = (places ? most.rounded(*places, rubric_.rounding.mode) : most) / item.points;
        // A denominator of 0 may mean that a measure does not apply.
        const auto shapes = criterion.kind->form(item.points).shapes;
        const bool ratio = std::find(shapes.begin(), shapes.end(), Shape::ratio) != shapes.end();
        out.may_skip = !item.when.always() || criterion.may_not_apply || ratio;
        return out;
    }

    /// Everything about a list of children but the group's own `when`.
    [[nodiscard]] Reach of_children(const std::vector<int>& children, NotApplicable policy, bool weighted) const {
        Reach out;
        std::vector<Share> shares;
        bool all_may_skip = true;
        for (const int position : children) {
            const Item& child = rubric_.at(position);
            const Reach& reach = of(position);
            const bool optional = reach.may_skip || reach.never;
            all_may_skip = all_may_skip && optional;
            out.fixed_max = out.fixed_max && !optional && reach.fixed_max;
            Share share{reach.rate, weighted ? child.weight.value_or(1) : child.points, optional || !reach.fixed_max};
            if (policy == NotApplicable::full) {
                // What does not apply counts as full marks, so everything counts.
                share = {optional ? greatest(reach.never ? Exact() : reach.rate, 1) : reach.rate, share.weight, false};
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

    [[nodiscard]] Reach of_group(const Item& item) const {
        const auto& group = *item.group;
        Reach out = of_children(group.children, group.policy, group.aggregate == Aggregate::weighted);
        out.may_skip = out.may_skip || !item.when.always();
        if (const auto& places = rubric_.rounding.group) {
            if (out.fixed_max) {
                out.rate = (out.rate * item.points).rounded(*places, rubric_.rounding.mode) / item.points;
            } else {
                out.rate += unit_of(*places) / least_points(item);
            }
        }
        return out;
    }

    [[nodiscard]] Exact root_rate() const {
        const auto policy = rubric_.policy == NotApplicable::full ? NotApplicable::full : NotApplicable::prorate;
        return of_children(rubric_.top, policy, false).rate;
    }

    /// The smallest points that stand on a node or below it: no max can be less.
    [[nodiscard]] Exact least_points(const Item& item) const {
        Exact out = item.points;
        if (item.group) {
            for (const int child : item.group->children) {
                out = least(out, least_points(rubric_.at(child)));
            }
        }
        return out;
    }

    static Exact unit_of(int places) {
        Exact out = 1;
        for (int i = 0; i < places; ++i) {
            out /= 10;
        }
        return out;
    }

    const Rubric& rubric_;
    std::vector<Reach> nodes_;
};

bool always_holds(const NodeCondition& condition) { return condition.min_rate && condition.min_rate->sign() <= 0; }

/// Whether no unit at all meets the condition.
bool never_holds(const NodeCondition& condition, int item, const Reaches& reaches) {
    const Exact& most = reaches.of(item).rate;
    const bool short_of_it = condition.min_rate ? most < *condition.min_rate : most.sign() <= 0;
    return short_of_it && !reaches.may_be_left_out(item);
}

void lint_groups(const Rubric& rubric, const Reaches& reaches, Diagnostics& found) {
    const auto falls_short = [&](int position) { return !reaches.of(position).never && reaches.of(position).rate < 1; };
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        if (!item.group || item.group->aggregate != Aggregate::sum || !falls_short(static_cast<int>(i))) {
            continue;
        }
        const auto& children = item.group->children;
        // Said of the lowest group only: what stands above it falls short for the same reason.
        if (std::none_of(children.begin(), children.end(),
                         [&](int child) { return rubric.at(child).group && falls_short(child); })) {
            const Exact most = reaches.of(static_cast<int>(i)).rate * item.points;
            found.add("full-unreachable", item.places.of("points"), {item.id, most.plain(), item.points.plain()});
        }
    }
}

void lint_gates(const Rubric& rubric, const Reaches& reaches, Diagnostics& found) {
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        if (!item.group) {
            continue;
        }
        for (const auto& condition : item.group->gate) {
            const int at = condition.item < 0 ? static_cast<int>(i) : condition.item;
            if (always_holds(condition)) {
                found.add("condition-idle", condition.where, {rubric.at(at).id});
            } else if (never_holds(condition, at, reaches)) {
                Words asked{"大于 0", "over 0"};
                if (condition.min_rate) {
                    asked = {"达到 " + condition.min_rate->plain(), "of " + condition.min_rate->plain()};
                }
                found.add("gate-unpassable", condition.where,
                          {item.id, rubric.at(at).id, std::move(asked), reaches.of(at).rate.plain()});
            }
        }
    }
}

/// Whether every unit that meets the conditions of `lower` meets those of `upper`.
bool implied(const Band& upper, const Band& lower) {
    return std::all_of(upper.requirements.begin(), upper.requirements.end(), [&](const NodeCondition& asked) {
        return always_holds(asked) ||
               std::any_of(lower.requirements.begin(), lower.requirements.end(), [&](const NodeCondition& met) {
                   return met.item == asked.item && met.min_rate && asked.min_rate && *met.min_rate >= *asked.min_rate;
               });
    });
}

/// The lowest score with the published number of decimals that is at least `min`.
Exact first_score(const Exact& min, int places) {
    const Exact down = min.rounded(places, Rounding::down);
    if (down >= min) {
        return down;
    }
    Exact step = 1;
    for (int i = 0; i < places; ++i) {
        step /= 10;
    }
    return down + step;
}

void lint_requirements(const Rubric& rubric, const Band& band, const Reaches& reaches, Diagnostics& found) {
    for (const auto& condition : band.requirements) {
        const Item& item = rubric.at(condition.item);
        if (always_holds(condition)) {
            found.add("condition-idle", condition.where, {item.id});
        } else if (never_holds(condition, condition.item, reaches)) {
            const std::string asked = condition.min_rate ? condition.min_rate->plain() : "0";
            const std::string most = reaches.of(condition.item).rate.plain();
            found.add("band-unreachable", condition.where,
                      {band.id,
                       {"要求“" + item.id + "”得分率达到 " + asked + "，而它最高只能达到 " + most,
                        "it asks for a rate of " + asked + " of `" + item.id + "', which can reach at most " + most}});
        }
    }
}

void lint_last_band(const Rubric& rubric, Diagnostics& found) {
    const Band& last = rubric.bands.back();
    for (std::size_t i = 0; i + 1 < rubric.bands.size(); ++i) {
        const Band& above = rubric.bands[i];
        if (!above.min || above.min->sign() > 0 || !implied(above, last)) {
            continue;
        }
        const bool nobody = rubric.prerequisites.empty() && rubric.vetoes.empty();
        const std::string min = above.min->plain();
        if (nobody) {
            found.add("band-unreachable", last.places.of("id"),
                      {last.id, {"等次“" + above.id + "”的 min 为 " + min + "，任何得分都够",
                                 "every score meets the min " + min + " of `" + above.id + "'"}});
        } else {
            found.add("band-ineligible-only", last.places.of("id"), {last.id, above.id, min});
        }
        return;
    }
}

void lint_bands(const Rubric& rubric, const Reaches& reaches, Diagnostics& found) {
    const Exact most = reaches.score();
    const int places = rubric.rounding.final;
    Exact quotas;
    for (std::size_t i = 0; i < rubric.bands.size(); ++i) {
        const Band& band = rubric.bands[i];
        if (band.quota) {
            quotas += *band.quota;
            if (quotas > 1 && quotas - *band.quota <= 1) {
                found.add("quota-sum", band.places.of("quota"), {(quotas * 100).plain() + "%"});
            }
        }
        lint_requirements(rubric, band, reaches, found);
        if (!band.min) {
            continue;
        }
        const Exact first = first_score(*band.min, places);
        if (first > most) {
            found.add("band-unreachable", band.places.of("min"),
                      {band.id, {"min 为 " + band.min->plain() + "，而最高只能得 " + most.plain() + " 分",
                                 "its min is " + band.min->plain() + ", and no unit can score more than " + most.plain()}});
            continue;
        }
        for (std::size_t j = 0; j < i; ++j) {
            const Band& above = rubric.bands[j];
            if (above.min && first >= *above.min && implied(above, band)) {
                const std::string decimals = std::to_string(places);
                const std::string from = band.min->plain();
                const std::string to = above.min->plain();
                found.add("band-unreachable", band.places.of("min"),
                          {band.id,
                           {"得分保留 " + decimals + " 位小数，不会落在 " + from + " 与“" + above.id + "”的 " + to + " 之间",
                            "no score with " + decimals + " decimals lies between " + from + " and the min " + to +
                                " of `" + above.id + "'"}});
                break;
            }
        }
    }
    if (!rubric.bands.empty()) {
        lint_last_band(rubric, found);
    }
}

}  // namespace

void lint_reach(const Rubric& rubric, const std::vector<bool>& never, Diagnostics& found) {
    const Reaches reaches(rubric, never);
    lint_groups(rubric, reaches, found);
    lint_gates(rubric, reaches, found);
    lint_bands(rubric, reaches, found);
}

}  // namespace ceping
