#pragma once

#include <ceping/model/record.hpp>
#include <ceping/write/differences/diff.hpp>

#include <string>
#include <vector>

#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"

namespace diff_causes {

/// What went into one run. What the newer one does not state is as in the older one.
struct RunOptions {
    std::string rubric;
    std::vector<std::string> records;
    std::string rulings;
    std::vector<std::string> set;
};

struct Options {
    bool wanted = false;
    RunOptions before;
    RunOptions after;
};
void declare(CLI::App& app, Options& options);

/// Units' records of `paths` as `rubric` reads them, gathered by unit. Columns that it does not know are no reason to refuse
/// a table. `found`: what concerns no unit, and folders that are not there.
[[nodiscard]] std::vector<std::vector<ceping::Record>> read_units(const std::vector<std::string>& paths,
                                                                  const ceping::Rubric& rubric, unsigned jobs,
                                                                  ceping::Diagnostics& found);

/// Whether all was well comes back in the status. Throws Error and UsageError.
[[nodiscard]] ceping::frame::Status run(const Options& options, const ceping::frame::CommonOptions& common,
                                        ceping::frame::ReportOutput& out);

}  // namespace diff_causes
