// ceping: lists the tools, and runs ceping-NAME. See ceping(1).
#include <ceping/base/diagnostic.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <vector>

#include <unistd.h>

#include "frame/frame.hpp"
#include "frame/help.hpp"
#include "frame/output.hpp"

namespace {

using ceping::frame::Status;

constexpr std::string_view prefix = "ceping-";

struct Known {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

// What each tool is for; a tool is listed only where its program is there.
constexpr Known known_tools[] = {
    {"new", "新建测评细则或一次测评", "begin a rubric or an evaluation"},
    {"lint", "检查测评细则", "check rubrics before anyone is scored by them"},
    {"show", "显示测评细则", "print a rubric"},
    {"form", "制作空白自评表和暗访记录表", "make blank self-assessments and visit sheets"},
    {"validate", "检查填报的记录", "check records"},
    {"score", "批量计分", "score a batch of records"},
    {"rank", "排名与汇总", "league tables and roll-ups"},
    {"report", "由结果生成报告", "reports from results"},
    {"explain", "逐步说明一个单位的得分", "derive one unit's score step by step"},
    {"diff", "比较两版细则或两次结果", "compare two rubrics or two sets of results"},
    {"audit", "核对已公布的成绩表", "check a published table"},
    {"survey", "由问卷计算满意度指数", "a satisfaction index from questionnaires"},
    {"sample", "抽取暗访单位和问卷对象", "draw units for visits or respondents"},
    {"agree", "测评员之间的一致性与自评虚高", "agreement between assessors, and inflation"},
};

/// Folders in which programs are looked for: this program's own, then PATH.
std::vector<std::string> folders() {
    std::vector<std::string> out;
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (!failed) {
        out.push_back(self.parent_path().string());
    }
    const std::string path = ceping::frame::environment("PATH");
    for (const auto folder : ceping::split(path, ':')) {
        if (!folder.empty()) {
            out.emplace_back(folder);
        }
    }
    return out;
}

std::string program_of(const std::string& name) {
    for (const auto& folder : folders()) {
        std::string path = folder;
        path.append("/").append(prefix).append(name);
        if (::access(path.c_str(), X_OK) == 0 && !ceping::is_folder(path)) {
            return path;
        }
    }
    return {};
}

/// The tools that are there, in the order of the table, then what else is called ceping-NAME.
std::vector<ceping::frame::HelpLine> tools_there() {
    std::map<std::string, bool> found;
    for (const auto& folder : folders()) {
        std::error_code failed;
        for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end;
             at.increment(failed)) {
            const std::string file = at->path().filename().string();
            if (file.starts_with(prefix) && file.find('.') == std::string::npos &&
                ::access(at->path().c_str(), X_OK) == 0 && !ceping::is_folder(at->path().string())) {
                found.emplace(file.substr(prefix.size()), true);
            }
        }
    }
    std::vector<ceping::frame::HelpLine> out;
    for (const auto& tool : known_tools) {
        if (found.erase(std::string(tool.name)) > 0) {
            out.push_back(
                {std::string(tool.name), ceping::frame::say({std::string(tool.zh), std::string(tool.en)})});
        }
    }
    for (const auto& [name, there] : found) {
        out.push_back({name, ""});
    }
    return out;
}

void list_tools() {
    using ceping::frame::say;
    ceping::frame::Output out("-");
    out.write(say({"用法：ceping 工具 [参数 ...]\n\n", "usage: ceping TOOL [argument ...]\n\n"}));
    out.write(ceping::frame::two_columns(tools_there(), 80));
    out.write(say({"\n每个工具的用法见 ceping 工具 --help。\n", "\nEach says more: ceping TOOL --help.\n"}));
    out.commit();
}

[[noreturn]] void refuse(const std::string& name) {
    const auto tools = tools_there();
    std::vector<std::string_view> names;
    names.reserve(tools.size());
    for (const auto& tool : tools) {
        names.push_back(tool.name);
    }
    throw ceping::UsageError(ceping::frame::phrases::no_such_tool.with(
        {{"tool", name}, {"hint", ceping::suggestion(name, names)}}));
}

/// --lang before the tool's name is meant for the tool, too.
void pass_language_on() {
    const bool zh = ceping::frame::language() == ceping::Language::zh;
    (void)::setenv("CEPING_LANG", zh ? "zh" : "en", 1);  // NOLINT(concurrency-mt-unsafe): there is one thread
}

/// Becomes the tool. `arguments` begin with its name.
[[noreturn]] void become(const std::string& program, char** arguments) {
    std::vector<char*> list;
    std::string own(program);
    list.push_back(own.data());
    for (char** each = arguments + 1; *each != nullptr; ++each) {
        list.push_back(*each);
    }
    list.push_back(nullptr);
    (void)std::signal(SIGPIPE, SIG_DFL);  // what is ignored here would stay so in a program that is not ours
    ::execv(program.c_str(), list.data());
    const std::string reason = std::strerror(errno);  // NOLINT(concurrency-mt-unsafe): there is one thread
    throw ceping::Error(ceping::frame::phrases::tool_not_run.with({{"reason", reason}}), {program, 0, 0, {}});
}

}  // namespace

int main(int argc, char** argv) {
    // What follows the tool's name is the tool's business and never looked at here.
    int first = 1;
    bool language_stated = false;
    while (first < argc && argv[first][0] == '-') {
        const std::string_view option = argv[first];
        language_stated = language_stated || option.starts_with("--lang");
        first += option == "--lang" ? 2 : 1;
    }
    const int own = std::min(first, argc);
    char** rest = argv + own;
    std::string tool;
    return ceping::frame::run_tool(
        {"ceping",
         {"按测评体系检查、计分和汇总。不带参数时列出各工具。",
          "Checks, scores and compares by an evaluation system. Alone it lists the tools."},
         [&](CLI::App& app) {
             ceping::frame::add_argument(
                 app, "TOOL", tool, {"工具名，其后为它的参数", "a tool, followed by its arguments"}, false);
         },
         [&] {
             if (*rest == nullptr) {
                 list_tools();
                 return Status::ok;
             }
             const std::string program = program_of(*rest);
             if (program.empty()) {
                 refuse(*rest);
             }
             if (language_stated) {
                 pass_language_on();
             }
             become(program, rest);
         }},
        own, argv);
}
