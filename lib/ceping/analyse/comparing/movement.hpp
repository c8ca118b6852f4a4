#pragma once

#include <ceping/base/exact/exact.hpp>

#include <optional>

namespace ceping {

/// How far a movement goes, either way.
[[nodiscard]] inline Exact size_of(const Exact& movement) {
    return movement.sign() < 0 ? -movement : movement;
}

/// The order in which movements are listed: the greatest first, of equal ones the gains, at last what has none.
[[nodiscard]] inline bool moved_more(const std::optional<Exact>& a, const std::optional<Exact>& b) {
    if (!a || !b) {
        return a && !b;
    }
    const Exact size = size_of(*a);
    const Exact other = size_of(*b);
    return size != other ? size > other : *a > *b;
}

}  // namespace ceping
