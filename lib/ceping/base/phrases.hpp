#pragma once

#include <ceping/base/messages.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline constexpr Pattern told_of{"{what}：{text}", "{what}: {text}"};
inline constexpr Pattern quoted_id{"“{id}”", "`{id}'"};
inline constexpr Pattern with_remark{"{what}（{remark}）", "{what} ({remark})"};
inline constexpr Pattern bracketed{"（{text}）", "({text})"};
inline const Words cannot_read{"无法读取", "cannot be read"};
inline const Words cannot_write{"无法写入", "cannot be written"};
inline constexpr Pattern no_digest{"libcrypto 不能计算 SHA-256", "libcrypto cannot compute SHA-256"};
inline constexpr Pattern no_conversion{"本系统不能转换编码 {encoding}",
                                       "this system cannot convert from {encoding}"};
inline constexpr Pattern over_limit{"超过上限（{size} MiB）", "over the limit of {size} MiB"};
inline constexpr Pattern did_you_mean{"；是否应为“{name}”？", "; did you mean `{name}'?"};
inline constexpr Pattern no_such_choice{"{what} 不能是“{value}”；可选值为{known}{hint}",
                                        "{what} cannot be `{value}'; there are {known}{hint}"};
inline constexpr Pattern no_such_count{"{what} 不能是“{text}”；应为 0 到 {most} 的整数",
                                       "{what} cannot be `{text}'; it is a whole number from 0 to {most}"};
inline constexpr Pattern stdin_once{"标准输入（-）只能用一次", "standard input (-) can be read only once"};
inline constexpr Pattern date_span{"{first}至{last}", "{first} to {last}"};
inline constexpr Pattern at_least{"不小于{bound}", "at least {bound}"};
inline constexpr Pattern from_to{"在{low}至{high}之间", "from {low} to {high}"};

}  // namespace ceping::phrases
