#include <ceping/node/typing_slips.hpp>

#include <ceping/base/text.hpp>
#include <ceping/node/phrases.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace ceping {

namespace {

struct Sign {
    char32_t typed;
    std::string_view shown;
    std::string_view zh;
    std::string_view en;
    std::string_view meant;
};

constexpr auto signs = std::to_array<Sign>({
    {U'\uFF1A', "：", "全角冒号", "a full-width colon", ": "},
    {U'\uFE55', "﹕", "小号冒号", "a small colon", ": "},
    {U'\uFE30', "︰", "竖排冒号", "a colon of vertical text", ": "},
    {U'\u2236', "∶", "比号", "a ratio sign", ": "},
    {U'\uFF0C', "，", "全角逗号", "a full-width comma", ", "},
    {U'\u3001', "、", "顿号", "an enumeration comma", ", "},
    {U'\uFF5B', "｛", "全角花括号", "a full-width brace", "{"},
    {U'\uFF5D', "｝", "全角花括号", "a full-width brace", "}"},
    {U'\uFF3B', "［", "全角方括号", "a full-width bracket", "["},
    {U'\uFF3D', "］", "全角方括号", "a full-width bracket", "]"},
    {U'\u3010', "【", "中文方括号", "a Chinese bracket", "["},
    {U'\u3011', "】", "中文方括号", "a Chinese bracket", "]"},
    {U'\u201C', "“", "中文引号", "a Chinese quote", "\""},
    {U'\u201D', "”", "中文引号", "a Chinese quote", "\""},
    {U'\u2018', "‘", "中文引号", "a Chinese quote", "'"},
    {U'\u2019', "’", "中文引号", "a Chinese quote", "'"},
    {U'\uFF02', "＂", "全角引号", "a full-width quote", "\""},
});

/// Signs that are right within a text, and slips only where a key or a list's entry should begin or end.
constexpr Sign semicolon{U'\uFF1B', "；", "全角分号", "a full-width semicolon", ": "};
constexpr auto list_signs = std::to_array<Sign>({
    {U'\uFF0D', "－", "全角减号", "a full-width minus", "- "},
    {U'\u2014', "—", "破折号", "a long dash", "- "},
    {U'\u2013', "–", "短破折号", "a dash", "- "},
    {U'\u2212', "−", "数学减号", "a minus sign", "- "},
});
constexpr auto wide_blanks = std::to_array<Sign>({
    {U'\u3000', "\u3000", "全角空格", "a full-width blank", " "},
    {U'\u00A0', "\u00A0", "不换行空格", "a no-break space", " "},
});

template <std::size_t N>
const Sign* among(const std::array<Sign, N>& list, char32_t c) {
    const auto* const at =
        std::find_if(list.begin(), list.end(), [c](const Sign& each) { return each.typed == c; });
    return at == list.end() ? nullptr : at;
}

Words name_of(const Sign& sign) { return {std::string(sign.zh), std::string(sign.en)}; }

const Sign* sign_of(char32_t c) { return among(signs, c); }

bool is_quote(const Sign& sign) { return sign.meant == "\"" || sign.meant == "'"; }
bool is_bracket(const Sign& sign) { return sign.meant.size() == 1 && !is_quote(sign); }
bool is_colon(const Sign& sign) { return sign.meant == ": "; }

bool opens(const Sign& sign) { return sign.meant == "{" || sign.meant == "["; }

Words words_of(const Sign& sign) {
    const std::string shown(sign.shown);
    const std::string meant(sign.meant);
    const bool blank = meant.ends_with(' ');
    const std::string bare = blank ? meant.substr(0, 1) : meant;
    const Pattern& says = blank ? phrases::typed_sign_and_blank : phrases::typed_sign;
    return says.with({{"shown", shown}, {"sign", name_of(sign)}, {"bare", bare}});
}

Words wide_blank_words(const Sign& sign) { return phrases::wide_blank_first.with({{"sign", name_of(sign)}}); }

Words no_blank_after_dash_words() {
    return {"列表项的“-”后面缺少空格", "a blank is missing after the `-' of a list entry"};
}

Words no_blank_words(std::string_view key) {
    return phrases::no_blank_after_colon.with({{"key", printable(key)}});
}

/// The same where something that looks like a blank follows.
Words after_colon_words(std::string_view key, std::string_view rest) {
    const Sign* const wide = among(wide_blanks, take_code_point(rest));
    if (wide == nullptr) {
        return no_blank_words(key);
    }
    return phrases::wide_blank_after_colon.with({{"key", printable(key)}, {"sign", name_of(*wide)}});
}

/// Whether a text looks like a key that somebody typed, not like a word with a colon in it, such as an address or a time.
bool looks_like_key(std::string_view text) {
    return !text.empty() && text.size() <= 64 && text.find("//") == std::string_view::npos &&
           text.find(' ') == std::string_view::npos;
}

/// Whether a text is a word of small letters, as our keys are.
bool is_plain_word(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// Goes along one line.
class LineScan {
public:
    LineScan(std::string_view line, std::uint32_t number, std::size_t& depth)
        : rest_(line), line_(number), depth_(depth) {}

    std::optional<TypingSlip> run() {
        while (!rest_.empty() && !slip_) {
            const char32_t c = take();
            if (c == U' ' || c == U'\t') {
                after_blank_ = true;
                continue;
            }
            if (c == U'#' && after_blank_) {
                break;
            }
            one(c);
            after_blank_ = false;
        }
        return slip_;
    }

private:
    char32_t take() {
        ++column_;
        return take_code_point(rest_);
    }

    void one(char32_t c) {
        const bool at_start = beginning_;
        if (line_begins_ && begins_line(c)) {
            return;
        }
        line_begins_ = false;
        if (at_start && (c == U'"' || c == U'\'')) {
            pass_quoted(c);
            return;
        }
        if (at_start && c == U'-' && (rest_.empty() || rest_.front() == ' ')) {
            return;  // the entry of a list: what follows begins anew
        }
        if (c == U'{' || c == U'[') {
            if (at_start) {
                ++depth_;
                begin_key();
                return;
            }
        } else if ((c == U'}' || c == U']') && depth_ > 0) {
            --depth_;
            begin_value();
            beginning_ = false;
            return;
        } else if (c == U',' && depth_ > 0) {
            begin_key();
            return;
        } else if (c == U':' && in_key_) {
            colon();
            return;
        } else if (const Sign* sign = c == semicolon.typed && is_plain_word(key_) ? &semicolon : sign_of(c)) {
            typed(*sign, at_start);
        }
        key_.append(text_of_last(c));
        beginning_ = false;
    }

    /// The bytes of the code point that was taken last.
    [[nodiscard]] std::string_view text_of_last(char32_t c) const {
        const std::size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        return {rest_.data() - size, size};
    }

    /// Whether a line's first sign is one that only looks like a blank or like the dash of a list.
    bool begins_line(char32_t c) {
        const bool blank_follows = rest_.starts_with(' ') || rest_.starts_with("\u3000");
        if (const Sign* wide = among(wide_blanks, c)) {
            slip_ = TypingSlip{{line_, column_}, wide_blank_words(*wide)};
        } else if (const Sign* dash = among(list_signs, c); dash != nullptr && blank_follows) {
            slip_ = TypingSlip{{line_, column_}, words_of(*dash)};
        } else if (const bool digit = rest_.empty() || (rest_[0] >= '0' && rest_[0] <= '9');
                   c == U'-' && !digit && rest_[0] != ' ' && rest_[0] != '\t' && rest_[0] != '-' &&
                   depth_ == 0) {
            slip_ = TypingSlip{{line_, column_}, no_blank_after_dash_words()};
        }
        return slip_.has_value();
    }

    void colon() {
        if (rest_.empty() || rest_.front() == ' ' || rest_.front() == '\t' || key_is_quoted_) {
            begin_value();
        } else if (looks_like_key(key_) &&
                   (rest_.find(": ") == std::string_view::npos || rest_[0] == '{' || rest_[0] == '[')) {
            slip_ = TypingSlip{{line_, column_}, after_colon_words(key_, rest_)};
        }
    }

    void typed(const Sign& sign, bool at_start) {
        const bool wrong = is_colon(sign)     ? in_key_ && !key_.empty()
                           : is_quote(sign)   ? at_start
                           : is_bracket(sign) ? (opens(sign) ? at_start : depth_ > 0)
                                              : depth_ > 0;
        if (wrong) {
            slip_ = TypingSlip{{line_, column_}, words_of(sign)};
        }
    }

    void pass_quoted(char32_t quote) {
        while (!rest_.empty()) {
            const char32_t c = take();
            if (c == U'\\' && quote == U'"' && !rest_.empty()) {
                (void)take();
            } else if (c == quote) {
                break;
            }
        }
        beginning_ = false;
        key_is_quoted_ = true;
    }

    void begin_key() {
        beginning_ = true;
        in_key_ = true;
        key_is_quoted_ = false;
        key_.clear();
    }
    void begin_value() {
        beginning_ = true;
        in_key_ = false;
        key_.clear();
    }

    std::string_view rest_;
    std::uint32_t line_;
    std::uint32_t column_ = 0;
    std::size_t& depth_;     ///< braces and brackets that are open
    bool beginning_ = true;  ///< of a key or a value
    bool in_key_ = true;
    bool key_is_quoted_ = false;
    bool after_blank_ = true;
    bool line_begins_ = true;  ///< nothing but blanks so far
    std::string key_;
    std::optional<TypingSlip> slip_;
};

/// Blanks at the beginning of a line; nothing where it says nothing else.
std::optional<std::size_t> indentation(std::string_view line) {
    const std::size_t at = line.find_first_not_of(' ');
    return at == std::string_view::npos || line[at] == '#' || line[at] == '\r' ? std::nullopt
                                                                               : std::optional(at);
}

/// Lines above that are looked at to learn which levels are open.
constexpr std::uint32_t most_lines_above = 2000;

}  // namespace

std::optional<TypingSlip> find_indentation_slip(const Source& source, std::uint32_t number) {
    const auto own = indentation(source.line(number));
    if (!own) {
        return std::nullopt;
    }
    std::vector<std::size_t> levels;
    const std::uint32_t top =
        std::max(source.first_line(), number > most_lines_above ? number - most_lines_above : 1);
    for (std::uint32_t above = number; above-- > top;) {
        const auto indented = indentation(source.line(above));
        if (indented && (levels.empty() || *indented < levels.back())) {
            levels.push_back(*indented);
        }
    }
    if (levels.empty() || among(*own, levels)) {
        return std::nullopt;
    }
    std::string list;
    for (auto at = levels.rbegin(); at != levels.rend(); ++at) {
        list += (list.empty() ? "" : ", ") + std::to_string(*at);
    }

    return TypingSlip{{number, static_cast<std::uint32_t>(*own) + 1},
                      phrases::odd_indent.with({{"blanks", *own}, {"above", list}})};
}

std::optional<TypingSlip> find_typing_slip(const Source& source, std::uint32_t first, std::uint32_t last) {
    std::size_t depth = 0;
    for (std::uint32_t number = std::max(first, source.first_line()); number <= last; ++number) {
        if (auto slip = LineScan(source.line(number), number, depth).run()) {
            return slip;
        }
    }
    return std::nullopt;
}

std::optional<TypingSlip> slip_in_key(std::string_view key, Place at) {
    Place place = at;
    if (const auto inner = between_typed_quotes(key)) {
        return TypingSlip{place, words_of(*sign_of(U'\u201C')), std::string(*inner)};
    }
    std::string_view rest = key;
    while (!rest.empty()) {
        const std::size_t before = key.size() - rest.size();
        const char32_t c = take_code_point(rest);
        if (const Sign* sign = sign_of(c); sign != nullptr && is_colon(*sign) && before > 0) {
            return TypingSlip{place, words_of(*sign), std::string(key.substr(0, before))};
        }
        if (c == U':' && !rest.empty() && looks_like_key(key.substr(0, before))) {
            return TypingSlip{place, no_blank_words(key.substr(0, before)),
                              std::string(key.substr(0, before))};
        }
        ++place.column;
    }
    return std::nullopt;
}

std::optional<Words> full_width_sign(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const Sign* const sign = sign_of(take_code_point(text));
    return sign == nullptr ? std::nullopt : std::optional(words_of(*sign));
}

std::optional<std::string_view> between_typed_quotes(std::string_view text) {
    std::string_view rest = trim(text);
    if (rest.empty()) {
        return std::nullopt;
    }
    const Sign* const first = sign_of(take_code_point(rest));
    if (first == nullptr || !is_quote(*first)) {
        return std::nullopt;
    }
    for (const auto& sign : signs) {
        if (is_quote(sign) && rest.ends_with(sign.shown)) {
            rest.remove_suffix(sign.shown.size());
            return rest.empty() ? std::nullopt : std::optional(trim(rest));
        }
    }
    return std::nullopt;
}

}  // namespace ceping
