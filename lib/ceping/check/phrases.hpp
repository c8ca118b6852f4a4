#pragma once

#include <ceping/base/phrases.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline constexpr Pattern variant_before_takes_all{"前面第 {number} 种情形包括了所有单位",
                                                  "variant {number} before it is for all units"};
inline constexpr Pattern variant_before_is_alike{"与前面第 {number} 种情形的 when 相同",
                                                 "variant {number} before it has the same `when'"};
inline constexpr Pattern of_group{"“{id}”的{what}", "{what} of `{id}'"};
inline constexpr Pattern has_met{"{item} 达到{checks}", "{item} has {checks} met"};
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
    "{others} more pieces of evidence are later than the submission: check its date"};
inline constexpr Pattern within_span{"{span}之间", "{span}"};
inline constexpr Pattern days_before_submission{"提交前{days}天之内", "{days} before the submission"};
inline constexpr Pattern when_against_parent{"它的 when 与上级“{id}”的 when 互相矛盾",
                                             "its `when' contradicts that of `{id}' above it"};
inline constexpr Pattern repeats_rule{"与 {place} 的规则相同", "it repeats the rule at {place}"};
inline constexpr Pattern never_asked{"“{id}”对任何单位都不适用", "`{id}' never applies to any unit"};
inline constexpr Pattern never_asked_together{"{ids} 不会同时适用于一个单位",
                                              "{ids} never apply to the same unit"};
inline constexpr Pattern never_let_in{"对符合它的 when 的单位，{ids} 都不适用",
                                      "{ids} apply to no unit that its `when' lets in"};
inline constexpr Pattern so_that{"{given}，{wrong}", "{given}, so {wrong}"};

// --- groups, gates and bands
inline constexpr Pattern gate_asks_rate{"达到 {rate}", "of {rate}"};
inline constexpr Pattern band_asks_rate{
    "要求“{id}”得分率达到 {rate}，而它最高只能达到 {most}",
    "it asks for a rate of {rate} of `{id}', which can reach at most {most}"};
inline constexpr Pattern every_score_meets{"等次“{band}”的 min 为 {min}，任何得分都够",
                                           "every score meets the min {min} of `{band}'"};
inline constexpr Pattern min_over_most{"min 为 {min}，而最高只能得 {most} 分",
                                       "its min is {min}, and no unit can score more than {most}"};
inline constexpr Pattern no_score_between{
    "得分保留 {decimals} 位小数，不会落在 {from} 与“{band}”的 {to} 之间",
    "no score with {decimals} lies between {from} and the min {to} of `{band}'"};

}  // namespace ceping::phrases
