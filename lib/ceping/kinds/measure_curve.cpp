// The curve of a measure: what a figure is worth, and why.
#include <ceping/kinds/measure.hpp>

#include <ceping/base/arithmetic.hpp>
#include <ceping/kinds/phrases.hpp>

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

Formula MeasureRule::at(const Formula& x, std::string_view id, FormulaLines& lines) const {
    using namespace formula;
    constexpr std::size_t most_nested = 20;  // spreadsheets take 64 functions within one another
    Formula out = number(stepped ? Exact() : curve.front().points);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const Point& here = curve[i];
        const bool sloped = !stepped && i + 1 < curve.size() && !slopes[i].is_zero();
        // One division, and that last: a spreadsheet's binary numbers then lose the least.
        Formula points = number(here.points);
        if (sloped) {
            const Point& next = curve[i + 1];
            points = sum({std::move(points),
                          quotient(product(minus(x, number(here.x)), number(next.points - here.points)),
                                   number(next.x - here.x))});
        }
        out = choice(at_least(x, number(here.x)), std::move(points), std::move(out));
        if (i % most_nested == most_nested - 1) {
            out = lines.add(std::string(id) + " curve", std::move(out));
        }
    }
    return out;
}

ArithmeticLine MeasureRule::curve_working(const Exact& x) const {
    const Exact value = at(x);
    const std::string figure = x.plain() + unit_name;
    std::size_t i = 0;
    while (i + 1 < curve.size() && x >= curve[i + 1].x) {
        ++i;
    }
    const std::string here = curve[i].x.plain() + unit_name;
    if (x < curve.front().x) {
        return {phrases::figure_below.with({{"figure", figure}, {"point", here}}), value.plain(), value};
    }
    if (stepped || i + 1 == curve.size() || x == curve[i].x) {
        return {phrases::figure_reaches.with({{"figure", figure}, {"point", here}}), value.plain(), value};
    }
    const Point& low = curve[i];
    const Point& high = curve[i + 1];
    return {phrases::figure_between.with(
                {{"figure", figure}, {"low", here}, {"high", high.x.plain() + unit_name}}),
            operand(low.points) + " + (" + operand(x) + " - " + operand(low.x) + ") × (" +
                operand(high.points) + " - " + operand(low.points) + ") ÷ (" + operand(high.x) + " - " +
                operand(low.x) + ")",
            value};
}

std::vector<MeasureRule::Stretch> MeasureRule::stretches() const {
    const std::size_t last = curve.size() - 1;

    std::vector<Stretch> out;
    out.push_back({"curve.0",
                   (stepped ? phrases::x_below : phrases::x_at_most).with({{"x", curve.front().x.plain()}}),
                   std::nullopt, curve.front().x, false, !stepped});
    for (std::size_t i = 0; i < last; ++i) {
        out.push_back({"curve." + std::to_string(stepped ? i : i + 1),
                       (stepped ? phrases::x_from_to_below : phrases::x_between)
                           .with({{"from", curve[i].x.plain()}, {"to", curve[i + 1].x.plain()}}),
                       curve[i].x, curve[i + 1].x, stepped, false});
    }
    out.push_back({"curve." + std::to_string(last), phrases::x_at_least.with({{"x", curve.back().x.plain()}}),
                   curve.back().x, std::nullopt, true, false});
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
