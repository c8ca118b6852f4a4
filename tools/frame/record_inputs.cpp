#include "record_inputs.hpp"

#include <ceping/base/encoding.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/rubric.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include "output.hpp"

namespace ceping::frame {

void add_record_inputs(CLI::App& app, RecordInputs& inputs) {
    add_arguments(
        app, "RECORD", inputs.self,
        {"自评记录：文件、文件夹或 -（标准输入）", "self records: files, folders, or - for standard input"},
        false);
    add_text(app, "-r,--rubric", inputs.rubric, "RUBRIC", {"测评细则文件", "the rubric"});
    add_list(app, "--records", inputs.records, "PATH",
             {"核验记录的文件或文件夹，可重复", "verification records: a file or folder; repeatable"});
    add_text(app, "--files-from", inputs.files_from, "FILE",
             {"从文件读取 RECORD 列表，每行一个", "read a list of RECORDs, one a line"});
    add_text(app, "--encoding", inputs.encoding, "NAME",
             {"表格的编码：utf-8、gb18030、utf-16", "encoding of tables: utf-8, gb18030, utf-16"});
    std::vector<std::string> formats;
    for (const auto& each : input_formats()) {
        formats.emplace_back(each.name);
    }
    add_choice(
        app, "--input-format", inputs.format, formats,
        {"标准输入的格式；不写时按内容判断", "format of standard input; by default told by what comes"});
}

void settle(ProjectSettings& project, RecordInputs& inputs) {
    project.fill("rubric", inputs.rubric, "CEPING_RUBRIC", &Project::rubric);
    const bool named = !inputs.self.empty() || !inputs.records.empty() || !inputs.files_from.empty();
    project.fill("self", inputs.self, "CEPING_SELF", &Project::self, !named);
    project.fill("records", inputs.records, "CEPING_RECORDS", &Project::records, !named);
}

void check_inputs(const RecordInputs& inputs) {
    if (inputs.rubric.empty()) {
        throw UsageError({"缺少 -r RUBRIC：请给出测评细则，或在 ceping.yaml 中写明 rubric",
                          "-r RUBRIC is missing: name a rubric, or have a ceping.yaml with `rubric'"});
    }
    if (!inputs.encoding.empty() && !known_encoding(inputs.encoding)) {
        check_choice(inputs.encoding, "--encoding",
                     {"utf-8", "gb18030", "gbk", "gb2312", "utf-16", "utf-16le", "utf-16be"});
    }
}

std::vector<std::string> named_inputs(const RecordInputs& inputs, const std::vector<std::string>& others) {
    std::vector<std::string> paths = inputs.self;
    std::vector<std::string> read = {inputs.rubric, inputs.files_from};
    if (!inputs.files_from.empty()) {
        const auto listed = read_list(inputs.files_from);
        paths.insert(paths.end(), listed.begin(), listed.end());
    }
    paths.insert(paths.end(), inputs.records.begin(), inputs.records.end());
    if (paths.empty()) {
        throw UsageError({"缺少 RECORD：请给出自评记录，或在 ceping.yaml 中写明 self",
                          "RECORD is missing: name self records, or have a ceping.yaml with `self'"});
    }
    read.insert(read.end(), paths.begin(), paths.end());
    read.insert(read.end(), others.begin(), others.end());
    if (std::count(read.begin(), read.end(), "-") > 1) {
        throw UsageError({"标准输入（-）只能用一次", "standard input (-) can be read only once"});
    }
    return paths;
}

std::vector<std::string> expand_inputs(const std::vector<std::string>& paths, bool quiet,
                                       Diagnostics& found) {
    std::vector<std::string> out;
    for (const auto& path : paths) {
        Diagnostics own;
        auto files = expand_paths({path}, own);
        for (const auto& each : own.all()) {
            // A folder is not read, nor a link that leads out of the one that is.
            const bool met = each.code == Code("file-unreadable") && each.where.path != path;
            if (met || is_folder(each.where.path)) {
                found.add(each);
            } else {
                files.push_back(each.where.path);
            }
        }
        if (files.empty() && own.empty() && !quiet) {
            tell(printable(path) + say({"：文件夹中没有记录", ": no records in this folder"}));
        }
        std::sort(files.begin(), files.end());
        out.insert(out.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
    }
    return out;
}

Rubric load_rubric_of(const RecordInputs& inputs, const CommonOptions& common) {
    Diagnostics found;
    auto rubric = load_rubric(inputs.rubric, found);
    found.sort();
    tell_findings(found.all(), common);
    if (!rubric) {
        throw Error({"测评细则不可用：" + inputs.rubric, "the rubric cannot be used: " + inputs.rubric});
    }
    return std::move(*rubric);
}

}  // namespace ceping::frame
