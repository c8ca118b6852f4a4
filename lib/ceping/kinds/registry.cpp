#include <ceping/kinds/registry.hpp>

#include <array>

namespace ceping {

std::span<const KindRow> kinds() {
    static const std::array<KindRow, 6> rows = {
        level_kind, checklist_kind, measure_kind, count_kind, judged_kind, timeliness_kind,
    };
    return rows;
}

const KindRow* find_kind(std::string_view name) {
    for (const auto& row : kinds()) {
        if (row.name == name) {
            return &row;
        }
    }
    return nullptr;
}

}  // namespace ceping
