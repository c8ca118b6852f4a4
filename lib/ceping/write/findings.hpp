#pragma once

#include <ceping/write/formats.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

/// The findings that are listed under FindingOptions::max_errors, and what there is in all. Where the list must be cut,
/// errors stay before warnings and warnings before notes; the order does not change.
struct FindingSelection {
    std::vector<const Diagnostic*> listed;
    std::size_t errors = 0;  ///< counts of the whole
    std::size_t warnings = 0;
    std::size_t notes = 0;
    [[nodiscard]] std::size_t all() const { return errors + warnings + notes; }
    [[nodiscard]] std::size_t cut() const { return all() - listed.size(); }
};
[[nodiscard]] FindingSelection select_findings(const std::vector<Diagnostic>& found, std::size_t max_errors);

/// `2 errors, 1 warning`, and how many were not listed.
[[nodiscard]] std::string count_findings(const FindingSelection& selection, Language language);

// One writer a format; formats.cpp lists them.
void write_findings_text(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out);
/// One object: `findings`, `counts`, `cut`.
void write_findings_json(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out);
/// Annotations of GitHub's workflow commands.
void write_findings_github(const std::vector<Diagnostic>& found, const FindingOptions& options,
                           const ByteSink& out);
/// GitLab's Code Quality report.
void write_findings_gitlab(const std::vector<Diagnostic>& found, const FindingOptions& options,
                           const ByteSink& out);
/// SARIF 2.1.0, with a page for each rule.
void write_findings_sarif(const std::vector<Diagnostic>& found, const FindingOptions& options,
                          const ByteSink& out);
/// JUnit XML: a suite a file; errors fail, warnings and notes are printed as a test's output.
void write_findings_junit(const std::vector<Diagnostic>& found, const FindingOptions& options,
                          const ByteSink& out);

/// A digest that stays the same when lines above a finding come or go: of its code, its path, the text of its line, and
/// `repeat`, which counts findings that are otherwise the same. 64 hexadecimal digits.
[[nodiscard]] std::string fingerprint(const Diagnostic& finding, std::size_t repeat);

/// Fingerprints of all of a list, in its order.
[[nodiscard]] std::vector<std::string> fingerprints(const std::vector<const Diagnostic*>& list);

}  // namespace ceping
