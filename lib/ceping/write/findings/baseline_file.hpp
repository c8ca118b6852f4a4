#pragma once

#include <ceping/check/baseline.hpp>

#include <string>

namespace ceping {

/// baseline/1 as JSON, a finding a line, so that a change shows as few lines. The same findings give the same bytes.
[[nodiscard]] std::string baseline_text(const Baseline& baseline);

/// Writes it to a file (`-`: standard output), which is replaced when all is written. Throws FileError.
void write_baseline(const std::string& path, const Baseline& baseline);

}  // namespace ceping
