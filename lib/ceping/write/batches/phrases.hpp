#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/write/letters/phrases.hpp>

// The sentences of reports on a batch.
namespace ceping::phrases {

// --- the whole
inline constexpr Pattern for_variant{"第{number}种情形（{units}）：", "variant {number} ({units}):"};
inline constexpr Pattern report_of_rubric{"《{rubric}》{edition}测评报告", "{rubric}{edition}: report"};
inline constexpr Pattern report_of_quarter{"《{rubric}》{edition}{quarter}测评情况",
                                           "{rubric}{edition}: {quarter}"};
inline constexpr Pattern rubric_named{"{rubric}{edition}", "{rubric}{edition}"};
inline constexpr Pattern edition_in_brackets{"（{edition}）", " ({edition})"};
inline constexpr Pattern period_was{"测评期：{period}", "Period: {period}"};
inline constexpr Pattern issued_by{"发布单位：{issuer}", "Issued by: {issuer}"};
inline constexpr Pattern answer_to{"联系方式：{contact}", "Contact: {contact}"};
inline constexpr Pattern report_dated{"报告日期：{day}", "Date: {day}"};
inline constexpr Pattern fullest_interval{"各分数段的单位数；最多的一段是{range}分，{units}个单位",
                                          "units by score; the fullest interval is {range} with {units}"};

inline constexpr Pattern unit_and_id{"{unit}（{id}）", "{unit} ({id})"};
inline constexpr Pattern unit_unscored_for{"{status}：{reason}", "{status}: {reason}"};
inline constexpr Pattern not_assessed_too{"，未测评{units}个", ", {units} not assessed"};
inline constexpr Pattern units_counted{"{units}个，计分{scored}个{unassessed}，不予计分{rejected}个",
                                       "{units}, {scored} scored{unassessed}, {rejected} rejected"};
inline constexpr Pattern interval_below{"不到{to}", "below {to}"};
inline constexpr Pattern interval_upwards{"{from}及以上", "{from} and more"};
inline constexpr Pattern interval{"{from}至不到{to}", "{from} to below {to}"};
inline constexpr Pattern more_lost_less{"另有{rest}项失分较少，未列出。",
                                        "{rest} more lost less and are not listed."};
inline constexpr Pattern claimed_on_average{
    "{units}个单位经过核验且有自评：自评平均{claimed}分，核验平均{given}分，自评高出{more}分。",
    "Verified with a claim: {units}; {claimed} claimed on average, {given} verified, overstated by {more}."};
inline constexpr Pattern region_rate{"{region} {rate}（{units}个）", "{region} {rate} ({units})"};
inline constexpr Pattern units_in_batch{"{units}个，其中计分{scored}个{unassessed}，不予计分{rejected}个",
                                        "{units}: {scored} scored{unassessed}, {rejected} rejected"};
inline constexpr Pattern most_units_have{"单位最多的是{from}–{to}分，有{units}个。",
                                         "Most units, {units}, have {from}–{to} points."};
inline constexpr Pattern points_and_more{"{from}分及以上", "{from} and more"};
inline constexpr Pattern points_less_than{"{from}至不到{to}分", "{from} to less than {to}"};
inline constexpr Pattern chart_of_scores{"横轴为得分，柱上数字为单位数。{fullest}",
                                         "Scores from left to right; the numbers are units. {fullest}"};
inline constexpr Pattern band_and_units{"{band} {units}", "{band} {units}"};
inline constexpr Pattern units_and_share{"{units}个，{share}", "{units}, {share}"};
inline constexpr Pattern claimed_high_or_low{"自评总分偏高的{over}个，偏低的{under}个。",
                                             "Claimed too much: {over}; too little: {under}."};
inline constexpr Pattern zeroed_left_out{"另有{units}个单位因一票否决总分记为0，其自评总分不与核验总分比较。",
                                         "Not compared, since a veto set the score to 0: {units}."};
inline constexpr Pattern claims_by_section{
    "有自评分的核验单位{units}个，自评平均{claimed}分，核验平均{given}分。下表按项目列出各单位自评分与核验分之和。",
    "Verified with a claim: {units}; {claimed} points claimed on average, {given} given. By section, sums over all units:"};
inline constexpr Pattern weakest_is{"最薄弱的是{section}，得分率{rate}。",
                                    "The weakest is {section} with {rate}."};
inline constexpr Pattern most_of_losing{"失分最多的{shown}项（失分的共{all}项）",
                                        "{shown} of {all} criteria that lost points"};
inline constexpr Pattern league_counts{"参加排名{ranked}个，共{units}个单位", "{ranked} ranked of {units}"};
inline constexpr Pattern league_and_counts{"{league}：{counts}", "{league}: {counts}"};
inline constexpr Pattern rates_of_regions{"各地区得分率，{first}–{last}", "Rates of regions, {first}–{last}"};
inline constexpr Pattern rates_of_league{"{league}{units}{sections}", "{league}{units}{sections}"};
inline constexpr Pattern sections_from_to{" {first}–{last}", " {first}–{last}"};
inline constexpr Pattern units_from_to{"（第{first}–{last}个单位）", " (units {first}–{last})"};
inline constexpr Pattern written_by{
    "本报告由 ceping-report {version} 生成。用同一细则和同一批记录重新评分，应得到相同的结果；各单位页列出了评分所用的记录。",
    "Written by ceping-report {version}. Scoring the same records by the same rubric gives the same results; "
    "each unit's page names the records."};

// --- the summary
inline constexpr Pattern summary_of_none{"参评单位{units}个，没有计分的单位", "{units}, none of them scored"};
inline constexpr Pattern summary_scores{
    "参评单位{units}个，计分{scored}个，平均{mean}分，中位数{median}分（满分{total}分）",
    "{units}, {scored} of them scored: mean {mean}, median {median} of {total}"};
inline constexpr Pattern summary_ends{"最高{highest}分：{best}；最低{lowest}分：{worst}",
                                      "Highest {highest}: {best}; lowest {lowest}: {worst}"};
inline constexpr Pattern zeroed_unit{"{unit}（因一票否决记0分）", "{unit} (set to 0 by a veto)"};
inline constexpr Pattern and_so_many{"{names}等{units}个单位", "{names} and others, {units} in all"};
inline constexpr Pattern summary_band{"{band}{units}个（{share}）", "{band} {units} ({share})"};
inline constexpr Pattern summary_bands{"等次：{bands}", "Bands: {bands}"};
inline constexpr Pattern summary_not_eligible{
    "不具备评定资格的{units}个：有一票否决情形的{vetoed}个，前置条件不符合的{denied}个，前置条件尚未确认的{open}个",
    "Not eligible: {units}; {vetoed} by a veto, {denied} by a prerequisite that was denied, {open} by one that nobody "
    "confirmed"};
inline constexpr Pattern summary_rejected{"因记录有误不予计分的{units}个",
                                          "Rejected for faults in their records: {units}"};
inline constexpr Pattern summary_not_assessed{"未测评的{units}个", "Not assessed: {units}"};
inline constexpr Pattern summary_regions{
    "地区平均分最高的是{best}（{highest}分），最低的是{worst}（{lowest}分）",
    "Regions: the highest mean is that of {best} ({highest}), the lowest that of "
    "{worst} ({lowest})"};
inline constexpr Pattern section_rate{"{section}（{rate}）", "{section} ({rate})"};
inline constexpr Pattern summary_sections{"得分率最低的项目：{sections}",
                                          "Sections with the lowest rates: {sections}"};
inline constexpr Pattern summary_criterion{
    "{criterion}：{units}个涉及的单位中{losing}个失分（{share}）{extent}，折合总分共失{lost}分",
    "{criterion}: {losing} of {units} lost points ({share}){extent}; {lost} of the scores lost in all"};
inline constexpr Pattern summary_verified{
    "{units}个有自评的单位经过核验：自评平均{claimed}分，核验平均{given}分；自评高于核验的{over}个，低于核验的{under}个",
    "Verified with a claim: {units}; {claimed} claimed and {given} verified on average; {over} claimed too much, {under} too little"};
inline constexpr Pattern summary_moved{
    "与上次测评相比，两次都计分的{units}个单位{way}，提高的{up}个，下降的{down}个",
    "Since the earlier batch, {units} scored in both: {way} on average; {up} up, {down} down"};
inline constexpr Pattern summary_fixing{"需要整改的单位{units}个，整改事项{items}项",
                                        "To be fixed: {items} of {units}"};

inline constexpr Pattern summary_fixed{
    "通知书要求整改的{items}项中已整改{fixed}项，整改率{rate}；尚未反馈的单位{unanswered}个",
    "Of {items} on notices {fixed} were fixed, a rate of {rate}; units that have not answered: "
    "{unanswered}"};
inline constexpr Pattern moved_up{"平均提高{mean}分", "up by {mean}"};
inline constexpr Pattern moved_down{"平均下降{mean}分", "down by {mean}"};

// --- a quarter
inline constexpr Pattern quarter_named{"{year}年第{number}季度", "{year}, quarter {number}"};
inline constexpr Pattern quarter_reported{
    "{quarter}（{span}）：参评单位{units}个，已报送自评材料的{reported}个，其中本季度报送的{in_quarter}个{undated}；尚未报送的{missing}个。",
    "{quarter} ({span}): {units}, {reported} of them with a self-assessment, {in_quarter} of these in the quarter{undated}; {missing} "
    "without one."};
inline constexpr Pattern quarter_undated{"，没有写明日期的{units}个", ", {units} without a date"};
inline constexpr Pattern quarter_later{
    "得分和名次依据全部记录，其中季末以后的{records}份；本节只统计截至季末的记录。",
    "Scores and ranks rest on all records, {records} of a later date among them; this chapter counts those up to the quarter's end."};
inline constexpr Pattern quarter_visits{
    "本季度的测评记录{records}份；有方法尚未测评的单位{outstanding}个。",
    "Visits and checks in the quarter: {records}. Outstanding by some method: {outstanding}."};
inline constexpr Pattern visit_on{"{method}（{day}）", "{method} ({day})"};

// --- what verification changed, and what moved
inline constexpr Pattern checked_in_all{
    "核验改变了{units}个单位的{changed}项自评：调低{lowered}项，调高{raised}项。",
    "Claims that verification changed: {changed}, of {units}; {lowered} were lowered, {raised} raised."};
inline constexpr Pattern moved_in_all{
    "两次都计分的单位{compared}个：{mean}提高{up}个，下降{down}个；等次变化{bands}个。新参评{added}个，不再参评{gone}个。",
    "Scored in both: {compared};{mean} {up} up, {down} down, {bands} in another band. New: {added}; gone: {gone}."};
inline constexpr Pattern with_a_stop{"{sentence}。", "{sentence}."};
inline constexpr Pattern ruled_points{"得{points}分", "{points}"};
inline constexpr Pattern moved_on_average{"平均变化{mean}分，", " {mean} on average,"};
inline constexpr Pattern to_fix_by_kind{
    "需要整改的单位{units}个，整改事项{items}项：失分的测评内容和扣分{criteria}项，一票否决{vetoes}项，前置条件{prerequisites}项。",
    "To be fixed: {items} of {units}; {criteria} by points lost, {vetoes} by a veto, {prerequisites} by a prerequisite."};
inline constexpr Pattern moved_most{"变化最大的{shown}个单位（有变化的共{all}个）",
                                    "{shown} of {all} units that moved, the greatest movement first"};
inline constexpr Pattern scored_by_other_rubric{
    "上次的结果依据另一细则或另一版本（{rubric}），变化中含有细则变化的影响。",
    "The earlier results are of another rubric or edition ({rubric}): the movement has its changes in it."};
inline constexpr Pattern ruled_in_all{"共有{units}个单位的{rulings}项经过复核裁定。",
                                      "Ruled on: {rulings}, of {units}."};
inline constexpr Pattern found_in_all{"共{findings}条，涉及{units}个单位。", "{findings} of {units}."};
inline constexpr Pattern findings_cut{"以下列出前{shown}条，其余见各单位页。",
                                      "The first {shown} are listed; the units' pages have the rest."};
inline constexpr Pattern most_overstated{"自评高出最多的{shown}个单位（共{all}个）",
                                         "{shown} of {all} units that claimed too much"};

// --- a unit
inline constexpr Pattern next_band{"距“{band}”的分数线（{min}分）还差{gap}分。",
                                   "The least score of {band}, {min}, is {gap} away."};
inline constexpr Pattern gate_shut{
    "因保证项目未达到要求，整项不得分的：{groups}；各项失分仍按各自的分值列出。",
    "No points for {groups}: a gate is not passed. What is lost below is listed with its own points all the same."};
inline constexpr Pattern kept_from_band{"分数已够“{band}”，但受该等次的比例限制。",
                                        "The score would do for {band}; its quota keeps the unit from it."};
inline constexpr Pattern kept_from_band_by{"分数已够“{band}”，但{unmet}。",
                                           "The score would do for {band}, but {unmet}."};
inline constexpr Pattern next_band_too{"距“{band}”的分数线（{min}分）还差{gap}分，而且{unmet}。",
                                       "The least score of {band}, {min}, is {gap} away, and {unmet}."};
inline constexpr Pattern rate_unmet{"{item}的得分率为{rate}，低于要求的{least}",
                                    "{item} has {rate}, not the {least} asked for"};
inline constexpr Pattern points_unmet{"{item}没有得分", "{item} has no points"};
inline constexpr Pattern below_the_median{"低于中位数的{sections}项；最低的是{lowest}，{rate}",
                                          "{sections} below the median; the lowest is {lowest}, {rate}"};
inline constexpr Pattern prerequisite_of{"前置条件 {id} 不符合", "prerequisite {id} denied"};
inline constexpr Pattern unconfirmed_of{"前置条件 {id} 尚未确认", "prerequisite {id} not confirmed"};
inline constexpr Pattern veto_of{"一票否决 {id}", "veto {id}"};
inline constexpr Pattern group_in_brackets{"（{group}）", " ({group})"};
inline constexpr Pattern not_eligible_for{"不具备评定资格：{conditions}", "not eligible: {conditions}"};
inline constexpr Pattern not_confirmed{"{condition}（未确认）", "{condition} (not confirmed)"};
inline constexpr Pattern unconfirmed{"尚未确认的前置条件：{conditions}",
                                     "Prerequisites that nobody confirmed: {conditions}"};
inline constexpr Pattern other_band_by_quota{"比例限额，原为{band}", "by quota; was {band}"};
inline constexpr Pattern condition_and_clause{"{condition}（{clause}）", "{condition} ({clause})"};
inline constexpr Pattern score_made_of{"基本分{base}＋加分{bonus}－扣分{penalty}{apart}",
                                       "base {base} + bonus {bonus} − penalty {penalty}{apart}"};
inline constexpr Pattern rank_on_page{"{league}第{rank}名{shared}，共{ranked}个单位参加排名",
                                      "{league}{rank} of {ranked}{shared}"};
inline constexpr Pattern in_league{"{league}：", "{league}: "};
inline constexpr Pattern bonus_item{"加分 {item}", "bonus {item}"};
inline constexpr Pattern penalty_item{"扣分 {item}", "penalty {item}"};
inline constexpr Pattern scored_from{"评分所用的记录：{records}", "Scored from: {records}"};
inline constexpr Pattern rank_among{"{shared}第{rank}名，共{ranked}个单位{group}",
                                    "{rank}{shared} of {ranked}{group}"};
inline constexpr Pattern score_of_total{"{score}（满分{total}）", "{score} of {total}"};
inline constexpr Pattern to_fix_in_all{"需要整改{items}项，折合总分共失{lost}分：",
                                       "{items} to fix, {lost} of the score lost:"};
inline constexpr Pattern fixing_on_page{"共{items}项，折合总分共失{lost}分。{deadline}",
                                        "Items: {items}; points of the score lost: {lost}. {deadline}"};
inline constexpr Pattern fixed_before{"请于{day}前完成整改。", "To be fixed by {day}."};
inline constexpr Pattern lost_points{"失{lost}分", "lost {lost}"};
inline constexpr Pattern lost_briefly{"失{lost}", "lost {lost}"};
inline constexpr Pattern lost_and_found{"失{lost}：{found}", "lost {lost}: {found}"};
inline constexpr Pattern rectification_sheet{"整改{number}", "Rectification {number}"};
inline constexpr Pattern where_in_brackets{"（{where}）", " ({where})"};
inline constexpr Pattern finding_line{"{severity}：{message}{where}", "{severity}: {message}{where}"};

// --- how scores are rounded
inline constexpr Pattern rounding_of_scores{"{places}位小数，{mode}", "{places}, {mode}"};
inline constexpr Pattern scores_rounded{"总分保留{places}位小数，{mode}{criteria}{groups}",
                                        "scores to {places} decimals, {mode}{criteria}{groups}"};
inline constexpr Pattern scores_rounded_to{"总分保留{places}位小数，{mode}", "{places}, rounded {mode}"};
inline constexpr Pattern criteria_rounded_to{"；测评内容{places}位", "; criteria to {places} decimals"};
inline constexpr Pattern groups_rounded_to{"；测评项目{places}位", "; groups to {places} decimals"};
inline constexpr Pattern lost_or_more{"失分不少于{points}分的", "what lost {points} or more"};

// --- notices
inline constexpr Sentence notice_title{"关于{unit}测评发现问题的整改通知书"};
inline constexpr Sentence notice_scores_by{"本通知书中的得分{policy}"};
inline constexpr Sentence index_scores_by{"本目录中的得分{policy}"};
inline constexpr Sentence notice_chapter{"{number}、{title}"};
inline constexpr Sentence notice_opening{
    "根据{rubric}，经{ways}{done}，发现你单位存在下列问题{period}。现将有关情况和整改要求通知如下。"};
inline constexpr Sentence evaluated_by{"{methods}{when}"};
inline constexpr Sentence evaluated_for{"（测评期为{span}）"};
inline constexpr Sentence in_brackets_zh{"（{text}）"};
inline constexpr Sentence day_of_month{"{month}月{day}日"};
inline constexpr Sentence days_from_to{"{first}至{last}，共{days}个测评日"};
inline constexpr Sentence notice_points{"{points}分"};
inline constexpr Sentence notice_score{"你单位得分{score}分（满分{total}{claimed}）{parts}{band}{rank}。"};
inline constexpr Sentence score_parts{"，其中基本分{base}{bonus}{penalty}"};
inline constexpr Sentence notice_zero{
    "你单位因一票否决情形总分记为{score}分（满分{total}{claimed}）{parts}{band}{rank}。"};
inline constexpr Sentence parts_but_for_veto{"；不计一票否决，基本分{base}{bonus}{penalty}"};
inline constexpr Sentence of_it_claimed{"，自评{points}"};
inline constexpr Sentence of_it_bonus{"，加分{points}"};
inline constexpr Sentence of_it_penalty{"，扣分{points}"};
inline constexpr Sentence of_it_band{"；等次为“{band}”"};
inline constexpr Sentence ranked_alone{"；在{group}参加排名的{ranked}个单位中列第{rank}名"};
inline constexpr Sentence ranked_with_others{"；在{group}参加排名的{ranked}个单位中并列第{rank}名"};
inline constexpr Sentence group_quoted{"“{group}”组"};
inline constexpr Sentence notice_found{"测评发现{problems}{left_out}。"};
inline constexpr Sentence vetoes_found{"一票否决情形{vetoes}项"};
inline constexpr Sentence unmet_found{"未达到的前置条件{prerequisites}项"};
inline constexpr Sentence unconfirmed_found{"尚未确认的前置条件{prerequisites}项"};
inline constexpr Sentence losses_found{"失分问题{items}项，折合总分共失{lost}"};
inline constexpr Sentence and_the_last{"{others}和{last}"};
inline constexpr Sentence small_left_out{"（单项失分不足{least}的未列入）"};
inline constexpr Sentence notice_section{"（{number}）{section}"};
inline constexpr Sentence section_given{"{title}（{id}满分{max}，得{points}）"};
inline constexpr Sentence id_before{"{id}，"};
inline constexpr Sentence problem_lost{"（{id}满分{max}，失分{lost}）"};
inline constexpr Sentence problem_penalty{"（{id}扣{lost}）"};
inline constexpr Sentence section_lost{"失分{lost}"};
inline constexpr Sentence problem_and_found{"{problem}，{found}"};
inline constexpr Sentence notice_line{"{label}：{text}"};
inline constexpr Sentence ended{"{text}。"};
inline constexpr Sentence fix_each_before{
    "请对照上述问题逐项制定整改措施，明确责任人，于{day}前整改到位；一时难以整改到位的，应说明原因和完成时限。"};
inline constexpr Sentence report_fixing{
    "请于{day}前书面报送整改报告和填写完整的《整改情况反馈表》（见附件），并附文件、照片、台账等佐证材料。"};
inline constexpr Sentence may_object{"对上述情况有异议的，请于{day}前书面提出复核申请，并附佐证材料。"};
inline constexpr Sentence notice_contact{"联系人和联系方式：{contact}"};
inline constexpr Sentence notice_annexed{"附件：整改情况反馈表"};
inline constexpr Sentence annex_unit{"单位（盖章）：{unit}"};
inline constexpr Sentence notices_in_all{
    "根据{rubric}的测评结果，共发出整改通知书{notices}份，涉及失分问题{items}项，折合总分共失{lost}分{left_out}{deadline}。"};
inline constexpr Sentence to_be_fixed_before{"；整改期限为{day}前"};

}  // namespace ceping::phrases
