#pragma once

#include <ceping/base/phrases.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

// --- evidence
inline constexpr Pattern evidence_in_time{"日期符合要求的有 {number} 份", "{number} dated in time"};

// --- other policies
inline constexpr Pattern no_such_word{"--set {key}：没有“{value}”；可选值为{known}{near}",
                                      "--set {key}: there is no `{value}'; use {known}{near}"};
inline constexpr Pattern cannot_be_set{"--set 不能改“{key}”；可改：{known}{near}",
                                       "--set cannot change `{key}'; it changes {known}{near}"};

// --- what units state themselves
inline constexpr Pattern sum_of_answers{"按填报内容：{sum}{changed}{extras}",
                                        "by the answers: {sum}{changed}{extras}"};
inline constexpr Pattern gate_took_all{"；保证项目不达标，得 {points}", "; a gate failed: {points}"};
inline constexpr Pattern weighted_to{"；加权后得 {points}", "; weighted: {points}"};
inline constexpr Pattern made_up_to{"；缺项折算、修约后得 {points}",
                                    "; with what does not apply made up for and rounding: {points}"};
inline constexpr Pattern extras_to{"；加分 {bonus}，扣分 {penalty}，得 {points}",
                                   "; bonus {bonus}, penalty {penalty}: {points}"};
inline constexpr Pattern points_by_rule{"按填报内容：得 {points}（{rule}）",
                                        "by the answers: {points} ({rule})"};
inline constexpr Pattern points_of_answer{"按填报内容：{answer} 得 {points}（{rule}）",
                                          "by the answers: {answer} gives {points} ({rule})"};
inline constexpr Pattern sum_of_stated{"按自填：{sum}", "by what is stated: {sum}"};
inline constexpr Pattern sum_of_some_stated{"按自填：{sum}（另有 {others} 项未自填）",
                                            "by what is stated: {sum} ({others} more not stated)"};

}  // namespace ceping::phrases
