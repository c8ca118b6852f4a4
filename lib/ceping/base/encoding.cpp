#include <ceping/base/encoding.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <iconv.h>
#include <simdjson.h>

namespace ceping {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";
constexpr std::string_view utf16le_bom = "\xFF\xFE";
constexpr std::string_view utf16be_bom = "\xFE\xFF";

struct Name {
    std::string_view asked;  // as `--encoding` takes it
    std::string_view name;
};

constexpr auto names = std::to_array<Name>({
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"gb18030", "GB18030"},
    {"gbk", "GB18030"},
    {"gb2312", "GB18030"},
    {"utf-16", "UTF-16"},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
});

std::string_view standard_name(std::string_view asked) {
    const auto* const row = std::find_if(names.begin(), names.end(), [asked](const Name& each) {
        return equal_ignoring_case(each.asked, asked);
    });
    return row == names.end() ? std::string_view() : row->name;
}

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// The length of the well-formed sequence at `at`, or 0. Source: the Unicode Standard, table 3-7.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
    const unsigned first = byte_at(bytes, at);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length =
        first < 0xC2 ? 0 : (first < 0xE0 ? 2 : (first < 0xF0 ? 3 : (first < 0xF5 ? 4 : 0)));
    if (length == 0 || bytes.size() - at < length) {
        return 0;
    }
    const unsigned second = byte_at(bytes, at + 1);
    const unsigned lowest = first == 0xE0 ? 0xA0 : (first == 0xF0 ? 0x90 : 0x80);
    const unsigned highest = first == 0xED ? 0x9F : (first == 0xF4 ? 0x8F : 0xBF);
    if (second < lowest || second > highest) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte_at(bytes, at + i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return length;
}

/// Whether a character that first_control() looks for begins with byte `a`, given the two bytes after it.
constexpr bool is_control(std::uint8_t a, std::uint8_t b, std::uint8_t c) {
    const bool c0 = a < 0x20 && a != '\t' && a != '\n' && a != '\r';
    const bool c1 = a == 0xC2 && b < 0xA0 && b != 0x85;
    const bool mark = a == 0xEF && ((b == 0xBB && c == 0xBF) || (b == 0xBF && c >= 0xBE));
    return c0 || a == 0x7F || c1 || mark;
}

/// Whether byte `a` may begin one, given the byte after it: a coarser question, which few characters of Chinese text
/// answer with yes. Written without branches, so that a block of bytes is looked at as one vector.
constexpr std::uint8_t may_be_control(std::uint8_t a, std::uint8_t b) {
    const auto yes = [](bool value) { return static_cast<unsigned>(value); };
    const unsigned c0 = yes(a < 0x20) & yes(a != '\t') & yes(a != '\n') & yes(a != '\r');
    const unsigned mark = yes(a == 0xEF) & (yes(b == 0xBB) | yes(b == 0xBF));
    return static_cast<std::uint8_t>(c0 | yes(a == 0x7F) | yes(a == 0xC2) | mark);
}

std::optional<std::size_t> first_control_within(std::string_view text, std::size_t from, std::size_t to) {
    const auto at = [text](std::size_t i) {
        return static_cast<std::uint8_t>(i < text.size() ? text[i] : 'a');
    };
    for (std::size_t i = from; i < to; ++i) {
        if (is_control(at(i), at(i + 1), at(i + 2))) {
            return i;
        }
    }
    return std::nullopt;
}

/// glibc's conversion from one encoding to UTF-8.
class Converter {
public:
    explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {
        if (handle_ ==
            reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): iconv's own convention
            throw Error({"本系统不能转换编码 " + from, "this system cannot convert from " + from});
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() { iconv_close(handle_); }

    /// Strict: stops at the first byte that is not valid, and at a character that the end cuts off.
    Decoded convert(std::string_view bytes) {
        Decoded out;
        char* from = const_cast<char*>(
            bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): iconv only reads
        std::size_t left = bytes.size();
        std::size_t used = 0;
        out.text.resize(bytes.size() + bytes.size() / 2 + 16);
        for (;;) {
            char* to = out.text.data() + used;
            std::size_t room = out.text.size() - used;
            const std::size_t result = iconv(handle_, &from, &left, &to, &room);
            used = out.text.size() - room;
            if (result != static_cast<std::size_t>(-1)) {
                break;
            }
            if (errno != E2BIG) {
                const std::size_t offset = bytes.size() - left;
                out.bad = BadByte{offset, static_cast<unsigned char>(bytes[offset])};
                break;
            }
            out.text.resize(out.text.size() * 2);
        }
        out.text.resize(used);
        return out;
    }

private:
    iconv_t handle_;
};

Decoded from_utf8(std::string_view bytes) {
    const std::size_t skipped = bytes.starts_with(utf8_bom) ? utf8_bom.size() : 0;
    Decoded out;
    out.encoding = "UTF-8";
    out.bad = first_bad_utf8(bytes);
    out.text = bytes.substr(skipped, (out.bad ? out.bad->offset : bytes.size()) - skipped);
    return out;
}

Decoded from_other(std::string_view bytes, std::string_view name) {
    Decoded out = Converter(std::string(name)).convert(bytes);
    out.encoding = name;
    if (out.text.starts_with(utf8_bom)) {
        out.text.erase(0, utf8_bom.size());
    }
    return out;
}

/// UTF-16 that does not say which half of a character comes first is taken as Windows writes it.
std::string_view byte_order(std::string_view bytes) {
    return bytes.starts_with(utf16be_bom) ? "UTF-16BE" : "UTF-16LE";
}

}  // namespace

std::optional<BadByte> first_bad_utf8(std::string_view bytes) {
    if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_length(bytes, at);
        if (length == 0) {
            return BadByte{at, static_cast<unsigned char>(bytes[at])};
        }
        at += length;
    }
    return std::nullopt;
}

std::string made_utf8(std::string_view bytes) {
    std::string out;
    for (auto bad = first_bad_utf8(bytes); bad; bad = first_bad_utf8(bytes)) {
        out.append(bytes.substr(0, bad->offset)).append(replacement);
        bytes.remove_prefix(bad->offset + 1);
    }
    return out.append(bytes);
}

std::optional<std::size_t> first_control(std::string_view text) {
    constexpr std::size_t block = 64;
    std::size_t at = 0;
    for (; at + block + 2 <= text.size(); at += block) {
        const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + at;
        std::uint8_t any = 0;
        for (std::size_t i = 0; i < block; ++i) {
            any = static_cast<std::uint8_t>(any | may_be_control(bytes[i], bytes[i + 1]));
        }
        if (any != 0) {
            if (const auto found = first_control_within(text, at, at + block)) {
                return found;
            }
        }
    }
    return first_control_within(text, at, text.size());
}

Decoded decode_text(std::string_view bytes, std::string_view forced) {
    const std::string_view name = standard_name(forced);
    if (name == "UTF-8") {
        return from_utf8(bytes);
    }
    if (!name.empty()) {
        return from_other(bytes, name == "UTF-16" ? byte_order(bytes) : name);
    }
    if (bytes.starts_with(utf16le_bom) || bytes.starts_with(utf16be_bom)) {
        return from_other(bytes, byte_order(bytes));
    }
    Decoded utf8 = from_utf8(bytes);
    if (!utf8.bad || bytes.starts_with(utf8_bom)) {
        return utf8;
    }
    Decoded gb = from_other(bytes, "GB18030");
    return gb.bad && gb.bad->offset <= utf8.bad->offset ? std::move(utf8) : std::move(gb);
}

bool known_encoding(std::string_view name) { return !standard_name(name).empty(); }

}  // namespace ceping
