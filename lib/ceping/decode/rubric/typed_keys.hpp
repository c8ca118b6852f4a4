#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/node/node.hpp>

namespace ceping {

/// The tree with keys such as `points：5` and `points:5` cut in two, which YAML takes between braces for a key without a
/// value; `arena` holds what is new. Each is reported. So the rest of the tree is judged as its author meant it, and one slip
/// draws one finding.
[[nodiscard]] Node without_typed_keys(const Node& root, Arena& arena, Diagnostics& found);

}  // namespace ceping
