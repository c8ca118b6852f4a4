#pragma once

#include <ceping/base/exact.hpp>
#include <ceping/model/result.hpp>
#include <ceping/model/rubric.hpp>

#include <cstdint>
#include <vector>

namespace ceping {

/// A node while a unit is being scored.
struct NodeState {
    Exact points;
    Exact max;
    NodeStatus status = NodeStatus::scored;
    bool gated = false;
};

/// Whether a condition on a node holds; a node that does not apply passes. Source: ceping-scoring(7), 4 and 6.
[[nodiscard]] bool holds(const NodeCondition& condition, const std::vector<NodeState>& nodes);

/// Fills in the groups above the criteria under `items` and returns the root's points out of `total`. `nodes` lies beside
/// the rubric's items; criteria are done already. `current` follows the node being worked on, so that an overflow can be
/// told. Source: ceping-scoring(7), 4.
[[nodiscard]] Exact sum_up(const Rubric& rubric, const std::vector<std::uint8_t>& excluded,
                           std::vector<NodeState>& nodes, int& current);

}  // namespace ceping
