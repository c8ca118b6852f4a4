#include "validate_fix.hpp"

#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/base/text_diff.hpp>
#include <ceping/check/fixing/fix.hpp>
#include <ceping/node/formats.hpp>

#include <filesystem>
#include <utility>
#include <vector>

#include "frame/output.hpp"

namespace validate_fix {

namespace {

using ceping::frame::UsageError;

/// `path:line:column: what was fixed`.
void tell(const std::string& path, const ceping::Fix& fix, bool quiet) {
    if (quiet && !fix.may_move_score) {
        return;
    }
    const ceping::Location where{path, fix.place.line, fix.place.column, {}};
    std::string line =
        ceping::printable(where.text()) + ": " + ceping::printable(ceping::frame::say(fix.said));
    if (fix.may_move_score) {
        line += ceping::frame::say({"（可能改变得分）", " (may move the score)"});
    }
    ceping::frame::tell(line);
}

/// The name of a file's format; empty where it is of none.
std::string_view format_of(const std::string& path, std::string_view bytes) {
    const auto* format = ceping::format_of(path, bytes.substr(0, std::size_t{64} * 1024));
    return format == nullptr ? std::string_view() : format->name;
}

/// A file after fixing, as far as files of its format are fixed; nothing, with findings, where it cannot be read.
std::optional<ceping::Fixed> fixed_file(const ceping::Rubric& rubric, const std::string& path,
                                        const std::string& bytes, const Reading& reading,
                                        ceping::Diagnostics& found) {
    const std::string_view format = format_of(path, bytes);
    if (format == "yaml" || format == "json" || format == "ndjson") {
        return ceping::fix_record_file(rubric, path, bytes, found, format);
    }
    if (format == "csv") {
        return ceping::fix_record_table(rubric, path, bytes, reading.encoding);
    }
    if (format == "xlsx" && !reading.common.quiet) {
        ceping::frame::tell(ceping::printable(path) +
                            ceping::frame::say({"：工作簿不作改动", ": workbooks are not changed"}));
    }
    return ceping::Fixed{bytes, {}};
}

/// A file whose text fixing changes.
struct Change {
    std::string path;
    std::string bytes;
};

/// What one file comes to, said; nothing is written yet.
void one(const Options& options, const ceping::Rubric& rubric, const std::string& path,
         const Reading& reading, const ceping::ByteSink& out, Outcome& outcome,
         std::vector<Change>& changes) {
    const auto& common = reading.common;
    const std::string bytes = ceping::read_whole(path);
    ceping::Diagnostics found;
    auto fixed = fixed_file(rubric, path, bytes, reading, found);
    if (!fixed) {
        ceping::frame::tell_findings(found.all(), common);
        outcome.failed = true;
        return;
    }
    if (fixed->fixes.empty()) {
        return;
    }
    if (options.fix && std::filesystem::is_symlink(path)) {
        ceping::frame::complain(ceping::Error({"这是链接，不作改动；请直接给出它所指的文件",
                                               "a link is not changed; name the file that it leads to"},
                                              {path, 0, 0, {}}));
        outcome.failed = true;
        return;
    }
    ++outcome.files;
    for (const auto& fix : fixed->fixes) {
        tell(path, fix, common.quiet);
    }
    if (options.diff) {
        out(ceping::unified_diff(bytes, fixed->bytes, path));
    }
    if (options.fix) {
        changes.push_back({path, std::move(fixed->bytes)});
    }
}

}  // namespace

void declare(CLI::App& app, Options& options) {
    using namespace ceping::frame;
    add_flag(app, "--fix", options.fix,
             {"在文本格式的记录（YAML、JSON、CSV）中改正可以放心改正的写法",
              "fix what is safe to fix in records in YAML, JSON and CSV"});
    add_flag(app, "--diff", options.diff,
             {"显示 --fix 的改动；不同时写 --fix 则不改文件",
              "show what --fix changes; without --fix no file is changed"});
}

Outcome run(const Options& options, const ceping::Rubric& rubric, const std::vector<std::string>& inputs,
            const Reading& reading, const ceping::ByteSink& out) {
    Outcome outcome;
    std::vector<Change> changes;
    for (const auto& path : inputs) {
        if (path == "-") {
            throw UsageError(
                {"--fix 和 --diff 不能用于标准输入", "--fix and --diff do not work on standard input"});
        }
        try {
            one(options, rubric, path, reading, out, outcome, changes);
        } catch (const ceping::FileError& error) {
            ceping::frame::complain(error);
            outcome.failed = true;
        }
    }
    // Only now, when all that changes was said.
    for (const auto& change : changes) {
        ceping::FileWriter file(change.path, ceping::FileWriter::Over::also_an_input);
        file.write(change.bytes);
        file.commit();
    }
    return outcome;
}

}  // namespace validate_fix
