#include <ceping/node/xlsx_values.hpp>

#include <ceping/base/date.hpp>
#include <ceping/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace ceping {

namespace {

constexpr std::size_t most_digits = 15;          // as the programs that make workbooks show them
constexpr std::int64_t largest_point = 400;      // beyond any number that a workbook can hold
constexpr std::int64_t last_serial = 2'958'465;  // 9999-12-31
constexpr std::int64_t seconds_a_day = 86'400;

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

/// 0.`digits` times ten to the power of `point`; no digits: zero.
struct Decimal {
    bool negative = false;
    std::string digits;
    std::int64_t point = 0;
};

void trim_zeros(Decimal& number) {
    const std::size_t first = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, first);
    number.point -= static_cast<std::int64_t>(first);
    const std::size_t last = number.digits.find_last_not_of('0');
    number.digits.resize(last == std::string::npos ? 0 : last + 1);
}

std::optional<Decimal> read_decimal(std::string_view text) {
    Decimal out;
    text = trim(text);
    if (text.starts_with('-') || text.starts_with('+')) {
        out.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    bool pointed = false;
    std::size_t at = 0;
    for (; at < text.size() && (is_decimal_digit(text[at]) || (text[at] == '.' && !pointed)); ++at) {
        if (text[at] == '.') {
            pointed = true;
        } else {
            out.digits += text[at];
            out.point += pointed ? 0 : 1;
        }
    }
    if (out.digits.empty()) {
        return std::nullopt;
    }
    if (at < text.size()) {
        std::string_view power = text.substr(at + 1);
        power.remove_prefix(power.starts_with('+') ? 1 : 0);
        std::int64_t exponent = 0;
        const auto* const end = power.data() + power.size();
        const auto read = std::from_chars(power.data(), end, exponent);
        if ((text[at] != 'E' && text[at] != 'e') || read.ec != std::errc() || read.ptr != end) {
            return std::nullopt;
        }
        exponent = std::clamp(exponent, -2 * largest_point, 2 * largest_point);
        out.point += exponent;
    }
    trim_zeros(out);
    if (!out.digits.empty() && (out.point > largest_point || out.point < -largest_point)) {
        return std::nullopt;
    }
    return out;
}

void round_off(Decimal& number) {
    if (number.digits.size() <= most_digits) {
        return;
    }
    const bool up = number.digits[most_digits] >= '5';
    number.digits.resize(most_digits);
    if (up) {
        std::size_t at = most_digits;
        while (at > 0 && number.digits[at - 1] == '9') {
            number.digits[--at] = '0';
        }
        if (at > 0) {
            ++number.digits[at - 1];
        } else {
            number.digits.insert(0, "1");
            ++number.point;
        }
    }
    trim_zeros(number);
}

std::string decimal_text(const Decimal& number) {
    if (number.digits.empty()) {
        return "0";
    }
    std::string out = number.negative ? "-" : "";
    const auto size = static_cast<std::int64_t>(number.digits.size());
    if (number.point <= 0) {
        return out + "0." + std::string(static_cast<std::size_t>(-number.point), '0') + number.digits;
    }
    if (number.point >= size) {
        return out + number.digits + std::string(static_cast<std::size_t>(number.point - size), '0');
    }
    const auto whole = static_cast<std::size_t>(number.point);
    return out + number.digits.substr(0, whole) + "." + number.digits.substr(whole);
}

/// Whether a number is written already as it is to be shown: few digits, no zero too many, no exponent.
bool is_plain(std::string_view text) {
    std::string_view rest = text.substr(text.starts_with('-') ? 1 : 0);
    const std::size_t point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? "" : rest.substr(point + 1);
    constexpr std::string_view decimals = "0123456789";
    return rest.size() <= most_digits && !whole.empty() && (whole == "0" || whole.front() != '0') &&
           whole.find_first_not_of(decimals) == std::string_view::npos &&
           fraction.find_first_not_of(decimals) == std::string_view::npos &&
           (point == std::string_view::npos ? text != "-0" : !fraction.empty() && fraction.back() != '0');
}

std::string day_text(std::int64_t serial, bool since_1904) {
    using namespace std::chrono;
    if (!since_1904 && serial == 60) {
        return "1900-02-29";  // a day that never was, and that the format counts
    }
    const sys_days start = since_1904    ? sys_days(year(1904) / January / 1)
                           : serial > 60 ? sys_days(year(1899) / December / 30)
                                         : sys_days(year(1899) / December / 31);
    const year_month_day day(start + days(serial));
    return Date{static_cast<std::int16_t>(static_cast<int>(day.year())),
                static_cast<std::int8_t>(static_cast<unsigned>(day.month())),
                static_cast<std::int8_t>(static_cast<unsigned>(day.day()))}
        .text();
}

std::string time_text(std::int64_t seconds) {
    const std::string out = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? out : out + fmt::format(":{:02}", seconds % 60);
}

/// The day and the time that a serial number stands for; nothing where it stands for none.
std::optional<std::string> serial_text(const Decimal& number, bool since_1904) {
    constexpr std::size_t fraction_digits = 12;
    constexpr std::int64_t fraction_unit = 1'000'000'000'000;
    if ((number.negative && !number.digits.empty()) || number.point > 7) {
        return std::nullopt;
    }
    const std::string zeros(static_cast<std::size_t>(std::max<std::int64_t>(0, -number.point)), '0');
    const auto whole = static_cast<std::size_t>(std::max<std::int64_t>(0, number.point));
    std::string days = number.digits.substr(0, std::min(whole, number.digits.size()));
    days.resize(whole, '0');
    std::string fraction = zeros + number.digits.substr(std::min(whole, number.digits.size()));
    fraction.resize(fraction_digits, '0');
    std::int64_t day = days.empty() ? 0 : std::stoll(days);
    std::int64_t seconds = (std::stoll(fraction) * seconds_a_day + fraction_unit / 2) / fraction_unit;
    day += seconds / seconds_a_day;
    seconds %= seconds_a_day;
    if (day > last_serial) {
        return std::nullopt;
    }
    if (day == 0 && !since_1904) {
        return time_text(seconds);
    }
    return day_text(day, since_1904) + (seconds == 0 ? "" : " " + time_text(seconds));
}

/// The first of a code's sections without what it only shows: quoted and escaped characters, colours, locales.
std::string bare_code(std::string_view code) {
    std::string out;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = code[at];
        if (c == '"' || c == '[') {
            const std::size_t end = std::min(code.find(c == '"' ? '"' : ']', at + 1), code.size());
            const std::string inside = lower_ascii(code.substr(at + 1, end - at - 1));
            // [h], [mm] and [s] count hours, minutes and seconds beyond a day.
            if (c == '[' && !inside.empty() && inside.find_first_not_of("hms") == std::string::npos) {
                out += inside;
            }
            at = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else {
            out += lower_ascii(c);
        }
    }
    return out;
}

}  // namespace

