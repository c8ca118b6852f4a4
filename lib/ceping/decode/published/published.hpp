#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/model/published.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// How finely a number of a published table is known.
enum class Precision : std::uint8_t {
    cell,    ///< to the decimals that it is printed with
    column,  ///< to the most decimals in its column: zeros at the end were left out
    exact    ///< to the last digit: nothing was rounded
};

/// Which column is what, by header or by position from 1; empty: guessed. Groups are never guessed.
struct PublishedColumns {
    std::string name;
    std::vector<std::string> parts;
    std::string total;
    std::string rank;
    std::string band;
    std::vector<std::string> groups;
};

struct PublishedOptions {
    PublishedColumns columns;
    Precision precision = Precision::cell;
    std::string encoding;  ///< empty: told from the bytes
};

/// Reads a published table (CSV; `-`: standard input) as people make it: published_layout.hpp finds its header and blocks,
/// published_columns.hpp says which column is what. Weights and full marks stand in the headers of parts, as `(30%)` and
/// `(30分)`, or in rows that are called so; sums, means, remarks and headings of sections are no units. Nothing, with
/// findings, where it is no table, a named column is not there, or there is no total. Cells that cannot be understood are
/// findings, and are taken as empty. Source: ceping-audit(1), TABLES.
[[nodiscard]] std::optional<PublishedTable> read_published(const std::string& path,
                                                           const PublishedOptions& options,
                                                           Diagnostics& found);

/// A rank as people write it: `8`, `第8名`, `第八名`, `=3`, `并列第3`, `①`; nothing where it is none, or a range. Up to 999 in
/// Chinese numerals.
[[nodiscard]] std::optional<std::int64_t> rank_in(std::string_view text);

/// Weights as typed: per cents where one of them has a `%` or their sum is over 2, else shares. Nothing where one is no
/// number, or negative.
[[nodiscard]] std::optional<std::vector<Exact>> shares_in(const std::vector<std::string>& texts);

}  // namespace ceping
