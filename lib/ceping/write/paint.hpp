#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ceping {

/// How a text stands out on a terminal.
enum class Tone : std::uint8_t {
    usual,
    heading,  ///< bold
    fault,    ///< red: rejected, an error
    doubt,    ///< yellow: not eligible, points lost, a warning
    hint      ///< cyan: a note
};

/// The text, in its tone where colours are wanted. It holds no escape sequences of its own.
[[nodiscard]] std::string painted(std::string_view text, Tone tone, bool color);

}  // namespace ceping
