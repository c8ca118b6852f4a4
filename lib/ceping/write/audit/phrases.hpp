#pragma once

#include <ceping/base/phrases.hpp>

// The sentences of ceping-audit.
namespace ceping::phrases {

inline constexpr Pattern file_of_rows{"{file}：{rows} 行", "{file}: {rows}"};
inline constexpr Pattern columns_are{"列：{columns}", "columns: {columns}"};
inline constexpr Pattern column_told{"{role}“{header}”", "{role} `{header}'"};
inline constexpr Pattern column_guessed{"{role}“{header}”（推断）", "{role} `{header}' (guessed)"};
inline constexpr Pattern blocks_beside{
    "表中并排有 {blocks} 块，依次读入",
    "{blocks} blocks stand side by side, and are read one after the other"};
inline constexpr Pattern rows_set_apart{"不是单位的行：{rows}（其中合计、平均 {sums}）",
                                        "rows that are no units: {rows} (sums and means: {sums})"};
inline constexpr Pattern said_of_row{"{place}: 第{line}行 {who}：{what}",
                                     "{place}: line {line}, {who}: {what}"};
inline constexpr Pattern nameless_row{"第 {row} 行数据", "row {row}"};
inline constexpr Pattern audit_remark{"提示：{what}", "remark: {what}"};
inline constexpr Pattern spread{"{from} – {to}", "{from} – {to}"};

// --- totals
inline constexpr Pattern weights_not_whole{"权重之和是 {sum}%，应为 100%",
                                           "the weights add up to {sum}%, not 100%"};
inline constexpr Pattern weights_fit_not_whole{
    "提示：权重之和是 {sum}%，不是 100%，而各行都相符",
    "remark: the weights add up to {sum}%, not 100%, and all rows fit them"};
inline constexpr Pattern part_above{"“{part}” {points} 超过满分 {max}",
                                    "`{part}' {points} is above its full mark {max}"};
inline constexpr Pattern total_above{"总分 {total} 超过表头所写的满分 {max}",
                                     "total {total} is above the full mark {max} of its header"};
inline constexpr Pattern no_rule_fits{
    "没有一种算法能由各分项得出总分：相加相符 {sum}/{rows} 行，平均相符 {mean}/{rows} "
    "行，也没有找到合适的权重；分项可能不是这几列，可用 --parts 指明，如 --parts 基础分,+加分,-扣分",
    "no rule gives the totals: the sum of the parts fits {sum} of {rows}, the mean {mean}, and no weights were found; "
    "the parts may be other columns: name them by --parts, such as --parts base,+bonus,-penalty"};
inline constexpr Pattern rows_give{"{printed}，各行得出 {gives}", "{printed}; the rows give {gives}"};
inline constexpr Pattern part_rows_give{"“{part}” {printed}，各行得出 {gives}",
                                        "`{part}' {printed}; the rows give {gives}"};
inline constexpr Pattern totals_counts{
    "按{rule}核对：{consistent} 行相符，{rounding} 行只是显示时修约所致，{impossible} 行不可能成立{unchecked}",
    "as {rule}: {consistent} consistent, {rounding} only display rounding, {impossible} impossible{unchecked}"};
inline constexpr Pattern totals_unchecked{"，{rows} 行数字不全未核对",
                                          ", {rows} not checked (a number is missing)"};
inline constexpr Pattern parts_give{"总分 {total}，分项得出 {gives}{range}：{why}",
                                    "total {total}; the parts give {gives}{range}: {why}"};
inline constexpr Pattern before_rounding{"（修约前可为 {from} – {to}）", " (before rounding {from} – {to})"};
inline constexpr Pattern too_high{"至少多 {off}", "too high by at least {off}"};
inline constexpr Pattern too_low{"至少少 {off}", "too low by at least {off}"};

// --- weights
inline constexpr Pattern fit_without{"不计这一行（总分 {total}），有 {vectors} 组权重与其余各行相符",
                                     "without this row (total {total}) {vectors} the others"};
inline constexpr Pattern nearest_listed{"只列出与公布数字最接近的 {vectors} 组。",
                                        "Only the {vectors} nearest to what is printed are listed."};
inline constexpr Pattern none_of_searched{
    "{unit}：组合太多，没有查完；查过的都与 {rows} 行不相符",
    "{unit}: too many to search them all; none of those searched fits the {rows}"};
inline constexpr Pattern fives_searched{
    "权重的组合太多，没有查完；以 5% 为单位的都查过，有 {vectors} 组与 {rows} 行都相符",
    "too many weights to search them all; of those in steps of 5%, all of which were searched, {vectors} the {rows}"};
inline constexpr Pattern some_of_searched{
    "{unit}：组合太多，没有查完；至少有 {vectors} 组权重与 {rows} 行都相符",
    "{unit}: too many to search them all; at least {vectors} the {rows}"};
inline constexpr Pattern no_weights_fit{"{unit}：没有一组合计 100% 的权重能与全部 {rows} 行相符",
                                        "{unit}: no weights that add up to 100% fit all {rows}"};
inline constexpr Pattern one_vector_fits{"{unit}：只有一组权重与全部 {rows} 行相符",
                                         "{unit}: exactly one vector of weights fits all {rows}"};
inline constexpr Pattern many_vectors_fit{
    "{unit}：有 {vectors} 组权重都与全部 {rows} 行相符，无法确定是哪一组",
    "{unit}: {vectors} vectors fit all {rows}, so the weights cannot be told exactly"};
inline constexpr Pattern name_twice{"第二次出现，前一处在第 {line} 行",
                                    "stands a second time; the first is on line {line}"};

// --- ranks and order
inline constexpr Pattern many_firsts{
    "有 {totals} 个不同分数都排第 1：如果是分组排名，请用 --by 指明分组的列",
    "rank 1 stands at {totals} different totals: where units are ranked in groups, name their column by --by"};
inline constexpr Pattern stands_below{"总分 {total}，却排在 {other}（{points}）之下",
                                      "total {total}, but it stands below {other} with {points}"};
inline constexpr Pattern ranks_unrelated{
    "{ranked} 行有名次，过半与总分对不上：名次不是按这一列总分排的，未核对",
    "ranked rows: {ranked}; more than half contradict the totals: the ranks are not by these, and were not checked"};
inline constexpr Pattern ranks_alike{
    "{ranked} 行有名次，没有同分；不符的行：{faults}{least_first}",
    "ranked rows: {ranked}; none are tied; contradicting: {faults}{least_first}"};
inline constexpr Pattern ranks_held{
    "{ranked} 行有名次，按{style}核对；不符的行：{faults}{least_first}",
    "ranked rows: {ranked}, compared with {style}; contradicting: {faults}{least_first}"};
inline constexpr Pattern rank_gap{
    "它之前没有名次 {ranks}：这些单位不在表中，或名次有误",
    "nobody above it has rank {ranks}: those units are not in the table, or ranks are wrong"};
inline constexpr Pattern rank_wrong{"总分 {total}，名次 {rank}，应为 {right}{why}",
                                    "total {total}, rank {rank}, should be {right}{why}"};
inline constexpr Pattern ranked_before{"：{other}（{points}）分数较低而名次在前",
                                       ": {other}, with {points}, is ranked before it"};
inline constexpr Pattern tied_with{"：与第 {right} 名的 {other} 同分",
                                   ": the same total as {other}, which has rank {right}"};
inline constexpr Pattern shares_rank{"：{other}（{points}）也是第 {rank} 名，分数不同",
                                     ": {other}, with {points}, has rank {rank}, too"};

// --- bands
inline constexpr Pattern bands_overlap{"{upper}与{lower}的分数重叠：{from} – {to}",
                                       "the totals of {upper} and {lower} overlap: {from} – {to}"};
inline constexpr Pattern bands_part{
    "{upper}与{lower}的分界在 {from} 以上、{to} 以下（含），其间没有单位",
    "the line between {upper} and {lower} is over {from} and at most {to}; nobody stands between"};
inline constexpr Pattern band_below_min{
    "总分 {total}，评为“{band}”，细则要求至少 {min}",
    "total {total}, banded `{band}', which takes at least {min} by the rubric"};
inline constexpr Pattern band_against{"总分 {total}，评为“{band}”，而 {other}（{points}）是“{fits}”",
                                      "total {total}, banded `{band}'; {other}, with {points}, is `{fits}'"};
inline constexpr Pattern band_among{"总分 {total}，评为“{band}”，与其他单位相比应为“{fits}”",
                                    "total {total}, banded `{band}'; among the others it fits `{fits}'"};

// --- the verdict
inline constexpr Pattern verdict_line{"{topic}：{verdict}{left}{remarks}",
                                      "{topic}: {verdict}{left}{remarks}"};
inline constexpr Pattern wrong_rest_unchecked{"有误（{wrong} 处）；其余未核对：{why}",
                                              "wrong ({wrong}); the rest not checked: {why}"};
inline constexpr Pattern wrong_of_checked{"有误（{wrong} 处），核对了 {rows} 行",
                                          "wrong ({wrong}), of {rows} checked"};
inline constexpr Pattern not_checked{"未核对：{why}", "not checked: {why}"};
inline constexpr Pattern not_shown_wrong{"已核对 {rows} 行，未见错误",
                                         "checked, not shown to be wrong, {rows}"};
inline constexpr Pattern checked_and_right{"已核对 {rows} 行，无误", "checked and right, {rows}"};
inline constexpr Pattern rows_left{"；{rows} 行缺数字或读不出，未核对",
                                   "; {rows} not checked: a figure is missing or cannot be read"};
inline constexpr Pattern verdict_remarks{"；提示 {remarks} 条", "; remarks: {remarks}"};
inline constexpr Pattern sums_checked{"合计、平均：核对 {cells} 格，有误 {wrong} 格",
                                      "sums and means: {cells} checked, {wrong} wrong"};
inline constexpr Pattern cells_unreadable{"读不出的格：{cells}", "cells that cannot be read: {cells}"};
inline constexpr Pattern faults_in_all{"共 {faults} 处错误", "{faults}"};

}  // namespace ceping::phrases
