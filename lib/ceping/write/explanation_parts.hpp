#pragma once

#include <ceping/write/explanation.hpp>
#include <ceping/write/number.hpp>
#include <ceping/write/rows.hpp>

#include <string>
#include <string_view>

namespace ceping {

// What the formats of an explanation share. Not part of the public face.

/// `text = value`, or the value alone where it is all; a fraction is followed by `≈` and its decimals.
[[nodiscard]] std::string arithmetic(const Working& line);
/// `+1.36`.
[[nodiscard]] std::string gain(const Change& change);
[[nodiscard]] std::string band_name(const Rubric& rubric, int band);
/// What a plan comes to, in a sentence without a full stop.
[[nodiscard]] Words verdict(const Rubric& rubric, const Goal& goal, const ImprovementPlan& plan);
/// The changes of a plan, or of what would cost the band, as rows.
[[nodiscard]] RowTable change_rows(const Rubric& rubric, const std::vector<Change>& changes, bool plan,
                                   Language language);
/// Heading of the unit: name, id, region.
[[nodiscard]] std::string unit_heading(const Unit& unit);
/// `得分 87.35，等次 良好 …`.
[[nodiscard]] Words headline(const Rubric& rubric, const Result& result);
[[nodiscard]] Words node_state(const NodeScore& node);
/// Whether a node is to be shown.
[[nodiscard]] bool shows(const Rubric& rubric, const Explanation& explanation, int item);

[[nodiscard]] std::unique_ptr<ExplanationWriter> make_explanation_json(const Rubric& rubric,
                                                                       const ExplanationOptions& options);

}  // namespace ceping
