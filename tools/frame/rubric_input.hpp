#pragma once

#include <ceping/model/rubric.hpp>

#include <optional>
#include <string>

#include "options.hpp"

namespace ceping::frame {

/// The rubric in a file, its findings on standard error. Throws Error where it cannot be used.
[[nodiscard]] Rubric usable_rubric(const std::string& path, const CommonOptions& options);
/// The same; nothing where none is named.
[[nodiscard]] std::optional<Rubric> usable_rubric_if_any(const std::string& path,
                                                         const CommonOptions& options);

}  // namespace ceping::frame
