// 评判: an assessor gives points.
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <array>

namespace ceping {

namespace {

class JudgedKind final : public Kind {
public:
    [[nodiscard]] std::string_view name() const override { return "judged"; }

    [[nodiscard]] Outcome points(const Answer& answer, const Exact& /*full*/) const override {
        return Outcome::of(answer.number);
    }

    [[nodiscard]] std::pair<Exact, Exact> range(const Exact& full) const override {
        return {Exact(), highest(full)};
    }

    [[nodiscard]] std::string shown(const Answer& answer) const override { return answer.number.plain(); }

    [[nodiscard]] AnswerForm form(const Exact& full) const override {
        AnswerForm out;
        out.shapes = {Shape::number};
        out.lowest = Exact();
        out.highest = full;
        out.step = step;
        return out;
    }

    void lint(std::string_view id, const Exact& full, const KindReport& report) const override {
        if (const Exact most = highest(full); most != full) {
            report("full-unreachable", "step", {id, most.plain(), full.plain()});
        }
    }

    [[nodiscard]] Words rule(const Exact& full) const override {
        const std::string range_text = "0.." + full.plain();
        if (!step) {
            return range_text;
        }
        return phrases::range_in_steps.with({{"range", range_text}, {"step", step->plain()}});
    }

    [[nodiscard]] Guide guide(const Exact& full, bool penalty) const override {
        Guide out;
        out.kind = {"评判", "judged"};
        const std::string steps = step ? step->plain() : "";
        const Words what =
            penalty ? Words("评定扣分", "The points taken off") : Words("评定得分", "The points");
        out.sentences.push_back(step ? phrases::judged_in_steps.with(
                                           {{"what", what}, {"most", full.plain()}, {"step", step->plain()}})
                                     : phrases::judged_freely.with({{"what", what}, {"most", full.plain()}}));
        return out;
    }

    [[nodiscard]] std::vector<Trial> trials(const Exact& full) const override {
        const Exact most = highest(full);
        return {{"points",
                 {"满分", "full points"},
                 [most](const Answer& answer) { return answer.number == most; }},
                {"points", {"不足满分", "less than full points"}, [most](const Answer& answer) {
                     return answer.number < most;
                 }}};
    }

    [[nodiscard]] Answer extreme(const Exact& full, bool most) const override {
        Answer out;
        out.shape = Shape::number;
        out.number = most ? highest(full) : Exact();
        return out;
    }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic(const Answer& answer,
                                                         const Exact& /*full*/) const override {
        return {{{"评判得分", "points as judged"}, answer.number.plain(), answer.number}};
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& full, const Answer* /*now*/,
                                               Turn /*turn*/) const override {
        const Exact by = step.value_or(even_step(full));
        AttainableList out;
        const bool all = for_each_step(by, highest(full), [&](const Exact& times) {
            const Exact points = least(highest(full), times * by);
            out.add(points, points.plain());
        });
        if (!all) {
            out.leave_out_some();
        }
        return out.take();
    }

    [[nodiscard]] AnswerFormulas formulas(const AnswerFields& fields, const Exact& full,
                                          std::string_view /*id*/, FormulaLines& /*lines*/) const override {
        using namespace formula;
        const Formula given = entered(fields.value);
        std::vector<Formula> valid{is_number(fields.value), at_least(given, number(0)),
                                   at_least(number(full), given)};
        if (step) {
            valid.push_back(multiple(given, *step));
        }
        return {all(std::move(valid)), never(), given};
    }

    /// The largest whole multiple of the step within `full`.
    [[nodiscard]] Exact highest(const Exact& full) const {
        return step ? (full / *step).rounded(0, Rounding::down) * *step : full;
    }

    std::optional<Exact> step;
};

std::shared_ptr<const Kind> decoded_judged(const KindContext& context) {
    auto kind = std::make_shared<JudgedKind>();
    if (const Node* step = context.node.find("step")) {
        kind->step = read_positive(*step, "step", context.found);
        if (!kind->step) {
            return nullptr;
        }
    }
    return kind;
}

bool judged_answer(const AnswerContext& context, Answer& out) {
    const auto& kind = static_cast<const JudgedKind&>(context.kind);
    const Node& value = *context.parts.value;
    auto number = answer_number(context, value, false);
    if (!number) {
        return false;
    }
    if (number->sign() < 0 || *number > context.full) {
        report(context.found, value, "answer-range",
               {context.id, number->plain(), bounds_words("0", context.full.plain())});
        return false;
    }
    if (kind.step && !(*number / *kind.step).is_whole()) {
        report(context.found, value, "answer-step", {context.id, number->plain(), kind.step->plain()});
        return false;
    }
    out.shape = Shape::number;
    out.number = std::move(*number);
    return true;
}

constexpr auto judged_keys = std::to_array<std::string_view>({"step"});
constexpr auto judged_parts = std::to_array<std::string_view>({"value"});
constexpr auto judged_figures = std::to_array<KindFigure>({{"step", KindFigure::Shape::number}});

}  // namespace

const KindRow judged_kind = {
    "judged",
    judged_keys,
    judged_parts,
    "评判",
    decoded_judged,
    judged_answer,
    R"({id: "1.5", title: 特色服务品牌, points: 1, kind: judged, step: 0.1})",
    "0.8",
    judged_figures,
};

}  // namespace ceping
