// 计次: how many times, or how many of each class; earned from zero, or taken from the full points (扣完为止).
#include <ceping/base/arithmetic.hpp>
#include <ceping/base/text.hpp>
#include <ceping/kinds/common.hpp>
#include <ceping/kinds/count.hpp>
#include <ceping/kinds/phrases.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace ceping {

namespace {

class CountKind final : public Kind, public CountRule {
public:
    [[nodiscard]] std::string_view name() const override { return "count"; }
    [[nodiscard]] std::string_view unit() const override { return unit_name; }
    [[nodiscard]] bool may_be_penalty() const override { return !from_full; }

    [[nodiscard]] Outcome points(const Answer& answer, const Exact& full) const override {
        return Outcome::of(points_of(worth(answer), full));
    }

    [[nodiscard]] std::optional<Exact> most_without_limit() const override {
        return highest_only ? std::optional(highest_value() * factor()) : std::nullopt;
    }

    [[nodiscard]] std::pair<Exact, Exact> range(const Exact& full) const override {
        if (!highest_only) {
            return {Exact(), full};
        }
        const Exact worth = *most_without_limit();
        const Exact most = unlimited ? worth : least(full, worth);
        return from_full ? std::pair{full - most, full} : std::pair{Exact(), most};
    }

    [[nodiscard]] std::string shown(const Answer& answer) const override {
        if (answer.shape == Shape::events) {
            return events_text(answer);
        }
        if (answer.shape != Shape::counts) {
            return answer.number.plain();
        }
        std::string out;
        for (std::size_t i = 0; i < answer.more().picks.size(); ++i) {
            out += (out.empty() ? "" : ";") + cell_escaped(names[answer.more().picks[i]]) + "=" +
                   answer.more().counts[i].plain();
        }
        return out.empty() ? "-" : out;
    }

    [[nodiscard]] AnswerForm form(const Exact& /*full*/) const override {
        AnswerForm out;
        out.shapes = {names.empty() ? Shape::number : Shape::counts};
        if (events) {
            out.shapes.push_back(Shape::events);
            out.tags = events->tags;
            out.window = events->window;
        }
        out.lowest = Exact();
        out.step = Exact(1);
        out.taken_off = from_full;
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.choices.push_back({names[i], values[i].plain()});
        }
        return out;
    }

    void lint(std::string_view id, const Exact& full, const KindReport& report) const override {
        const auto [lowest, most] = range(full);
        if (!from_full && !unlimited && most != full) {
            report("full-unreachable", "classes", {id, most.plain(), full.plain()});
        }
        for (std::size_t i = 0; events && i < events->tags.size(); ++i) {
            if (events->factors[i] == Exact(1)) {
                report("factor-idle", "events.times", {id, events->tags[i]});
            }
        }
        // Taken from the full points, a worth above them is how a single case takes all.
        for (std::size_t i = 0; !from_full && !unlimited && i < values.size(); ++i) {
            if (values[i] > full) {
                const bool named = !names.empty();
                report(
                    "class-over-points", named ? "classes." + names[i] : "each",
                    {id, named ? phrases::named_class.with({{"name", names[i]}}) : Words{"每次", "each time"},
                     values[i].plain(), full.plain()});
            }
        }
    }

    [[nodiscard]] Words rule(const Exact& full) const override {
        std::string list;
        for (std::size_t i = 0; i < names.size(); ++i) {
            list += (i == 0 ? "" : " ") + names[i] + " " + values[i].plain();
        }
        if (names.empty()) {
            list = values.front().plain() + (unit_name.empty() ? "" : "/" + unit_name);
        }
        const Words one = highest_only ? phrases::highest_only.with({{"list", list}}) : Words(list);
        const Words out =
            from_full ? phrases::down_from_full.with({{"full", full.plain()}, {"list", one}}) : one;
        const Words more = events ? events->rule() : Words();
        return more.en.empty() ? out : phrases::and_so.with({{"what", out}, {"more", more}});
    }

