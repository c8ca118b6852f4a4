#pragma once

#include <ceping/model/published.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

// The words by which columns and rows of a published table are known. Not part of the public face.

/// What the words of a header say that its column holds.
enum class HeaderKind : std::uint8_t { unknown, name, total, rank, band, note, serial, bonus, penalty };

struct HeaderSense {
    HeaderKind kind = HeaderKind::unknown;
    /// How surely, among headers of one kind: 0 is the surest. A word that is the whole header goes before one within it.
    std::size_t order = 0;
};

/// Words are found within the header, blanks and what stands in brackets apart; of two the one that ends last counts, since
/// that is what the header is about (总分排名 is a rank), and of those the longest.
[[nodiscard]] HeaderSense sense_of(std::string_view header);

/// A header as it is compared with what a user names: lower case, without what stands in brackets and `_printed`.
[[nodiscard]] std::string plain_header(std::string_view header);

/// What a row is that is no unit's.
enum class RowKind : std::uint8_t {
    unit,
    weights,
    maxima,
    sum,       ///< 合计
    subtotal,  ///< 小计
    mean,      ///< 平均
    extreme,   ///< 最高分, 最低分
    remark     ///< 注：…
};
/// By the text in its first filled cell, or in the cell of its name.
[[nodiscard]] RowKind row_kind(std::string_view text);

/// What the brackets of a header say: `(30%)` a weight, `(30分)` and `(30)` a full mark.
struct HeaderFigures {
    std::optional<Exact> weight;
    std::optional<Exact> max;
};
[[nodiscard]] HeaderFigures figures_in(std::string_view header);

}  // namespace ceping
