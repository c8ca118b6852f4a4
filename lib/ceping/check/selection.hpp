#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/project.hpp>

#include <string>
#include <vector>

namespace ceping {

/// Gives findings the severities that ceping.yaml states for their codes, and takes out those that are off. Of a code
/// that stands twice the last counts. Source: ceping.yaml(5), SEVERITIES.
void override_severities(const std::vector<SeverityOverride>& severities, std::vector<Diagnostic>& found);

/// Keeps findings of the codes in `select` (empty: of all) that are not in `ignore`.
void select_codes(const std::vector<std::string>& select, const std::vector<std::string>& ignore,
                  std::vector<Diagnostic>& found);

}  // namespace ceping
