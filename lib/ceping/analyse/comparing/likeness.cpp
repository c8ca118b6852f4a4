#include <ceping/analyse/comparing/likeness.hpp>
#include <ceping/base/text.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <tuple>

namespace ceping {

namespace {

using Pairs = std::vector<std::pair<char32_t, char32_t>>;

Pairs pairs_of(std::string_view title) {
    std::vector<char32_t> letters;
    const std::string ascii = to_ascii(title);
    std::string_view rest = ascii;
    while (!rest.empty()) {
        const char32_t letter = take_code_point(rest);
        if (letter > U' ') {
            letters.push_back(letter >= U'A' && letter <= U'Z' ? letter + (U'a' - U'A') : letter);
        }
    }
    Pairs out;
    if (letters.size() == 1) {
        out.emplace_back(letters.front(), 0);
    }
    for (std::size_t i = 1; i < letters.size(); ++i) {
        out.emplace_back(letters[i - 1], letters[i]);
    }
    std::sort(out.begin(), out.end());
    return out;
}

Exact likeness(const Pairs& a, const Pairs& b) {
    if (a.empty() || b.empty()) {
        return 0;
    }
    Pairs common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return Exact::fraction(2 * static_cast<std::int64_t>(common.size()),
                           static_cast<std::int64_t>(a.size() + b.size()));
}

}  // namespace

Exact title_likeness(std::string_view a, std::string_view b) { return likeness(pairs_of(a), pairs_of(b)); }

Exact least_likeness() { return Exact::fraction(3, 5); }

std::vector<std::pair<std::size_t, std::size_t>> match_by_likeness(const std::vector<Likened>& before,
                                                                   const std::vector<Likened>& after) {
    std::vector<Pairs> titles;
    for (const auto& each : after) {
        titles.push_back(pairs_of(each.title));
    }
    struct Candidate {
        Exact likeness;
        bool elsewhere = false;
        std::size_t before = 0;
        std::size_t after = 0;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Pairs title = pairs_of(before[i].title);
        for (std::size_t j = 0; j < after.size(); ++j) {
            if (before[i].kind != after[j].kind) {
                continue;
            }
            Exact alike = likeness(title, titles[j]);
            if (alike >= least_likeness()) {
                candidates.push_back({std::move(alike), before[i].under != after[j].under, i, j});
            }
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.likeness != b.likeness
                   ? a.likeness > b.likeness
                   : std::tie(a.elsewhere, a.before, a.after) < std::tie(b.elsewhere, b.before, b.after);
    });
    std::vector<bool> taken_before(before.size());
    std::vector<bool> taken_after(after.size());
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const auto& each : candidates) {
        if (!taken_before[each.before] && !taken_after[each.after]) {
            taken_before[each.before] = true;
            taken_after[each.after] = true;
            out.emplace_back(each.before, each.after);
        }
    }
    return out;
}

}  // namespace ceping
