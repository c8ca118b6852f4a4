// 时效: points lost for each day after the deadline. Not answered: the day of submission decides.
#include <ceping/base/text.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/phrases.hpp>
#include <ceping/node/fields.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

namespace {

class TimelinessKind final : public Kind {
public:
    [[nodiscard]] std::string_view name() const override { return "timeliness"; }

    [[nodiscard]] Outcome points(const Answer& /*answer*/, const Exact& /*full*/) const override {
        return Outcome::missing();
    }

    [[nodiscard]] std::pair<Exact, Exact> range(const Exact& full) const override { return {Exact(), full}; }

    [[nodiscard]] std::string shown(const Answer& /*answer*/) const override { return {}; }

    [[nodiscard]] AnswerForm form(const Exact& /*full*/) const override {
        AnswerForm out;
        out.answered = false;
        return out;
    }

    void lint(std::string_view /*id*/, const Exact& /*full*/, const KindReport& /*report*/) const override {}

    [[nodiscard]] Words rule(const Exact& /*full*/) const override {
        return grace_days > 0
                   ? phrases::late_costs_after_grace.with({{"by", per_day.plain()}, {"grace", grace()}})
                   : phrases::late_costs.with({{"by", per_day.plain()}});
    }

    [[nodiscard]] Guide guide(const Exact& full, bool penalty) const override {
        const std::string most = full.plain();
        const std::string by = per_day.plain();
        const Words start = grace_days == 0 ? Words{"截止日后", "the deadline"}
                                            : phrases::deadline_with_grace.with({{"grace", grace()}});
        Guide out;
        out.kind = {"时效", "timeliness"};
        out.sentences.push_back(
            {"不需填写，按自评的提交日期计算。",
             "Leave this empty: it follows from the day on which the self-assessment was submitted."});
        out.sentences.push_back(
            penalty ? phrases::late_takes_off.with({{"start", start}, {"by", by}, {"most", most}})
                    : phrases::in_time_gives.with(
                          {{"most", {most, counted(most, "point")}}, {"start", start}, {"by", by}}));
        return out;
    }

    [[nodiscard]] std::optional<Exact> points_for_delay(std::int64_t days_late, const Exact& full,
                                                        bool penalty) const override {
        const std::int64_t late = days_late > grace_days ? days_late - grace_days : 0;
        const Exact taken = per_day * Exact(late);
        return penalty ? least(full, taken) : greatest(Exact(), full - taken);
    }

    [[nodiscard]] bool from_submission() const override { return true; }

    [[nodiscard]] std::vector<Trial> trials(const Exact& full) const override {
        std::vector<Trial> out;
        const auto add = [&](std::string_view key, Words what, auto&& met) {
            out.push_back({std::string(key), std::move(what), {}, met});
        };
        add("kind", {"按期提交", "submitted in time"}, [](std::int64_t late) { return late <= 0; });
        if (grace_days > 0) {
            add("grace_days", {"在宽限期内提交", "submitted within the days of grace"},
                [this](std::int64_t late) { return late > 0 && late <= grace_days; });
        }
        const auto taken = [this](std::int64_t late) { return per_day * Exact(late - grace_days); };
        if (per_day < full) {
            add("per_day", {"逾期但未扣完", "late, with some of the points left"},
                [=, this](std::int64_t late) { return late > grace_days && taken(late) < full; });
        }
        add("per_day", {"逾期且已扣完", "late, with all of the points gone"},
            [=, this](std::int64_t late) { return late > grace_days && taken(late) >= full; });
        return out;
    }

    [[nodiscard]] Answer extreme(const Exact& /*full*/, bool /*most*/) const override { return {}; }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic(const Answer& /*answer*/,
                                                         const Exact& /*full*/) const override {
        return {};
    }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic_for_delay(std::int64_t days_late, const Exact& full,
                                                                   bool penalty) const override {
        const std::int64_t late = days_late > grace_days ? days_late - grace_days : 0;
        const std::string days = std::to_string(days_late > 0 ? days_late : 0);
        const Words late_days{days, counted(days, "day")};
        Words what = grace_days > 0
                         ? phrases::days_late_with_grace.with({{"days", late_days}, {"grace", grace_days}})
                         : phrases::days_late.with({{"days", late_days}});
        const std::string taken = operands({per_day, Exact(late)}, "×");
        const std::string text = penalty ? "min(" + full.plain() + "; " + taken + ")"
                                         : "max(0; " + operand(full) + " - " + taken + ")";
        return {{what, text, *points_for_delay(days_late, full, penalty)}};
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& /*full*/, const Answer* /*now*/,
                                               Turn /*turn*/) const override {
        return {};
    }

    [[nodiscard]] AnswerFormulas formulas(const AnswerFields& fields, const Exact& full,
                                          std::string_view /*id*/, FormulaLines& /*lines*/) const override {
        using namespace formula;
        if (!fields.deadline) {
            return {never(), never(), number(0)};
        }
        const Formula late = greatest(
            number(0), minus(day(fields.submitted), sum({day(*fields.deadline), number(Exact(grace_days))})));
        const Formula taken = product(late, number(per_day));
        return {is_day(fields.submitted), never(),
                fields.penalty ? formula::least(number(full), taken)
                               : greatest(number(0), minus(number(full), taken))};
    }

    Exact per_day;
    std::int64_t grace_days = 0;

    [[nodiscard]] Words grace() const {
        const std::string days = std::to_string(grace_days);
        return {days, counted(days, "day")};
    }
};

std::shared_ptr<const Kind> decoded_timeliness(const KindContext& context) {
    auto kind = std::make_shared<TimelinessKind>();
    const Node* per_day = context.node.find("per_day");
    if (per_day == nullptr) {
        report(context.found, context.node, "missing-key", {"per_day", context.id});
        return nullptr;
    }
    const auto value = read_positive(*per_day, "per_day", context.found);
    if (!value) {
        return nullptr;
    }
    kind->per_day = *value;
    if (const Node* grace = context.node.find("grace_days")) {
        const auto days = read_whole(*grace, "grace_days", 0, 100000, context.found);
        if (!days) {
            return nullptr;
        }
        kind->grace_days = *days;
    }
    return kind;
}

bool timeliness_answer(const AnswerContext& /*context*/, Answer& /*out*/) { return true; }

constexpr auto timeliness_keys = std::to_array<std::string_view>({"per_day", "grace_days"});
constexpr auto timeliness_figures = std::to_array<KindFigure>(
    {{"per_day", KindFigure::Shape::number}, {"grace_days", KindFigure::Shape::number}});

}  // namespace

const KindRow timeliness_kind = {
    "timeliness",
    timeliness_keys,
    {},
    "时效",
    decoded_timeliness,
    timeliness_answer,
    R"({id: "1.7", title: 自评报送及时, points: 1, kind: timeliness, per_day: 0.2})",
    "",
    timeliness_figures,
};

}  // namespace ceping
