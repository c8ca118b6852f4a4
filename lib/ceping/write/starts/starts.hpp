#pragma once

#include <ceping/base/messages.hpp>

#include <string>

namespace ceping {

/// What a rubric to begin with is called.
struct RubricStart {
    std::string id;     ///< as rubric/1 wants it
    std::string title;  ///< any text; empty: a usual one
    int year = 0;       ///< of the edition and the period; 1..9999
    std::string file;   ///< how its comments call the file
};

/// A commented rubric that has each kind of criterion once and draws no finding. Source: ceping-new(1), RUBRIC.
[[nodiscard]] std::string starting_rubric(const RubricStart& start, Language language);

}  // namespace ceping
