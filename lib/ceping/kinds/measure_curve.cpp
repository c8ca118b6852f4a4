// The curve of a measure: what a figure is worth, and why.
#include <ceping/kinds/measure.hpp>

#include <ceping/base/working.hpp>

namespace ceping {

Exact MeasureRule::at(const Exact& x) const {
    if (x < curve.front().x) {
        return stepped ? Exact() : curve.front().points;
    }
    std::size_t i = curve.size() - 1;
    while (x < curve[i].x) {
        --i;
    }
    if (stepped || i + 1 == curve.size()) {
        return curve[i].points;
    }
    return curve[i].points + (x - curve[i].x) * slopes[i];
}

Working MeasureRule::curve_working(const Exact& x) const {
    const Exact value = at(x);
    const std::string figure = x.plain() + unit_name;
    std::size_t i = 0;
    while (i + 1 < curve.size() && x >= curve[i + 1].x) {
        ++i;
    }
    const std::string here = curve[i].x.plain() + unit_name;
    if (x < curve.front().x) {
        return {{figure + " 不到 " + here, figure + " is below " + here}, value.plain(), value};
    }
    if (stepped || i + 1 == curve.size() || x == curve[i].x) {
        return {{figure + " 达到 " + here, figure + " reaches " + here}, value.plain(), value};
    }
    const Point& low = curve[i];
    const Point& high = curve[i + 1];
    const std::string next = high.x.plain() + unit_name;
    return {{figure + " 在 " + here + " 与 " + next + " 之间，按比例",
             figure + " between " + here + " and " + next},
            operand(low.points) + " + (" + operand(x) + " - " + operand(low.x) + ") × (" +
                operand(high.points) + " - " + operand(low.points) + ") ÷ (" + operand(high.x) + " - " +
                operand(low.x) + ")",
            value};
}

std::vector<MeasureRule::Stretch> MeasureRule::stretches() const {
    const std::size_t last = curve.size() - 1;
    const std::string first_x = curve.front().x.plain();
    const std::string last_x = curve.back().x.plain();
    std::vector<Stretch> out;
    out.push_back({"curve.0",
                   stepped ? Words{"x 小于 " + first_x, "x below " + first_x}
                           : Words{"x 不大于 " + first_x, "x at or below " + first_x},
                   std::nullopt, curve.front().x, false, !stepped});
    for (std::size_t i = 0; i < last; ++i) {
        const std::string from = curve[i].x.plain();
        const std::string to = curve[i + 1].x.plain();
        out.push_back(
            {"curve." + std::to_string(stepped ? i : i + 1),
             stepped ? Words{"x 从 " + from + " 到不足 " + to, "x from " + from + " to below " + to}
                     : Words{"x 在 " + from + " 与 " + to + " 之间", "x between " + from + " and " + to},
             curve[i].x, curve[i + 1].x, stepped, false});
    }
    out.push_back({"curve." + std::to_string(last),
                   {"x 不小于 " + last_x, "x at or above " + last_x},
                   curve.back().x,
                   std::nullopt,
                   true,
                   false});
    return out;
}

bool MeasureRule::allows(const Stretch& stretch) const {
    if (!allowed) {
        return true;
    }
    const auto& [low, high] = *allowed;
    return (!stretch.to || low < *stretch.to || (stretch.with_to && low == *stretch.to)) &&
           (!stretch.from || high > *stretch.from || (stretch.with_from && high == *stretch.from));
}

std::optional<Exact> MeasureRule::figure_of(const Answer& answer) {
    if (answer.shape != Shape::ratio) {
        return answer.number;
    }
    return answer.more().den.is_zero() ? std::nullopt
                                       : std::optional(Exact(100) * answer.number / answer.more().den);
}

}  // namespace ceping
