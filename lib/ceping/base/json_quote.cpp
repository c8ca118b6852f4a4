#include <ceping/base/json_quote.hpp>

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
    return out;
}();

void append_escape(std::string& out, unsigned char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            out += "\\u00";
            out += hex[c >> 4U];
            out += hex[c & 0xFU];
    }
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (needs_escape[c]) {
            out.append(text, start, i - start);
            append_escape(out, c);
            start = i + 1;
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
