#pragma once

#include <ceping/base/messages.hpp>

// The sentences of results.
namespace ceping::phrases {

inline constexpr Pattern other_scoring{"改用 {policy} 计分，不是细则的得分",
                                       "scored with {policy}: not the rubric's score"};
inline constexpr Pattern without_code{"{name}（无编码）", "{name} (no id)"};
inline constexpr Pattern unit_rulings{"{unit}，裁定 {number} 项", "{unit}, {number}"};
inline constexpr Pattern units_scored{
    "共 {units}：计分 {scored}{unassessed}，不予计分 {rejected}，不具备评定资格 {ineligible}",
    "{units}: {scored} scored{unassessed}, {rejected} rejected, {ineligible} not eligible"};
inline constexpr Pattern also_not_assessed{"，未测评 {units}", ", {units} not assessed"};
inline constexpr Pattern units_of_band{"{band} {units}", "{band} {units}"};
inline constexpr Pattern mean_score{"平均 {mean}", "mean {mean}"};
inline constexpr Pattern scored_with{"改用 {policy}", "with {policy}"};

}  // namespace ceping::phrases
