#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/saved_result.hpp>
#include <ceping/write/batches/report.hpp>

#include <optional>
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

/// Keeps the results that the report is about, with the places that they have among all. Throws UsageError where none is left.
void keep_chosen(const Options& options, ceping::ResultSet& set, ceping::BatchReportOptions& how,
                 ceping::ReportChoices& choices);

/// What moved since the results of --compare, and what became of the notices that went out; nothing without them.
struct Since {
    std::optional<ceping::ResultDiff> moved;
    std::optional<ceping::RectificationDiff> fixing;
};
/// Of the units in `set` alone where the report is about some. Throws Error.
[[nodiscard]] Since since_then(const Options& options, const ceping::Rubric& rubric, ceping::ResultSet& set,
                               ceping::ReportChoices& choices, const ceping::frame::CommonOptions& common,
                               ceping::Diagnostics& found);

}  // namespace report_scope
