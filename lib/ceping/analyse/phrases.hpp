#pragma once

#include <ceping/base/phrases.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

// --- gates of scores
inline constexpr Pattern title_and_id{"{title}（{id}）", "{id} ({title})"};
inline constexpr Pattern no_less_than{"不低于 {value}", "at least {value}"};
inline constexpr Pattern no_more_than{"不超过 {value}", "at most {value}"};
inline constexpr Pattern better_than{"高于 {band}", "better than {band}"};
inline constexpr Pattern band_or_better{"{band}或更高", "{band} or better"};
inline constexpr Pattern rate_of{"“{id}”的得分率", "rate of `{id}'"};

// --- what is known of a published table
inline constexpr Pattern number_over_zero{"{option} 应为大于 0 的数，而不是“{text}”",
                                          "{option} takes numbers over 0, not `{text}'"};
inline constexpr Pattern values_for_parts{
    "{option} 给出 {given} 个值，而分项有 {parts} 个；请用 --parts 指明分项",
    "{option} has {given} values for {parts} parts; name the parts by --parts"};

// --- a run that is done again
inline constexpr Pattern no_temporary_file{"无法建立临时文件：{reason}",
                                           "no temporary file can be made: {reason}"};
inline constexpr Pattern temporary_file_full{"无法写入临时文件：{reason}",
                                             "the temporary file cannot be written: {reason}"};
inline constexpr Pattern other_version{"清单由 ceping {old} 写成，此程序是 {now}",
                                       "the manifest was written by ceping {old}, this is {now}"};
inline constexpr Pattern input_gone{"{path}：读不到了；原 SHA-256 是 {was}",
                                    "{path}: cannot be read any more; its SHA-256 was {was}"};
inline constexpr Pattern input_appeared{"{path}：原来读不到；现 SHA-256 是 {now}",
                                        "{path}: could not be read then; its SHA-256 is {now}"};
inline constexpr Pattern input_changed{"{path}：已改动；SHA-256 原为 {was}，现为 {now}",
                                       "{path}: changed; its SHA-256 was {was}, is {now}"};
inline constexpr Pattern output_gone{"{path}：读不到了", "{path}: cannot be read any more"};
inline constexpr Pattern output_changed{"{path}：运行之后已被改动", "{path}: changed since the run"};
inline constexpr Pattern lines_ended{"第 {number} 行起现在没有了：{was}",
                                     "from line {number} on nothing comes out any more: {was}"};
inline constexpr Pattern line_was{"第 {number} 行原为 {was}", "line {number} was {was}"};
inline constexpr Pattern line_is{"第 {number} 行现为 {now}", "line {number} is  {now}"};
inline constexpr Pattern line_is_new{"第 {number} 行是新增的：{now}", "line {number} is new: {now}"};

// --- how a score came about
inline constexpr Pattern eligibility_of{"{what} {id} {title}：{state}{from}",
                                        "{what} {id} {title}: {state}{from}"};
inline constexpr Pattern of_day{"{source}，发生于{day}", "{source}, of {day}"};
inline constexpr Pattern veto_out_of_time{"发生于{day}，在期限以外，不计",
                                          "of {day}, which is out of time: does not count"};
inline constexpr Pattern stated_by{"（{origins}）", " ({origins})"};
inline constexpr Pattern brought_up{"缺项折算到 {points} 分", "brought up to {points}"};
inline constexpr Pattern rescaled{"从 {full} 分折算到 {total} 分", "brought from {full} to {total}"};
inline constexpr Pattern left_out_of{"{method}不计入（n/a）", "{method} is left out (n/a)"};
inline constexpr Pattern self_for_method{"{method}没有结果，以自评代替",
                                         "nothing by {method}, the self-assessment stands in"};
inline constexpr Pattern nothing_by{"{method}没有结果，计 0 分", "nothing by {method}, which is worth 0"};
inline constexpr Pattern zero_denominator{"{from}：{answer}，分母为 0，不涉及",
                                          "{from}: {answer}, a denominator of 0: does not apply"};
