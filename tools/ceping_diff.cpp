// ceping-diff: two rubrics, two sets of results, or the causes of movements. See ceping-diff(1).
#include <ceping/analyse/comparing/result_diff.hpp>
#include <ceping/base/error.hpp>
#include <ceping/decode/result.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/node/formats.hpp>
#include <ceping/write/differences/diff.hpp>
#include <ceping/write/formats.hpp>

#include <map>
#include <optional>
#include <utility>

#include "diff_causes.hpp"
#include "diff_rectification.hpp"
#include "frame/findings_teller.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/record_inputs.hpp"

namespace {

using ceping::Words;
using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    std::vector<std::string> files;
    std::vector<std::string> impact;
    diff_causes::Options causes;
    diff_rectification::Options rectification;
    std::string threshold;
    bool inflation = false;
    bool nodes = false;
    bool exit_code = false;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_arguments(
        app, "FILE", options.files,
        {"原、现两个文件：两版细则，或两次结果；配合 --inflation 只要一个结果文件",
         "the older and the newer file: two rubrics or two sets of results; with --inflation one of results"},
        false);
    add_list(app, "--impact", options.impact, "RECORD",
             {"两版细则各给这些记录计分；文件或文件夹，可重复",
              "score these records by both rubrics: a file or folder; repeatable"});
    add_flag(app, "--inflation", options.inflation,
             {"一次结果的自评与核验之差（自评虚高）", "what units claimed against what was verified"});
    add_flag(app, "--nodes", options.nodes, {"也比较各节点", "compare nodes, too"});
    add_text(app, "--threshold", options.threshold, "X",
             {"只列变化大于 X 分的", "list only what moved by more than X points"});
    add_flag(app, "--exit-code", options.exit_code,
             {"有差别时退出码为 1", "exit with 1 where anything differs"});
    diff_rectification::declare(app, options.rectification);
    diff_causes::declare(app, options.causes);
    add_common(app, options.common,
               {Shared::format, Shared::plain, Shared::output, Shared::jobs, Shared::max_errors,
                Shared::color, Shared::quiet},
               ceping::report_format_names());
}

ceping::ResultDiffOptions result_options(const Options& options) {
    ceping::ResultDiffOptions out;
    out.nodes = options.nodes;
    if (!options.threshold.empty()) {
        out.threshold = ceping::frame::parse_points(options.threshold, "--threshold");
    }
    return out;
}

Status compare_results(const Options& options, ceping::frame::ReportOutput& out) {
    ceping::ResultComparer comparer(result_options(options));
    ceping::Diagnostics found;
    ceping::ResultSet names;
    ceping::NodesWanted wanted;
    wanted.all = options.nodes;
    wanted.claims = options.nodes && options.inflation;
    if (options.inflation) {
        ceping::stream_results(
            options.files, wanted, names,
            [&](ceping::SavedResult&& result) { comparer.claimed(result, found); }, found);
    } else {
        ceping::stream_results(
            {options.files.front()}, wanted, names,
            [&](ceping::SavedResult&& result) { comparer.before(std::move(result), found); }, found);
        ceping::stream_results(
            {options.files.back()}, wanted, names,
            [&](ceping::SavedResult&& result) { comparer.after(result, found); }, found);
    }
    const ceping::ResultDiff diff = comparer.finish(names.nodes.size());
    ceping::frame::tell_sorted(found, options.common);

    out.write(ceping::result_diff_report(diff, names, options.inflation, out.language()));
    return found.has_error() || (options.exit_code && diff.differs()) ? Status::bad_data : Status::ok;
}

/// A rubric with the tree that it was read from.
struct Edition {
    ceping::RubricTree tree;
    ceping::Rubric rubric;
};

Edition edition_of(const std::string& path, const Options& options) {
    ceping::Diagnostics found;
    auto tree = ceping::read_rubric_tree(path, found);
    auto rubric = tree ? ceping::decode_rubric(*tree, found) : std::nullopt;
    found.sort();
    ceping::frame::tell_findings(found.all(), options.common);
    if (!rubric) {
        throw ceping::frame::unusable({"测评细则", "the rubric"}, path);
    }
    return {std::move(*tree), std::move(*rubric)};
}

