#include "named.hpp"

#include <ceping/base/text.hpp>

#include <algorithm>

#include "frame.hpp"
#include "phrases.hpp"

namespace ceping::frame {

std::vector<std::size_t> units_named(
    const std::vector<std::string>& asked,
    const std::vector<std::pair<std::string_view, std::string_view>>& units) {
    std::vector<std::size_t> out;
    for (const auto& name : asked) {
        bool found = false;
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].first == name || units[i].second == name) {
                found = true;
                // By its id and its name it is still one unit.
                if (std::find(out.begin(), out.end(), i) == out.end()) {
                    out.push_back(i);
                }
            }
            known.push_back(units[i].first);
            known.push_back(units[i].second);
        }
        if (!found) {
            const std::string near = nearest(name, known);
            const Words hint = near.empty() ? Words() : phrases::did_you_mean.with({{"near", near}});
            throw UsageError(phrases::no_such_unit.with({{"unit", name}, {"hint", hint}}));
        }
    }
    return out;
}

BandId band_named(const std::string& asked, const Rubric& rubric, std::vector<std::string_view> others) {
    for (const auto name : {&Band::id, &Band::title}) {
        for (std::size_t i = 0; i < rubric.bands.size(); ++i) {
            if (rubric.bands[i].*name == asked) {
                return BandId(i);
            }
        }
    }
    for (const auto& band : rubric.bands) {
        others.push_back(band.id);
    }
    const std::string near = nearest(asked, others);
    const Words hint = near.empty() ? Words() : phrases::did_you_mean.with({{"near", near}});
    throw UsageError(
        phrases::no_such_band.with({{"band", asked}, {"known", listed(others)}, {"hint", hint}}));
}

}  // namespace ceping::frame
