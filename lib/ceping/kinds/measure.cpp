// 量化: a figure, or num over den in percent, through a curve.
#include <ceping/base/text.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>

namespace ceping {

namespace {

enum class ZeroDen : std::uint8_t { not_applicable, zero, full };

struct Point {
    Exact x;
    Exact points;
};

class MeasureKind final : public Kind {
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
            if (!allowed || (point.x >= allowed->first && point.x <= allowed->second)) {
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

    [[nodiscard]] Words rule(const Exact& /*full*/) const override {
        std::string list;
        for (const auto& point : curve) {
            list += (list.empty() ? "" : " ") + point.x.plain() + unit_name + ":" + point.points.plain();
        }
        return stepped ? Words{"分段 " + list, "steps " + list} : Words{"线性 " + list, "linear " + list};
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
            if (within_range(stretch)) {
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
            if (!allowed || (point.x >= allowed->first && point.x <= allowed->second)) {
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

    [[nodiscard]] std::vector<Working> working(const Answer& answer, const Exact& full) const override {
        std::vector<Working> out;
        const auto x = figure_of(answer);
        if (!x) {
            const Exact value = points(answer, full).points;
            return {{{"分母为 0", "a denominator of 0"}, value.plain(), value}};
        }
        if (answer.shape == Shape::ratio) {
            const std::string num = answer.number.plain();
            const std::string den = answer.more().den.plain();
            out.push_back({{num + " 占 " + den + " 的百分比", num + " of " + den + " in per cent"},
                           "100 × " + operand(answer.number) + " ÷ " + operand(answer.more().den),
                           *x});
        }
        out.push_back(curve_working(*x));
        return out;
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& /*full*/, const Answer* /*now*/,
                                               Turn /*turn*/) const override {
        const auto within = [this](const Exact& x) {
            return !allowed || (x >= allowed->first && x <= allowed->second);
        };
        AttainableList out;
        const auto put = [&](const Exact& x) { out.add(at(x), x.plain() + unit_name); };
        for (const auto& point : curve) {
            if (within(point.x)) {
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
            if (x > curve.front().x && within(x)) {
                put(x);
            }
        }
        return out.take();
    }

    /// Points at `x` as a line of arithmetic.
    [[nodiscard]] Working curve_working(const Exact& x) const {
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

    /// Points at `x`. Linear: between neighbours, beyond the ends the nearest end's. Step: of the greatest
    /// breakpoint that `x` reaches, 0 below the first.
    [[nodiscard]] Exact at(const Exact& x) const {
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

    std::vector<Point> curve;
    std::vector<Exact> slopes;  ///< between each point and the next
    bool stepped = false;
    std::optional<std::pair<Exact, Exact>> allowed;
    std::string unit_name;
    ZeroDen zero_den = ZeroDen::not_applicable;
    bool states_zero_den = false;
    std::optional<std::int64_t> min_sample;

private:
    /// What is to be filled in.
    void tell_figure(std::vector<Words>& out) const {
        if (unit_name == "%") {
            out.push_back(
                {"填写百分比，或者填写分子和分母。", "A percentage, or its numerator and denominator."});
        } else if (!unit_name.empty()) {
            out.push_back({"填写数值，单位：" + unit_name + "。", "A figure, in " + unit_name + "."});
        }
        if (allowed) {
            const std::string low = allowed->first.plain() + unit_name;
            const std::string high = allowed->second.plain() + unit_name;
            out.push_back({"应在" + low + "至" + high + "之间。", "It is from " + low + " to " + high + "."});
        }
        if (min_sample) {
            const std::string n = std::to_string(*min_sample);
            out.push_back(
                {"应填写样本量，少于" + n + "的视为没有填报。",
                 "The size of the sample is to be stated; below " + n + " it counts as no answer."});
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
            const std::string first = curve.front().x.plain() + unit_name;
            out.push_back(from_start ? Words{"达到哪一档，得哪一档的分值。",
                                             "The last row that is reached gives the points."}
                                     : Words{"达到哪一档，得哪一档的分值；不到" + first + "的为0分。",
                                             "The last row that is reached gives the points; below " + first +
                                                 " there are none."});
        } else if (curve.size() > 1) {
            out.push_back(
                {"两档之间按比例计算；低于最低档、高于最高档的，分别按最低档、最高档计。",
                 "Between two rows the points rise or fall in proportion; below the first row and above the last, "
                 "theirs count."});
        }
    }

    /// A part of the curve that tests ought to have an `x` on: a step, or the inside of a slope, or a flat end with its
    /// breakpoint.
    struct Stretch {
        std::string key;
        Words what;
        std::optional<Exact> from;
        std::optional<Exact> to;
        bool with_from = false;
        bool with_to = false;

        [[nodiscard]] bool holds(const Exact& x) const {
            return (!from || x > *from || (with_from && x == *from)) &&
                   (!to || x < *to || (with_to && x == *to));
        }
    };

    [[nodiscard]] std::vector<Stretch> stretches() const {
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

    /// Whether `range` lets x be there.
    [[nodiscard]] bool within_range(const Stretch& stretch) const {
        if (!allowed) {
            return true;
        }
        const auto& [low, high] = *allowed;
        return (!stretch.to || low < *stretch.to || (stretch.with_to && low == *stretch.to)) &&
               (!stretch.from || high > *stretch.from || (stretch.with_from && high == *stretch.from));
    }

    [[nodiscard]] bool too_few_asked(const Answer& answer) const {
        return min_sample && (!answer.more().sample || *answer.more().sample < Exact(*min_sample));
    }

    /// What is looked up on the curve; nothing for 0 over 0.
    [[nodiscard]] static std::optional<Exact> figure_of(const Answer& answer) {
        if (answer.shape != Shape::ratio) {
            return answer.number;
        }
        return answer.more().den.is_zero() ? std::nullopt
                                           : std::optional(Exact(100) * answer.number / answer.more().den);
    }

    /// Points far below the curve.
    [[nodiscard]] Exact edge() const { return stepped && !allowed ? Exact() : curve.front().points; }
};

constexpr auto shapes = std::to_array<std::string_view>({"linear", "step"});
constexpr auto zero_words = std::to_array<std::string_view>({"not_applicable", "zero", "full"});

std::optional<std::pair<Exact, Exact>> read_pair(const Node& node, std::string_view name,
                                                 Diagnostics& found) {
    if (!expect_list(node, name, found)) {
        return std::nullopt;
    }
    if (node.size() != 2) {
        report(found, node, "bad-value", {name, std::to_string(node.size()), {"两个数", "two numbers"}});
        return std::nullopt;
    }
    auto first = read_exact(node[0], name, found);
    auto second = read_exact(node[1], name, found);
    if (!first || !second) {
        return std::nullopt;
    }
    return std::pair{std::move(*first), std::move(*second)};
}

bool decode_curve(const KindContext& context, MeasureKind& kind) {
    const Node* curve = context.node.find("curve");
    if (curve == nullptr) {
        report(context.found, context.node, "missing-key", {"curve", context.id});
        return false;
    }
    if (!expect_list(*curve, "curve", context.found)) {
        return false;
    }
    if (curve->size() == 0) {
        report(context.found, *curve, "bad-value", {"curve", "[]", {"至少一个点", "at least one point"}});
        return false;
    }
    bool good = true;
    for (const auto& each : *curve) {
        auto point = read_pair(each, "curve", context.found);
        if (!point) {
            return false;
        }
        if (point->second.sign() < 0 || point->second > context.full) {
            report(context.found, each[1], "out-of-range",
                   {"curve", point->second.plain(), bounds_words("0", context.full.plain())});
            good = false;
        }
        if (!kind.curve.empty() && point->first <= kind.curve.back().x) {
            report(
                context.found, each[0], "not-rising",
                {std::to_string(kind.curve.size() + 1), point->first.plain(), kind.curve.back().x.plain()});
            good = false;
        }
        kind.curve.push_back({std::move(point->first), std::move(point->second)});
    }
    for (std::size_t i = 0; good && i + 1 < kind.curve.size(); ++i) {
        kind.slopes.push_back((kind.curve[i + 1].points - kind.curve[i].points) /
                              (kind.curve[i + 1].x - kind.curve[i].x));
    }
    return good;
}

std::shared_ptr<const Kind> decode(const KindContext& context) {
    auto kind = std::make_shared<MeasureKind>();
    bool good = decode_curve(context, *kind);
    if (const Node* shape = context.node.find("shape")) {
        const auto choice = read_choice(*shape, "shape", shapes, context.found);
        good = good && choice.has_value();
        kind->stepped = choice == std::size_t{1};
    }
    if (const Node* unit = context.node.find("unit")) {
        kind->unit_name = read_string(*unit, "unit", context.found).value_or("");
    }
    if (const Node* range = context.node.find("range")) {
        kind->allowed = read_pair(*range, "range", context.found);
        good = good && kind->allowed.has_value();
        if (kind->allowed && kind->allowed->first > kind->allowed->second) {
            report(context.found, *range, "bad-value",
                   {"range",
                    kind->allowed->first.plain() + ".." + kind->allowed->second.plain(),
                    {"下限在前、上限在后", "the lower bound first"}});
            good = false;
        }
    }
    if (const Node* zero = context.node.find("zero_den")) {
        const auto choice = read_choice(*zero, "zero_den", zero_words, context.found);
        good = good && choice.has_value();
        kind->zero_den = static_cast<ZeroDen>(choice.value_or(0));
        kind->states_zero_den = true;
    }
    if (const Node* sample = context.node.find("min_sample")) {
        kind->min_sample = read_whole(*sample, "min_sample", 1, 1'000'000'000, context.found);
        good = good && kind->min_sample.has_value();
    }
    return good ? kind : nullptr;
}

bool within(const AnswerContext& context, const MeasureKind& kind, const Exact& x, const Node& where) {
    if (kind.allowed && (x < kind.allowed->first || x > kind.allowed->second)) {
        report(
            context.found, where, "answer-range",
            {context.id, x.plain(), bounds_words(kind.allowed->first.plain(), kind.allowed->second.plain())});
        return false;
    }
    return true;
}

bool decode_ratio(const AnswerContext& context, const MeasureKind& kind, Answer& out) {
    auto num = answer_number(context, *context.parts.num, false);
    auto den = answer_number(context, *context.parts.den, false);
    if (!num || !den) {
        return false;
    }
    if (num->sign() < 0 || den->sign() < 0) {
        report(context.found, num->sign() < 0 ? *context.parts.num : *context.parts.den, "answer-ratio",
               {context.id, {"num 和 den 不能为负", "num and den cannot be negative"}});
        return false;
    }
    if (den->is_zero()) {
        if (!num->is_zero()) {
            report(context.found, *context.parts.den, "answer-ratio",
                   {context.id, {"den 为 0 时 num 也必须为 0", "where den is 0, num must be 0 too"}});
            return false;
        }
    } else if (kind.allowed && !within(context, kind, Exact(100) * *num / *den, *context.parts.num)) {
        return false;
    }
    out.shape = Shape::ratio;
    out.number = std::move(*num);
    out.more().den = std::move(*den);
    return true;
}

bool decode_answer(const AnswerContext& context, Answer& out) {
    const auto& kind = static_cast<const MeasureKind&>(context.kind);
    if (context.parts.num != nullptr) {
        if (!decode_ratio(context, kind, out)) {
            return false;
        }
    } else {
        auto value = answer_number(context, *context.parts.value, kind.unit_name == "%");
        if (!value || !within(context, kind, *value, *context.parts.value)) {
            return false;
        }
        out.shape = Shape::number;
        out.number = std::move(*value);
    }
    if (context.parts.sample != nullptr) {
        out.more().sample = answer_whole(context, *context.parts.sample);
        if (!out.more().sample) {
            return false;
        }
    }
    if (kind.min_sample && (!out.more().sample || *out.more().sample < Exact(*kind.min_sample))) {
        const Node& where = context.parts.sample != nullptr ? *context.parts.sample
                            : context.parts.num != nullptr  ? *context.parts.num
                                                            : *context.parts.value;
        const Words stated =
            out.more().sample ? Words(" " + out.more().sample->plain()) : Words("未填", ", not stated,");
        report(context.found, where, "sample-small", {context.id, stated, std::to_string(*kind.min_sample)});
    }
    return true;
}

constexpr auto own_keys =
    std::to_array<std::string_view>({"curve", "shape", "range", "unit", "zero_den", "min_sample"});
constexpr auto own_parts = std::to_array<std::string_view>({"value", "num", "den", "sample"});
// Not `range`: it decides what may be answered, not what an answer is worth.
constexpr auto own_figures =
    std::to_array<KindFigure>({{"curve", KindFigure::Shape::pairs},
                               {"shape", KindFigure::Shape::word, shapes},
                               {"zero_den", KindFigure::Shape::stated_word, zero_words},
                               {"min_sample", KindFigure::Shape::number}});

}  // namespace

const KindRow measure_kind = {
    "measure",
    own_keys,
    own_parts,
    "量化",
    decode,
    decode_answer,
    R"({id: "1.3", title: 道德讲堂参与率, points: 2, kind: measure, unit: "%", range: [0, 100], shape: linear, curve: [[60, 0], [95, 2]]})",
    "{num: 38, den: 40}",
    own_figures,
};

}  // namespace ceping
