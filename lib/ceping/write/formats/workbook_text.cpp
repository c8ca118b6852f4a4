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

}  // namespace

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
            units += escape || control ? 7 : (c > 0xFFFF ? 2 : 1);
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
