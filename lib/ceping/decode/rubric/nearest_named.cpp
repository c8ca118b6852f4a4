#include <ceping/decode/rubric/nearest_named.hpp>

namespace ceping {

std::string nearest_criterion(std::string_view typed, const Rubric& rubric) {
    struct Named {
        std::string_view id;
        std::string_view title;
    };
    std::vector<Named> criteria;
    for (const auto& item : rubric.items) {
        if (item.criterion) {
            criteria.push_back({item.id, item.title});
        }
    }
    return nearest_named(typed, criteria);
}

}  // namespace ceping
