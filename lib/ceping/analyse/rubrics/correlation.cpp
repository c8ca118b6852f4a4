#include <ceping/analyse/rubrics/correlation.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace ceping {

namespace {

using Values = std::vector<std::pair<Exact, Exact>>;

std::int64_t pairs(std::int64_t things) { return things * (things - 1) / 2; }

/// Pairs within runs of neighbours that are `same`.
template <typename Same>
std::int64_t tied(const Values& values, const Same& same) {
    std::int64_t out = 0;
    std::int64_t run = 1;
    for (std::size_t i = 1; i < values.size(); ++i) {
        run = same(values[i - 1], values[i]) ? run + 1 : 1;
        out += run - 1;
    }
    return out;
}

/// Sorts by the second value and counts the pairs that change places.
std::int64_t exchanges(Values& values, Values& merged, std::size_t from, std::size_t to) {
    if (to - from < 2) {
        return 0;
    }
    const std::size_t middle = from + (to - from) / 2;
    std::int64_t out = exchanges(values, merged, from, middle) + exchanges(values, merged, middle, to);
    std::size_t left = from;
    std::size_t right = middle;
    for (std::size_t at = from; at < to; ++at) {
        const bool take_left =
            right == to || (left < middle && !(values[right].second < values[left].second));
        if (!take_left) {
            out += static_cast<std::int64_t>(middle - left);
        }
        merged[at] = std::move(values[take_left ? left++ : right++]);
    }
    std::move(merged.begin() + static_cast<std::ptrdiff_t>(from),
              merged.begin() + static_cast<std::ptrdiff_t>(to),
              values.begin() + static_cast<std::ptrdiff_t>(from));
    return out;
}

/// The root of `square`, which is within 0..1, half up to one in `steps`.
Exact root(const Exact& square, std::int64_t steps) {
    std::int64_t low = 0;
    std::int64_t high = steps;
    while (low < high) {
        const std::int64_t middle = (low + high + 1) / 2;
        // Half up: the root is at least half a place below.
        const Exact edge = Exact::fraction(2 * middle - 1, 2 * steps);
        if (edge * edge <= square) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return Exact::fraction(low, steps);
}

}  // namespace

std::optional<Exact> kendall_tau_b(Values values) {
    std::sort(values.begin(), values.end());
    const auto all = pairs(static_cast<std::int64_t>(values.size()));
    const auto first = tied(values, [](const auto& a, const auto& b) { return a.first == b.first; });
    const auto both = tied(values, [](const auto& a, const auto& b) { return a == b; });
    Values merged(values.size());
    const auto against = exchanges(values, merged, 0, values.size());
    const auto second = tied(values, [](const auto& a, const auto& b) { return a.second == b.second; });
    if (all == first || all == second) {
        return std::nullopt;
    }
    const Exact more = Exact(all - first - second + both) - Exact(2) * Exact(against);
    const Exact size = root(more * more / (Exact(all - first) * Exact(all - second)), 10'000);
    return more.sign() < 0 ? -size : size;
}

std::optional<Exact> pearson(const PairMoments& sums) {
    const Exact x = sums.spread_x();
    const Exact y = sums.spread_y();
    if (x.is_zero() || y.is_zero()) {
        return std::nullopt;
    }
    const Exact together = sums.together();
    const Exact size = root(together * together / (x * y), 100'000);
    return together.sign() < 0 ? -size : size;
}

}  // namespace ceping
