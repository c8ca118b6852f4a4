#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ceping {

// What a rubric says of points, whoever got them: caps, ceiling and clamp, conditions, bands. These stand here and nowhere
// else, below all that reckons with them: lint, the engine and what looks on from a result. Source: ceping-scoring(7), 5 and 6.

/// The declared points of a section's criteria added up; none: one of them has no limit. Throws: NumberTooLarge.
[[nodiscard]] std::optional<Exact> declared(const Rubric& rubric, const ExtraSection& section);
/// What answers to a section's criteria can come to before its cap; none: there is no end. Throws: NumberTooLarge.
[[nodiscard]] std::optional<Exact> most_answered(const Rubric& rubric, const ExtraSection& section);
/// What a section of bonus or penalty criteria is worth at most: its cap, else the sum of its declared points. None: nothing
/// limits it, which is said of penalties alone. Throws: NumberTooLarge.
[[nodiscard]] std::optional<Exact> cap_of(const Rubric& rubric, const ExtraSection& section);
/// The same of a bonus, which always has an end.
[[nodiscard]] Exact most_bonus(const Rubric& rubric, const ExtraSection& bonus);
/// How many points of a criterion without a limit can change a score at all: as many as its section's cap lets through, or as
/// there are to be taken. More than 0. `group`: whose it is; null: the whole's. Throws: NumberTooLarge.
[[nodiscard]] Exact horizon_of(const Rubric& rubric, const ExtraSection& section, const Item* group);
/// The most that a group has: `max` are the full points of what applies in it, which a bonus passes where it may.
/// Throws: NumberTooLarge.
[[nodiscard]] Exact upper_end(const Rubric& rubric, const Group& group, const Exact& max);
/// The highest score. Throws: NumberTooLarge.
[[nodiscard]] Exact ceiling_of(const Rubric& rubric);

/// What no unit's points change.
struct Limits {
    Exact bonus;
    std::optional<Exact> penalty;  ///< none: no end but all that there is
    Exact ceiling;

    /// Throws: NumberTooLarge.
    explicit Limits(const Rubric& rubric);
    /// The exact score, before any veto, of a bonus and a penalty within their caps. Throws: NumberTooLarge.
    [[nodiscard]] Exact clamped(const Exact& base, const Exact& within_bonus,
                                const Exact& within_penalty) const;
};

/// Whether points out of `max` meet a condition on a node that applies. Throws: NumberTooLarge.
[[nodiscard]] bool meets(const NodeCondition& condition, const Exact& points, const Exact& max);
/// The days on which what has a date counts under `months`, both included: so many calendar months before the end of the
/// period, and that end. The rubric has a period. Source: ceping-scoring(7), 6.
[[nodiscard]] std::pair<Date, Date> window_of(const Rubric& rubric, std::int64_t months);
/// Whether a rounded score is enough for a band, if what else it asks for is met.
[[nodiscard]] bool reaches_min(const Band& band, const Exact& score);

/// The first band of which `reaches(band)` is true; the last one takes everybody, and at once who is not
/// eligible. None: the rubric has none.
template <class Reaches>
[[nodiscard]] BandId first_band(const Rubric& rubric, bool eligible, const Reaches& reaches) {
    for (std::size_t i = 0; i < rubric.bands.size(); ++i) {
        if (i + 1 == rubric.bands.size() || (eligible && reaches(rubric.bands[i]))) {
            return BandId(i);
        }
    }
    return {};
}

}  // namespace ceping
