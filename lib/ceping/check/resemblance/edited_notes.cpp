#include <ceping/check/resemblance/edited_notes.hpp>

#include <ceping/check/resemblance/distinct_numbers.hpp>
#include <ceping/check/resemblance/marks.hpp>
#include <ceping/check/resemblance/packed_lists.hpp>
#include <ceping/check/resemblance/text_chunks.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace ceping {

namespace {

constexpr char32_t figure_sign = 0xE000;  // private characters, which no note means anything by
constexpr char32_t self_sign = 0xE001;

constexpr std::u32string_view figures = U"0123456789零〇一二两三四五六七八九十百千万亿";
constexpr std::u32string_view who = U"我本贵该";
// What follows 我 or 本: longer ones before those that they begin with.
constexpr auto offices = std::to_array<std::u32string_view>({
    U"服务中心", U"登记处", U"福利院", U"救助站", U"殡仪馆", U"分公司", U"办事处", U"单位", U"中心",
    U"公司",     U"分局",   U"支行",   U"分行",   U"网点",   U"窗口",   U"部门",   U"机关", U"机构",
    U"大厅",     U"科室",   U"街道",   U"社区",   U"公墓",   U"学校",   U"医院",   U"法院", U"处",
    U"局",       U"所",     U"站",     U"院",     U"馆",     U"园",     U"办",     U"科",   U"部",
    U"队",       U"行",     U"校",     U"村",     U"镇",     U"乡",     U"县",     U"区",   U"市",
});

enum class Role : unsigned char { word, figure, own };

/// What a character may be the beginning of. Asked for every character of every note, so it is one look.
Role role_of(char32_t c) {
    static const std::vector<Role> table = [] {
        std::vector<Role> out(0x10000, Role::word);
        for (const char32_t each : figures) {
            out[each] = Role::figure;
        }
        for (const char32_t each : who) {
            out[each] = Role::own;
        }
        return out;
    }();
    return c < table.size() ? table[c] : Role::word;
}

/// How many characters at the beginning of `text` are what a unit calls itself, of which the first is one of `who`.
std::size_t own_words(std::u32string_view text) {
    const auto* const office = std::find_if(offices.begin(), offices.end(), [&](std::u32string_view each) {
        return text.substr(1).starts_with(each);
    });
    return office == offices.end() ? 0 : 1 + office->size();
}

/// A text's different shingles beyond the form's, in order.
void own_shingles(std::u32string_view text, const FormWords& form, std::vector<Shingle>& out) {
    out.clear();
    for_each_shingle(text, [&](Shingle shingle) {
        if (!form.has(shingle)) {
            out.push_back(shingle);
        }
        return true;
    });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

// Winnowing: of the hashes of all runs of `run` characters the least of each `window` that follow each other is a mark of
// the text, so that two texts with `run` + `window` - 1 characters in common have a mark in common.
//   S. Schleimer, D. S. Wilkerson, A. Aiken, Winnowing: local algorithms for document fingerprinting, SIGMOD 2003.
constexpr std::size_t run = 8;
constexpr std::size_t window = 8;

struct Mark {
    std::uint32_t hash = 0;
    std::uint32_t text = 0;
    std::uint32_t at = 0;  ///< where the run begins
};

/// Makes the marks of one text after the other.
class Marker {
public:
    explicit Marker(const FormWords& form) : form_(form) {}

    /// Adds the marks of one text to `out`. A run that is mostly of the form's words is none.
    void mark(std::uint32_t text, std::u32string_view words, std::vector<Mark>& out) {
        if (words.size() < run) {
            return;
        }
        hash_runs(words);
        const std::size_t windows = hashes_.size() < window ? 1 : hashes_.size() - window + 1;
        std::size_t least = hashes_.size();
        for (std::size_t begin = 0; begin < windows; ++begin) {
            const std::size_t before = least;
            const std::size_t end = std::min(begin + window, hashes_.size());
            if (least == hashes_.size() || least < begin) {
                least = least_of(begin, end);
            } else if (hashes_[end - 1] < hashes_[least]) {
                least = end - 1;
            }
            if (least != before && hashes_[least] != no_hash) {
                out.push_back({static_cast<std::uint32_t>(hashes_[least] >> 32U), text,
                               static_cast<std::uint32_t>(least)});
            }
        }
    }

private:
    static constexpr std::uint64_t no_hash = std::numeric_limits<std::uint64_t>::max();
    static constexpr unsigned of_run = (1U << (run - shingle_length + 1)) - 1;
    static constexpr int most_form = 2;  // of a run's six shingles
    static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;

    [[nodiscard]] std::size_t least_of(std::size_t begin, std::size_t end) const {
        const auto at = hashes_.begin();
        return static_cast<std::size_t>(
            std::min_element(at + static_cast<std::ptrdiff_t>(begin), at + static_cast<std::ptrdiff_t>(end)) -
            at);
    }

    void hash_runs(std::u32string_view words) {
        static constexpr std::uint64_t leaving = [] {
            std::uint64_t out = 1;
            for (std::size_t i = 0; i < run; ++i) {
                out *= factor;
            }
            return out;
        }();
        hashes_.clear();
        std::uint64_t hash = 0;
        for (const char32_t c : words.substr(0, shingle_length - 1)) {
            hash = hash * factor + c;
        }
        std::size_t end = shingle_length - 1;
        unsigned form = 0;  // of the last shingles, the latest in the lowest bit: which are the form's
        for_each_shingle(words, [&](Shingle shingle) {
            hash = hash * factor + words[end] - (end >= run ? words[end - run] * leaving : 0);
            form = (form << 1U) | (form_.has(shingle) ? 1U : 0U);
            if (end + 1 >= run) {
                hashes_.push_back(std::popcount(form & of_run) <= most_form ? spread(hash) : no_hash);
            }
            ++end;
            return true;
        });
    }

    const FormWords& form_;
    std::vector<std::uint64_t> hashes_;  ///< of each run
};

std::vector<Mark> all_marks(const std::vector<std::u32string_view>& texts, const FormWords& form,
                            unsigned jobs) {
    std::vector<std::vector<Mark>> found(chunks_of(texts.size()));
    std::vector<Mark> out;
    const auto mark = [&](std::size_t begin, std::size_t end) {
        Marker marker(form);
        for (std::size_t text = begin; text < end; ++text) {
            marker.mark(static_cast<std::uint32_t>(text), texts[text], found[begin / texts_a_chunk]);
        }
    };
    for_each_chunk(texts.size(), jobs, mark, [&](std::size_t which) {
        out.insert(out.end(), found[which].begin(), found[which].end());
        found[which] = {};
    });
    return out;
}

/// Of each text the earlier ones that it meets at a mark, as often as it meets them.
PackedLists meetings_of(const std::vector<std::u32string_view>& texts, std::vector<Mark> marks) {
    Marks once(marks.size());
    Marks twice(marks.size());
    for (const Mark& each : marks) {
        if (once.add(each.hash)) {
            twice.add(each.hash);
        }
    }
    std::erase_if(marks, [&](const Mark& each) { return !twice.has(each.hash); });
    const auto goes_on = [&](const Mark& each) { return texts[each.text].substr(each.at); };
    std::sort(marks.begin(), marks.end(), [&](const Mark& a, const Mark& b) {
        if (a.hash != b.hash) {
            return a.hash < b.hash;
        }
        const int order = goes_on(a).compare(goes_on(b));
        return order != 0 ? order < 0 : std::tie(a.text, a.at) < std::tie(b.text, b.at);
    });
    std::vector<PackedLists::Entry> out;
    for (std::size_t i = 1; i < marks.size(); ++i) {
        const std::size_t nearest = i < near_neighbours ? 0 : i - near_neighbours;
        for (std::size_t j = i; j-- > nearest && marks[j].hash == marks[i].hash;) {
            if (marks[i].text != marks[j].text) {
                const auto [earlier, later] = std::minmax(marks[i].text, marks[j].text);
                out.emplace_back(later, earlier);
            }
        }
    }
    return {texts.size(), out};
}

/// What a text meets, each once, those it meets most often first.
std::vector<std::uint32_t> most_met(std::span<const std::uint32_t> meetings) {
    std::vector<std::uint32_t> sorted(meetings.begin(), meetings.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::pair<std::ptrdiff_t, std::uint32_t>> counted;
    for (auto at = sorted.begin(); at != sorted.end();) {
        const auto next = std::find_if(at, sorted.end(), [at](std::uint32_t each) { return each != *at; });
        counted.emplace_back(at - next, *at);
        at = next;
    }
    std::sort(counted.begin(), counted.end());
    std::vector<std::uint32_t> out;
    std::transform(counted.begin(), counted.end(), std::back_inserter(out),
                   [](const auto& each) { return each.second; });
    return out;
}

/// The share of the shorter text that stands in the longer.
std::optional<Share> contained(const std::vector<Shingle>& a, const std::vector<Shingle>& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter < least_own || shorter * 2 < std::max(a.size(), b.size())) {
        return std::nullopt;
    }
    std::uint32_t common = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        common += *x == *y ? 1U : 0U;
        const bool step_x = *x <= *y;
        const bool step_y = *y <= *x;
        x += step_x ? 1 : 0;
        y += step_y ? 1 : 0;
    }
    const Share share{common, static_cast<std::uint32_t>(shorter)};
    return share >= least_contained ? std::optional(share) : std::nullopt;
}

}  // namespace

