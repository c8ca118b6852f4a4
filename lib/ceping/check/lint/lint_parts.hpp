#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>

#include <vector>

namespace ceping {

// The parts of lint(), one subject each. Not part of the public face.

/// Which items no unit can ever be asked, by position: the conditions of an item and its ancestors are decided exactly,
/// over every combination of the facts that they mention. Reports `never-asked` at the item that brings the
/// contradiction in, not at what stands below it. More than 100,000 combinations are not tried; then nothing is said.
[[nodiscard]] std::vector<bool> lint_applicability(const Rubric& rubric, Diagnostics& found);

/// Variants that are never for a unit, and facts that they name and that a unit need not state.
void lint_variants(const Rubric& rubric, Diagnostics& found);

/// Whether a variant has levels, checks or classes of its own.
[[nodiscard]] bool names_choices(const Variant& variant);

/// What can be reached, given which items are `never` asked: `full-unreachable` for groups, the bands and the gates.
void lint_reach(const Rubric& rubric, const std::vector<bool>& never, Diagnostics& found);

/// Rules of `expect` that can never fail, never apply, or say again what an earlier one says, given which items are
/// `never` asked.
void lint_expect(const Rubric& rubric, const std::vector<bool>& never, Diagnostics& found);

/// Whether no unit at all meets all of these conditions; false where there are too many combinations to tell.
[[nodiscard]] bool contradict(const std::vector<const When*>& conditions, const Rubric& rubric);

/// Whether a range in which no figure lies, which is a finding of its own, makes a condition fail or a branch of it.
[[nodiscard]] bool has_empty_range(const When& when);

/// Scales, methods, facts and sources that nothing refers to.
void lint_unused(const Rubric& rubric, Diagnostics& found);

/// Ids that stand beside each other and look alike to a person.
void lint_ids(const Rubric& rubric, Diagnostics& found);

/// Quote marks that became part of an id.
void lint_quotes(const Rubric& rubric, Diagnostics& found);

/// Weights without effect, weights that look like shares and do not add up, and weights that stand where points should.
void lint_weights(const Rubric& rubric, Diagnostics& found);

/// Whether two different ids are easily taken for each other: they differ in case, in look-alikes such as O and 0, l, I
/// and 1, Latin and Cyrillic or Greek, full width, in the kind of dash or in dots at the end.
[[nodiscard]] bool look_alike(std::string_view a, std::string_view b);

}  // namespace ceping
