#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/node/source.hpp>

#include <vector>

namespace ceping {

/// Takes away the warnings and notes that a comment `# ceping: ignore CODE reason` names on its own line, or, where the
/// comment stands alone, on the line below. Errors stay: nobody can be scored by a rubric that has one. A comment
/// without a reason is a finding itself, and where the rubric was looked at in full (`complete`) so is one that takes
/// nothing away. Comments on what only the tests of a rubric draw are left alone. Source: ceping-lint(1), IGNORING.
void apply_ignores(const std::vector<const Source*>& sources, bool complete, Diagnostics& found);

/// The same for the tests of a rubric: comments on `case-uncovered` and, where mutants were tried, `mutant-survived`.
void apply_test_ignores(const std::vector<const Source*>& sources, bool mutated, Diagnostics& found);

/// The same for an item analysis. Whether a comment is idle is not said: another batch may need it.
void apply_item_ignores(const std::vector<const Source*>& sources, Diagnostics& found);

}  // namespace ceping
