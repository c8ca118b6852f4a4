#include <ceping/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ceping {

namespace {

constexpr std::size_t longest_compared = 64;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The ASCII character that a full-width one stands for, or 0.
char narrow(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
        return static_cast<char>(c - 0xFF01 + 0x21);
    }
    return c == 0x3000 ? ' ' : '\0';
}

std::u32string decode(std::string_view text, std::size_t most) {
    std::u32string out;
    while (!text.empty() && out.size() < most) {
        out += take_code_point(text);
    }
    return out;
}

struct Range {
    char32_t first;
    char32_t last;
};

// The blocks of East Asian Width W and F (Unicode 15), joined where they touch.
constexpr auto wide_ranges = std::to_array<Range>({
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18CFF}, {0x1AFF0, 0x1B2FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
});
constexpr auto zero_ranges = std::to_array<Range>({
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x0300, 0x036F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
});

template <std::size_t N>
bool within(char32_t c, const std::array<Range, N>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& r) { return c >= r.first && c <= r.last; });
}

std::size_t width_of(char32_t c) {
    if (c >= 0x20 && c < 0x7F) {
        return 1;
    }
    return within(c, zero_ranges) ? 0 : (within(c, wide_ranges) ? 2 : 1);
}

}  // namespace

std::size_t code_points(std::string_view text) {
#ifdef __SSE2__
    // Sixteen bytes at a time: places of answers are asked for on the way through every record.
    if (text.size() >= 16) {
        const __m128i last_continuation = _mm_set1_epi8(-65);  // 0xBF
        const __m128i zero = _mm_setzero_si128();
        const auto begins = [&](const char* at) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
            return _mm_and_si128(_mm_cmpgt_epi8(bytes, last_continuation), _mm_set1_epi8(1));
        };
        __m128i sums = zero;
        const char* at = text.data();
        const char* const end = at + text.size();
        for (; end - at >= 16; at += 16) {
            sums = _mm_add_epi64(sums, _mm_sad_epu8(begins(at), zero));
        }
        // The rest within the last sixteen bytes, without those that were counted before.
        static constexpr std::array<char, 32> window = [] {
            std::array<char, 32> out{};
            std::fill(out.begin() + 16, out.end(), char{1});
            return out;
        }();
        const __m128i rest = _mm_loadu_si128(reinterpret_cast<const __m128i*>(window.data() + (end - at)));
        sums = _mm_add_epi64(sums, _mm_sad_epu8(_mm_and_si128(begins(end - 16), rest), zero));
        return static_cast<std::size_t>(
            _mm_cvtsi128_si64(_mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums))));
    }
#endif
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::size_t offset_after(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    // A code point ends where the next one begins.
    while (at < text.size() && (count > 0 || is_continuation(text[at]))) {
        count -= is_continuation(text[at]) ? 0U : 1U;
        ++at;
    }
    return at;
}

char32_t take_code_point(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    text.remove_prefix(1);
    if (first < 0x80) {
        return first;
    }
    char32_t c = first >= 0xF0 ? first & 0x07U : (first >= 0xE0 ? first & 0x0FU : first & 0x1FU);
    while (!text.empty() && is_continuation(text.front())) {
        c = (c << 6U) | (static_cast<unsigned char>(text.front()) & 0x3FU);
        text.remove_prefix(1);
    }
    return c;
}

void append_code_point(std::string& out, char32_t c) {
    const auto byte = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0U | (c >> 6U));
        byte(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        byte(0xE0U | (c >> 12U));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    } else {
        byte(0xF0U | (c >> 18U));
        byte(0x80U | ((c >> 12U) & 0x3FU));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    }
}

namespace {

bool is_three(std::string_view text, unsigned char a, unsigned char b, unsigned char least,
              unsigned char most) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    return text.size() == 3 && byte(0) == a && byte(1) == b && byte(2) >= least && byte(2) <= most;
}

/// Whether a character of two or three bytes is not seen: U+00A0, U+00AD, U+200B..U+200F, U+2060, U+3000, U+FEFF.
bool is_unseen(std::string_view character) {
    return character == "\u00A0" || character == "\u00AD" || is_three(character, 0xE2, 0x80, 0x8B, 0x8F) ||
           is_three(character, 0xE2, 0x81, 0xA0, 0xA0) || is_three(character, 0xE3, 0x80, 0x80, 0x80) ||
           is_three(character, 0xEF, 0xBB, 0xBF, 0xBF);
}

/// The length of what is taken off at the beginning of `text`, or at its end.
std::size_t unseen_length(std::string_view text, bool at_end) {
    if (text.empty()) {
        return 0;
    }
    const char outer = at_end ? text.back() : text.front();
    if (static_cast<unsigned char>(outer) < 0x80) {
        return is_blank(outer) ? 1 : 0;
    }
    for (const std::size_t size : {std::size_t{2}, std::size_t{3}}) {
        if (text.size() >= size &&
            is_unseen(at_end ? text.substr(text.size() - size) : text.substr(0, size))) {
            return size;
        }
    }
    return 0;
}

}  // namespace

