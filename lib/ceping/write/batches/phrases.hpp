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
inline constexpr Pattern units_in_batch{"{units}个，其中计分{scored}个，不予计分{rejected}个",
                                        "{units}: {scored} scored, {rejected} rejected"};
inline constexpr Pattern most_units_have{"单位最多的是{range}分，有{units}个。",
                                         "Most units, {units}, have {range} points."};
inline constexpr Pattern points_and_more{"{from}分及以上", "{from} and more"};
inline constexpr Pattern points_less_than{"{from}至不满{to}分", "{from} to less than {to}"};
inline constexpr Pattern units_and_share{"{units}个，{share}", "{units}, {share}"};
inline constexpr Pattern claims_by_section{
    "有自评分的核定单位{units}个，自评平均{claimed}分，核定平均{given}分。下表按项目列出这些单位的自评分与核定分之和。",
    "{units} verified units stated a claim: {claimed} points on average, and were given {given}. By section, "
    "sums over these units:"};
inline constexpr Pattern weakest_is{"最薄弱的是{section}，得分率{rate}。",
                                    "The weakest is {section} with {rate}."};
inline constexpr Pattern most_of_losing{"失分最多的{shown}项（失分的共{all}项）",
                                        "{shown} of {all} criteria that lost points"};
inline constexpr Pattern league_counts{"参加排名{ranked}个，共{units}个单位", "{ranked} ranked of {units}"};
inline constexpr Pattern units_from_to{"（第{first}–{last}个单位）", " (units {first}–{last})"};
inline constexpr Pattern written_by{
    "本报告由 ceping-report {version} 生成。用同一细则和同一批记录重新评分，应得到相同的结果；各单位页列出了评分所用的记录。",
    "Written by ceping-report {version}. Scoring the same records by the same rubric gives the same results; "
    "each unit's page names the records."};

// --- a unit
inline constexpr Pattern below_the_median{"低于中位数的{sections}项；最低的是{lowest}，{rate}",
                                          "{sections} below the median; the lowest is {lowest}, {rate}"};
inline constexpr Pattern veto_of{"一票否决 {id}", "veto {id}"};
inline constexpr Pattern group_in_brackets{"（{group}）", " ({group})"};
inline constexpr Pattern rank_among{"{shared}第 {rank} 名，共 {ranked} 个单位{group}",
                                    "{rank}{shared} of {ranked}{group}"};
inline constexpr Pattern score_of_total{"{score}（满分 {total}）", "{score} of {total}"};
inline constexpr Pattern to_fix_in_all{"需要整改 {items} 项，共失分 {lost} 分：",
                                       "{items} to fix, {lost} lost:"};
inline constexpr Pattern where_in_brackets{"（{where}）", " ({where})"};
inline constexpr Pattern finding_line{"{severity}：{message}{where}", "{severity}: {message}{where}"};

// --- how scores are rounded
inline constexpr Pattern rounding_of_scores{"{places} 位小数，{mode}", "{places}, {mode}"};
inline constexpr Pattern scores_rounded{"总分保留 {places} 位小数，{mode}",
                                        "scores to {places} decimals, {mode}"};
inline constexpr Pattern scores_rounded_to{"总分保留{places}位小数，{mode}", "{places}, rounded {mode}"};
inline constexpr Pattern criteria_rounded_to{"；测评内容 {places} 位", "; criteria to {places} decimals"};
inline constexpr Pattern groups_rounded_to{"；测评项目 {places} 位", "; groups to {places} decimals"};
inline constexpr Pattern lost_or_more{"失分不少于 {points} 分的", "what lost {points} or more"};

}  // namespace ceping::phrases
