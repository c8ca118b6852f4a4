#pragma once

#include <ceping/analyse/validation.hpp>
#include <ceping/check/excerpts.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/formats.hpp>

#include <string>
#include <vector>

#include "frame/options.hpp"
#include "frame/project.hpp"

namespace validate_letters {

/// --letters and what goes with it, as texts.
struct Options {
    std::string folder;
    std::vector<std::string> formats;
    std::string title;
    std::string office;
    std::string contact;
    std::string reply_by;
    std::string date;
    [[nodiscard]] bool wanted() const { return !folder.empty(); }
};
void declare(CLI::App& app, Options& options);

/// Takes what the command line leaves open from ceping.yaml.
void settle(ceping::frame::ProjectSettings& project, Options& options);

/// Throws UsageError where a value is not understood.
void check(const Options& options);

/// Writes the letters, and says how many unless `quiet`. `reading` and `kept` are those of the run: what units filled in is
/// looked up once more. Throws Error where a letter cannot be written.
void write(const Options& options, const ceping::Rubric& rubric, const ceping::Validation& validation,
           const ceping::ReadOptions& reading, const ceping::KeptSources& kept, bool quiet);

}  // namespace validate_letters
