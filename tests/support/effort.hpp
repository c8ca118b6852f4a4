#pragma once

#include <cstddef>

namespace ceping::test {

// g++ says it by a macro, clang by a feature.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
inline constexpr bool sanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool sanitized = false;
#endif

/// How often a test that looks for the unexpected tries: under a sanitizer, which makes each try many times slower, a
/// tenth. The whole number is run without one.
constexpr std::size_t tries(std::size_t whole) { return sanitized ? whole / 10 : whole; }

}  // namespace ceping::test
