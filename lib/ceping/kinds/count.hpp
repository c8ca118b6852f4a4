#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/kinds/count_events.hpp>
#include <ceping/kinds/registry.hpp>
#include <ceping/model/answer.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// How the kind `count` is cut. Not part of the public face.

inline constexpr auto count_from_words = std::to_array<std::string_view>({"zero", "full"});
inline constexpr auto count_take_words = std::to_array<std::string_view>({"sum", "highest"});

/// What a rubric says of things that are counted.
struct CountRule {
    std::vector<std::string> names;  ///< of classes; empty where `each`
    std::vector<Exact> values;       ///< beside the names; one where `each`
    std::string unit_name;
    bool from_full = false;
    bool highest_only = false;
    bool unlimited = false;           ///< no points of the criterion's bound it
    std::optional<EventRule> events;  ///< none: an answer cannot be events

    /// What an answer's counts come to, before the criterion's points bound it.
    [[nodiscard]] Exact worth(const Answer& answer) const;
    /// The same of events.
    [[nodiscard]] Exact worth_of(const std::vector<Event>& told) const;
    /// The points for that.
    [[nodiscard]] Exact points_of(const Exact& value, const Exact& full) const {
        return from_full ? greatest(Exact(), full - value) : unlimited ? value : least(full, value);
    }
    /// The points in a form; `id` names what takes lines.
    [[nodiscard]] AnswerFormulas formulas_of(const AnswerFields& fields, const Exact& full,
                                             std::string_view id, FormulaLines& lines) const;
    /// How often a class was counted, or told as an event.
    [[nodiscard]] static Exact how_many(const Answer& answer, std::size_t of);
    /// What can be had, beginning with what was counted `now`; see Kind::attainable().
    [[nodiscard]] AttainableAnswers attainable_counts(const Exact& full, const Answer* now, Turn turn) const;
};

/// Whether the rubric's words are sound; `out` is whole where they are.
[[nodiscard]] bool decode_count(const KindContext& context, CountRule& out);
/// Whether the answer is.
[[nodiscard]] bool decode_count_answer(const AnswerContext& context, const CountRule& rule, Answer& out);

}  // namespace ceping
