#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/gate.hpp>
#include <ceping/model/rubric.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// Reads gate/1, one gate a document, with the baselines that it names, which are looked for beside the file. Nothing
/// where it has a fault, which is a finding with its place. Source: ceping-gate(5).
[[nodiscard]] std::optional<std::vector<Gate>> load_gates(const std::string& path, const Rubric& rubric,
                                                          Diagnostics& found);

}  // namespace ceping
