#pragma once

#include <ceping/check/resemblance/minhash.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// Not part of the public face.

/// Words are a form's where they stand in notes of every fourth unit, but of no fewer than this many.
inline constexpr std::uint32_t least_users = 5;

/// Shingles that are a form's: nobody's own words.
class FormWords {
public:
    /// Words of the rubric itself, folded.
    void add_rubric(std::u32string_view text);
    /// Words of units' notes: one unit after the other, with all of its notes.
    void add_unit(const std::vector<std::u32string>& notes);
    /// After all of them.
    void finish();
    [[nodiscard]] bool has(Shingle shingle) const;

private:
    struct Slot {
        Shingle shingle = 0;      // none has this
        std::uint32_t users = 0;  // units; all of them for a word of the rubric
        std::uint32_t last = 0;   // the unit that was counted last
    };
    [[nodiscard]] Slot& slot_of(Shingle shingle);
    void grow_in_time();

    std::vector<Slot> slots_ = std::vector<Slot>(1024);
    std::size_t used_ = 0;
    std::uint32_t units_ = 0;
};

}  // namespace ceping
