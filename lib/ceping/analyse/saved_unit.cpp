#include <ceping/analyse/saved_unit.hpp>

#include <ceping/model/applicability.hpp>
#include <ceping/node/fields.hpp>

#include <optional>
#include <string>

namespace ceping {

Unit unit_of(const Rubric& rubric, const SavedResult& result) {
    Unit unit;
    unit.region = result.region;
    for (const auto& fact : rubric.facts) {
        auto& stated = unit.facts.emplace_back();
        if (const auto text = result.fact(fact.id)) {
            stated = FactValue{std::string(*text), fact.number ? number_in(*text) : std::nullopt};
        }
    }
    return unit;
}

const Criterion& criterion_for(const Rubric& rubric, const Item& item, const SavedResult& result) {
    return item.criterion->variants.empty() ? *item.criterion : criterion_for(item, unit_of(rubric, result));
}

}  // namespace ceping
