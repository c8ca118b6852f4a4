#include <ceping/analyse/ranking/saved_bands.hpp>

#include <ceping/analyse/phrases.hpp>
#include <ceping/analyse/saved_unit.hpp>
#include <ceping/base/error.hpp>
#include <ceping/model/applicability.hpp>
#include <ceping/model/limits.hpp>

#include <algorithm>
#include <string>

namespace ceping {

bool concerns(const Band& band, const Rubric& rubric, const SavedResult& result) {
    return band.when.always() || concerns(band, unit_of(rubric, result));
}

bool meets_conditions(const Band& band, const Rubric& rubric, const SavedResult& result,
                      const ResultSet& names) {
    if (!concerns(band, rubric, result)) {
        return false;
    }
    bool applies = false;
    const bool met =
        std::all_of(band.requirements.begin(), band.requirements.end(), [&](const NodeCondition& condition) {
            const std::string& id = rubric.at(condition.item).id;
            const SavedNode* node = result.find(names.find_node(id));
            if (node == nullptr) {
                throw Error(phrases::band_lacks_node.with({{"node", id}, {"unit", result.unit}}),
                            result.where);
            }
            const bool here = node->status != NodeStatus::not_applicable;
            applies = applies || here;
            return !here || meets(condition, node->points, node->max);
        });
    const bool last = &band == &rubric.bands.back();
    return met && (last || band.min || applies);
}

}  // namespace ceping
