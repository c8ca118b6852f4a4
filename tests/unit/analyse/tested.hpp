#pragma once

#include <ceping/analyse/rubrics/rubric_tests.hpp>

#include "support/temporary_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

// Running the cases of a rubric that stands in the test.
namespace ceping::test {

/// A run and what it said: a line a finding, `FILE:LINE: message [code]`, findings of rubrics after those of cases.
struct TestedRubric {
    RubricTestSummary summary;
    std::string said;
};

/// `rubric` and `cases` are what follows the head of the file. `wanted`: the codes that are said; empty: all.
inline TestedRubric tested(const std::string& rubric, const std::string& cases,
                           const RubricTestOptions& options = {}, const std::string& wanted = {}) {
    const TemporaryFolder folder;
    folder.write("r.yaml", "ceping: rubric/1\nid: r\ntitle: t\n" + rubric);
    const std::string path = folder.write("c.yaml", "ceping: cases/1\nrubric: r.yaml\n" + cases);
    Diagnostics found;
    TestedRubric out;
    out.summary = test_rubric(path, {}, options, found);
    for (const auto& each : found.all()) {
        if (wanted.empty() || each.code.name() == wanted) {
            out.said += std::filesystem::path(each.where.path).filename().string() + ":" +
                        std::to_string(each.where.line) + ": " + each.message(Language::en) + " [" +
                        std::string(each.code.name()) + "]\n";
        }
    }
    return out;
}

}  // namespace ceping::test
