#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/text.hpp>
#include <ceping/model/rubric.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// The id that was meant where `typed` is none: that of the only entry with this title, or else the nearest one, or that of
/// the entry with the nearest title. `others`: what may stand there besides.
template <typename List>
[[nodiscard]] std::string nearest_named(std::string_view typed, const List& list,
                                        const std::vector<std::string_view>& others = {}) {
    std::vector<std::string_view> ids = others;
    std::vector<std::string_view> titles;
    const std::string plain = folded(typed);
    const auto titled = [](std::string_view title) {
        return [title](const auto& each) { return !title.empty() && folded(each.title) == title; };
    };
    const auto same = std::count_if(list.begin(), list.end(), titled(plain));
    if (same == 1) {
        return std::string(std::find_if(list.begin(), list.end(), titled(plain))->id);
    }
    for (const auto& each : list) {
        ids.push_back(each.id);
        titles.push_back(each.title);
    }
    if (std::string near = nearest(typed, ids); same > 1 || !near.empty()) {
        return same > 1 ? std::string() : near;
    }
    const std::string title = folded(nearest(typed, titles));
    return std::count_if(list.begin(), list.end(), titled(title)) == 1
               ? std::string(std::find_if(list.begin(), list.end(), titled(title))->id)
               : std::string();
}

/// The same of a rubric's criteria.
[[nodiscard]] std::string nearest_criterion(std::string_view typed, const Rubric& rubric);

}  // namespace ceping
