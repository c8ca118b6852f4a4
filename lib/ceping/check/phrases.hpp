#pragma once

#include <ceping/base/messages.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline constexpr Pattern has_met{"{item} 做到{checks}", "{item} has {checks} met"};
inline constexpr Pattern is_answered{"{item} 填{answer}", "{item} is {answer}"};
inline constexpr Pattern lacks{"{wanted}，缺{checks}", "{wanted} and lacks {checks}"};
inline constexpr Pattern is_instead{"{wanted}，实为{answer}", "{wanted} and is {answer}"};
inline constexpr Pattern has_fallen{"{first} 填{high}，{second} 填{low}，应有 {order}",
                                    "{first} is {high} and {second} is {low}, but {order} should hold"};
inline constexpr Pattern rule_is_at{"规则见 {place}", "the rule is at {place}"};
inline constexpr Pattern and_more_units{"{units} 等 {count} 个单位", "{units} and {count} more"};
inline constexpr Pattern becomes{"“{old}”改为“{now}”（{why}）", "`{old}' becomes `{now}': {why}"};
inline constexpr Pattern the_roster{"花名册：{place}", "the roster: {place}"};
inline constexpr Pattern more_later_evidence{
    "另有 {others} 件佐证的日期也晚于提交日期，请核对提交日期",
    "{others} more pieces of evidence are later than the submission: look at its date"};
inline constexpr Pattern within_span{"{span}之间", "{span}"};
inline constexpr Pattern days_before_submission{"提交前{days}天之内", "{days} before the submission"};
inline constexpr Pattern when_against_parent{"它的 when 与上级“{id}”的 when 互相矛盾",
                                             "its `when' contradicts that of `{id}' above it"};
inline constexpr Pattern repeats_rule{"与 {place} 的规则相同", "it repeats the rule at {place}"};
inline constexpr Pattern never_asked{"“{id}”不会问到任何单位", "`{id}' can never be asked of any unit"};
inline constexpr Pattern never_asked_together{"{ids} 不会同时问到一个单位",
                                              "{ids} are never asked of the same unit"};
inline constexpr Pattern never_let_in{"符合它的 when 的单位，不会问到 {ids}",
                                      "no unit that its `when' lets in is asked {ids}"};
inline constexpr Pattern so_that{"{given}，{wrong}", "{given}, so {wrong}"};
inline constexpr Pattern with_message{"{what}（{message}）", "{what} ({message})"};

}  // namespace ceping::phrases
