#pragma once

#include <ceping/base/messages.hpp>

#include <string>

namespace ceping {

/// A sentence of a letter, in Chinese whatever the run's language.
struct Sentence {
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval Sentence(const char* chinese) : pattern(chinese, chinese) {}
    [[nodiscard]] std::string with(std::initializer_list<Pattern::Value> values) const {
        return pattern.with(values).zh;
    }
    Pattern pattern;
};

// The sentences of letters; what they say of findings stands beside their codes in letter_advice.cpp.
namespace phrases {

// --- the letters
inline constexpr Sentence letter_rubric{"《{title}》{edition}"};
inline constexpr Sentence letter_year{"（{year}年版）"};
inline constexpr Sentence in_brackets{"（{text}）"};
inline constexpr Sentence to_unit{"{unit}："};
inline constexpr Sentence named_unit{"{name}（{id}）"};
inline constexpr Sentence reminding_title{"关于催报{evaluation}自评材料的通知"};
inline constexpr Sentence returning_title{"关于退回修改{evaluation}自评材料的通知"};
inline constexpr Sentence asking_title{"关于核实{evaluation}自评材料的通知"};
inline constexpr Sentence lateness_title{"关于{evaluation}自评材料逾期报送的告知"};
inline constexpr Sentence reply_by{"请于{day}前"};
inline constexpr Sentence ask_at{"请与我们联系（{contact}）。"};
inline constexpr Sentence due_before{"于{day}前"};
inline constexpr Sentence nothing_came{
    "按照{rubric}的要求，你单位应{due}报送自评材料。经核对，目前尚未收到。"};
inline constexpr Sentence hand_in{
    "{soon}报送。已经报送的，请核对材料中的单位编码是否为“{id}”；确有困难的，请及时说明情况。有疑问的，{ask}"};
inline constexpr Sentence looked_at{"根据{rubric}，我们核对了你单位报送的自评材料{file}，{found}"};
inline constexpr Sentence must_fix{"发现必须修改的问题{errors}处{doubts}，现予退回，请按下列意见修改。"};
inline constexpr Sentence and_doubts{"、需要核实的情况{doubts}处"};
inline constexpr Sentence fix_and_return{"{soon}修改完毕并重新报送。对上述意见有疑问的，{ask}"};
inline constexpr Sentence have_doubts{"有下列{doubts}处情况需要你单位核实。自评材料不退回。"};
inline constexpr Sentence answer_doubts{
    "{soon}逐项核实并回复：填错的，请报送改正后的材料；没有填错的，请说明情况。有疑问的，{ask}"};
inline constexpr Sentence no_need_again{"自评材料不需重新报送。提交日期有误的，{ask}"};
inline constexpr Sentence also_told{"另告：{lateness}"};
inline constexpr Sentence in_place{"（{place}）："};
inline constexpr Sentence not_filled_in{
    "有{items}项没有填报，现按0分计：{all}。请逐项补填；没有开展的如实填报，允许不涉及的填“不涉及”。"};

// --- what a finding is about
inline constexpr Sentence filled_in_as{"填报为“{text}”，"};
inline constexpr Sentence filled_in_as_more{"填报为“{text}……”，"};
inline constexpr Sentence claim_of{"{item}的自评得分"};
inline constexpr Sentence in_quotes{"“{text}”"};
inline constexpr Sentence row_number{"第{row}行"};
inline constexpr Sentence cell_of_sheet{"工作表“{sheet}”单元格{cell}"};
inline constexpr Sentence of_sheet{"工作表“{sheet}”"};
inline constexpr Sentence cell_alone{"单元格{cell}"};
inline constexpr Pattern cell_unheaded{"第{row}行{column}列", "{column}{row}"};
inline constexpr Pattern cell_headed{"第{row}行“{header}”列（{column}列）", "{column}{row} \"{header}\""};

// --- how to answer
inline constexpr Sentence pick_one{"请从{choices}中选填一个{end}"};
inline constexpr Sentence pick_those_met{"请填写做到的各项，可填的有：{choices}{end}"};
inline constexpr Sentence only_of_events{"“{key}”只用于逐件填写的事件。请删去。"};
inline constexpr Sentence not_of_the_form{"“{key}”不是表中的内容{near}请照下发的表改正。"};
inline constexpr Sentence events_or_counts{
    "请按类别填写数量，或者逐件填写（一行一起事件，填它的类别），类别有：{choices}{end}"};
inline constexpr Sentence count_by_class{"请按类别填写数量，类别有：{choices}{end}"};
inline constexpr Sentence give_percent{"请填{range}百分数，或分别填写分子和分母{end}"};
inline constexpr Sentence give_count{"请填不小于0的整数{unit}{end}"};
inline constexpr Sentence give_figure{"请填{range}数字{step}{unit}{end}"};
inline constexpr Sentence figures_between{"{low}至{high}之间的"};
inline constexpr Sentence multiples_of{"，且为{step}的整数倍"};
inline constexpr Sentence only_figure{"（单位为{unit}，只填数字）"};

// --- answers
inline constexpr Sentence meant_so{"，是否应为{near}？"};
inline constexpr Sentence meant_quoted{"，是否应为“{near}”？"};
inline constexpr Sentence ratio_parts{"分子{num}、分母{den}"};
inline constexpr Sentence should_lie{"应在{low}至{high}之间"};
inline constexpr Sentence sum_line{"；{line}"};

// --- the form
inline constexpr Sentence may_be{"可填的有：{values}。"};
inline constexpr Sentence lateness_costs{"，{item}因此扣{points}分"};
inline constexpr Sentence lateness_gives_less{"，{item}因此少得{points}分"};
inline constexpr Sentence handed_in_late{
    "你单位自评材料的提交日期是{submitted}，晚于截止日期{deadline}，逾期{days}天{cost}。"};

// --- evidence
inline constexpr Sentence evidence_quoted{"佐证“{title}”"};
inline constexpr Sentence evidence_file{"佐证“{title}”（{file}）"};
inline constexpr Sentence and_other_units{"{units}等单位"};

// --- what was found of a criterion
inline constexpr Pattern given_level{"评为“{level}”", "level {level}"};
inline constexpr Pattern given_level_of{"评为“{level}”：{standard}", "level {level}: {standard}"};
inline constexpr Pattern checks_found{"存在：{checks}", "found: {checks}"};
inline constexpr Pattern checks_not_met{"未达到：{checks}", "not met: {checks}"};
inline constexpr Pattern given_points{"评{points}分", "given {points}"};
inline constexpr Pattern with_sample{"{figure}（样本{sample}）", "{figure} (sample {sample})"};
inline constexpr Pattern with_share{"{num}/{den}，即{share}", "{num}/{den}, {share}"};
inline constexpr Pattern points_taken_by{"{method}扣{points}分", "{method} takes {points}"};
inline constexpr Pattern points_by{"{method}得{points}分", "{method} {points}"};

}  // namespace phrases

}  // namespace ceping