NumberUse number_use(std::string_view code) {
    const std::string bare = bare_code(code);
    if (bare.find("general") != std::string::npos) {
        return NumberUse::number;
    }
    if (bare.find_first_of("ymdhs") != std::string::npos) {
        return NumberUse::date;
    }
    if (bare.find('%') != std::string::npos) {
        return NumberUse::percent;
    }
    return trim(bare) == "@" ? NumberUse::text : NumberUse::number;
}

NumberUse built_in_use(std::uint32_t id) {
    const auto within = [id](std::uint32_t first, std::uint32_t last) { return id >= first && id <= last; };
    if (within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58)) {
        return NumberUse::date;
    }
    return within(9, 10) ? NumberUse::percent : id == 49 ? NumberUse::text : NumberUse::number;
}

std::size_t fixed_decimals(std::string_view code) {
    const std::string bare = bare_code(code);
    const std::size_t point = bare.find('.');
    if (point == std::string::npos || number_use(code) == NumberUse::date ||
        bare.find_first_of("e/@") != std::string::npos || bare.find("general") != std::string::npos ||
        bare.find('.', point + 1) != std::string::npos) {
        return 0;
    }
    const std::size_t end = std::min(bare.find_first_not_of('0', point + 1), bare.size());
    // What goes on with 0.0# or 0.00, is no fixed number of decimals, or is scaled.
    const bool ends = bare.find_first_of("0#?,", end) == std::string::npos;
    const std::size_t decimals = end - point - 1;
    return ends && decimals <= most_digits ? decimals : 0;
}