std::u32string folded(std::u32string_view plain, std::u32string_view own_name) {
    std::u32string out;
    out.reserve(plain.size());
    while (!plain.empty()) {
        const Role role = role_of(plain.front());
        std::size_t taken = 1;
        char32_t sign = plain.front();
        if (!own_name.empty() && sign == own_name.front() && plain.starts_with(own_name)) {
            taken = own_name.size();
            sign = self_sign;
        } else if (role == Role::figure) {
            taken = std::min(plain.find_first_not_of(figures), plain.size());
            sign = figure_sign;
        } else if (role == Role::own && own_words(plain) > 0) {
            taken = own_words(plain);
            sign = self_sign;
        }
        out += sign;
        plain.remove_prefix(taken);
    }
    return out;
}

std::vector<AlikeTexts> find_edited(const std::vector<std::u32string_view>& texts, const FormWords& form,
                                    unsigned jobs) {
    const PackedLists meetings = meetings_of(texts, all_marks(texts, form, jobs));
    std::vector<std::vector<AlikeTexts>> found(chunks_of(texts.size()));
    const auto hold = [&](std::uint32_t text, std::vector<AlikeTexts>& out) {
        const auto met = most_met(meetings.of(text));
        if (met.empty()) {
            return;
        }
        std::vector<Shingle> own;
        std::vector<Shingle> others;
        own_shingles(texts[text], form, own);
        const auto before = static_cast<std::ptrdiff_t>(out.size());
        std::size_t in_vain = 0;
        for (std::size_t at = 0; at < met.size() && in_vain < most_in_vain; ++at) {
            own_shingles(texts[met[at]], form, others);
            if (const auto share = contained(own, others)) {
                out.push_back({met[at], text, *share});
            } else {
                ++in_vain;
            }
        }
        std::sort(out.begin() + before, out.end(),
                  [](const auto& a, const auto& b) { return a.earlier < b.earlier; });
    };
    std::vector<AlikeTexts> out;
    const auto hold_all = [&](std::size_t begin, std::size_t end) {
        for (std::size_t text = begin; text < end; ++text) {
            hold(static_cast<std::uint32_t>(text), found[begin / texts_a_chunk]);
        }
    };
    for_each_chunk(texts.size(), jobs, hold_all, [&](std::size_t which) {
        out.insert(out.end(), found[which].begin(), found[which].end());
        found[which] = {};
    });
    return out;
}

}  // namespace ceping
