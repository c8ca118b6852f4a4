#pragma once

#include <ceping/base/phrases.hpp>

/// What an author's table leaves open, as far as it is guessed of words that may mean something else.
namespace ceping::phrases {

inline constexpr Pattern authored_veto_of_what{
    "只写“{said}”，没有写发生什么时否决：请写明",
    "it says `{said}' and not what it takes to lose everything: state it"};
inline constexpr Pattern authored_shortfall{
    "填报的是做到多少{unit}：{base}{unit}得满分，每少{per}{unit}扣{each}分，一{unit}也没有时得{least}分；填报少了多少{unit}的，改成计次：请定",
    "the answer is how many there are ({unit}): {base} are worth everything, {each} off for each {per} fewer, {least} for "
    "none; make it a count if the answer is how many are missing"};
inline constexpr Pattern authored_bound_twice{
    "正好{bound}的，“{first}”和“{second}”都包含，按先写的算，后一档从{next}起：请核对",
    "{bound} is in both `{first}' and `{second}'; the first has it, and the other begins at {next}: check it"};
inline constexpr Pattern authored_bound_after{
    "正好{bound}的算在“{first}”里，后一档暂从{next}起：请按填报的小数位数写",
    "{bound} itself is in `{first}', and the next step begins at {next}: set it by the decimals of the answers"};
inline constexpr Pattern authored_beyond{"超过{bound}的没有写，暂按0分：请写明",
                                         "what lies beyond {bound} is not said and worth 0 here: state it"};
inline constexpr Pattern authored_from_best{"表上没有写分值，按标准里的得分取 {points} 分",
                                            "no points are stated; {points} is what the standard gives"};
inline const Words authored_several_rates{
    "标准里不止一个比率，这里只取了先写的：请拆成几项，或改写",
    "the standard has more than one rate, and only the first stands here: divide the criterion, or write the rule"};
inline constexpr Pattern authored_not_reached{
    "不到{bound}的没有写，暂按0分，曲线从{before}起：请写明",
    "what is below {bound} is not said and worth 0 here, up to {before}: state it"};
inline const Words authored_nameless{
    "没有看出各种情形的名称，暂记“情形1”等：请写上",
    "not every case has a name that was understood; some are numbered: give them their names"};
inline constexpr Pattern authored_one_method{"{names}看作同一种方法", "{names} were taken for one method"};
inline constexpr Pattern authored_drop{
    "“{said}”不得分：到{last}还有{points}分，{zero}起为0分，两者之间按直线算；请按填报的小数位数核对",
    "`{said}' is worth nothing: {last} is still worth {points}, and {zero} nothing; set both by the decimals of the answers"};
inline constexpr Pattern authored_left_out{
    "标准里的“{said}”没有算进这条规则：请补上或改写",
    "the standard says `{said}', which is not in this rule: add it, or write the rule"};
inline constexpr Pattern authored_gap{
    "{what}得多少分没有写，在“{first}”和“{second}”之间：请写明",
    "what {what} is worth is not said, between `{first}' and `{second}': state it"};
inline const Words authored_year{"标题中的年份；要用别的年份，写 --year",
                                 "the year of the table's title; --year gives another"};
inline const Words authored_year_period{"测评期：按标题中的年份，请核对",
                                        "the period: the year of the table's title, check it"};

}  // namespace ceping::phrases
