#pragma once

#include <ceping/check/resemblance/form_words.hpp>
#include <ceping/check/resemblance/minhash.hpp>
#include <ceping/check/resemblance/near_texts.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// Notes that were copied and then edited. Not part of the public face.
//
// A clerk who takes over a note puts in other figures and what his own office calls itself, adds or drops a sentence,
// changes a word. So notes are compared without figures and without such names, by the share of the shorter one that
// stands in the longer, and without the words of a form, which are nobody's own. Thresholds and what they rest on:
// ceping-validate(1), RESEMBLANCE; measured by tests/scripts/alike_notes.

/// From where on a note is told as an edited copy.
inline constexpr Share least_contained = {13, 20};
/// Shingles that the shorter note has beyond the form's words: fewer are soon alike.
inline constexpr std::uint32_t least_own = 20;
/// `plain`, a note as append_plain() makes it, with each figure as one sign and each name that a unit has for itself as
/// another: 我单位, 本处 and their like, and `own_name`, plain too, where it is not empty.
[[nodiscard]] std::u32string folded(std::u32string_view plain, std::u32string_view own_name);

/// Finds pairs of folded texts of which the shorter, at least half as long as the longer, stands in it by
/// `least_contained` or more, words of a form left out; ordered by the later, then the earlier text. `share` is of the
/// shorter's shingles. Pairs are looked for where two texts have a run of 15 characters or more in common that is not
/// mostly of a form's words; where more than a few have it, each is held against those that go on in the same way for
/// longest. Takes n log n; the result does not depend on `jobs`.
[[nodiscard]] std::vector<AlikeTexts> find_edited(const std::vector<std::u32string_view>& texts,
                                                  const FormWords& form, unsigned jobs);

}  // namespace ceping
