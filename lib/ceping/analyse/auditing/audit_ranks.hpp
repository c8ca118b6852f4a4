#pragma once

#include <ceping/model/published.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ceping {

/// What units of one total are given.
enum class RankStyle : std::uint8_t {
    competition,  ///< one rank, after which the next one skips: 1, 2, 2, 4
    dense,        ///< one rank, after which it does not: 1, 2, 2, 3
    ordinal,      ///< a rank each, by something that is not printed: 1, 2, 3, 4
    last          ///< the rank of the last of them: 1, 3, 3, 4
};
constexpr std::size_t rank_styles = 4;

/// A row whose printed rank cannot be, whoever else was ranked but is not in the table.
struct RankFault {
    std::size_t row = 0;
    std::int64_t should_be = 0;  ///< the least and the most that the ranks around leave it
    std::int64_t should_be_to = 0;
    std::optional<std::size_t>
        tied;  ///< a row of the same total that has the rank which this one should have
    std::optional<std::size_t> shares;  ///< a row of another total that has this one's printed rank
};

/// Ranks between two rows, or before the first, that nobody in the table has.
struct RankGap {
    std::size_t row = 0;     ///< the row after it
    std::int64_t first = 0;  ///< the ranks that nobody has
    std::int64_t last = 0;
};

/// Ranks of the rows that have a rank and a total. A printed rank keeps its place: what is missing between two ranks may be
/// units that are not in the table or whose totals are not. So of each group the most rows are kept whose ranks leave room
/// for all who stand between them; the others are faults.
struct RankAudit {
    RankStyle style = RankStyle::competition;
    bool ascending = false;    ///< the least total is first
    std::size_t ranked = 0;    ///< rows that have a total and a rank that was read
    std::size_t left_out = 0;  ///< rows that have a rank, but no total or a rank that cannot be read
    std::array<std::size_t, rank_styles> against{};  ///< by style: rows that contradict it
    bool alike = false;                              ///< there are no ties among the ranked
    bool unrelated =
        false;  ///< more than half of the rows contradict every style: ranks are not by this total
    std::size_t firsts = 0;         ///< in the group where rank 1 stands at most different totals: how many
    std::vector<RankFault> faults;  ///< against `style`, in the order of the table
    std::vector<RankGap> gaps;
};
[[nodiscard]] RankAudit audit_ranks(const PublishedTable& table);

/// A row that stands below one of a lower total.
struct OrderFault {
    std::size_t row = 0;
    std::size_t above = 0;
};

/// Whether rows stand in the order of their totals within each group, those without a rank left out where others have one.
/// Nobody claims that they do: what is out of order is worth a look, and no fault.
struct OrderAudit {
    std::size_t pairs = 0;           ///< of neighbours that were compared
    bool ordered = true;             ///< all of them, or at least three in four
    bool ascending = false;          ///< the least total first
    std::vector<OrderFault> faults;  ///< where `ordered`
};
[[nodiscard]] OrderAudit audit_order(const PublishedTable& table);

}  // namespace ceping
