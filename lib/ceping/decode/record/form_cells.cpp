#include <ceping/decode/record/form_cells.hpp>

#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>

namespace ceping {

std::string with_semicolons(std::string_view text) {
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view here = rest;
        const char32_t c = take_code_point(rest);
        if (c == U'；' || c == U'\n' || c == U'\r') {
            out += ';';
        } else if (c == U'＝') {
            out += '=';
        } else if (c == U'\\') {
            out += '/';  // of a path, as Windows writes it
        } else {
            out += here.substr(0, here.size() - rest.size());
        }
    }
    return out;
}

std::string with_commas(std::string_view text) {
    std::string out;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view here = rest;
        const char32_t c = take_code_point(rest);
        out += c == U'、' || c == U'，' ? std::string(",")
                                        : std::string(here.substr(0, here.size() - rest.size()));
    }
    return out;
}

std::string_view without_time(std::string_view text) {
    const std::string_view whole = trim(text);
    const std::size_t blank = whole.find_first_of(" T");
    const bool has_time = blank != std::string_view::npos && parse_loose_date(whole.substr(0, blank)) &&
                          whole.find_first_not_of("0123456789:.", blank + 1) == std::string_view::npos;
    return has_time ? whole.substr(0, blank) : text;
}

std::string shown_form_key(std::string_view key) {
    std::string out;
    const auto parts = split(key, '|');
    for (std::size_t i = 1; i < parts.size(); ++i) {
        out += i == 2 ? std::string() : (i == 1 ? "" : " ") + std::string(parts[i]);
    }
    return out;
}

}  // namespace ceping
