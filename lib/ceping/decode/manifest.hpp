#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/manifest.hpp>
#include <ceping/model/rubric.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// Reads manifest/1; nothing where it has a fault, which is a finding with its place.
[[nodiscard]] std::optional<Manifest> load_manifest(const std::string& path, Diagnostics& found);

/// Fills in what a manifest says of files, which are read once more, and of this program. `rulings` may be empty. Throws
/// FileError for the rubric's files and the rulings.
void describe_inputs(Manifest& manifest, const Rubric& rubric, const std::string& rulings,
                     const std::vector<std::string>& inputs);

/// The digest of a run in an SQLite file: of its results as NDJSON. Throws FileError.
[[nodiscard]] std::string run_digest(const std::string& file, std::int64_t run);

}  // namespace ceping
