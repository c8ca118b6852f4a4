#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// How alike two texts are. Not part of the public face.
//
// A text is taken as the set of its shingles, all runs of three code points that stand in it. The resemblance
// of two texts is the Jaccard similarity of their sets: shingles in both, divided by shingles in either. That
// number, an exact fraction, decides; it is only asked for where MinHash signatures give reason to.
//
//   A. Z. Broder, On the resemblance and containment of documents, Compression and Complexity of Sequences
//      1997: shingling, resemblance, and its estimate by least values under permutations (MinHash).
//   P. Indyk, R. Motwani, Approximate nearest neighbors: towards removing the curse of dimensionality, STOC
//      1998: locality-sensitive hashing. Its use on signatures, by bands of rows, is described in
//      J. Leskovec, A. Rajaraman, J. D. Ullman, Mining of Massive Datasets, chapter 3.

// Three code points are a word or two of Chinese. Of a note of fifty, with one character changed 45 of 51
// shingles are common, with a word of two 44 of 52; runs of five would leave 40 of 52 there, and miss it.
inline constexpr std::size_t shingle_length = 3;
inline constexpr std::size_t band_rows = 5;
inline constexpr std::size_t band_count = 16;  ///< times band_rows: 80 hash functions

/// Adds `text` as it is compared to `out`: no blanks and no punctuation of ASCII or CJK, full width as ASCII,
/// ASCII letters small. Returns how many code points were added.
std::size_t append_plain(std::string_view text, std::u32string& out);

/// The MinHash signature of a text of at least one shingle, each band's rows made one number: equal where the
/// rows are, different where they differ, but for one case in four thousand million. Two texts of resemblance
/// s agree in one row with probability s, so in one band with s^5 and in at least one of the sixteen with 1 -
/// (1 - s^5)^16: 0.9983 for 0.8, 0.9999 for 0.85, 0.40 for 0.5, 0.04 for 0.3.
using Signature = std::array<std::uint32_t, band_count>;
[[nodiscard]] Signature signature_of(std::u32string_view text);

/// An exact fraction of shingles.
struct Share {
    std::uint32_t common = 0;
    std::uint32_t all = 1;

    /// Rounded down, so that only texts of the same shingles have 100.
    [[nodiscard]] std::uint32_t percent() const {
        return static_cast<std::uint32_t>(std::uint64_t{common} * 100 / all);
    }
    friend std::strong_ordering operator<=>(const Share& a, const Share& b) {
        return std::uint64_t{a.common} * b.all <=> std::uint64_t{b.common} * a.all;
    }
    friend bool operator==(const Share& a, const Share& b) { return (a <=> b) == 0; }
};

/// From where on two texts are alike.
inline constexpr Share least_resemblance = {4, 5};

/// Three code points side by side: two are equal only if their code points are.
using Shingle = std::uint64_t;

inline constexpr unsigned code_point_bits = 21;
static_assert(shingle_length * code_point_bits < 64);

/// Calls `take` with each shingle, in order, until it returns false.
template <typename Take>
void for_each_shingle(std::u32string_view text, const Take& take) {
    constexpr Shingle whole = (Shingle{1} << (shingle_length * code_point_bits)) - 1;
    Shingle shingle = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        shingle = ((shingle << code_point_bits) | text[i]) & whole;
        if (i + 1 >= shingle_length && !take(shingle)) {
            return;
        }
    }
}

/// The shingles of one text, which others are held against.
class ShingleSet {
public:
    /// Forgets the text before.
    void take(std::u32string_view text);
    /// Different shingles of the text.
    [[nodiscard]] std::uint32_t size() const { return size_; }
    /// The resemblance of the text and `other` where it is at least `least_resemblance`. A text that falls
    /// short is mostly known after a few shingles.
    [[nodiscard]] std::optional<Share> alike(std::u32string_view other);

private:
    struct Slot {
        Shingle shingle = 0;
        std::uint32_t owner = 0;  ///< which text put it here
        std::uint32_t seen = 0;   ///< in which other text it was seen last
    };
    [[nodiscard]] Slot& slot_of(Shingle shingle);
    [[nodiscard]] std::uint32_t count_different(std::u32string_view text);

    std::vector<Slot> slots_;
    std::vector<Shingle> sorted_;  ///< kept for its memory
    std::uint32_t size_ = 0;
    std::uint32_t owner_ = 0;
    std::uint32_t other_ = 0;
};

}  // namespace ceping
