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

inline constexpr Pattern unit_rejected_for{"不予计分：{reason}", "rejected: {reason}"};
inline constexpr Pattern units_counted{"{units} 个，计分 {scored} 个，不予计分 {rejected} 个",
                                       "{units}, {scored} scored, {rejected} rejected"};
inline constexpr Pattern interval_below{"不到 {to}", "below {to}"};
inline constexpr Pattern interval_upwards{"{from} 及以上", "{from} and more"};
inline constexpr Pattern interval{"{from} 至不到 {to}", "{from} to below {to}"};
inline constexpr Pattern more_lost_less{"另有 {rest} 项失分较少，未列出。",
                                        "{rest} more lost less and are not listed."};
inline constexpr Pattern claimed_on_average{
    "{units} 个单位经过核验且有自评：自评平均 {claimed} 分，核验平均 {given} 分，自评高出 {more} 分。",
    "{units} units were verified and had claimed a score: {claimed} on average claimed, {given} verified, "
    "overstated by {more}."};
inline constexpr Pattern region_rate{"{region} {rate}（{units} 个）", "{region} {rate} ({units})"};

// --- a unit
inline constexpr Pattern veto_of{"一票否决 {id}", "veto {id}"};
inline constexpr Pattern group_in_brackets{"（{group}）", " ({group})"};
inline constexpr Pattern rank_among{"{shared}第 {rank} 名，共 {ranked} 个单位{group}",
                                    "{rank}{shared} of {ranked}{group}"};
inline constexpr Pattern score_of_total{"{score}（满分 {total}）", "{score} of {total}"};
inline constexpr Pattern to_mend_in_all{"需要整改 {items} 项，共失分 {lost} 分：",
                                        "{items} to mend, {lost} lost:"};
inline constexpr Pattern where_in_brackets{"（{where}）", " ({where})"};
inline constexpr Pattern finding_line{"{severity}：{message}{where}", "{severity}: {message}{where}"};

// --- how scores are rounded
inline constexpr Pattern rounding_of_scores{"{places} 位小数，{mode}", "{places}, {mode}"};
inline constexpr Pattern scores_rounded{"总分保留 {places} 位小数，{mode}",
                                        "scores to {places} decimals, {mode}"};
inline constexpr Pattern criteria_rounded_to{"；测评内容 {places} 位", "; criteria to {places} decimals"};
inline constexpr Pattern groups_rounded_to{"；测评项目 {places} 位", "; groups to {places} decimals"};
inline constexpr Pattern lost_or_more{"失分不少于 {points} 分的", "what lost {points} or more"};

}  // namespace ceping::phrases
