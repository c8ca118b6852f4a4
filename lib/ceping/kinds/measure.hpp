#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/kinds/registry.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

// How the kind `measure` is cut. Not part of the public face.

inline constexpr auto curve_shapes = std::to_array<std::string_view>({"linear", "step"});
inline constexpr auto zero_den_words = std::to_array<std::string_view>({"not_applicable", "zero", "full"});

/// What a rubric says of a figure: its curve and its limits.
struct MeasureRule {
    enum class ZeroDen : std::uint8_t { not_applicable, zero, full };
    struct Point {
        Exact x;
        Exact points;
    };
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

    std::vector<Point> curve;
    std::vector<Exact> slopes;  ///< between each point and the next
    bool stepped = false;
    std::optional<std::pair<Exact, Exact>> allowed;
    std::string unit_name;
    ZeroDen zero_den = ZeroDen::not_applicable;
    bool states_zero_den = false;
    std::optional<std::int64_t> min_sample;

    /// Points at `x`. Linear: between neighbours, beyond the ends the nearest end's. Step: of the greatest
    /// breakpoint that `x` reaches, 0 below the first.
    [[nodiscard]] Exact at(const Exact& x) const;
    /// The same as a line of arithmetic.
    [[nodiscard]] ArithmeticLine curve_working(const Exact& x) const;
    /// The same of a figure in a form. A long curve takes lines, which `id` names.
    [[nodiscard]] Formula at(const Formula& x, std::string_view id, FormulaLines& lines) const;
    /// Points far below the curve.
    [[nodiscard]] Exact edge() const { return stepped && !allowed ? Exact() : curve.front().points; }
    [[nodiscard]] std::vector<Stretch> stretches() const;
    /// Whether the rubric's `range` lets x be there.
    [[nodiscard]] bool allows(const Exact& x) const {
        return !allowed || (x >= allowed->first && x <= allowed->second);
    }
    [[nodiscard]] bool allows(const Stretch& stretch) const;

    [[nodiscard]] bool too_few_asked(const Answer& answer) const {
        return min_sample && (!answer.more().sample || *answer.more().sample < Exact(*min_sample));
    }
    /// What is looked up on the curve; nothing for 0 over 0.
    [[nodiscard]] static std::optional<Exact> figure_of(const Answer& answer);
};

/// Whether the rubric's words are sound; `out` is whole where they are.
[[nodiscard]] bool decode_measure(const KindContext& context, MeasureRule& out);
/// Whether the answer is.
[[nodiscard]] bool decode_measure_answer(const AnswerContext& context, const MeasureRule& rule, Answer& out);

}  // namespace ceping
