#pragma once

#include <ceping/analyse/gate.hpp>
#include <ceping/write/gate.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frame/held_lines.hpp"
#include "frame/options.hpp"

/// --fail-under, --fail-band, --gate, --write-gate and --slack, as typed.
struct GateOptions {
    std::string fail_under;
    std::string fail_band;
    std::string gate;
    std::string write_gate;
    std::string slack;

    [[nodiscard]] bool any() const {
        return !fail_under.empty() || !fail_band.empty() || !gate.empty() || !write_gate.empty();
    }
};
void add_gate_options(CLI::App& app, GateOptions& options);

/// Holds the results of a run against its gates, and writes the gate of --write-gate.
class RunGates {
public:
    /// Reads the gates; faults are told, and end the run by an Error or UsageError. `rubric` must outlive this object.
    /// `overrides`: what --set changed.
    RunGates(const GateOptions& options, const ceping::frame::CommonOptions& common,
             const ceping::Rubric& rubric, const std::vector<std::pair<std::string, std::string>>& overrides);

    /// A result with all its nodes; what it misses is told by `finish`, after whatever is found in records.
    void take(const ceping::Result& result);
    /// Tells what is missed, writes the gate of --write-gate with its baseline, and tells what the gates came to.
    void finish(bool quiet);
    [[nodiscard]] bool missed() const { return missed_units_ > 0; }

private:
    const GateOptions& options_;
    const ceping::Rubric& rubric_;
    std::vector<ceping::Gate> gates_;
    std::size_t units_ = 0;
    std::size_t missed_units_ = 0;
    std::size_t misses_ = 0;
    ceping::frame::HeldLines told_;
    std::optional<ceping::GateFloor> floor_;
    std::unique_ptr<ceping::GateFiles> files_;
};
