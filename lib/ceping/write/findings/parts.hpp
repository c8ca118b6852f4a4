#pragma once

#include <ceping/model/report.hpp>
#include <ceping/write/findings/findings.hpp>

#include <memory>

namespace ceping {

// What several writers of findings share. Not part of the public face.

/// A row a finding, as data formats have it: `rows` are those listed, and one more row would say what was cut.
[[nodiscard]] Report::Table findings_table(const std::shared_ptr<const FindingSelection>& selection,
                                           Language language);

[[nodiscard]] constexpr Tone tone_of_severity(Severity severity) {
    switch (severity) {
        case Severity::error: return Tone::fault;
        case Severity::warning: return Tone::doubt;
        case Severity::note: break;
    }
    return Tone::hint;
}

}  // namespace ceping
