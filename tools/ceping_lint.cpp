// ceping-lint: check rubrics. See ceping-lint(1).
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/files.hpp>
#include <ceping/check/lint/rubric_file.hpp>
#include <ceping/decode/rubric/rubric_cases.hpp>
#include <ceping/write/rubrics/rubric_schema.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "frame/explain_code.hpp"
#include "frame/finding_options.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/project.hpp"
#include "lint_items.hpp"
#include "lint_tests.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;

struct Options {
    ceping::frame::CommonOptions common;
    std::vector<std::string> rubrics;
    ceping::frame::FindingChoices choices;
    ceping::frame::ProjectOptions project;
    lint_tests::Options tests;
    lint_items::Options items;
    bool schema = false;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_arguments(app, "RUBRIC", options.rubrics,
                  {"测评细则文件或文件夹；- 为标准输入", "rubric files or folders, or - for standard input"},
                  false);
    lint_tests::declare(app, options.tests);
    lint_items::declare(app, options.items);
    add_flag(app, "--schema", options.schema,
             {"输出细则本身的 JSON Schema（2020-12），供编辑器补全和检查",
              "print the JSON Schema (2020-12) of rubrics themselves, for editors"});
    add_finding_choices(app, options.choices);
    add_project(app, options.project);
    add_common(app, options.common,
               {Shared::format, Shared::plain, Shared::output, Shared::jobs, Shared::max_errors,
                Shared::color, Shared::progress, Shared::quiet},
               ceping::finding_format_names());
}

/// The files that arguments stand for: a folder means the YAML files below it that are not cases.
std::vector<std::string> files_of(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    for (const auto& path : paths) {
        if (path != "-" && ceping::is_folder(path)) {
            auto below = ceping::files_below(path, {".yaml", ".yml"});
            std::remove_copy_if(below.begin(), below.end(), std::back_inserter(out), ceping::is_cases_file);
        } else {
            out.push_back(path);
        }
    }
    return out;
}

/// Each finding once: several rubrics may extend the same faulty one.
std::vector<ceping::Diagnostic> each_once(ceping::Diagnostics&& found) {
    std::set<std::string> seen;
    std::vector<ceping::Diagnostic> out;
    for (auto& each : found.all()) {
        if (seen.insert(each.line(ceping::Language::en)).second) {
            out.push_back(std::move(each));
        }
    }
    return out;
}

Status check(const Options& options, ceping::frame::ChosenFindings& chosen) {
    ceping::frame::Output out(options.common.output);
    ceping::Diagnostics all;
    bool readable = true;
    std::vector<std::string> summaries;
    ceping::ItemRun items;
    if (options.items.wanted()) {
        items = lint_items::run(options.items, options.rubrics, all);
        readable = items.readable;
    } else if (options.tests.wanted()) {
        readable = lint_tests::run(options.tests, options.common, options.rubrics, all, summaries);
    } else {
        for (const auto& path : files_of(options.rubrics)) {
            readable = ceping::check_rubric_file(path, all) && readable;
        }
    }
    auto found = each_once(std::move(all));
    chosen.choose(found);
    auto how = ceping::frame::finding_output(options.common, "ceping-lint");
    how.known = chosen.known();
    how.items = items.analysis ? &*items.analysis : nullptr;
    ceping::frame::chosen_format(options.common, ceping::finding_format_names())
        .findings(found, how, out.sink());
    out.commit();
    chosen.write_baseline();
    for (const auto& line : summaries) {
        if (!options.common.quiet) {
            ceping::frame::tell(line);
        }
    }
    chosen.tell(found, how.max_errors, options.common.quiet);
    return readable ? chosen.status(found) : Status::cannot_work;
}

/// The same for every rubric, so that none is needed.
Status print_schema(const Options& options) {
    if (!options.rubrics.empty() || options.tests.wanted() || options.items.wanted()) {
        throw ceping::frame::UsageError(
            {"--schema 不检查细则，不能与 RUBRIC、--test 或 --results 一起用",
             "--schema checks nothing: no RUBRIC, --test or --results beside it"});
    }
    ceping::frame::Output out(options.common.output);
    out.write(ceping::rubric_schema(ceping::frame::language()));
    out.commit();
    return Status::ok;
}

Status run(const Options& options) {
    if (!options.choices.explain.empty()) {
        return ceping::frame::explain_code(options.choices.explain);
    }
    if (options.schema) {
        return print_schema(options);
    }
    ceping::frame::ProjectSettings project(options.project);
    if (options.project.print) {
        return project.print();
    }
    if (options.tests.wanted() && options.items.wanted()) {
        throw ceping::frame::UsageError(
            {"--test 与 --results 不能一起用", "--test and --results exclude one another"});
    }
    ceping::frame::ChosenFindings chosen(options.choices, project.severities());
    if (options.rubrics.empty() && !options.tests.wanted()) {
        throw ceping::frame::UsageError({"缺少 RUBRIC", "RUBRIC is missing"});
    }
    return check(options, chosen);
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool(
        "ceping-lint", {"在用于计分之前检查测评细则。", "Check rubrics before anyone is scored by them."},
        declare, run, argc, argv);
}
