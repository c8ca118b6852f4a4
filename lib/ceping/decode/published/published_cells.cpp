#include <ceping/decode/published/published_cells.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/decode/published/published.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ceping {

namespace {

constexpr auto absent_marks =
    std::to_array<std::string_view>({"", "-", "--", "—", "——", "–", "/", "\\", "无", "n/a", "N/A", "*", "…"});
constexpr auto unranked_marks =
    std::to_array<std::string_view>({"不排名", "不参与排名", "不参加排名", "未排名", "不列入排名", "不计名次",
                                     "免评", "未参评", "不参评", "缺考", "nr", "unranked", "notranked"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool cut_begin(std::string_view& text, std::string_view begin) {
    if (!text.starts_with(begin)) {
        return false;
    }
    text = trim(text.substr(begin.size()));
    return true;
}

/// `1,312,000`: groups of three after the first comma.
bool thousands(std::string_view whole) {
    const auto pieces = split(whole, ',');
    if (pieces.size() < 2 || !all_digits(pieces[0]) || pieces[0].size() > 3) {
        return false;
    }
    return std::all_of(pieces.begin() + 1, pieces.end(),
                       [](std::string_view each) { return each.size() == 3 && all_digits(each); });
}

/// The figures with a point and without separators; empty where commas make no sense.
std::string plain_figures(std::string_view text, bool comma) {
    if (text.find(',') == std::string_view::npos) {
        return std::string(text);
    }
    std::string out(text);
    const std::string_view sign = text.starts_with('-') ? "-" : "";
    const std::string_view digits = text.substr(sign.size());
    const std::size_t point = digits.find('.');
    const bool lone = digits.find(',') == digits.rfind(',') && point == std::string_view::npos;
    if (thousands(digits.substr(0, point)) && !(comma && lone)) {
        out.erase(std::remove(out.begin(), out.end(), ','), out.end());
        return out;
    }
    if (!lone) {
        return {};
    }
    std::replace(out.begin(), out.end(), ',', '.');
    return out;
}

/// ① to ㊿.
std::optional<std::int64_t> circled(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto c = static_cast<std::int64_t>(take_code_point(text));
    if (!text.empty()) {
        return std::nullopt;
    }
    constexpr std::array<std::array<std::int64_t, 3>, 3> runs{
        {{0x2460, 0x2473, 1}, {0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36}}};
    for (const auto& [first, last, value] : runs) {
        if (c >= first && c <= last) {
            return c - first + value;
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> one_rank(std::string_view text) {
    std::string_view rest = trim(text);
    for (bool cut = true; cut;) {
        cut = cut_begin(rest, "并列") || cut_begin(rest, "第") || cut_begin(rest, "=") ||
              cut_begin(rest, "T-") || cut_begin(rest, "T") || cut_begin(rest, "#") || cut_begin(rest, "No.");
    }
    for (bool cut = true; cut;) {
        cut = cut_end(rest, "(并列)") || cut_end(rest, "并列") || cut_end(rest, "(tie)") ||
              cut_end(rest, "名") || cut_end(rest, "位") || cut_end(rest, "=") || cut_end(rest, "*");
    }
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) {
        if (rest.size() > 2 && is_digit(rest[rest.size() - 3]) && cut_end(rest, ordinal)) {
            break;
        }
    }
    try {
        if (const auto number = number_in(rest)) {
            const auto whole = number->whole();
            return whole && *whole > 0 ? whole : std::nullopt;
        }
    } catch (const NumberTooLarge&) {
        return std::nullopt;
    }
    const auto ring = circled(rest);
    return ring ? ring : chinese_number(rest);
}

}  // namespace

std::string printed_text(std::string_view text) {
    const std::string ascii = to_ascii(text);
    return std::string(trim(ascii));
}

std::string without_blanks(std::string_view text) {
    std::string out;
    for (char c : to_ascii(text)) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            out += lower_ascii(c);
        }
    }
    return out;
}

bool cut_end(std::string_view& text, std::string_view end) {
    if (!text.ends_with(end)) {
        return false;
    }
    text = trim(text.substr(0, text.size() - end.size()));
    return true;
}

std::optional<std::int64_t> chinese_number(std::string_view text) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    std::int64_t sum = 0;
    std::int64_t unit = 10'000;  // of the last of 百, 十
    std::int64_t digit = 0;
    bool zero = false;
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        const std::size_t at = digits.find(c == U'两' ? U'二' : c);
        if (c == U'百' || c == U'十') {
            const std::int64_t value = c == U'百' ? 100 : 10;
            if (value >= unit || (digit == 0 && (c == U'百' || sum > 0))) {
                return std::nullopt;
            }
            sum += (digit == 0 ? 1 : digit) * value;
            unit = value;
            digit = 0;
            zero = false;
        } else if (at == 0 && digit == 0 && !zero && unit == 100) {
            zero = true;
        } else if (at != std::u32string_view::npos && at > 0 && digit == 0) {
            digit = static_cast<std::int64_t>(at);
        } else {
            return std::nullopt;
        }
    }
    sum += digit;
    return sum > 0 && (digit > 0 || !zero) ? std::optional(sum) : std::nullopt;
}

