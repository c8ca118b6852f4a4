#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
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

/// A sentence with named places, such as `原为{band}` and `was {band}`, once in each language; a brace itself is doubled. Each
/// floor keeps its patterns in its phrases.hpp. One whose languages do not name the same places does not compile.
class Pattern {
public:
    consteval Pattern(const char* chinese, const char* english) : zh_(chinese), en_(english) {
        if (!names_all(zh_, en_) || !names_all(en_, zh_)) {
            throw "the languages name different places, or a brace stands alone";
        }
    }

    /// What stands at a place. A count with its noun is one value: `{"units", {n, counted(n, "unit")}}`.
    struct Value {
        const char* place;
        Words words;

        Value(const char* at, Words what) : place(at), words(std::move(what)) {}
        Value(const char* at, std::integral auto number) : place(at), words(std::to_string(number)) {}
    };
    /// The sentence. Throws: std::logic_error where a place got no value or a value no place, a fault of this program.
    [[nodiscard]] Words with(std::initializer_list<Value> values) const;

    [[nodiscard]] std::string_view zh() const { return zh_; }
    [[nodiscard]] std::string_view en() const { return en_; }

private:
    /// The place that begins at or after `from`, which is moved behind it; empty at the end.
    static constexpr std::string_view next_place(std::string_view text, std::size_t& from) {
        while (from < text.size()) {
            const char c = text[from];
            if (c != '{' && c != '}') {
                ++from;
            } else if (from + 1 < text.size() && text[from + 1] == c) {
                from += 2;
            } else {
                const std::size_t end = text.find('}', from);
                if (c == '}' || end == std::string_view::npos || end == from + 1) {
                    throw "a brace stands alone";
                }
                const std::string_view name = text.substr(from + 1, end - from - 1);
                from = end + 1;
                return name;
            }
        }
        return {};
    }
    static constexpr bool names(std::string_view text, std::string_view place) {
        std::size_t at = 0;
        for (auto found = next_place(text, at); !found.empty(); found = next_place(text, at)) {
            if (found == place) {
                return true;
            }
        }
        return false;
    }
    static constexpr bool names_all(std::string_view text, std::string_view other) {
        std::size_t at = 0;
        for (auto place = next_place(other, at); !place.empty(); place = next_place(other, at)) {
            if (!names(text, place)) {
                return false;
            }
        }
        return true;
    }

    std::string_view zh_;
    std::string_view en_;
};

/// `3 个单位`, `3 units`.
[[nodiscard]] Words unit_count(std::size_t units);
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
