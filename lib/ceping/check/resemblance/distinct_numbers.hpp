#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace ceping {

// Not part of the public face.

/// Spreads a number over all 64 bits, the same on every machine: what distinguishes two numbers anywhere
/// distinguishes their images everywhere.
[[nodiscard]] constexpr std::uint64_t spread(std::uint64_t x) {
    x ^= x >> 32U;
    x *= 0xD1342543DE82EF95U;
    x ^= x >> 29U;
    x *= 0x9E3779B97F4A7C15U;
    x ^= x >> 32U;
    return x;
}

/// Numbers things 0, 1, 2 … in the order of their first appearance; things that are equal get one number.
/// Takes time in proportion to how many come, and keeps of each kind its hash alone.
class DistinctNumbers {
public:
    /// `expected`: how many things may come; more are taken too.
    explicit DistinctNumbers(std::size_t expected)
        : slots_(std::bit_ceil(std::max<std::size_t>(expected, 8) * 2)) {}

    /// The number of a thing, given its hash and a way to tell whether it equals the one that got a number.
    template <typename Equals>
    std::uint32_t of(std::uint64_t hash, const Equals& equals) {
        if ((std::size_t{count_} + 1) * 2 > slots_.size()) {
            grow();
        }
        for (std::size_t at = start(hash);; at = (at + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[at];
            if (slot.number == free) {
                slot = {hash, count_};
                return count_++;
            }
            if (slot.hash == hash && equals(slot.number)) {
                return slot.number;
            }
        }
    }

    /// How many numbers were given.
    [[nodiscard]] std::uint32_t count() const { return count_; }

private:
    static constexpr std::uint32_t free = std::numeric_limits<std::uint32_t>::max();
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t number = free;
    };

    [[nodiscard]] std::size_t start(std::uint64_t hash) const {
        return static_cast<std::size_t>(spread(hash)) & (slots_.size() - 1);
    }
    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.number != free) {
                std::size_t at = start(slot.hash);
                while (slots_[at].number != free) {
                    at = (at + 1) & (slots_.size() - 1);
                }
                slots_[at] = slot;
            }
        }
    }

    std::vector<Slot> slots_;
    std::uint32_t count_ = 0;
};

}  // namespace ceping