inline constexpr Pattern invalid_answer{"{from}：无效，不计", "{from}: not valid, does not count"};
inline constexpr Pattern invalid_absent{"{from}：n/a，无效，不计", "{from}: n/a, not valid, does not count"};
inline constexpr Pattern small_sample{"{from}：{answer}，样本量不足，视同未填报",
                                      "{from}: {answer}, too small a sample: as if not answered"};
inline constexpr Pattern evidence_wanting{"佐证材料 {has} 件，至少 {needs} 件，无佐证不得分",
                                          "{has} of evidence where {needs} needed: worth nothing"};
inline constexpr Pattern evidence_out_of_time{
    "佐证材料列出 {listed} 件，日期符合要求的 {has} 件，至少 {needs} 件，无佐证不得分",
    "lists {listed} of evidence, {has} of them dated in time, where {needs} needed: worth nothing"};
inline constexpr Pattern due_and_submitted{"截止 {due}，提交 {submitted}",
                                           "due {due}, submitted {submitted}"};
inline constexpr Pattern visits_mean{"{method} {visits} 次的平均", "{method}: mean of {visits}"};
inline constexpr Pattern visits_uncut{"{method} {visits} 次的平均（不足三次，不去高低）",
                                      "{method}: mean of {visits} (fewer than three, none is cut)"};
inline constexpr Pattern visits_trimmed{"{method} {visits} 次，去掉一次最高、一次最低后的平均",
                                        "{method}: mean of {visits} without one highest and one lowest"};
inline constexpr Pattern visits_lowest{"{method} {visits} 次取最低", "{method}: lowest of {visits}"};
inline constexpr Pattern visits_latest{"{method} {visits} 次取最近", "{method}: latest of {visits}"};
inline constexpr Pattern void_answer_of{"按“{method}”测评的无效填报",
                                        "an invalid answer by method `{method}'"};
inline constexpr Pattern variant_answered{"第 {number} 种情形的填报", "an answer by its variant {number}"};
inline constexpr Pattern turn_of_variant{"第 {number} 种情形：{turn}", "its variant {number}: {turn}"};
inline constexpr Pattern variant_for{"适用第 {number} 种情形的规定：{units}",
                                     "by variant {number}, where {units}"};
inline constexpr Pattern variant_for_all{"适用第 {number} 种情形的规定", "by variant {number}"};
inline constexpr Pattern ruled_without{"{from}：分母为 0，不涉及",
                                       "{from}: a denominator of 0, does not apply"};
inline constexpr Pattern rates_by_weight{"下级得分率按权重平均，乘以 {full}",
                                         "rates of what is below, by weight, of {full}"};
inline constexpr Pattern gate_met{"保证项目 {id}：{text}，达到", "gate {id}: {text}, met"};
inline constexpr Pattern gate_missed{"保证项目 {id}：{text}，未达到", "gate {id}: {text}, not met"};
inline constexpr Pattern gate_absent{"保证项目 {id}：不适用，视为达到",
                                     "gate {id}: does not apply, which passes"};
inline constexpr Pattern absent_passes{"{what} 不适用，视为达到", "{what} does not apply, which passes"};
inline constexpr Pattern band_for_others{"仅限{units}，不适用于本单位",
                                         "only where {units}, so it is not for the unit"};
inline constexpr Pattern nothing_capped{"{what}，上限 {cap}", "{what}, at most {cap}"};
inline constexpr Pattern items_added{"{what} {items}", "{what} {items}"};
inline constexpr Pattern items_capped{"{what} {items}，上限 {cap}", "{what} {items}, at most {cap}"};
inline constexpr Pattern base_and_extras{"基础分 + 加分 - 扣分，在 0 到 {ceiling} 之间",
                                         "base + bonus - penalty, within 0 to {ceiling}"};
