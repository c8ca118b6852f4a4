#pragma once

#include <ceping/base/phrases.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline constexpr Pattern header_seen{
    "取作表头的这一行是：{seen}。表头应写作：单位编码,单位名称,…",
    "the row taken for the header: {seen}. A header is written like: unit,name,…"};
inline constexpr Pattern days{"{days}天", "{days}"};
inline constexpr Pattern delay_takes_off{"“{item}”因此扣 {points} 分", "`{item}' loses {points} by it"};
inline constexpr Pattern delay_loses{"“{item}”因此少得 {points} 分", "`{item}' loses {points} by it"};
inline constexpr Pattern group_named{"项目“{id}”", "group `{id}'"};
inline constexpr Pattern child_of_weighted{"加权项目下的“{id}”", "`{id}' under a weighted group"};
inline constexpr Pattern bonus_needs_cap{"“{id}”没有写 points，所在的加分就需要写明 cap",
                                         "`{id}' has no points, so that its bonus needs a cap"};
inline constexpr Pattern rate_of_unlimited{"“{id}”没有写 points，没有满分，也就没有得分率",
                                           "`{id}' has no points of its own, and so no rate"};
inline constexpr Pattern weighted_group_named{"加权项目“{id}”", "weighted group `{id}'"};
inline constexpr Pattern points_too_many{"多 {by} 分", "{by} too many"};
inline constexpr Pattern points_too_few{"少 {by} 分", "{by} too few"};
inline constexpr Pattern criterion_named{"测评内容“{id}”", "criterion `{id}'"};
inline constexpr Pattern prerequisite_named{"前置条件“{id}”", "prerequisite `{id}'"};
inline constexpr Pattern stands_elsewhere{
    "“{id}”在{section}之下，只有 tie_break 可以引用；这里应写 items 之下的编号",
    "`{id}' stands under {section}, where only tie_break may name it; this names a node under items"};
inline constexpr Pattern variant_of{"测评内容“{id}”的分类规定", "a variant of criterion `{id}'"};
inline constexpr Pattern statement_of{"一票否决“{id}”的填报", "the statement of veto `{id}'"};
inline constexpr Pattern number_with_values{"“{id}”是数字项，不能再列 values",
                                            "`{id}' is a number and cannot list values"};
inline constexpr Pattern more_rows_say_so{"另有 {rows} 行同样如此", "{rows} the same"};
inline constexpr Pattern band_without_min{
    "等次“{id}”缺少 min 或 requires；只有最末等次没有",
    "band `{id}' has no min and no requires; only the last band has neither"};
inline constexpr Pattern last_band_with_min{
    "最末等次“{id}”不能有 min、requires 或 when，否则有单位无等次可归",
    "the last band `{id}' must have no min, no requires and no when, or some units would have no band"};
inline constexpr Pattern compares_no_figure{
    "less_or_equal 比较数字；“{id}”的填报内容不是数字",
    "less_or_equal compares figures; the answer to `{id}' is not one"};
inline constexpr Pattern has_no_answer{
    "“{id}”按提交日期计算，没有填报内容可核对",
    "`{id}' is computed from the date of submission and has no answer to compare"};
inline constexpr Pattern expect_of_the_base{
    "规则来自底本；“{edition}”去掉了这一项时，应写自己的 expect",
    "the rule is the base's; where {edition} removed the criterion, it needs an expect of its own"};
inline constexpr Pattern unscored_alone{
    "没有得分的单位，{key} 不能与其他预期并列",
    "a unit without a score has nothing else that can be expected beside {key}"};
inline constexpr Pattern gate_of_another{"这个门槛文件是为细则“{id}”写的，不是“{wanted}”",
                                         "this gate is for the rubric `{id}', not `{wanted}'"};
inline constexpr Pattern total_among{"总分（表头有：{headers}；请用 --total 指明）",
                                     "total (the headers are: {headers}; name it by --total)"};
inline constexpr Pattern result_without_nodes{
    "{where}：结果中没有各项得分；请用 --detail full 重新评分",
    "{where}: the result lacks its nodes; score with --detail full"};

}  // namespace ceping::phrases
