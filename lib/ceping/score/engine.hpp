#pragma once

#include <ceping/model/record.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace ceping {

struct Trace;

/// How much of `nodes` a result keeps.
enum class Detail : std::uint8_t { score, groups, full };

struct ScoreOptions {
    std::optional<Stage> stage;     ///< as asked for; absent: decided unit by unit
    bool keep_invalid = false;      ///< invalid answers count as missing
    bool latest_duplicate = false;  ///< of several self records the one submitted last counts
    Detail detail = Detail::full;
    const Rulings* rulings = nullptr;  ///< must outlive the scorer; null: none
};

/// Changes one policy of a rubric for comparison: `not_applicable`, `unverified`, `visits`, `rounding.final`,
/// `rounding.mode`, `rounding.criterion`, `rounding.group` (a number of places, or `none`), `evidence.effect`.
/// Throws: Error where key or value is not known. Source: ceping-score(1), --set.
void override_policy(Rubric& rubric, std::string_view key, std::string_view value);

/// Scores one unit at a time against one rubric. Thread-safe. The rubric must outlive it.
/// Source: ceping-scoring(7), 2 to 7.
class Scorer {
public:
    explicit Scorer(const Rubric& rubric, ScoreOptions options = {});
    ~Scorer();
    Scorer(const Scorer&) = delete;
    Scorer& operator=(const Scorer&) = delete;

    /// The result of one unit from all its records, in input order (at least one), in which choose_versions() decides what
    /// is not decided yet. Findings of the records are among the result's. `trace` (null: none) gets what was done, which is worth reading where the unit was not rejected.
    [[nodiscard]] Result score(std::span<Record> records, Trace* trace = nullptr) const;

    /// What is prepared once for a rubric; its insides are not public.
    struct Plan;

private:
    std::unique_ptr<const Plan> plan_;
};

}  // namespace ceping
