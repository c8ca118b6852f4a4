#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>
#include <ceping/write/batches/report.hpp>

#include <optional>
#include <set>
#include <string>

#include "frame/frame.hpp"
#include "frame/options.hpp"

namespace report_scope {

/// Which units a report is about, and what came before.
struct Options {
    std::string region;
    std::string group;
    std::string compare;
    std::string sent;  ///< folder of notices
};
void declare(CLI::App& app, Options& options);

/// Keeps the results that the report is about, with the places that they have among all. Returns the units of all. Throws
/// UsageError where none is left.
std::set<std::string> keep_chosen(const Options& options, ceping::ResultSet& set,
                                  ceping::BatchReportOptions& how, ceping::ReportChoices& choices);

/// What moved since the results of --compare, and what became of the notices that went out; nothing without them.
struct Since {
    std::optional<ceping::ResultDiff> moved;
    std::optional<ceping::RectificationDiff> fixing;
};
/// Where the report is about some, of the units in `set` and those of the region that `all` does not have. Throws Error.
[[nodiscard]] Since since_then(const Options& options, const ceping::Rubric& rubric,
                               const std::set<std::string>& all, ceping::ResultSet& set,
                               ceping::ReportChoices& choices, const ceping::frame::CommonOptions& common,
                               ceping::Diagnostics& found);

}  // namespace report_scope
