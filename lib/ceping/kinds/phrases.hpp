#pragma once

#include <ceping/base/messages.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline constexpr Pattern level_asks{"{level} {points}：{condition}", "{level} {points}: {condition}"};
inline constexpr Pattern asks_all{"达到 {checks}", "{checks} met"};
inline constexpr Pattern asks_at_least{"至少达到 {checks} 项", "at least {checks} met"};
inline constexpr Pattern checks_called{"清单项：{checks}。", "The checks: {checks}."};
inline const Words nothing_met{"一项都没有达到", "nothing met"};
inline constexpr Pattern met_in_all{"达到 {checks}（{number} 项）", "{checks} met ({number})"};
inline constexpr Pattern level_lacks{"{level} 缺 {checks}", "{level} lacks {checks}"};
inline constexpr Pattern level_needs{"{level} 不足 {number} 项", "{level} needs {number}"};
inline constexpr Pattern level_lacks_and_needs{"{level} 缺 {checks}，且不足 {number} 项",
                                               "{level} lacks {checks} and needs {number}"};
inline constexpr Pattern level_has_checks{"{level} 要求 {checks}，达到", "{level} asks for {checks}"};
inline constexpr Pattern level_has_number{"{level} 要求至少 {number} 项，达到",
                                          "{level} asks for at least {number}"};
inline constexpr Pattern level_has_both{"{level} 要求 {checks}，且至少 {number} 项，达到",
                                        "{level} asks for {checks} and at least {number}"};
inline constexpr Pattern gives_level{"{why} → 等级 {name}", "{why} → level {name}"};
inline constexpr Pattern last_level_asks{
    "最末一级“{level}”不写条件：其余情况都归入这一级",
    "the last level `{level}' has no condition: it takes all other cases"};
inline constexpr Pattern level_asks_nothing{"“{id}”的等级“{level}”没有写条件：应写 all 或 at_least",
                                            "level `{level}' of `{id}' asks for nothing: all or at_least"};
inline constexpr Pattern late_costs{"逾期每天扣 {by}", "{by} off for each day late"};
inline constexpr Pattern late_costs_after_grace{"逾期每天扣 {by}，宽限期 {grace} 天",
                                                "{by} off for each day late after {grace} of grace"};
inline constexpr Pattern deadline_with_grace{"截止日后有{grace}天宽限期；宽限期满后",
                                             "the {grace} of grace that follow the deadline"};
inline constexpr Pattern late_takes_off{"{start}每迟一天扣{by}分，最多扣{most}分。",
                                        "Each day after {start} takes {by} off, at most {most}."};
inline constexpr Pattern in_time_gives{"按期提交得{most}分；{start}每迟一天扣{by}分，扣完为止。",
                                       "{most} in time, less {by} for each day after {start}, down to 0."};
inline constexpr Pattern days_late{"逾期{days}天", "{days} late"};
inline constexpr Pattern days_late_with_grace{"逾期{days}天，宽限期{grace}天",
                                              "{days} late, {grace} of grace"};
inline constexpr Pattern named_class{"类别“{name}”", "class `{name}'"};
inline constexpr Pattern highest_only{"{list}，就高不就低", "{list}, highest only"};
inline constexpr Pattern down_from_full{"从 {full} 起扣 {list}", "from {full} down by {list}"};
inline constexpr Pattern points_off_for_each{"每{unit}扣分", "points off for each{unit}"};
inline constexpr Pattern points_for_each{"每{unit}分值", "points for each{unit}"};
inline constexpr Pattern class_of{"类别 {name}", "class {name}"};
inline constexpr Pattern counted_in_all{"计次 {what}", "counted {what}"};
inline constexpr Pattern events_told{"事件 {events}", "{events}"};
inline constexpr Pattern events_counted{"事件 {events}，计 {counting}",
                                        "{events}, {counting} of them counted"};
inline constexpr Pattern events_highest{"事件 {events}，取 {counting}中最高的",
                                        "{events}, the highest of {counting}"};
inline constexpr Pattern event_numbered{"第 {number} 件", "event {number}"};
inline constexpr Pattern event_is_outside{"{what}，不在{span}期间，不计",
                                          "{what}, outside {span}, does not count"};
inline constexpr Pattern event_is_repeated{"{what}，同一事项不重复计，不计入合计",
                                           "{what}, not counted, as its matter counts already"};
inline constexpr Pattern also_events{"另有 {list}", "also {list}"};
inline constexpr Pattern more_events{"以及另外 {more} 件", "and {more} more"};
inline constexpr Pattern without_events{"没有 {list}", "without {list}"};
inline constexpr Pattern and_so{"{what}；{more}", "{what}; {more}"};
inline constexpr Pattern tags_there{"可填的情形为{tags}", "they have {tags}"};
inline constexpr Pattern tag_multiplies{"{tag}×{factor}", "{tag} ×{factor}"};
inline constexpr Pattern tag_named{"情形 {name}", "tag {name}"};
inline constexpr Pattern tags_multiply{
    "事件有下列情形的，分值乘以倍数，几种情形并存的取最大的倍数：{tags}。",
    "A tag multiplies what an event is worth, of several the largest factor: {tags}."};
inline constexpr Pattern tag_alone_multiplies{"事件有下列情形的，分值乘以倍数：{tags}。",
                                              "A tag multiplies what an event is worth: {tags}."};
inline constexpr Pattern events_within{"限{span}", "within {span}"};
inline constexpr Pattern only_dated_within{
    "发生日期不在{span}期间的事件不计，没有写明日期的照计。",
    "Events dated outside {span} do not count; those without a date do."};
