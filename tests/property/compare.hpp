// Where a result line of the engine and a result of the plain implementation differ.
#pragma once

#include "json_text.hpp"
#include "plain_score.hpp"

#include <string>
#include <vector>

namespace plain {

/// One line a difference, "field: engine … plain …"; empty where they agree in every field.
std::vector<std::string> differences(const Case& input, const UnitResult& plain_result,
                                     const Json& engine_result);

/// Whether `cell` (an answer as results and CSV cells write it) says what `ours` says. Its spelling is not compared:
/// blanks, zeros behind the point and classes counted 0 may come and go.
bool says_the_same(const Answer& ours, const std::string& cell);

/// The result without what tells where it was read from (`findings`, `inputs`, the rubric's digest), and without
/// `answer` where asked: of two visits with the same points either one may be shown as the lowest.
std::string without_places(const Json& engine_result, bool without_answers = false);

}  // namespace plain
