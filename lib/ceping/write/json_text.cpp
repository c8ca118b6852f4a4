#include <ceping/write/json_text.hpp>

#include <array>
#include <utility>

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

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
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

bool is_json_number(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    return all_digits(whole) && (whole.size() == 1 || whole.front() != '0') &&
           (point == std::string_view::npos || all_digits(text.substr(point + 1)));
}

void JsonBuilder::new_line() {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
}

void JsonBuilder::start_element() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (levels_.empty()) {
        return;
    }
    if (!std::exchange(levels_.back().empty, false)) {
        out_ += ',';
    }
    new_line();
}

JsonBuilder& JsonBuilder::open(char bracket) {
    start_element();
    out_ += bracket;
    levels_.push_back({bracket == '{' ? '}' : ']'});
    return *this;
}

JsonBuilder& JsonBuilder::close() {
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.empty) {
        new_line();
    }
    out_ += level.closing;
    return *this;
}

JsonBuilder& JsonBuilder::key(std::string_view name) {
    start_element();
    out_ += '"';
    append_json_text(out_, name);
    out_ += "\": ";
    after_key_ = true;
    return *this;
}

JsonBuilder& JsonBuilder::text(std::string_view value) {
    start_element();
    out_ += '"';
    append_json_text(out_, value);
    out_ += '"';
    return *this;
}

JsonBuilder& JsonBuilder::raw(std::string_view value) {
    start_element();
    out_ += value;
    return *this;
}

std::string JsonBuilder::take() {
    out_ += '\n';
    levels_.clear();
    after_key_ = false;
    return std::exchange(out_, {});
}

}  // namespace ceping
