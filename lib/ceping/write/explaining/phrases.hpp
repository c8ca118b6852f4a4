#pragma once

#include <ceping/base/phrases.hpp>

// The sentences of ceping-explain.
namespace ceping::phrases {

inline constexpr Pattern headline_score{"得分 {score}", "score {score}"};
inline constexpr Pattern headline_band{"等次 {band}", "band {band}"};
inline constexpr Pattern headline_claimed{"自评 {score}", "claimed {score}"};
inline constexpr Pattern headline_rubric{"细则 {rubric}", "rubric {rubric}"};
inline constexpr Pattern condition_met{"{what} {text}，达到", "{what} {text}, met"};
inline constexpr Pattern condition_missed{"{what} {text}，未达到", "{what} {text}, not met"};
inline constexpr Pattern node_heading{"{node}：{points}{claim}{source}", "{node}: {points}{claim}{source}"};
inline constexpr Pattern node_claim{"，自评 {points}", ", self {points}"};
inline constexpr Pattern node_source{"，出处 {source}", ", source {source}"};
inline constexpr Pattern no_margin{"没有哪一项单独失分会失去“{band}”",
                                   "no criterion alone would cost `{band}'"};
inline constexpr Pattern margins{
    "以下各项单独失去这些分，就失去“{band}”，宜先核验",
    "each of these alone, losing that much, would cost `{band}': verify them first"};

// --- plans
inline constexpr Pattern about{"约{points}", "about {points}"};
inline constexpr Pattern cost{"需多得{points}分", "{points} more"};
inline constexpr Pattern rough_cost{"约需多得{points}分", "{points} more"};
inline constexpr Pattern cost_by_effort{"{cost}，按难度折合为{effort}",
                                        "{cost}, weighted by effort {effort}"};
inline constexpr Pattern to_score{"{score} 分", "{score}"};
inline constexpr Pattern reached{"已达到{aim}", "{aim} is reached already"};
inline constexpr Pattern barred{
    "达不到{aim}：前置条件或一票否决不能靠得分弥补",
    "{aim} cannot be reached: a prerequisite or a veto stands against it, whatever the "
    "points"};
inline constexpr Pattern too_far{
    "达不到{aim}：各项都做到最好也只有 {score} 分{band}",
    "{aim} cannot be reached: with every criterion at its best it would be {score}{band}"};
inline constexpr Pattern band_of_best{"，等次{band}", ", {band}"};
inline constexpr Pattern cheapest{"达到{aim}最省的办法：改进{changes}项，{cost}，改进后{score}分{band}",
                                  "the cheapest way to {aim}: {changes}, {cost}, then {score}{band}"};
inline constexpr Pattern cheapest_found{
    "达到{aim}的办法中，找到的最省的：改进{changes}项，{cost}（尚未证明最省：任何办法都不少于{least}），改进后{score}分"
    "{band}",
    "the cheapest way found to {aim}: {changes}, {cost} (not proven to be the least: no way takes less than "
    "{least}), then {score}{band}"};
inline constexpr Pattern band_after{"，{band}", ", {band}"};

// --- what is asked for
inline constexpr Pattern to_score_number{"--to-score 应为数字，而不是“{text}”",
                                         "--to-score takes a number, not `{text}'"};
inline constexpr Pattern time_limit_seconds{
    "--time-limit 应为 86400 以内的正数（秒），而不是“{text}”",
    "--time-limit takes a number of seconds above 0 and up to 86400, not `{text}'"};
inline constexpr Pattern without_bands{"细则没有等次；请用 --to-score",
                                       "the rubric has no bands; use --to-score"};
inline constexpr Pattern unit_not_said{"共有 {units} 个单位；请用 --unit 指明，或用 --all",
                                       "there are {units} units; name one with --unit, or use --all"};
inline constexpr Pattern not_proven_least{"{gains}（未证明最省）", "{gains} (not proven to be the least)"};
inline constexpr Pattern best_already{"{unit}：已是最好的等次", "{unit}: in the best band already"};

// --- results that are explained
inline constexpr Pattern no_usable_result{"没有可用的结果：{path}",
                                          "there is no result that can be used: {path}"};
inline constexpr Pattern no_result_of_unit{"结果中没有单位“{unit}”{hint}",
                                           "the results have no unit `{unit}'{hint}"};
inline constexpr Pattern other_overrides{
    "各结果的 --set 不一致；请用 --unit 分别说明",
    "the results were made with different --set; explain them one by one with --unit"};
inline constexpr Pattern other_rules{
    "结果是按细则 {rubric} {edition} 计的分，与 {path} 的规则不同",
    "the results were scored by the rubric {rubric} {edition}, by other rules than those of {path}"};
inline constexpr Pattern input_differs{"{unit}：{input} 与评分时不同",
                                       "{unit}: {input} is not what it was when this was scored"};
inline constexpr Pattern status_differs{"原{was}，现{now}", "it was {was}, and is {now} now"};
inline constexpr Pattern node_differs{"“{id}”原为 {was}，按现有记录为 {now}",
                                      "`{id}' was {was}, the records give {now}"};
inline constexpr Pattern score_differs{"得分原为 {was}，按现有记录为 {now}",
                                       "the score was {was}, the records give {now}"};
inline constexpr Pattern exact_differs{"精确得分原为 {was}，按现有记录为 {now}",
                                       "the exact score was {was}, the records give {now}"};
inline constexpr Pattern options_as_scored{
    "{difference}；评分时的 --rulings、--stage 等选项也要给出",
    "{difference}; what --rulings, --stage and the like were when it was scored must be given here, too"};
inline constexpr Pattern several_units{"有 {units} 个单位名为“{unit}”；请用单位编码指明",
                                       "{units} units are called `{unit}'; name one by its id"};

}  // namespace ceping::phrases
