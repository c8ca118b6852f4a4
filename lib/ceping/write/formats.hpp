#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/write/formats/report_writers.hpp>
#include <ceping/write/results/results.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

struct ItemAnalysis;
struct BatchReport;
struct ReportChoices;
struct FormPage;
struct Validation;

struct FindingOptions {
    Language language = Language::en;
    bool color = false;
    bool plain = false;          ///< csv: for programs
    bool excerpts = true;        ///< text: the source line and a caret (on a terminal, or asked for)
    std::size_t max_errors = 0;  ///< 0: all. What was cut is said, and counts are of the whole.
    std::string_view tool;       ///< name for machine formats
    /// What the findings come from, where they are about units; null: nothing is known of units but what findings say.
    /// `found` of a writer is what its units and `general` hold, in an order that keeps a unit's findings together.
    const Validation* units = nullptr;
    /// What the findings come from, where they are about results; null: nothing. Text and json also show its figures, and
    /// csv shows them alone.
    const ItemAnalysis* items = nullptr;
    bool summary = false;  ///< text and json: also tables of units and regions, where `units` is there
    std::size_t width =
        0;  ///< text: columns of the terminal for those, and for excerpts; 0: as wide as the data
    std::optional<std::size_t> known;  ///< how many findings a baseline took out, where there is one
};

/// One output format: what it can write has a function, what it cannot is null.
struct OutputFormat {
    std::string_view name;                     ///< of --format
    std::array<std::string_view, 2> suffixes;  ///< that -o understands, in any case; empty: none
    /// Tables and texts of every kind: rankings, differences, derivations.
    void (*report)(const Report& report, const ReportLook& look, const ByteSink& out) = nullptr;
    std::unique_ptr<ResultWriter> (*results)(const Rubric& rubric, const ResultOptions& options) = nullptr;
    void (*findings)(const std::vector<Diagnostic>& found, const FindingOptions& options,
                     const ByteSink& out) = nullptr;
    /// The report of ceping-report.
    void (*overview)(const BatchReport& overview, const ReportChoices& choices,
                     const ByteSink& out) = nullptr;
    /// The forms of ceping-form.
    void (*form)(const FormPage& page, const ByteSink& out) = nullptr;
    bool binary = false;  ///< nothing for a terminal
    /// Results: to a file of its own, which ResultOptions::path names, instead of replacing it.
    bool adds = false;
};

/// What is said of one thing after another, a report each, in any of these formats: JSON is a list of them, HTML one page.
class ReportSeries {
public:
    ReportSeries(std::string_view format, const ReportLook& look, ByteSink out);
    void put(Report report);
    /// Once, after the last.
    void finish();

private:
    const OutputFormat& format_;
    ReportLook look_;
    ByteSink out_;
    bool first_ = true;
    Report page_;  ///< of other formats: all of them
};

/// The one list of output formats.
[[nodiscard]] std::span<const OutputFormat> output_formats();
[[nodiscard]] const OutputFormat* find_output_format(std::string_view name);
/// By a suffix such as `.csv`, in any case; null where no format has it.
[[nodiscard]] const OutputFormat* output_format_of(std::string_view suffix);
/// The names of those that can write something, as the list has them.
[[nodiscard]] std::vector<std::string> result_format_names();
[[nodiscard]] std::vector<std::string> finding_format_names();
[[nodiscard]] std::vector<std::string> overview_format_names();
[[nodiscard]] std::vector<std::string> form_format_names();
/// `without`: one that makes nothing of it, as CSV of what is no table.
[[nodiscard]] std::vector<std::string> report_format_names(std::string_view without = {});

}  // namespace ceping
