#include <ceping/base/json_quote.hpp>

#include <ceping/base/text.hpp>

#include <array>

namespace ceping {

namespace {

constexpr std::array<bool, 256> needs_escape = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0; c < 0x20; ++c) {
        out[c] = true;
    }
    out['"'] = true;
    out['\\'] = true;
    out[0x7F] = true;
    // Where characters may begin that JSON allows and a terminal obeys.
    out[0xC2] = true;
    out[0xE2] = true;
    return out;
}();

/// The length of the character at the beginning of `text` if it is a control character of two bytes, an end of a line that
/// is no ASCII, or turns the direction of writing; else 0.
std::size_t obeyed(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    if (byte(0) == 0xC2) {
        return byte(1) >= 0x80 && byte(1) < 0xA0 ? 2 : 0;
    }
    const bool lines_or_turns = byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE;
    const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
    return byte(0) == 0xE2 && (lines_or_turns || isolates) ? 3 : 0;
}

void append_hex(std::string& out, unsigned value) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += "\\u";
    for (unsigned shift = 16; shift > 0; shift -= 4) {
        out += hex[(value >> (shift - 4)) & 0xFU];
    }
}

void append_escape(std::string& out, unsigned char c) {
    switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: append_hex(out, c);
    }
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (!needs_escape[c]) {
            continue;
        }
        if (c < 0x80) {
            out.append(text, start, i - start);
            append_escape(out, c);
            start = i + 1;
        } else if (const std::size_t length = obeyed(text.substr(i)); length > 0) {
            out.append(text, start, i - start);
            std::string_view rest = text.substr(i);
            append_hex(out, static_cast<unsigned>(take_code_point(rest)));
            start = i + length;
        }
    }
    out.append(text, start);
}

std::string json_quoted(std::string_view text) {
    std::string out = "\"";
    append_json_text(out, text);
    out += '"';
    return out;
}

}  // namespace ceping
