#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/published.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ceping {

enum class TotalStatus : std::uint8_t {
    consistent,        ///< the parts as printed give what is printed as the total
    display_rounding,  ///< they do not, but some values that print as they do give some that prints as the total
    impossible,        ///< no such values do
    unchecked          ///< a part or the total is not there
};

/// One row's total against its parts.
struct TotalCheck {
    TotalStatus status = TotalStatus::unchecked;
    Exact printed;  ///< what the parts as printed give
    Exact low;      ///< the least and the most that they can give
    Exact high;
    Exact off;  ///< impossible: how far the total is too high (over 0) or too low at least
};

[[nodiscard]] std::size_t count_of(const std::vector<TotalCheck>& checks, TotalStatus status);
/// How many rows there was enough of to check them.
[[nodiscard]] std::size_t checked_of(const std::vector<TotalCheck>& checks);

/// Rows whose parts, each times its factor, are added up; a part of factor 0 is left out, and an empty bonus or penalty is 0.
/// Intervals are closed: a value half-way between two printed ones may stand for either. Where bonuses count, a total that
/// stands at its full mark may have been cut down to it.
[[nodiscard]] std::vector<TotalCheck> check_totals(const PublishedTable& table,
                                                   const std::vector<Exact>& factors);

/// A sum or mean of the table's own that no reading of the rows above it makes right: all of them, or those of its section.
struct SummaryFault {
    std::size_t summary = 0;
    std::optional<std::size_t> part;  ///< nothing: the total
    Exact gives;                      ///< what the rows of its section give
};
struct SummaryAudit {
    std::size_t checked = 0;  ///< cells
    std::vector<SummaryFault> faults;
};
[[nodiscard]] SummaryAudit audit_summaries(const PublishedTable& table);

/// A part that is above its full mark, however it was rounded.
struct PartFault {
    std::size_t row = 0;
    std::size_t part = 0;
};
[[nodiscard]] std::vector<PartFault> parts_above(const PublishedTable& table);
/// Rows whose total is above the full mark that its header states, where nothing is added to it as a bonus.
[[nodiscard]] std::vector<std::size_t> totals_above(const PublishedTable& table);

}  // namespace ceping
