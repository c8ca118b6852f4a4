#include <ceping/kinds/common.hpp>

#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/node/fields.hpp>

#include <algorithm>
#include <iterator>

namespace ceping {

std::size_t find_name(std::string_view answered, const std::vector<std::string>& names) {
    answered = trim(answered);
    const auto exact = std::find_if(names.begin(), names.end(), [answered](const std::string& name) {
        // Names are short: looking at both ends first spares nearly all calls that compare the whole.
        const std::size_t size = name.size();
        return size == answered.size() &&
               (size == 0 || (name.front() == answered.front() && name.back() == answered.back() &&
                              (size <= 2 || name == answered)));
    });
    const auto at = exact != names.end()
                        ? exact
                        : std::find_if(names.begin(), names.end(), [answered](const std::string& name) {
                              return same_name(answered, name);
                          });
    return static_cast<std::size_t>(at - names.begin());
}

std::optional<std::vector<std::uint32_t>> several_names(std::string_view text,
                                                        const std::vector<std::string>& names) {
    std::vector<std::uint32_t> out;
    std::string pieces(text);
    for (const std::string_view sign : {"；", "、", "，", ",", "/"}) {
        for (std::size_t at = pieces.find(sign); at != std::string::npos; at = pieces.find(sign, at + 1)) {
            pieces.replace(at, sign.size(), ";");
        }
    }
    for (const auto piece : split(pieces, ';')) {
        if (trim(piece).empty()) {
            continue;
        }
        const std::size_t at = find_name(piece, names);
        if (at == names.size()) {
            return std::nullopt;
        }
        out.push_back(static_cast<std::uint32_t>(at));
    }
    return out.size() < 2 ? std::nullopt : std::optional(std::move(out));
}

bool same_name(std::string_view answered, std::string_view known) {
    answered = trim(answered);
    return answered == known || (has_full_width(answered) && to_ascii(answered) == to_ascii(known)) ||
           (has_full_width(known) && answered == to_ascii(known));
}

std::size_t meant_for(std::string_view answered, const std::vector<std::string>& names) {
    std::string word = to_ascii(trim(answered));
    for (const std::string_view after : {"等级", "级", "等", "档"}) {
        if (word.size() > after.size() && std::string_view(word).ends_with(after)) {
            word.resize(word.size() - after.size());
            word = trim(word);
            break;
        }
    }
    const auto is_meant = [&](const std::string& name) { return equal_ignoring_case(to_ascii(name), word); };
    const auto at = std::find_if(names.begin(), names.end(), is_meant);
    const bool only = at != names.end() && std::find_if(std::next(at), names.end(), is_meant) == names.end();
    return only ? static_cast<std::size_t>(at - names.begin()) : names.size();
}

namespace {

/// The figure that a text begins with where a word follows it: `3次`, `95 分`. Nothing where it is none.
std::string leading_number(std::string_view text) {
    const std::string ascii = to_ascii(trim(text));
    const std::size_t end = ascii.find_first_not_of("0123456789.");
    if (end == 0 || end == std::string::npos) {
        return {};
    }
    const std::string_view word = trim(std::string_view(ascii).substr(end));
    // 3/4, 3-5 and 2015年6月 are no figures with a unit.
    const bool is_word = !word.empty() && static_cast<unsigned char>(word.front()) >= 0x80 &&
                         word.find_first_of("0123456789") == std::string_view::npos &&
                         !word.starts_with("万") && !word.starts_with("千") && !word.starts_with("亿") &&
                         !word.starts_with("百");
    const std::string number = ascii.substr(0, end);
    return is_word && Exact::parse(number) ? number : std::string();
}

}  // namespace

std::optional<Exact> answer_number(const AnswerContext& context, const Node& part, bool percent) {
    if (!part.is_text() || part.style() == Node::Style::boolean) {
        report(context.found, part, "wrong-type", {context.id, {"数字", "a number"}, type_words(part)});
        return std::nullopt;
    }
    std::string_view text = trim(part.text());
    try {
        if (auto value = Exact::parse(text)) {
            return value;
        }
        std::string ascii = to_ascii(text);
        std::string_view rest = trim(ascii);
        const bool with_sign = rest.ends_with('%');
        if (with_sign) {
            rest.remove_suffix(1);
            rest = trim(rest);
        }
        auto value = Exact::parse(rest);
        if (!value) {
            report(context.found, part, "bad-number", {context.id, part.text()}, leading_number(part.text()));
            return std::nullopt;
        }
        if (with_sign && !percent) {
            report(context.found, part, "answer-percent", {context.id, part.text()});
            return std::nullopt;
        }
        if (with_sign) {
            report(context.found, part, "percent-sign", {context.id, rest});
        } else {
            report(context.found, part, "full-width", {context.id, rest});
        }
        return value;
    } catch (const NumberTooLarge&) {
        report(context.found, part, "number-too-large", {context.id});
        return std::nullopt;
    }
}

std::optional<Exact> answer_whole(const AnswerContext& context, const Node& part) {
    auto value = answer_number(context, part, false);
    if (value && (!value->is_whole() || value->sign() < 0)) {
        report(context.found, part, "answer-whole", {context.id, value->plain()});
        return std::nullopt;
    }
    return value;
}

Words points_title(bool penalty) { return penalty ? Words{"扣分", "points taken"} : Words{"分值", "points"}; }

std::string cell_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ';' || c == '=' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

AttainableAnswers AttainableList::take() const {
    AttainableAnswers out;
    out.complete = complete_;
    for (const auto& [points, what] : found_) {
        out.list.push_back({what, points});
    }
    return out;
}

Exact rounded_up(const Exact& value) {
    const Exact down = value.rounded(0, Rounding::down);
    return down < value ? down + 1 : down;
}

bool for_each_step(const Exact& step, const Exact& end, const std::function<void(const Exact& times)>& take) {
    const Exact last = rounded_up(end / step);
    const Exact stride = greatest(1, rounded_up(last / static_cast<std::int64_t>(most_attainable)));
    for (Exact times; times < last; times += stride) {
        take(times);
    }
    take(last);
    return stride == 1;
}

Exact even_step(const Exact& span) {
    const Exact finest = span / 20;
    Exact step(1);
    while (step > finest) {
        step /= 10;
    }
    while (step * 10 <= finest) {
        step *= 10;
    }
    return step;
}

Words names_of(const std::vector<std::string>& names) { return listed({names.begin(), names.end()}); }

std::string near_name(std::string_view typed, const std::vector<std::string>& names) {
    return nearest(trim(typed), {names.begin(), names.end()});
}

}  // namespace ceping
