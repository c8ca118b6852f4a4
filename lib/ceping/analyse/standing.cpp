#include <ceping/analyse/standing.hpp>

#include <ceping/model/applicability.hpp>

#include <algorithm>

namespace ceping {

namespace {

Exact sum_of(const ExtraSection& section, const std::vector<NodeState>& nodes) {
    Exact out;
    for (const int item : section.items) {
        out += nodes[static_cast<std::size_t>(item)].points;
    }
    return out;
}

int band_of(const Rubric& rubric, const Exact& score, const std::vector<NodeState>& nodes) {
    for (std::size_t i = 0; i < rubric.bands.size(); ++i) {
        const Band& band = rubric.bands[i];
        const bool reached = (!band.min || *band.min <= score) &&
                             std::all_of(band.requirements.begin(), band.requirements.end(),
                                         [&](const NodeCondition& each) { return holds(each, nodes); });
        if (reached) {
            return static_cast<int>(i);
        }
    }
    return static_cast<int>(rubric.bands.size()) - 1;
}

}  // namespace

Exact cap_of(const Rubric& rubric, const ExtraSection& section) {
    if (section.cap) {
        return *section.cap;
    }
    Exact sum;
    for (const int item : section.items) {
        sum += rubric.at(item).points;
    }
    return sum;
}

Exact ceiling_of(const Rubric& rubric) {
    return rubric.bonus.ceiling_total ? rubric.total : rubric.total + cap_of(rubric, rubric.bonus);
}

Standing::Standing(const Rubric& rubric, const Result& result) : rubric_(rubric), eligible_(result.eligible) {
    nodes_.reserve(result.nodes.size());
    for (const auto& node : result.nodes) {
        nodes_.push_back({node.points, node.max, node.status, node.gated});
    }
    find_excluded(rubric, result.unit, excluded_);
    zeroed_ = std::any_of(result.vetoes.begin(), result.vetoes.end(), [&](int veto) {
        return rubric.vetoes[static_cast<std::size_t>(veto)].effect == VetoEffect::zero;
    });
}

void Standing::set(int item, const Exact& points) { nodes_[static_cast<std::size_t>(item)].points = points; }

Standing::Outlook Standing::outlook() const {
    Outlook out;
    out.nodes = nodes_;
    int current = -1;
    const Exact base = sum_up(rubric_, excluded_, out.nodes, current);
    const Exact bonus = least(cap_of(rubric_, rubric_.bonus), sum_of(rubric_.bonus, out.nodes));
    const Exact penalty = least(cap_of(rubric_, rubric_.penalties), sum_of(rubric_.penalties, out.nodes));
    if (!zeroed_) {
        out.exact = least(ceiling_of(rubric_), greatest(Exact(), base + bonus - penalty));
    }
    out.score = out.exact.rounded(rubric_.rounding.final, rubric_.rounding.mode);
    if (!rubric_.bands.empty()) {
        out.band =
            eligible_ ? band_of(rubric_, out.score, out.nodes) : static_cast<int>(rubric_.bands.size()) - 1;
    }
    return out;
}

}  // namespace ceping
