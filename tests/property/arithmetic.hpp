// The arithmetic that ceping-explain prints, read back from the text and worked out anew. Knows nothing of lib/ceping.
#pragma once

#include "plain_number.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace plain {

/// `+ - × ÷ ( )`, `min( ; )`, `max( ; )`, `round( ; places)` over decimals and fractions. Nothing where the text is not
/// such an expression. `mode` is how round() rounds.
std::optional<Number> worked_out(std::string_view text, Mode mode);

/// Whether a comparison `a ≥ b`, `a < b`, `a > 0` or `a ≤ 0` is true; nothing where the text is none.
std::optional<bool> compared(std::string_view text, Mode mode);

}  // namespace plain
