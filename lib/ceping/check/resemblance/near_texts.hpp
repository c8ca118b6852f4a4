#pragma once

#include <ceping/check/resemblance/minhash.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace ceping {

// Not part of the public face.

/// Two texts that are alike, by their positions.
struct AlikeTexts {
    std::uint32_t earlier = 0;
    std::uint32_t later = 0;
    Share share;

    friend bool operator==(const AlikeTexts&, const AlikeTexts&) = default;
};

/// Finds pairs of texts whose resemblance is at least `least_resemblance`, ordered by the later, then the
/// earlier text. Every pair that is returned is alike; some that are alike may be missed (see below). No two
/// texts may be equal, and each has at least one shingle. Takes n log n; the result does not depend on
/// `jobs`.
///
/// Texts that agree in a band stand in one bucket. In a bucket of up to `near_neighbours` + 1 texts each is
/// held against each. In a larger one, where n texts would make n² pairs (a form's phrases that all take
/// over), they are ordered by the bands that follow, which brings together those that agree in several, and
/// each is held against its nearest neighbours on both sides. Of all that a text meets in this way in all
/// bands, those come first that it meets most often, and it gives up after `most_in_vain` that prove not to
/// be alike.
///
/// Missed are thus: pairs that agree in no band, see signature_of(); in a crowd of texts that are alike many
/// of their pairs, though hardly all of one text's; in a crowd of thousands that have a resemblance of 0.6 to
/// 0.7 with each other, one to four in a hundred of the pairs that have 0.8 or more.
[[nodiscard]] std::vector<AlikeTexts> find_alike(const std::vector<std::u32string_view>& texts,
                                                 unsigned jobs);

inline constexpr std::uint32_t near_neighbours = 4;  ///< in a large bucket, on each side
inline constexpr std::size_t most_in_vain = 32;  ///< texts that prove not to be alike, before one gives up

}  // namespace ceping
