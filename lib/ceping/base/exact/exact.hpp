#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace ceping {

/// How a tie and everything below it is rounded. Source: ceping-scoring(7), 1.3.
enum class Rounding : std::uint8_t {
    half_up,    ///< 四舍五入; ties go away from zero
    half_even,  ///< ties go to the even digit
    down        ///< towards zero
};

/// The one number type: an exact fraction. Small values are two machine integers; what does not fit becomes a
/// big-number fraction by itself, up to 4,096 bits in numerator and denominator.
///
/// Throws: NumberTooLarge from any arithmetic whose result is beyond that; std::domain_error from division by zero.
/// Source: ceping-scoring(7), 1.
class Exact {
public:
    Exact() noexcept : n_(0), d_(1) {}
    Exact(std::int64_t whole) noexcept;  // NOLINT(google-explicit-constructor): a whole number is one
    Exact(int whole) noexcept : n_(whole), d_(1) {}  // NOLINT(google-explicit-constructor)
    Exact(const Exact& other) : n_(other.n_), d_(other.d_) {
        if (d_ == 0) [[unlikely]] {
            copy_big(other);
        }
    }
    Exact(Exact&& other) noexcept : n_(other.n_), d_(other.d_) {
        other.n_ = 0;
        other.d_ = 1;
    }
    Exact& operator=(const Exact& other) {
        if (d_ == 0 || other.d_ == 0) [[unlikely]] {
            return assign_big(other);
        }
        n_ = other.n_;
        d_ = other.d_;
        return *this;
    }
    Exact& operator=(Exact&& other) noexcept {
        if (this != &other) {
            if (d_ == 0) [[unlikely]] {
                drop_big();
            }
            n_ = other.n_;
            d_ = other.d_;
            other.n_ = 0;
            other.d_ = 1;
        }
        return *this;
    }
    ~Exact() {
        if (d_ == 0) [[unlikely]] {
            drop_big();
        }
    }

    /// `numerator / denominator`. Throws std::domain_error when the denominator is 0.
    static Exact fraction(std::int64_t numerator, std::int64_t denominator);

    /// Reads `-?D+(.D+)?` or `-?D+/D+`, the whole of `text`, nothing else: no exponent, no `+`, no blanks.
    /// Nothing when `text` is not such a number. Throws NumberTooLarge. Source: ceping-scoring(7), 1.2.
    static std::optional<Exact> parse(std::string_view text);

    // Inline where the denominators are the same, which is most of a record's sums and comparisons.
    Exact& operator+=(const Exact& other) {
        std::int64_t sum = 0;
        if (d_ == other.d_ && d_ != 0 && !__builtin_add_overflow(n_, other.n_, &sum) && sum >= lowest) {
            n_ = sum;
            return *this;
        }
        return add(other);
    }
    Exact& operator-=(const Exact& other);
    Exact& operator*=(const Exact& other);
    Exact& operator/=(const Exact& other);
    friend Exact operator+(Exact a, const Exact& b) { return a += b; }
    friend Exact operator-(Exact a, const Exact& b) { return a -= b; }
    friend Exact operator*(Exact a, const Exact& b) { return a *= b; }
    friend Exact operator/(Exact a, const Exact& b) { return a /= b; }
    [[nodiscard]] Exact operator-() const;

    friend bool operator==(const Exact& a, const Exact& b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(const Exact& a, const Exact& b) {
        return a.d_ == b.d_ && a.d_ != 0 ? a.n_ <=> b.n_ : a.compare(b) <=> 0;
    }

    /// -1, 0 or 1.
    [[nodiscard]] int sign() const { return d_ != 0 ? (n_ > 0) - (n_ < 0) : big_sign(); }
    [[nodiscard]] bool is_zero() const { return d_ != 0 && n_ == 0; }
    /// By value: `2.0` and `4/2` are whole.
    [[nodiscard]] bool is_whole() const;
    /// The value where it is whole and fits.
    [[nodiscard]] std::optional<std::int64_t> whole() const;
    /// The denominator in lowest terms, where both it and the numerator fit.
    [[nodiscard]] std::optional<std::int64_t> denominator() const;

    /// This value at `places` decimal places (0..18), rounded once.
    [[nodiscard]] Exact rounded(int places, Rounding mode) const;
    /// `a/b` in lowest terms, or `a` where whole. The form of result/1's `exact`.
    [[nodiscard]] std::string text() const;
    /// Rounded and written with exactly `places` decimals; never `-0.00`.
    [[nodiscard]] std::string fixed(int places, Rounding mode) const;
    /// Rounded half up to at most `places` decimals, without trailing zeros: the form of result/1's numbers.
    [[nodiscard]] std::string shortest(int places = 6, Rounding mode = Rounding::half_up) const;
    /// Every digit where the decimal ends within 18 places (`0.66`), else `a/b`: for messages.
    [[nodiscard]] std::string plain() const;

private:
    struct Big;
    // The most negative integer has no positive counterpart; keeping it out makes every negation safe.
    static constexpr std::int64_t lowest = -std::numeric_limits<std::int64_t>::max();

    static constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
        std::array<std::int64_t, 19> out{1};
        for (std::size_t i = 1; i < out.size(); ++i) {
            out[i] = out[i - 1] * 10;
        }
        return out;
    }();
    enum class Op : std::uint8_t { add, sub, mul, div };
    /// A number as written: digits before and after the point, or before and after the slash.
    struct Written;

    Exact& add(const Exact& other);
    void slow(Op op, const Exact& other);
    [[nodiscard]] int compare(const Exact& other) const;
    void reduce();
    /// Whether a size that lies between two digits is rounded away from 0.
    [[nodiscard]] static bool goes_up(Rounding mode, bool more, bool tie, bool odd) {
        return mode != Rounding::down && (more || (tie && (mode == Rounding::half_up || odd)));
    }

    // What big numbers do; `other` may be small.
    void copy_big(const Exact& other);
    Exact& assign_big(const Exact& other);
    void drop_big() noexcept;
    [[nodiscard]] Big* big() const noexcept;
    static Exact from_big(Big* value);
    [[nodiscard]] int big_sign() const;
    [[nodiscard]] bool big_is_whole() const;
    [[nodiscard]] int compare_big(const Exact& other) const;
    void operate_big(Op op, const Exact& other);
    [[nodiscard]] Exact rounded_big(int places, Rounding mode) const;
    [[nodiscard]] std::string big_text() const;
    static std::optional<Exact> parse_big(const Written& written);

    // d_ > 0: the value is n_/d_, not always in lowest terms. d_ == 0: n_ holds a Big*.
    std::int64_t n_;
    std::int64_t d_;
};

/// The smaller and the larger of two.
[[nodiscard]] inline const Exact& least(const Exact& a, const Exact& b) { return b < a ? b : a; }
[[nodiscard]] inline const Exact& greatest(const Exact& a, const Exact& b) { return a < b ? b : a; }

}  // namespace ceping
