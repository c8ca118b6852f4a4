#pragma once

#include <ceping/base/phrases.hpp>

// The sentences of pages about a rubric: its tree, handbook and schema.
namespace ceping::phrases {

// --- conditions
inline constexpr Pattern at_most_points{"最多{points}分", "at most {points}"};
inline constexpr Pattern only_where{"{rule}（仅限{units}）", "{rule} (only where {units})"};
inline constexpr Pattern more_than_nothing{"{node}得分大于0", "{node} has more than 0 points"};
inline constexpr Pattern rate_at_least{"{node}的得分率不低于{rate}",
                                       "{node} has at least {rate} of its points"};

// --- the page
inline constexpr Pattern page_facts{"{points}{period}{deadline}；缺项{policy}",
                                    "{points}{period}{deadline}; not applicable: {policy}"};
inline constexpr Pattern page_points{"{points} 分", "{points} points"};
inline constexpr Pattern page_period{"；测评期 {period}", "; period {period}"};
inline constexpr Pattern page_deadline{"；截止 {day}", "; deadline {day}"};
inline constexpr Pattern extends_base{"底本 {base}", "extends {base}"};
inline constexpr Pattern weighing{"权重 {weight}", "weight {weight}"};
inline constexpr Pattern pieces_asked{"佐证 {pieces}", "evidence {pieces}"};
inline constexpr Pattern pieces_needed{"佐证 {pieces}!", "evidence {pieces}!"};
inline constexpr Pattern score_from{"≥ {score}", ">= {score}"};
inline constexpr Pattern over_nothing{"{node} > 0", "{node} > 0"};
inline constexpr Pattern rate_from{"{node} ≥ {rate}", "{node} >= {rate}"};
inline constexpr Pattern required_fact{"{values}（必填）", "{values} (required)"};
inline constexpr Pattern points_and_rule{"{points} 分；{rule}", "{points} points; {rule}"};

// --- how the score comes about
inline constexpr Pattern full_marks{"{points}分", "{points} points"};
inline constexpr Pattern base_and_score{"各测评项目得分之和为基本分，满分{points}分。{score}",
                                        "The sections add up to the base, {points} at most. {score}"};
inline constexpr Pattern only_units{"仅限{units}", "only where {units}"};
inline constexpr Pattern follows_from{"由测评结果得出：{condition}", "follows from the result: {condition}"};
inline constexpr Pattern counts_within{"只计{days}期间发生的，没有写明日期的也计",
                                       "counts if dated {days}, or not dated at all"};
inline constexpr Pattern months_before_end{"期末前 {months} 个月", "last {months}"};
inline constexpr Pattern base_brought{
    "各测评项目得分之和（满分{full}分）折算到{points}分，为基本分。{score}",
    "The sections add up to {full} at most and are brought to {points}: the base. {score}"};
inline constexpr Pattern base_weighted{
    "各测评项目的得分率按权重平均，乘以{points}分，为基本分。{score}",
    "The sections' rates, averaged by their weights, times {points} are the base. {score}"};
inline constexpr Pattern points_of_full{"{points} 分（各项合计 {full} 分，折算）",
                                        "{points} points (brought from {full})"};
inline constexpr Pattern base_and_bonus{
    "最终得分 = 基本分 + 加分，不低于0分，不高于{most}分。",
    "The score is the base plus the bonus, never below 0 and never over {most}."};
inline constexpr Pattern base_bonus_and_penalties{
    "最终得分 = 基本分 + 加分 − 扣分，不低于0分，不高于{most}分。",
    "The score is the base plus the bonus less the penalties, never below 0 and never over {most}."};
inline constexpr Pattern score_rounded{"中间各步保留精确值，只把最终得分{rounded}。",
                                       "Every step is exact; only the score itself is {rounded}."};
inline constexpr Pattern steps_rounded{"{criteria}{groups}最终得分{rounded}。",
                                       "{criteria}{groups}the score is {rounded}."};
inline constexpr Pattern criteria_rounded{"每项测评内容的得分{rounded}；",
                                          "The points of each criterion are {rounded}; "};
inline constexpr Pattern groups_rounded{"各组得分{rounded}；", "those of each group are {rounded}; "};
inline constexpr Pattern sections_made_up{"{policy}各测评项目的合计仍折算到满分。",
                                          "{policy} The sections together are brought up to full marks."};
inline constexpr Pattern by_methods{
    "没有任何测评记录的单位按自评计分；有测评记录的，按各项内容注明的测评方法计分，多种方法按权重加权平均。{silent}",
    "A unit without any record of a method is scored by its self-assessment. One that has such records is scored by "
    "the methods that each criterion names, averaged by weight. {silent}"};
inline constexpr Pattern last_day{"最迟{day}提交。{late}", "The last day is {day}. {late}"};
inline constexpr Pattern late_under{"逾期的，按{criteria}扣分。",
                                    "Being late costs points under {criteria}."};
inline constexpr Pattern named_criterion{"{id}“{title}”", "{id} {title}"};
inline constexpr Pattern ranking_rule{
    "按最终得分从高到低{groups}{ties}{equal}{next}不予计分的和不具备评定资格的单位不排名次。",
    "By score, the highest first{groups}{ties}{equal}{next} Rejected and ineligible units have no rank."};
inline constexpr Pattern within_each{"，按{fact}分组排名", ", within each {fact}"};
inline constexpr Pattern ties_broken_by{"；得分相同的，依次比较{breaks}", "; ties are broken by {breaks}"};
inline constexpr Pattern share_of_group{"每组最多{share}", "at most {share} of a group"};
inline constexpr Pattern share_of_matching{"{units}中最多{share}", "at most {share} of {units}"};
inline constexpr Pattern lost_by_quota{
    "比例限额在排名时执行：超出限额的单位，以及在限额界线上得分相同的单位，归入{band}。",
    "Quotas are applied when units are ranked: those beyond, and those that tie across the line, fall to {band}."};
inline constexpr Pattern void_answers{"{visits}；无效的填报（废票）不计，不影响单位计分",
                                      "{visits}; an invalid answer is void and no fault of the unit"};

// --- criteria and groups
inline constexpr Pattern name_and_limits{"{name}（{limits}）", "{name} ({limits})"};
inline constexpr Pattern points_more{"（最多加{points}分）", "(at most {points} more)"};
inline constexpr Pattern extras_in_group{
    "{extras}；先加减，再折算缺项，得分不低于 0{most}",
    "{extras}; reckoned before what does not apply is made up for, and never below 0{most}"};
inline constexpr Pattern more_than_group{"，不超过本项目的满分加{more}分",
                                         ", nor over the group's full points by more than {more}"};
inline constexpr Pattern points_off{"（最多扣{points}分）", "(at most {points} off)"};
inline constexpr Pattern points_given{"（{points}分）", "({points})"};
inline constexpr Pattern variant_number{"第{number}种情形", "variant {number}"};
inline constexpr Pattern variant_units{"{variant}，{units}", "{variant}, {units}"};
inline constexpr Pattern variant_of_fact{"{name}（{variant}）", "{name} ({variant})"};
inline constexpr Pattern sample_of{"样本不少于 {least}", "a sample of at least {least}"};
inline constexpr Pattern variant_rule{"{variant}（{units}）{rule}", "{variant} ({units}): {rule}"};
inline constexpr Pattern as_above{"{but}规定同上{table}。", "As above{but}{table}."};
inline constexpr Pattern all_else_as_above{"{but}其余规定同上{table}。", "All else as above{but}{table}."};
inline constexpr Pattern but_for{"除{what}外，", " but for the {what}"};
inline constexpr Pattern kind_told{"：{rule}", ": {rule}"};
inline constexpr Pattern rates_averaged{
    "下列各项按各自的得分率和权重加权平均，再折算为{points}分。",
    "The rates of what follows are averaged by weight and count out of {points}."};
inline constexpr Pattern gate_asks{"{conditions}。有一条不满足的，本组不得分。",
                                   "{conditions}. Where one of these fails, the group has 0 points."};
inline constexpr Pattern method_share{"{method} {share}", "{method} {share}"};
inline constexpr Pattern equal_shares{"{methods}（权重相同）", "{methods} (equal weights)"};
inline constexpr Pattern at_least_pieces{"至少{pieces}件", "at least {pieces}"};
inline constexpr Pattern of_types{"类型为{types}", "of type {types}"};
inline constexpr Pattern dated_within{"日期在提交之日前{days}天以内",
                                      "dated at most {days} before it is submitted"};

}  // namespace ceping::phrases
