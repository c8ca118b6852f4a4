#include <ceping/check/resemblance/minhash.hpp>

#include <ceping/base/text.hpp>
#include <ceping/check/resemblance/distinct_numbers.hpp>

#include <algorithm>
#include <bit>
#include <limits>

namespace ceping {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};
// Blanks, punctuation and invisible characters beyond ASCII. Left out on purpose: 々〆〇 and the Suzhou numerals
// (U+3005..U+3007, U+3021..U+302F), which are read.
constexpr auto passed_over = std::to_array<Range>({
    {0x0080, 0x00A9},
    {0x00AB, 0x00B1},
    {0x00B4, 0x00B4},
    {0x00B6, 0x00B8},
    {0x00BB, 0x00BB},
    {0x00BF, 0x00BF},
    {0x1680, 0x1680},
    {0x2000, 0x206F},
    {0x3000, 0x3004},
    {0x3008, 0x3020},
    {0x3030, 0x3030},
    {0x3036, 0x303F},
    {0x30FB, 0x30FB},
    {0xFE00, 0xFE1F},
    {0xFE30, 0xFE6F},
    {0xFEFF, 0xFEFF},
    {0xFF5F, 0xFF65},
});

constexpr char32_t full_width_first = 0xFF01;
constexpr char32_t full_width_last = 0xFF5E;

/// The character as it is compared, or 0 where it is passed over.
char32_t plain(char32_t c) {
    if (c >= full_width_first && c <= full_width_last) {
        c = c - full_width_first + 0x21;
    }
    if (c < 0x80) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return letter ? c : (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : 0);
    }
    const bool passed = std::any_of(passed_over.begin(), passed_over.end(),
                                    [c](const Range& each) { return c >= each.first && c <= each.last; });
    return passed ? 0 : c;
}

/// Takes a character of U+4000..U+9FFF off `text`, which is most of a note, or returns 0.
char32_t common_han(std::string_view& text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    if (text.size() < 3 || byte(0) < 0xE4 || byte(0) > 0xE9) {
        return 0;
    }
    const char32_t c = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    text.remove_prefix(3);
    return c;
}

// The hash functions are permutations x -> x * factor + term of 16 bits (factors are odd), one for each row
// and band. Those of a row all work on the same 16 bits of a shingle's one hash, those of different rows on
// mostly different bits, so that the rows of a band are nearly independent of each other. Sixteen bits are
// few enough to compute eight functions at a time, and enough: that two least values agree by chance only
// costs a comparison.
constexpr unsigned row_step = 12;
static_assert((band_rows - 1) * row_step + 16 <= 64);

struct Permutations {
    std::array<std::array<std::uint16_t, band_count>, band_rows> factor{};
    std::array<std::array<std::uint16_t, band_count>, band_rows> term{};
};
constexpr Permutations permutations = [] {
    Permutations out;
    std::uint64_t seed = 0x243F6A8885A308D3U;  // the fraction of pi: a number that nobody chose
    for (std::size_t row = 0; row < band_rows; ++row) {
        for (std::size_t band = 0; band < band_count; ++band) {
            seed += 0x9E3779B97F4A7C15U;
            const std::uint64_t bits = spread(seed);
            out.factor[row][band] = static_cast<std::uint16_t>(bits | 1U);
            out.term[row][band] = static_cast<std::uint16_t>(bits >> 32U);
        }
    }
    return out;
}();

using Row = std::array<std::int16_t, band_count>;

/// Lowers the least values of one row by a shingle's 16 bits. Signed, as that is what processors compare at
/// once.
void lower(Row& least, std::uint16_t bits, std::size_t row) {
    for (std::size_t band = 0; band < band_count; ++band) {
        const unsigned image =
            static_cast<unsigned>(bits) * permutations.factor[row][band] + permutations.term[row][band];
        least[band] = std::min(least[band], static_cast<std::int16_t>(static_cast<std::uint16_t>(image)));
    }
}

}  // namespace

std::size_t append_plain(std::string_view text, std::u32string& out) {
    const std::size_t before = out.size();
    out.resize(before + code_points(text));
    char32_t* to = out.data() + before;
    const char32_t* const end = out.data() + out.size();
    while (!text.empty() && to != end) {
        char32_t c = common_han(text);
        c = c != 0 ? c : plain(take_code_point(text));
        *to = c;
        to += c != 0 ? 1 : 0;
    }
    out.resize(static_cast<std::size_t>(to - out.data()));
    return out.size() - before;
}

Signature signature_of(std::u32string_view text) {
    std::array<Row, band_rows> least;
    for (auto& row : least) {
        row.fill(std::numeric_limits<std::int16_t>::max());
    }
    for_each_shingle(text, [&](Shingle shingle) {
        const std::uint64_t hash = spread(shingle);
        for (std::size_t row = 0; row < band_rows; ++row) {
            lower(least[row], static_cast<std::uint16_t>(hash >> (row_step * row)), row);
        }
        return true;
    });
    Signature out{};
    for (std::size_t band = 0; band < band_count; ++band) {
        std::uint64_t rows = 0;
        for (const auto& row : least) {
            rows = (rows ^ static_cast<std::uint16_t>(row[band])) * 0x9E3779B97F4A7C15U;
        }
        out[band] = static_cast<std::uint32_t>(rows >> 32U);
    }
    return out;
}

ShingleSet::Slot& ShingleSet::slot_of(Shingle shingle) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(spread(shingle)) & mask;
    while (slots_[at].owner == owner_ && slots_[at].shingle != shingle) {
        at = (at + 1) & mask;
    }
    return slots_[at];
}

void ShingleSet::take(std::u32string_view text) {
    const std::size_t room = std::bit_ceil(text.size() * 2 + 1);
    if (slots_.size() < room) {
        slots_.assign(room, {});
        owner_ = 0;
    }
    ++owner_;
    other_ = 0;
    size_ = 0;
    for_each_shingle(text, [&](Shingle shingle) {
        Slot& slot = slot_of(shingle);
        size_ += slot.owner == owner_ ? 0U : 1U;
        slot = {shingle, owner_, 0};
        return true;
    });
}

std::optional<Share> ShingleSet::alike(std::u32string_view other) {
    // What is common is at most all of this text, so it must be four fifths of it at least, whatever else is
    // in the other.
    const std::uint64_t wanted = std::uint64_t{size_} * least_resemblance.common;
    std::uint32_t common = 0;
    std::uint64_t left = other.size() < shingle_length ? 0 : other.size() - shingle_length + 1;
    const auto possible = [&] { return (common + left) * least_resemblance.all >= wanted; };
    if (!possible()) {
        return std::nullopt;
    }
    ++other_;
    for_each_shingle(other, [&](Shingle shingle) {
        Slot& slot = slot_of(shingle);
        --left;
        if (slot.owner == owner_ && slot.seen != other_) {
            slot.seen = other_;
            ++common;
        }
        return possible();
    });
    if (!possible()) {
        return std::nullopt;
    }
    const Share share{common, size_ + count_different(other) - common};
    return share >= least_resemblance ? std::optional(share) : std::nullopt;
}

std::uint32_t ShingleSet::count_different(std::u32string_view text) {
    sorted_.clear();
    for_each_shingle(text, [&](Shingle shingle) {
        sorted_.push_back(shingle);
        return true;
    });
    std::sort(sorted_.begin(), sorted_.end());
    return static_cast<std::uint32_t>(std::unique(sorted_.begin(), sorted_.end()) - sorted_.begin());
}

}  // namespace ceping
