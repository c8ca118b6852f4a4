#include <ceping/decode/project.hpp>

#include <ceping/base/files.hpp>
#include <ceping/node/fields.hpp>
#include <ceping/node/formats.hpp>

#include <array>
#include <filesystem>

namespace ceping {

namespace {

constexpr std::string_view file_name = "ceping.yaml";

struct Setting {
    std::string_view key;
    ProjectValue Project::*slot;
    bool path;
    bool several;
};

constexpr auto settings = std::to_array<Setting>({
    {"rubric", &Project::rubric, true, false},
    {"self", &Project::self, true, true},
    {"records", &Project::records, true, true},
    {"rulings", &Project::rulings, true, false},
    {"roster", &Project::roster, true, false},
    {"evidence", &Project::evidence, true, false},
    {"jobs", &Project::jobs, false, false},
});

void decode(const Node& root, Project& project, Diagnostics& found) {
    if (!expect_map(root, file_name, found)) {
        return;
    }
    std::vector<std::string_view> known;
    for (const auto& setting : settings) {
        known.push_back(setting.key);
    }
    check_keys(root, known, file_name, found);
    for (const auto& setting : settings) {
        const Node* node = root.find(setting.key);
        if (node == nullptr || node->is_null()) {
            continue;
        }
        ProjectValue& value = project.*setting.slot;
        value.where = node->location();
        const auto take = [&](const Node& each) {
            if (const auto text = read_string(each, setting.key, found)) {
                value.values.push_back(setting.path ? beside(project.path, *text) : *text);
            }
        };
        if (node->is_list() && setting.several) {
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
        const auto candidate = (seen / file_name).string();
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
    const std::size_t errors = found.errors();
    read_input(
        path, "yaml", {},
        [&](Document& document) {
            decode(document.root, project, found);
            return false;
        },
        found);
    return found.errors() == errors ? std::optional(project) : std::nullopt;
}

}  // namespace ceping
