#pragma once

#include <ceping/base/exact/exact.hpp>
#include <ceping/model/published.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ceping {

struct WeightSearch {
    int steps = 100;           ///< into how many the whole is cut: 100 for whole per cents, 200 for halves
    std::vector<Exact> scale;  ///< beside the parts: what a part counts in the total at a weight of 1
    std::size_t list = 20;     ///< how many vectors to keep
    std::vector<std::size_t>
        rows;  ///< those that must fit, of all that have a total and every part; empty: all
    std::optional<std::size_t> leave_out;  ///< a row that need not fit
    bool first = false;                    ///< end at the first vector that fits
    /// How much work the search may take, about a row looked at; some seconds.
    std::uint64_t effort = 300'000'000;
};

/// A vector of weights, in steps, that fits every row.
struct FittingVector {
    std::vector<int> weights;
    Exact error;  ///< the most that the parts as printed, by these weights, miss a printed total by
};

struct FittingWeights {
    int steps = 100;
    std::size_t rows = 0;  ///< that have a total and every part
    std::uint64_t count = 0;
    bool complete = true;     ///< false: the search was given up, there may be more
    bool too_fine = false;    ///< the numbers have too many decimals for the search: nothing was searched
    std::uint64_t spent = 0;  ///< of the effort
    std::vector<FittingVector> best;        ///< the nearest to what is printed first, then by their weights
    std::vector<std::pair<int, int>> span;  ///< beside the parts: least and greatest weight of those that fit
};

/// All weights, each at least one step and together `steps`, by which in every row some values that print as the parts do
/// give some value that prints as the total does. Searched part by part: of each only those weights are tried that leave
/// every row possible, as linear inequalities in whole numbers say; for the last two parts they are exact.
[[nodiscard]] FittingWeights find_weights(const PublishedTable& table, const WeightSearch& search);

/// Rows, few, that no weights fit together, though without any one of them some do; empty where weights fit all rows or a
/// search was given up. A row without which weights fit all others is among them. `spent` grows by the effort.
[[nodiscard]] std::vector<std::size_t> contradicting_rows(const PublishedTable& table,
                                                          const WeightSearch& search, std::uint64_t& spent);

}  // namespace ceping
