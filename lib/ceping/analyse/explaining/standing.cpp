#include <ceping/analyse/explaining/standing.hpp>

#include <ceping/model/applicability.hpp>

#include <utility>

namespace ceping {

Standing::Standing(const Rubric& rubric, const Result& result)
    : rubric_(rubric),
      limits_(rubric),
      nodes_(states_of(result)),
      eligible_(result.eligible),
      vetoes_(result.vetoes) {
    find_excluded(rubric, result.unit, excluded_);
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
    out.band = band_of(rubric_, out.score, eligible_, out.nodes);
    return out;
}

}  // namespace ceping