bool is_invisible(char32_t c) {
    return c == 0xA0 || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

char32_t invisible_at_ends(std::string_view text) {
    const std::string_view kept = trim(text);
    const auto taken = {text.substr(0, static_cast<std::size_t>(kept.data() - text.data())),
                        text.substr(static_cast<std::size_t>(kept.data() - text.data()) + kept.size())};
    for (std::string_view each : taken) {
        while (!each.empty()) {
            if (const char32_t c = take_code_point(each); is_invisible(c)) {
                return c;
            }
        }
    }
    return 0;
}

std::string show_invisible(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::string_view here = text;
        const char32_t c = take_code_point(text);
        if (is_invisible(c)) {
            out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
        } else {
            out += here.substr(0, here.size() - text.size());
        }
    }
    return out;
}

std::string folded(std::string_view text) {
    std::string out;
    const std::string ascii = to_ascii(text);
    for (std::string_view rest = ascii; !rest.empty();) {
        const std::string_view here = rest;
        const char32_t c = take_code_point(rest);
        if (c != ' ' && c != '\t' && c != 0x3000 && !is_invisible(c)) {
            out += here.substr(0, here.size() - rest.size());
        }
    }
    return out;
}

std::string_view trim_blanks(std::string_view text) {
    while (const std::size_t length = unseen_length(text, false)) {
        text.remove_prefix(length);
    }
    while (const std::size_t length = unseen_length(text, true)) {
        text.remove_suffix(length);
    }
    return text;
}

bool has_full_width(std::string_view text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto a = static_cast<unsigned char>(text[i]);
        if (a < 0xE3) {
            continue;
        }
        std::string_view rest = text.substr(i);
        if ((a == 0xEF || a == 0xE3) && narrow(take_code_point(rest)) != '\0') {
            return true;
        }
    }
    return false;
}

std::string to_ascii(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        const char ascii = narrow(c);
        if (ascii != '\0') {
            out += ascii;
        } else {
            append_code_point(out, c);
        }
    }
    return out;
}

std::string with_ascii_slashes(std::string_view text) {
    constexpr std::string_view wide = "／";
    std::string out;
    for (std::size_t at = 0; at != std::string_view::npos;) {
        const std::size_t next = text.find(wide, at);
        out += text.substr(at, next == std::string_view::npos ? next : next - at);
        out += next == std::string_view::npos ? "" : "/";
        at = next == std::string_view::npos ? next : next + wide.size();
    }
    return out;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower_ascii(c); });
    return out;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lower_ascii(x) == lower_ascii(y);
           });
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::u32string x = decode(a, longest_compared);
    const std::u32string y = decode(b, longest_compared);
    std::vector<std::size_t> before(y.size() + 1);
    std::vector<std::size_t> row(y.size() + 1);
    std::vector<std::size_t> next(y.size() + 1);
    for (std::size_t j = 0; j <= y.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= x.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (x[i - 1] == y[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
                next[j] = std::min(next[j], before[j - 2] + 1);
            }
        }
        std::swap(before, row);
        std::swap(row, next);
    }
    return row[y.size()];
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        width += width_of(take_code_point(text));
    }
    return width;
}

std::string pad(std::string_view text, std::size_t width) {
    std::string out(text);
    const std::size_t used = display_width(text);
    out.append(used < width ? width - used : 0, ' ');
    return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(used < width ? width - used : 0, ' ').append(text);
}

std::string fit(std::string_view text, std::size_t width) {
    if (display_width(text) <= width || width == 0) {
        return std::string(text);
    }
    std::string out;
    std::size_t used = 0;
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        if (used + width_of(c) > width - 1) {
            break;
        }
        used += width_of(c);
        append_code_point(out, c);
    }
    return out + "~";
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (;;) {
        const std::size_t at = text.find(separator);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return out;
        }
        text.remove_prefix(at + 1);
    }
}

std::string id_and_title(const std::string& id, const std::string& title) {
    return title.empty() ? id : id + " " + title;
}

std::string counted(std::string_view number, std::string_view one, std::string_view many) {
    std::string out(number);
    out += ' ';
    out += number == "1" || many.empty() ? one : many;
    return number == "1" || !many.empty() ? out : out + "s";
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return counted(std::to_string(number), one, many);
}

std::string join(const std::vector<std::string_view>& names, std::string_view between) {
    std::string out;
    for (const auto name : names) {
        if (!out.empty()) {
            out += between;
        }
        out += name;
    }
    return out;
}

namespace {

std::string shown(std::string_view text, bool one_line) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        const bool ends_line = c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
        if (ends_line && one_line) {
            out += ' ';
        } else if (!ends_line && (c < 0x20 || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFEU) == 0xFFFEU ||
                                  c > 0x10FFFF || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                                  (c >= 0x2066 && c <= 0x2069))) {
            append_code_point(out, 0xFFFD);
        } else {
            append_code_point(out, c);
        }
    }
    return out;
}

}  // namespace

std::string printable(std::string_view text) { return shown(text, true); }

std::string printable_lines(std::string_view text) { return shown(text, false); }

}  // namespace ceping
