// Mutants of what criteria are worth.
#include <ceping/analyse/rubrics/mutant_parts.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

bool is_weighted(const Node& group) {
    const Node* aggregate = group.find("aggregate");
    return aggregate != nullptr && trim(aggregate->text()) == "weighted";
}

/// A criterion worth more or less; where its curve went up to the whole, so it does now.
bool set_points(const Node& map, const Exact& by, MutantSink& sink, std::vector<NodeEdit>& edits) {
    const Node* points = map.find("points");
    const auto value = figure_in(points);
    const KindRow* row = kind_row_of(map);
    if (!value || row == nullptr) {
        return false;
    }
    const std::string changed = (*value + by).plain();
    edits.push_back(sink.replacement(*points, changed));
    std::vector<const Node*> maps = variants_in(map);
    maps.push_back(&map);
    for (const Node* each : maps) {
        for (const auto& figure : row->figures) {
            const Node* list = figure.shape == KindFigure::Shape::pairs ? each->find(figure.key) : nullptr;
            for (std::size_t i = 0; list != nullptr && list->is_list() && i < list->size(); ++i) {
                const Node& pair = (*list)[i];
                if (pair.is_list() && pair.size() == 2 && figure_in(&pair[1]) == value) {
                    edits.push_back(sink.replacement(pair[1], changed));
                }
            }
        }
    }
    return true;
}

/// Changes a criterion's points and those of its groups from position `common` on; false where a group from `first` on
/// does not sum.
bool shift(const MutantLeaf& leaf, std::size_t first, std::size_t common, const Exact& by, MutantSink& sink,
           std::vector<NodeEdit>& edits) {
    for (std::size_t i = first; i < leaf.groups.size(); ++i) {
        if (is_weighted(*leaf.groups[i])) {
            return false;
        }
        const Node* points = leaf.groups[i]->find("points");
        if (const auto value = i >= common ? figure_in(points) : std::nullopt) {
            edits.push_back(sink.replacement(*points, (*value + by).plain()));
        }
    }
    return set_points(*leaf.map, by, sink, edits);
}

void move_points(const MutantLeaf& from, const MutantLeaf& to, MutantSink& sink) {
    const Node* a = from.map->find("points");
    const Node* b = to.map->find("points");
    const auto less = figure_in(a);
    if (!less || !figure_in(b)) {
        return;
    }
    std::size_t common = 0;
    while (common < from.groups.size() && common < to.groups.size() &&
           from.groups[common] == to.groups[common]) {
        ++common;
    }
    const Exact step = step_of(std::max(decimals_in(*a), decimals_in(*b)), *less);
    const std::size_t first = common == 0 ? 0 : common - 1;
    std::vector<NodeEdit> edits;
    if (shift(from, first, common, -step, sink, edits) && shift(to, first, common, step, sink, edits)) {
        sink.add(std::move(edits), *a,
                 phrases::points_moved.with({{"from", id_in(*from.map)},
                                             {"points", {step.plain(), counted(step.plain(), "point")}},
                                             {"to", id_in(*to.map)}}));
    }
}

}  // namespace

void mutate_points(const std::vector<MutantLeaf>& leaves, bool weighted, MutantSink& sink) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const MutantLeaf& leaf = leaves[i];
        const Node* points = leaf.map->find("points");
        if ((leaf.groups.empty() ? weighted : is_weighted(*leaf.groups.back())) && points != nullptr) {
            sink.nudge(*points, MutantOwner::node(id_in(*leaf.map))("points "));
        } else if (i + 1 < leaves.size()) {
            move_points(leaf, leaves[i + 1], sink);
            move_points(leaves[i + 1], leaf, sink);
        }
    }
}

void mutate_extra_points(const Node& map, MutantSink& sink) {
    const Node* points = map.find("points");
    const auto value = figure_in(points);
    if (!value) {
        return;
    }
    const Exact step = step_of(decimals_in(*points), *value);
    for (const Exact& by : {step, -step}) {
        std::vector<NodeEdit> edits;
        if (set_points(map, by, sink, edits)) {
            sink.add(std::move(edits), *points,
                     MutantSink::from_to(MutantOwner::node(id_in(map))("points "), value->plain(),
                                         (*value + by).plain()),
                     std::string(id_in(map)));
        }
    }
}

}  // namespace ceping
