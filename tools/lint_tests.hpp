#pragma once

#include <ceping/base/diagnostic.hpp>

#include <string>
#include <vector>

#include "frame/options.hpp"

namespace lint_tests {

/// --test and --mutate.
struct Options {
    std::vector<std::string> cases;
    bool mutate = false;
    [[nodiscard]] bool wanted() const { return mutate || !cases.empty(); }
};

void declare(CLI::App& app, Options& options);

/// Runs the files of cases by `rubrics` (one at most) or by the rubrics that they name, and says what each came to on
/// standard error when its time has come: `summaries`. False where a file could not be read. Throws UsageError.
bool run(const Options& options, const ceping::frame::CommonOptions& common,
         const std::vector<std::string>& rubrics, ceping::Diagnostics& found,
         std::vector<std::string>& summaries);

}  // namespace lint_tests
