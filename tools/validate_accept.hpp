#pragma once

#include <ceping/analyse/validation.hpp>
#include <ceping/check/evidence.hpp>
#include <ceping/model/rubric.hpp>

#include <string>
#include <vector>

#include "frame/options.hpp"

namespace validate_accept {

/// --accept, as text.
struct Options {
    std::string folder;
    [[nodiscard]] bool wanted() const { return !folder.empty(); }
};
void declare(CLI::App& app, Options& options);

/// Throws UsageError where the folder holds anything, or lies within a folder among `inputs`.
void check(const Options& options, const std::vector<std::string>& inputs);

/// How many errors each unit has before any is taken from the report: what is not shown is wrong all the same.
[[nodiscard]] std::vector<std::size_t> errors_of(const ceping::Validation& validation);

/// Writes the records of the units without errors, and says what was accepted and which units were not unless `quiet`.
/// `errors` are errors_of() before the findings were chosen from; `validation` has those that were chosen, which count from
/// warnings on where `strict`. Throws Error where something cannot be written.
void write(const Options& options, const ceping::Rubric& rubric, const ceping::Validation& validation,
           const std::vector<std::size_t>& errors, const ceping::EvidenceOptions& evidence, bool strict,
           bool quiet);

}  // namespace validate_accept
