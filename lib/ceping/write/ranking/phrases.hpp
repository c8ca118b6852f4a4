#pragma once

#include <ceping/base/phrases.hpp>
#include <ceping/write/letters/phrases.hpp>

// The sentences of league tables, roll-ups, shortlists and the publication list.
namespace ceping::phrases {

inline constexpr Pattern ruled_on{"复核裁定 {ids}", "ruled on: {ids}"};
inline constexpr Pattern unscored_in_year{"{edition} 年{status}", "{status} in {edition}"};
inline constexpr Pattern no_result_of_year{"缺 {edition} 年成绩", "no result of {edition}"};
inline constexpr Pattern unscored_because{"{status}: {reason}", "{status}: {reason}"};
inline constexpr Pattern band_by_quota{"限额，原为{band}", "by quota, was {band}"};
inline constexpr Pattern policy_of_some{"{units}中的 {some} 个：{policy}", "{some} of {units}: {policy}"};
inline constexpr Pattern policy_of_earlier{"上次：{policy}", "earlier results: {policy}"};
inline constexpr Pattern how_firm{
    "名次稳定性：{sections} 的权重各上下浮动 {spread}，抽样 {draws} 次，随机种子 {seed}",
    "rank stability: the weights of {sections} each varied by {spread} either way, "
    "{draws}, seed {seed}"};
inline constexpr Pattern ranked_of{"参加排名 {ranked} 个，共 {units} 个单位", "{ranked} ranked of {units}"};
inline constexpr Pattern status_count{"{status} {units}", "{units} {status}"};
inline constexpr Pattern weightless_count{"无权数 {units}", "{units} of no known weight"};

// --- the publication list
inline constexpr Sentence publication_opening{
    "{basis}对各参评单位{done}{period}{years}。为体现公开、公正、公平原则，现将{units}测评结果予以公示。"};
inline constexpr Sentence published_by_rubric{"根据{rubric}，"};
inline constexpr Sentence published_for{"，测评期为{span}"};
inline constexpr Sentence published_years{"，并综合了几个年度的成绩（{years}）"};
inline constexpr Sentence published_units{"{units}个单位的"};
inline constexpr Sentence published_from_band{"“{band}”及以上等次的{units}个单位的"};
inline constexpr Sentence published_band_alone{"“{band}”等次的{units}个单位的"};
inline constexpr Sentence published_days{"公示期为{span}（{days}天）。"};
inline constexpr Sentence published_from_to{"公示期为{first}至{last}。"};
inline constexpr Sentence publication_contact{"联系人和联系方式：{contact}"};
inline constexpr Sentence publication_chapter{"{number}、{title}"};
inline constexpr Sentence publication_part{"（{number}）{title}"};
inline constexpr Sentence publication_band{"{band}（{units}个）"};

// --- what is asked for
inline constexpr Pattern combine_shares{"--combine 应写作 2013=15%,2014=25%,2015=60%，而不是“{text}”",
                                        "--combine takes 2013=15%,2014=25%,2015=60%, not `{text}'"};
inline constexpr Pattern combine_twice{"--combine 中“{edition}”写了两次",
                                       "--combine names `{edition}' twice"};
inline constexpr Pattern combine_sum{"--combine 的比例之和是 {percent}%，应为 100%",
                                     "the shares of --combine add up to {percent}%, not 100%"};
inline constexpr Pattern combine_stranger{"--combine 没有写“{edition}”，这一年的结果不计",
                                          "--combine does not name `{edition}'; its results are left out"};
inline constexpr Pattern combine_beside{"--combine 不能与 --stability、--rollup 连用",
                                        "--combine goes with neither --stability nor --rollup"};
inline constexpr Pattern publish_beside{"--publish 不能与 --compare、--stability 连用",
                                        "--publish goes with neither --compare nor --stability"};
inline constexpr Pattern only_published{"{option} 只能与 --publish 连用",
                                        "{option} goes only with --publish"};
inline constexpr Pattern publish_from_rubric{"--publish-from 需要 -r RUBRIC",
                                             "--publish-from needs -r RUBRIC"};
inline constexpr Pattern publish_from_unknown{
    "--publish-from：细则中没有等次“{band}”；可写的有 {bands}",
    "--publish-from: the rubric has no band `{band}'; there are {bands}"};
inline constexpr Pattern published_backwards{"--until 不能早于 --date", "--until is before --date"};
inline constexpr Pattern one_view{"--rollup、--top、--publish 只能选一个",
                                  "only one of --rollup, --top and --publish at a time"};
inline constexpr Pattern idle_beside{"{option} 不能与 {view} 连用{why}",
                                     "{option} does not go with {view}{why}"};
inline constexpr Pattern rolled_by_region{"：汇总按地区", ": a roll-up is by region"};
inline constexpr Pattern grouped_by_per{"：按 --per 分组", ": its groups are those of --per"};
inline constexpr Pattern rollup_unranked{"：汇总不排名", ": a roll-up ranks nobody"};
inline constexpr Pattern rollup_ways{"--rollup 应为 mean、lowest 或 weighted:FACT，而不是“{way}”",
                                     "--rollup is mean, lowest or weighted:FACT, not `{way}'"};
inline constexpr Pattern rollup_lacks{
    "结果中没有 {ids}，汇总不列；用 --detail full 评分才有",
    "the results lack the criteria {ids}, which the roll-up leaves out; --detail full has them"};
inline constexpr Pattern weighs_nothing{
    "--rollup weighted:{fact}：没有单位的“{fact}”是不小于 0 的数，不能作权数",
    "--rollup weighted:{fact}: of no unit is `{fact}' a number, 0 or more, so it cannot weigh"};
inline constexpr Pattern top_with_per{"--top N 与 --per FACT 要一起用", "--top N and --per FACT go together"};
inline constexpr Pattern at_least_one{"{option} 至少为 1", "{option} is at least 1"};
inline constexpr Pattern stability_rubric{"--stability 需要 -r RUBRIC", "--stability needs -r RUBRIC"};
inline constexpr Pattern stability_spread{"--stability 应大于 0、小于 100%，如 25%",
                                          "--stability is over 0 and under 100%, such as 25%"};
inline constexpr Pattern nothing_varies{
    "--stability：细则只有一项，没有可浮动的权重，不作名次稳定性分析",
    "--stability: the rubric has one criterion and no weights to vary; nothing is said of how firm ranks are"};
inline constexpr Pattern nothing_ranked{
    "没有排名：各次结果请分别排名，或加 --allow-mixed 一并排名",
    "nothing is ranked: rank each run by itself, or all together with --allow-mixed"};
inline constexpr Pattern lacking_nodes{
    "结果中缺少排名所需的节点；请用 --detail full 或 groups 重新评分",
    "the results lack nodes that this needs; score with --detail full or groups"};

}  // namespace ceping::phrases
