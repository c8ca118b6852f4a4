// Exact numbers as they are written.
#include <ceping/base/error.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/exact/exact_written.hpp>

namespace ceping {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t digits_to_int(std::string_view digits, std::int64_t start = 0) {
    std::int64_t value = start;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<Exact> Exact::parse(std::string_view text) {
    const std::size_t size = text.size();
    Written written;
    if (text.starts_with('-')) {
        written.negative = true;
        text.remove_prefix(1);
    }
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    if (end == 0) {
        return std::nullopt;
    }
    written.whole = text.substr(0, end);
    if (end < text.size()) {
        const char mark = text[end];
        const std::string_view rest = text.substr(end + 1);
        if ((mark != '.' && mark != '/') || rest.empty()) {
            return std::nullopt;
        }
        for (const char c : rest) {
            if (!is_digit(c)) {
                return std::nullopt;
            }
        }
        (mark == '.' ? written.after : written.denominator) = rest;
    }
    if (written.whole.size() + written.after.size() <= 18 && written.denominator.size() <= 18) {
        Exact out;
        out.n_ = digits_to_int(written.after, digits_to_int(written.whole));
        if (written.negative) {
            out.n_ = -out.n_;
        }
        out.d_ = written.denominator.empty() ? powers_of_ten[written.after.size()]
                                             : digits_to_int(written.denominator);
        if (out.d_ == 0) {
            out.d_ = 1;
            return std::nullopt;
        }
        return out;
    }
    // 4,096 bits are 1,234 digits; leading and trailing zeros may add some, a book may not.
    if (size > 20000) {
        throw NumberTooLarge();
    }
    return parse_big(written);
}

std::string Exact::text() const {
    if (d_ != 0) {
        Exact low(*this);
        low.reduce();
        std::string out = std::to_string(low.n_);
        if (low.d_ != 1) {
            out += '/';
            out += std::to_string(low.d_);
        }
        return out;
    }
    return big_text();
}

std::string Exact::fixed(int places, Rounding mode) const {
    const Exact value = rounded(places, mode);
    // value * 10^places is whole, so its lowest-terms text is its digits.
    const std::int64_t scale = powers_of_ten[static_cast<std::size_t>(places)];
    std::string digits = value.d_ == scale ? std::to_string(value.n_) : (value * Exact(scale)).text();
    const bool negative = digits.starts_with('-');
    if (negative) {
        digits.erase(0, 1);
    }
    const auto after = static_cast<std::size_t>(places);
    if (digits.size() <= after) {
        digits.insert(0, after + 1 - digits.size(), '0');
    }
    if (after > 0) {
        digits.insert(digits.size() - after, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

std::string Exact::shortest(int places, Rounding mode) const {
    std::string out = fixed(places, mode);
    if (places > 0) {
        while (out.ends_with('0')) {
            out.pop_back();
        }
        if (out.ends_with('.')) {
            out.pop_back();
        }
    }
    return out;
}

std::string Exact::plain() const {
    if (d_ == 1) {
        return std::to_string(n_);
    }
    if (rounded(18, Rounding::down) == *this) {
        return shortest(18);
    }
    return text();
}

}  // namespace ceping
