#include "output.hpp"

#include <ceping/write/findings/findings.hpp>

#include <algorithm>
#include <iterator>

#include <unistd.h>

#include "frame.hpp"
#include "phrases.hpp"

namespace ceping::frame {

namespace {

/// `.csv` of `d/a.csv`; nothing where a file has none.
std::string suffix_of(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? "" : name.substr(dot);
}

const OutputFormat& by_suffix(const std::string& path, const std::vector<std::string>& formats) {
    const std::string suffix = suffix_of(path);
    if (suffix.empty()) {
        return *find_output_format(formats.front());
    }
    const auto* const out = output_format_of(suffix);
    if (out != nullptr && std::find(formats.begin(), formats.end(), out->name) != formats.end()) {
        return *out;
    }
    std::vector<std::string_view> known;
    for (const auto& each : formats) {
        for (const auto one : find_output_format(each)->suffixes) {
            if (!one.empty()) {
                known.push_back(one);
            }
        }
    }
    throw UsageError(
        phrases::suffix_not_written.with({{"path", path}, {"suffix", suffix}, {"known", listed(known)}}));
}

}  // namespace

const OutputFormat& chosen_format(const CommonOptions& options, const std::vector<std::string>& formats) {
    if (!options.format.empty()) {
        check_choice(options.format, "--format", formats);
    }
    const OutputFormat& out =
        options.format.empty() ? by_suffix(options.output, formats) : *find_output_format(options.format);
    if (options.plain && out.name != "csv") {
        throw UsageError(phrases::plain_without_csv.with({{"format", out.name}}));
    }
    if (out.binary && options.output == "-" && isatty(STDOUT_FILENO) != 0) {
        throw UsageError(phrases::binary_on_terminal.with({{"format", out.name}}));
    }
    return out;
}

ReportLook ReportOutput::look_of(const CommonOptions& options) {
    ReportLook out;
    out.plain = options.plain;
    if (options.output == "-") {
        out.width = terminal_width(STDOUT_FILENO);
        out.color = options.color(STDOUT_FILENO);
    }
    return out;
}

Language ReportOutput::language() const { return table_language(format_.name); }

void ReportOutput::write(const Report& report) {
    format_.report(report, look_, file_.sink());
    commit();
}

void tell_findings(const std::vector<Diagnostic>& found, const CommonOptions& options) {
    std::vector<Diagnostic> told;
    std::copy_if(found.begin(), found.end(), std::back_inserter(told),
                 [&](const Diagnostic& each) { return each.severity == Severity::error || !options.quiet; });
    FindingOptions how;
    how.language = language();
    how.color = options.color(STDERR_FILENO);
    how.width = terminal_width(STDERR_FILENO);
    how.excerpts = how.width > 0;
    how.max_errors = options.max_errors();
    write_findings_text(told, how, [](std::string_view text) { tell(text.substr(0, text.size() - 1)); });
    const auto selection = select_findings(told, how.max_errors);
    if (selection.cut() > 0) {
        tell(count_findings(selection, how.language));
    }
}

}  // namespace ceping::frame