    [[nodiscard]] Guide guide(const Exact& full, bool penalty) const override {
        Guide out;
        out.kind = {"计次", "count"};
        out.sentences.push_back(names.empty() ? each_sentence(full, penalty)
                                              : classes_sentence(full, penalty));
        if (events) {
            events->tell(out.sentences, penalty || from_full);
        }
        if (!names.empty()) {
            const Pattern& each =
                penalty || from_full ? phrases::points_off_for_each : phrases::points_for_each;
            out.columns = {{{"类别", "class"}}, {each.with({{"unit", each_unit()}}), true}};
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.rows.push_back({{names[i], values[i].plain()}, ""});
        }
        return out;
    }

    [[nodiscard]] std::vector<Trial> trials(const Exact& full) const override {
        std::vector<Trial> out;
        const std::string key = names.empty() ? "each" : "classes";
        out.push_back({key, {"0 次", "none"}, [this](const Answer& answer) { return none(answer); }});
        for (std::size_t i = 0; i < names.size(); ++i) {
            out.push_back({"classes." + names[i], phrases::class_of.with({{"name", names[i]}}),
                           [i](const Answer& answer) { return how_many(answer, i).sign() > 0; }});
        }
        if (highest_only) {
            if (names.size() > 1) {
                out.push_back({"take",
                               {"几类同时出现", "several classes at once"},
                               [this](const Answer& answer) { return classes_in(answer) > 1; }});
            }
            add_event_trials(out);
            return out;
        }
        add_event_trials(out);
        if (unlimited) {
            if (names.empty()) {
                out.push_back(
                    {key, {"有计次", "some"}, [this](const Answer& answer) { return !none(answer); }});
            }
            return out;
        }
        if (std::any_of(values.begin(), values.end(),
                        [&](const Exact& v) { return v.sign() > 0 && v < full; })) {
            out.push_back({key, {"未到上限", "some, below the limit"}, [=, this](const Answer& answer) {
                               const Exact value = worth(answer);
                               return value.sign() > 0 && value < full;
                           }});
        }
        if (highest_value().sign() > 0) {
            out.push_back({"points", {"达到上限", "the limit reached"}, [=, this](const Answer& answer) {
                               return worth(answer) >= full;
                           }});
        }
        return out;
    }

    [[nodiscard]] Answer extreme(const Exact& full, bool most) const override {
        Answer out;
        out.shape = names.empty() ? Shape::number : Shape::counts;
        const Exact& each = highest_value();
        if (most == from_full || each.is_zero()) {
            return out;
        }
        const Exact times = highest_only ? Exact(1) : rounded_up(full / each);
        if (highest_only && each < full && factor() > Exact(1)) {
            // Only an event with a tag comes to the most.
            out.shape = Shape::events;
            Event& event = out.more().events.emplace_back();
            event.of =
                static_cast<std::uint32_t>(std::max_element(values.begin(), values.end()) - values.begin());
            const auto& factors = events->factors;
            event.tags.push_back(static_cast<std::uint32_t>(std::max_element(factors.begin(), factors.end()) -
                                                            factors.begin()));
            return out;
        }
        if (names.empty()) {
            out.number = times;
        } else {
            const auto at = std::max_element(values.begin(), values.end());
            out.more().picks.push_back(static_cast<std::uint32_t>(at - values.begin()));
            out.more().counts.push_back(times);
        }
        return out;
    }

    [[nodiscard]] std::vector<ArithmeticLine> arithmetic(const Answer& answer,
                                                         const Exact& full) const override {
        if (answer.shape == Shape::events) {
            return events_arithmetic(answer, full);
        }
        std::string text = "0";
        if (answer.shape != Shape::counts && names.empty()) {
            text = operands({answer.number, values.front()}, "×");
        } else if (answer.shape == Shape::counts) {
            text = highest_only ? highest_text(answer) : sum_text(answer);
        }
        const std::string counted = shown(answer);
        const bool one_number = names.empty() && !unit_name.empty();
        const std::string what = counted + (one_number ? " " + unit_name : "");
        return {{phrases::counted_in_all.with({{"what", what}}), bounded_text(text, full),
                 points(answer, full).points}};
    }

