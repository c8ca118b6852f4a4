// Arithmetic of numbers that two machine integers hold.
#include <ceping/base/exact/exact.hpp>

#include <bit>
#include <limits>
#include <stdexcept>
#include <utility>

namespace ceping {

namespace {

__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

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

}  // namespace

Exact::Exact(std::int64_t whole) noexcept : n_(whole), d_(1) {
    if (whole == std::numeric_limits<std::int64_t>::min()) {
        n_ = -small_limit;
    }
}

Exact Exact::fraction(std::int64_t numerator, std::int64_t denominator) {
    return Exact(numerator) / Exact(denominator);
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
    operate_big(op, other);
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

int Exact::compare(const Exact& other) const {
    if (d_ != 0 && other.d_ != 0) {
        const Wide left = static_cast<Wide>(n_) * other.d_;
        const Wide right = static_cast<Wide>(other.n_) * d_;
        return left < right ? -1 : (left > right ? 1 : 0);
    }
    return compare_big(other);
}

bool Exact::is_whole() const { return d_ != 0 ? n_ % d_ == 0 : big_is_whole(); }

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
    if (d_ != 0) {
        const Wide n = static_cast<Wide>(n_) * scale;
        const Wide size = n < 0 ? -n : n;
        Wide digits = size / d_;
        const Wide twice = (size % d_) * 2;
        if (goes_up(mode, twice > d_, twice == d_, (digits & 1) != 0)) {
            ++digits;
        }
        if (digits <= small_limit) {
            Exact out;
            out.n_ = static_cast<std::int64_t>(n < 0 ? -digits : digits);
            out.d_ = out.n_ == 0 ? 1 : scale;
            return out;
        }
    }
    return rounded_big(places, mode);
}

}  // namespace ceping
