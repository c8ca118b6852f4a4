#pragma once

#include <ceping/base/files.hpp>
#include <ceping/write/formats.hpp>

#include <string>
#include <vector>

#include "options.hpp"

namespace ceping::frame {

/// Where a result goes: standard output, or a file that is replaced when all of it is written. Opened before anything is
/// worked on, so that a mistyped path costs nothing. Throws Error, and ClosedPipe on standard output.
class Output {
public:
    explicit Output(const std::string& path) : file_(path) {}

    /// Valid as long as this object.
    [[nodiscard]] ByteSink sink() {
        return [this](std::string_view bytes) { file_.write(bytes); };
    }
    void write(std::string_view bytes) { file_.write(bytes); }
    /// What was written so far becomes visible to the reader of a pipe.
    void flush() { file_.flush(); }
    /// Without it nothing is replaced.
    void commit() { file_.commit(); }

private:
    FileWriter file_;
};

/// The format of results: --format, else by the suffix of -o, else text. Throws UsageError.
[[nodiscard]] const OutputFormat& result_format(const CommonOptions& options);
/// The same for findings.
[[nodiscard]] const OutputFormat& finding_format(const CommonOptions& options);

/// The same of a tool with formats of its own: --format, else the one of `formats` that the suffix of -o names, else the
/// first of them.
[[nodiscard]] std::string chosen_format(const CommonOptions& options,
                                        const std::vector<std::string>& formats);

/// Findings on standard error, with excerpts where that is a terminal: errors only under --quiet, and no more than
/// --max-errors; what was cut is said.
void tell_findings(const std::vector<Diagnostic>& found, const CommonOptions& options);

}  // namespace ceping::frame
