#include <ceping/write/formats/html_text.hpp>

#include <ceping/base/text.hpp>
#include <ceping/write/formats/markup_text.hpp>

namespace ceping {

namespace {

/// Ideographs, their punctuation, and full-width forms.
bool is_chinese(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/// Letters that run from right to left, and the marks that say so. Overrides do not get past printable().
bool turns_round(char32_t c) {
    return (c >= 0x0590 && c <= 0x08FF) || c == 0x200F || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

bool any_turns_round(std::string_view text) {
    while (!text.empty()) {
        if (turns_round(take_code_point(text))) {
            return true;
        }
    }
    return false;
}

/// Escaped text with each stretch of Chinese marked as such.
std::string marked_chinese(std::string_view text) {
    std::string out;
    bool open = false;
    while (!text.empty()) {
        const std::string_view before = text;
        const bool chinese = is_chinese(take_code_point(text));
        if (chinese != open) {
            out += chinese ? "<span lang=\"zh\">" : "</span>";
            open = chinese;
        }
        out += html_text(before.substr(0, before.size() - text.size()));
    }
    return out + (open ? "</span>" : "");
}

std::string phrase_on_one_line(std::string_view line, Language page) {
    std::string out = page == Language::zh ? html_text(line) : marked_chinese(printable(line));
    return any_turns_round(line) ? "<bdi>" + out + "</bdi>" : out;
}

}  // namespace

std::string html_text(std::string_view text) { return markup_text(text, Markup::html); }

std::string html_phrase(std::string_view text, Language page) {
    while (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    std::string out;
    bool first = true;
    for (const auto line : split(text, '\n')) {
        out += (first ? "" : "<br>") + phrase_on_one_line(line, page);
        first = false;
    }
    return out;
}

}  // namespace ceping
