#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>

#include <optional>
#include <string>

namespace ceping {

/// Reads a ruling/1 file. A ruling on an unknown node, or an expired one, is a warning; any other fault an error, and
/// then there are no rulings: a batch is not scored by half of them. Source: ceping-scoring(7), 8.
[[nodiscard]] std::optional<Rulings> load_rulings(const std::string& path, const Rubric& rubric,
                                                  Diagnostics& found);

}  // namespace ceping
