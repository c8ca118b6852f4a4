#pragma once

#include <ceping/base/messages.hpp>

#include <string>
#include <vector>

namespace ceping {

/// What a rubric to begin with is called.
struct RubricStart {
    std::string id;           ///< as rubric/1 wants it
    std::string title;        ///< any text; empty: a usual one
    int year = 0;             ///< of the edition and the period; 1..9999
    bool year_given = false;  ///< somebody asked for it: what a table says of a year does not matter then
    std::string file;         ///< how its comments call the file
};

/// A file of a folder to begin with.
struct StartedFile {
    std::string path;  ///< below the folder
    std::string text;
};

/// Everything that an evaluation needs, with two units that were evaluated already: settings, rubric (`start.file`), cases,
/// roster, self-assessments, what was verified, a gate, a pipeline, and what git is to leave alone. All of it runs as it is.
/// Source: ceping-new(1), CAMPAIGN.
[[nodiscard]] std::vector<StartedFile> starting_campaign(const RubricStart& start, Language language);

/// A commented rubric that has each kind of criterion once and draws no finding. Source: ceping-new(1), RUBRIC.
[[nodiscard]] std::string starting_rubric(const RubricStart& start, Language language);

}  // namespace ceping
