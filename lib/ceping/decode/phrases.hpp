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

// What a person has to settle of a table that an author wrote.
inline const Words authored_discretion{
    "标准写“视情”“酌情”，扣多少由人评定：改成明确的分档，或保留由测评员评分",
    "the standard leaves the points to judgement: set plain steps, or keep it judged"};
inline const Words authored_no_rule{
    "标准没有写怎样得分、扣分：这一项由测评员评分，或改成等级、清单、计次",
    "the standard does not say how points come about: keep it judged, or make it a level, "
    "a checklist or a count"};
inline const Words authored_unclear{
    "没有看懂怎样计分：先按由测评员评分处理，请按标准改写",
    "how points come about was not understood: it is judged until you write the rule"};
inline const Words authored_range{"分数写的是一个范围，取多少由人定：请分成几种情形，各写分数",
                                  "the points are a range: tell the cases apart and give each its points"};
inline const Words authored_target{"没有写从多少起算，暂按100%",
                                   "it is not said from where points are taken off; 100% was taken"};
inline const Words authored_ratios{"没有写各等级得多少分，暂按等差：请写明",
                                   "what each level is worth is not said; even steps were taken: state it"};
inline const Words authored_name_parts{
    "标准没有逐项写明，各项暂按序号：请写上名称",
    "the parts are not named here and are numbered: give them their titles"};
inline const Words authored_open_bound{
    "“超过”不含本数，这里的分档含本数：请核对正好等于的得几分",
    "`more than' leaves the number itself out, and these steps include it: see what it is worth"};
inline const Words authored_gain_beside{
    "标准里还有得分的规定，这里只取了扣分：请核对",
    "the standard also says what is earned, and only what is taken off stands here: check it"};
inline const Words authored_again{
    "“另扣”“加扣”与别处重复扣同一件事：请定是否两处都扣",
    "the same matter is taken off twice, here and elsewhere: decide whether it is meant"};

inline constexpr Pattern authored_no_sheet{"没有工作表“{sheet}”；有：{sheets}",
                                           "there is no sheet `{sheet}'; there are: {sheets}"};
inline constexpr Pattern authored_no_table{
    "没有找到测评表的表头：要有一列是测评项目或测评内容，还要有一列是测评标准、评分标准或分值；看到的是：{seen}。"
    "请把表头写成一行，如：测评项目,测评内容,评分标准,分值",
    "there is no header of such a table: it has a column of items (测评项目, 测评内容), "
    "and one of standards or points "
    "(测评标准, 评分标准, 分值); what was seen is: {seen}. Write the header like: 测评项目,测评内容,评分标准,分值"};
inline const Words authored_no_criteria{
    "表头下面没有一项测评内容：每一项一行，写明项目、标准和分值",
    "there is not one criterion below the header: write one in each row, with its item, standard and points"};
inline const Words authored_no_row{"没有一行有两格内容", "no row with two cells"};

inline const Words authored_shared{
    "几行共用一个分值（合并单元格），合为一项：分值如何分给各行，请定",
    "several rows share one figure (a merged cell) and are one criterion here: divide it if they are not"};
inline const Words authored_shared_by_all{
    "各行没有分值，共用上级的分值，合为一项",
    "the rows have no points and share those of the group; they are one criterion here"};
inline constexpr Pattern authored_difference{
    "表上没有写分值，按上级的合计推算为 {points} 分",
    "no points are stated; {points} is what the group's figure leaves"};
inline constexpr Pattern authored_from_most{
    "表上没有写分值，按标准里的“最多”取 {points} 分",
    "no points are stated; {points} is the most that the standard gives"};
inline const Words authored_no_points{"没有找到分值，暂记 1 分：请写明",
                                      "no points were found; 1 stands here: state them"};
inline constexpr Pattern authored_most_differs{
    "标准写最多 {most} 分，分值是 {points} 分：请核对",
    "the standard says {most} at most, and the points are {points}: check it"};
inline const Words authored_cap_sum{"没有写上限，按各项之和",
                                    "no cap is stated; this is the sum of its items"};
inline const Words authored_cap_ten{"没有写上限，暂记 10 分", "no cap is stated; 10 was put"};

}  // namespace ceping::phrases
