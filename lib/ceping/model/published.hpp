#pragma once

#include <ceping/base/exact.hpp>
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
    std::string text;  ///< as printed, but for full width

    [[nodiscard]] Exact low() const { return value - half; }
    [[nodiscard]] Exact high() const { return value + half; }
};

/// What a column of a published table is taken for.
enum class ColumnRole : std::uint8_t { name, part, total, rank, band, group };

struct ColumnUse {
    ColumnRole role = ColumnRole::name;
    std::string header;
    bool guessed = false;  ///< by its header or its cells, not named by the caller
};

/// One of the scores that a total is made of.
struct PublishedPart {
    std::string title;
    std::optional<Exact> weight;  ///< a share 0..1
    std::optional<Exact> max;     ///< its full mark
    bool subtract = false;        ///< printed as a positive number and taken off
};

struct PublishedRow {
    Place place;  ///< of its first cell
    std::string name;
    std::string group;                                ///< empty: no such column, or an empty cell
    std::vector<std::optional<PrintedNumber>> parts;  ///< beside PublishedTable::parts
    std::optional<PrintedNumber> total;
    std::optional<std::int64_t> rank;
    Place rank_place;  ///< of a rank that could not be read, too; line 0: the row has none
    std::string band;  ///< empty: none
    Place band_place;

    /// Whether it takes a place among the ranked, even where its rank cannot be read.
    [[nodiscard]] bool takes_rank() const { return rank.has_value() || rank_place.line != 0; }
};

/// A table of scores that somebody published. Source: ceping-audit(1).
struct PublishedTable {
    std::string path;
    std::vector<ColumnUse> columns;  ///< those that are used, from left to right
    std::vector<PublishedPart> parts;
    std::vector<PublishedRow> rows;
    bool parts_guessed = false;

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
