// Ids that people mix up. A record with the wrong one of two such ids is a wrong answer that no check can see.
#include <ceping/base/text.hpp>
#include <ceping/check/lint/lint_parts.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace ceping {

namespace {

/// Letters of other scripts that are drawn as a Latin letter or a digit is, as `looks` and what it looks like.
constexpr auto confusables = std::to_array<std::pair<char32_t, char>>({
    // Cyrillic capitals
    {U'А', 'A'},
    {U'В', 'B'},
    {U'С', 'C'},
    {U'Е', 'E'},
    {U'Н', 'H'},
    {U'І', 'I'},
    {U'Ј', 'J'},
    {U'К', 'K'},
    {U'М', 'M'},
    {U'О', 'O'},
    {U'Р', 'P'},
    {U'Ѕ', 'S'},
    {U'Т', 'T'},
    {U'У', 'Y'},
    {U'Х', 'X'},
    {U'З', '3'},
    // Cyrillic small letters
    {U'а', 'a'},
    {U'с', 'c'},
    {U'е', 'e'},
    {U'і', 'i'},
    {U'ј', 'j'},
    {U'о', 'o'},
    {U'р', 'p'},
    {U'ѕ', 's'},
    {U'у', 'y'},
    {U'х', 'x'},
    // Greek
    {U'Α', 'A'},
    {U'Β', 'B'},
    {U'Ε', 'E'},
    {U'Ζ', 'Z'},
    {U'Η', 'H'},
    {U'Ι', 'I'},
    {U'Κ', 'K'},
    {U'Μ', 'M'},
    {U'Ν', 'N'},
    {U'Ο', 'O'},
    {U'Ρ', 'P'},
    {U'Τ', 'T'},
    {U'Υ', 'Y'},
    {U'Χ', 'X'},
    {U'ν', 'v'},
    {U'ο', 'o'},
    // numerals and kana beside Chinese characters
    {U'Ⅰ', 'I'},
    {U'Ⅴ', 'V'},
    {U'Ⅹ', 'X'},
    {U'〇', '0'},
    {U'○', '0'},
});

/// Characters that are seen as a dash.
constexpr auto dashes =
    std::to_array<char32_t>({U'_', U'‐', U'‑', U'‒', U'–', U'—', U'―', U'−', U'ー', U'─', U'一'});
/// Characters that are not seen at all.
constexpr auto invisible =
    std::to_array<char32_t>({U'\u00AD', U'\u200B', U'\u200C', U'\u200D', U'\u2060', U'\uFEFF'});
/// Characters that are seen as a dot.
constexpr auto dots = std::to_array<char32_t>({U'。', U'·', U'•', U'．', U'｡', U'・'});
/// Kana and the Chinese characters that they are drawn like.
constexpr auto kana = std::to_array<std::pair<char32_t, char32_t>>({{U'ニ', U'二'},
                                                                    {U'ハ', U'八'},
                                                                    {U'ロ', U'口'},
                                                                    {U'カ', U'力'},
                                                                    {U'エ', U'工'},
                                                                    {U'タ', U'夕'},
                                                                    {U'ト', U'卜'}});

template <typename List>
bool has(const List& list, char32_t c) {
    return among(c, list);
}

template <typename List>
char32_t replaced(const List& list, char32_t c) {
    const auto at = std::find_if(list.begin(), list.end(), [c](const auto& each) { return each.first == c; });
    return at == list.end() ? c : static_cast<char32_t>(at->second);
}

/// The id as it is seen: in one script, with one kind of dash and dot, without dots and blanks at the end.
std::string drawn(std::string_view id) {
    std::string ascii = to_ascii(id);
    std::string out;
    std::string_view rest = ascii;
    while (!rest.empty()) {
        const char32_t c = take_code_point(rest);
        if (has(invisible, c)) {
            continue;
        }
        append_code_point(out, has(dashes, c) ? U'-'
                               : has(dots, c) ? U'.'
                                              : replaced(kana, replaced(confusables, c)));
    }
    while (!out.empty() && (out.back() == '.' || out.back() == ' ')) {
        out.pop_back();
    }
    return out.empty() ? ascii : out;
}

/// The same for all ids that differ in look-alike letters and digits, or in the case of other letters.
std::string without_shape(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        const bool one = c == 'l' || c == 'I' || c == '|';
        const bool zero = c == 'O' || c == 'o';
        return one ? '1' : zero ? '0' : lower_ascii(c);
    });
    return text;
}

/// Ids that stand in one namespace, with the place of each.
class Namespace {
public:
    explicit Namespace(Diagnostics& found) : found_(found) {}

    void add(std::string_view id, const Location& where) {
        const std::string seen = drawn(id);
        for (const auto& key : {"case " + lower_ascii(seen), "shape " + without_shape(seen)}) {
            const auto [at, fresh] = first_.emplace(key, std::string(id));
            if (!fresh && at->second != id) {
                found_.add("ids-alike", where, {id, at->second});
                return;
            }
        }
    }

private:
    Diagnostics& found_;
    std::map<std::string, std::string> first_;
};

template <typename List>
void add_all(const List& list, Namespace& names) {
    for (const auto& each : list) {
        names.add(each.id, each.places.of("id"));
    }
}

template <typename List>
void lint_list(const List& list, Diagnostics& found) {
    Namespace names(found);
    add_all(list, names);
}

}  // namespace

bool look_alike(std::string_view a, std::string_view b) {
    const std::string x = drawn(a);
    const std::string y = drawn(b);
    return a != b && (lower_ascii(x) == lower_ascii(y) || without_shape(x) == without_shape(y));
}

void lint_ids(const Rubric& rubric, Diagnostics& found) {
    Namespace names(found);  // nodes, prerequisites and vetoes stand beside each other in a record
    add_all(rubric.prerequisites, names);
    add_all(rubric.vetoes, names);
    add_all(rubric.items, names);
    lint_list(rubric.methods, found);
    lint_list(rubric.facts, found);
    lint_list(rubric.scales, found);
    lint_list(rubric.bands, found);
    for (const auto& scale : rubric.scales) {
        Namespace levels(found);
        for (const auto& level : scale.levels) {
            levels.add(level.key, scale.places.of(level.key));
        }
    }
    for (const auto& item : rubric.items) {
        if (!item.criterion) {
            continue;
        }
        each_version(item, [&](const Criterion& criterion, const Places& places, const Variant* variant) {
            const AnswerForm form = criterion.kind->form(item.points);
            // A scale's levels are looked at once, at the scale, and a criterion's own names once, too.
            if (form.shapes.empty() || form.shapes.front() == Shape::key ||
                (variant != nullptr && !names_choices(*variant))) {
                return;
            }
            Namespace choices(found);
            for (const auto& choice : form.choices) {
                choices.add(choice.key, variant == nullptr ? places.of("id") : places.whole);
            }
        });
    }
}

}  // namespace ceping
