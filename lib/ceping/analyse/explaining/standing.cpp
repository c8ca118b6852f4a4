#include <ceping/analyse/explaining/standing.hpp>

#include <ceping/model/applicability.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

Standing::Standing(const Rubric& rubric, const Result& result)
    : rubric_(rubric),
      unit_(result.unit),
      limits_(rubric),
      nodes_(states_of(result)),
      eligible_(result.vetoes.empty()),
      vetoes_(result.vetoes) {
    find_excluded(rubric, result.unit, excluded_);
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        const Condition& each = rubric.prerequisites[i];
        const bool ruled = std::any_of(result.grounds.begin(), result.grounds.end(), [i](const auto& ground) {
            return ground.about == RuledId(PrerequisiteId(i)) && !ground.ruled.empty();
        });
        if (each.follows && !ruled && result.prerequisites[i] != Confirmation::not_applicable) {
            follow_.push_back(&*each.follows);
        } else {
            eligible_ = eligible_ && (result.prerequisites[i] == Confirmation::confirmed ||
                                      result.prerequisites[i] == Confirmation::not_applicable);
        }
    }
}

bool Standing::may_have(const Band& band) const {
    return concerns(band, unit_) && (band.min || any_applies(band.requirements, nodes_));
}

void Standing::set(ItemId item, const Exact& points) { nodes_[item.at()].points = points; }

Standing::Outlook Standing::outlook() const {
    Outlook out;
    out.nodes = nodes_;
    ItemId current;
    Exact base = sum_up(rubric_, excluded_, out.nodes, current);
    Totals totals = total_up(rubric_, limits_, std::move(base), out.nodes, vetoes_, current);
    out.exact = std::move(totals.exact);
    out.score = std::move(totals.score);
    out.eligible = eligible_ && std::all_of(follow_.begin(), follow_.end(),
                                            [&](const auto* each) { return holds(*each, out.nodes); });
    out.band = band_of(rubric_, unit_, out.score, out.eligible, out.nodes);
    return out;
}

}  // namespace ceping
