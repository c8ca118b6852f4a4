#pragma once

#include <ceping/node/formats.hpp>

#include <memory>

namespace ceping {

struct Workspace;

/// Reads a JSON text without escapes and exponents, as machines write records, into the workspace's document. The tree
/// is the very same that RapidJSON gives (see node/json.cpp), but its texts stand in the source. False at anything
/// else, sound or not, which is left to RapidJSON: nothing is ever reported. By then the document may be half built.
///
/// The source must have passed the checks of read_input(). That both readers agree rests on
/// tests/property/json_fast_test.cpp, which holds them against each other.
[[nodiscard]] bool read_json_fast(Workspace& workspace, const Source& source, const ReadOptions& options);

/// Reads a JSON text by RapidJSON alone; see InputFormat::read.
bool read_json_with_rapidjson(const std::shared_ptr<const Source>& source, const ReadOptions& options,
                              const DocumentSink& sink, Diagnostics& found);

}  // namespace ceping
