#include "plain_number.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace plain {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Integer's own constructor takes a leading 0 for octal.
Integer whole_number(std::string_view digits) {
    Integer value = 0;
    for (const char digit : digits) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
    const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Adds one to a row of digits as one does on paper: from the right, carrying.
void add_one(std::string& digits) {
    std::size_t at = digits.size();
    while (at > 0) {
        --at;
        if (digits[at] != '9') {
            ++digits[at];
            return;
        }
        digits[at] = '0';
    }
    digits.insert(digits.begin(), '1');
}

}  // namespace

std::string trimmed(std::string_view text) {
    const std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return "";
    }
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::string half_width(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t at) {
            return at < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[at])) : 0U;
        };
        const unsigned code =
            byte(i) == 0xEF ? 0xF000U + ((byte(i + 1) & 0x3FU) << 6U) + (byte(i + 2) & 0x3FU) : 0U;
        if (code >= 0xFF01U && code <= 0xFF5EU) {
            out += static_cast<char>(code - 0xFF01U + 0x21U);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::optional<Number> read_number(std::string_view written_text) {
    std::string text = half_width(trimmed(written_text));
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) {
        text.erase(0, 1);
    }
    Number value;
    const auto slash = text.find('/');
    const auto point = text.find('.');
    if (slash != std::string::npos) {
        const std::string above = text.substr(0, slash);
        const std::string below = text.substr(slash + 1);
        if (!all_digits(above) || !all_digits(below) || whole_number(below) == 0) {
            return std::nullopt;
        }
        value = Number(whole_number(above), whole_number(below));
    } else if (point != std::string::npos) {
        const std::string before = text.substr(0, point);
        const std::string behind = text.substr(point + 1);
        if (!all_digits(before) || !all_digits(behind)) {
            return std::nullopt;
        }
        Integer below = 1;
        for (std::size_t i = 0; i < behind.size(); ++i) {
            below *= 10;
        }
        value = Number(whole_number(before + behind), below);
    } else {
        if (!all_digits(text)) {
            return std::nullopt;
        }
        value = Number(whole_number(text));
    }
    if (negative) {
        value = -value;
    }
    return value;
}

Number number(std::string_view text) {
    const auto value = read_number(text);
    if (!value) {
        throw std::invalid_argument("not a number: " + std::string(text));
    }
    return *value;
}

bool is_whole(const Number& value) { return denominator(value) == 1; }

std::string written(const Number& value) {
    const int most_places = 12;
    Integer scale = 1;
    for (int places = 0; places <= most_places; ++places) {
        if (is_whole(value * scale)) {
            return rounded_text(value, places, Mode::down);
        }
        scale *= 10;
    }
    return fraction(value);
}

std::string fraction(const Number& value) {
    const Integer above = numerator(value);
    const Integer below = denominator(value);
    return below == 1 ? above.str() : above.str() + "/" + below.str();
}

std::string rounded_text(const Number& value, int places, Mode mode) {
    const bool negative = value < 0;
    const Integer above = negative ? Integer(-numerator(value)) : Integer(numerator(value));
    const Integer below = denominator(value);
    Integer left = above % below;
    std::string digits = Integer(above / below).str();
    for (int i = 0; i < places; ++i) {
        left *= 10;
        digits += Integer(left / below).str();
        left %= below;
    }
    const Integer twice = left * 2;
    const bool last_is_odd = (digits.back() - '0') % 2 == 1;
    const bool tie_goes_up = mode == Mode::half_up || (mode == Mode::half_even && last_is_odd);
    if (mode != Mode::down && (twice > below || (twice == below && tie_goes_up))) {
        add_one(digits);
    }
    std::string text = digits;
    if (places > 0) {
        text.insert(text.size() - static_cast<std::size_t>(places), ".");
        while (text.back() == '0') {
            text.pop_back();
        }
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return negative && text != "0" ? "-" + text : text;
}

Number rounded(const Number& value, int places, Mode mode) {
    return number(rounded_text(value, places, mode));
}

int day_number(std::string_view date) {
    const auto part = [&](std::size_t at, std::size_t size) {
        return std::stoi(std::string(date.substr(at, size)));
    };
    const int year = part(0, 4);
    const int month = part(5, 2);
    int days = part(8, 2) - 1;
    for (int y = 1; y < year; ++y) {
        days += is_leap(y) ? 366 : 365;
    }
    for (int m = 1; m < month; ++m) {
        days += days_in(year, m);
    }
    return days;
}

std::string date_after(std::string_view date, int days) {
    int left = day_number(date) + days;
    int year = 1;
    while (left >= (is_leap(year) ? 366 : 365)) {
        left -= is_leap(year) ? 366 : 365;
        ++year;
    }
    int month = 1;
    while (left >= days_in(year, month)) {
        left -= days_in(year, month);
        ++month;
    }
    const auto padded = [](int value, std::size_t width) {
        std::string text = std::to_string(value);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(left + 1, 2);
}

}  // namespace plain
