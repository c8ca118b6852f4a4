// Keys and ids: which one a slip was meant for.
#include <ceping/base/text.hpp>
#include <ceping/check/fixing/fix_parts.hpp>
#include <ceping/check/lint/lint_parts.hpp>
#include <ceping/check/phrases.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

namespace ceping {

namespace {

/// The only one for which `same` holds.
template <typename Same>
std::optional<std::string_view> only_one(const std::vector<std::string_view>& known, const Same& same) {
    const auto first = std::find_if(known.begin(), known.end(), same);
    if (first == known.end() || std::find_if(first + 1, known.end(), same) != known.end()) {
        return std::nullopt;
    }
    return *first;
}

/// nearest(), where no other is near.
std::optional<std::string_view> only_near(std::string_view typed, std::vector<std::string_view> known) {
    const std::string near = nearest(typed, known);
    const auto at = near.empty() ? known.end() : std::find(known.begin(), known.end(), near);
    if (at == known.end()) {
        return std::nullopt;
    }
    const std::string_view found = *at;
    known.erase(at);
    const bool others = std::any_of(known.begin(), known.end(),
                                    [&](std::string_view each) { return !nearest(typed, {each}).empty(); });
    return others ? std::nullopt : std::optional(found);
}

std::string only_those(std::string_view text, bool (*wanted)(char)) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), wanted);
    return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_no_mark(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The one that is nearer than all others, though others are near: `A1.l', `A11', `AA1.1' for `A1.1'. Among numbered ids
/// every other one is near; but a slip that leaves the digits as they are is no other number.
std::optional<std::string_view> clearly_nearest(std::string_view typed,
                                                const std::vector<std::string_view>& known) {
    if (const auto same = only_one(known, [&](std::string_view each) { return look_alike(typed, each); })) {
        return same;
    }
    const std::string bare = only_those(typed, is_no_mark);
    const auto same_but_marks = [&](std::string_view each) { return only_those(each, is_no_mark) == bare; };
    if (const auto same = only_one(known, same_but_marks); same && !bare.empty()) {
        return same;
    }
    const std::string digits = only_those(typed, is_digit);
    std::vector<std::string_view> of_digits;
    std::copy_if(known.begin(), known.end(), std::back_inserter(of_digits),
                 [&](std::string_view each) { return only_those(each, is_digit) == digits; });
    const std::string near = nearest(typed, of_digits);
    const auto distance = near.empty() ? 0 : edit_distance(typed, near);
    return near.empty() ? std::nullopt : only_one(of_digits, [&](std::string_view each) {
        return edit_distance(typed, each) <= distance;
    });
}

}  // namespace

Fix fix_of_name(const Node& key, const std::string& name, bool already) {
    Fix out;
    out.place = key.place();
    out.may_move_score = !already;
    const auto said = [&](Words why) {
        return phrases::becomes.with(
            {{"old", printable(key.text())}, {"now", printable(name)}, {"why", std::move(why)}});
    };
    if (trim(key.text()) == name) {
        out.what = Fix::What::blanks;
        out.said = said({"首尾的空格", "blanks at the ends"});
    } else if (to_ascii(trim(key.text())) == to_ascii(name)) {
        out.what = Fix::What::width;
        out.said = said({"全角字符", "full-width characters"});
    } else {
        out.what = Fix::What::name;
        out.said = said({"应是笔误", "taken for a slip"});
    }
    return out;
}

std::optional<ReadName> read_criterion(const FixPlan& plan, std::string_view key) {
    const std::string_view id = trim(key);
    if (plan.rubric.find(id)) {
        return ReadName{std::string(id)};
    }
    const auto meant = id.starts_with("x-") ? std::nullopt : meant_name(key, plan.nodes);
    if (!meant || !plan.rubric.at(plan.rubric.find(*meant)).criterion) {
        return std::nullopt;
    }
    return ReadName{std::string(*meant), false};
}

std::optional<std::string_view> meant_name(std::string_view typed,
                                           const std::vector<std::string_view>& known) {
    const std::string_view trimmed = trim(typed);
    const std::string ascii = to_ascii(trimmed);
    for (const std::string_view each : {trimmed, std::string_view(ascii)}) {
        const auto at = std::find(known.begin(), known.end(), each);
        if (at != known.end()) {
            return *at;
        }
    }
    const auto other_case = [&ascii](std::string_view each) { return equal_ignoring_case(each, ascii); };
    if (std::any_of(known.begin(), known.end(), other_case)) {
        return only_one(known, other_case);
    }
    const auto only = only_near(trimmed, known);
    // Another digit may be another number that the rubric does not have.
    const bool same_number = only && only_those(*only, is_digit) == only_those(trimmed, is_digit);
    return same_number ? only : clearly_nearest(trimmed, known);
}

NameReader reader_of_keys(std::vector<std::string_view> known) {
    return [known = std::move(known)](std::string_view key) -> std::optional<ReadName> {
        if (among(key, known)) {
            return ReadName{std::string(key)};
        }
        const auto meant = key.starts_with("x-") ? std::nullopt : meant_name(key, known);
        return meant ? std::optional(ReadName{std::string(*meant), false}) : std::nullopt;
    };
}

std::vector<std::optional<std::string>> read_names(const ByteIndex& index, const Node& map,
                                                   const NameReader& reader, std::vector<Edit>& edits) {
    std::vector<std::optional<ReadName>> read;
    std::unordered_map<std::string_view, std::size_t> called;  // how many keys would have a name
    read.reserve(map.size());
    for (const auto& [key, value] : map.entries()) {
        const auto& each = read.emplace_back(reader(key.text()));
        ++called[each ? std::string_view(each->name) : key.text()];
    }
    std::vector<std::optional<std::string>> out;
    out.reserve(read.size());
    std::size_t i = 0;
    for (const auto& [key, value] : map.entries()) {
        const auto& each = read[i++];
        bool understood = each && each->already;
        if (each && each->name != key.text() && called[each->name] == 1) {
            if (auto edit = edit_of(index, key, each->name)) {
                edit->fix = fix_of_name(key, each->name, each->already);
                edits.push_back(std::move(*edit));
                understood = true;
            }
        }
        out.push_back(understood ? std::optional(each->name) : std::nullopt);
    }
    return out;
}

}  // namespace ceping
