#include <ceping/model/named.hpp>

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/error.hpp>
#include <ceping/model/phrases.hpp>

#include <algorithm>

namespace ceping {

Words name_hint(std::string_view asked, const std::vector<std::string_view>& known) {
    const std::string near = nearest(asked, known);
    return near.empty() ? Words() : phrases::meant_name.with({{"near", near}});
}

std::vector<std::size_t> units_named(const std::vector<std::string>& asked, std::size_t count,
                                     const std::function<UnitName(std::size_t)>& unit) {
    std::vector<std::size_t> out;
    for (const auto& name : asked) {
        bool found = false;
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < count; ++i) {
            const UnitName each = unit(i);
            if (each.id == name || each.name == name) {
                found = true;
                // By its id and its name it is still one unit.
                if (std::find(out.begin(), out.end(), i) == out.end()) {
                    out.push_back(i);
                }
            }
            known.insert(known.end(), {each.id, each.name});
        }
        if (!found) {
            throw UsageError(phrases::no_such_unit.with({{"unit", name}, {"hint", name_hint(name, known)}}));
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
    throw UsageError(phrases::no_such_band.with(
        {{"band", asked}, {"known", listed(others)}, {"hint", name_hint(asked, others)}}));
}

ItemId node_named(const std::string& asked, const Rubric& rubric) {
    const ItemId out = rubric.find(asked);
    if (!out) {
        std::vector<std::string_view> ids;
        for (const auto& item : rubric.items) {
            ids.push_back(item.id);
        }
        throw UsageError(phrases::no_such_node.with({{"node", asked}, {"hint", name_hint(asked, ids)}}));
    }
    return out;
}

}  // namespace ceping
