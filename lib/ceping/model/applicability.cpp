#include <ceping/base/text.hpp>
#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace ceping {

namespace {

/// A region is a path of names; a leading run of them matches.
bool within_region(std::string_view region, std::string_view allowed) {
    return region.starts_with(allowed) && (region.size() == allowed.size() || region[allowed.size()] == '/');
}

bool holds(const When::Test& test, const Unit& unit) {
    if (!test.fact) {
        return !unit.region.empty() &&
               std::any_of(test.allowed.begin(), test.allowed.end(),
                           [&](const std::string& allowed) { return within_region(unit.region, allowed); });
    }
    const auto& stated = unit.facts[test.fact.at()];
    if (!stated) {
        return false;
    }
    if (!stated->number) {
        return among(stated->text, test.allowed);
    }
    return test.is_range ? test.within(*stated->number) : among(*stated->number, test.numbers);
}

}  // namespace

bool matches(const When& when, const Unit& unit) {
    return std::all_of(when.tests.begin(), when.tests.end(),
                       [&](const auto& test) { return holds(test, unit); }) &&
           std::all_of(when.any.begin(), when.any.end(),
                       [&](const auto& branches) {
                           return std::any_of(branches.begin(), branches.end(),
                                              [&](const When& branch) { return matches(branch, unit); });
                       }) &&
           std::none_of(when.none.begin(), when.none.end(),
                        [&](const When& inner) { return matches(inner, unit); });
}

bool concerns(const Condition& condition, const Unit& unit) {
    return condition.when.always() || matches(condition.when, unit);
}

std::size_t version_for(const Criterion& criterion, const Unit& unit) {
    for (std::size_t i = 0; i < criterion.variants.size(); ++i) {
        if (matches(criterion.variants[i].when, unit)) {
            return i + 1;
        }
    }
    return 0;
}

bool concerns(const Band& band, const Unit& unit) { return band.when.always() || matches(band.when, unit); }

void facts_of(const When& when, std::set<FactId>& out) {
    for (const auto& test : when.tests) {
        out.insert(test.fact);
    }
    for (const auto& branches : when.any) {
        for (const auto& branch : branches) {
            facts_of(branch, out);
        }
    }
    for (const auto& inner : when.none) {
        facts_of(inner, out);
    }
}

std::vector<FactId> compared_facts(const Rubric& rubric) {
    std::set<FactId> found;
    for (const auto& item : rubric.items) {
        facts_of(item.when, found);
        if (item.criterion) {
            for (const auto& variant : item.criterion->variants) {
                facts_of(variant.when, found);
            }
        }
    }
    for (const auto* conditions : {&rubric.prerequisites, &rubric.vetoes}) {
        for (const auto& condition : *conditions) {
            facts_of(condition.when, found);
        }
    }
    for (const auto& band : rubric.bands) {
        facts_of(band.when, found);
    }
    std::vector<FactId> out(found.begin(), found.end());
    if (!out.empty() && !out.front()) {
        std::rotate(out.begin(), out.begin() + 1, out.end());
    }
    return out;
}

void find_excluded(const Rubric& rubric, const Unit& unit, std::vector<std::uint8_t>& excluded) {
    excluded.assign(rubric.items.size(), 0);
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        const bool above = item.parent && excluded[item.parent.at()] != 0;
        excluded[i] = above || (!item.when.always() && !matches(item.when, unit)) ? 1 : 0;
    }
}

}  // namespace ceping