bool is_absent(std::string_view text) { return among(text, absent_marks); }

bool is_unranked(std::string_view text) {
    return among(std::string_view(without_blanks(text)), unranked_marks);
}

bool has_decimal_comma(std::string_view text) {
    const std::string plain = printed_text(text);
    std::string_view figures = plain;
    cut_end(figures, "分");
    cut_end(figures, "%");
    const std::size_t at = figures.find(',');
    return at != std::string_view::npos && at == figures.rfind(',') && all_digits(figures.substr(at + 1)) &&
           !thousands(figures) && printed_number(figures, true);
}

std::optional<PrintedNumber> printed_number(std::string_view text, bool comma) {
    PrintedNumber out;
    out.text = printed_text(text);
    std::string signed_text;
    for (std::string_view rest = out.text; !rest.empty();) {
        const char32_t c = take_code_point(rest);
        append_code_point(signed_text, c == U'\u2212' || (c == U'\u2013' && signed_text.empty()) ? U'-' : c);
    }
    std::string_view figures = signed_text;
    cut_end(figures, "*");
    cut_end(figures, "分");
    out.percent = cut_end(figures, "%");
    if (figures.starts_with('+')) {
        figures.remove_prefix(1);
    }
    const std::string plain = plain_figures(figures, comma);
    auto value = number_in(plain);
    if (!value) {
        return std::nullopt;
    }
    out.value = *value;
    if (plain.find('/') == std::string::npos) {
        out.half = Exact::fraction(1, 2);
        const std::size_t point = plain.find('.');
        for (std::size_t i = point == std::string::npos ? plain.size() : point + 1; i < plain.size(); ++i) {
            out.half /= Exact(10);
        }
    }
    return out;
}

std::optional<PrintedRank> printed_rank(std::string_view text) {
    const std::string ascii = printed_text(text);
    if (const auto one = one_rank(ascii)) {
        return PrintedRank{*one, *one};
    }
    std::string_view open = ascii;
    if (cut_end(open, "+") && all_digits(open)) {
        const auto from = one_rank(open);
        return from ? std::optional(PrintedRank{*from, std::int64_t{1} << 40}) : std::nullopt;
    }
    for (const std::string_view between : {"-", "~", "–", "—", "至", "到"}) {
        const std::size_t at = ascii.find(between);
        if (at == std::string::npos || at == 0) {
            continue;
        }
        const auto from = one_rank(std::string_view(ascii).substr(0, at));
        const auto to = one_rank(std::string_view(ascii).substr(at + between.size()));
        if (from && to && *from <= *to) {
            return PrintedRank{*from, *to};
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> rank_in(std::string_view text) {
    const auto rank = printed_rank(text);
    return rank && rank->from == rank->to ? std::optional(rank->from) : std::nullopt;
}

std::optional<std::vector<Exact>> shares_in(const std::vector<std::string>& texts) {
    std::vector<Exact> out;
    Exact sum;
    bool percent = false;
    for (const auto& text : texts) {
        const std::string ascii = to_ascii(text);
        std::string_view figures = trim(ascii);
        percent = cut_end(figures, "%") || percent;
        auto value = number_in(figures);
        if (!value || value->sign() < 0) {
            return std::nullopt;
        }
        sum += *value;
        out.push_back(std::move(*value));
    }
    if (percent || sum > Exact(2)) {
        for (auto& each : out) {
            each /= Exact(100);
        }
    }
    return out;
}

}  // namespace ceping
