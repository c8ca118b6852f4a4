#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/outcome.hpp>

#include <vector>

namespace ceping {

/// Compares a record's `stated` values with what its answers give, at the precision that the unit wrote: `stated-differs`
/// where they are not the same, with both derivations in Diagnostic::more. `nodes` (beside the rubric's items) and `totals` are
/// what the self record alone comes to. Source: ceping-record(5), STATED.
void compare_stated(const Rubric& rubric, const Record& self, const std::vector<NodeState>& nodes,
                    const Totals& totals, Diagnostics& found);

}  // namespace ceping
