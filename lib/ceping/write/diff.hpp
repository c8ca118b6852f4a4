#pragma once

#include <ceping/analyse/causes.hpp>
#include <ceping/analyse/impact.hpp>
#include <ceping/analyse/rectification_diff.hpp>
#include <ceping/analyse/result_diff.hpp>
#include <ceping/analyse/rubric_diff.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/saved_result.hpp>
#include <ceping/write/results.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What ceping-diff prints. Source: ceping-diff(1), OUTPUT.

struct DiffOptions {
    Language language = Language::en;  ///< of text, markdown and csv
    std::size_t width = 0;             ///< text: columns of the terminal; 0: as wide as the data
    bool color = false;                ///< text
    bool inflation = false;            ///< results: what was claimed beside what was verified
    bool plain = false;                ///< csv: for programs
};

/// text, markdown, json, csv.
[[nodiscard]] std::vector<std::string> diff_format_names();

/// `names` knows the ids of the nodes.
void write_result_diff(const ResultDiff& diff, const ResultSet& names, std::string_view format,
                       const DiffOptions& options, const ByteSink& out);

void write_rubric_diff(const RubricDiff& diff, std::string_view format, const DiffOptions& options,
                       const ByteSink& out);
/// After the difference of the rubrics themselves.
void write_impact(const RubricDiff& diff, const RubricImpact& impact, std::string_view format,
                  const DiffOptions& options, const ByteSink& out);
/// What became of notices 整改反馈; titles and clauses are the rubric's.
void write_rectification_diff(const RectificationDiff& diff, const Rubric& rubric, std::string_view format,
                              const DiffOptions& options, const ByteSink& out);
void write_causes(const CauseReport& report, std::string_view format, const DiffOptions& options,
                  const ByteSink& out);

}  // namespace ceping
