#pragma once

#include <ceping/analyse/comparing/cause_runs.hpp>
#include <ceping/write/differences/diff.hpp>

#include <string>
#include <vector>

#include "frame/findings_teller.hpp"
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

/// Inputs of a run and what is said of them, on standard error.
class ToldRun {
public:
    explicit ToldRun(const ceping::frame::CommonOptions& common);
    /// The files that `paths` mean.
    [[nodiscard]] std::vector<std::string> inputs(const std::vector<std::string>& paths);
    /// Valid as long as this object.
    [[nodiscard]] ceping::RunTeller teller();
    void tell(const std::vector<ceping::Diagnostic>& found);
    void finish() { findings_.finish(); }
    /// Whether an error was told.
    [[nodiscard]] bool faulty() const { return faulty_; }

private:
    ceping::frame::FindingsTeller findings_;
    bool faulty_ = false;
};

/// Whether all was well comes back in the status. Throws Error and UsageError.
[[nodiscard]] ceping::frame::Status run(const Options& options, const ceping::frame::CommonOptions& common,
                                        ceping::frame::ReportOutput& out);

}  // namespace diff_causes
