#pragma once

#include <ceping/analyse/rubrics/item_analysis.hpp>
#include <ceping/base/diagnostic.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// What an item analysis came to.
struct ItemRun {
    bool readable = true;                  ///< false: a file could not be read
    std::optional<ItemAnalysis> analysis;  ///< nothing where the rubric cannot be used, or a file not read
};

/// Analyses the criteria of a rubric by results: paths as stream_results() takes them, read one result at a time.
/// Findings are the remarks, errors of the rubric, and whatever is wrong with the results, sorted, without those that
/// comments of the rubric ignore. Source: ceping-lint(1), ITEM ANALYSIS.
[[nodiscard]] ItemRun analyse_items(const std::string& rubric, const std::vector<std::string>& results,
                                    Diagnostics& found);

}  // namespace ceping