Status compare_rubrics(const Options& options, ceping::frame::ReportOutput& out) {
    const Edition before = edition_of(options.files.front(), options);
    const Edition after = edition_of(options.files.back(), options);
    const auto diff = ceping::diff_rubrics(before.tree, before.rubric, after.tree, after.rubric);
    bool faulty = false;
    if (options.impact.empty()) {
        out.write(ceping::rubric_diff_report(diff, out.format() == "text", out.language()));
    } else {
        const unsigned jobs = options.common.jobs();
        ceping::Diagnostics found;
        ceping::Diagnostics again;
        diff_causes::ToldRun told(options.common);
        const auto inputs = told.inputs(options.impact);
        std::vector<std::string> evidence;
        std::vector<std::string> evidence_again;
        auto old_units = ceping::read_units(inputs, before.rubric, jobs, found, evidence);
        auto new_units = ceping::read_units(inputs, after.rubric, jobs, again, evidence_again);
        std::map<std::string, std::size_t> by_unit;
        for (std::size_t i = 0; i < new_units.size(); ++i) {
            by_unit.emplace(new_units[i].front().unit.id, i);
        }
        ceping::ImpactScorer scorer(before.rubric, after.rubric);
        for (auto& records : old_units) {
            const auto at = by_unit.find(records.front().unit.id);
            if (at != by_unit.end()) {
                scorer.add(std::move(records), std::move(new_units[at->second]));
            }
        }
        ceping::frame::tell_evidence(evidence);
        told.tell(found.all());
        told.finish();
        const auto impact = scorer.finish();
        faulty = told.faulty() || impact.rejected > 0;
        out.write(ceping::impact_report(diff, impact, out.format() == "text", out.language()));
    }
    return faulty || (options.exit_code && !diff.changes.empty()) ? Status::bad_data : Status::ok;
}

/// What a file says it is: the tag of its first document. Only YAML can be a rubric.
bool is_rubric(const std::string& path) {
    if (!path.ends_with(".yaml") && !path.ends_with(".yml")) {
        return false;
    }
    std::string tag;
    ceping::Diagnostics unread;
    ceping::stream_input(
        path, {}, {},
        [&](ceping::Document& document) {
            const ceping::Node* stated = document.root.find("ceping");
            tag = stated == nullptr ? std::string() : std::string(stated->text());
            return false;
        },
        unread);
    // What cannot be read, or has no tag, is refused as a rubric, with its place.
    return tag.empty() || tag.starts_with("rubric/");
}

void check_options(const Options& options) {
    const std::size_t wanted = options.causes.wanted ? 0 : options.inflation ? 1 : 2;
    if (options.files.size() != wanted) {
        throw UsageError(
            options.causes.wanted
                ? Words{"--causes 不比较文件：用 --old-… 和 --new-… 说明两次计分的依据",
                        "--causes compares no FILE: say what went into both runs by --old-… and --new-…"}
            : options.inflation
                ? Words{"--inflation 需要一个结果文件", "--inflation takes one file of results"}
                : Words{"需要两个文件：原来的和现在的", "two files are needed: the older and the newer one"});
    }
    ceping::check_stdin_once(options.files);
    const diff_rectification::Options& fixing = options.rectification;
    if (!fixing.notices.empty() && !fixing.least_lost.empty()) {
        throw UsageError({"--notices 不与 --least-lost 一起用：通知书写明了哪些事项",
                          "--notices goes without --least-lost: the notices say what they are about"});
    }
    if (fixing.asked() ? options.causes.wanted || options.inflation || options.nodes ||
                             !options.impact.empty() || !options.threshold.empty()
                       : !fixing.rubric.empty() || !fixing.least_lost.empty()) {
        throw UsageError(
            fixing.asked()
                ? Words{"--rectification 和 --notices 不与 --impact、--inflation、--nodes、--threshold、--causes 一起用",
                        "--rectification and --notices go without --impact, --inflation, --nodes, --threshold "
                        "and --causes"}
                : Words{"-r 和 --least-lost 要与 --rectification 一起用，-r 也可与 --notices 一起用",
                        "-r and --least-lost go with --rectification, -r also with --notices"});
    }
    const diff_causes::RunOptions& old = options.causes.before;
    const diff_causes::RunOptions& now = options.causes.after;
    const bool runs = !old.rubric.empty() || !old.records.empty() || !old.rulings.empty() ||
                      !old.set.empty() || !now.rubric.empty() || !now.records.empty() ||
                      !now.rulings.empty() || !now.set.empty();
    if (runs && !options.causes.wanted) {
        throw UsageError({"--old-… 和 --new-… 要与 --causes 一起用", "--old-… and --new-… go with --causes"});
    }
}

Status run(const Options& options) {
    if (!options.rectification.project.print) {
        check_options(options);
    }
    ceping::frame::ReportOutput out(options.common, ceping::report_format_names());
    if (options.rectification.asked() || options.rectification.project.print) {
        return diff_rectification::run(options.rectification, options.files, options.exit_code,
                                       options.common, out);
    }
    if (options.causes.wanted) {
        return diff_causes::run(options.causes, options.common, out);
    }
    const bool first = is_rubric(options.files.front());
    if (first != is_rubric(options.files.back())) {
        throw UsageError({"两个文件应同为测评细则，或同为测评结果",
                          "both files must be rubrics, or both must be results"});
    }
    if (!options.impact.empty() && (!first || options.inflation)) {
        throw UsageError({"--impact 用于比较两版细则", "--impact goes with two rubrics"});
    }
    return first && !options.inflation ? compare_rubrics(options, out) : compare_results(options, out);
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool(
        "ceping-diff", {"比较两版测评细则或两次测评结果。", "Compare two rubrics or two sets of results."},
        declare, run, argc, argv);
}
