#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>

#include <string>
#include <vector>

#include "options.hpp"
#include "project.hpp"

namespace ceping::frame {

/// The inputs of a tool that reads a batch: RECORD, --records, --files-from, -r, --encoding, --input-format.
struct RecordInputs {
    std::string rubric;
    std::vector<std::string> self;
    std::vector<std::string> records;
    std::string files_from;
    std::string encoding;
    std::string format;  ///< of standard input
};
void add_record_inputs(CLI::App& app, RecordInputs& inputs);

/// Fills in what ceping.yaml and the environment say. Naming any input on the command line names them all: one unit is not
/// worked on together with a folder's others.
void settle(ProjectSettings& project, RecordInputs& inputs);

/// That -r is there, and that --encoding is known. Throws UsageError.
void check_inputs(const RecordInputs& inputs);

/// RECORD arguments, then --files-from, then --records. `others` are further options' values of which one may be standard
/// input, too. Throws UsageError where there is none, or standard input is named twice.
[[nodiscard]] std::vector<std::string> named_inputs(const RecordInputs& inputs,
                                                    const std::vector<std::string>& others);

/// The files that `paths` mean, in their order. A file that is not there or of no known format stays among them, so that
/// reading it says so in its place; `found` tells of folders.
[[nodiscard]] std::vector<std::string> expand_inputs(const std::vector<std::string>& paths, bool quiet,
                                                     Diagnostics& found);

/// The rubric, its findings on standard error. Throws Error where it cannot be used.
[[nodiscard]] Rubric load_rubric_of(const RecordInputs& inputs, const CommonOptions& common);

}  // namespace ceping::frame
