#pragma once

#include <ceping/write/explaining/explanation.hpp>

#include <string>

namespace ceping {

// What the reports of ceping-explain share. Not part of the public face.

/// `+1.36`.
[[nodiscard]] std::string gain(const Change& change);
[[nodiscard]] Report::Word band_word(const Rubric& rubric, BandId band);
/// What a plan comes to, in a sentence without a full stop.
[[nodiscard]] Words verdict(const Rubric& rubric, const Goal& goal, const ImprovementPlan& plan);
/// The changes of a plan, or of what would cost the band; they must outlive the table.
[[nodiscard]] Report::Table change_rows(const Rubric& rubric, const std::vector<Change>& changes, bool plan,
                                        Language language);

}  // namespace ceping
