#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/base/location.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// A setting of ceping.yaml and where it stands.
struct ProjectValue {
    std::vector<std::string> values;  ///< paths seen from the current folder, a number, or texts
    Location where;
    [[nodiscard]] bool given() const { return !values.empty(); }
};

/// A severity of `severities`: what findings of a code count as.
struct SeverityOverride {
    std::string_view code;             ///< its name in the table of codes
    std::optional<Severity> severity;  ///< nothing: off
    Location where;
};

/// ceping.yaml: what a folder of submissions belongs to, so that tools run bare in it. It never runs a command.
/// Source: ceping.yaml(5).
struct Project {
    std::string path;  ///< empty: there is none
    ProjectValue rubric;
    ProjectValue self;     ///< files and folders of self records
    ProjectValue records;  ///< verification records
    ProjectValue rulings;
    ProjectValue roster;
    ProjectValue evidence;
    ProjectValue ignore;  ///< patterns of files that are no records, as written
    ProjectValue jobs;    ///< a whole number
    // Of `letters`: what letters to units say of the office.
    ProjectValue letters_title;
    ProjectValue letters_office;
    ProjectValue letters_contact;
    ProjectValue letters_reply_by;             ///< a date
    ProjectValue letters_formats;              ///< names that whoever writes letters knows
    std::vector<SeverityOverride> severities;  ///< what checking makes of codes; scoring never looks at it
};

/// ceping.yaml in `folder` or the nearest folder above it; empty where there is none.
[[nodiscard]] std::string find_project_file(const std::string& folder);

/// Reads one; paths in it are relative to it. Nothing where it has a fault.
[[nodiscard]] std::optional<Project> load_project(const std::string& path, Diagnostics& found);

}  // namespace ceping
