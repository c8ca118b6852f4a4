#include "project.hpp"

#include <ceping/base/files.hpp>
#include <ceping/base/root.hpp>
#include <ceping/base/text.hpp>

#include <cstdio>
#include <utility>

namespace ceping::frame {

void add_project(CLI::App& app, ProjectOptions& options) {
    add_flag(app, "--no-config", options.ignore, {"不读 ceping.yaml", "do not read ceping.yaml"});
    add_flag(app, "--print-config", options.print,
             {"列出各项设置及其来历，然后结束", "print each setting and where it came from, then end"});
}

ProjectSettings::ProjectSettings(const ProjectOptions& options) : ignore_(options.ignore) {
    if (ignore_) {
        return;
    }
    const std::string path = find_project_file(".");
    if (path.empty()) {
        return;
    }
    Diagnostics found;
    auto project = load_project(path, found);
    found.sort();
    for (const auto& each : found.all()) {
        tell(each.line(language()));
    }
    if (!project) {
        throw Error(phrases::unusable_settings.with({{"path", path}}));
    }
    project_ = std::move(*project);
    root::allow(folder_of(path));
}

void ProjectSettings::note(const std::string& name, const std::vector<std::string>& values,
                           const Words& origin) {
    for (const auto& each : values) {
        lines_.push_back(printable(name + ": " + each) + "\t" + printable(say(origin)));
    }
}

void ProjectSettings::fill(const std::string& name, std::string& value, const char* variable,
                           ProjectValue Project::*slot, bool allowed) {
    std::vector<std::string> values;
    if (!value.empty()) {
        values.push_back(value);
    }
    fill(name, values, variable, slot, allowed);
    value = values.empty() ? std::string() : values.front();
}

void ProjectSettings::fill(const std::string& name, std::vector<std::string>& values, const char* variable,
                           ProjectValue Project::*slot, bool allowed) {
    settled_.insert(name);
    if (!values.empty()) {
        note(name, values, {"命令行", "command line"});
        return;
    }
    if (!allowed) {
        return;
    }
    if (std::string from_environment = variable == nullptr ? std::string() : environment(variable);
        !from_environment.empty()) {
        values.push_back(std::move(from_environment));
        note(name, values, std::string(variable));
        return;
    }
    const ProjectValue& from_file = project_.*slot;
    if (from_file.given()) {
        values = from_file.values;
        note(name, values, from_file.where.text());
    }
}

std::string ProjectSettings::jobs(const CommonOptions& options) {
    settled_.insert("jobs");
    const std::string variable = environment("CEPING_JOBS");
    const bool told = !options.jobs_text.empty() || !variable.empty();
    if (!options.jobs_text.empty()) {
        note("jobs", {options.jobs_text}, {"命令行", "command line"});
    } else if (!variable.empty()) {
        note("jobs", {variable}, std::string("CEPING_JOBS"));
    } else {
        note("jobs", project_.jobs.values, project_.jobs.where.text());
    }
    return told || !project_.jobs.given() ? std::string() : project_.jobs.values.front();
}

Status ProjectSettings::print() {
    const std::pair<const char*, const ProjectValue*> all[] = {
        {"rubric", &project_.rubric},
        {"self", &project_.self},
        {"records", &project_.records},
        {"rulings", &project_.rulings},
        {"roster", &project_.roster},
        {"evidence", &project_.evidence},
        {"ignore", &project_.ignore},
        {"jobs", &project_.jobs},
        {"letters.title", &project_.letters_title},
        {"letters.office", &project_.letters_office},
        {"letters.contact", &project_.letters_contact},
        {"letters.reply_by", &project_.letters_reply_by},
        {"letters.format", &project_.letters_formats}};
    for (const auto& [name, value] : all) {
        if (settled_.count(name) == 0) {
            note(name, value->values, value->where.text());
        }
    }
    for (const auto& each : project_.severities) {
        const auto word = each.severity ? severity_word(*each.severity, Language::en) : "off";
        note("severities." + std::string(each.code), {std::string(word)}, each.where.text());
    }
    FileWriter out("-");
    for (const auto& line : lines_) {
        out.write(line + "\n");
    }
    out.commit();
    return Status::ok;
}

std::vector<std::string> read_list(const std::string& path) {
    const std::string text = read_whole(path);
    std::vector<std::string> out;
    for (const auto line : split(text, '\n')) {
        if (const auto name = trim(line); !name.empty()) {
            out.emplace_back(name);
        }
    }
    return out;
}

}  // namespace ceping::frame
