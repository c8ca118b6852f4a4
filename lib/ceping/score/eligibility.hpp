#pragma once

#include <ceping/score/unit_work.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

/// A ruling as a result names it: its document, or its date.
[[nodiscard]] std::string name_of(const Ruling& ruling);

/// Vetoes that count, rising: those that one of the records states, where no ruling decides. `rulings` may be empty.
/// Source: ceping-scoring(7), 6.
[[nodiscard]] std::vector<int> counting_vetoes(const Rubric& rubric,
                                               const std::vector<const Record*>& counted,
                                               const std::vector<const Ruling*>& rulings);

/// What the result rests on beside its answers: rulings on criteria that apply, prerequisites, `vetoes` that count; and
/// whether the unit is eligible. Source: ceping-scoring(7), 6.
void judge_eligibility(UnitWork& work, const std::vector<const Record*>& counted, std::vector<int> vetoes);

}  // namespace ceping
