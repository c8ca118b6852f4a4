#include <ceping/base/encoding.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/phrases.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <iconv.h>

namespace ceping {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view utf16le_bom = "\xFF\xFE";
constexpr std::string_view utf16be_bom = "\xFE\xFF";

struct EncodingName {
    std::string_view asked;  // as `--encoding` takes it
    std::string_view name;
};

constexpr auto names = std::to_array<EncodingName>({
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
    const auto* const row = std::find_if(names.begin(), names.end(), [asked](const EncodingName& each) {
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

/// Whether byte `a` behind the two before it may break a text: a coarser question, to which well-formed bytes answer with yes
/// only where they begin what Chinese text seldom holds. Written without branches, so that a block of bytes is looked at as
/// one vector.
constexpr std::uint8_t may_be_misplaced(std::uint8_t before2, std::uint8_t before, std::uint8_t a) {
    const auto yes = [](bool value) { return static_cast<unsigned>(value); };
    const unsigned wanted = yes(before >= 0xC0) | yes(before2 >= 0xE0);
    const unsigned rare = yes(a == 0xE0) | yes(a == 0xED) | yes(a >= 0xF0) | yes((a & 0xFEU) == 0xC0);
    return static_cast<std::uint8_t>((wanted ^ yes((a & 0xC0U) == 0x80U)) | rare);
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
    explicit Converter(const std::string& from)
        : handle_(iconv_open("UTF-8", from.c_str())), unit_(from.starts_with("UTF-16") ? 2 : 1) {
        if (handle_ ==
            reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): iconv's own convention
            throw Error(phrases::no_conversion.with({{"encoding", from}}));
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() { iconv_close(handle_); }

    /// What is not valid becomes U+FFFD byte by byte, also a character that the end cuts off.
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
            if (errno == E2BIG || room < replacement.size()) {
                out.text.resize(out.text.size() * 2);
                continue;
            }
            out.faults.push_back({used, false, static_cast<unsigned char>(*from)});
            out.text.replace(used, replacement.size(), replacement);
            used += replacement.size();
            const std::size_t skipped = std::min(unit_, left);
            from += skipped;
            left -= skipped;
        }
        out.text.resize(used);
        return out;
    }

private:
    iconv_t handle_;
    std::size_t unit_;  // bytes that stand or fall together
};

/// How many bytes at the beginning are well-formed, whole characters.
std::size_t sound_size(std::string_view bytes) {
    constexpr std::size_t block = 64;
    constexpr std::size_t looked_back_on = 2;
    std::size_t at = 0;
    const auto walk_to = [&](std::size_t end) {
        while (at < end) {
            const std::size_t length = sequence_length(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    };
    // Back to where the character begins that the byte before belongs to.
    const auto step_back = [&] {
        do {
            --at;
        } while ((byte_at(bytes, at) & 0xC0U) == 0x80U);
    };
    if (!walk_to(std::min(looked_back_on, bytes.size()))) {
        return at;
    }
    while (at + block <= bytes.size()) {
        const auto* const here = reinterpret_cast<const std::uint8_t*>(bytes.data()) + at;
        std::uint8_t any = 0;
        for (std::size_t i = 0; i < block; ++i) {
            any =
                static_cast<std::uint8_t>(any | may_be_misplaced(*(here + i - 2), *(here + i - 1), here[i]));
        }
        const std::size_t end = at + block;
        if (any == 0) {
            at = end;
            continue;
        }
        step_back();
        if (!walk_to(end)) {
            return at;
        }
    }
    if (at > 0) {
        step_back();
    }
    (void)walk_to(bytes.size());
    return at;
}

/// `bytes` with U+FFFD for each that is no part of a character, told to `fault` with the offset where that stands.
template <typename Fault>
std::string made_utf8(std::string_view bytes, Fault fault) {
    std::size_t at = sound_size(bytes);
    std::string out(bytes.substr(0, at));
    while (at < bytes.size()) {
        const std::size_t length = sequence_length(bytes, at);
        if (length == 0) {
            fault(out.size(), static_cast<unsigned char>(bytes[at]));
            out += replacement;
        } else {
            out += bytes.substr(at, length);
        }
        at += std::max<std::size_t>(length, 1);
    }
    return out;
}

Decoded from_utf8(std::string_view bytes) {
    bytes.remove_prefix(bytes.starts_with(utf8_bom) ? utf8_bom.size() : 0);
    Decoded out;
    out.encoding = "UTF-8";
    out.text = made_utf8(bytes, [&](std::size_t offset, unsigned char byte) {
        out.faults.push_back({offset, false, byte});
    });
    return out;
}

Decoded from_other(std::string_view bytes, std::string_view name) {
    const std::string_view mark = name == "UTF-16LE"   ? utf16le_bom
                                  : name == "UTF-16BE" ? utf16be_bom
                                                       : std::string_view();
    bytes.remove_prefix(bytes.starts_with(mark) ? mark.size() : 0);
    Decoded out = Converter(std::string(name)).convert(bytes);
    out.encoding = name;
    return out;
}

/// Characters of three bytes, as Chinese is in UTF-8.
std::size_t three_byte_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xF0U) == 0xE0U; }));
}

/// Takes out control characters. A byte order mark that begins a line is none of anybody's: two files were put together.
Decoded without_controls(Decoded read) {
    std::string_view rest = read.text;
    if (!first_control(rest)) {
        return read;
    }
    Decoded out;
    out.encoding = read.encoding;
    auto fault = read.faults.begin();
    // Faults before `to` in the text as it was, which has grown since by what was put in.
    const auto take_faults = [&](std::size_t to) {
        const std::size_t gone = read.text.size() - rest.size();
        for (; fault != read.faults.end() && fault->offset < to; ++fault) {
            out.faults.push_back({out.text.size() + fault->offset - gone, fault->control, fault->what});
        }
    };
    for (auto at = first_control(rest); at; at = first_control(rest)) {
        take_faults(read.text.size() - rest.size() + *at);
        out.text += rest.substr(0, *at);
        rest.remove_prefix(*at);
        const char32_t control = take_code_point(rest);
        if (control == U'\uFEFF' &&
            (out.text.empty() || out.text.back() == '\n' || out.text.back() == '\r')) {
            continue;
        }
        if (control == U'\uFEFF') {
            out.text += utf8_bom;  // pasted along with a value: a character without a width, like others
            continue;
        }
        out.faults.push_back({out.text.size(), true, control});
        out.text += replacement;
    }
    take_faults(read.text.size());
    out.text += rest;
    return out;
}

/// UTF-16 that does not say which half of a character comes first is taken as Windows writes it.
std::string_view byte_order(std::string_view bytes) {
    return bytes.starts_with(utf16be_bom) ? "UTF-16BE" : "UTF-16LE";
}

}  // namespace

