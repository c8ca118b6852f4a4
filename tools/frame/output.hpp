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

/// Of `formats`, the usual one first: the one of --format, else the one whose suffix -o has, else the first. Throws
/// UsageError, also where a suffix is of no format, or of one that is not among them, and where what is no text would go to
/// a terminal.
[[nodiscard]] const OutputFormat& chosen_format(const CommonOptions& options,
                                                const std::vector<std::string>& formats);

/// Where a tool's report goes, in the format that was asked for. Throws UsageError and what Output throws.
class ReportOutput {
public:
    ReportOutput(const CommonOptions& options, const std::vector<std::string>& formats)
        : format_(chosen_format(options, formats)), look_(look_of(options)), file_(options.output) {}

    /// Of what is written: CSV for programs is in English.
    [[nodiscard]] Language language() const;
    [[nodiscard]] std::string_view format() const { return format_.name; }
    /// The whole of it, which is committed.
    void write(const Report& report);
    /// One thing after the other, a report each, and then all of it.
    [[nodiscard]] ReportSeries series() { return {format_.name, look_, file_.sink()}; }
    void commit() { file_.commit(); }

private:
    static ReportLook look_of(const CommonOptions& options);

    const OutputFormat& format_;
    ReportLook look_;
    Output file_;
};

/// Findings on standard error, with excerpts where that is a terminal: errors only under --quiet, and no more than
/// --max-errors; what was cut is said.
void tell_findings(const std::vector<Diagnostic>& found, const CommonOptions& options);

}  // namespace ceping::frame
