// ceping-diff --causes: where movements came from. See ceping-diff(1), CAUSES.
#include "diff_causes.hpp"

#include <algorithm>
#include <utility>

#include "frame/output.hpp"
#include "frame/record_inputs.hpp"
#include "frame/rubric_input.hpp"
#include "frame/score_choices.hpp"

namespace diff_causes {

namespace {

using ceping::frame::Status;
using ceping::frame::UsageError;
using Overrides = std::vector<std::pair<std::string, std::string>>;

Overrides overrides_of(const std::vector<std::string>& settings, const char* option) {
    if (settings == std::vector<std::string>{"none"}) {
        return {};
    }
    auto out = ceping::frame::overrides_of(settings, option, {"，或只写 none", ", or none alone"});
    std::sort(out.begin(), out.end());
    return out;
}

/// A run as stated, read.
ceping::CauseRun run_of(const RunOptions& stated, const char* set,
                        const ceping::frame::CommonOptions& common) {
    ceping::CauseRun out;
    out.overrides = overrides_of(stated.set, set);
    out.rubric = ceping::frame::usable_rubric(stated.rubric, common);
    out.rulings = stated.rulings == "none" ? std::string() : stated.rulings;
    return out;
}

}  // namespace

ToldRun::ToldRun(const ceping::frame::CommonOptions& common) : findings_(common) {}

std::vector<std::string> ToldRun::inputs(const std::vector<std::string>& paths) {
    ceping::Diagnostics lost;
    auto out = ceping::frame::expand_inputs({}, paths, false, lost);
    tell(lost.all());
    return out;
}

ceping::RunTeller ToldRun::teller() {
    return {[this](const auto& found) { tell(found); }, ceping::frame::tell_evidence};
}

void ToldRun::tell(const std::vector<ceping::Diagnostic>& found) {
    findings_.tell(found);
    faulty_ = faulty_ || std::any_of(found.begin(), found.end(), [](const ceping::Diagnostic& each) {
                  return each.severity == ceping::Severity::error;
              });
}

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_flag(
        app, "--causes", options.wanted,
        {"把得分变化分解到各个原因：填报内容、佐证、裁定、细则、口径（Shapley 值）",
         "attribute movements to answers, evidence, rulings, rubric and options, by their Shapley values"});
    add_text(app, "--old-rubric", options.before.rubric, "RUBRIC",
             {"--causes：原细则", "--causes: the older rubric"});
    add_text(app, "--new-rubric", options.after.rubric, "RUBRIC",
             {"--causes：现细则；不写时与原细则相同", "--causes: the newer rubric; else the older one"});
    add_list(app, "--old-records", options.before.records, "PATH",
             {"--causes：原来的记录（自评和核验），可重复",
              "--causes: older records of every source; repeatable"});
    add_list(
        app, "--new-records", options.after.records, "PATH",
        {"--causes：现在的记录；不写时与原来的记录相同", "--causes: newer records; else the older ones"});
    add_text(app, "--old-rulings", options.before.rulings, "FILE",
             {"--causes：原裁定", "--causes: older rulings"});
    add_text(app, "--new-rulings", options.after.rulings, "FILE",
             {"--causes：现裁定，或 none；不写时与原裁定相同",
              "--causes: newer rulings, or none; else the older ones"});
    add_list(app, "--old-set", options.before.set, "KEY=VALUE",
             {"--causes：原口径，可重复", "--causes: older policy, as ceping-score takes it; repeatable"});
    add_list(app, "--new-set", options.after.set, "KEY=VALUE",
             {"--causes：现口径，或 none；不写时与原口径相同",
              "--causes: newer policy, or none; else the older one"});
}

Status run(const Options& options, const ceping::frame::CommonOptions& common,
           ceping::frame::ReportOutput& out) {
    const RunOptions& old = options.before;
    if (old.rubric.empty() || old.records.empty()) {
        throw UsageError({"--causes 至少需要 --old-rubric 和 --old-records",
                          "--causes needs --old-rubric and --old-records at least"});
    }
    RunOptions now = options.after;
    now.rubric = now.rubric.empty() ? old.rubric : now.rubric;
    now.rulings = now.rulings.empty() ? old.rulings : now.rulings;
    now.set = now.set.empty() ? old.set : now.set;
    const bool same_records = now.records.empty() || now.records == old.records;
    std::array<ceping::CauseRun, 2> runs = {run_of(old, "--old-set", common),
                                            run_of(now, "--new-set", common)};
    ToldRun told(common);
    runs[0].inputs = told.inputs(old.records);
    if (!same_records) {
        runs[1].inputs = told.inputs(now.records);
    }
    const auto report = ceping::trace_causes(std::move(runs), same_records, common.jobs(), told.teller());
    told.finish();
    out.write(ceping::causes_report(report, out.language()));
    const bool refused =
        std::any_of(report.units.begin(), report.units.end(), [](const ceping::UnitCauses& each) {
            const auto rejected = [&](ceping::Side side) {
                return each.there[side] && each.status[side] == ceping::UnitStatus::rejected;
            };
            return rejected(0) || rejected(1) || !each.obstacle.en.empty();
        });
    return refused || told.faulty() ? Status::bad_data : Status::ok;
}

}  // namespace diff_causes