    [[nodiscard]] AnswerFormulas formulas(const AnswerFields& fields, const Exact& full, std::string_view id,
                                          FormulaLines& lines) const override {
        return formulas_of(fields, full, id, lines);
    }

    [[nodiscard]] AttainableAnswers attainable(const Exact& full, const Answer* now,
                                               Turn turn) const override {
        return attainable_counts(full, now, turn);
    }

private:
    /// What stands behind 每 and `for each`.
    [[nodiscard]] Words each_unit() const {
        return unit_name.empty() ? Words{"次", ""} : Words{unit_name, " " + unit_name};
    }

    [[nodiscard]] Words each_sentence(const Exact& full, bool penalty) const {
        const std::string most = full.plain();
        const std::string one = values.front().plain();
        if (from_full) {
            return phrases::each_off_full.with(
                {{"most", {most, counted(most, "point")}}, {"one", one}, {"unit", each_unit()}});
        }
        if (unlimited) {
            return (penalty ? phrases::each_takes_off_freely : phrases::each_gives_freely)
                .with({{"one", {one, counted(one, "point")}}, {"unit", each_unit()}});
        }
        return (penalty ? phrases::each_takes_off : phrases::each_gives)
            .with({{"one", {one, counted(one, "point")}}, {"unit", each_unit()}, {"most", most}});
    }

    [[nodiscard]] Words classes_sentence(const Exact& full, bool penalty) const {
        const std::string most = full.plain();
        const Words what =
            highest_only ? Words{"涉及多个类别的，只按分值最高的一类计一次（就高不就低）",
                                 "Of the classes that occur only the highest counts, once"}
                         : Words{"各类次数乘以分值后相加", "The counts, each times its points, are added up"};
        if (unlimited) {
            return (penalty ? phrases::classes_take_off_freely : phrases::classes_give_freely)
                .with({{"what", what}});
        }
        const Pattern& says = from_full ? phrases::classes_off_full
                              : penalty ? phrases::classes_take_off
                                        : phrases::classes_give;
        return says.with({{"what", what}, {"most", {most, counted(most, "point")}}});
    }

    /// The largest factor that an event can have.
    [[nodiscard]] Exact factor() const { return events ? events->most_factor() : Exact(1); }

    /// `2016-05-02 较大 某厂火灾 重复; 2016-06-01 一般`: what the events say, in no language's words.
    [[nodiscard]] std::string events_text(const Answer& answer) const {
        std::string out;
        for (const Event& event : answer.more().events) {
            std::vector<std::string> parts;
            if (event.date) {
                parts.push_back(event.date->text());
            }
            if (!names.empty()) {
                parts.push_back(names[event.of]);
            }
            if (!event.matter.empty()) {
                parts.push_back(event.matter);
            }
            for (const auto tag : event.tags) {
                parts.push_back(events->tags[tag]);
            }
            out +=
                (out.empty() ? "" : "; ") + (parts.empty() ? "1" : join({parts.begin(), parts.end()}, " "));
        }
        return out.empty() ? "-" : out;
    }

