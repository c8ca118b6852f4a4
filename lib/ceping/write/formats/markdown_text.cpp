#include <ceping/write/formats/markdown_text.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <cstddef>

namespace ceping {

namespace {

/// What has a meaning wherever it stands: to CommonMark, to GitHub (`@`), or to pandoc (`^`, `@`, and braces after a
/// heading).
constexpr std::string_view always = "\\`*_[]<>&#|~$^@{}";
/// What begins a list, a rule, a heading or (pandoc) a definition at the start of a line.
constexpr std::string_view at_start = "-+=:";

/// Where the mark of `1.` or `1)` at the start of a line stands, or of pandoc's `(1)`, `a)`, `iv.`; npos where there is
/// none.
std::size_t list_mark(std::string_view text) {
    const std::size_t start = text.starts_with('(') ? 1 : 0;
    const auto ends = [&](std::string_view figures) {
        const std::size_t end = text.find_first_not_of(figures, start);
        return end == std::string_view::npos ? text.size() : end;
    };
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::size_t end = std::max({ends("0123456789"), ends("ivxlcdm"), ends("IVXLCDM")});
    if (end == start && start < text.size() && is_letter(text[start])) {
        ++end;
    }
    const bool mark = end > start && end < text.size() && (text[end] == '.' || text[end] == ')') &&
                      (end + 1 == text.size() || text[end + 1] == ' ');
    return mark ? end : std::string_view::npos;
}

/// Whether a bare address, which some readers make a link, has its mark here: `http://`, `www.`.
bool makes_link(std::string_view text, std::size_t at) {
    if (text[at] == ':') {
        return text.substr(at, 3) == "://";
    }
    return text[at] == '.' && at >= 3 && equal_ignoring_case(text.substr(at - 3, 3), "www");
}

}  // namespace

std::string markdown_text(std::string_view text) {
    const std::string plain(trim(printable(text)));
    const std::size_t mark = list_mark(plain);
    std::string out;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool escaped = always.find(plain[i]) != std::string_view::npos || i == mark ||
                             (i == 0 && at_start.find(plain[i]) != std::string_view::npos) ||
                             makes_link(plain, i);
        out += escaped ? "\\" : "";
        out += plain[i];
    }
    return out;
}

}  // namespace ceping
