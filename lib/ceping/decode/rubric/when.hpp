#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/node.hpp>

#include <optional>

namespace ceping {

/// A `when` map: facts of the rubric, `region`, `any`, `not`. Source: ceping-scoring(7), 3.
[[nodiscard]] std::optional<When> decode_when(const Node& node, const Rubric& rubric, Diagnostics& found);

}  // namespace ceping
