#include <ceping/base/exact.hpp>

#include <ceping/base/error.hpp>

#include <gmp.h>

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

namespace ceping {

NumberTooLarge::NumberTooLarge()
    : Error({"数值过大：分子或分母超过 4096 位二进制",
             "the number is too large: more than 4,096 bits in numerator or denominator"}) {}

namespace {

__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

constexpr std::size_t max_bits = 4096;
constexpr std::int64_t small_limit = std::numeric_limits<std::int64_t>::max();

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::uint64_t gcd(std::uint64_t a, std::uint64_t b) {
    if (a == 0) {
        return b;
    }
    if (b == 0) {
        return a;
    }
    const int shift = std::countr_zero(a | b);
    a >>= std::countr_zero(a);
    while (b != 0) {
        b >>= std::countr_zero(b);
        if (a > b) {
            std::swap(a, b);
        }
        b -= a;
    }
    return a << shift;
}

UnsignedWide gcd(UnsignedWide a, UnsignedWide b) {
    while (b != 0) {
        if ((a >> 64) == 0 && (b >> 64) == 0) {
            return gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
        }
        const UnsignedWide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
    std::array<std::int64_t, 19> out{};
    std::int64_t power = 1;
    for (auto& slot : out) {
        slot = power;
        power = power > small_limit / 10 ? power : power * 10;
    }
    return out;
}();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The parts of a number as written: sign, digits before and after the point, or the denominator's digits.
struct Written {
    bool negative = false;
    std::string_view whole;
    std::string_view after;        // digits after the point
    std::string_view denominator;  // digits after the slash
};

std::optional<Written> split(std::string_view text) {
    Written out;
    if (text.starts_with('-')) {
        out.negative = true;
        text.remove_prefix(1);
    }
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    if (end == 0) {
        return std::nullopt;
    }
    out.whole = text.substr(0, end);
    if (end == text.size()) {
        return out;
    }
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
    (mark == '.' ? out.after : out.denominator) = rest;
    return out;
}

std::int64_t digits_to_int(std::string_view digits, std::int64_t start = 0) {
    std::int64_t value = start;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

struct Exact::Big {
    mpq_t q;
    Big() { mpq_init(q); }
    Big(const Big& other) {
        mpq_init(q);
        mpq_set(q, other.q);
    }
    Big& operator=(const Big&) = delete;
    ~Big() { mpq_clear(q); }

    explicit Big(const Exact& value) {
        mpq_init(q);
        if (value.d_ == 0) {
            mpq_set(q, value.big()->q);
        } else {
            mpq_set_si(q, value.n_, static_cast<unsigned long>(value.d_));
            mpq_canonicalize(q);
        }
    }
};

Exact::Exact(std::int64_t whole) noexcept : n_(whole), d_(1) {
    if (whole == std::numeric_limits<std::int64_t>::min()) {
        n_ = -small_limit;
    }
}

Exact::Big* Exact::big() const noexcept { return std::bit_cast<Big*>(n_); }

void Exact::copy_big(const Exact& other) { n_ = std::bit_cast<std::int64_t>(new Big(*other.big())); }

void Exact::drop_big() noexcept { delete big(); }

Exact& Exact::assign_big(const Exact& other) {
    if (this != &other) {
        Exact copy(other);
        *this = std::move(copy);
    }
    return *this;
}

Exact Exact::from_big(Big* value) {
    mpq_canonicalize(value->q);
    Exact out;
    const auto* numerator = mpq_numref(value->q);
    const auto* denominator = mpq_denref(value->q);
    if (mpz_sizeinbase(numerator, 2) <= 62 && mpz_sizeinbase(denominator, 2) <= 62) {
        out.n_ = mpz_get_si(numerator);
        out.d_ = mpz_get_si(denominator);
        delete value;
        return out;
    }
    if (mpz_sizeinbase(numerator, 2) > max_bits || mpz_sizeinbase(denominator, 2) > max_bits) {
        delete value;
        throw NumberTooLarge();
    }
    out.n_ = std::bit_cast<std::int64_t>(value);
    out.d_ = 0;
    return out;
}

Exact Exact::fraction(std::int64_t numerator, std::int64_t denominator) {
    return Exact(numerator) / Exact(denominator);
}

std::optional<Exact> Exact::parse(std::string_view text) {
    const auto written = split(text);
    if (!written) {
        return std::nullopt;
    }
    if (written->whole.size() + written->after.size() <= 18 && written->denominator.size() <= 18) {
        Exact out;
        out.n_ = digits_to_int(written->after, digits_to_int(written->whole));
        if (written->negative) {
            out.n_ = -out.n_;
        }
        out.d_ = written->denominator.empty() ? powers_of_ten[written->after.size()]
                                              : digits_to_int(written->denominator);
        if (out.d_ == 0) {
            out.d_ = 1;
            return std::nullopt;
        }
        return out;
    }
    // 4,096 bits are 1,234 digits; leading and trailing zeros may add some, a book may not.
    if (text.size() > 20000) {
        throw NumberTooLarge();
    }
    auto* value = new Big();
    std::string digits(written->whole);
    digits += written->after;
    mpz_set_str(mpq_numref(value->q), digits.c_str(), 10);
    if (written->negative) {
        mpz_neg(mpq_numref(value->q), mpq_numref(value->q));
    }
    if (!written->denominator.empty()) {
        mpz_set_str(mpq_denref(value->q), std::string(written->denominator).c_str(), 10);
        if (mpz_sgn(mpq_denref(value->q)) == 0) {
            delete value;
            return std::nullopt;
        }
    } else {
        mpz_ui_pow_ui(mpq_denref(value->q), 10, written->after.size());
    }
    return from_big(value);
}

void Exact::reduce() {
    if (d_ <= 1) {
        return;
    }
    const auto divisor = static_cast<std::int64_t>(gcd(magnitude(n_), static_cast<std::uint64_t>(d_)));
    if (divisor > 1) {
        n_ /= divisor;
        d_ /= divisor;
    }
}

// Fractions are not kept in lowest terms while they fit: a rubric's decimals share their denominators, so most sums
// are one addition. What overflows is reduced first, tried again in 128 bits, and only then becomes a big number.
void Exact::slow(Op op, const Exact& other) {
    if (d_ != 0 && other.d_ != 0) {
        Exact a(*this);
        Exact b(other);
        a.reduce();
        b.reduce();
        Wide n = 0;
        Wide d = 1;
        if (op == Op::add || op == Op::sub) {
            // |n| < 2^63 and d < 2^63, so each product is below 2^126 and the sum below 2^127.
            const Wide left = static_cast<Wide>(a.n_) * b.d_;
            const Wide right = static_cast<Wide>(b.n_) * a.d_;
            n = op == Op::add ? left + right : left - right;
            d = static_cast<Wide>(a.d_) * b.d_;
        } else if (op == Op::mul) {
            n = static_cast<Wide>(a.n_) * b.n_;
            d = static_cast<Wide>(a.d_) * b.d_;
        } else {
            n = static_cast<Wide>(a.n_) * b.d_;
            d = static_cast<Wide>(a.d_) * b.n_;
            if (d < 0) {
                n = -n;
                d = -d;
            }
        }
        const UnsignedWide size =
            n < 0 ? UnsignedWide(0) - static_cast<UnsignedWide>(n) : static_cast<UnsignedWide>(n);
        const auto divisor = static_cast<Wide>(gcd(size, static_cast<UnsignedWide>(d)));
        n /= divisor;
        d /= divisor;
        if (n <= small_limit && n >= -Wide(small_limit) && d <= small_limit) {
            n_ = static_cast<std::int64_t>(n);
            d_ = static_cast<std::int64_t>(d);
            return;
        }
    }
    auto* result = new Big(*this);
    const Big right(other);
    switch (op) {
        case Op::add: mpq_add(result->q, result->q, right.q); break;
        case Op::sub: mpq_sub(result->q, result->q, right.q); break;
        case Op::mul: mpq_mul(result->q, result->q, right.q); break;
        case Op::div: mpq_div(result->q, result->q, right.q); break;
    }
    *this = from_big(result);
}

Exact& Exact::add(const Exact& other) {
    if (is_zero()) {
        return *this = other;
    }
    if (d_ != 0 && other.d_ != 0) {
        std::int64_t sum = 0;
        if (d_ == other.d_) {
            if (!__builtin_add_overflow(n_, other.n_, &sum) &&
                sum != std::numeric_limits<std::int64_t>::min()) {
                n_ = sum;
                return *this;
            }
        } else if (other.d_ == 1 || (d_ > other.d_ && d_ % other.d_ == 0)) {
            std::int64_t scaled = 0;
            if (!__builtin_mul_overflow(other.n_, d_ / other.d_, &scaled) &&
                !__builtin_add_overflow(n_, scaled, &sum) &&
                sum != std::numeric_limits<std::int64_t>::min()) {
                n_ = sum;
                return *this;
            }
        } else if (d_ == 1 || (other.d_ > d_ && other.d_ % d_ == 0)) {
            std::int64_t scaled = 0;
            if (!__builtin_mul_overflow(n_, other.d_ / d_, &scaled) &&
                !__builtin_add_overflow(scaled, other.n_, &sum) &&
                sum != std::numeric_limits<std::int64_t>::min()) {
                n_ = sum;
                d_ = other.d_;
                return *this;
            }
        } else {
            // Over the least common denominator.
            const auto shared = static_cast<std::int64_t>(
                gcd(static_cast<std::uint64_t>(d_), static_cast<std::uint64_t>(other.d_)));
            const std::int64_t to_this = other.d_ / shared;
            std::int64_t left = 0;
            std::int64_t right = 0;
            std::int64_t common = 0;
            if (!__builtin_mul_overflow(d_, to_this, &common) &&
                !__builtin_mul_overflow(n_, to_this, &left) &&
                !__builtin_mul_overflow(other.n_, d_ / shared, &right) &&
                !__builtin_add_overflow(left, right, &sum) &&
                sum != std::numeric_limits<std::int64_t>::min()) {
                n_ = sum;
                d_ = common;
                return *this;
            }
        }
    }
    slow(Op::add, other);
    return *this;
}

Exact& Exact::operator-=(const Exact& other) {
    if (other.d_ != 0) {
        Exact negative;
        negative.n_ = -other.n_;
        negative.d_ = other.d_;
        return *this += negative;
    }
    slow(Op::sub, other);
    return *this;
}

Exact& Exact::operator*=(const Exact& other) {
    if (d_ != 0 && other.d_ != 0) {
        std::int64_t n = 0;
        std::int64_t d = 0;
        if (!__builtin_mul_overflow(n_, other.n_, &n) && n != std::numeric_limits<std::int64_t>::min() &&
            !__builtin_mul_overflow(d_, other.d_, &d)) {
            n_ = n;
            d_ = n == 0 ? 1 : d;
            return *this;
        }
    }
    slow(Op::mul, other);
    return *this;
}

Exact& Exact::operator/=(const Exact& other) {
    if (other.sign() == 0) {
        throw std::domain_error("division by zero");
    }
    if (d_ != 0 && other.d_ != 0) {
        std::int64_t n = 0;
        std::int64_t d = 0;
        if (d_ == other.d_) {
            n = n_;
            d = other.n_;
        } else if (__builtin_mul_overflow(n_, other.d_, &n) ||
                   n == std::numeric_limits<std::int64_t>::min() ||
                   __builtin_mul_overflow(d_, other.n_, &d) ||
                   d == std::numeric_limits<std::int64_t>::min()) {
            slow(Op::div, other);
            return *this;
        }
        if (d < 0) {
            n = -n;
            d = -d;
        }
        n_ = n;
        d_ = n == 0 ? 1 : d;
        return *this;
    }
    slow(Op::div, other);
    return *this;
}

Exact Exact::operator-() const {
    Exact out;
    out -= *this;
    return out;
}

int Exact::big_sign() const { return mpq_sgn(big()->q); }

int Exact::compare(const Exact& other) const {
    if (d_ != 0 && other.d_ != 0) {
        const Wide left = static_cast<Wide>(n_) * other.d_;
        const Wide right = static_cast<Wide>(other.n_) * d_;
        return left < right ? -1 : (left > right ? 1 : 0);
    }
    const Big left(*this);
    const Big right(other);
    return mpq_cmp(left.q, right.q);
}

bool Exact::is_whole() const {
    if (d_ != 0) {
        return n_ % d_ == 0;
    }
    return mpz_cmp_ui(mpq_denref(big()->q), 1) == 0;
}

std::optional<std::int64_t> Exact::whole() const {
    if (d_ == 0 || n_ % d_ != 0) {
        return std::nullopt;
    }
    return n_ / d_;
}

std::optional<std::int64_t> Exact::denominator() const {
    if (d_ == 0) {
        return std::nullopt;
    }
    Exact reduced(*this);
    reduced.reduce();
    return reduced.d_;
}

Exact Exact::rounded(int places, Rounding mode) const {
    if (places < 0 || places > 18) {
        throw std::out_of_range("decimal places must be within 0..18");
    }
    const std::int64_t scale = powers_of_ten[static_cast<std::size_t>(places)];
    const auto away = [mode](bool more, bool tie, bool odd) {
        return mode != Rounding::down && (more || (tie && (mode == Rounding::half_up || odd)));
    };
    if (d_ != 0) {
        const Wide n = static_cast<Wide>(n_) * scale;
        const Wide size = n < 0 ? -n : n;
        Wide digits = size / d_;
        const Wide twice = (size % d_) * 2;
        if (away(twice > d_, twice == d_, (digits & 1) != 0)) {
            ++digits;
        }
        if (digits <= small_limit) {
            Exact out;
            out.n_ = static_cast<std::int64_t>(n < 0 ? -digits : digits);
            out.d_ = out.n_ == 0 ? 1 : scale;
            return out;
        }
    }
    auto* out = new Big(*this);
    auto* numerator = mpq_numref(out->q);
    auto* denominator = mpq_denref(out->q);
    const bool negative = mpz_sgn(numerator) < 0;
    mpz_abs(numerator, numerator);
    mpz_mul_si(numerator, numerator, scale);
    mpz_t rest;
    mpz_init(rest);
    mpz_tdiv_qr(numerator, rest, numerator, denominator);
    mpz_mul_2exp(rest, rest, 1);
    const int against = mpz_cmp(rest, denominator);
    mpz_clear(rest);
    if (away(against > 0, against == 0, mpz_odd_p(numerator) != 0)) {
        mpz_add_ui(numerator, numerator, 1);
    }
    if (negative) {
        mpz_neg(numerator, numerator);
    }
    mpz_set_si(denominator, scale);
    return from_big(out);
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
    char* raw = mpq_get_str(nullptr, 10, big()->q);
    std::string out(raw);
    void (*release)(void*, std::size_t) = nullptr;
    mp_get_memory_functions(nullptr, nullptr, &release);
    release(raw, std::strlen(raw) + 1);
    return out;
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
