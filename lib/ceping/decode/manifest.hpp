#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/manifest.hpp>

#include <optional>
#include <string>

namespace ceping {

/// Reads manifest/1; nothing where it has a fault, which is a finding with its place.
[[nodiscard]] std::optional<Manifest> load_manifest(const std::string& path, Diagnostics& found);

}  // namespace ceping
