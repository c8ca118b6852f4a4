// 量化: a figure, or num over den in percent, through a curve.
#include <ceping/base/arithmetic.hpp>
#include <ceping/base/text.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/measure.hpp>
#include <ceping/kinds/phrases.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

class MeasureKind final : public Kind, public MeasureRule {
public:
    [[nodiscard]] std::string_view name() const override { return "measure"; }
    [[nodiscard]] std::string_view unit() const override { return unit_name; }

    [[nodiscard]] Outcome points(const Answer& answer, const Exact& full) const override {
        if (too_few_asked(answer)) {
            return Outcome::missing();
        }
        if (answer.shape == Shape::ratio) {
            if (answer.more().den.is_zero()) {
                return zero_den == ZeroDen::not_applicable
                           ? Outcome::not_applicable()
                           : Outcome::of(zero_den == ZeroDen::full ? full : Exact());
            }
            return Outcome::of(at(Exact(100) * answer.number / answer.more().den));
        }
        return Outcome::of(at(answer.number));
    }

    [[nodiscard]] std::pair<Exact, Exact> range(const Exact& full) const override {
        const Exact first = allowed && allowed->first > curve.front().x ? at(allowed->first) : edge();
        Exact low = first;
        Exact high = first;
        const auto include = [&](const Exact& p) {
            low = least(low, p);
            high = greatest(high, p);
        };
        for (const auto& point : curve) {
            if (allows(point.x)) {
                include(point.points);
            }
        }
        if (allowed) {
            include(at(allowed->first));
            include(at(allowed->second));
        }
        if (zero_den == ZeroDen::zero) {
            include(Exact());
        } else if (zero_den == ZeroDen::full) {
            include(full);
        }
        return {low, high};
    }

    [[nodiscard]] std::string shown(const Answer& answer) const override {
        std::string out = answer.shape == Shape::ratio
                              ? "num=" + answer.number.plain() + ";den=" + answer.more().den.plain()
                              : answer.number.plain();
        if (answer.more().sample) {
            out = (answer.shape == Shape::ratio ? out : "value=" + out) +
                  ";sample=" + answer.more().sample->plain();
        }
        return out;
    }

    [[nodiscard]] AnswerForm form(const Exact& /*full*/) const override {
        AnswerForm out;
        out.shapes = {Shape::number, Shape::ratio};
        if (allowed) {
            out.lowest = allowed->first;
            out.highest = allowed->second;
        }
        out.percent = unit_name == "%";
        out.sample = min_sample.has_value();
        out.least_sample = min_sample ? std::optional(Exact(*min_sample)) : std::nullopt;
        return out;
    }

    void lint(std::string_view id, const Exact& full, const KindReport& report) const override {
        int direction = 0;
        for (std::size_t i = 1; i < curve.size(); ++i) {
            const int step_sign = (curve[i].points - curve[i - 1].points).sign();
            if (direction * step_sign < 0) {
                report("curve-unsteady", "curve." + std::to_string(i), {std::to_string(i + 1)});
                break;
            }
            direction = step_sign != 0 ? step_sign : direction;
        }
        if (direction == 0 && curve.size() > 1) {
            report("curve-flat", "curve",
                   {{"上各点得分都相同", "every point of the curve gives the same points"}});
        } else if (curve.size() == 1 && !stepped) {
            report(
                "curve-flat", "curve",
                {{"只有一个点，填多少得分都一样；请写两个点以上",
                  "the curve has one point only, so that every figure gives the same points; write two or more"}});
        }
        if (const Exact most = range(full).second; most != full) {
            report("full-unreachable", "curve", {id, most.plain(), full.plain()});
        }
    }

