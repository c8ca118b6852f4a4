#include <ceping/analyse/comparing/rectification.hpp>
#include <ceping/analyse/points_of_score.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

Exact lost_on(const SavedResult& result, std::size_t node, Section section) {
    if (node < result.details.size() && result.details[node].lost) {
        return *result.details[node].lost;
    }
    const SavedNode& of = result.nodes[node];
    return section == Section::penalties ? of.points : of.max - of.points;
}

std::vector<ItemId> items_of_nodes(const Rubric& rubric, const ResultSet& set) {
    std::vector<ItemId> out;
    out.reserve(set.nodes.size());
    for (const auto& id : set.nodes) {
        out.push_back(rubric.find(id));
    }
    return out;
}

Rectification rectification_of(const Rubric& rubric, const std::vector<ItemId>& rubric_item,
                               const SavedResult& result, const Exact& least) {
    return rectification_of(rubric, rubric_item, result, least, worth_in_score(rubric, rubric_item, result));
}

Rectification rectification_of(const Rubric& rubric, const std::vector<ItemId>& rubric_item,
                               const SavedResult& result, const Exact& least,
                               const std::vector<Exact>& worth) {
    Rectification out;
    for (std::size_t i = 0; i < result.nodes.size(); ++i) {
        const SavedNode& node = result.nodes[i];
        const ItemId at = rubric_item[node.node.at()];
        if (!at || node.status == NodeStatus::not_applicable) {
            continue;
        }
        const Item& item = rubric.at(at);
        if (!item.criterion || item.section == Section::bonus) {
            continue;
        }
        Exact lost = lost_on(result, i, item.section);
        if (lost.sign() > 0 && lost >= least) {
            out.lost += lost * worth[at.at()];
            out.items.push_back({at, i, std::move(lost), worth[at.at()]});
        }
    }
    std::sort(out.items.begin(), out.items.end(),
              [](const ToFix& a, const ToFix& b) { return a.item < b.item; });
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        if (among(rubric.vetoes[i].id, result.vetoes)) {
            out.vetoes.emplace_back(i);
        }
    }
    for (std::size_t i = 0; i < rubric.prerequisites.size(); ++i) {
        const auto denied = [&](const auto& each) {
            return each.first == rubric.prerequisites[i].id && each.second == "denied";
        };
        if (std::any_of(result.prerequisites.begin(), result.prerequisites.end(), denied)) {
            out.prerequisites.emplace_back(i);
        }
        const auto open = [&](const auto& each) {
            return each.first == rubric.prerequisites[i].id && each.second == "unstated";
        };
        if (!result.eligible && std::any_of(result.prerequisites.begin(), result.prerequisites.end(), open)) {
            out.unconfirmed.emplace_back(i);
        }
    }
    return out;
}

}  // namespace ceping
