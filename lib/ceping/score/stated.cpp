#include <ceping/score/stated.hpp>

#include <ceping/model/applicability.hpp>
#include <ceping/score/phrases.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace ceping {

namespace {

/// Summands of a node or of the whole, as one line of arithmetic.
class Sum {
public:
    void add(const std::string& id, const Exact& value) {
        text_ += (text_.empty() ? "" : " + ") + value.shortest() + " (" + id + ")";
        total_ += value;
    }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] const Exact& total() const { return total_; }
    [[nodiscard]] std::string text() const { return text_ + " = " + total_.shortest(); }

private:
    std::string text_;
    Exact total_;
};

class Comparison {
public:
    Comparison(const Rubric& rubric, const Record& self, const std::vector<NodeState>& nodes,
               const Totals& totals)
        : rubric_(rubric), self_(self), nodes_(nodes), totals_(totals) {}

    void one(const Stated& stated, Diagnostics& found) const {
        const bool whole = !stated.item;
        const int decimals =
            whole ? std::min(stated.decimals, rubric_.rounding.final) : std::min(stated.decimals, 6);
        const Exact& value = whole ? totals_.exact : node(stated.item).points;
        const Exact shown = value.rounded(decimals, rubric_.rounding.mode);
        if (shown == stated.value) {
            return;
        }
        auto& finding = found.add(
            "stated-differs", self_.at(stated.place),
            {whole ? std::string("score") : rubric_.at(stated.item).id, stated.value.plain(), shown.plain()});
        finding.more.push_back(from_answers(stated));
        if (auto own = from_stated(stated)) {
            finding.more.push_back(std::move(*own));
        }
    }

private:
    [[nodiscard]] const NodeState& node(ItemId item) const { return nodes_[item.at()]; }

    [[nodiscard]] const std::vector<ItemId>& children(ItemId position) const {
        return position ? rubric_.at(position).group->children : rubric_.top;
    }

    [[nodiscard]] Words from_answers(const Stated& stated) const {
        if (stated.item && !rubric_.at(stated.item).group) {
            return criterion(stated.item);
        }
        Sum sum;
        for (const ItemId child : children(stated.item)) {
            if (node(child).status != NodeStatus::not_applicable) {
                sum.add(rubric_.at(child).id, node(child).points);
            }
        }
        Words changed;
        const Exact& points = stated.item ? node(stated.item).points : totals_.base;
        const bool gated = stated.item && node(stated.item).gated;
        if (points != sum.total()) {
            const bool weighted =
                stated.item && rubric_.at(stated.item).group->aggregate == Aggregate::weighted;
            changed = (gated      ? phrases::gate_took_all
                       : weighted ? phrases::weighted_to
                                  : phrases::made_up_to)
                          .with({{"points", points.shortest()}});
        }
        Words extras;
        if (!stated.item && (!totals_.bonus.is_zero() || !totals_.penalty.is_zero())) {
            extras = phrases::extras_to.with({{"bonus", totals_.bonus.shortest()},
                                              {"penalty", totals_.penalty.shortest()},
                                              {"points", totals_.exact.shortest()}});
        }
        return phrases::sum_of_answers.with({{"sum", sum.text()}, {"changed", changed}, {"extras", extras}});
    }

    [[nodiscard]] Words criterion(ItemId position) const {
        const Item& item = rubric_.at(position);
        const GivenAnswer* given = self_.answer_to(position);
        const std::string of = item.unlimited ? "" : "/" + item.points.shortest();
        const std::string points = node(position).points.shortest() + of;
        const Kind& kind = *criterion_for(item, self_.unit).kind;
        const Words rule = kind.rule(item.points);
        if (given == nullptr) {
            return phrases::points_by_rule.with({{"points", points}, {"rule", rule}});
        }
        const std::string answer =
            given->answer.shape == Shape::not_applicable ? std::string("n/a") : kind.shown(given->answer);
        return phrases::points_of_answer.with({{"answer", answer}, {"points", points}, {"rule", rule}});
    }

    /// How the unit may have got there: the parts that it states itself.
    [[nodiscard]] std::optional<Words> from_stated(const Stated& stated) const {
        if (stated.item && !rubric_.at(stated.item).group) {
            return std::nullopt;
        }
        Sum sum;
        std::size_t left_out = 0;
        for (const ItemId child : children(stated.item)) {
            const auto at = std::find_if(self_.stated.begin(), self_.stated.end(),
                                         [child](const Stated& each) { return each.item == child; });
            if (at == self_.stated.end()) {
                ++left_out;
            } else {
                sum.add(rubric_.at(child).id, at->value);
            }
        }
        if (sum.empty()) {
            return std::nullopt;
        }
        return left_out > 0 ? phrases::sum_of_some_stated.with({{"sum", sum.text()}, {"others", left_out}})
                            : phrases::sum_of_stated.with({{"sum", sum.text()}});
    }

    const Rubric& rubric_;
    const Record& self_;
    const std::vector<NodeState>& nodes_;
    const Totals& totals_;
};

}  // namespace

void compare_stated(const Rubric& rubric, const Record& self, const std::vector<NodeState>& nodes,
                    const Totals& totals, Diagnostics& found) {
    const Comparison comparison(rubric, self, nodes, totals);
    for (const auto& stated : self.stated) {
        comparison.one(stated, found);
    }
}

}  // namespace ceping