    [[nodiscard]] AnswerFormulas formulas(const AnswerFields& fields, const Exact& full, std::string_view id,
                                          FormulaLines& lines) const override {
        using namespace formula;
        const std::string name(id);
        const Formula num = entered(fields.num);
        const Formula den = entered(fields.den);
        const Formula alone =
            all({is_number(fields.value), no(is_filled(fields.num)), no(is_filled(fields.den))});
        const Formula ratio =
            lines.add(name + " num and den",
                      all({no(is_filled(fields.value)), is_number(fields.num), is_number(fields.den),
                           at_least(num, number(0)), at_least(den, number(0)),
                           any({more(den, number(0)), no(more(num, number(0)))})}));
        const Formula of_none = lines.add(name + " den 0", all({ratio, no(more(den, number(0)))}));
        const Formula x = lines.add(
            name + " figure", choice(ratio, quotient(product(number(100), num), den), entered(fields.value)));
        std::vector<Formula> within;
        if (allowed) {
            within = {at_least(x, number(allowed->first)), at_least(number(allowed->second), x)};
        }
        Formula enough = always();
        if (min_sample) {
            const Formula sample = entered(fields.sample);
            enough = all({is_number(fields.sample), multiple(sample, 1),
                          at_least(sample, number(Exact(*min_sample)))});
        }
        const Formula valid =
            lines.add(name + " valid",
                      all({any({alone, ratio}), std::move(enough), any({of_none, all(std::move(within))})}));
        const bool nothing = zero_den == ZeroDen::not_applicable;
        return {nothing ? all({valid, no(of_none)}) : valid, nothing ? all({valid, of_none}) : never(),
                nothing
                    ? at(x, id, lines)
                    : choice(of_none, number(zero_den == ZeroDen::full ? full : Exact()), at(x, id, lines))};
    }

    [[nodiscard]] Words rule(const Exact& /*full*/) const override {
        std::string list;
        for (const auto& point : curve) {
            list += (list.empty() ? "" : " ") + point.x.plain() + unit_name + ":" + point.points.plain();
        }
        return (stepped ? phrases::steps : phrases::linear).with({{"list", list}});
    }

    [[nodiscard]] Guide guide(const Exact& /*full*/, bool penalty) const override {
        Guide out;
        out.kind = {"量化", "measure"};
        tell_figure(out.sentences);
        tell_curve(out.sentences);
        out.columns = {{{"数值", "figure"}, true}, {points_title(penalty), true}};
        for (const auto& point : curve) {
            out.rows.push_back(
                {{(stepped ? "≥ " : "") + point.x.plain() + unit_name, point.points.plain()}, ""});
        }
        return out;
    }

    [[nodiscard]] std::vector<Trial> trials(const Exact& /*full*/) const override {
        std::vector<Trial> out;
        if (min_sample) {
            out.push_back({"min_sample",
                           {"样本量不足", "a sample that is too small"},
                           [this](const Answer& answer) { return too_few_asked(answer); }});
        }
        if (states_zero_den) {
            out.push_back({"zero_den", {"den 为 0", "den 0"}, [this](const Answer& answer) {
                               return !too_few_asked(answer) && answer.shape == Shape::ratio &&
                                      answer.more().den.is_zero();
                           }});
        }
        for (auto& stretch : stretches()) {
            if (allows(stretch)) {
                out.push_back({stretch.key, stretch.what, [=, this](const Answer& answer) {
                                   const auto x = figure_of(answer);
                                   return x && !too_few_asked(answer) && stretch.holds(*x);
                               }});
            }
        }
        return out;
    }

