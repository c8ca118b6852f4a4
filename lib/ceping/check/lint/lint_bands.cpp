// Groups, gates and bands against what can be reached.
#include <ceping/check/lint/lint_parts.hpp>

#include <ceping/base/text.hpp>
#include <ceping/check/lint/lint_reach.hpp>
#include <ceping/check/phrases.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace ceping {

namespace {

void lint_groups(const Rubric& rubric, const Reaches& reaches, Diagnostics& found) {
    const auto falls_short = [&](ItemId position) {
        return !reaches.of(position).never && reaches.of(position).rate < 1;
    };
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        if (!item.group || item.group->aggregate != Aggregate::sum || !falls_short(ItemId(i))) {
            continue;
        }
        const auto& children = item.group->children;
        // Said of the lowest group only: what stands above it falls short for the same reason.
        if (std::none_of(children.begin(), children.end(),
                         [&](ItemId child) { return rubric.at(child).group && falls_short(child); })) {
            const Exact most = reaches.of(ItemId(i)).rate * item.points;
            found.add("full-unreachable", item.places.of("points"),
                      {item.id, most.plain(), item.points.plain()});
        }
    }
}

void lint_gates(const Rubric& rubric, const Reaches& reaches, Diagnostics& found) {
    for (const auto& item : rubric.items) {
        if (!item.group) {
            continue;
        }
        for (const auto& condition : item.group->gate) {
            const ItemId at = condition.item;
            if (always_holds(condition)) {
                found.add("condition-idle", condition.where, {rubric.at(at).id});
            } else if (reaches.never_holds(condition)) {
                const auto& rate = condition.min_rate;
                found.add("gate-unpassable", condition.where,
                          {item.id, rubric.at(at).id,
                           rate ? phrases::gate_asks_rate.with({{"rate", rate->plain()}})
                                : Words{"大于 0", "over 0"},
                           reaches.of(at).rate.plain()});
            }
        }
    }
}

void lint_prerequisites(const Rubric& rubric, const Reaches& reaches, Diagnostics& found) {
    for (const auto& each : rubric.prerequisites) {
        if (!each.follows) {
            continue;
        }
        const std::string& node = rubric.at(each.follows->item).id;
        const Location where = each.places.of("min_rate");
        if (always_holds(*each.follows)) {
            found.add("condition-idle", where, {node});
        } else if (reaches.never_holds(*each.follows)) {
            found.add(
                "prerequisite-unmeetable", where,
                {each.id, node, phrases::gate_asks_rate.with({{"rate", each.follows->min_rate->plain()}}),
                 reaches.of(each.follows->item).rate.plain()});
        }
    }
}

/// Whether every unit that meets the conditions of `lower` meets those of `upper`.
bool implied(const Band& upper, const Band& lower) {
    const bool same_units = upper.when.always() || upper.when.same_as(lower.when);
    return same_units &&
           std::all_of(upper.requirements.begin(), upper.requirements.end(), [&](const NodeCondition& asked) {
               return always_holds(asked) || std::any_of(lower.requirements.begin(), lower.requirements.end(),
                                                         [&](const NodeCondition& met) {
                                                             return met.item == asked.item && met.min_rate &&
                                                                    asked.min_rate &&
                                                                    *met.min_rate >= *asked.min_rate;
                                                         });
           });
}

/// The lowest score with the published number of decimals that is at least `min`.
Exact first_score(const Exact& min, int places) {
    Exact down = min.rounded(places, Rounding::down);
    if (down >= min) {
        return down;
    }
    return down + unit_of_place(places);
}

void lint_requirements(const Rubric& rubric, const Band& band, const Reaches& reaches, Diagnostics& found) {
    for (const auto& condition : band.requirements) {
        const Item& item = rubric.at(condition.item);
        if (always_holds(condition)) {
            found.add("condition-idle", condition.where, {item.id});
        } else if (reaches.never_holds(condition)) {
            const std::string asked = condition.min_rate ? condition.min_rate->plain() : "0";
            const std::string most = reaches.of(condition.item).rate.plain();
            found.add(
                "band-unreachable", condition.where,
                {band.id, phrases::band_asks_rate.with({{"id", item.id}, {"rate", asked}, {"most", most}})});
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
                      {last.id, phrases::every_score_meets.with({{"band", above.id}, {"min", min}})});
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
        if (band.quota && band.when.always()) {
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
            found.add(
                "band-unreachable", band.places.of("min"),
                {band.id, phrases::min_over_most.with({{"min", band.min->plain()}, {"most", most.plain()}})});
            continue;
        }
        for (std::size_t j = 0; j < i; ++j) {
            const Band& above = rubric.bands[j];
            if (above.min && first >= *above.min && implied(above, band)) {
                const std::string decimals = std::to_string(places);
                found.add("band-unreachable", band.places.of("min"),
                          {band.id, phrases::no_score_between.with(
                                        {{"decimals", {decimals, counted(decimals, "decimal")}},
                                         {"from", band.min->plain()},
                                         {"band", above.id},
                                         {"to", above.min->plain()}})});
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
    lint_prerequisites(rubric, reaches, found);
    lint_bands(rubric, reaches, found);
}

}  // namespace ceping
