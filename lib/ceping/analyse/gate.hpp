#pragma once

#include <ceping/base/messages.hpp>
#include <ceping/model/gate.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// One condition that one unit misses.
struct GateMiss {
    Words what;  ///< `score`, `node 2.1`
    Words got;
    Words wanted;
    std::string origin;  ///< where the gate asks for it
};

/// What a unit misses, in the order of ceping-gate(5); nothing where the gate is not for it. The result has the nodes
/// that the gate asks for. A unit without a score misses that, and no more.
[[nodiscard]] std::vector<GateMiss> gate_misses(const Gate& gate, const Result& result, const Rubric& rubric);

/// What the units of a batch all reach: what `--write-gate` makes a gate of.
class GateFloor {
public:
    /// `slack`: points that the floor lies below what is met, 0 or more. The rubric must outlive this object.
    GateFloor(const Rubric& rubric, Exact slack);

    /// Results with the nodes of the rubric's top level. Rejected ones count for nothing.
    void add(const Result& result);

    [[nodiscard]] std::size_t units() const { return units_; }
    /// Of `units()` > 0. Its `drop` is the slack; whoever writes it names the baseline.
    [[nodiscard]] Gate gate() const;

private:
    const Rubric& rubric_;
    Exact slack_;
    std::size_t units_ = 0;
    Exact score_;
    BandId band_;
    bool eligible_ = true;
    bool vetoes_ = false;
    std::vector<std::optional<Exact>> rates_;  // beside rubric.top
};

}  // namespace ceping
