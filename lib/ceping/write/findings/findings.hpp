#pragma once

#include <ceping/check/fingerprint.hpp>
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
    void count(Severity severity);
    [[nodiscard]] std::size_t all() const { return errors + warnings + notes; }
    [[nodiscard]] std::size_t cut() const { return all() - listed.size(); }
};
[[nodiscard]] FindingSelection select_findings(const std::vector<Diagnostic>& found, std::size_t max_errors);

/// `2 errors, 1 warning`, and how many were not listed.
[[nodiscard]] std::string count_findings(const FindingSelection& selection, Language language);

/// `350503-hjdj 丰泽区婚姻登记处 (泉州市/丰泽区)`, or that the unit is not named.
[[nodiscard]] std::string unit_title(const UnitIdentity& unit, Language language);
/// The message, and what derives it in lines below.
[[nodiscard]] std::string message_and_more(const Diagnostic& finding, Language language);

// One writer a format; formats.cpp lists them.
/// Under a heading for each unit where findings are about units; `options.units` with their tables at the end, if asked
/// for. Figures of `options.items` stand before them.
void write_findings_text(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out);
/// One object: `findings`, `counts`, `cut`; `known` where there is a baseline, `units` and `regions` if asked for,
/// `items` where there is an item analysis.
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
/// JUnit XML: a suite a unit, or a file where findings are about none; errors fail, warnings and notes are printed as a
/// test's output. A unit of `options.units` without findings is a test that passes.
void write_findings_junit(const std::vector<Diagnostic>& found, const FindingOptions& options,
                          const ByteSink& out);
/// A workbook: a row a finding, units and regions where `options.units` is there, figures of `options.items`, and what each
/// code means and how it is mended.
void write_findings_xlsx(const std::vector<Diagnostic>& found, const FindingOptions& options,
                         const ByteSink& out);
/// A row a finding, for people or for programs (CsvForm). With `options.items` a row a criterion instead.
void write_findings_csv(const std::vector<Diagnostic>& found, const FindingOptions& options,
                        const ByteSink& out);

}  // namespace ceping
