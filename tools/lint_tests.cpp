// ceping-lint --test: the cases of a rubric. See ceping-lint(1), TESTING A RUBRIC.
#include "lint_tests.hpp"

#include <ceping/analyse/rubrics/rubric_tests.hpp>
#include <ceping/base/text.hpp>

#include "frame/frame.hpp"
#include "frame/progress.hpp"

namespace lint_tests {

namespace {

using ceping::frame::UsageError;
namespace phrases = ceping::frame::phrases;

/// Rounded down, so that 100 % is the whole.
std::string percent(std::size_t part, std::size_t whole) {
    return std::to_string(whole == 0 ? 100 : 100 * part / whole) + " %";
}

ceping::Words summary_of(const std::string& path, const ceping::RubricTestSummary& s) {
    const std::string cases = std::to_string(s.cases);
    return phrases::tests_summary.with({{"path", path},
                                        {"cases", {cases, ceping::counted(s.cases, "case")}},
                                        {"failed", s.failed},
                                        {"covered", s.covered},
                                        {"coverable", s.coverable},
                                        {"share", percent(s.covered, s.coverable)}});
}

/// What is not covered, by sort.
ceping::Words uncovered_of(const ceping::RubricTestSummary& s) {
    std::vector<ceping::Words> sorts;
    for (const auto& [sort, count] : s.uncovered) {
        sorts.push_back(phrases::uncovered_sort.with({{"sort", sort}, {"count", count}}));
    }
    return phrases::uncovered.with({{"sorts", ceping::joined(sorts, {"，", ", "})}});
}

ceping::Words mutants_of(const ceping::RubricTestSummary& s) {
    if (!s.mutated) {
        return {"没有试改动：用例须先全部通过", "no mutants: every case must pass first"};
    }
    return phrases::mutants_summary.with({{"mutants", s.mutants},
                                          {"noticed", s.noticed},
                                          {"survived", s.mutants - s.noticed - s.ignored},
                                          {"ignored", s.ignored},
                                          {"left_out", s.left_out}});
}

}  // namespace

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_list(app, "--test", options.cases, "CASES",
             {"用这份用例检验细则，可重复", "test the rubric by these cases; repeatable"});
    add_flag(app, "--mutate", options.mutate,
             {"与 --test 同用：逐处改动细则，报告没有用例能发现的改动",
              "with --test: change the rubric in one place at a time, and report what no case would notice"});
}

bool run(const Options& options, const ceping::frame::CommonOptions& common,
         const std::vector<std::string>& rubrics, ceping::Diagnostics& found,
         std::vector<std::string>& summaries) {
    if (options.cases.empty()) {
        throw UsageError({"--mutate 需要 --test", "--mutate needs --test"});
    }
    if (rubrics.size() > 1) {
        throw UsageError({"--test 只检验一份细则", "--test tests one RUBRIC"});
    }
    bool readable = true;
    for (const auto& path : options.cases) {
        ceping::frame::Progress progress(common.progress());
        ceping::RubricTestOptions how;
        how.mutate = options.mutate;
        how.jobs = common.jobs();
        how.progress = [&](std::size_t done, std::size_t all) { progress.update(done, all); };
        const auto summary =
            ceping::test_rubric(path, rubrics.empty() ? std::string() : rubrics.front(), how, found);
        readable = readable && summary.readable;
        if (summary.coverable > 0) {
            summaries.push_back(ceping::frame::say(summary_of(path, summary)));
            if (!summary.uncovered.empty()) {
                summaries.push_back(ceping::frame::say(uncovered_of(summary)));
            }
            if (options.mutate) {
                summaries.push_back(ceping::frame::say(mutants_of(summary)));
            }
        }
    }
    return readable;
}

}  // namespace lint_tests
