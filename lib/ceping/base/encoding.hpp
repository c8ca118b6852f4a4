#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ceping {

/// The mark of UTF-8 at the beginning of a file.
inline constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

/// Where text stops being valid: a byte offset and the byte.
struct BadByte {
    std::size_t offset = 0;
    unsigned char byte = 0;
};

/// The first place where `bytes` are not valid UTF-8 (surrogates and over-long forms are not); nothing where all are.
[[nodiscard]] std::optional<BadByte> first_bad_utf8(std::string_view bytes);

/// The first control character other than tab, line feed and carriage return: C0, DEL, and C1 (U+0080..U+009F) but for
/// U+0085, in valid UTF-8 text; also U+FEFF inside the text, U+FFFE and U+FFFF. Nothing where there is none.
[[nodiscard]] std::optional<std::size_t> first_control(std::string_view text);

/// `bytes` with U+FFFD for each byte that is no part of valid UTF-8.
[[nodiscard]] std::string made_utf8(std::string_view bytes);

/// Something that no reader may see: a byte that is no part of a character, or a control character. U+FFFD stands there.
struct TextFault {
    std::size_t offset = 0;  ///< of the U+FFFD, in the text that was made
    bool control = false;
    char32_t what = 0;  ///< the byte, or the control character
};

/// Text made UTF-8, and how it was read.
struct Decoded {
    std::string text;      ///< UTF-8 without BOM (at the beginning of any line) and control characters
    std::string encoding;  ///< `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`
    std::vector<TextFault> faults;  ///< by rising offset
};

/// Tells the encoding by BOM; then UTF-8 where all bytes are, or where more characters of three bytes are right than are
/// broken, which no text in GB18030 is like; then GB18030; where neither fits, that which has fewer faults. `forced`
/// (`utf-8`, `gb18030`, `gbk`, `gb2312`, `utf-16`, `utf-16le`, `utf-16be`, any case) overrides. Source: ceping-record(5), CSV.
[[nodiscard]] Decoded decode_text(std::string_view bytes, std::string_view forced = {});

/// UTF-8 text in one of the encodings that Decoded names, without a BOM; nothing where that has no such character.
[[nodiscard]] std::optional<std::string> encoded_text(std::string_view text, std::string_view encoding);

/// Whether `name` is one of the encodings above.
[[nodiscard]] bool known_encoding(std::string_view name);

}  // namespace ceping
