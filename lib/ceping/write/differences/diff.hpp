#pragma once

#include <ceping/analyse/comparing/causes.hpp>
#include <ceping/analyse/comparing/impact.hpp>
#include <ceping/analyse/comparing/rectification_diff.hpp>
#include <ceping/analyse/comparing/result_diff.hpp>
#include <ceping/analyse/comparing/rubric_diff.hpp>
#include <ceping/model/report.hpp>
#include <ceping/model/saved_result.hpp>

#include <optional>

namespace ceping {

// What ceping-diff prints. What is compared must outlive the reports. Source: ceping-diff(1), OUTPUT.

/// `names` knows the ids of the nodes. `inflation`: what was claimed stands beside what was verified.
[[nodiscard]] Report result_diff_report(const ResultDiff& diff, const ResultSet& names, bool inflation,
                                        Language language);
/// `brief`: long texts are cut, for a terminal.
[[nodiscard]] Report rubric_diff_report(const RubricDiff& diff, bool brief, Language language);
/// After the difference of the rubrics themselves; for spreadsheets instead of it.
[[nodiscard]] Report impact_report(const RubricDiff& diff, const RubricImpact& impact, bool brief,
                                   Language language);
/// What became of notices 整改反馈; titles and clauses are the rubric's.
[[nodiscard]] Report rectification_report(const RectificationDiff& diff, const Rubric& rubric,
                                          Language language);
/// That both sides were scored by the same rules, but not under the same --set; nothing where that is not so, or not known.
[[nodiscard]] std::optional<Words> policy_caution(const RunHead& before, const RunHead& after);
/// Its sentences, and what became of each unit's, as people read it.
void add_rectification(Report& out, const RectificationDiff& diff, const Rubric& rubric);
[[nodiscard]] Report causes_report(const CauseReport& causes, Language language);

}  // namespace ceping
