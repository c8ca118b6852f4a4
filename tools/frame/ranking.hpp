#pragma once

#include <ceping/analyse/ranking/rank_rule.hpp>

#include "options.hpp"

namespace ceping::frame {

/// --by, --style and --tie-break.
void add_rank_choices(CLI::App& app, RankChoices& choices);

}  // namespace ceping::frame
