#pragma once

#include <ceping/analyse/rubrics/item_analysis_run.hpp>
#include <ceping/base/diagnostic.hpp>

#include <string>
#include <vector>

#include "frame/options.hpp"

namespace lint_items {

/// --results.
struct Options {
    std::vector<std::string> results;
    [[nodiscard]] bool wanted() const { return !results.empty(); }
};

void declare(CLI::App& app, Options& options);

/// Analyses the one rubric by the results. Throws UsageError.
ceping::ItemRun run(const Options& options, const std::vector<std::string>& rubrics,
                    ceping::Diagnostics& found);

}  // namespace lint_items
