#include <ceping/decode/authored/authored_levels.hpp>

#include <ceping/base/text.hpp>
#include <ceping/decode/authored/authored_rules.hpp>
#include <ceping/decode/authored/authored_words.hpp>

#include <algorithm>
#include <utility>

namespace ceping {

namespace {

constexpr std::string_view grade_words =
    "优秀|优|良好|良|中等|中|较好|好|一般|较差|差|基本合格|不合格|合格|达标|未达标";

/// What stands before a letter that names a level, and not what a level is given for: 三条B.
bool may_label(std::string_view before) {
    return before.empty() || !ends_with_any(before, ";|。|:|,|、|)|(|.|分").empty() ||
           (before.back() >= '0' && before.back() <= '9');
}

/// More than so many parts are none.
constexpr std::size_t most_parts = 30;

bool is_letter(char c) { return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z'; }

/// Where the letters A, B, C … stand one after the other, each alone.
std::vector<std::size_t> letters_in_order(std::string_view text) {
    std::vector<std::size_t> out;
    char wanted = 'A';
    for (std::size_t at = 0; at < text.size() && wanted <= 'E'; ++at) {
        const bool alone =
            (at == 0 || !is_letter(text[at - 1])) && (at + 1 == text.size() || !is_letter(text[at + 1]));
        if (alone && text[at] == wanted) {
            out.push_back(at);
            ++wanted;
        }
    }
    return out;
}

/// The number that stands before 条 or 项 in what a level asks for.
std::optional<std::size_t> asked_number(std::string_view words) {
    for (std::string_view rest = words; !rest.empty(); take_code_point(rest)) {
        std::string_view behind = rest;
        const auto value = take_number(behind);
        if (value && !begins_with_any(behind, "条|项|个|点").empty()) {
            const auto whole = value->whole();
            return whole && *whole > 0 ? std::optional(static_cast<std::size_t>(*whole)) : std::nullopt;
        }
    }
    return std::nullopt;
}

/// The points that a level's own words state.
std::optional<Exact> points_of_level(std::string_view words, const Exact& points) {
    const auto mentions = points_mentions(words);
    if (mentions.size() != 1 || mentions[0].high) {
        return std::nullopt;
    }
    return mentions[0].verb == Verb::full   ? points
           : mentions[0].verb == Verb::lose ? points - mentions[0].amount
                                            : mentions[0].amount;
}

bool fits(const AuthoredRule& rule, const Exact& points) {
    for (std::size_t i = 0; i < rule.choices.size(); ++i) {
        const auto& [name, value, ratio, standard, at_least] = rule.choices[i];
        const bool falls =
            i == 0 || !value || !rule.choices[i - 1].points || *value < *rule.choices[i - 1].points;
        const bool within = !value || (*value <= points && value->sign() >= 0);
        const auto same = [&each = name](const auto& other) { return other.name == each; };
        if (!falls || !within || std::count_if(rule.choices.begin(), rule.choices.end(), same) > 1) {
            return false;
        }
    }
    return true;
}

bool lettered(std::string_view plain, const Exact& points, AuthoredRule& rule) {
    const auto letters = letters_in_order(plain);
    const bool labels = std::all_of(letters.begin(), letters.end(), [&](std::size_t at) {
        return may_label(plain.substr(0, at)) || !begins_with_any(plain.substr(at + 1), ":").empty();
    });
    if (letters.size() < 2 || !labels) {
        return false;
    }
    std::vector<AuthoredChoice> levels;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::size_t end = i + 1 < letters.size() ? letters[i + 1] : plain.size();
        std::string_view words = plain.substr(letters[i] + 1, end - letters[i] - 1);
        for (auto sign = begins_with_any(words, "级|档|类|等|.|:|、|)|,|="); !sign.empty();
             sign = begins_with_any(words, "级|档|类|等|.|:|、|)|,|=")) {
            words.remove_prefix(sign.size());
        }
        for (auto sign = ends_with_any(words, ";|,|。|、|("); !sign.empty();
             sign = ends_with_any(words, ";|,|。|、|(")) {
            words.remove_suffix(sign.size());
        }
        std::string_view figure = words;
        auto value = points_of_level(words, points);
        if (const auto bare = take_number(figure); bare && figure.empty()) {
            value = bare;
        }
        levels.push_back({std::string(1, plain[letters[i]]), std::move(value), {}, std::string(words), 0});
    }
    rule.choices = std::move(levels);
    return true;
}

/// 5分钟以内为A，5-10分钟为B，10分钟以上为C.
bool assigned(std::string_view plain, AuthoredRule& rule) {
    const auto letters = letters_in_order(plain);
    std::vector<AuthoredChoice> levels;
    std::size_t from = 0;
    for (const std::size_t at : letters) {
        std::string_view words = plain.substr(from, at - from);
        const auto verb = ends_with_any(words, "评为|定为|为|得|属|是");
        words.remove_suffix(verb.size());
        for (auto sign = begins_with_any(words, "级|档|类|等|;|,|。|、"); !sign.empty();
             sign = begins_with_any(words, "级|档|类|等|;|,|。|、")) {
            words.remove_prefix(sign.size());
        }
        if (verb.empty() || words.empty()) {
            return false;
        }
        levels.push_back({std::string(1, plain[at]), std::nullopt, {}, std::string(words), 0});
        from = at + 1;
    }
    if (levels.size() < 2) {
        return false;
    }
    rule.choices = std::move(levels);
    return true;
}

/// 优4良3中2差0.
bool graded(std::string_view plain, AuthoredRule& rule) {
    std::vector<AuthoredChoice> levels;
    for (std::string_view rest = plain; !rest.empty();) {
        const std::string_view word = begins_with_any(rest, grade_words);
        if (word.empty()) {
            take_code_point(rest);
            continue;
        }
        rest.remove_prefix(word.size());
        std::string_view behind = rest;
        behind.remove_prefix(begins_with_any(behind, "(|:|=|得|计|为|记").size());
        if (const auto value = take_number(behind);
            value && begins_with_any(behind, "%|次|个|项|条|-|~|—|–|至|到").empty()) {
            levels.push_back({std::string(word), *value, {}, {}, 0});
            rest = behind;
        }
    }
    if (levels.size() < 2) {
        return false;
    }
    rule.choices = std::move(levels);
    return true;
}

}  // namespace

bool levels_by_checks(std::string_view standard, std::string_view plain, AuthoredRule& rule) {
    auto parts = numbered_parts(standard);
    const auto letters = letters_in_order(plain);
    if (letters.size() < 2) {
        return false;
    }
    if (parts.empty()) {
        // The conditions stand elsewhere; how many there are is said.
        const auto number = asked_number(plain.substr(0, letters[0]));
        for (std::size_t i = 1; number && i <= std::min(*number, most_parts); ++i) {
            parts.push_back("第" + std::to_string(i) + "条");
        }
    }
    if (parts.empty() || letters.size() > parts.size() + 1) {
        return false;
    }
    // What stands behind the last part, in the same breath, says what the levels ask.
    for (const std::string_view stop : {"\n", "。", "；", ";"}) {
        parts.back().resize(std::min(parts.back().size(), parts.back().find(stop)));
    }
    std::vector<AuthoredChoice> levels;
    std::size_t from = plain.rfind(';', letters[0]);
    const std::size_t sentence = plain.rfind("。", letters[0]);
    from = sentence != std::string_view::npos && (from == std::string_view::npos || sentence > from)
               ? sentence
               : from;
    from = from == std::string_view::npos ? 0 : from;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::string_view asked = plain.substr(from, letters[i] - from);
        const bool last = i + 1 == letters.size();
        auto number = asked_number(asked);
        if (i == 0 && has_any(asked, "全部|全达|均|都|全")) {
            number = parts.size();
        }
        if (last != has_any(asked, "其余|其他|否则|不足") || (!last && (!number || *number > parts.size())) ||
            (i > 0 && !last && *number >= levels.back().at_least)) {
            return false;
        }
        levels.push_back({std::string(1, plain[letters[i]]), std::nullopt, {}, {}, last ? 0 : *number});
        from = letters[i] + 1;
    }
    rule.choices = std::move(levels);
    rule.checks = std::move(parts);
    return true;
}

