// What rubrics and records say of a measure.
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/measure.hpp>
#include <ceping/node/fields.hpp>

#include <utility>

namespace ceping {

namespace {

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

bool decode_curve(const KindContext& context, MeasureRule& rule) {
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
        if (!rule.curve.empty() && point->first <= rule.curve.back().x) {
            report(
                context.found, each[0], "not-rising",
                {std::to_string(rule.curve.size() + 1), point->first.plain(), rule.curve.back().x.plain()});
            good = false;
        }
        rule.curve.push_back({std::move(point->first), std::move(point->second)});
    }
    for (std::size_t i = 0; good && i + 1 < rule.curve.size(); ++i) {
        rule.slopes.push_back((rule.curve[i + 1].points - rule.curve[i].points) /
                              (rule.curve[i + 1].x - rule.curve[i].x));
    }
    return good;
}

bool within(const AnswerContext& context, const MeasureRule& rule, const Exact& x, const Node& where) {
    if (!rule.allows(x)) {
        report(
            context.found, where, "answer-range",
            {context.id, x.plain(), bounds_words(rule.allowed->first.plain(), rule.allowed->second.plain())});
        return false;
    }
    return true;
}

bool decode_ratio(const AnswerContext& context, const MeasureRule& rule, Answer& out) {
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
    } else if (rule.allowed && !within(context, rule, Exact(100) * *num / *den, *context.parts.num)) {
        return false;
    }
    out.shape = Shape::ratio;
    out.number = std::move(*num);
    out.more().den = std::move(*den);
    return true;
}

}  // namespace

bool decode_measure(const KindContext& context, MeasureRule& out) {
    bool good = decode_curve(context, out);
    if (const Node* shape = context.node.find("shape")) {
        const auto choice = read_choice(*shape, "shape", curve_shapes, context.found);
        good = good && choice.has_value();
        out.stepped = choice == std::size_t{1};
    }
    if (const Node* unit = context.node.find("unit")) {
        out.unit_name = read_string(*unit, "unit", context.found).value_or("");
    }
    if (const Node* range = context.node.find("range")) {
        out.allowed = read_pair(*range, "range", context.found);
        good = good && out.allowed.has_value();
        if (out.allowed && out.allowed->first > out.allowed->second) {
            report(context.found, *range, "bad-value",
                   {"range",
                    out.allowed->first.plain() + ".." + out.allowed->second.plain(),
                    {"下限在前、上限在后", "the lower bound first"}});
            good = false;
        }
    }
    if (const Node* zero = context.node.find("zero_den")) {
        const auto choice = read_choice(*zero, "zero_den", zero_den_words, context.found);
        good = good && choice.has_value();
        out.zero_den = static_cast<MeasureRule::ZeroDen>(choice.value_or(0));
        out.states_zero_den = true;
    }
    if (const Node* sample = context.node.find("min_sample")) {
        out.min_sample = read_whole(*sample, "min_sample", 1, 1'000'000'000, context.found);
        good = good && out.min_sample.has_value();
    }
    return good;
}

bool decode_measure_answer(const AnswerContext& context, const MeasureRule& rule, Answer& out) {
    if (context.parts.num != nullptr) {
        if (!decode_ratio(context, rule, out)) {
            return false;
        }
    } else {
        auto value = answer_number(context, *context.parts.value, rule.unit_name == "%");
        if (!value || !within(context, rule, *value, *context.parts.value)) {
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
    if (rule.too_few_asked(out)) {
        const Node& where = context.parts.sample != nullptr ? *context.parts.sample
                            : context.parts.num != nullptr  ? *context.parts.num
                                                            : *context.parts.value;
        const Words stated =
            out.more().sample ? Words(" " + out.more().sample->plain()) : Words("未填", ", not stated,");
        report(context.found, where, "sample-small", {context.id, stated, std::to_string(*rule.min_sample)});
    }
    return true;
}

}  // namespace ceping
