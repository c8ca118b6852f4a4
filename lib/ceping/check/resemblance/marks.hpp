#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ceping {

// Not part of the public face.

/// A set of numbers that takes a few bits for each, and so says yes to a few others, too. The numbers are hashes already.
class Marks {
public:
    explicit Marks(std::size_t expected) : words_(std::bit_ceil(expected / 8 + 1)) {}

    /// Whether the number was, or may have been, there before.
    bool add(std::uint32_t number) {
        std::uint64_t& word = words_[word_of(number)];
        const bool there = (word & bit_of(number)) != 0;
        word |= bit_of(number);
        return there;
    }
    [[nodiscard]] bool has(std::uint32_t number) const {
        return (words_[word_of(number)] & bit_of(number)) != 0;
    }

private:
    [[nodiscard]] std::size_t word_of(std::uint32_t number) const {
        return (number >> 6U) & (words_.size() - 1);
    }
    static std::uint64_t bit_of(std::uint32_t number) { return std::uint64_t{1} << (number & 63U); }

    std::vector<std::uint64_t> words_;
};

}  // namespace ceping
