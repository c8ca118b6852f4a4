#pragma once

#include <ceping/analyse/auditing/audit_bands.hpp>
#include <ceping/analyse/auditing/audit_ranks.hpp>
#include <ceping/analyse/auditing/audit_totals.hpp>
#include <ceping/analyse/auditing/weights.hpp>
#include <ceping/model/published.hpp>
#include <ceping/model/rubric.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
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
    std::uint64_t effort = 1;   ///< how many times as much work as usual the search for weights may take
    const Rubric* rubric = nullptr;  ///< least scores of bands; may be null
};

/// What a table's totals were found to be.
enum class TotalsSource : std::uint8_t {
    none,  ///< there are no parts
    sum,
    mean,
    weighted,
    recovered,  ///< by weights that were looked for
    untold      ///< none of these fits: that is said once, and nothing of the rows
};

/// Why a question was not checked.
enum class Unchecked : std::uint8_t {
    no,            ///< it was
    no_column,     ///< there is no column of it
    no_parts,      ///< there are no parts
    no_numbers,    ///< no row has all that it takes
    too_few,       ///< there is too little to hold against one another: anything would fit
    no_rule,       ///< no sum, mean or weights give the totals
    gave_up,       ///< the search for weights was given up
    too_fine,      ///< the numbers have too many digits to look for weights
    not_by_total,  ///< ranks, or the rows, go by something else
    own_table      ///< ceping's own: ceping-explain derives its scores
};

/// What was found of one question: right, wrong, or not checked and why.
struct Verdict {
    Unchecked why = Unchecked::no;
    std::size_t wrong = 0;
    std::size_t remarks = 0;  ///< worth a look, but not to be called wrong by the table alone
    std::size_t rows = 0;     ///< that were checked
    std::size_t left = 0;     ///< rows that were not: a number is missing or cannot be read
};

/// All that was found in a published table. Source: ceping-audit(1).
struct AuditReport {
    std::shared_ptr<const PublishedTable>
        own;  ///< the table without the columns that turned out to be no parts
    const PublishedTable* table = nullptr;
    TotalsSource source = TotalsSource::none;
    std::vector<TotalCheck> totals;         ///< beside the rows; empty: not checked row by row
    std::optional<Exact> weights_sum;       ///< where weights that count do not make 1
    std::optional<FittingWeights> weights;  ///< where they were looked for
    std::vector<std::size_t> weight_parts;  ///< the parts that weights were looked for
    std::size_t sum_fits = 0;               ///< rows of which the sum of the parts gives the total
    std::size_t mean_fits = 0;
    std::size_t could_fit = 0;  ///< rows that have all parts and a total
    /// Where no weights fit all rows: those without one of which some do, with how many vectors those are.
    std::vector<std::pair<std::size_t, std::uint64_t>> without;
    std::vector<PartFault> parts;            ///< above their full mark
    std::vector<std::size_t> totals_beyond;  ///< rows whose total is above the full mark in its header
    SummaryAudit summaries;
    std::vector<std::pair<std::size_t, std::size_t>>
        twice;  ///< rows of a name that stands above already, and where
    std::optional<RankAudit> ranks;
    OrderAudit order;
    BandAudit bands;

    [[nodiscard]] std::size_t count(TotalStatus status) const;
    /// Things that are wrong; display rounding and remarks are none of them.
    [[nodiscard]] std::size_t faults() const;
    /// Whether weights that do not add up to 100 % are a fault: not where all rows fit them.
    [[nodiscard]] bool weights_wrong() const;
    /// Whether so few rows fit by display rounding alone, one in four at most, that each is worth a look.
    [[nodiscard]] bool few_rounded() const;
    [[nodiscard]] Verdict totals_verdict() const;
    [[nodiscard]] Verdict ranks_verdict() const;
    [[nodiscard]] Verdict bands_verdict() const;
    [[nodiscard]] Verdict order_verdict() const;
    /// Rows whose totals were held against their parts.
    [[nodiscard]] std::size_t checked_rows() const;
    /// Whether any question was.
    [[nodiscard]] bool checked() const;
};

[[nodiscard]] AuditReport audit_table(const PublishedTable& table, const AuditOptions& options);

}  // namespace ceping
