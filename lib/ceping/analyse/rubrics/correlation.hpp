#pragma once

#include <ceping/base/exact/exact.hpp>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ceping {

/// Kendall's tau-b between two orders of the same things, rounded half up to 4 places by exact arithmetic: the pairs of
/// things that both order alike less those that they order against one another, over the root of the product of how many
/// pairs each orders at all. 1: the same order; -1: the opposite one. Nothing where either orders no pair.
/// Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945; the count is W. R. Knight's,
/// Journal of the American Statistical Association 61, 1966: n log n.
[[nodiscard]] std::optional<Exact> kendall_tau_b(std::vector<std::pair<Exact, Exact>> values);

/// Sums over the things that have both of two values.
struct PairMoments {
    std::int64_t count = 0;
    Exact x;   ///< sum of the one
    Exact y;   ///< sum of the other
    Exact xx;  ///< sums of products
    Exact yy;
    Exact xy;

    /// The products' sums about the means, times the count.
    [[nodiscard]] Exact spread_x() const { return Exact(count) * xx - x * x; }
    [[nodiscard]] Exact spread_y() const { return Exact(count) * yy - y * y; }
    [[nodiscard]] Exact together() const { return Exact(count) * xy - x * y; }
};

/// Pearson's product-moment correlation, rounded half up to 5 places by exact arithmetic. Nothing where one of the two
/// values is the same for all.
[[nodiscard]] std::optional<Exact> pearson(const PairMoments& sums);

}  // namespace ceping
