#pragma once

#include <ceping/model/published.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ceping {

enum class RankStyle : std::uint8_t {
    competition,  ///< after a tie the next rank skips: 1, 2, 2, 4
    dense         ///< it does not: 1, 2, 2, 3
};

/// A row whose printed rank is not the one that its total has among its group's.
struct RankFault {
    std::size_t row = 0;
    std::int64_t should_be = 0;
    std::optional<std::size_t>
        tied;  ///< a row of the same total that has the rank which this one should have
    std::optional<std::size_t> shares;  ///< a row of another total that has this one's printed rank
};

/// Ranks of the rows that have a rank and a total, the highest total first.
struct RankAudit {
    RankStyle style =
        RankStyle::competition;  ///< which contradicts fewer rows; competition where both are as good
    std::size_t ranked = 0;
    std::size_t against_competition = 0;  ///< rows that contradict it
    std::size_t against_dense = 0;
    bool alike = false;             ///< no rank tells the styles apart: both give every row the same
    std::size_t firsts = 0;         ///< in the group where rank 1 stands at most different totals: how many
    std::vector<RankFault> faults;  ///< against `style`, in the order of the table
};
[[nodiscard]] RankAudit audit_ranks(const PublishedTable& table);

/// A row that stands below one of a lower total.
struct OrderFault {
    std::size_t row = 0;
    std::size_t above = 0;
};

/// Whether rows stand in the order of their totals within each group, those without a rank left out where others have one.
struct OrderAudit {
    bool ordered = true;             ///< all of them, or at least three in four pairs of neighbours
    std::vector<OrderFault> faults;  ///< where `ordered`
};
[[nodiscard]] OrderAudit audit_order(const PublishedTable& table);

}  // namespace ceping