inline constexpr Pattern points_and_extras{"得分 + 加分 - 扣分，在 0 到 {ceiling} 之间",
                                           "points + bonus - penalty, within 0 to {ceiling}"};
inline constexpr Pattern veto_zeroes{"一票否决 {id}，计 0 分", "veto {id}: worth 0"};
inline constexpr Pattern half_up{"四舍五入到{places}位小数", "rounded half up to {places}"};
inline constexpr Pattern half_even{"四舍六入五成双到{places}位小数", "rounded half to even at {places}"};
inline constexpr Pattern cut_down{"只舍不入到{places}位小数", "cut down to {places}"};

// --- what would change it
inline constexpr Pattern worth{"计 {points}", "worth {points}"};
inline constexpr Pattern unchanged_answer{"填报内容不变（{answer}）", "the answer as it is ({answer})"};
inline constexpr Pattern with_sample_of{"样本量至少 {least}", "with a sample of at least {least}"};
inline constexpr Pattern with_larger_sample{"样本量至少 {least}（现为 {now}）",
                                            "with a sample of at least {least} ({now} now)"};
inline constexpr Pattern with_evidence{"佐证材料至少 {least} 件（现有 {now} 件）",
                                       "with at least {least} of evidence ({now} now)"};
inline constexpr Pattern with_timely_evidence{"日期符合要求的佐证材料至少 {least} 件（现有 {now} 件）",
                                              "with at least {least} of evidence dated in time ({now} now)"};

// --- two runs
inline constexpr Pattern other_unit{"原为单位 {was}，现为单位 {is}", "was unit {was}, is unit {is}"};
inline constexpr Pattern was_and_is{"单位 {unit}：{name} 原为 {was}，现为 {is}",
                                    "unit {unit}: {name} was {was}, is {is}"};
inline constexpr Pattern node_was_and_is{"单位 {unit}，节点 {node}：{name} 原为 {was}，现为 {is}",
                                         "unit {unit}, node {node}: {name} was {was}, is {is}"};
inline constexpr Pattern unread_because{"另一版细则读不了它的记录：{why}",
                                        "the other edition cannot read its records: {why}"};
inline constexpr Pattern newer_cause{"新{cause}", "new {cause}"};
inline constexpr Pattern older_cause{"旧{cause}", "old {cause}"};
inline constexpr Pattern unscored_mixture{"不能计分的组合（{causes}）：{why}",
                                          "a mixture that cannot be scored ({causes}): {why}"};
inline constexpr Pattern unusable_rulings{"裁定文件不可用：{why}", "the rulings cannot be used: {why}"};

// --- ranking
inline constexpr Pattern tie_needs_rubric{"--tie-break {id} 需要 -r RUBRIC",
                                          "--tie-break {id} needs -r RUBRIC"};
inline constexpr Pattern tie_of_no_node{"细则中没有节点“{id}”", "the rubric has no node `{id}'"};
inline constexpr Pattern by_twice{"--by 中“{fact}”写了两次", "--by names `{fact}' twice"};
inline constexpr Pattern by_facts{"--by 应写作 FACT 或 FACT,FACT", "--by takes FACT or FACT,FACT"};
inline constexpr Pattern band_lacks_node{
    "等次要看节点“{node}”，“{unit}”的结果中没有；请用 --detail full 或 groups 重新评分",
    "a band looks at node `{node}', which the result of `{unit}' lacks; score with --detail full or groups"};
inline constexpr Pattern result_lacks_node{
    "“{unit}”的结果中没有“{node}”；请用 --detail full 或 groups 重新评分",
    "the result of `{unit}' lacks `{node}'; score with --detail full or groups"};
inline constexpr Pattern too_many_draws{
    "{units} 个单位乘以 {draws} 次抽样超出内存上限；请用 --draws 减少次数，至多 {most}",
    "{units} units times {draws} draws are more than fits into memory; ask for fewer with --draws, at most {most}"};

