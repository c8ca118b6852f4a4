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

    // What a folder of records may hold that is no record.
    std::vector<std::string> aside;  ///< files and folders that the run or ceping.yaml uses as something else
    std::vector<std::string> ignore;  ///< patterns of ceping.yaml
    std::string ignore_below;         ///< the folder that these are relative to
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

/// Adds what the run reads or writes as something else than records: a roster, an output. Empty names and `-` are passed over.
void set_aside(RecordInputs& inputs, const std::vector<std::string>& paths);

/// The files that `paths` mean, in their order. Of the files met in a folder those are left out that were set aside, or that a
/// pattern of ceping.yaml names; unless `quiet`, a line says how many, and how many of office formats are not read. A file that is not there or of no known format stays among them, so that
/// reading it says so in its place; `found` tells of folders.
[[nodiscard]] std::vector<std::string> expand_inputs(const RecordInputs& inputs,
                                                     const std::vector<std::string>& paths, bool quiet,
                                                     Diagnostics& found);
/// Says which inputs were left out as a record's evidence, in one line; nothing where there are none.
void tell_evidence(const std::vector<std::string>& paths);

}  // namespace ceping::frame
