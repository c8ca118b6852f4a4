#pragma once

#include <ceping/analyse/audit.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/write/results.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What ceping-audit prints. Source: ceping-audit(1), OUTPUT.

struct AuditWriteOptions {
    Language language = Language::en;  ///< of text and markdown
    std::size_t width = 0;             ///< text: columns of the terminal; 0: as wide as the data
    bool color = false;                ///< text
    bool verbose = false;              ///< name the rows of which only the display was rounded, too
};

/// text, markdown, json.
[[nodiscard]] std::vector<std::string> audit_format_names();

void write_audit(const AuditReport& report, std::string_view format, const AuditWriteOptions& options,
                 const ByteSink& out);

/// `competition` or `dense`; `sum`, `mean` …: as they stand in JSON.
[[nodiscard]] std::string_view style_name(RankStyle style);
[[nodiscard]] std::string_view source_name(TotalsSource source);
[[nodiscard]] std::string_view status_name(TotalStatus status);
[[nodiscard]] std::string_view role_name(ColumnRole role);
[[nodiscard]] std::string_view unchecked_name(Unchecked why);
/// A weight of so many steps in per cent: `12.5`.
[[nodiscard]] Exact percent_of(int weight, int steps);

/// A line for each of totals, ranks, bands and order: right, wrong, or not checked and why; then the sum of it. Not part of
/// the public face.
[[nodiscard]] std::vector<std::string> audit_verdict_lines(const AuditReport& report, Language language);

/// The report for programs. Not part of the public face.
[[nodiscard]] std::string audit_json(const AuditReport& report);

}  // namespace ceping