std::optional<BadByte> first_bad_utf8(std::string_view bytes) {
    const std::size_t at = sound_size(bytes);
    return at == bytes.size() ? std::nullopt
                              : std::optional(BadByte{at, static_cast<unsigned char>(bytes[at])});
}

std::string made_utf8(std::string_view bytes) {
    return made_utf8(bytes, [](std::size_t /*offset*/, unsigned char /*byte*/) {});
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
        return without_controls(from_utf8(bytes));
    }
    if (!name.empty()) {
        return without_controls(from_other(bytes, name == "UTF-16" ? byte_order(bytes) : name));
    }
    if (bytes.starts_with(utf16le_bom) || bytes.starts_with(utf16be_bom)) {
        return without_controls(from_other(bytes, byte_order(bytes)));
    }
    Decoded utf8 = from_utf8(bytes);
    const std::size_t broken = utf8.faults.size();
    if (broken == 0 || bytes.starts_with(utf8_bom) || three_byte_characters(utf8.text) > 2 * broken) {
        return without_controls(std::move(utf8));
    }
    Decoded gb = from_other(bytes, "GB18030");
    return without_controls(gb.faults.size() < broken ? std::move(gb) : std::move(utf8));
}

std::optional<std::string> encoded_text(std::string_view text, std::string_view encoding) {
    if (encoding == "UTF-8") {
        return std::string(text);
    }
    iconv_t handle = iconv_open(std::string(encoding).c_str(), "UTF-8");
    if (handle ==
        reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): iconv's own convention
        return std::nullopt;
    }
    std::string out(4 * text.size() + 4, '\0');
    char* from =
        const_cast<char*>(text.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): iconv only reads
    char* to = out.data();
    std::size_t left = text.size();
    std::size_t room = out.size();
    const bool whole = iconv(handle, &from, &left, &to, &room) == 0;
    iconv_close(handle);
    out.resize(out.size() - room);
    return whole ? std::optional(std::move(out)) : std::nullopt;
}

bool known_encoding(std::string_view name) { return !standard_name(name).empty(); }

}  // namespace ceping
