#pragma once

#include <ceping/analyse/audit_bands.hpp>
#include <ceping/analyse/audit_ranks.hpp>
#include <ceping/analyse/audit_totals.hpp>
#include <ceping/analyse/weights.hpp>
#include <ceping/model/published.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ceping {

/// How a table's totals are held against its parts.
enum class AuditHow : std::uint8_t {
    automatic,  ///< the way that fits most rows, at least three in four; else weights are looked for
    sum,
    mean,
    weighted,  ///< by the parts' weights
    recover    ///< weights are looked for
};

struct AuditOptions {
    AuditHow how = AuditHow::automatic;
    std::optional<Exact> full;  ///< full mark of the total; absent: 100 where it matters
    int steps = 0;              ///< of weights: 100, 200, or 0: whole per cents, and halves where none fits
    std::size_t list = 20;      ///< vectors of weights to keep
    const Rubric* rubric = nullptr;  ///< least scores of bands; may be null
};

/// What a table's totals were found to be.
enum class TotalsSource : std::uint8_t {
    none,  ///< there are no parts
    sum,
    mean,
    weighted,
    recovered,  ///< by weights that were looked for
    untold      ///< none of these fits, and the parts were guessed: nothing is said of them
};

/// All that was found in a published table. Source: ceping-audit(1).
struct AuditReport {
    const PublishedTable* table = nullptr;
    TotalsSource source = TotalsSource::none;
    std::vector<TotalCheck> totals;         ///< beside the rows; empty: not checked row by row
    std::optional<Exact> weights_sum;       ///< where weights that count do not make 1
    std::optional<FittingWeights> weights;  ///< where they were looked for
    /// Where no weights fit all rows: those without one of which some do, with how many vectors those are.
    std::vector<std::pair<std::size_t, std::uint64_t>> without;
    std::vector<PartFault> parts;  ///< above their full mark
    std::vector<std::pair<std::size_t, std::size_t>>
        twice;  ///< rows of a name that stands above already, and where
    std::optional<RankAudit> ranks;
    OrderAudit order;
    BandAudit bands;

    [[nodiscard]] std::size_t count(TotalStatus status) const;
    /// Things that are wrong; display rounding is none of them.
    [[nodiscard]] std::size_t faults() const;
};

[[nodiscard]] AuditReport audit_table(const PublishedTable& table, const AuditOptions& options);

}  // namespace ceping
