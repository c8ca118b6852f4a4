#include <ceping/analyse/ranking/composite.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/analyse/ranking/saved_bands.hpp>
#include <ceping/base/error.hpp>
#include <ceping/model/limits.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace ceping {

namespace {

/// One unit's results beside the years; null: there is none.
using Years = std::vector<const SavedResult*>;

/// `gap`: the first year without a score, or null.
SavedResult without_composite(const Years& years, const SavedResult* gap) {
    SavedResult out;
    const auto last =
        std::find_if(years.rbegin(), years.rend(), [](const auto* each) { return each != nullptr; });
    out.unit = (*last)->unit;
    out.name = (*last)->name;
    out.region = (*last)->region;
    out.facts = (*last)->facts;
    out.where = (*last)->where;
    out.status = gap == nullptr ? UnitStatus::rejected : gap->status;
    return out;
}

/// The best band that the composite reaches; the last one takes everybody.
std::string band_of(const SavedResult& result, const Rubric& rubric, const ResultSet& names) {
    if (rubric.bands.empty() || rubric.total != result.total) {
        return {};
    }
    const BandId band = first_band(rubric, result.eligible, [&](const Band& each) {
        return reaches_min(each, result.score) && meets_conditions(each, rubric, result, names);
    });
    return rubric.band(band).id;
}

SavedResult added_up(const Years& years, const std::vector<YearShare>& shares, int places, Rounding mode) {
    SavedResult out = *years.back();
    out.band.clear();
    out.exact = 0;
    out.base = 0;
    out.bonus = 0;
    out.penalty = 0;
    out.overrides.clear();
    for (std::size_t i = 0; i < years.size(); ++i) {
        const SavedResult& year = *years[i];
        const Exact factor = shares[i].share * out.total / year.total;
        out.exact += factor * year.exact;
        out.base += factor * year.base;
        out.bonus += factor * year.bonus;
        out.penalty += factor * year.penalty;
        out.eligible = out.eligible && year.eligible;
        if (!year.overrides.empty()) {
            out.overrides += (out.overrides.empty() ? "" : "; ") + year.edition + ": " + year.overrides;
        }
    }
    out.score = out.exact.rounded(places, mode);
    out.claimed.reset();
    return out;
}

}  // namespace

Composite combine_years(const ResultSet& set, const std::vector<YearShare>& years, int places, Rounding mode,
                        const Rubric* rubric) {
    Composite out;
    std::map<std::string, std::size_t> index;
    std::vector<Years> units;
    std::set<std::string> strangers;
    for (const auto& result : set.results) {
        const auto year = std::find_if(years.begin(), years.end(),
                                       [&](const YearShare& each) { return each.edition == result.edition; });
        if (year == years.end()) {
            strangers.insert(result.edition);
            continue;
        }
        const auto [at, fresh] = index.emplace(result.unit, units.size());
        if (fresh) {
            units.emplace_back(years.size(), nullptr);
        }
        units[at->second][static_cast<std::size_t>(year - years.begin())] = &result;
    }
    for (const auto& unit : units) {
        const auto gap = std::find_if(unit.begin(), unit.end(), [](const SavedResult* each) {
            return each == nullptr || !each->scored();
        });
        if (gap == unit.end()) {
            SavedResult sum = added_up(unit, years, places, mode);
            if (rubric != nullptr) {
                sum.band = band_of(sum, *rubric, set);
            }
            sum.nodes.clear();
            out.set.results.push_back(std::move(sum));
        } else {
            out.incomplete.push_back({out.set.results.size(),
                                      years[static_cast<std::size_t>(gap - unit.begin())].edition,
                                      *gap == nullptr ? std::nullopt : std::optional((*gap)->status)});
            out.set.results.push_back(without_composite(unit, *gap));
        }
    }
    out.strangers.assign(strangers.begin(), strangers.end());
    return out;
}

}  // namespace ceping
