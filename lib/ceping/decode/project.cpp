#include <ceping/decode/project.hpp>

#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view file_name = "ceping.yaml";
constexpr std::int64_t most_jobs = 1024;  // as --jobs

struct Setting {
    enum class Form : std::uint8_t { path, paths, patterns, jobs };
    std::string_view key;
    ProjectValue Project::*slot;
    Form form;
};

constexpr auto settings = std::to_array<Setting>({
    {"rubric", &Project::rubric, Setting::Form::path},
    {"self", &Project::self, Setting::Form::paths},
    {"records", &Project::records, Setting::Form::paths},
    {"rulings", &Project::rulings, Setting::Form::path},
    {"roster", &Project::roster, Setting::Form::path},
    {"evidence", &Project::evidence, Setting::Form::path},
    {"ignore", &Project::ignore, Setting::Form::patterns},
    {"jobs", &Project::jobs, Setting::Form::jobs},
});

/// A rubric may lie where rubrics are installed. Of a file that does not say that it is one nothing is shown, nor whether it
/// is there.
bool is_rubric(const std::string& path) {
    if (root::access(path, folder_of(path)) == root::Access::special || !exists(path) || is_folder(path)) {
        return false;
    }
    try {
        FileReader reader(path);
        std::string beginning(std::size_t{64} * 1024, '\0');
        beginning.resize(reader.read(beginning.data(), beginning.size()));
        const auto lines = split(beginning, '\n');
        return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
            return line.starts_with("ceping:") && trim(line.substr(7)).starts_with("rubric/");
        });
    } catch (const FileError&) {
        return false;
    }
}

struct LetterSetting {
    std::string_view key;
    ProjectValue Project::*slot;
};
constexpr std::string_view letters_key = "letters";
constexpr std::string_view reply_by_key = "reply_by";
constexpr auto letter_settings = std::to_array<LetterSetting>({
    {"title", &Project::letters_title},
    {"office", &Project::letters_office},
    {"contact", &Project::letters_contact},
    {reply_by_key, &Project::letters_reply_by},
    {"format", &Project::letters_formats},
});

void decode_letters(const Node& node, Project& project, Diagnostics& found) {
    if (!expect_map(node, letters_key, found)) {
        return;
    }
    std::vector<std::string_view> known;
    for (const auto& setting : letter_settings) {
        known.push_back(setting.key);
    }
    check_keys(node, known, letters_key, found);
    for (const auto& setting : letter_settings) {
        const Node* const given = node.find(setting.key);
        if (given == nullptr || given->is_null()) {
            continue;
        }
        ProjectValue& value = project.*setting.slot;
        value.where = given->location();
        if (setting.key == reply_by_key) {
            if (const auto date = read_date(*given, setting.key, false, found)) {
                value.values.push_back(date->text());
            }
        } else if (given->is_list() && setting.slot == &Project::letters_formats) {
            for (const auto& each : *given) {
                if (auto text = read_string(each, setting.key, found)) {
                    value.values.push_back(std::move(*text));
                }
            }
        } else if (auto text = read_string(*given, setting.key, found)) {
            value.values.push_back(std::move(*text));
        }
    }
}

constexpr std::string_view severities_key = "severities";
constexpr auto severity_choices = std::to_array<std::string_view>({"note", "warning", "error", "off"});

void decode_severities(const Node& node, Project& project, Diagnostics& found) {
    if (!expect_map(node, severities_key, found)) {
        return;
    }
    std::vector<std::string_view> codes;
    for (const auto& row : code_table()) {
        codes.push_back(row.name);
    }
    check_keys(node, codes, severities_key, found);
    for (const auto& [key, value] : node.entries()) {
        const CodeRow* row = find_code(key.text());
        if (row == nullptr) {
            continue;
        }
        if (const auto choice = read_choice(value, row->name, severity_choices, found)) {
            // The choices stand in the order of Severity, then `off`.
            const bool off = severity_choices[*choice] == "off";
            project.severities.push_back({row->name,
                                          off ? std::nullopt : std::optional(static_cast<Severity>(*choice)),
                                          key.location()});
        }
    }
}

void decode(const Node& root, Project& project, Diagnostics& found) {
    if (!expect_map(root, file_name, found)) {
        return;
    }
    std::vector<std::string_view> known;
    for (const auto& setting : settings) {
        known.push_back(setting.key);
    }
    known.push_back(severities_key);
    known.push_back(letters_key);
    check_keys(root, known, file_name, found);
    if (const Node* node = root.find(severities_key); node != nullptr && !node->is_null()) {
        decode_severities(*node, project, found);
    }
    if (const Node* node = root.find(letters_key); node != nullptr && !node->is_null()) {
        decode_letters(*node, project, found);
    }
    for (const auto& setting : settings) {
        const Node* node = root.find(setting.key);
        if (node == nullptr || node->is_null()) {
            continue;
        }
        ProjectValue& value = project.*setting.slot;
        value.where = node->location();
        if (setting.form == Setting::Form::jobs) {
            if (const auto count = read_whole(*node, setting.key, 0, most_jobs, found)) {
                value.values.push_back(std::to_string(*count));
            }
            continue;
        }
        const auto take = [&](const Node& each) {
            const auto text = read_string(each, setting.key, found);
            if (!text) {
                return;
            }
            if (setting.form == Setting::Form::patterns) {
                value.values.push_back(*text);
                return;
            }
            // It may have come with the folder: what it names must have, too. `-` is a name here.
            const std::string path = beside(project.path, *text == "-" ? "./-" : *text);
            if (root::access(path, folder_of(project.path)) == root::Access::outside &&
                !(setting.slot == &Project::rubric && is_rubric(path))) {
                report(found, each, "path-outside", {*text});
            } else {
                value.values.push_back(path);
            }
        };
        if (node->is_list() && setting.form != Setting::Form::path) {
            for (const auto& each : *node) {
                take(each);
            }
        } else {
            take(*node);
        }
    }
}

}  // namespace

std::string find_project_file(const std::string& folder) {
    std::error_code failed;
    const auto start = std::filesystem::absolute(folder, failed).lexically_normal();
    std::filesystem::path seen = folder == "." ? std::filesystem::path() : std::filesystem::path(folder);
    for (auto at = start;; at = at.parent_path()) {
        auto candidate = (seen / file_name).string();
        if (exists(candidate) && !is_folder(candidate)) {
            return candidate;
        }
        if (!at.has_relative_path()) {
            return {};
        }
        seen /= "..";
    }
}

std::optional<Project> load_project(const std::string& path, Diagnostics& found) {
    Project project;
    project.path = path;
    Diagnostics own;
    if (root::access(path, folder_of(path)) != root::Access::granted) {
        found.add("path-outside", {path, 0, 0, {}}, {path});
        return std::nullopt;
    }
    bool empty = true;
    read_input(
        path, "yaml", {},
        [&](Document& document) {
            empty = false;
            decode(document.root, project, own);
            return false;
        },
        own);
    // One whose lines are all comments says nothing, and that is no fault.
    if (empty && own.errors() == 1 && own.all().front().code == Code("file-empty")) {
        return project;
    }
    const bool good = own.errors() == 0;
    found.append(std::move(own));
    return good ? std::optional(project) : std::nullopt;
}

}  // namespace ceping
