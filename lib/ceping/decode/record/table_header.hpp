#pragma once

#include <ceping/base/diagnostic.hpp>
#include <ceping/decode/record/sheet.hpp>
#include <ceping/model/rubric.hpp>
#include <ceping/node/node.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ceping {

// How decoding tables of records is cut. Not part of the public face.

/// What a column holds.
struct Column {
    enum class Use : std::uint8_t { ignored, fixed, fact, prerequisite, veto, item, stated_item };
    Use use = Use::ignored;
    std::string_view key;  ///< the canonical name: a fixed key, or the id in the rubric
};

struct TableHeader {
    std::vector<Column> columns;
    bool is_long = false;   ///< a row a criterion; else a row a unit
    bool has_unit = false;  ///< without it no row can be understood
    std::size_t row = 0;    ///< the header's position in the table
    std::size_t first = 1;  ///< of the first row after it
    Diagnostics errors;     ///< they concern every record of the table
    Diagnostics notes;
};

/// By these a row of a long table says whose it is.
inline constexpr auto identity_keys =
    std::to_array<std::string_view>({"unit", "name", "region", "source", "submitted", "date", "assessor"});
/// The columns that say of whom a row is, facts as well: a merged cell says it of each of its rows.
[[nodiscard]] std::vector<std::size_t> columns_of_identity(const std::vector<Column>& columns);

[[nodiscard]] TableHeader read_table_header(const Node& table, const Rubric& rubric);

}  // namespace ceping
