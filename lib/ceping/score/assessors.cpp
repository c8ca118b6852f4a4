#include <ceping/base/error.hpp>
#include <ceping/base/phrases.hpp>
#include <ceping/score/assessors.hpp>
#include <ceping/score/phrases.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace ceping {

namespace {

bool same_assessor(const Reading& a, const Reading& b) {
    return a.record == b.record || (!a.record->assessor.empty() && a.record->assessor == b.record->assessor);
}

/// `测评员甲（visits.yaml:6:18）`.
Words assessor_of(const Reading& reading) {
    const std::string& who = reading.record->assessor;
    const std::string where = reading.record->at(reading.answer->place).text();
    return who.empty() ? Words(where) : phrases::with_remark.with({{"what", who}, {"remark", where}});
}

void find_widest(const Item& item, const std::vector<std::vector<Reading>>& readings, Diagnostics& found) {
    std::size_t count = 0;
    for (const auto& of_method : readings) {
        count += of_method.size();
    }
    if (count < 2) {
        return;
    }
    std::vector<const Reading*> given;
    for (const auto& of_method : readings) {
        for (const auto& reading : of_method) {
            if (reading.has_points()) {
                given.push_back(&reading);
            }
        }
    }
    if (given.size() < 2) {
        return;
    }
    const auto less = [](const Reading* a, const Reading* b) {
        return a->outcome.points < b->outcome.points;
    };
    const Reading* lowest = *std::min_element(given.begin(), given.end(), less);
    const Reading* highest = *std::max_element(given.begin(), given.end(), less);
    std::pair<const Reading*, const Reading*> widest{nullptr, nullptr};
    const auto gap = [](const auto& pair) {
        return pair.second->outcome.points - pair.first->outcome.points;
    };
    // The widest gap has the lowest or the highest points at one of its ends.
    for (const Reading* each : given) {
        for (const auto& pair : {std::pair(lowest, each), std::pair(each, highest)}) {
            if (!same_assessor(*pair.first, *pair.second) &&
                (widest.first == nullptr || gap(widest) < gap(pair))) {
                widest = pair;
            }
        }
    }
    if (item.unlimited || widest.first == nullptr || gap(widest) * Exact(2) <= item.points) {
        return;
    }
    const Reading* first = widest.first;
    const Reading* second = widest.second;
    // Said at the one that was read later.
    if (first->record > second->record) {
        std::swap(first, second);
    }
    found.add("assessors-differ", second->record->at(second->answer->place),
              {item.id, assessor_of(*first), first->outcome.points.plain(), assessor_of(*second),
               second->outcome.points.plain(), item.points.plain()});
}

}  // namespace

void compare_assessors(const Item& item, const std::vector<std::vector<Reading>>& readings,
                       Diagnostics& found) {
    try {
        find_widest(item, readings, found);
    } catch (const NumberTooLarge&) {
        // Figures that cannot be told apart here can be scored all the same.
    }
}

}  // namespace ceping
