// What stands at the places of letters' texts.
#include <ceping/base/date.hpp>
#include <ceping/base/error.hpp>
#include <ceping/base/text.hpp>
#include <ceping/write/letters/letter_advice.hpp>
#include <ceping/write/letters/phrases.hpp>
#include <ceping/write/rubrics/rubric_words.hpp>

#include <cstdint>
#include <optional>

namespace ceping {

namespace {

using Case = LetterCase;

template <std::size_t i>
std::string word(const Case& about) {
    return about.word(i);
}
template <std::size_t i>
std::string stated(const Case& about) {
    return Case::stated(about.word(i));
}

std::optional<Exact> number_of(std::string_view text) {
    try {
        return Exact::parse(to_ascii(trim(text)));
    } catch (const NumberTooLarge&) {
        return std::nullopt;
    }
}

/// The one number that a text with words around it holds: 38 of `38人`. Nothing where it may be another: `9o`, `1-2`.
std::string number_within(std::string_view text) {
    const std::string ascii = to_ascii(text);
    const std::size_t first = ascii.find_first_of("0123456789");
    if (first == std::string::npos) {
        return {};
    }
    const std::size_t end = std::min(ascii.find_first_not_of("0123456789.", first), ascii.size());
    const auto wordy = [](std::string_view rest) {
        return std::all_of(rest.begin(), rest.end(),
                           [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == ' '; });
    };
    const std::string number = ascii.substr(first, end - first);
    const bool plain =
        wordy(std::string_view(ascii).substr(0, first)) && wordy(std::string_view(ascii).substr(end));
    return plain && number.size() < ascii.size() && number_of(number) ? number : std::string();
}

/// The whole sentence's end, or 是否应为38？.
std::string or_meant(const std::string& near) {
    return near.empty() ? "。" : phrases::meant_so.with({{"near", near}});
}

/// 是否应为“A”？ where what was filled in differs from a choice in case or width alone; any other likeness would be taken for
/// the answer. Else the end of the sentence.
std::string choice(const Case& about) {
    if (const Criterion* const criterion = about.criterion()) {
        const std::string given = folded(about.word(1));
        for (const auto& each : criterion->kind->form(about.item()->points).choices) {
            if (equal_ignoring_case(given, folded(each.key))) {
                return phrases::meant_quoted.with({{"near", each.key}});
            }
        }
    }
    return "。";
}

std::string suggestion(const Case& about);

/// A key that the form does not have there. Where events are told, it is most likely one of theirs.
std::string stray(const Case& about) {
    const std::string key = about.word(0);
    if (key == "class") {
        return "这一项不分类别，一行是一起事件，类别（自评值）请留空。";
    }
    if (key == "event_date") {
        return "这里不填发生日期，它只用于逐件填写的事件和有时限的一票否决。请删去。";
    }
    if (key == "matter" || key == "tags") {
        return phrases::only_of_events.with({{"key", about.name_of(key)}});
    }
    return phrases::not_of_the_form.with({{"key", key}, {"near", suggestion(about)}});
}

std::string suggestion(const Case& about) {
    const std::string& near = about.finding.suggestion;
    return near.empty() ? "。" : phrases::meant_quoted.with({{"near", about.name_of(near)}});
}

std::string how(const Case& about) {
    return about.item() == nullptr ? "请核对后改正。" : how_to_answer(about);
}

/// `2.1 填 A，2.3 应为 A 或 B` with the titles of what it names.
std::string titles_in(const LetterCase& about) {
    const std::string text = about.word(0);
    std::string out;
    std::size_t at = 0;
    constexpr std::array<std::string_view, 4> before = {"，", "应有 ", "≤ ", "、"};
    while (at < text.size()) {
        const bool begins =
            at == 0 || std::any_of(before.begin(), before.end(), [&](std::string_view mark) {
                return at >= mark.size() && text.compare(at - mark.size(), mark.size(), mark) == 0;
            });
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const ItemId item =
            begins ? about.rubric.find(std::string_view(text).substr(at, end - at)) : ItemId();
        if (item) {
            out += letter_title(about.rubric.at(item).id, about.rubric.at(item).title);
            at = std::min(end + 1, text.size());
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::string given_in(const Case& about, std::string_view key) {
    return about.form == nullptr ? std::string() : std::string(about.form->given(key));
}

/// 分子41、分母40.
std::string ratio_text(const Case& about) {
    const std::string num = given_in(about, "num");
    const std::string den = given_in(about, "den");
    return num.empty() || den.empty() ? std::string()
                                      : phrases::ratio_parts.with({{"num", num}, {"den", den}});
}

std::string unit(const Case& about) {
    const Criterion* const criterion = about.criterion();
    return criterion != nullptr ? std::string(criterion->kind->unit()) : std::string();
}

std::string bounds(const Case& about) {
    const Criterion* const criterion = about.criterion();
    if (criterion == nullptr) {
        return {};
    }
    const AnswerForm form = criterion->kind->form(about.item()->points);
    return form.lowest && form.highest
               ? phrases::should_lie.with(
                     {{"low", form.lowest->plain() + (form.percent ? "%" : "")},
                      {"high", form.highest->plain() + (form.percent ? "%" : unit(about))}})
               : std::string();
}

/// What was written where a number should stand.
std::string written(const Case& about) { return about.word(1).empty() ? about.filled() : about.word(1); }

/// The part of the answer that it stands in, 分子, where it is not the answer itself.
std::string part(const Case& about) {
    for (const std::string_view key : {"num", "den", "sample"}) {
        if (about.form != nullptr && about.form->given(key) == trim(written(about))) {
            return form_word(key);
        }
    }
    return {};
}

std::string all_parts(const Case& about) {
    std::vector<std::string> all;
    for (const auto& [key, text] : about.form->parts) {
        all.push_back(form_word(key) + text);
    }
    return letter_list(all);
}

std::string fill(const Case& about) {
    const bool noted = about.form != nullptr && about.form->part == "note";
    return about.item() != nullptr && about.item()->criterion && !noted ? how(about) : "请照下发的表填写。";
}

std::string criterion(const Case& about) {
    const std::string& near = about.finding.suggestion;
    const ItemId at = about.rubric.find(near);
    return or_meant(at ? letter_title(near, about.rubric.at(at).title) : near);
}

/// The sums below a total, without the keys that an answer's written form has.
std::string sums(const Case& about) {
    std::string out;
    for (const auto& each : about.finding.more) {
        std::string line = each.zh;
        for (const std::string_view part : {"num=", "den=", "value=", "sample="}) {
            for (std::size_t found = line.find(part); found != std::string::npos;
                 found = line.find(part, found)) {
                line.replace(found, part.size(), form_word(part.substr(0, part.size() - 1)));
            }
        }
        out += phrases::sum_line.with({{"line", line}});
    }
    return out;
}

/// The year, month and day that a text gives in whatever manner; nothing where it does not give three numbers.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
    const std::string ascii = to_ascii(trim(text));
    const std::size_t time = ascii.find_first_of("T:");
    std::string_view rest = std::string_view(ascii).substr(0, time);
    if (time != std::string::npos && ascii[time] == ':') {
        rest = rest.substr(0, rest.rfind(' '));  // a time of day behind a blank
    }
    std::array<int, 3> out{};
    std::size_t count = 0;
    if (rest.size() == 8 && rest.find_first_not_of("0123456789") == std::string_view::npos) {
        const auto piece = [&](std::size_t from, std::size_t size) {
            return std::stoi(std::string(rest.substr(from, size)));
        };
        return std::array{piece(0, 4), piece(4, 2), piece(6, 2)};
    }
    while (!rest.empty()) {
        const std::size_t begin = rest.find_first_of("0123456789");
        if (begin == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(begin);
        const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (count == out.size() || end > 4) {
            return std::nullopt;
        }
        out[count++] = std::stoi(std::string(rest.substr(0, end)));
        rest.remove_prefix(end);
    }
    return count == out.size() && out[0] >= 1000 ? std::optional(out) : std::nullopt;
}

std::string day(const Case& about) {
    const auto numbers = three_numbers(about.word(1));
    if (!numbers) {
        return {};
    }
    const auto& [year, month, day] = *numbers;
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

std::string values_of(const Case& about, std::string_view id) {
    const FactId at = about.rubric.find_fact(id);
    if (!at) {
        return {};
    }
    const Fact& fact = about.rubric.fact(at);
    return fact.number           ? "请只填数字，不带文字。"
           : fact.values.empty() ? std::string()
                                 : phrases::may_be.with({{"values", letter_list(fact.values)}});
}

/// The message names a fact by its title in Chinese and by its id in English.
std::string english_word(const Case& about, std::size_t i) {
    return i < about.finding.words.size() ? about.finding.words[i].en : std::string();
}

/// A file as its unit knows it, without the folders it lies in: 佐证“活动照片”（001.jpg）.
std::string piece(const Case& about) {
    const std::string path = about.word(0);
    const std::size_t slash = path.find_last_of("/\\");
    const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
    const std::string title = about.form == nullptr ? std::string() : about.form->evidence;
    return title.empty() || file.empty() || file == title
               ? phrases::evidence_quoted.with({{"title", title.empty() ? file : title}})
               : phrases::evidence_file.with({{"title", title}, {"file", file}});
}

/// 佐证“活动照片”, where its title is known.
std::string evidence(const Case& about) {
    return about.form == nullptr || about.form->evidence.empty()
               ? "佐证材料"
               : phrases::evidence_quoted.with({{"title", about.form->evidence}});
}

/// The other units by their names.
std::string others_of(const LetterCase& about) {
    std::vector<std::string> out;
    for (const auto& id : about.finding.listed) {
        const auto known =
            about.unit_names == nullptr ? UnitNames::const_iterator() : about.unit_names->find(id);
        const bool has =
            about.unit_names != nullptr && known != about.unit_names->end() && !known->second.empty();
        if (has && letter_list(out).find(known->second) == std::string::npos) {
            out.push_back(known->second);
        }
    }
    if (out.empty()) {
        return "其他单位";
    }
    const std::string all = about.finding.words.empty() ? std::string() : about.finding.words.back().zh;
    return all.rfind(" 等 ") == std::string::npos
               ? letter_list(out)
               : phrases::and_other_units.with({{"units", letter_list(out)}});
}

struct LetterPlace {
    std::string_view name;
    std::string (*value)(const Case& about);
};
constexpr auto places = std::to_array<LetterPlace>({
    {"word0", word<0>},
    {"word1", word<1>},
    {"word2", word<2>},
    {"name0", [](const Case& about) { return about.name_of(about.word(0)); }},
    {"stated0", stated<0>},
    {"stated1", stated<1>},
    {"stated", [](const Case& about) { return Case::stated(about.filled()); }},
    {"given", [](const Case& about) { return Case::stated(about.answer(1)); }},
    {"how", how},
    {"choice", choice},
    {"near", suggestion},
    {"titles", titles_in},
    {"num", [](const Case& about) { return given_in(about, "num"); }},
    {"den", [](const Case& about) { return given_in(about, "den"); }},
    {"sample", [](const Case& about) { return given_in(about, "sample"); }},
    {"ratio", ratio_text},
    {"bounds", bounds},
    {"unit", unit},
    {"part", part},
    {"written", [](const Case& about) { return Case::stated(written(about)); }},
    {"within", [](const Case& about) { return or_meant(number_within(written(about))); }},
    {"all", all_parts},
    {"key", [](const Case& about) { return form_word(about.word(about.finding.words.size() - 1)); }},
    {"fill", fill},
    {"criterion", criterion},
    {"more", sums},
    {"day", day},
    {"lateness", [](const Case& about) { return letter_lateness(about.rubric, about.unit, about.finding); }},
    {"unit_id", [](const Case& about) { return about.finding.unit->id; }},
    {"values0", [](const Case& about) { return values_of(about, about.word(0)); }},
    {"fact", [](const Case& about) { return about.name_of(english_word(about, 0)); }},
    {"values", [](const Case& about) { return values_of(about, english_word(about, 0)); }},
    {"piece", piece},
    {"evidence", evidence},
    {"others", others_of},
    {"listed", [](const Case& about) { return english_word(about, 1); }},
    {"condition",
     [](const Case& about) {
         const std::string text = about.word(0);
         return about.name_of(text.substr(0, text.find(' ')));
     }},
    {"missing",
     [](const Case& about) {
         const bool item = about.word(0).starts_with("指标编号");
         return about.name_of(item ? "criterion" : about.word(0));
     }},
    {"stray", stray},
});
static_assert(std::equal(places.begin(), places.end(), letter_place_names.begin(), letter_place_names.end(),
                         [](const LetterPlace& place, std::string_view name) { return place.name == name; }));

}  // namespace

std::string LetterText::of(const LetterCase& about) const {
    std::string out;
    std::string_view rest = text_;
    for (std::size_t at = rest.find('{'); at != std::string_view::npos; at = rest.find('{')) {
        const std::size_t end = rest.find('}');
        const auto place = std::find(letter_place_names.begin(), letter_place_names.end(),
                                     rest.substr(at + 1, end - at - 1));
        out.append(rest.substr(0, at));
        out.append(places[static_cast<std::size_t>(place - letter_place_names.begin())].value(about));
        rest.remove_prefix(end + 1);
    }
    return out.append(rest);
}

std::string letter_lateness(const Rubric& rubric, const Unit* unit, const Diagnostic& late) {
    const auto submitted = late.words.empty() ? std::nullopt : parse_date(late.words[0].en);
    const auto deadline = late.words.size() < 2 ? std::nullopt : parse_date(late.words[1].en);
    if (!submitted || !deadline) {
        return {};
    }
    const std::int64_t days = days_between(*deadline, *submitted);
    bool judged = false;
    std::string cost;
    for (const auto& item : rubric.items) {
        if (!item.criterion || !item.criterion->kind->from_submission()) {
            continue;
        }
        judged = true;
        const bool penalty = item.section == Section::penalties;
        const auto points =
            letter_criterion(rubric, item, unit).kind->points_for_delay(days, item.points, penalty);
        if (!points) {
            continue;
        }
        const Exact lost = penalty ? *points : item.points - *points;
        if (lost.sign() > 0) {
            cost += (penalty ? phrases::lateness_costs : phrases::lateness_gives_less)
                        .with({{"item", letter_title(item.id, item.title)}, {"points", lost.shortest(2)}});
        }
    }
    if (judged && cost.empty()) {
        return {};
    }
    return phrases::handed_in_late.with({{"submitted", date_words(*submitted)},
                                         {"deadline", date_words(*deadline)},
                                         {"days", days},
                                         {"cost", cost}});
}

}  // namespace ceping
