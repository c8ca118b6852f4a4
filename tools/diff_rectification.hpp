#pragma once

#include <ceping/write/differences/diff.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "frame/frame.hpp"
#include "frame/options.hpp"
#include "frame/output.hpp"
#include "frame/project.hpp"

namespace diff_rectification {

struct Options {
    bool wanted = false;
    std::string rubric;
    std::string least_lost;
    std::string notices;
    ceping::frame::ProjectOptions project;
    [[nodiscard]] bool asked() const { return wanted || !notices.empty(); }
};
void declare(CLI::App& app, Options& options);

/// Whether what notices asked for was fixed between two files of results. `strict`: bad_data is also where something is
/// left to fix. Throws Error and UsageError.
[[nodiscard]] ceping::frame::Status run(Options options, const std::vector<std::string>& files, bool strict,
                                        const ceping::frame::CommonOptions& common,
                                        ceping::frame::ReportOutput& out);

}  // namespace diff_rectification
