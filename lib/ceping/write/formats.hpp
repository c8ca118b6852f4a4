#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/write/results.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

struct ItemAnalysis;
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
    std::string_view name;    ///< of --format
    std::string_view suffix;  ///< that -o understands; empty: none
    std::unique_ptr<ResultWriter> (*results)(const Rubric& rubric, const ResultOptions& options);
    void (*findings)(const std::vector<Diagnostic>& found, const FindingOptions& options,
                     const ByteSink& out);
    bool adds =
        false;  ///< results: to a file of its own, which ResultOptions::path names, instead of replacing it
};

/// The one list of output formats.
[[nodiscard]] std::span<const OutputFormat> output_formats();
[[nodiscard]] const OutputFormat* find_output_format(std::string_view name);
/// By the suffix of a path; null where it tells nothing.
[[nodiscard]] const OutputFormat* output_format_of(std::string_view path);
[[nodiscard]] std::vector<std::string> result_format_names();
[[nodiscard]] std::vector<std::string> finding_format_names();

}  // namespace ceping
