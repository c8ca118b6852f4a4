#pragma once

#include <ceping/decode/project.hpp>

#include <set>
#include <string>
#include <vector>

#include "frame.hpp"
#include "options.hpp"

namespace ceping::frame {

/// --no-config and --print-config.
struct ProjectOptions {
    bool ignore = false;
    bool print = false;
};
void add_project(CLI::App& app, ProjectOptions& options);

/// Where each setting of a run comes from: an option beats a `CEPING_…` variable, which beats ceping.yaml.
class ProjectSettings {
public:
    /// Looks for ceping.yaml from the current folder upwards. Throws Error where it has a fault.
    explicit ProjectSettings(const ProjectOptions& options);

    /// Settles one value. `variable` null: no variable says it. `allowed` false: neither the variable nor the file is asked.
    void fill(const std::string& name, std::string& value, const char* variable, ProjectValue Project::*slot,
              bool allowed = true);
    void fill(const std::string& name, std::vector<std::string>& values, const char* variable,
              ProjectValue Project::*slot, bool allowed = true);
    /// Settles the number of threads: what ceping.yaml says, or nothing where an option or a variable says more.
    [[nodiscard]] std::string jobs(const CommonOptions& options);
    /// All that ceping.yaml says; a path that is empty where there is none.
    [[nodiscard]] const Project& file() const { return project_; }
    /// What ceping.yaml makes of codes of findings.
    [[nodiscard]] const std::vector<SeverityOverride>& severities() const { return project_.severities; }
    /// Each value and where it came from, on standard output; also what ceping.yaml says to other tools.
    Status print();

private:
    void note(const std::string& name, const std::vector<std::string>& values, const Words& origin);
    bool ignore_;
    Project project_;
    std::set<std::string> settled_;  ///< names of the settings that this tool has
    std::vector<std::string> lines_;
};

/// Paths listed in a file (`-`: standard input), one a line; blank lines are skipped. Throws Error.
[[nodiscard]] std::vector<std::string> read_list(const std::string& path);

}  // namespace ceping::frame
