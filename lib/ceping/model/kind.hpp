#pragma once

#include <ceping/base/arithmetic.hpp>
#include <ceping/base/date.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/model/answer.hpp>
#include <ceping/model/formula.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// What an answer comes to before anything else is looked at.
struct Outcome {
    enum class State : std::uint8_t { points, missing, not_applicable };
    State state = State::points;
    Exact points;

    static Outcome of(Exact value) { return {State::points, std::move(value)}; }
    static Outcome missing() { return {State::missing, {}}; }
    static Outcome not_applicable() { return {State::not_applicable, {}}; }
};

/// What a form, a schema or an editor needs to offer for an answer; plain data, so that no kind knows about workbooks
/// or JSON Schema.
struct AnswerForm {
    struct Choice {
        std::string key;
        std::string title;
    };
    bool answered = true;           ///< false: nothing is to be filled in (timeliness)
    std::vector<Shape> shapes;      ///< which shapes are accepted, the usual one first
    std::vector<Choice> choices;    ///< levels, checks or classes
    std::vector<std::string> tags;  ///< that an event may have
    std::optional<Exact> lowest;    ///< of a number
    std::optional<Exact> highest;
    std::optional<Exact> step;          ///< a number is a whole multiple of it
    bool percent = false;               ///< `95%` is accepted
    bool taken_off = false;             ///< what is counted costs points: failures, not what was done
    bool sample = false;                ///< a sample size is asked for
    std::optional<Exact> least_sample;  ///< with a smaller one the answer counts as not given
    std::optional<std::pair<Date, Date>> window;  ///< the days on which an event counts, both included
};

/// Where the parts of an answer stand in a form, as numbers of its fields. What an answer of the kind does not have is not
/// looked at.
struct AnswerFields {
    struct OfEvent {
        std::optional<std::size_t> of;  ///< its class; none: there are no classes
        std::size_t date = 0;
        std::size_t matter = 0;
        std::vector<std::size_t> tags;  ///< ticks, beside the kind's tags
    };
    std::size_t value = 0;
    std::size_t num = 0;
    std::size_t den = 0;
    std::size_t sample = 0;
    std::vector<std::size_t> choices;  ///< beside the kind's own: ticks of checks, or counts of classes
    std::vector<OfEvent> events;       ///< as many as the form has room for
    std::size_t submitted = 0;         ///< the day of submission
    std::optional<Date> deadline;      ///< the rubric's
    bool penalty = false;              ///< points are taken instead of earned
};

/// What a form reckons of one answer.
struct AnswerFormulas {
    Formula answered;        ///< a valid answer is there, and it has points
    Formula not_applicable;  ///< a valid answer is there, and says that there is nothing to assess
    Formula points;          ///< where it is answered
};

/// One turn that a criterion's rule can take, which the tests of a rubric ought to try. Source: ceping-lint(1), COVERAGE.
struct Trial {
    std::string key;  ///< the criterion's own key that it is about: `curve.1`, `checks.0`, `standard.A`
    Words what;       ///< `等级 B`, `level B`
    std::function<bool(const Answer& answer)> tried_by;  ///< empty for a kind that is not answered
    std::function<bool(std::int64_t days_late)>
        tried_by_delay{};  ///< of such a kind; negative: before the deadline
};

/// An answer that a unit could give, and its points. Source: ceping-explain(1), IMPROVEMENTS.
struct Attainable {
    Words
        what;  ///< the answer in its written form, or what is to be added to the present one or to be left out of it
    Exact points;
};

/// Answers by rising points, each points once.
struct AttainableAnswers {
    std::vector<Attainable> list;  ///< the most and the fewest points among them, whatever was left out
    bool complete = true;          ///< false: there are so many points that some between these were left out
};

/// Which answers are asked for: those worth more points than the present one, or fewer.
enum class Turn : std::uint8_t { more, fewer };

/// A rule as somebody reads it who fills in an answer or checks one: sentences, and a table where the rule has one.
struct Guide {
    struct Column {
        Words title;
        bool figures = false;  ///< numbers
    };
    struct Row {
        std::vector<Words> cells;
        std::string level;  ///< of the scale, which the criterion's `standard` may describe; empty: none
    };
    Words kind;                    ///< what the kind is called: 等级, `level`
    std::vector<Words> sentences;  ///< in English without a blank at the end
    std::vector<Column> columns;   ///< of the table; empty: there is none
    std::vector<Row> rows;
};

/// How a kind's lint reports: a code at one of the criterion's own keys (`curve.2`, `checks.0.points`), or at the
/// criterion where that key is not there.
using KindReport = std::function<void(Code code, std::string_view key, std::vector<Words> words)>;

