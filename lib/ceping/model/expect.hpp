#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/messages.hpp>
#include <ceping/model/answer.hpp>
#include <ceping/model/rubric.hpp>

#include <optional>

namespace ceping {

// What the `expect` rules of a rubric mean, and how they read. Source: ceping-rubric(5), EXPECT.

/// The figure that an answer comes to: the number as stated, 100 x num/den, or the sum over all classes. Nothing for a
/// level, a checklist and n/a, and where den is 0. Throws NumberTooLarge.
[[nodiscard]] std::optional<Exact> figure_of(const Answer& answer);

/// Whether an answer is as a test asks; it must be a valid answer to the test's criterion. False where the test asks for
/// a figure and the answer has none. Throws NumberTooLarge.
[[nodiscard]] bool meets(const AnswerTest& test, const Answer& answer);

/// The form of a criterion's answers, with the bounds of all its versions together: a figure outside them no unit can answer.
[[nodiscard]] AnswerForm widest_form(const Item& item);

/// `kind=机关|服务窗口 且 staff≥10`: a condition on one line.
[[nodiscard]] Words describe(const Rubric& rubric, const When& when);
/// What a test asks of the answer: 2.3 应为A或B, `2.3 should be A or B`.
[[nodiscard]] Words describe(const Rubric& rubric, const AnswerTest& test);
/// What a rule says of answers, on one line, with titles: 2.1 台账为A时，2.3 公示应为A或B, `where 2.1 台账 is A, 2.3 公示 should
/// be A or B`.
[[nodiscard]] Words describe_answers(const Rubric& rubric, const ExpectRule& rule);
/// A rule on one line, without its message and severity: what it says of answers; what its `when` limits it to
/// stands in brackets at the end.
[[nodiscard]] Words describe(const Rubric& rubric, const ExpectRule& rule);

}  // namespace ceping
