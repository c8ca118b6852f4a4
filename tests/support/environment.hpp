#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

namespace ceping::test {

/// The whole number that the environment has under `name`, else `otherwise`.
inline std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const stated = std::getenv(name);
    return stated == nullptr ? otherwise : std::strtoull(stated, nullptr, 10);
}

/// What random tests begin with: the same each time, so that a test that fails today fails tomorrow; CEPING_SEED gives
/// another beginning.
inline std::uint64_t seed() { return from_environment("CEPING_SEED", 20151218); }

/// What a failing random test says, so that it can be run again.
inline std::string how_to_repeat() { return "\nagain with CEPING_SEED=" + std::to_string(seed()); }

}  // namespace ceping::test