std::size_t built_in_decimals(std::uint32_t id) {
    constexpr auto two = std::to_array<std::uint32_t>({2, 4, 7, 8, 10, 39, 40, 43, 44});
    return std::find(two.begin(), two.end(), id) == two.end() ? 0 : 2;
}

std::string with_decimals(std::string text, std::size_t decimals) {
    const bool percent = text.ends_with('%');
    text.resize(text.size() - (percent ? 1 : 0));
    const std::string_view figures = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
    const bool number =
        !figures.empty() && figures.find_first_not_of("0123456789.") == std::string_view::npos;
    const std::size_t point = text.find('.');
    const std::size_t has = point == std::string::npos ? 0 : text.size() - point - 1;
    if (number && has < decimals) {
        text += point == std::string::npos ? "." : "";
        text.append(decimals - has, '0');
    }
    return text + (percent ? "%" : "");
}

std::string number_text(std::string_view stored, NumberUse use, bool since_1904) {
    if ((use == NumberUse::number || use == NumberUse::text) && is_plain(stored)) {
        return std::string(stored);
    }
    auto number = read_decimal(stored);
    if (!number) {
        return std::string(trim(stored));
    }
    if (use == NumberUse::date) {
        if (const auto day = serial_text(*number, since_1904)) {
            return *day;
        }
    }
    round_off(*number);
    number->point += use == NumberUse::percent ? 2 : 0;
    return decimal_text(*number) + (use == NumberUse::percent ? "%" : "");
}

bool has_lost_digits(std::string_view stored) {
    if (stored.size() <= most_digits && stored.find_first_of("eE") == std::string_view::npos) {
        return false;
    }
    const auto number = read_decimal(stored);
    return number && !number->digits.empty() && number->point > static_cast<std::int64_t>(most_digits);
}

std::string iso_text(std::string_view stored) {
    std::string_view text = trim(stored);
    const std::size_t mark = text.find('T');
    if (mark == std::string_view::npos) {
        return std::string(text);
    }
    const std::string_view day = text.substr(0, mark);
    std::string_view time = text.substr(mark + 1);
    time = time.substr(0, time.find_first_of("Z+-"));
    if (time.find_first_not_of("0:.") == std::string_view::npos) {
        return std::string(day);
    }
    time = time.substr(0, time.find('.'));
    if (time.size() == 8 && time.ends_with(":00")) {
        time.remove_suffix(3);
    }
    return std::string(day) + " " + std::string(time);
}

void decode_escapes(std::string& text) {
    std::size_t from = text.find("_x");
    if (from == std::string::npos) {
        return;
    }
    std::string out;
    std::size_t copied = 0;
    for (; from != std::string::npos; from = text.find("_x", from)) {
        std::uint32_t value = 0;
        const char* const digits = text.data() + from + 2;
        const bool whole = from + 7 <= text.size() && text[from + 6] == '_';
        const auto read = whole ? std::from_chars(digits, digits + 4, value, 16) : std::from_chars_result{};
        if (!whole || read.ec != std::errc() || read.ptr != digits + 4) {
            from += 2;
            continue;
        }
        out.append(text, copied, from - copied);
        from += 7;
        copied = from;
        // Characters beyond the first 65,536 are a pair of these, which no program escapes: XML holds them.
        append_code_point(out, value >= 0xD800 && value <= 0xDFFF ? U'\xFFFD' : static_cast<char32_t>(value));
    }
    text = out + text.substr(copied);
}

}  // namespace ceping
