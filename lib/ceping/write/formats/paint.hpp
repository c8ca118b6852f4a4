#pragma once

#include <ceping/model/report.hpp>

#include <string>
#include <string_view>

namespace ceping {

/// The text, in its tone where colours are wanted. It holds no escape sequences of its own.
[[nodiscard]] std::string painted(std::string_view text, Tone tone, bool color);

}  // namespace ceping
