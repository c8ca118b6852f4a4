#pragma once

#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/score/engine.hpp>

#include <string>
#include <utility>
#include <vector>

#include "options.hpp"

namespace ceping::frame {

/// The options that decide how a unit is scored: --rulings, --stage, --keep-invalid, --duplicates, --set.
struct ScoreChoices {
    std::string rulings;
    std::string stage;
    std::string duplicates = "error";
    std::vector<std::string> set;
    bool keep_invalid = false;
};
/// What --stage and --duplicates may be.
[[nodiscard]] std::vector<std::string> stage_choices();
[[nodiscard]] std::vector<std::string> duplicate_choices();
void add_score_choices(CLI::App& app, ScoreChoices& choices);

/// --set as pairs, of one key the last. Throws UsageError.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> overrides_of(const ScoreChoices& choices);

/// No rulings where none are named; findings go to standard error. Throws Error where there is a fault, so that nobody is
/// scored by half of them.
[[nodiscard]] Rulings load_rulings_of(const ScoreChoices& choices, const Rubric& rubric,
                                      const CommonOptions& common);

/// What the scorer takes; the rulings must outlive it.
[[nodiscard]] ScoreOptions score_options(const ScoreChoices& choices, Detail detail, const Rulings& rulings);

}  // namespace ceping::frame
