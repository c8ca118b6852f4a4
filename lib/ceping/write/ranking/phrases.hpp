#pragma once

#include <ceping/base/messages.hpp>

// The sentences of league tables, roll-ups, shortlists and the publication list.
namespace ceping::phrases {

inline constexpr Pattern ruled_on{"复核裁定 {ids}", "ruled on: {ids}"};
inline constexpr Pattern rejected_in_year{"{edition} 年不予计分", "rejected in {edition}"};
inline constexpr Pattern no_result_of_year{"缺 {edition} 年成绩", "no result of {edition}"};
inline constexpr Pattern rejected_because{"不予计分: {reason}", "rejected: {reason}"};
inline constexpr Pattern band_by_quota{"限额，原为{band}", "by quota, was {band}"};
inline constexpr Pattern policy_of_some{"{units}中的 {some} 个：{policy}", "{some} of {units}: {policy}"};
inline constexpr Pattern policy_of_earlier{"上次：{policy}", "earlier results: {policy}"};
inline constexpr Pattern how_firm{
    "名次稳定性：{sections} 的权重各上下浮动 {spread}，抽样 {draws} 次，随机种子 {seed}",
    "rank stability: the weights of {sections} each varied by {spread} either way, "
    "{draws}, seed {seed}"};
inline constexpr Pattern ranked_of{"参加排名 {ranked} 个，共 {units} 个单位", "{ranked} ranked of {units}"};
inline constexpr Pattern rejected_count{"不予计分 {units}", "{units} rejected"};
inline constexpr Pattern weightless_count{"无权数 {units}", "{units} of no known weight"};
inline constexpr Pattern band_units{"{band}（{units} 个）", "{band} ({units})"};

}  // namespace ceping::phrases
