#pragma once

#include <cstddef>

namespace ceping::test {

/// How often a test that looks for the unexpected tries: under a sanitizer, which makes each try many times slower, a
/// tenth. The whole number is run without one.
constexpr std::size_t tries(std::size_t whole) {
#ifdef __SANITIZE_ADDRESS__
    return whole / 10;
#else
    return whole;
#endif
}

}  // namespace ceping::test
