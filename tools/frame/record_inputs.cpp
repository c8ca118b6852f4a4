#include "record_inputs.hpp"

#include <ceping/base/encoding.hpp>
#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include <fnmatch.h>

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
             {"从文件读取 RECORD 列表，每行一个", "read a list of RECORDs, one per line"});
    add_text(app, "--encoding", inputs.encoding, "NAME",
             {"表格的编码：utf-8、gb18030、utf-16", "encoding of tables: utf-8, gb18030, utf-16"});
    std::vector<std::string> formats;
    for (const auto& each : input_formats()) {
        formats.emplace_back(each.name);
    }
    add_choice(app, "--input-format", inputs.format, formats,
               {"标准输入的格式；不写时按内容判断",
                "format of standard input; by default it is recognized by its content"});
}

void settle(ProjectSettings& project, RecordInputs& inputs) {
    project.fill("rubric", inputs.rubric, "CEPING_RUBRIC", &Project::rubric);
    const bool named = !inputs.self.empty() || !inputs.records.empty() || !inputs.files_from.empty();
    project.fill("self", inputs.self, "CEPING_SELF", &Project::self, !named);
    project.fill("records", inputs.records, "CEPING_RECORDS", &Project::records, !named);
    const Project& file = project.file();
    set_aside(inputs, {file.path, inputs.rubric});
    for (const auto* each : {&file.rubric, &file.rulings, &file.roster, &file.evidence}) {
        set_aside(inputs, each->values);
    }
    inputs.ignore = file.ignore.values;
    inputs.ignore_below = file.path.empty() ? std::string() : folder_of(file.path);
}

void set_aside(RecordInputs& inputs, const std::vector<std::string>& paths) {
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(inputs.aside),
                 [](const std::string& each) { return !each.empty() && each != "-"; });
}

void check_inputs(const RecordInputs& inputs) {
    if (inputs.rubric.empty()) {
        throw UsageError({"缺少 -r RUBRIC：请给出测评细则，或在 ceping.yaml 中写明 rubric",
                          "-r RUBRIC is missing: name a rubric, or have a ceping.yaml with `rubric'"});
    }
    check_encoding(inputs.encoding);
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
    check_stdin_once(read);
    return paths;
}

namespace {

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Tells files met in a folder that are no records.
class Aside {
public:
    Aside(const RecordInputs& inputs, const std::string& folder) : inputs_(inputs), folder_(folder) {
        if (inputs.aside.empty() && inputs.ignore.empty()) {
            return;
        }
        real_ = real_path(folder);
        for (const auto& each : inputs.aside) {
            std::string path = real_path(each);
            // A folder that holds the records themselves sets none of them aside.
            const bool holds_all = real_ == path || lies_below(folder, each);
            (is_folder(each) ? folders_ : files_).push_back(holds_all ? std::string() : std::move(path));
        }
        if (!inputs.ignore.empty()) {
            below_ = real_path(inputs.ignore_below);
        }
    }

    [[nodiscard]] bool holds(const std::string& file) const {
        if (real_.empty()) {
            return false;
        }
        const std::string real = real_ + file.substr(std::min(file.size(), folder_.size()));
        const bool used = std::any_of(files_.begin(), files_.end(), [&](const std::string& each) {
            return base_name(each) == base_name(file) && real_path(file) == each;
        });
        const bool inside = std::any_of(folders_.begin(), folders_.end(), [&](const std::string& each) {
            return !each.empty() && real.starts_with(each + "/");
        });
        return used || inside || ignored(real);
    }

private:
    /// Like git: a pattern without a slash is of names at any depth, one that ends in a slash of folders.
    [[nodiscard]] bool ignored(const std::string& real) const {
        if (!real.starts_with(below_ + "/")) {
            return false;
        }
        const std::string path = real.substr(below_.size() + 1);
        return std::any_of(inputs_.ignore.begin(), inputs_.ignore.end(), [&](const std::string& pattern) {
            const bool of_folder = pattern.ends_with('/');
            const std::string bare = of_folder ? pattern.substr(0, pattern.size() - 1) : pattern;
            const bool anywhere = bare.find('/') == std::string::npos;
            for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
                const bool last = end == std::string::npos;
                const std::string step = path.substr(0, end);
                const std::string name(anywhere ? base_name(step) : std::string_view(step));
                if ((!last || !of_folder) && ::fnmatch(bare.c_str(), name.c_str(), FNM_PATHNAME) == 0) {
                    return true;
                }
                if (last) {
                    return false;
                }
            }
        });
    }

    const RecordInputs& inputs_;
    const std::string& folder_;
    std::string real_;
    std::string below_;
    std::vector<std::string> files_;
    std::vector<std::string> folders_;
};

/// The first names of a list, with how many there are.
Words some_of(const std::vector<std::string>& paths) {
    constexpr std::size_t most = 3;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < paths.size() && i < most; ++i) {
        names.push_back(base_name(paths[i]));
    }
    const Words shown(printable(join(names, "、")), printable(join(names)));
    return paths.size() > most ? phrases::and_others.with({{"names", shown}}) : shown;
}

void tell_left_out(const std::string& folder, const std::vector<std::string>& aside,
                   const std::vector<std::string>& unread) {
    const auto line = [&](const Pattern& pattern, const std::vector<std::string>& paths) {
        if (!paths.empty()) {
            tell(say(pattern.with(
                {{"folder", printable(folder)}, {"count", paths.size()}, {"names", some_of(paths)}})));
        }
    };
    line(phrases::used_otherwise, aside);
    line(phrases::types_unread, unread);
}

}  // namespace

void tell_evidence(const std::vector<std::string>& paths) {
    if (!paths.empty()) {
        tell(say(phrases::listed_as_evidence.with({{"count", paths.size()}, {"names", some_of(paths)}})));
    }
}

std::vector<std::string> expand_inputs(const RecordInputs& inputs, const std::vector<std::string>& paths,
                                       bool quiet, Diagnostics& found) {
    std::vector<std::string> out;
    for (const auto& path : paths) {
        Diagnostics own;
        std::vector<std::string> unread;
        std::vector<std::string> aside;
        auto files = expand_paths({path}, own, quiet ? nullptr : &unread);
        for (const auto& each : own.all()) {
            // A folder is not read, nor a link that leads out of the one that is.
            const bool met = each.code == Code("file-unreadable") && each.where.path != path;
            if (met || is_folder(each.where.path)) {
                found.add(each);
            } else {
                files.push_back(each.where.path);
            }
        }
        if (is_folder(path)) {
            const Aside others(inputs, path);
            const auto records = std::stable_partition(
                files.begin(), files.end(), [&](const std::string& file) { return others.holds(file); });
            aside.assign(std::make_move_iterator(files.begin()), std::make_move_iterator(records));
            files.erase(files.begin(), records);
            unread.erase(std::remove_if(unread.begin(), unread.end(),
                                        [&](const std::string& file) { return others.holds(file); }),
                         unread.end());
        }
        if (!quiet) {
            if (files.empty() && own.empty()) {
                tell(say(phrases::no_records_in.with({{"folder", printable(path)}})));
            }
            tell_left_out(path, aside, unread);
        }
        std::sort(files.begin(), files.end());
        out.insert(out.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
    }
    return out;
}

}  // namespace ceping::frame
