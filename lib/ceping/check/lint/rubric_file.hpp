#pragma once

#include <ceping/base/diagnostic.hpp>

#include <string>

namespace ceping {

/// All that ceping-lint says about one rubric file: its structure, the second YAML reader's opinion, then, where the
/// structure is sound, lint(); what comments in the file ignore is taken away. Findings come sorted, each with the line
/// it is about. Returns false where the file cannot be read at all. Source: ceping-lint(1).
bool check_rubric_file(const std::string& path, Diagnostics& found);

}  // namespace ceping
