#pragma once

#include <ceping/base/messages.hpp>

// The sentences of reports on a batch.
namespace ceping::phrases {

// --- the whole
inline constexpr Pattern report_of_rubric{"《{rubric}》{edition}测评报告", "{rubric}{edition}: report"};
inline constexpr Pattern edition_in_brackets{"（{edition} 版）", " ({edition})"};
inline constexpr Pattern period_was{"测评时间：{period}", "Period: {period}"};
inline constexpr Pattern report_dated{"报告日期：{day}", "Date: {day}"};
inline constexpr Pattern fullest_interval{"各分数段的单位数；最多的一段是 {range} 分，{units} 个单位",
                                          "units by score; the fullest interval is {range} with {units}"};

inline constexpr Pattern rejected_for{"不予计分：{reason}", "rejected: {reason}"};

// --- how scores are rounded
inline constexpr Pattern rounding_of_scores{"{places} 位小数，{mode}", "{places}, {mode}"};

}  // namespace ceping::phrases
