// ceping-lint: check rubrics. See ceping-lint(1).
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/files.hpp>
#include <ceping/check/rubric_file.hpp>
#include <ceping/write/findings.hpp>

#include <algorithm>
#include <iterator>
#include <set>

#include <unistd.h>

#include "frame/explain_code.hpp"
#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;

struct Options {
    ceping::frame::CommonOptions common;
    std::vector<std::string> rubrics;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    bool strict = false;
    std::string explain;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_arguments(app, "RUBRIC", options.rubrics,
                  {"测评细则文件或文件夹；- 为标准输入", "rubric files or folders, or - for standard input"},
                  false);
    add_flag(app, "--strict", options.strict, {"警告也算不通过", "let warnings fail too"});
    add_comma_list(
        app, "--select", options.select, "CODE",
        {"只报告这些代码，以逗号相隔，可重复", "report these codes only; commas between, repeatable"});
    add_comma_list(
        app, "--ignore", options.ignore, "CODE",
        {"不报告这些代码，以逗号相隔，可重复", "do not report these codes; commas between, repeatable"});
    add_explain(app, options.explain);
    add_common(app, options.common,
               {Shared::format, Shared::output, Shared::max_errors, Shared::color, Shared::quiet},
               ceping::finding_format_names());
}

/// The files that arguments stand for: a folder means the YAML files below it.
std::vector<std::string> files_of(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    for (const auto& path : paths) {
        if (path != "-" && ceping::is_folder(path)) {
            auto below = ceping::files_below(path, {".yaml", ".yml"});
            std::move(below.begin(), below.end(), std::back_inserter(out));
        } else {
            out.push_back(path);
        }
    }
    return out;
}

/// What --select and --ignore leave, each once: several rubrics may extend the same faulty one.
std::vector<ceping::Diagnostic> wanted(const ceping::Diagnostics& found, const Options& options) {
    const auto among = [](const std::vector<std::string>& codes, const ceping::Diagnostic& each) {
        return std::find(codes.begin(), codes.end(), each.code.name()) != codes.end();
    };
    std::set<std::string> seen;
    std::vector<ceping::Diagnostic> out;
    std::copy_if(
        found.all().begin(), found.all().end(), std::back_inserter(out), [&](const ceping::Diagnostic& each) {
            return seen.insert(each.line(ceping::Language::en)).second &&
                   (options.select.empty() || among(options.select, each)) && !among(options.ignore, each);
        });
    return out;
}

/// Writes the list and, when all of it is written, says on standard error what it came to.
void write(const std::vector<ceping::Diagnostic>& found, const Options& options, ceping::frame::Output& out) {
    const auto& common = options.common;
    const bool to_screen = common.output == "-" && ceping::frame::terminal_width(STDOUT_FILENO) > 0;
    ceping::FindingOptions how;
    how.language = ceping::frame::language();
    how.color = common.output == "-" && common.color(STDOUT_FILENO);
    how.excerpts = to_screen;
    how.max_errors = common.max_errors();
    how.tool = "ceping-lint";
    ceping::frame::finding_format(common).findings(found, how, out.sink());
    out.commit();
    const auto selection = ceping::select_findings(found, how.max_errors);
    if (!common.quiet || selection.cut() > 0) {
        ceping::frame::tell(ceping::count_findings(selection, how.language));
    }
}

Status run(const Options& options) {
    if (!options.explain.empty()) {
        return ceping::frame::explain_code(options.explain);
    }
    ceping::frame::check_codes(options.select);
    ceping::frame::check_codes(options.ignore);
    if (options.rubrics.empty()) {
        throw ceping::frame::UsageError({"缺少 RUBRIC", "RUBRIC is missing"});
    }
    ceping::frame::Output out(options.common.output);
    ceping::Diagnostics all;
    bool readable = true;
    for (const auto& path : files_of(options.rubrics)) {
        readable = ceping::check_rubric_file(path, all) && readable;
    }
    const auto found = wanted(all, options);
    write(found, options, out);
    if (!readable) {
        return Status::cannot_work;
    }
    const auto limit = options.strict ? ceping::Severity::warning : ceping::Severity::error;
    const bool fails =
        std::any_of(found.begin(), found.end(), [&](const auto& each) { return each.severity >= limit; });
    return fails ? Status::bad_data : Status::ok;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    return ceping::frame::run_tool(
        {"ceping-lint",
         {"在用于计分之前检查测评细则。", "Check rubrics before anyone is scored by them."},
         [&](CLI::App& app) { declare(app, options); },
         [&] { return run(options); }},
        argc, argv);
}
