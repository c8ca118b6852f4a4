#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/base/location.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ceping {

/// A number as somebody printed it: any value that is no further from it than `half` is printed like that.
struct PrintedNumber {
    Exact value;
    Exact half;  ///< half a unit of the last printed decimal; 0: taken as exact
    Place place;
    std::string text;      ///< as printed, but for full width
    bool percent = false;  ///< printed with `%`; the value is the figure before it

    [[nodiscard]] Exact low() const { return value - half; }
    [[nodiscard]] Exact high() const { return value + half; }
};

/// What a column of a published table is taken for.
enum class ColumnRole : std::uint8_t {
    name,
    part,
    total,
    rank,
    band,
    group,
    note,  ///< says in words why a unit stands where it does
    other  ///< nothing is done with it
};

struct ColumnUse {
    ColumnRole role = ColumnRole::name;
    std::string header;
    bool guessed = false;  ///< by its header or its cells, not named by the caller
};

/// How a part goes into the total.
enum class PartKind : std::uint8_t {
    base,    ///< as the rule says: summed, averaged or weighted
    bonus,   ///< added as it is; an empty cell is 0
    penalty  ///< taken off, where it is printed as a positive number; an empty cell is 0
};

/// One of the scores that a total is made of.
struct PublishedPart {
    std::string title;
    std::optional<Exact> weight;  ///< a share 0..1
    std::optional<Exact> max;     ///< its full mark
    bool subtract = false;        ///< printed as a positive number and taken off
    PartKind kind = PartKind::base;
    std::size_t column = 0;  ///< position among PublishedTable::columns
};

struct PublishedRow {
    Place place;  ///< of its first cell
    std::string name;
    std::string group;                                ///< empty: no such column, or an empty cell
    std::vector<std::optional<PrintedNumber>> parts;  ///< beside PublishedTable::parts
    std::optional<PrintedNumber> total;
    std::optional<std::int64_t> rank;  ///< of a range such as 6-10 the first
    std::int64_t rank_to = 0;          ///< of a range the last; 0: it is none
    Place rank_place;                  ///< of a rank that could not be read, too; line 0: the row has none
    std::string band;                  ///< empty: none
    Place band_place;
    std::string note;  ///< what its columns of remarks say

    /// Whether it takes a place among the ranked, even where its rank cannot be read.
    [[nodiscard]] bool takes_rank() const { return rank.has_value() || rank_place.line != 0; }
};

/// A row of the table that is no unit: sums or means of the rows above it.
struct SummaryRow {
    Place place;
    std::string label;
    bool mean = false;
    bool subtotal = false;  ///< 小计: of its section, whatever comes before
    std::size_t from = 0;   ///< units of its section: from here
    std::size_t until = 0;  ///< to before this one
    std::vector<std::optional<PrintedNumber>> parts;
    std::optional<PrintedNumber> total;
};

/// Tables that ceping itself writes.
enum class OwnTable : std::uint8_t { none, league, results };

/// A table of scores that somebody published. Source: ceping-audit(1).
struct PublishedTable {
    std::string path;
    std::string sheet;               ///< of a workbook: in which its places are
    std::vector<ColumnUse> columns;  ///< from left to right
    std::vector<PublishedPart> parts;
    std::vector<PublishedRow> rows;
    std::vector<SummaryRow> summaries;
    bool parts_guessed = false;
    OwnTable own = OwnTable::none;
    std::optional<Exact> total_max;     ///< the full mark that the header of the total states
    std::vector<std::string> sections;  ///< headings that stand in rows of their own
    bool by_sections = false;           ///< they are the groups
    std::size_t set_apart = 0;          ///< rows that are no units: remarks, headings, repeated headers
    std::size_t blocks = 1;             ///< that stand side by side
    std::size_t unreadable = 0;         ///< cells that could not be read as what their column holds

    [[nodiscard]] bool has(ColumnRole role) const {
        for (const auto& each : columns) {
            if (each.role == role) {
                return true;
            }
        }
        return false;
    }
};

}  // namespace ceping
