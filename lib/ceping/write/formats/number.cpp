#include <ceping/write/formats/number.hpp>

#include <array>
#include <charconv>
#include <cstdint>

namespace ceping {

namespace {

constexpr int places = 6;
constexpr std::int64_t scale = 1'000'000;

void append_whole(std::string& out, std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

}  // namespace

void append_number(std::string& out, const Exact& value) {
    if (const auto whole = value.whole()) {
        append_whole(out, *whole);
        return;
    }
    auto millionths = (value * Exact(scale)).whole();
    if (!millionths) {
        millionths = (value.rounded(places, Rounding::half_up) * Exact(scale)).whole();
    }
    if (!millionths) {
        out += value.shortest(places);
        return;
    }
    const std::int64_t size = *millionths < 0 ? -*millionths : *millionths;
    if (*millionths < 0) {
        out += '-';
    }
    append_whole(out, size / scale);
    std::int64_t rest = size % scale;
    if (rest == 0) {
        return;
    }
    std::array<char, places + 1> digits{'.'};
    for (std::size_t i = places; i > 0; --i) {
        digits[i] = static_cast<char>('0' + rest % 10);
        rest /= 10;
    }
    std::size_t length = digits.size();
    while (digits[length - 1] == '0') {
        --length;
    }
    out.append(digits.data(), length);
}

std::string number(const Exact& value) {
    std::string out;
    append_number(out, value);
    return out;
}

std::string figure(const Exact& value) {
    const std::string plain = value.plain();
    return plain.find('/') == std::string::npos ? plain : plain + " ≈ " + value.shortest();
}

std::string percent(const Exact& share) { return (share * Exact(100)).fixed(1, Rounding::half_up) + "%"; }

}  // namespace ceping