// --- figures of items
inline constexpr Pattern checks_named{"清单项{names}", "check {names}"};
inline constexpr Pattern levels_named{"等级{names}", "level {names}"};
inline constexpr Pattern same_share{"得分率都是 {share}", "all have {share} of its points"};
inline constexpr Pattern weak_correlation{"与其余各项得分的相关系数为 {seen}",
                                          "its correlation with the rest of the score is {seen}"};
inline constexpr Pattern equal_partner{"“{item}”（{units} 个单位得分率全部相同）",
                                       "`{item}' (the same share in all of {units})"};
inline constexpr Pattern like_partner{"“{item}”（{units} 个单位，相关系数 {seen}）",
                                      "`{item}' (correlation {seen} over {units})"};

// --- what tests of a rubric cover
inline constexpr Pattern turn_of{"“{item}”的情形：{turn}", "`{item}': {turn}"};
inline constexpr Pattern gate_failed_on{"保证项目“{id}”未通过", "its gate on `{id}' failed"};
inline constexpr Pattern what_and_id{"{what}“{id}”", "{what} `{id}'"};
inline constexpr Pattern misses_by{"只因对“{id}”的要求而达不到等次“{band}”",
                                   "a unit that misses band `{band}' by its requirement on `{id}' alone"};
inline constexpr Pattern visits_of_method{"同一内容有 {visits} 次“{method}”测评",
                                          "{visits} by method `{method}'"};
inline constexpr Pattern never_tried{
    "“{item}”：从未填报，其规则的 {turns} 种情形都没有涉及",
    "`{item}': it is never answered, nor any of the {turns} turns of its rule tried"};
inline constexpr Pattern rejected_for{"不予计分（{codes}）", "rejected ({codes})"};
inline constexpr Pattern score_of{"得分 {score}", "a score of {score}"};

// --- changes of a rubric that its tests should notice
inline constexpr Pattern thing_of_node{"“{owner}”的 {thing}", "`{owner}': {thing}"};
inline constexpr Pattern thing_of_variant{"{owner}的 {thing}", "{owner}: {thing}"};
inline constexpr Pattern variant_of_node{"“{id}”的第 {number} 种情形", "variant {number} of `{id}'"};
inline constexpr Pattern level_of_scale{"等级表“{owner}”的等级 {thing}", "scale `{owner}': level {thing}"};
inline constexpr Pattern key_of_map{"{owner} 的 {thing}", "{owner} {thing}"};
inline constexpr Pattern key_of_rubric{"{owner}的 {thing}", "{owner} {thing}"};
inline constexpr Pattern changed_from_to{"{what}由 {from} 改为 {to}", "{what} from {from} to {to}"};
inline constexpr Pattern taken_away{"去掉{what}", "{what} taken away"};
inline constexpr Pattern swapped{"{a} 与 {b} 互换", "{a} and {b} swapped"};
inline constexpr Pattern points_moved{"“{from}”的 {points} 分移给“{to}”",
                                      "{points} moved from `{from}' to `{to}'"};
inline constexpr Pattern point_of_curve{"曲线第 {point} 点", "point {point} of the curve"};
inline constexpr Pattern x_of_curve{"曲线第 {point} 点的 x ", "x of point {point} of the curve"};
inline constexpr Pattern points_of_curve{"曲线第 {point} 点的分值", "points at point {point} of the curve"};
inline constexpr Pattern worth_of_class{"类别 {name} ", "class {name}"};
inline constexpr Pattern factor_of_tag{"情形 {name} 的倍数", "the factor of tag {name}"};
inline constexpr Pattern class_of_count{"类别 {name}", "class {name}"};
inline constexpr Pattern points_of_check{"清单项 {id} 的分值", "points of check {id}"};
inline constexpr Pattern check_of_list{"清单项 {id}", "check {id}"};

}  // namespace ceping::phrases
