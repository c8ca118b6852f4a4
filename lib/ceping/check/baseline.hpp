#pragma once

#include <ceping/base/diagnostic.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// A finding that is known and to be put up with. Only the fingerprint counts; the rest is for whoever reads the file
/// and its changes, and names no line, so that it does not change when lines move.
struct KnownFinding {
    std::string fingerprint;  ///< 64 hexadecimal digits
    std::string code;
    std::string path;  ///< as plain_path()
    std::string unit;  ///< its id; empty: about no unit
    std::string message;

    friend auto operator<=>(const KnownFinding&, const KnownFinding&) = default;
};

/// What a saved run knew, by path, unit, code and message. Source: ceping-validate(1), BASELINE.
struct Baseline {
    std::vector<KnownFinding> findings;
};

/// All of these findings as known.
[[nodiscard]] Baseline baseline_of(const std::vector<Diagnostic>& found);

/// Reads baseline/1; nothing where it has a fault, which is a finding with its place.
[[nodiscard]] std::optional<Baseline> load_baseline(const std::string& path, Diagnostics& found);

/// What a baseline came to in a run.
struct BaselineCount {
    std::size_t known = 0;  ///< findings that were taken out
    std::size_t unmet = 0;  ///< entries of the baseline that nothing answers to any more
};

/// Takes the known ones out of a list of findings; what is left keeps its order. Where more findings are the same than are
/// known, the first ones are the known ones.
BaselineCount apply_baseline(const Baseline& baseline, std::vector<Diagnostic>& found);

}  // namespace ceping