EqualParts equal_parts(std::string_view plain, const Exact& points) {
    EqualParts out;
    std::size_t number = 0;
    Exact sum;
    for (std::string_view rest = plain; !rest.empty() && out.points.empty(); take_code_point(rest)) {
        std::string_view behind = rest;
        const auto count = take_number(behind);
        const bool counts =
            count && !begins_with_any(behind, "项|条|个|类|份|种|点").empty() && count->whole();
        if (counts && *count->whole() > 1 && *count->whole() <= static_cast<std::int64_t>(most_parts) &&
            number == 0) {
            number = static_cast<std::size_t>(*count->whole());
            // 三项全部做到, 三项齐全, 两项都有
            const std::string_view clause = behind.substr(0, behind.find_first_of(",;"));
            if (has_any(clause, "全部|齐全|都|均") &&
                has_any(plain, "否则不得分|缺一项不得分|一项做不到的不得分|缺一不得分")) {
                out.all = true;
                out.points.assign(number, points / Exact(static_cast<std::int64_t>(number)));
                return out;
            }
        }
        if (const auto word = begins_with_any(rest, "各得|各占|各|每项得|每项|每类得|每条得|每条|每个得");
            number > 0 && !word.empty()) {
            std::string_view figure = rest.substr(word.size());
            const auto value = take_number(figure);
            const bool fraction =
                value && *value == Exact(static_cast<std::int64_t>(number)) && figure.starts_with("分之一");
            const bool each = value && figure.starts_with("分") &&
                              *value * Exact(static_cast<std::int64_t>(number)) == points;
            if (fraction || each) {
                out.points.assign(number, points / Exact(static_cast<std::int64_t>(number)));
            }
        }
        if (rest.starts_with("分别为")) {
            std::string_view figures = rest.substr(std::string_view("分别为").size());
            while (const auto value = take_number(figures)) {
                sum += *value;
                out.points.push_back(*value);
                figures.remove_prefix(begins_with_any(figures, "、|,|和").size());
            }
            if (sum != points || !figures.starts_with("分")) {
                out.points.clear();
            }
        }
    }
    return out;
}

bool labelled_levels(std::string_view plain, const Exact& points, AuthoredRule& rule) {
    if ((lettered(plain, points, rule) || assigned(plain, rule) || graded(plain, rule)) &&
        fits(rule, points)) {
        return true;
    }
    rule.choices.clear();
    return false;
}

void guess_ratios(AuthoredRule& rule, const Exact& points) {
    rule.guessed_ratios = true;
    const auto last = static_cast<std::int64_t>(rule.choices.size()) - 1;
    for (std::int64_t i = 0; i <= last; ++i) {
        auto& choice = rule.choices[static_cast<std::size_t>(i)];
        choice.ratio =
            Exact::fraction(last - i, std::max<std::int64_t>(last, 1)).rounded(2, Rounding::half_up);
        choice.points = *choice.ratio * points;
    }
}

}  // namespace ceping
