// ceping-new: begin a rubric, or an evaluation. See ceping-new(1).
#include <ceping/base/error.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/write/starts/starts.hpp>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "new_from_table.hpp"

namespace {

using ceping::frame::Shared;
using ceping::frame::Status;
using ceping::frame::UsageError;

struct Options {
    ceping::frame::CommonOptions common;
    std::string what;
    std::string folder;
    std::string id;
    std::string title;
    std::string year;
    new_from_table::Options from;
};

/// Declares the command line. Opens nothing and decides nothing.
void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_argument(app, "WHAT", options.what,
                 {"要新建什么：rubric（测评细则）或 campaign（一次测评的文件夹）",
                  "what to begin: rubric, or campaign (the folder of an evaluation)"},
                 true);
    add_argument(app, "DIR", options.folder, {"campaign 的文件夹", "the folder of a campaign"}, false);
    add_text(app, "--id", options.id, "ID",
             {"细则的编号，默认 my-industry", "the rubric's id; by default my-industry"});
    add_text(app, "--title", options.title, "TEXT", {"细则的标题", "its title"});
    add_text(app, "--year", options.year, "YEAR",
             {"版本和测评期的年份，默认今年", "the year of its edition and period; by default this year"});
    new_from_table::declare(app, options.from);
    add_common(app, options.common, {Shared::output});
}

int year_of(const std::string& text) {
    if (text.empty()) {
        const std::chrono::year_month_day today(
            std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
        return static_cast<int>(today.year());
    }
    const std::size_t year = ceping::frame::parse_count(text, "--year", 9999);
    if (year == 0) {
        throw UsageError({"--year 应为 1 到 9999 的年份", "--year takes a year from 1 to 9999"});
    }
    return static_cast<int>(year);
}

void refuse_to_overwrite(const std::filesystem::path& path) {
    throw ceping::Error({"已有这个文件，不覆盖；请换一个名字",
                         "it is there already, and nothing is overwritten: name another"},
                        {path.string(), 0, 0, {}});
}

/// Whether there is anything of that name; a link that leads nowhere counts.
bool is_there(const std::filesystem::path& path) {
    std::error_code failed;
    return std::filesystem::exists(std::filesystem::symlink_status(path, failed));
}

Status write_rubric(const Options& options, ceping::RubricStart start) {
    const std::string& path = options.common.output;
    if (!options.folder.empty()) {
        throw UsageError({"rubric 用 -o 写明文件", "a rubric's file is named with -o"});
    }
    if (path != "-" && is_there(path)) {
        refuse_to_overwrite(path);
    }
    start.file = path == "-" ? "rubric.yaml" : std::filesystem::path(path).filename().string();
    ceping::frame::Output out(path);
    if (!options.from.table.empty()) {
        return new_from_table::run(options.from, options.common, start, out);
    }
    out.sink()(ceping::starting_rubric(start, ceping::frame::language()));
    out.commit();
    return Status::ok;
}

void write_campaign(const Options& options, ceping::RubricStart start) {
    if (options.folder.empty() || options.common.output != "-") {
        throw UsageError({"campaign 要写明文件夹，不用 -o", "a campaign takes its folder, and no -o"});
    }
    start.file = "rubric.yaml";
    const std::filesystem::path folder(options.folder);
    const auto files = ceping::starting_campaign(start, ceping::frame::language());
    // Nothing is begun where not all of it can be.
    for (const auto& file : files) {
        if (is_there(folder / file.path)) {
            refuse_to_overwrite(folder / file.path);
        }
    }
    for (const auto& file : files) {
        const std::filesystem::path path = folder / file.path;
        std::error_code failed;
        std::filesystem::create_directories(path.parent_path(), failed);
        if (failed) {
            throw ceping::Error({"不能建立这个文件夹：" + failed.message(),
                                 "this folder cannot be made: " + failed.message()},
                                {path.parent_path().string(), 0, 0, {}});
        }
        ceping::frame::Output out(path.string());
        out.sink()(file.text);
        out.commit();
    }
}

Status run(const Options& options) {
    ceping::RubricStart start;
    start.id = options.id.empty() ? "my-industry" : options.id;
    if (!ceping::is_rubric_id(start.id)) {
        throw UsageError(
            {"--id “" + start.id + "”不可用：只能用小写字母、数字、. 和 -，且以字母或数字开头",
             "--id `" + start.id +
                 "': use lower-case letters, digits, . and -, beginning with a letter or digit"});
    }
    start.title = options.title;
    start.year = year_of(options.year);
    start.year_given = !options.year.empty();
    if (options.what == "rubric") {
        return write_rubric(options, std::move(start));
    }
    if (options.what != "campaign") {
        throw UsageError({"不能新建“" + options.what + "”；可以新建的是 rubric 和 campaign",
                          "`" + options.what + "' cannot be begun; rubric and campaign can"});
    }
    if (!options.from.table.empty() || !options.from.encoding.empty() || !options.from.sheet.empty()) {
        throw UsageError({"--from、--sheet 和 --encoding 只用于 rubric",
                          "--from, --sheet and --encoding are of rubric alone"});
    }
    write_campaign(options, std::move(start));
    return Status::ok;
}

}  // namespace

int main(int argc, char** argv) {
    return ceping::frame::run_tool(
        "ceping-new",
        {"新建一份测评细则，或者一次测评的文件夹。", "Begin a rubric, or the folder of an evaluation."},
        declare, run, argc, argv);
}
