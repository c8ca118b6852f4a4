#pragma once

#include <ceping/base/messages.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// What numbers in cells mean. Not part of the public face.

/// What a number format makes of a number, as far as that matters to its value.
enum class NumberUse : std::uint8_t { number, percent, date, text };

/// Of a format's code, such as `yyyy"年"m"月"` or `0.0%`.
[[nodiscard]] NumberUse number_use(std::string_view code);
/// Of a format that every program knows and no workbook spells out, by its number.
[[nodiscard]] NumberUse built_in_use(std::uint32_t id);

/// How many decimals a format's code shows of every number, such as 2 of `#,##0.00`; 0 where it has none, or their number
/// depends on the value (`General`, `0.##`), or what is shown is not the value itself (`0.00,`, in thousands).
[[nodiscard]] std::size_t fixed_decimals(std::string_view code);
[[nodiscard]] std::size_t built_in_decimals(std::uint32_t id);
/// What number_text() gives with so many decimals: 37.00 of 37, 92.50% of 92.5%. Where it has more, they stay.
[[nodiscard]] std::string with_decimals(std::string text, std::size_t decimals);

/// A number as the format stores it (`1E-2`), in at most 15 significant digits and without an exponent: what people see of
/// 0.30000000000000004 is 0.3. A per cent gets its sign (95% of 0.95), a date is written as such, with a time where it has
/// one. What is no number comes back as it is.
[[nodiscard]] std::string number_text(std::string_view stored, NumberUse use, bool since_1904);
/// Whether a number has more digits before its point than can be told apart: a code that was typed as a number.
[[nodiscard]] bool has_lost_digits(std::string_view stored);
/// A date that is stored as a text (`2015-06-17T00:00:00Z`), without a time of midnight.
[[nodiscard]] std::string iso_text(std::string_view stored);
/// `_x000D_` and the like, which stand for characters that XML cannot hold.
void decode_escapes(std::string& text);

}  // namespace ceping
