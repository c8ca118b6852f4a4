#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <cstdint>
#include <vector>

namespace ceping {

struct Trace;

/// A node while a unit is being scored.
struct NodeState {
    Exact points;
    Exact max;  ///< 0 where it does not apply, or has no limit of its own
    NodeStatus status = NodeStatus::scored;
    bool gated = false;
};

/// The nodes of a result that has them all.
[[nodiscard]] std::vector<NodeState> states_of(const Result& result);

/// Fills in the groups above the criteria under `items` and returns the root's points out of `total`. `nodes` lies beside
/// the rubric's items; criteria are done already. `current` follows the node being worked on, so that an overflow can be
/// told. `trace` may be null. Source: ceping-scoring(7), 4.
[[nodiscard]] Exact sum_up(const Rubric& rubric, const std::vector<std::uint8_t>& excluded,
                           std::vector<NodeState>& nodes, ItemId& current, Trace* trace = nullptr);

}  // namespace ceping
