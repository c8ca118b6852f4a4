#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace ceping {

// Not part of the public face.

/// Lists of numbers, one after another in one piece of memory.
class PackedLists {
public:
    /// A list, and what to put there.
    using Entry = std::pair<std::uint32_t, std::uint32_t>;

    /// `count` lists; what comes first in `entries` stands first in its list.
    PackedLists(std::size_t count, const std::vector<Entry>& entries)
        : starts_(count + 1), items_(entries.size()) {
        for (const auto& [list, item] : entries) {
            ++starts_[list + 1];
        }
        std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
        std::vector<std::uint32_t> at(starts_.begin(), starts_.end() - 1);
        for (const auto& [list, item] : entries) {
            items_[at[list]++] = item;
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t list) const {
        return std::span(items_).subspan(starts_[list], starts_[list + 1] - starts_[list]);
    }

private:
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> items_;
};

}  // namespace ceping
