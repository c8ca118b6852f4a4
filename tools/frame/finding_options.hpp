#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/check/baseline.hpp>
#include <ceping/decode/project.hpp>
#include <ceping/write/findings/findings.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "frame.hpp"
#include "options.hpp"

namespace ceping::frame {

/// How a tool that reports findings chooses from them, as typed.
struct FindingChoices {
    bool strict = false;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::string baseline;
    std::string write_baseline;
    std::string explain;  ///< not empty: only explain this code
};
/// --strict, --select, --ignore, --baseline, --write-baseline, --explain.
void add_finding_choices(CLI::App& app, FindingChoices& choices);

/// The findings of a run that are reported, and how it ends. Severities of ceping.yaml come first, then --select and
/// --ignore, then the baseline; --max-errors only cuts what is listed.
class ChosenFindings {
public:
    /// Before anything is worked on. Throws UsageError for what is no code, Error for a baseline that cannot be read.
    /// `choices` must outlive this object.
    ChosenFindings(const FindingChoices& choices, std::vector<SeverityOverride> severities);

    /// Takes out of `found` what is not reported; what is left keeps its order. With --write-baseline that is all of it.
    /// Give findings their excerpts before: the line of a finding about no unit is what it is known by.
    void choose(std::vector<Diagnostic>& found);
    /// For FindingOptions::known.
    [[nodiscard]] std::optional<std::size_t> known() const;
    /// Writes the file of --write-baseline. When the result stands. Throws Error.
    void write_baseline() const;
    /// What the findings come to, on standard error. `quiet`: only that a list was cut.
    void tell(const std::vector<Diagnostic>& left, std::size_t max_errors, bool quiet) const;
    /// bad_data where an error is left, or under --strict a warning.
    [[nodiscard]] Status status(const std::vector<Diagnostic>& left) const;

private:
    [[nodiscard]] std::string summary(const FindingSelection& selection) const;

    const FindingChoices& choices_;
    std::vector<SeverityOverride> severities_;
    std::optional<Baseline> baseline_;  ///< as read
    Baseline written_;                  ///< as to be written
    BaselineCount count_;
};

/// How findings are written under these options; lines of the source and colours on a terminal only.
[[nodiscard]] FindingOptions finding_output(const CommonOptions& common, std::string_view tool);

}  // namespace ceping::frame
