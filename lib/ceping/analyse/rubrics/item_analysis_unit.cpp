#include <ceping/analyse/points_of_score.hpp>
#include <ceping/analyse/rubrics/item_analysis_unit.hpp>

#include <cstdlib>
#include <optional>

namespace ceping {

double approximate(const Exact& value) {
    // Six places are all that a result has.
    const auto whole = (value * Exact(steps)).rounded(0, Rounding::half_up).whole();
    return whole ? static_cast<double>(*whole) / static_cast<double>(steps)
                 : std::strtod(value.shortest().c_str(), nullptr);
}

std::vector<Exact> nominal_weights(const Rubric& rubric) {
    std::vector<Exact> out(rubric.items.size());
    const auto divide = [&](const std::vector<ItemId>& children, bool weighted, const Exact& among) {
        const auto size = [&](ItemId child) {
            const Item& item = rubric.at(child);
            return weighted && item.weight ? *item.weight : item.points;
        };
        Exact sum;
        for (const ItemId child : children) {
            sum += size(child);
        }
        for (const ItemId child : children) {
            out[child.at()] = among * size(child) / sum;
        }
    };
    divide(rubric.top, rubric.aggregate == Aggregate::weighted, Exact(1));
    // Depth first order puts every parent before its children.
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        const Item& item = rubric.items[i];
        if (item.group) {
            divide(item.group->children, item.group->aggregate == Aggregate::weighted, out[i]);
        } else if (item.section != Section::items) {
            out[i] = item.points / rubric.total;
        }
    }
    return out;
}

Contributions::Contributions(const Rubric& rubric)
    : rubric_(rubric), raw_(rubric.items.size()), out_(rubric.items.size()) {
    for (const auto& item : rubric.items) {
        declared_.push_back(approximate(item.points));
        weight_.push_back(item.weight ? approximate(*item.weight) : 0);
    }
}

double Contributions::total(const SavedResult& result) {
    return approximate(result.base) + approximate(result.bonus) - approximate(result.penalty);
}

void Contributions::divide(const std::vector<ItemId>& children, bool weighted, bool full, double points,
                           const std::vector<const SavedNode*>& nodes) {
    double sum = 0;
    for (const ItemId child : children) {
        const std::size_t at = child.at();
        const SavedNode* node = nodes[at];
        double raw = 0;
        if (node == nullptr || node->status == NodeStatus::not_applicable) {
            // Under `full` it counts as if it had been earned. Source: ceping-scoring(7), 4.
            raw = !full ? 0 : weighted ? weight_[at] : declared_[at];
        } else if (!weighted) {
            raw = approximate(node->points);
        } else if (node->max.sign() > 0) {
            raw = weight_[at] * approximate(node->points / node->max);
        }
        raw_[at] = raw;
        sum += raw;
    }
    for (const ItemId child : children) {
        const std::size_t at = child.at();
        out_[at] = sum > 0 ? points * raw_[at] / sum : 0;
    }
}

const std::vector<double>& Contributions::of(const SavedResult& result,
                                             const std::vector<const SavedNode*>& nodes) {
    divide(rubric_.top, rubric_.aggregate == Aggregate::weighted,
           policy_behind(result, rubric_.policy) == NotApplicable::full, approximate(result.base), nodes);
    for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
        if (rubric_.items[i].group) {
            const Group& group = *rubric_.items[i].group;
            divide(group.children, group.aggregate == Aggregate::weighted,
                   policy_behind(result, group.policy) == NotApplicable::full, out_[i], nodes);
        }
    }
    divide(rubric_.bonus.items, false, false, approximate(result.bonus), nodes);
    divide(rubric_.penalties.items, false, false, -approximate(result.penalty), nodes);
    return out_;
}

}  // namespace ceping
