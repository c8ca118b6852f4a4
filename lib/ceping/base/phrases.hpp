#pragma once

#include <ceping/base/messages.hpp>

/// The sentences of this floor.
namespace ceping::phrases {

inline constexpr Pattern no_digest{"libcrypto 不能计算 SHA-256", "libcrypto cannot compute SHA-256"};
inline constexpr Pattern no_conversion{"本系统不能转换编码 {encoding}",
                                       "this system cannot convert from {encoding}"};

}  // namespace ceping::phrases
