// Quote marks in ids: typed with an input method, or quoted twice, they look as if they only stood about the id.
#include <ceping/base/text.hpp>
#include <ceping/check/lint/lint_parts.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ceping {

namespace {

constexpr auto quotes =
    std::to_array<char32_t>({U'“',  U'”',  U'‘', U'’', U'"', U'\'', U'「', U'」', U'『', U'』',
                             U'＂', U'＇', U'«', U'»', U'‹', U'›',  U'„',  U'‚',  U'`',  U'´'});
/// Quotes that are also apostrophes: right within a name.
constexpr auto apostrophes = std::to_array<char32_t>({U'’', U'\''});

/// An id without its quotes, and the first of them; the latter empty where there is none.
struct Bare {
    std::string id;
    std::string quote;
    bool enclosed = false;  ///< quotes stand at both ends
};

Bare bare(std::string_view id) {
    Bare out;
    bool first = false;
    bool last = false;
    for (std::string_view rest = id; !rest.empty();) {
        const bool at_start = rest.size() == id.size();
        const char32_t c = take_code_point(rest);
        const bool at_end = at_start || rest.empty();
        const bool quote = among(c, quotes) && (at_end || !among(c, apostrophes));
        first = first || (at_start && quote);
        last = quote && rest.empty();
        if (!quote) {
            append_code_point(out.id, c);
        } else if (out.quote.empty()) {
            append_code_point(out.quote, c);
        }
    }
    out.enclosed = first && last;
    return out;
}

/// `words`: names as people speak, in which a quoted word may stand: “五一”奖章.
void check(std::string_view id, bool words, const Location& where, Diagnostics& found) {
    const Bare without = bare(id);
    if (!without.quote.empty() && (!words || without.enclosed) && !without.id.empty()) {
        found.add("quotes-in-id", where, {id, without.quote, without.id});
    }
}

template <typename List>
void check_all(const List& list, Diagnostics& found) {
    for (const auto& each : list) {
        check(each.id, false, each.places.of("id"), found);
    }
}

}  // namespace

void lint_quotes(const Rubric& rubric, Diagnostics& found) {
    check_all(rubric.prerequisites, found);
    check_all(rubric.vetoes, found);
    check_all(rubric.items, found);
    check_all(rubric.bands, found);
    check_all(rubric.methods, found);
    check_all(rubric.facts, found);
    check_all(rubric.sources, found);
    check_all(rubric.scales, found);
    for (const auto& scale : rubric.scales) {
        for (const auto& level : scale.levels) {
            check(level.key, true, scale.places.of(level.key), found);
        }
    }
    for (const auto& item : rubric.items) {
        if (!item.criterion) {
            continue;
        }
        each_version(item, [&](const Criterion& criterion, const Places& places, const Variant* variant) {
            const AnswerForm form = criterion.kind->form(item.points);
            // A scale's levels are looked at once, at the scale, and a criterion's own names once, too.
            if (among(Shape::key, form.shapes) || (variant != nullptr && !names_choices(*variant))) {
                return;
            }
            for (const auto& choice : form.choices) {
                check(choice.key, true, variant == nullptr ? places.of("id") : places.whole, found);
            }
        });
    }
}

}  // namespace ceping
