#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ceping {

/// The languages that texts for people exist in.
enum class Language : std::uint8_t { en, zh };

/// A text for people in both languages. A name, a value or a path is the same in both.
struct Words {
    std::string zh;
    std::string en;

    Words() = default;
    // Implicit on purpose: a value quoted in a message reads the same in both languages.
    Words(std::string same) : zh(same), en(std::move(same)) {}  // NOLINT(google-explicit-constructor)
    Words(std::string_view same) : zh(same), en(same) {}        // NOLINT(google-explicit-constructor)
    Words(const char* same) : zh(same), en(same) {}             // NOLINT(google-explicit-constructor)
    Words(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::zh ? zh : en;
    }
};

[[nodiscard]] Words operator+(Words a, const Words& b);
/// The parts with `between` in between.
[[nodiscard]] Words joined(const std::vector<Words>& parts, const Words& between);

/// Names in a row, as each language writes them: `A、B、C`, `A, B, C`.
[[nodiscard]] Words listed(const std::vector<std::string_view>& names);
/// What a figure has to be, behind 应 and `must be`: 在0至100之间, `from 0 to 100`; 不小于0, `at least 0` where there is no
/// upper bound.
[[nodiscard]] Words bounds_words(const std::string& low, const std::string& high);

/// The language that an environment asks for: `CEPING_LANG`, then `LC_ALL`, `LC_MESSAGES`, `LANG` in this order, the
/// first that is set and not empty; `zh*` is Chinese, anything else English. Source: the tools' common behaviour.
[[nodiscard]] Language language_of_environment();

/// The language of `zh` or `en`; English for anything else.
[[nodiscard]] Language language_of(std::string_view name);

}  // namespace ceping
