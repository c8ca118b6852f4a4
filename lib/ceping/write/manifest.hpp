#pragma once

#include <ceping/model/manifest.hpp>

#include <string>

namespace ceping {

/// A manifest as manifest/1, with a line end. The same run gives the same bytes: no time of the run stands in it.
[[nodiscard]] std::string manifest_text(const Manifest& manifest);

}  // namespace ceping
