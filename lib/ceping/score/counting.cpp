#include <ceping/score/counting.hpp>

#include <algorithm>

namespace ceping {

const Record* counting_self(std::span<const Record> records, bool latest) {
    const Record* chosen = nullptr;
    for (const auto& record : records) {
        if (!record.is_self() || !record.known_source) {
            continue;
        }
        if (chosen == nullptr || (latest && !(record.submitted < chosen->submitted))) {
            chosen = &record;
        }
    }
    return chosen;
}

std::vector<const Ruling*> counting_rulings(const Rulings* rulings, std::string_view unit) {
    std::vector<const Ruling*> out;
    if (rulings == nullptr) {
        return out;
    }
    const auto at = rulings->by_unit.find(unit);
    if (at == rulings->by_unit.end()) {
        return out;
    }
    for (const auto& ruling : at->second) {
        if (ruling.expired) {
            continue;
        }
        const auto same = std::find_if(out.begin(), out.end(),
                                       [&](const Ruling* each) { return each->about == ruling.about; });
        if (same == out.end()) {
            out.push_back(&ruling);
        } else if (!(ruling.date < (*same)->date)) {
            *same = &ruling;
        }
    }
    return out;
}

const Ruling* ruling_about(const std::vector<const Ruling*>& counting, const RuledId& about) {
    const auto at = std::find_if(counting.begin(), counting.end(),
                                 [&](const Ruling* each) { return each->about == about; });
    return at == counting.end() ? nullptr : *at;
}

}  // namespace ceping
