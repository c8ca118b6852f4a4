#pragma once

#include <ceping/base/messages.hpp>

// The sentences of ceping-diff.
namespace ceping::phrases {

inline constexpr Pattern side_before{"原：{rubric}", "before: {rubric}"};
inline constexpr Pattern side_after{"现：{rubric}", "after:  {rubric}"};
inline constexpr Pattern left_out{
    "{edition} 无法识别、因而略去的（括号内为份数）：{names}",
    "left out under {edition}, which does not know it (number of records): {names}"};

// --- two sets of results
inline constexpr Pattern claimed_and_verified{"自评与核验：{rubric}", "claimed and verified: {rubric}"};
inline constexpr Pattern unscored{"{status}：{reason}", "{status}: {reason}"};
inline constexpr Pattern was_unscored{"原{status}：{reason}", "was {status}: {reason}"};
inline constexpr Pattern ruling{"复核裁定 {ids}", "ruling {ids}"};
inline constexpr Pattern ruled_now{"现有复核裁定 {ids}", "ruled on now: {ids}"};
inline constexpr Pattern ruled_before{"原有复核裁定 {ids}", "was ruled on: {ids}"};
inline constexpr Pattern full_points{"满分 {change}", "of {change}"};
inline constexpr Pattern inflation_sums{
    "比较 {compared} 个单位：虚高 {over}，虚低 {under}，平均虚高 {mean}；无自评 {unclaimed}",
    "{compared} compared: {over} overstated, {under} understated, mean inflation {mean}; "
    "{unclaimed} without a claim"};
inline constexpr Pattern zeroed{"一票否决后总分记为 0、不作比较的单位 {units}",
                                "not compared, since a veto set the score to 0: {units}"};
inline constexpr Pattern movement_sums{
    "两边都计分 {compared} 个单位：升 {up}，降 {down}，平均变化 {mean}；等次变化 {bands}，评定资格变化 {eligible}",
    "{compared} scored on both sides: {up} up, {down} down, mean movement {mean}; {bands} change band, "
    "{eligible} eligibility"};
inline constexpr Pattern presence_sums{
    "完全相同 {same}，新增 {added}，不再出现 {gone}，新增不予计分 {rejected}，恢复计分 {scored}",
    "{same} the same in all, {added} new, {gone} gone, {rejected} newly rejected, {scored} no longer rejected"};
inline constexpr Pattern unlisted{"另有 {units} 个单位的变化不超过 --threshold，未列出",
                                  "{units} more differ by no more than --threshold: not listed"};

// --- two editions of a rubric, and what the newer one does
inline constexpr Pattern changes_of_kind{"{kind} {changes}", "{changes} {kind}"};
inline constexpr Pattern unscored_by_older{"原细则下{status}：{reason}", "{status} by the older: {reason}"};
inline constexpr Pattern unscored_by_newer{"现细则下{status}：{reason}", "{status} by the newer: {reason}"};
inline constexpr Pattern impact_sums{
    "两版都计分 {compared} 个单位：升 {up}，降 {down}，平均变化 {mean}；等次变化 {bands}，名次变化 "
    "{ranks}；不予计分 {rejected}{unassessed}",
    "{compared} scored by both: {up} up, {down} down, mean movement {mean}; {bands} change band, {ranks} "
    "rank; {rejected} rejected{unassessed}"};
inline constexpr Pattern kendall{"得分次序的 Kendall tau-b：{tau}", "Kendall's tau-b of the scores: {tau}"};

// --- where movements came from
inline constexpr Pattern not_attributed{"不能归因：{obstacle}", "not attributed: {obstacle}"};
inline constexpr Pattern attributed_sums{"归因 {units} 个单位，合计变化 {moved}{causes}，修约 {rounding}",
                                         "{units} attributed, together {moved}{causes}, rounding {rounding}"};
inline constexpr Pattern one_cause{"，{cause} {moved}", ", {cause} {moved}"};
inline constexpr Pattern others_not_attributed{"未归因 {units} 个单位，见备注",
                                               "{units} not attributed: see the remarks"};

// --- what became of what was to be fixed
inline constexpr Pattern before_rectification{"整改前：{rubric}", "before: {rubric}"};
inline constexpr Pattern after_rectification{"整改后：{rubric}", "after:  {rubric}"};
inline constexpr Pattern no_longer_applicable{"不再涉及 {items}", "{items} no longer applicable"};
inline constexpr Pattern not_assessed_again{"未再测评 {items}", "{items} not assessed again"};
inline constexpr Pattern items_sums{
    "整改事项{items}项：已整改{fixed}，部分整改{improved}，未整改{unchanged}，退步{worse}，不再涉及"
    "{not_applicable}，未再测评{not_assessed}；整改率{rate}",
    "{items} to fix: {fixed} fixed, {improved} improved, {unchanged} unchanged, {worse} worse, "
    "{not_applicable} no longer applicable, {not_assessed} not assessed again; rate {rate}"};
inline constexpr Pattern points_sums{
    "原失{lost}分，挽回{regained}分；新增失分{added}项、{newly_lost}分",
    "{lost} lost, {regained} regained; {added} new, {newly_lost} lost by them"};
inline constexpr Pattern units_sums{
    "涉及{units}个单位，其中全部整改且没有新增的{settled}个；没有问题的{clear}个；{without}",
    "{units}, {settled} of them with all fixed and nothing new; {clear} with nothing to fix, {without}"};
inline constexpr Pattern without_notice{"此前没有通知的{units}个", "{units} without a notice"};
inline constexpr Pattern without_earlier{"此前没有结果的{units}个", "{units} without an earlier result"};
inline constexpr Pattern not_answered_yet{
    "尚未反馈（没有再次测评的得分）的{units}个：{names}{more}",
    "{units} with no answer yet (no score the second time): {names}{more}"};

}  // namespace ceping::phrases
