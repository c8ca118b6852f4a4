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
        if (min_sample && (!answer.more().sample || *answer.more().sample < Exact(*min_sample))) {
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
            report("curve-flat", "curve", {});
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
    std::optional<std::int64_t> min_sample;

private:
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
                   {"curve", point->second.plain(), "0.." + context.full.plain()});
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
    }
    if (const Node* sample = context.node.find("min_sample")) {
        kind->min_sample = read_whole(*sample, "min_sample", 1, 1'000'000'000, context.found);
        good = good && kind->min_sample.has_value();
    }
    return good ? kind : nullptr;
}

bool within(const AnswerContext& context, const MeasureKind& kind, const Exact& x, const Node& where) {
    if (kind.allowed && (x < kind.allowed->first || x > kind.allowed->second)) {
        report(context.found, where, "answer-range",
               {context.id, x.plain(), kind.allowed->first.plain() + ".." + kind.allowed->second.plain()});
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
};

}  // namespace ceping