inline constexpr Pattern each_off_full{"从{most}分起，每{unit}扣{one}分，扣完为止。",
                                       "From {most}, {one} off for each{unit}, down to 0."};
inline constexpr Pattern each_takes_off{"每{unit}扣{one}分，最多扣{most}分。",
                                        "{one} off for each{unit}, at most {most}."};
inline constexpr Pattern each_gives{"每{unit}得{one}分，最高{most}分。",
                                    "{one} for each{unit}, at most {most}."};
// Of what has no limit of its own; what the section has is said of the section.
inline constexpr Pattern each_takes_off_freely{"每{unit}扣{one}分。", "{one} off for each{unit}."};
inline constexpr Pattern each_gives_freely{"每{unit}得{one}分。", "{one} for each{unit}."};
inline constexpr Pattern classes_off_full{"{what}，从{most}分中扣除，扣完为止。",
                                          "{what} and taken off {most}, down to 0."};
inline constexpr Pattern classes_take_off{"{what}，最多扣{most}分。",
                                          "{what} and taken off, at most {most}."};
inline constexpr Pattern classes_take_off_freely{"{what}，予以扣除。", "{what} and taken off."};
inline constexpr Pattern classes_give_freely{"{what}。", "{what}."};
inline constexpr Pattern classes_give{"{what}，最高{most}分。", "{what}, at most {most}."};
inline constexpr Pattern counted_from_full{"从满分起扣的测评内容“{id}”",
                                           "criterion `{id}', which is counted from full,"};
inline constexpr Pattern each_or_classes{"“{id}”应有 each 或 classes 其中之一",
                                         "`{id}' needs either `each' or `classes'"};
inline constexpr Pattern figure_below{"{figure} 不到 {point}", "{figure} is below {point}"};
inline constexpr Pattern figure_reaches{"{figure} 达到 {point}", "{figure} reaches {point}"};
inline constexpr Pattern figure_between{"{figure} 在 {low} 与 {high} 之间，按比例",
                                        "{figure} between {low} and {high}"};
inline constexpr Pattern x_below{"x 小于 {x}", "x below {x}"};
inline constexpr Pattern x_at_most{"x 不大于 {x}", "x at or below {x}"};
inline constexpr Pattern x_from_to_below{"x 从 {from} 到不足 {to}", "x from {from} to below {to}"};
inline constexpr Pattern x_between{"x 在 {from} 与 {to} 之间", "x between {from} and {to}"};
inline constexpr Pattern x_at_least{"x 不小于 {x}", "x at or above {x}"};
inline constexpr Pattern steps{"分段 {list}", "steps {list}"};
inline constexpr Pattern linear{"线性 {list}", "linear {list}"};
inline constexpr Pattern ratio_in_percent{"{num} 占 {den} 的百分比", "{num} of {den} in per cent"};
inline constexpr Pattern figure_in_unit{"填写数值，单位：{unit}。", "A figure, in {unit}."};
inline constexpr Pattern figure_bounds{"应在{low}至{high}之间。", "It is from {low} to {high}."};
inline constexpr Pattern sample_needed{
    "应填写样本量，少于{least}的视为没有填报。",
    "The size of the sample is to be stated; below {least} it counts as no answer."};
inline constexpr Pattern last_row_reached{
    "达到哪一档，得哪一档的分值；不到{first}的为0分。",
    "The last row that is reached gives the points; below {first} there are none."};
inline constexpr Pattern all_checks_give{"{n} 项全部达到得 {full}", "all {n} for {full}"};
inline constexpr Pattern checks_worth{"{n} 项，每项 {worth}", "{n}, {worth} each"};
inline constexpr Pattern all_that_hold_take_off{"{n}项全部属实的扣{most}分，否则不扣。",
                                                "{most} off where all {n} hold, else none."};
inline constexpr Pattern all_that_are_met_give{"{n}项全部达到得{most}分，有一项达不到不得分。",
                                               "{most} where all {n} are met, else none."};
inline constexpr Pattern each_that_holds_takes_off{
    "有一项扣一项的分，最多扣{most}分。", "Each that holds takes its points off, at most {most} in all."};
inline constexpr Pattern each_that_is_met_gives{"达到一项得一项的分，最高{most}分。",
                                                "Each that is met earns its points, at most {most} in all."};
inline constexpr Pattern check_met{"清单项 {name} 达到", "check {name} met"};
inline constexpr Pattern check_not_met{"清单项 {name} 未达到", "check {name} not met"};
inline constexpr Pattern met_of_all{"达到 {met} 项，全部达到才得分", "{met} checks met, all are needed"};
inline constexpr Pattern checks_met{"达到 {met}", "met: {met}"};
inline constexpr Pattern all_checks{"全部 {n} 项", "all {n}"};
inline constexpr Pattern also_checks{"补上 {list}", "also {list}"};
inline constexpr Pattern without_checks{"缺 {list}", "without {list}"};
inline constexpr Pattern level_of{"等级 {name}", "level {name}"};
inline constexpr Pattern range_in_steps{"{range}，步长 {step}", "{range} in steps of {step}"};
inline constexpr Pattern judged_freely{"{what}，0至{most}分。", "{what} are judged, from 0 to {most}."};
inline constexpr Pattern judged_in_steps{"{what}，0至{most}分，以{step}分为一档。",
                                         "{what} are judged, from 0 to {most} in steps of {step}."};

}  // namespace ceping::phrases
