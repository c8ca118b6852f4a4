#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/exact.hpp>
#include <ceping/model/record.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/groups.hpp>

#include <vector>

namespace ceping {

/// What a self record alone comes to, for holding what the unit added up itself against it.
struct SelfTotals {
    const std::vector<NodeState>& nodes;  ///< beside the rubric's items
    const Exact& base;
    const Exact& bonus;
    const Exact& penalty;
    const Exact& exact;
};

/// Compares a record's `stated` values with what its answers give, at the precision that the unit wrote: `stated-differs`
/// where they are not the same, with both derivations in Diagnostic::more. Source: ceping-record(5), STATED.
void compare_stated(const Rubric& rubric, const Record& self, const SelfTotals& totals, Diagnostics& found);

}  // namespace ceping
