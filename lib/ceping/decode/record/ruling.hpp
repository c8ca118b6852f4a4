#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/model/ruling.hpp>
#include <ceping/node/node.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace ceping {

/// Reads a ruling/1 file. A ruling on an unknown node, or an expired one, is a warning; any other fault an error, and
/// then there are no rulings: a batch is not scored by half of them. Source: ceping-scoring(7), 8.
[[nodiscard]] std::optional<Rulings> load_rulings(const std::string& path, const Rubric& rubric,
                                                  Diagnostics& found);

/// The same from the list alone, where it stands in another document. `unit`: whose the rulings are that name no unit;
/// empty: each must name one.
[[nodiscard]] std::optional<Rulings> decode_rulings(const Node& list, const Rubric& rubric,
                                                    std::string_view unit, Diagnostics& found);

}  // namespace ceping
