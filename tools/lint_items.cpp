// ceping-lint --results: what a batch says about the criteria. See ceping-lint(1), ITEM ANALYSIS.
#include "lint_items.hpp"

#include "frame/frame.hpp"

namespace lint_items {

void declare(CLI::App& app, Options& options) {
    ceping::frame::add_list(
        app, "--results", options.results, "RESULT",
        {"按这些计分结果分析各项测评内容：得分率、区分度、重复、实际权重；可重复",
         "analyse the criteria by these results: facility, discrimination, redundancy, weights; repeatable"});
}

ceping::ItemRun run(const Options& options, const std::vector<std::string>& rubrics,
                    ceping::Diagnostics& found) {
    if (rubrics.size() != 1) {
        throw ceping::frame::UsageError({"--results 需要一份 RUBRIC", "--results needs one RUBRIC"});
    }
    return ceping::analyse_items(rubrics.front(), options.results, found);
}

}  // namespace lint_items