    [[nodiscard]] Answer extreme(const Exact& /*full*/, bool most) const override {
        std::vector<Exact> tried;
        if (allowed) {
            tried = {most ? allowed->second : allowed->first, most ? allowed->first : allowed->second};
        } else if (stepped && !most) {
            tried.push_back(curve.front().x - 1);
        }
        for (const auto& point : curve) {
            if (allows(point.x)) {
                tried.push_back(point.x);
            }
        }
        const auto less = [this](const Exact& a, const Exact& b) { return at(a) < at(b); };
        Answer out;
        out.shape = Shape::number;
        out.number = most ? *std::max_element(tried.begin(), tried.end(), less)
                          : *std::min_element(tried.begin(), tried.end(), less);
        if (min_sample) {
            out.more().sample = Exact(*min_sample);
        }
        return out;
    }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic(const Answer& answer,
                                                         const Exact& full) const override {
        std::vector<ArithmeticLine> out;
        const auto x = figure_of(answer);
        if (!x) {
            const Exact value = points(answer, full).points;
            return {{{"分母为 0", "a denominator of 0"}, value.plain(), value}};
        }
        if (answer.shape == Shape::ratio) {
            out.push_back({phrases::ratio_in_percent.with(
                               {{"num", answer.number.plain()}, {"den", answer.more().den.plain()}}),
                           "100 × " + operand(answer.number) + " ÷ " + operand(answer.more().den), *x});
        }
        out.push_back(curve_working(*x));
        return out;
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& /*full*/, const Answer* /*now*/,
                                               Turn /*turn*/) const override {
        AttainableList out;
        const auto put = [&](const Exact& x) { out.add(at(x), x.plain() + unit_name); };
        for (const auto& point : curve) {
            if (allows(point.x)) {
                put(point.x);
            }
        }
        if (allowed) {
            put(allowed->first);
            put(allowed->second);
        }
        if (stepped || curve.size() < 2) {
            return out.take();
        }
        const Exact by = even_step(curve.back().x - curve.front().x);
        Exact x = (curve.front().x / by).rounded(0, Rounding::down) * by;
        for (; x < curve.back().x; x += by) {
            if (x > curve.front().x && allows(x)) {
                put(x);
            }
        }
        return out.take();
    }

private:
    /// What is to be filled in.
    void tell_figure(std::vector<Words>& out) const {
        if (unit_name == "%") {
            out.push_back(
                {"填写百分比，或者填写分子和分母。", "A percentage, or its numerator and denominator."});
        } else if (!unit_name.empty()) {
            out.push_back(phrases::figure_in_unit.with({{"unit", unit_name}}));
        }
        if (allowed) {
            out.push_back(phrases::figure_bounds.with({{"low", allowed->first.plain() + unit_name},
                                                       {"high", allowed->second.plain() + unit_name}}));
        }
        if (min_sample) {
            out.push_back(phrases::sample_needed.with({{"least", *min_sample}}));
        }
        constexpr std::array<std::pair<const char*, const char*>, 3> zero = {
            {{"分母为0的不参与计分。", "A denominator of 0 means that this does not apply."},
             {"分母为0的得0分。", "A denominator of 0 gives 0 points."},
             {"分母为0的得满分。", "A denominator of 0 gives full points."}}};
        if (unit_name == "%" || states_zero_den) {
            const auto& [zh, en] = zero[static_cast<std::size_t>(zero_den)];
            out.push_back({zh, en});
        }
    }

    /// How the table of breakpoints is read.
    void tell_curve(std::vector<Words>& out) const {
        if (stepped) {
            // A step that starts where figures start has nothing below it to speak of.
            const bool from_start = allowed ? curve.front().x <= allowed->first : curve.front().x.sign() <= 0;

            out.push_back(
                from_start
                    ? Words{"达到哪一档，得哪一档的分值。", "The last row that is reached gives the points."}
                    : phrases::last_row_reached.with({{"first", curve.front().x.plain() + unit_name}}));
        } else if (curve.size() > 1) {
            out.push_back(
                {"两档之间按比例计算；低于最低档、高于最高档的，分别按最低档、最高档计。",
                 "Between two rows the points rise or fall in proportion; below the first row and above the last, "
                 "theirs count."});
        }
    }
};

std::shared_ptr<const Kind> decoded_measure(const KindContext& context) {
    auto kind = std::make_shared<MeasureKind>();
    return decode_measure(context, *kind) ? kind : nullptr;
}

bool measure_answer(const AnswerContext& context, Answer& out) {
    return decode_measure_answer(context, static_cast<const MeasureKind&>(context.kind), out);
}

constexpr auto measure_keys =
    std::to_array<std::string_view>({"curve", "shape", "range", "unit", "zero_den", "min_sample"});
constexpr auto measure_parts = std::to_array<std::string_view>({"value", "num", "den", "sample"});
// Not `range`: it decides what may be answered, not what an answer is worth.
constexpr auto measure_figures =
    std::to_array<KindFigure>({{"curve", KindFigure::Shape::pairs},
                               {"shape", KindFigure::Shape::word, curve_shapes},
                               {"zero_den", KindFigure::Shape::stated_word, zero_den_words},
                               {"min_sample", KindFigure::Shape::number}});

}  // namespace

const KindRow measure_kind = {
    "measure",
    measure_keys,
    measure_parts,
    "量化",
    decoded_measure,
    measure_answer,
    R"({id: "1.3", title: 道德讲堂参与率, points: 2, kind: measure, unit: "%", range: [0, 100], shape: linear, curve: [[60, 0], [95, 2]]})",
    "{num: 38, den: 40}",
    measure_figures,
};

}  // namespace ceping
