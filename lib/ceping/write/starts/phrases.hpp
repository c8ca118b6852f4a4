#pragma once

#include <ceping/base/phrases.hpp>

/// The sentences of what is written to begin with.
namespace ceping::phrases {

inline constexpr Pattern start_made_of{
    "由 {table} 生成的测评细则草稿：{criteria} 项测评内容，合计 {total} 分。",
    "A draft made of {table}: {criteria}, {total} points in all."};
inline constexpr Pattern start_how_marked{
    "“推断”是按表上的文字猜的，请逐条核对；“请决定”是表上没有写明、要由人定的。改完用 ceping-lint {file} 检查。",
    "`Guessed' was guessed of the table's words: check each. "
    "`Decide' is what the table does not say. Then run ceping-lint {file}."};
inline constexpr Pattern start_blank_columns{
    "表上供填写的列没有取用：{columns}",
    "columns of the table that are to be filled in were left out: {columns}"};
inline constexpr Pattern start_remark{"表上另有：{text}", "the table also says: {text}"};
inline constexpr Pattern start_guess{"第{row}行，推断：“{said}” → {answer}。请核对",
                                     "row {row}, guessed: `{said}' -> {answer}; check it"};
inline constexpr Pattern start_guessed{"推断：{what}。请核对", "guessed: {what}; check it"};
inline constexpr Pattern start_decide{"请决定：{what}", "decide: {what}"};
inline constexpr Pattern start_decide_row{"第{row}行，请决定：{what}", "row {row}, decide: {what}"};
inline constexpr Pattern start_stated{
    "表上写 {stated} 分，下面各项合计 {sum} 分，按合计计",
    "the table says {stated}, and what is below adds up to {sum}, which counts"};
inline constexpr Pattern start_total_sum{
    "表上写满分 {stated} 分，各项合计 {sum} 分，按合计计",
    "the table says {stated} in all, and the items add up to {sum}, which counts"};
inline constexpr Pattern start_total_with_bonus{"表上的 {stated} 分含加分，加分另计",
                                                "the table's {stated} include the bonus, which stands apart"};
inline constexpr Pattern start_converted{"各项合计 {sum} 分，折算成 {total} 分",
                                         "the items add up to {sum}, brought to {total}"};
inline const Words start_no_title{"表上没有标题", "the table has no title"};
inline const Words start_edition{"每年一版", "an edition a year"};
inline const Words start_period{"测评期：表上没有写，请核对", "the period: the table does not say, check it"};
inline const Words start_methods{"测评方法：名称按表上所写", "methods, as the table calls them"};
inline const Words start_no_methods{
    "表上没有写测评方法；要分方法核验时，写 methods 和 default_methods",
    "the table names no methods; where sources verify, write methods and default_methods"};
inline const Words start_default_methods{"推断：没有写方法的内容用第一种。请核对",
                                         "guessed: criteria without a method have the first one; check it"};
inline const Words start_scales{"等级：得分按表上所写，或按所注推断",
                                "levels: points as the table says, or as noted where they are guessed"};
inline const Words start_veto_effect{
    "推断：一票否决的后果是取消评定资格；总分记为0的写 effect: zero。请核对",
    "guessed: a veto takes the eligibility; effect: zero where it takes the score; check it"};
inline constexpr Pattern start_veto_of{"推断：取自“{said}”。请核对",
                                       "guessed: of the words `{said}'; check it"};
inline const Words start_bands{"请决定：等次表上没有写，例如", "decide: the table has no bands; such as"};
inline const Words start_bands_example{
    "bands: [{id: excellent, title: 优秀, min: 90}, {id: pass, title: 达标, min: 80}, {id: fail, title: 未达标}]",
    "bands: [{id: excellent, title: Excellent, min: 90}, "
    "{id: pass, title: Pass, min: 80}, {id: fail, title: Below}]"};

}  // namespace ceping::phrases
