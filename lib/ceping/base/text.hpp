#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

// All text is valid UTF-8 once it has been read (see node/source.hpp).

/// How many Unicode code points `text` has.
[[nodiscard]] std::size_t code_points(std::string_view text);

/// The byte offset of the code point that `count` others come before; the length of `text` where it has no more.
[[nodiscard]] std::size_t offset_after(std::string_view text, std::size_t count);

/// Takes the first code point off `text` (not empty) and returns it.
char32_t take_code_point(std::string_view& text);
void append_code_point(std::string& out, char32_t code_point);
/// `／` as `/`: names of a region are typed with either between them.
[[nodiscard]] std::string with_ascii_slashes(std::string_view text);

[[nodiscard]] std::string_view trim_blanks(std::string_view text);
/// `text` without what is not seen at its ends: space, tab, line ends, the ideographic space U+3000, the no-break space
/// U+00A0, and characters without a width such as U+200B and U+FEFF, which come with what is copied.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
    // Inline, since most of a record's texts have nothing to take off.
    const auto keeps = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > ' ' && byte < 0x80;
    };
    return !text.empty() && keeps(text.front()) && keeps(text.back()) ? text : trim_blanks(text);
}

/// Whether a character has no width, or looks like a blank and is none: U+00A0, U+00AD, U+200B..U+200F, U+2060, U+FEFF.
[[nodiscard]] bool is_invisible(char32_t c);
/// The first such character that trim() takes off the beginning or the end of `text`; 0 where there is none.
[[nodiscard]] char32_t invisible_at_ends(std::string_view text);
/// The text with `<U+200B>` where such a character stands.
[[nodiscard]] std::string show_invisible(std::string_view text);

/// A name or code as people compare it: without blanks and invisible characters, full-width signs as ASCII.
[[nodiscard]] std::string folded(std::string_view text);

/// Whether any full-width form of an ASCII character (U+FF01..U+FF5E) or U+3000 stands in `text`.
[[nodiscard]] bool has_full_width(std::string_view text);
/// Full-width forms of ASCII characters made ASCII.
[[nodiscard]] std::string to_ascii(std::string_view text);

/// Small ASCII letters for capital ones.
[[nodiscard]] constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// Whether two texts are the same but for the case of ASCII letters.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Single-character insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, in code points.
/// Both are looked at for 64 code points at most.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// Columns that a terminal uses: 2 for East Asian wide and full-width characters, 0 for combining marks and controls.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// `text` padded with blanks to `width` columns; longer text is left as it is.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);
/// The longest beginning of `text` that fits `width` columns; where something was cut it ends in `~`.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);

/// Pieces of `text` between `separator`s; one empty piece for an empty text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// `A1.1 学习`, or the id alone where there is no title.
[[nodiscard]] std::string id_and_title(const std::string& id, const std::string& title);
/// A number with what it counts, in English: `1 unit`, `2 units`, `0.5 points`. `many` where an s is not enough.
[[nodiscard]] std::string counted(std::string_view number, std::string_view one, std::string_view many = {});
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view many = {});
/// Whether `value` is one of the values.
template <typename Value, typename Values>
[[nodiscard]] constexpr bool among(const Value& value, const Values& values) {
    return std::find(values.begin(), values.end(), value) != values.end();
}
/// Names joined for a message: `A, B, C`.
[[nodiscard]] std::string join(const std::vector<std::string_view>& names, std::string_view between = ", ");

/// Control characters made visible and line ends turned into blanks, so that data cannot forge lines of a report.
[[nodiscard]] std::string printable(std::string_view text);
/// The same with tabs and ends of lines as they are.
[[nodiscard]] std::string printable_lines(std::string_view text);

}  // namespace ceping
