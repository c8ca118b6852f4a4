#include <ceping/analyse/rubrics/item_analysis_sums.hpp>

#include <ceping/base/error.hpp>

#include <algorithm>

namespace ceping {

namespace {

// A block's sums are held in double, in which the compiler adds several columns at once; a square is at most 2.5e11, and
// 256 of them stay far below 2^53, up to which double is exact. All units together are held in 64 bits: 3e7 * 2.5e11 is
// below 2^63.
constexpr std::size_t block = 256;

/// Adds to `row`, column by column from `first` on, the products of one column of `left` with each of `right`.
void multiply(const double* left, const double* right, std::size_t rows, std::size_t columns, std::size_t at,
              std::size_t first, double* row) {
    std::fill(row + first, row + columns, 0.0);
    for (std::size_t u = 0; u < rows; ++u) {
        const double factor = left[u * columns + at];
        if (factor != 0) {
            const double* other = right + u * columns;
            for (std::size_t j = first; j < columns; ++j) {
                row[j] += factor * other[j];
            }
        }
    }
}

void take(const std::vector<double>& row, std::size_t first, std::int64_t* into) {
    for (std::size_t j = first; j < row.size(); ++j) {
        into[j] += static_cast<std::int64_t>(row[j]);
    }
}

}  // namespace

PairSums::PairSums(std::size_t columns)
    : columns_(columns),
      value_(block * columns),
      square_(block * columns),
      there_(block * columns),
      row_(columns),
      counts_(columns * columns),
      sums_(columns * columns),
      squares_(columns * columns),
      products_(columns * columns) {}

void PairSums::add(const std::vector<std::int32_t>& values, const std::vector<std::uint8_t>& there) {
    if (++rows_ > most_rows) {
        throw Error({"结果超过 3000 万个，项目分析的合计容纳不下",
                     "more than 30,000,000 results, which the sums of an item analysis have no room for"});
    }
    const std::size_t begin = waiting_ * columns_;
    for (std::size_t i = 0; i < columns_; ++i) {
        const double value = there[i] != 0 ? values[i] : 0;
        value_[begin + i] = value;
        square_[begin + i] = value * value;
        there_[begin + i] = there[i] != 0 ? 1 : 0;
    }
    if (++waiting_ == block) {
        finish();
    }
}

void PairSums::finish() {
    for (std::size_t i = 0; i < columns_; ++i) {
        const std::size_t begin = i * columns_;
        multiply(there_.data(), there_.data(), waiting_, columns_, i, i, row_.data());
        take(row_, i, &counts_[begin]);
        multiply(value_.data(), value_.data(), waiting_, columns_, i, i, row_.data());
        take(row_, i, &products_[begin]);
        multiply(value_.data(), there_.data(), waiting_, columns_, i, 0, row_.data());
        take(row_, 0, &sums_[begin]);
        multiply(square_.data(), there_.data(), waiting_, columns_, i, 0, row_.data());
        take(row_, 0, &squares_[begin]);
    }
    waiting_ = 0;
}

}  // namespace ceping
