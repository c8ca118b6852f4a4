#pragma once

#include <ceping/base/exact/exact.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace ceping {

/// A set of causes, a bit each, that are as on the newer side; the others are as on the older one.
using CauseSet = std::uint32_t;

/// The exact Shapley value of each of `causes` causes: what it adds to `value`, averaged over all orders in which the causes
/// can change from old to new. They add up to value(all) - value(none); a cause that never matters gets 0; swapping old and
/// new negates each. `value` is asked once for each set, in rising order.
/// Source: L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II, Princeton 1953.
[[nodiscard]] std::vector<Exact> shapley_values(std::size_t causes,
                                                const std::function<Exact(CauseSet)>& value);

}  // namespace ceping
