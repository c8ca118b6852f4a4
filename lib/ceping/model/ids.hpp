#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <variant>

namespace ceping {

/// The place of something in its list, or none. Places in different lists do not mix; what it means that there is none is
/// said where each stands. None comes before all others.
template <typename Of>
class Position {
public:
    constexpr Position() = default;
    constexpr explicit Position(std::size_t at) : at_(static_cast<int>(at)) {}

    constexpr explicit operator bool() const { return at_ >= 0; }
    /// Only where there is one.
    [[nodiscard]] constexpr std::size_t at() const {
        assert(at_ >= 0);
        return static_cast<std::size_t>(at_);
    }
    friend constexpr auto operator<=>(const Position&, const Position&) = default;

private:
    int at_ = -1;  // half of a std::size_t: a batch holds millions
};

using ItemId = Position<struct Item>;  ///< among a rubric's items, and what lies beside them, as are the next
using BandId = Position<struct Band>;
using MethodId = Position<struct Method>;  ///< of a source or a share, none: self
using FactId = Position<struct Fact>;
using PrerequisiteId = Position<struct Prerequisite>;
using VetoId = Position<struct Veto>;
using NodeId = Position<struct SavedNode>;  ///< among ResultSet::nodes: every id that its results name

/// What is ruled on, counts against a unit or is to be fixed: a criterion, a prerequisite or a veto.
using RuledId = std::variant<ItemId, PrerequisiteId, VetoId>;

}  // namespace ceping
