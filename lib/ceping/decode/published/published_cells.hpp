#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/published.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

// How one cell of a published table is read. Not part of the public face.

/// Without full-width forms and blanks at its ends.
[[nodiscard]] std::string printed_text(std::string_view text);
/// Without any blank, in lower case: as words are looked for in it.
[[nodiscard]] std::string without_blanks(std::string_view text);
/// Takes `end` off, and the blanks before it; false where `text` does not end so.
bool cut_end(std::string_view& text, std::string_view end);

/// 1 to 999 in Chinese numerals, the whole of `text`.
[[nodiscard]] std::optional<std::int64_t> chinese_number(std::string_view text);

/// Empty, a dash, 无: nothing stands there.
[[nodiscard]] bool is_absent(std::string_view text);
/// 不排名 and its like: the unit has no rank, and that is said.
[[nodiscard]] bool is_unranked(std::string_view text);

/// `83.5`, `83.5%`, `83.5分`, `1,312.5`, with the interval that it stands for; nothing where it is none of these.
/// With `comma` a lone comma is the decimal point; without it so is one that no thousands can have.
/// Throws NumberTooLarge.
[[nodiscard]] std::optional<PrintedNumber> printed_number(std::string_view text, bool comma);
/// Whether a comma stands in it that can only be a decimal point: `95,3`.
[[nodiscard]] bool has_decimal_comma(std::string_view text);

struct PrintedRank {
    std::int64_t from = 0;
    std::int64_t to = 0;
};
/// A rank as people write it: `8`, `第8名`, `=3`, `并列第3`, `①`, `6-10`.
[[nodiscard]] std::optional<PrintedRank> printed_rank(std::string_view text);

}  // namespace ceping
