// What a cell of a workbook can hold.
#include <ceping/base/text.hpp>
#include <ceping/write/formats/phrases.hpp>
#include <ceping/write/formats/workbook.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::size_t most_units = 32'767;  // UTF-16 units of a cell

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Whether `_xHHHH_` stands at the beginning.
bool is_escape(std::string_view text) {
    return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && is_hex(text[2]) && is_hex(text[3]) &&
           is_hex(text[4]) && is_hex(text[5]) && text[6] == '_';
}

constexpr std::size_t longest_name = 31;  // UTF-16 units of a sheet's name

std::size_t utf16_units(char32_t c) { return c > 0xFFFF ? 2 : 1; }

/// As many of its characters as the name of a sheet has room for.
std::string first_units(std::string_view text, std::size_t most) {
    std::string out;
    for (std::size_t units = 0; !text.empty();) {
        const char32_t c = take_code_point(text);
        units += utf16_units(c);
        if (units > most) {
            break;
        }
        append_code_point(out, c);
    }
    return out;
}

/// Without what a name must not hold. An apostrophe must not stand at an end, where the format itself puts some.
std::string without_marks(std::string_view text) {
    std::string out;
    const std::string shown = printable(text);
    for (std::string_view rest = shown; !rest.empty();) {
        const bool escape = is_escape(rest);
        const char32_t c = take_code_point(rest);
        if (escape || c == 0xFFFE || c == 0xFFFF) {
            append_code_point(out, 0xFFFD);
        } else {
            append_code_point(out,
                              std::u32string_view(U"[]:*?/\\").find(c) != std::string_view::npos ? U' ' : c);
        }
    }
    const auto first = out.find_first_not_of(" '");
    return first == std::string::npos ? "" : out.substr(first, out.find_last_not_of(" '") + 1 - first);
}

}  // namespace

std::string sheet_name(std::string_view wanted, std::string_view other,
                       const std::vector<std::string>& taken) {
    // Spreadsheets keep this one for themselves.
    std::string base = without_marks(first_units(without_marks(wanted), longest_name));
    if (base.empty() || equal_ignoring_case(base, "history")) {
        base = other;
    }
    const auto is_taken = [&taken](const std::string& name) {
        return std::any_of(taken.begin(), taken.end(),
                           [&](const auto& each) { return equal_ignoring_case(each, name); });
    };
    std::string out = base;
    for (std::size_t number = 2; is_taken(out); ++number) {
        const std::string tail = " (" + std::to_string(number) + ")";
        out = first_units(base, longest_name - tail.size()) + tail;
    }
    return out;
}

bool fits_number_cell(const Exact& value) {
    const std::string text = value.shortest();
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) <= 15;
}

std::string cell_text(std::string_view text, Language language) {
    const auto cut_sign = [&] {
        return phrases::cell_cut.with({{"number", code_points(text)}}).in(language);
    };
    // Room for the sign is kept only where it is needed: cut again where the whole does not fit.
    const auto taken = [&](std::size_t most) {
        std::pair<std::string, bool> out{{}, true};
        std::size_t units = 0;
        for (std::string_view rest = text; !rest.empty();) {
            const bool escape = is_escape(rest);
            const char32_t c = take_code_point(rest);
            // The library writes controls as `_x0001_`.
            const bool control = c < 0x20 && c != '\t' && c != '\n';
            units += escape || control ? 7 : utf16_units(c);
            if (units > most) {
                out.second = false;
                break;
            }
            if (escape) {
                out.first += "_x005F_";
            } else if (c == 0) {
                out.first += "␀";
            } else if (c == 0xFFFE || c == 0xFFFF) {
                out.first += "\xEF\xBF\xBD";
            } else {
                append_code_point(out.first, c);
            }
        }
        return out;
    };
    auto [whole, fits] = taken(most_units);
    return fits ? whole : taken(most_units - 40).first + cut_sign();
}

}  // namespace ceping
