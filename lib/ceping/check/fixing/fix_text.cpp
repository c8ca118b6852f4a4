// Where the texts of nodes stand in bytes, how they are replaced, and what must have come of it.
#include <ceping/base/text.hpp>
#include <ceping/check/fixing/fix_parts.hpp>

#include <algorithm>

namespace ceping {

namespace {

constexpr std::size_t sampled = 256;

/// Whether a line ends before `at`: after LF, CR LF, or CR alone, as Source counts.
bool after_line_end(std::string_view text, std::size_t at) {
    return at > 0 &&
           (text[at - 1] == '\n' || (text[at - 1] == '\r' && (at == text.size() || text[at] != '\n')));
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a text without blanks at its ends is read back where it stands without quotes, be it in a block or in
/// brackets.
bool is_plain(std::string_view text) {
    if (text.empty() || text == "null") {
        return false;
    }
    const bool sign = text.front() == '-' && text.size() > 1;
    if (!is_letter_or_digit(sign ? text[1] : text[0])) {
        return false;
    }
    return text.find_first_of(",[]{}\n\r\t") == std::string_view::npos && !text.ends_with(':') &&
           text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos;
}

/// Whether a text is the same with quotes around it: one line, and nothing that would have to be escaped.
bool is_quotable(std::string_view text, char quote) {
    const std::string_view refused = quote == '"' ? "\"\\\n\r" : "'\n\r";
    return text.find_first_of(refused) == std::string_view::npos;
}

}  // namespace

ByteIndex::ByteIndex(const Source& source) : text_(source.text()), first_line_(source.first_line()) {
    std::size_t count = 0;  // code points before `at`
    for (std::size_t at = 0; at < text_.size(); ++at) {
        if ((static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) {
            continue;
        }
        if (at == 0 || after_line_end(text_, at)) {
            lines_.push_back({at, count});
        }
        if (count % sampled == 0) {
            samples_.push_back(at);
        }
        ++count;
    }
    lines_.push_back({text_.size(), count});
}

std::size_t ByteIndex::offset_of(Place place) const {
    if (place.line < first_line_ || place.line >= end_line() || place.column == 0) {
        return text_.size();
    }
    const std::size_t code_point = lines_[place.line - first_line_].code_point + place.column - 1;
    if (code_point >= lines_.back().code_point) {
        return text_.size();
    }
    std::size_t at = samples_[code_point / sampled];
    for (std::size_t more = code_point % sampled; more > 0; --more) {
        std::string_view rest = text_.substr(at);
        (void)take_code_point(rest);
        at = text_.size() - rest.size();
    }
    return at;
}

bool ByteIndex::is_shared(const Node& node) const {
    const std::size_t at = offset_of(node.place());
    return at < text_.size() && (text_[at] == '&' || text_[at] == '*');
}

std::optional<Edit> edit_of(const ByteIndex& index, const Node& node, std::string_view text) {
    Edit out;
    out.offset = index.offset_of(node.place());
    out.size = node.text().size();
    out.bytes = text;
    const std::string_view rest = index.text().substr(out.offset);
    if (node.style() == Node::Style::plain) {
        return rest.starts_with(node.text()) && is_plain(text) ? std::optional(out) : std::nullopt;
    }
    const char quote = rest.empty() ? '\0' : rest.front();
    if ((quote != '"' && quote != '\'') || !is_quotable(node.text(), quote) || !is_quotable(text, quote)) {
        return std::nullopt;
    }
    if (!rest.substr(1).starts_with(node.text()) || !rest.substr(1 + out.size).starts_with(quote)) {
        return std::nullopt;
    }
    ++out.offset;
    return out;
}

std::string edited(const ByteIndex& index, std::vector<Edit>& edits) {
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    std::string out;
    std::size_t kept = 0;
    for (const auto& edit : edits) {
        out += index.text().substr(kept, edit.offset - kept);
        out += edit.bytes;
        kept = edit.offset + edit.size;
    }
    out += index.text().substr(kept);
    return out;
}

std::vector<Node::Entry> entries_of(const Node& map) {
    std::vector<Node::Entry> out;
    out.reserve(map.size());
    for (const auto entry : map.entries()) {
        out.push_back(entry);
    }
    return out;
}

bool became(const Node& before, const Node& after, const Expected& expected) {
    if (before.type() != after.type() || before.style() != after.style()) {
        return false;
    }
    if (before.is_text()) {
        const auto text = expected.texts.find(Expected::key(before.place()));
        return after.text() == (text == expected.texts.end() ? before.text() : text->second);
    }
    if (before.size() != after.size()) {
        return false;
    }
    if (before.is_list()) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (!became(before[i], after[i], expected)) {
                return false;
            }
        }
        return true;
    }
    const std::vector<Node::Entry> old = entries_of(before);
    const auto order = expected.orders.find(Expected::key(before.place()));
    std::size_t i = 0;
    for (const auto& [key, value] : after.entries()) {
        const Node::Entry& from = old[order == expected.orders.end() ? i : order->second[i]];
        ++i;
        if (!became(from.key, key, expected) || !became(from.value, value, expected)) {
            return false;
        }
    }
    return true;
}

}  // namespace ceping
