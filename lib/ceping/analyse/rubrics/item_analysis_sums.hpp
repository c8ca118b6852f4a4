#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ceping {

/// Sums of products over units for every pair of columns, where a unit may lack some of its values. Values are whole, so
/// that every sum is exact: neither the order of the units nor how they are cut into pieces changes a bit.
class PairSums {
public:
    static constexpr std::int64_t largest = 500'000;      ///< of a value, either way
    static constexpr std::size_t most_rows = 30'000'000;  ///< that sums have room for

    explicit PairSums(std::size_t columns);

    /// One unit. `there[i]` says whether it has the value `values[i]`. Throws Error beyond most_rows.
    void add(const std::vector<std::int32_t>& values, const std::vector<std::uint8_t>& there);
    /// What was added counts from now on; call before reading.
    void finish();

    /// Over the units that have both values.
    [[nodiscard]] std::int64_t count(std::size_t i, std::size_t j) const { return counts_[ordered(i, j)]; }
    [[nodiscard]] std::int64_t sum(std::size_t i, std::size_t with) const {
        return sums_[i * columns_ + with];
    }
    [[nodiscard]] std::int64_t squares(std::size_t i, std::size_t with) const {
        return squares_[i * columns_ + with];
    }
    [[nodiscard]] std::int64_t products(std::size_t i, std::size_t j) const {
        return products_[ordered(i, j)];
    }

private:
    [[nodiscard]] std::size_t ordered(std::size_t i, std::size_t j) const {
        return i < j ? i * columns_ + j : j * columns_ + i;
    }

    std::size_t columns_;
    std::size_t rows_ = 0;     ///< in all
    std::size_t waiting_ = 0;  ///< in the block
    // The block, a row a unit. What a unit lacks is 0 in all three.
    std::vector<double> value_;
    std::vector<double> square_;
    std::vector<double> there_;
    std::vector<double> row_;  ///< sums of one column with all others
    std::vector<std::int64_t> counts_;
    std::vector<std::int64_t> sums_;
    std::vector<std::int64_t> squares_;
    std::vector<std::int64_t> products_;
};

}  // namespace ceping
