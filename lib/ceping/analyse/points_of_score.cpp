#include <ceping/analyse/points_of_score.hpp>

#include <cstddef>
#include <optional>

namespace ceping {

namespace {

/// Works from the root down: what a point of a group is worth decides what one below it is.
class Worth {
public:
    Worth(const Rubric& rubric, const std::vector<ItemId>& rubric_item, const SavedResult& result)
        : rubric_(rubric), result_(result), out_(rubric.items.size()) {
        // What a result leaves out, as those of another edition may, applied as far as anybody knows.
        max_.reserve(rubric.items.size());
        for (const auto& item : rubric.items) {
            max_.emplace_back(item.points);
        }
        for (const auto& node : result.nodes) {
            if (const ItemId item = rubric_item[node.node.at()]) {
                max_[item.at()] =
                    node.status == NodeStatus::not_applicable ? std::nullopt : std::optional(node.max);
            }
        }
    }

    std::vector<Exact> of_all() {
        const bool weighted = rubric_.aggregate == Aggregate::weighted;
        const Exact one = rubric_.out_of ? rubric_.total / *rubric_.out_of : Exact(1);
        const NotApplicable stated = policy_behind(result_, rubric_.policy);
        const NotApplicable policy = stated == NotApplicable::exclude ? NotApplicable::prorate : stated;
        share(rubric_.top, rubric_.aggregate, policy, weighted ? rubric_.total : rubric_.full(),
              weighted ? Exact(1) : one);
        // Depth first order puts every group before what is in it.
        for (std::size_t i = 0; i < rubric_.items.size(); ++i) {
            const Item& item = rubric_.items[i];
            if (!max_[i]) {
                continue;
            }
            if (item.group) {
                const Exact own = share(item.group->children, item.group->aggregate,
                                        policy_behind(result_, item.group->policy), item.points, out_[i]);
                give(item.group->bonus.items, own);
                give(item.group->penalties.items, own);
            } else if (item.section != Section::items && !item.is_of_group()) {
                out_[i] = Exact(1);  // the bonus and the penalties of the whole are on the score's scale
            }
        }
        return std::move(out_);
    }

private:
    void give(const std::vector<ItemId>& items, const Exact& worth) {
        for (const ItemId item : items) {
            if (max_[item.at()]) {
                out_[item.at()] = worth;
            }
        }
    }

    /// `worth`: of a point of what the children are in, whose points are `full`. Returns that of a point which is added to
    /// the sum of the children.
    Exact share(const std::vector<ItemId>& children, Aggregate aggregate, NotApplicable policy,
                const Exact& full, const Exact& worth) {
        if (aggregate == Aggregate::weighted) {
            weigh(children, policy, full * worth);
            return worth;
        }
        Exact max;
        for (const ItemId child : children) {
            max += max_[child.at()].value_or(Exact());
        }
        const bool brought_up = policy == NotApplicable::prorate && max.sign() > 0 && max != full;
        Exact each = brought_up ? worth * full / max : worth;
        give(children, each);
        return each;
    }

    void weigh(const std::vector<ItemId>& children, NotApplicable policy, const Exact& whole) {
        Exact weights;
        for (const ItemId child : children) {
            if (max_[child.at()] || policy == NotApplicable::full) {
                weights += *rubric_.at(child).weight;
            }
        }
        for (const ItemId child : children) {
            if (const auto& max = max_[child.at()]; max && max->sign() > 0) {
                out_[child.at()] = whole * *rubric_.at(child).weight / (weights * *max);
            }
        }
    }

    const Rubric& rubric_;
    const SavedResult& result_;
    std::vector<std::optional<Exact>> max_;  // beside the rubric's items; nothing: it does not apply
    std::vector<Exact> out_;
};

}  // namespace

NotApplicable policy_behind(const SavedResult& result, NotApplicable by_rubric) {
    const auto set = result.set("not_applicable");
    return !set                ? by_rubric
           : *set == "full"    ? NotApplicable::full
           : *set == "exclude" ? NotApplicable::exclude
                               : NotApplicable::prorate;
}

std::vector<Exact> worth_in_score(const Rubric& rubric, const std::vector<ItemId>& rubric_item,
                                  const SavedResult& result) {
    return Worth(rubric, rubric_item, result).of_all();
}

}  // namespace ceping
