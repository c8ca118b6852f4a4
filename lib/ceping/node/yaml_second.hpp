#pragma once

#include <ceping/node/formats.hpp>

#include <memory>

namespace ceping::yaml_second {

/// Reads YAML through yaml-cpp into the same tree that the first reader makes of it: the second opinion on a rubric
/// before anyone is scored by it. Tags, merge keys and the like are the first reader's business. Where yaml-cpp refuses
/// the text that is a finding `second-reader`, and the result is false.
bool read(const std::shared_ptr<const Source>& source, const DocumentSink& sink, Diagnostics& found);

}  // namespace ceping::yaml_second

namespace ceping {

/// Reports the first places, a handful at most, where the second reader's tree says something else than the first
/// reader's. Where a text begins is not compared: yaml-cpp counts bytes.
void compare_trees(const Node& first, const Node& second, Diagnostics& found);

}  // namespace ceping
