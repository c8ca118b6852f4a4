#pragma once

#include <ceping/base/messages.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline const Words cannot_read{"无法读取", "cannot be read"};
inline const Words cannot_write{"无法写入", "cannot be written"};
inline constexpr Pattern no_digest{"libcrypto 不能计算 SHA-256", "libcrypto cannot compute SHA-256"};
inline constexpr Pattern no_conversion{"本系统不能转换编码 {encoding}",
                                       "this system cannot convert from {encoding}"};
inline constexpr Pattern over_limit{"超过上限（{size} MiB）", "over the limit of {size} MiB"};
inline constexpr Pattern did_you_mean{"；是否应为“{name}”？", "; did you mean `{name}'?"};
inline constexpr Pattern date_span{"{first}至{last}", "{first} to {last}"};
inline constexpr Pattern at_least{"不小于{low}", "at least {low}"};
inline constexpr Pattern from_to{"在{low}至{high}之间", "from {low} to {high}"};

}  // namespace ceping::phrases
