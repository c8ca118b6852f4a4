#include "unit_names.hpp"

#include <ceping/base/text.hpp>

#include "frame.hpp"

namespace ceping::frame {

std::vector<std::size_t> units_named(
    const std::vector<std::string>& asked,
    const std::vector<std::pair<std::string_view, std::string_view>>& units) {
    std::vector<std::size_t> out;
    for (const auto& name : asked) {
        const std::size_t before = out.size();
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].first == name || units[i].second == name) {
                out.push_back(i);
            }
            known.push_back(units[i].first);
            known.push_back(units[i].second);
        }
        if (out.size() == before) {
            const std::string near = nearest(name, known);
            throw UsageError(
                {"没有单位“" + name + "”" + (near.empty() ? "" : "；是否为“" + near + "”？"),
                 "there is no unit `" + name + "'" + (near.empty() ? "" : "; did you mean `" + near + "'?")});
        }
    }
    return out;
}

}  // namespace ceping::frame
