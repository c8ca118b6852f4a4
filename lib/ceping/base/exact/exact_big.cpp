// Numbers that two machine integers do not hold, as fractions of GMP.
#include <ceping/base/error.hpp>
#include <ceping/base/exact/exact.hpp>
#include <ceping/base/exact/exact_written.hpp>

#include <gmp.h>

#include <bit>
#include <cstring>
#include <utility>

namespace ceping {

NumberTooLarge::NumberTooLarge()
    : Error({"数值过大：分子或分母超过 4096 位二进制",
             "the number is too large: more than 4,096 bits in numerator or denominator"}) {}

namespace {

constexpr std::size_t max_bits = 4096;

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

int Exact::big_sign() const { return mpq_sgn(big()->q); }

bool Exact::big_is_whole() const { return mpz_cmp_ui(mpq_denref(big()->q), 1) == 0; }

int Exact::compare_big(const Exact& other) const {
    const Big left(*this);
    const Big right(other);
    return mpq_cmp(left.q, right.q);
}

void Exact::operate_big(Op op, const Exact& other) {
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

Exact Exact::rounded_big(int places, Rounding mode) const {
    auto* out = new Big(*this);
    auto* numerator = mpq_numref(out->q);
    auto* denominator = mpq_denref(out->q);
    const bool negative = mpz_sgn(numerator) < 0;
    mpz_abs(numerator, numerator);
    mpz_mul_si(numerator, numerator, powers_of_ten[static_cast<std::size_t>(places)]);
    mpz_t rest;
    mpz_init(rest);
    mpz_tdiv_qr(numerator, rest, numerator, denominator);
    mpz_mul_2exp(rest, rest, 1);
    const int against = mpz_cmp(rest, denominator);
    mpz_clear(rest);
    if (goes_up(mode, against > 0, against == 0, mpz_odd_p(numerator) != 0)) {
        mpz_add_ui(numerator, numerator, 1);
    }
    if (negative) {
        mpz_neg(numerator, numerator);
    }
    mpz_set_si(denominator, powers_of_ten[static_cast<std::size_t>(places)]);
    return from_big(out);
}

std::string Exact::big_text() const {
    char* raw = mpq_get_str(nullptr, 10, big()->q);
    std::string out(raw);
    void (*release)(void*, std::size_t) = nullptr;
    mp_get_memory_functions(nullptr, nullptr, &release);
    release(raw, std::strlen(raw) + 1);
    return out;
}

std::optional<Exact> Exact::parse_big(const Written& written) {
    auto* value = new Big();
    std::string digits(written.whole);
    digits += written.after;
    mpz_set_str(mpq_numref(value->q), digits.c_str(), 10);
    if (written.negative) {
        mpz_neg(mpq_numref(value->q), mpq_numref(value->q));
    }
    if (!written.denominator.empty()) {
        mpz_set_str(mpq_denref(value->q), std::string(written.denominator).c_str(), 10);
        if (mpz_sgn(mpq_denref(value->q)) == 0) {
            delete value;
            return std::nullopt;
        }
    } else {
        mpz_ui_pow_ui(mpq_denref(value->q), 10, written.after.size());
    }
    return from_big(value);
}

}  // namespace ceping
