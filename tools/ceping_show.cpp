// ceping-show: print a rubric. See ceping-show(1).
#include <ceping/base/error.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/write/formats.hpp>
#include <ceping/write/rubrics/handbook.hpp>
#include <ceping/write/rubrics/record_schema.hpp>
#include <ceping/write/rubrics/rubric_page.hpp>

#include <unistd.h>
#include <string_view>
#include <vector>

#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;

struct Options {
    ceping::frame::CommonOptions common;
    std::string rubric;
    bool schema = false;
    std::string list;
};

std::vector<std::string> format_names() { return {"text", "yaml", "json", "html", "markdown", "docx"}; }

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_argument(app, "RUBRIC", options.rubric,
                 {"测评细则文件；- 为标准输入", "a rubric file, or - for standard input"}, true);
    add_common(app, options.common, {Shared::format}, format_names());
    add_flag(app, "--schema", options.schema,
             {"输出记录的 JSON Schema（2020-12），供编辑器补全",
              "print the JSON Schema (2020-12) of its records, for editors"});
    add_choice(app, "--list", options.list, ceping::rubric_list_names(),
               {"列出一类内容，每行为编号、制表符、标题",
                "list ids and titles, one pair per line, separated by a tab"});
    add_common(app, options.common, {Shared::output, Shared::color, Shared::quiet});
}

void print(const ceping::RubricTree& tree, const ceping::Rubric& rubric, const Options& options,
           const ceping::ByteSink& out) {
    const auto language = ceping::frame::language();
    if (options.schema) {
        return out(ceping::record_schema(rubric, language));
    }
    if (!options.list.empty()) {
        return out(ceping::rubric_list(rubric, options.list));
    }
    const auto& format = ceping::frame::chosen_format(options.common, format_names());
    const bool to_screen = options.common.output == "-";
    if (format.name == "yaml") {
        out(ceping::rubric_yaml(tree.root));
    } else if (format.name == "json") {
        out(ceping::rubric_json(tree.root));
    } else if (format.name == "text") {
        out(ceping::rubric_page(rubric, {language, to_screen && options.common.color(STDOUT_FILENO),
                                         to_screen ? ceping::frame::terminal_width(STDOUT_FILENO) : 0}));
    } else {
        format.report(ceping::handbook(rubric, language), {}, out);
    }
}

Status run(const Options& options) {
    if (options.schema && !options.list.empty()) {
        throw ceping::frame::UsageError(
            {"--schema 与 --list 只能用一个", "--schema and --list exclude each other"});
    }
    ceping::Diagnostics found;
    const auto tree = ceping::read_rubric_tree(options.rubric, found);
    const auto rubric = tree ? ceping::decode_rubric(*tree, found) : std::nullopt;
    found.sort();
    ceping::frame::tell_findings(found.all(), options.common);
    if (!rubric) {
        return Status::cannot_work;
    }
    ceping::frame::Output out(options.common.output);
    print(*tree, *rubric, options, out.sink());
    out.commit();
    return Status::ok;
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool("ceping-show", {"显示一份测评细则。", "Print a rubric."}, declare, run,
                                   argc, argv);
}