/// How answers to one criterion become points: an abstract class here, its implementations hidden in kinds/.
/// All members are const and thread-safe. Of a criterion without a limit of its own `full` says how many points matter,
/// and bounds none; its kind knows. Source: ceping-scoring(7), 2.
class Kind {
public:
    Kind() = default;
    Kind(const Kind&) = delete;
    Kind& operator=(const Kind&) = delete;
    virtual ~Kind() = default;

    /// `level`, `checklist`, `measure`, `count`, `judged`, `timeliness`.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Points of a valid answer to a criterion worth `full`; within 0..full. `n/a` never gets here.
    [[nodiscard]] virtual Outcome points(const Answer& answer, const Exact& full) const = 0;
    /// The most points that an answer to a criterion without a limit of its own can give; none: there is no end.
    [[nodiscard]] virtual std::optional<Exact> most_without_limit() const { return std::nullopt; }
    /// Lowest and highest points that any valid answer can give.
    [[nodiscard]] virtual std::pair<Exact, Exact> range(const Exact& full) const = 0;
    /// The answer in its shortest written form, a list or map as in a CSV cell. Source: ceping-result(5), `answer`.
    [[nodiscard]] virtual std::string shown(const Answer& answer) const = 0;
    [[nodiscard]] virtual AnswerForm form(const Exact& full) const = 0;
    /// Judgement faults of the kind's own figures (`id` names the criterion in messages).
    virtual void lint(std::string_view id, const Exact& full, const KindReport& report) const = 0;
    /// Unit of what is counted or measured, or empty.
    [[nodiscard]] virtual std::string_view unit() const { return {}; }
    /// The scale that the answers are levels of, or empty.
    [[nodiscard]] virtual std::string_view scale() const { return {}; }
    /// Points from the day of submission, for a kind that is not answered (timeliness); nothing for the others.
    /// `penalty`: points taken instead of points earned.
    [[nodiscard]] virtual std::optional<Exact> points_for_delay(std::int64_t /*days_late*/,
                                                                const Exact& /*full*/,
                                                                bool /*penalty*/) const {
        return std::nullopt;
    }
    /// Whether the kind is computed from the day of submission and never answered.
    [[nodiscard]] virtual bool from_submission() const { return false; }
    /// Whether a criterion of this kind may stand under `penalties`.
    [[nodiscard]] virtual bool may_be_penalty() const { return true; }
    /// What tests ought to try, in the order of the rule. Valid as long as the kind.
    [[nodiscard]] virtual std::vector<Trial> trials(const Exact& full) const = 0;
    /// The answer that gives the most points, or the one that gives the least; n/a of a kind that is not answered.
    [[nodiscard]] virtual Answer extreme(const Exact& full, bool most) const = 0;
    /// How the points of an answer come about; the last line's value is what points() gives. Only for an answer that has
    /// points.
    [[nodiscard]] virtual std::vector<ArithmeticLine> arithmetic(const Answer& answer,
                                                                 const Exact& full) const = 0;
    /// The same for a kind that is computed from the day of submission.
    [[nodiscard]] virtual std::vector<ArithmeticLine> arithmetic_for_delay(std::int64_t /*days_late*/,
                                                                           const Exact& /*full*/,
                                                                           bool /*penalty*/) const {
        return {};
    }
    /// What answers can come to. A list or a count goes on from the present answer `now`: what it names stays where more
    /// points are asked for, and only what it names can be left out where fewer are; null: there is none, and any answer
    /// will do. Kinds without steps of their own choose from their figures, see ceping-explain(1). Beside the answers
    /// asked for there may be others. Empty for a kind that is not answered.
    [[nodiscard]] virtual AttainableAnswers attainable(const Exact& full, const Answer* now,
                                                       Turn turn) const = 0;
    /// The same as points(), reckoned from what stands in a form. What is used several times may become a line; `id` names
    /// the criterion there.
    [[nodiscard]] virtual AnswerFormulas formulas(const AnswerFields& fields, const Exact& full,
                                                  std::string_view id, FormulaLines& lines) const = 0;
    /// The rule in a short line for people, such as `0.5/场` or `A 1 B 0.75 C 0.5 D 0`.
    [[nodiscard]] virtual Words rule(const Exact& full) const = 0;
    /// The rule at length. `penalty`: points are taken instead of earned. Source: ceping-show(1), THE HANDBOOK.
    [[nodiscard]] virtual Guide guide(const Exact& full, bool penalty) const = 0;
};

}  // namespace ceping
