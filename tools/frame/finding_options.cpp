#include "finding_options.hpp"

#include <ceping/base/text.hpp>
#include <ceping/check/selection.hpp>
#include <ceping/write/findings/baseline_file.hpp>
#include <ceping/write/findings/findings.hpp>

#include <algorithm>
#include <utility>

#include <unistd.h>

#include "explain_code.hpp"

namespace ceping::frame {

namespace {

Baseline load(const std::string& path) {
    Diagnostics found;
    auto baseline = load_baseline(path, found);
    found.sort();
    for (const auto& each : found.all()) {
        tell(each.line(language()));
    }
    if (!baseline) {
        throw unusable({"基线文件", "the baseline"}, path);
    }
    return std::move(*baseline);
}

}  // namespace

void add_finding_choices(CLI::App& app, FindingChoices& choices) {
    add_flag(app, "--strict", choices.strict, {"警告也算不通过", "let warnings fail the run, too"});
    add_comma_list(
        app, "--select", choices.select, "CODE",
        {"只报告这些代码，以逗号相隔，可重复", "report these codes only; separated by commas, repeatable"});
    add_comma_list(
        app, "--ignore", choices.ignore, "CODE",
        {"不报告这些代码，以逗号相隔，可重复", "do not report these codes; separated by commas, repeatable"});
    add_text(app, "--baseline", choices.baseline, "FILE",
             {"基线文件中已有的问题不再报告", "do not report findings that this file lists"});
    add_text(app, "--write-baseline", choices.write_baseline, "FILE",
             {"把本次的全部问题写入基线文件，作为已知问题", "write all findings to this file, as known"});
    add_explain(app, choices.explain);
}

ChosenFindings::ChosenFindings(const FindingChoices& choices, std::vector<SeverityOverride> severities)
    : choices_(choices), severities_(std::move(severities)) {
    check_codes(choices.select);
    check_codes(choices.ignore);
    if (!choices.baseline.empty()) {
        baseline_ = load(choices.baseline);
    }
}

void ChosenFindings::choose(std::vector<Diagnostic>& found) {
    override_severities(severities_, found);
    select_codes(choices_.select, choices_.ignore, found);
    if (!choices_.write_baseline.empty()) {
        written_ = baseline_of(found);
    }
    if (baseline_) {
        count_ = apply_baseline(*baseline_, found);
    }
    if (!choices_.write_baseline.empty()) {
        // What is written is known from now on.
        count_.known += found.size();
        count_.unmet = 0;
        found.clear();
    }
}

std::optional<std::size_t> ChosenFindings::known() const {
    const bool compared = baseline_ || !choices_.write_baseline.empty();
    return compared ? std::optional(count_.known) : std::nullopt;
}

void ChosenFindings::write_baseline() const {
    if (!choices_.write_baseline.empty()) {
        ceping::write_baseline(choices_.write_baseline, written_);
    }
}

void ChosenFindings::tell(const std::vector<Diagnostic>& left, std::size_t max_errors, bool quiet) const {
    const auto selection = select_findings(left, max_errors);
    if (quiet && selection.cut() == 0) {
        return;
    }
    frame::tell(summary(selection));
    if (count_.unmet > 0 && !quiet) {
        // Fixed, or not looked at this time: nobody here can tell.
        const Words unmet(std::to_string(count_.unmet), counted(count_.unmet, "finding"));
        frame::tell(
            say(phrases::baseline_unmet.with({{"file", printable(choices_.baseline)}, {"unmet", unmet}})));
    }
}

std::string ChosenFindings::summary(const FindingSelection& selection) const {
    if (!choices_.write_baseline.empty()) {
        const Words known(std::to_string(count_.known), counted(count_.known, "finding"));
        return say(
            phrases::baseline_written.with({{"file", printable(choices_.write_baseline)}, {"known", known}}));
    }
    if (!baseline_) {
        return count_findings(selection, language());
    }
    const std::string left =
        selection.all() > 0 ? count_findings(selection, language()) : say({"没有新的问题", "nothing new"});
    return left + say(phrases::known_beside.with({{"known", count_.known}}));
}

Status ChosenFindings::status(const std::vector<Diagnostic>& left) const {
    const auto limit = choices_.strict ? Severity::warning : Severity::error;
    const bool fails =
        std::any_of(left.begin(), left.end(), [&](const auto& each) { return each.severity >= limit; });
    return fails ? Status::bad_data : Status::ok;
}

FindingOptions finding_output(const CommonOptions& common, std::string_view tool) {
    FindingOptions out;
    out.language = language();
    out.color = common.output == "-" && common.color(STDOUT_FILENO);
    out.width = common.output == "-" ? terminal_width(STDOUT_FILENO) : 0;
    out.excerpts = out.width > 0;
    out.plain = common.plain;
    out.max_errors = common.max_errors();
    out.tool = tool;
    return out;
}

}  // namespace ceping::frame
