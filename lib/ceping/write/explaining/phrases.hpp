#pragma once

#include <ceping/base/messages.hpp>

// The sentences of ceping-explain.
namespace ceping::phrases {

inline constexpr Pattern labelled{"{what}：{text}", "{what}: {text}"};
inline constexpr Pattern headline_score{"得分 {score}", "score {score}"};
inline constexpr Pattern headline_band{"等次 {band}", "band {band}"};
inline constexpr Pattern headline_claimed{"自评 {score}", "claimed {score}"};
inline constexpr Pattern headline_rubric{"细则 {rubric}", "rubric {rubric}"};
inline constexpr Pattern condition_met{"{what} {text}，达到", "{what} {text}, met"};
inline constexpr Pattern condition_missed{"{what} {text}，未达到", "{what} {text}, not met"};
inline constexpr Pattern node_heading{"{node}：{points}{claim}{source}", "{node}: {points}{claim}{source}"};
inline constexpr Pattern node_claim{"，自评 {points}", ", self {points}"};
inline constexpr Pattern node_source{"，出处 {source}", ", source {source}"};
inline constexpr Pattern no_margin{"没有哪一项单独失分会失去“{band}”",
                                   "no criterion alone would cost `{band}'"};
inline constexpr Pattern margins{
    "以下各项单独失去这些分，就失去“{band}”，宜先核验",
    "each of these alone, losing that much, would cost `{band}': verify them first"};

// --- plans
inline constexpr Pattern about{"约{points}", "about {points}"};
inline constexpr Pattern cost{"需多得{points}分", "{points} more"};
inline constexpr Pattern rough_cost{"约需多得{points}分", "{points} more"};
inline constexpr Pattern cost_by_effort{"{cost}，按难度折合为{effort}",
                                        "{cost}, weighted by effort {effort}"};
inline constexpr Pattern to_band{"“{band}”", "`{band}'"};
inline constexpr Pattern to_score{"{score} 分", "{score}"};
inline constexpr Pattern reached{"已达到{aim}", "{aim} is reached already"};
inline constexpr Pattern barred{
    "达不到{aim}：前置条件或一票否决不能靠得分弥补",
    "{aim} cannot be reached: a prerequisite or a veto stands against it, whatever the "
    "points"};
inline constexpr Pattern too_far{
    "达不到{aim}：各项都做到最好也只有 {score} 分{band}",
    "{aim} cannot be reached: with every criterion at its best it would be {score}{band}"};
inline constexpr Pattern band_of_best{"，等次{band}", ", {band}"};
inline constexpr Pattern cheapest{"达到{aim}最省的办法：改进{changes}项，{cost}，改进后{score}分{band}",
                                  "the cheapest way to {aim}: {changes}, {cost}, then {score}{band}"};
inline constexpr Pattern cheapest_found{
    "达到{aim}的办法中，找到的最省的：改进{changes}项，{cost}（尚未证明最省：任何办法都不少于{least}），改进后{score}分"
    "{band}",
    "the cheapest way found to {aim}: {changes}, {cost} (not proven to be the least: no way takes less than "
    "{least}), then {score}{band}"};
inline constexpr Pattern band_after{"，{band}", ", {band}"};

}  // namespace ceping::phrases