    void add_event_trials(std::vector<Trial>& out) const {
        if (!events) {
            return;
        }
        for (std::uint32_t i = 0; i < events->tags.size(); ++i) {
            out.push_back({"events.times." + events->tags[i],
                           phrases::tag_named.with({{"name", events->tags[i]}}), [i](const Answer& answer) {
                               const auto& told = answer.more().events;
                               return std::any_of(told.begin(), told.end(),
                                                  [i](const Event& event) { return among(i, event.tags); });
                           }});
        }
        if (events->once_a_matter) {
            out.push_back(
                {"events.once",
                 {"同一事项有多个事件", "several events of one matter"},
                 [this](const Answer& answer) { return any_in(answer, WeighedEvent::State::repeated); }});
        }
        if (events->window) {
            out.push_back(
                {"events.months",
                 {"时限以外的事件", "an event outside its window"},
                 [this](const Answer& answer) { return any_in(answer, WeighedEvent::State::outside); }});
        }
    }

    [[nodiscard]] bool any_in(const Answer& answer, WeighedEvent::State state) const {
        const auto weighed = weigh(answer.more().events, *events, values);
        return std::any_of(weighed.begin(), weighed.end(),
                           [state](const WeighedEvent& each) { return each.state == state; });
    }

    /// A line an event, and what they come to together.
    [[nodiscard]] std::vector<ArithmeticLine> events_arithmetic(const Answer& answer,
                                                                const Exact& full) const {
        std::vector<ArithmeticLine> out;
        const auto& told = answer.more().events;
        const auto weighed = weigh(told, *events, values);
        std::vector<Exact> counting;
        for (std::size_t i = 0; i < told.size(); ++i) {
            const WeighedEvent& each = weighed[i];
            const Words what = event_words(told[i], *events, names, i + 1);
            if (each.state == WeighedEvent::State::outside) {
                out.push_back({phrases::event_is_outside.with(
                                   {{"what", what},
                                    {"span", span_words(events->window->first, events->window->second)}}),
                               {},
                               {}});
                continue;
            }
            const bool counts = each.state == WeighedEvent::State::counts;
            const Exact& value = values[told[i].of];
            out.push_back({counts ? what : phrases::event_is_repeated.with({{"what", what}}),
                           each.tag == WeighedEvent::no_tag
                               ? operand(value)
                               : operands({value, events->factors[each.tag]}, "×"),
                           each.worth});
            if (counts) {
                counting.push_back(each.worth);
            }
        }
        std::vector<std::string> parts;
        std::transform(counting.begin(), counting.end(), std::back_inserter(parts),
                       [](const Exact& each) { return operand(each); });
        const std::string text = highest_only ? highest_text(parts) : operands(counting, "+");
        out.push_back({how_many_count(told.size(), counting.size()), bounded_text(text, full),
                       points(answer, full).points});
        return out;
    }

    /// 事件 5 件，计 3 件; `5 events, 3 of them counted`.
    [[nodiscard]] Words how_many_count(std::size_t told, std::size_t counting) const {
        const std::string unit = " " + (unit_name.empty() ? "件" : unit_name);
        const Words all{std::to_string(told) + unit, counted(told, "event")};
        const Words those{std::to_string(counting) + unit, std::to_string(counting)};
        if (highest_only && counting > 1) {
            return phrases::events_highest.with({{"events", all}, {"counting", those}});
        }
        return counting == told ? phrases::events_told.with({{"events", all}})
                                : phrases::events_counted.with({{"events", all}, {"counting", those}});
    }

