#pragma once

#include <ceping/analyse/explaining/improvement.hpp>
#include <ceping/base/arithmetic.hpp>
#include <ceping/base/location.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/record.hpp>
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

/// A node's lines for a unit, or those of the whole. Throws: std::logic_error where a kind's own arithmetic does not come to the points
/// that it gave.
[[nodiscard]] std::vector<ArithmeticLine> lines_of(const Rubric& rubric, const Unit& unit, Steps steps);
/// What a better answer to a criterion needs to be worth anything; `self`: the self record that counts, or null.
[[nodiscard]] AnswerNeed need_of_answer(const Rubric& rubric, const Result& result, const Record* self,
                                        Steps steps);

/// What rounding is called: 四舍五入 and the like.
[[nodiscard]] Words rounding_words(Rounding mode, int places);
/// `87.35 ≥ 90`, `3 < 0.6 × 10`, `0 ≤ 0`: what a condition compared, as it came out.
[[nodiscard]] std::string comparison(const Step& step);

/// 自评, or the method's title.
[[nodiscard]] Words source_title(const Rubric& rubric, MethodId method);
/// Who said what stands at a place, and when: `材料审核，2015年10月9日，甲，丰泽区.yaml:14:9`.
[[nodiscard]] Words source_of(const Rubric& rubric, const Record& record, Place place);
/// `words`, then what is not empty of `more`, after commas.
[[nodiscard]] Words with_parts(Words words, const std::vector<Words>& more);

}  // namespace ceping
