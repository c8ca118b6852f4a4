#pragma once

#include <ceping/analyse/comparing/other_edition.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/score/engine.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ceping {

// Why a unit's score moved between two runs. Source: ceping-diff(1), CAUSES.

/// What can differ between two runs, in the order in which it is shown.
enum class Cause : std::uint8_t {
    answers,   ///< all that records say, but for the evidence that they list
    evidence,  ///< how many entries of evidence are listed
    rulings,
    rubric,
    options  ///< policies changed by --set
};
constexpr std::size_t cause_count = 5;

/// The name of a cause in machine formats, and for people.
[[nodiscard]] std::string_view cause_name(Cause cause);
[[nodiscard]] Words cause_words(Cause cause);

/// The older side is 0, the newer 1.
using Side = std::size_t;

/// One unit's movement and what it came from.
struct UnitCauses {
    std::string unit;
    std::string name;
    std::array<bool, 2> there{};
    std::array<UnitStatus, 2> status{};  ///< where it is there
    std::array<Words, 2> reason;         ///< why it has no score on a side; empty: it has, or is not there
    std::array<Exact, 2> exact;
    std::array<Exact, 2> score;
    std::array<std::string, 2> band;
    /// The causes that differ, and what each of them added to the exact score: together exact[1] - exact[0].
    std::vector<std::pair<Cause, Exact>> parts;
    bool attributed = false;
    Words obstacle;  ///< why it is scored on both sides and not attributed: a mixture without a score

    /// What rounding added to the movement of the rounded score.
    [[nodiscard]] Exact rounding() const { return (score[1] - score[0]) - (exact[1] - exact[0]); }
};

/// What ceping-diff --causes found. Units with a movement come first, the greatest first.
struct CauseReport {
    std::array<std::string, 2> rubric;  ///< `id edition` of each side
    std::vector<UnitCauses> units;
    std::array<LeftOut, 2> left_out;  ///< by edition: what it lacks of the other side's records and rulings
};
void sort_by_movement(std::vector<UnitCauses>& units);

/// Everything but the records of both runs. Scorers are prepared for every mixture of edition, options and rulings.
class CauseAttributor {
public:
    struct Run {
        Rubric rubric;
        std::vector<std::pair<std::string, std::string>> overrides;
    };
    /// `rulings[run][edition]`: the rulings of a run as read by the rubric of an edition.
    CauseAttributor(std::array<Run, 2> runs, std::array<std::array<Rulings, 2>, 2> rulings);

    /// A unit's records of each side as read by each edition: `records[side][edition]`; null: the unit is not there. What
    /// one edition does not know must have been left out of the other one's records. Several of them may be the same.
    /// Thread-safe, as long as units do not share records.
    using Records = std::array<std::array<ReusableRecords*, 2>, 2>;
    [[nodiscard]] UnitCauses attribute(const Records& records) const;

private:
    struct Mixture;
    [[nodiscard]] std::vector<Cause> differing(const Records& records, const std::string& unit) const;
    void attribute(const Records& records, UnitCauses& out) const;

    std::array<std::array<Rubric, 2>, 2> rubrics_;               ///< by edition and options
    std::array<std::array<Rulings, 2>, 2> rulings_;              ///< by run and edition
    std::array<std::vector<std::unique_ptr<Scorer>>, 2> mixed_;  ///< by edition; then options + 2 * rulings
    std::array<std::unique_ptr<Scorer>, 2> pure_;
    bool same_options_ = false;
};

}  // namespace ceping
