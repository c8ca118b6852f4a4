#pragma once

#include <ceping/write/starts/starts.hpp>

#include <string>

#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"

namespace new_from_table {

struct Options {
    std::string table;
    std::string encoding;
    std::string sheet;
};

void declare(CLI::App& app, Options& options);

/// Writes the rubric of a table, says on standard error what a person has to look at, and returns whether
/// all of the table agreed with itself. Throws Error where the table cannot be read.
ceping::frame::Status run(const Options& options, const ceping::frame::CommonOptions& common,
                          const ceping::RubricStart& start, ceping::frame::Output& out);

}  // namespace new_from_table
