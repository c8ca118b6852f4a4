#pragma once

#include <ceping/analyse/improvement.hpp>
#include <ceping/base/working.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/score/trace.hpp>

#include <span>
#include <string>
#include <vector>

namespace ceping {

// The parts of derive(): steps of the scoring written as lines. Not part of the public face.

/// All steps of one node.
using Steps = std::span<const Step>;

/// A criterion's lines. Throws: std::logic_error where a kind's own arithmetic does not come to the points that it gave.
[[nodiscard]] std::vector<Working> criterion_lines(const Rubric& rubric, Steps steps);
/// The answer that made a criterion's points; null where it was none, or several.
[[nodiscard]] const Answer* present_answer(Steps steps);
/// What a better answer to a criterion needs to be worth anything; `self`: the self record that counts, or null.
[[nodiscard]] AnswerNeed need_of_answer(const Rubric& rubric, Stage stage, const Record* self, Steps steps);

/// What rounding is called: 四舍五入 and the like.
[[nodiscard]] Words rounding_words(Rounding mode, int places);
/// `round(x; places)`, where it changes anything.
void append_rounding(const Rubric& rubric, const Step& rounded, std::vector<Working>& lines);
[[nodiscard]] std::vector<Exact> values_of(const std::vector<Operand>& operands);

/// 自评, or the method's title.
[[nodiscard]] Words source_title(const Rubric& rubric, int method);
/// `words`, then what is not empty of `more`, after commas.
[[nodiscard]] Words with_parts(Words words, const std::vector<std::string>& more);

}  // namespace ceping
