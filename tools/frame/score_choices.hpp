#pragma once

#include <ceping/analyse/ranking/rank_rule.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/score/engine.hpp>

#include <functional>
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
/// --by, --style and --tie-break.
void add_rank_choices(CLI::App& app, RankChoices& choices);

/// KEY=VALUE as pairs, of one key the last. Throws UsageError naming the option, and what `other` it takes.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> overrides_of(
    const std::vector<std::string>& set, const char* option = "--set", const Words& other = {});

/// No rulings where none are named; findings go to `tell`, or to standard error. Throws Error where there is a fault, so
/// that nobody is scored by half of them.
[[nodiscard]] Rulings usable_rulings(const std::string& path, const Rubric& rubric,
                                     const std::function<void(const std::vector<Diagnostic>&)>& tell);
[[nodiscard]] Rulings load_rulings_of(const ScoreChoices& choices, const Rubric& rubric,
                                      const CommonOptions& common);

/// What the scorer takes; the rulings must outlive it.
[[nodiscard]] ScoreOptions score_options(const ScoreChoices& choices, Detail detail, const Rulings& rulings);

}  // namespace ceping::frame
