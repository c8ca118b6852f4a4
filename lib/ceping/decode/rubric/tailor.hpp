#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/node/node.hpp>

#include <map>
#include <string>

namespace ceping {

/// Which place last changed the points below a group (its id; empty for the top level): where a wrong sum is shown.
using SumCauses = std::map<std::string, Location, std::less<>>;

/// `base` (resolved) changed by `edition`, a rubric with `extends`: top-level keys merged, then `remove`, `override`,
/// `add` in file order. New nodes are kept in `arena`; every value keeps the place it was written at.
/// Nothing but findings tells of faults; the result is as far as it could be made. Source: ceping-rubric(5), tailoring.
[[nodiscard]] Node tailor(const Node& base, const Node& edition, Arena& arena, SumCauses& causes,
                          Diagnostics& found);

}  // namespace ceping
