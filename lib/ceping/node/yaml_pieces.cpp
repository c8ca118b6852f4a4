#include <ceping/node/readers.hpp>

namespace ceping {

namespace {

bool is_break(char c) { return c == '\n' || c == '\r'; }

/// The beginning of the line before the one that begins at `line` (not 0).
std::size_t line_before(std::string_view text, std::size_t line) {
    std::size_t at = line - 1;
    if (text[at] == '\n' && at > 0 && text[at - 1] == '\r') {
        --at;
    }
    while (at > 0 && !is_break(text[at - 1])) {
        --at;
    }
    return at;
}

/// Whether the line that begins at `line` may stand between two documents: blank, a comment, or a directive.
bool between_documents(std::string_view text, std::size_t line) {
    const std::size_t first = text.find_first_not_of(" \t", line);
    return first == std::string_view::npos || is_break(text[first]) || text[first] == '#' ||
           text[line] == '%';
}

}  // namespace

std::size_t yaml_piece(std::string_view buffer, bool at_end) {
    constexpr std::string_view marker = "---";
    for (std::size_t at = buffer.find(marker); at != std::string_view::npos;
         at = buffer.find(marker, at + 1)) {
        const std::size_t after = at + marker.size();
        if (after == buffer.size() || (at > 0 && !is_break(buffer[at - 1]))) {
            continue;
        }
        if (!is_break(buffer[after]) && buffer[after] != ' ' && buffer[after] != '\t') {
            continue;
        }
        std::size_t begin = at;
        while (begin > 0 && between_documents(buffer, line_before(buffer, begin))) {
            begin = line_before(buffer, begin);
        }
        if (begin > 0) {
            return begin;
        }
    }
    return at_end ? buffer.size() : std::string_view::npos;
}

}  // namespace ceping