    [[nodiscard]] std::string sum_text(const Answer& answer) const {
        std::string out;
        for (std::size_t i = 0; i < answer.more().picks.size(); ++i) {
            out += (i == 0 ? "" : " + ") +
                   operands({answer.more().counts[i], values[answer.more().picks[i]]}, "×");
        }
        return out.empty() ? "0" : out;
    }
    [[nodiscard]] std::string highest_text(const Answer& answer) const {
        std::vector<std::string> there;
        for (std::size_t i = 0; i < answer.more().picks.size(); ++i) {
            if (answer.more().counts[i].sign() > 0) {
                there.push_back(values[answer.more().picks[i]].plain());
            }
        }
        return highest_text(there);
    }
    static std::string highest_text(const std::vector<std::string>& of) {
        const std::string list = join({of.begin(), of.end()}, "; ");
        return of.empty() ? "0" : of.size() == 1 ? list : "max(" + list + ")";
    }
    /// What was counted, within the criterion's points.
    [[nodiscard]] std::string bounded_text(const std::string& counted, const Exact& full) const {
        const bool several =
            counted.find(" + ") != std::string::npos || counted.find(" × ") != std::string::npos;
        const std::string taken = several ? "(" + counted + ")" : counted;
        return from_full   ? "max(0; " + operand(full) + " - " + taken + ")"
               : unlimited ? counted
                           : "min(" + full.plain() + "; " + counted + ")";
    }
    [[nodiscard]] const Exact& highest_value() const {
        return *std::max_element(values.begin(), values.end());
    }
    [[nodiscard]] std::size_t classes_in(const Answer& answer) const {
        std::size_t out = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            out += how_many(answer, i).sign() > 0 ? 1U : 0U;
        }
        return out;
    }
    [[nodiscard]] bool none(const Answer& answer) const {
        if (answer.shape == Shape::events) {
            return answer.more().events.empty();
        }
        return names.empty() ? answer.number.is_zero() : classes_in(answer) == 0;
    }
};

std::shared_ptr<const Kind> decoded_count(const KindContext& context) {
    auto kind = std::make_shared<CountKind>();
    return decode_count(context, *kind) ? kind : nullptr;
}

bool count_answer(const AnswerContext& context, Answer& out) {
    return decode_count_answer(context, static_cast<const CountKind&>(context.kind), out);
}

constexpr auto count_keys =
    std::to_array<std::string_view>({"from", "each", "classes", "take", "unit", "events"});
constexpr auto count_parts = std::to_array<std::string_view>({"value", "counts"});
constexpr auto count_figures = std::to_array<KindFigure>({{"from", KindFigure::Shape::word, count_from_words},
                                                          {"each", KindFigure::Shape::number},
                                                          {"classes", KindFigure::Shape::classes},
                                                          {"take", KindFigure::Shape::word, count_take_words},
                                                          {"events", KindFigure::Shape::events}});

}  // namespace

Exact CountRule::how_many(const Answer& answer, std::size_t of) {
    if (answer.shape == Shape::events) {
        const auto& told = answer.more().events;
        return Exact(static_cast<std::int64_t>(
            std::count_if(told.begin(), told.end(), [of](const Event& event) { return event.of == of; })));
    }
    const auto& picks = answer.more().picks;
    const auto at = std::find(picks.begin(), picks.end(), of);
    return at == picks.end() ? Exact() : answer.more().counts[static_cast<std::size_t>(at - picks.begin())];
}
Exact CountRule::worth(const Answer& answer) const {
    if (answer.shape == Shape::events) {
        return worth_of(answer.more().events);
    }
    if (answer.shape != Shape::counts) {
        return names.empty() ? answer.number * values.front() : Exact();
    }
    Exact value;
    for (std::size_t i = 0; i < answer.more().picks.size(); ++i) {
        const Exact& each = values[answer.more().picks[i]];
        if (!highest_only) {
            value += answer.more().counts[i] * each;
        } else if (answer.more().counts[i].sign() > 0) {
            value = greatest(value, each);
        }
    }
    return value;
}

Exact CountRule::worth_of(const std::vector<Event>& told) const {
    Exact value;
    for (const auto& each : weigh(told, *events, values)) {
        if (each.state == WeighedEvent::State::counts) {
            value = highest_only ? greatest(value, each.worth) : value + each.worth;
        }
    }
    return value;
}

const KindRow count_kind = {
    "count",
    count_keys,
    count_parts,
    "计次",
    decoded_count,
    count_answer,
    R"({id: "1.4", title: 铺张浪费问题, points: 2, kind: count, from: full, each: 0.5, unit: 起})",
    "1",
    count_figures,
    true,
};

}  // namespace ceping
