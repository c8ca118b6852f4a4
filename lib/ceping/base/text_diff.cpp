// A unified diff. Source of the algorithm: E. Myers, "An O(ND) Difference Algorithm and Its Variations",
// 1986. Where two texts are too far apart for it, lines that stand once in either hold them together (B.
// Cohen's patience diff); where there are none, the search is begun anew from where it got furthest.
#include <ceping/base/text_diff.hpp>

#include <ceping/base/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace ceping {

namespace {

constexpr std::size_t context = 3;
/// Lines added and removed that are still looked for in all ways: the trace of as many takes 8 MB.
constexpr std::ptrdiff_t most_changes = 2000;
/// Steps of the search, all pieces together: some tenths of a second.
constexpr std::size_t most_steps = 30'000'000;
constexpr int deepest = 32;

/// The lines of a text, each with its end.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t feed = text.find('\n');
        out.push_back(text.substr(0, feed == std::string_view::npos ? feed : feed + 1));
        text.remove_prefix(out.back().size());
    }
    return out;
}

/// A stretch of either text: lines `a` to `a_end` of the one, `b` to `b_end` of the other, the ends left out.
struct Stretch {
    std::size_t a;
    std::size_t a_end;
    std::size_t b;
    std::size_t b_end;
};

/// Tells which lines are only in the one text and which only in the other.
class Comparison {
public:
    Comparison(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after)
        : gone_(before.size()), come_(after.size()) {
        std::unordered_map<std::string_view, std::uint32_t> numbers;
        const auto number = [&](std::string_view line) {
            return numbers.emplace(line, static_cast<std::uint32_t>(numbers.size())).first->second;
        };
        a_.reserve(before.size());
        b_.reserve(after.size());
        for (const auto line : before) {
            a_.push_back(number(line));
        }
        for (const auto line : after) {
            b_.push_back(number(line));
        }
        compare({0, a_.size(), 0, b_.size()}, 0);
    }

    /// Changes from top to bottom.
    [[nodiscard]] std::vector<Stretch> changes() const {
        std::vector<Stretch> out;
        std::size_t a = 0;
        std::size_t b = 0;
        while (a < gone_.size() || b < come_.size()) {
            Stretch each{a, a, b, b};
            while (each.a_end < gone_.size() && gone_[each.a_end]) {
                ++each.a_end;
            }
            while (each.b_end < come_.size() && come_[each.b_end]) {
                ++each.b_end;
            }
            if (each.a_end > a || each.b_end > b) {
                out.push_back(each);
            }
            a = each.a_end + 1;
            b = each.b_end + 1;
        }
        return out;
    }

private:
    /// A way from the beginning of a stretch: how far each number of changes leads, and where it goes.
    struct Way {
        std::vector<std::vector<std::int32_t>> trace;
        std::ptrdiff_t x = 0;
        std::ptrdiff_t y = 0;
        bool whole = false;  ///< to the end
    };

    /// A line that is the same in both.
    struct Anchor {
        std::size_t a;
        std::size_t b;
    };

    void compare(Stretch in, int depth) {
        for (bool first = true;; first = false) {
            while (in.a < in.a_end && in.b < in.b_end && a_[in.a] == b_[in.b]) {
                ++in.a;
                ++in.b;
            }
            while (in.a < in.a_end && in.b < in.b_end && a_[in.a_end - 1] == b_[in.b_end - 1]) {
                --in.a_end;
                --in.b_end;
            }
            if (in.a == in.a_end || in.b == in.b_end) {
                mark_all(in);
                return;
            }
            Way way = search(in);
            if (way.whole) {
                mark(in, way);
                return;
            }
            const std::vector<Anchor> anchors =
                first && depth < deepest ? longest_rising(single_lines(in)) : std::vector<Anchor>();
            if (!anchors.empty()) {
                way = Way();
                split(in, anchors, depth);
                return;
            }
            if (steps_ == 0) {
                mark_all(in);
                return;
            }
            mark(in, way);
            in.a += static_cast<std::size_t>(way.x);
            in.b += static_cast<std::size_t>(way.y);
        }
    }

    void mark_all(const Stretch& in) {
        std::fill(gone_.begin() + offset(in.a), gone_.begin() + offset(in.a_end), true);
        std::fill(come_.begin() + offset(in.b), come_.begin() + offset(in.b_end), true);
    }

    /// Myers' search. On diagonal `k` as many lines more of the first text than of the second are passed;
    /// reach[k] is how far into the first text `d` changes can lead there. Where too many changes would be
    /// needed, the way is the one that leads furthest.
    Way search(const Stretch& in) {
        const auto rows = offset(in.a_end - in.a);
        const auto columns = offset(in.b_end - in.b);
        const auto most = std::min(most_changes, rows + columns);
        // One place more on either side, which is never reached from.
        std::vector<std::ptrdiff_t> reach(static_cast<std::size_t>(2 * most + 3), -1);
        const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& {
            return reach[static_cast<std::size_t>(k + most + 1)];
        };
        Way way;
        at(1) = 0;
        for (std::ptrdiff_t d = 0; d <= most && steps_ > 0; ++d) {
            auto& ends = way.trace.emplace_back();
            ends.reserve(static_cast<std::size_t>(d + 1));
            way.x = way.y = 0;
            for (std::ptrdiff_t k = -d; k <= d; k += 2) {
                const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
                std::ptrdiff_t x = down ? at(k + 1) : at(k - 1) + 1;
                const bool inside = x <= rows && x - k <= columns;
                // From outside nothing leads in again.
                x = inside ? follow(in, x, x - k) : std::min(x, rows + 1);
                at(k) = x;
                ends.push_back(static_cast<std::int32_t>(x));
                if (inside && 2 * x - k > way.x + way.y) {
                    way.x = x;
                    way.y = x - k;
                }
            }
            way.whole = way.x == rows && way.y == columns;
            if (way.whole) {
                break;
            }
            steps_ -= std::min(steps_, static_cast<std::size_t>(d + 1));
        }
        return way;
    }

    /// From a pair of lines along the same lines in both.
    std::ptrdiff_t follow(const Stretch& in, std::ptrdiff_t x, std::ptrdiff_t y) {
        const std::ptrdiff_t from = x;
        const auto rows = offset(in.a_end - in.a);
        const auto columns = offset(in.b_end - in.b);
        while (x < rows && y < columns &&
               a_[in.a + static_cast<std::size_t>(x)] == b_[in.b + static_cast<std::size_t>(y)]) {
            ++x;
            ++y;
        }
        steps_ -= std::min(steps_, static_cast<std::size_t>(x - from));
        return x;
    }

    /// Goes a way back from its end and marks the changes on it.
    void mark(const Stretch& in, const Way& way) {
        std::ptrdiff_t x = way.x;
        std::ptrdiff_t y = way.y;
        for (auto d = static_cast<std::ptrdiff_t>(way.trace.size()) - 1; d > 0; --d) {
            const auto& before = way.trace[static_cast<std::size_t>(d - 1)];
            const auto reached = [&](std::ptrdiff_t k) -> std::ptrdiff_t {
                return before[static_cast<std::size_t>((k + d - 1) / 2)];
            };
            const std::ptrdiff_t k = x - y;
            const bool down = k == -d || (k != d && reached(k - 1) < reached(k + 1));
            if (down) {
                x = reached(k + 1);
                y = x - k - 1;
                come_[in.b + static_cast<std::size_t>(y)] = true;
            } else {
                x = reached(k - 1);
                y = x - k + 1;
                gone_[in.a + static_cast<std::size_t>(x)] = true;
            }
        }
    }

    /// Compares what lies between lines that are the same.
    void split(const Stretch& in, const std::vector<Anchor>& anchors, int depth) {
        Stretch between{in.a, in.a, in.b, in.b};
        for (const auto& each : anchors) {
            between.a_end = each.a;
            between.b_end = each.b;
            compare(between, depth + 1);
            between.a = each.a + 1;
            between.b = each.b + 1;
        }
        between.a_end = in.a_end;
        between.b_end = in.b_end;
        compare(between, depth + 1);
    }

    /// The lines that stand once in either text, in the order of the first.
    [[nodiscard]] std::vector<Anchor> single_lines(const Stretch& in) const {
        struct Seen {
            std::size_t in_a = 0;
            std::size_t in_b = 0;
            std::size_t b = 0;
        };
        std::unordered_map<std::uint32_t, Seen> seen;
        for (std::size_t i = in.a; i < in.a_end; ++i) {
            ++seen[a_[i]].in_a;
        }
        for (std::size_t i = in.b; i < in.b_end; ++i) {
            Seen& each = seen[b_[i]];
            ++each.in_b;
            each.b = i;
        }
        std::vector<Anchor> out;
        for (std::size_t i = in.a; i < in.a_end; ++i) {
            const Seen& each = seen[a_[i]];
            if (each.in_a == 1 && each.in_b == 1) {
                out.push_back({i, each.b});
            }
        }
        return out;
    }

    /// The most anchors that rise in the second text, too: patience sorting.
    static std::vector<Anchor> longest_rising(const std::vector<Anchor>& anchors) {
        constexpr std::size_t none = static_cast<std::size_t>(-1);
        std::vector<std::size_t> piles;  // the anchor on top of each pile
        std::vector<std::size_t> left_of(anchors.size(), none);
        for (std::size_t i = 0; i < anchors.size(); ++i) {
            const auto pile =
                std::lower_bound(piles.begin(), piles.end(), anchors[i].b,
                                 [&](std::size_t top, std::size_t b) { return anchors[top].b < b; });
            left_of[i] = pile == piles.begin() ? none : *std::prev(pile);
            if (pile == piles.end()) {
                piles.push_back(i);
            } else {
                *pile = i;
            }
        }
        std::vector<Anchor> out;
        for (std::size_t i = piles.empty() ? none : piles.back(); i != none; i = left_of[i]) {
            out.push_back(anchors[i]);
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    static std::ptrdiff_t offset(std::size_t lines) { return static_cast<std::ptrdiff_t>(lines); }

    std::vector<std::uint32_t> a_;  // equal lines have equal numbers
    std::vector<std::uint32_t> b_;
    std::vector<bool> gone_;
    std::vector<bool> come_;
    std::size_t steps_ = most_steps;
};

/// `3,7`, `3` for a single line; an empty range is named by the line before it.
std::string range_text(std::size_t first, std::size_t count) {
    const std::string start = std::to_string(count == 0 ? first : first + 1);
    return count == 1 ? start : start + "," + std::to_string(count);
}

void add_lines(std::string& out, char mark, const std::vector<std::string_view>& lines, std::size_t from,
               std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
        out += mark;
        out += lines[i];
        if (!lines[i].ends_with('\n')) {
            out += "\n\\ No newline at end of file\n";
        }
    }
}

/// A tab after a name with blanks in it keeps `patch` from taking what follows the blank for a date.
std::string name_line(std::string_view mark, std::string_view path) {
    const std::string name = printable(path);
    return std::string(mark) + " " + name + (name.find(' ') == std::string::npos ? "\n" : "\t\n");
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view path) {
    const std::vector<std::string_view> a = lines_of(before);
    const std::vector<std::string_view> b = lines_of(after);
    const std::vector<Stretch> changes = Comparison(a, b).changes();
    if (changes.empty()) {
        return {};
    }
    std::string out = name_line("---", path) + name_line("+++", path);
    for (auto first = changes.begin(); first != changes.end();) {
        auto next = first + 1;
        while (next != changes.end() && next->a - std::prev(next)->a_end <= 2 * context) {
            ++next;
        }
        const std::size_t above = std::min(first->a, context);
        const std::size_t a_from = first->a - above;
        const std::size_t b_from = first->b - above;
        const Stretch& last = *std::prev(next);
        const std::size_t below = std::min(a.size() - last.a_end, context);
        out += "@@ -" + range_text(a_from, last.a_end + below - a_from) + " +" +
               range_text(b_from, last.b_end + below - b_from) + " @@\n";
        std::size_t shown = a_from;
        for (; first != next; ++first) {
            add_lines(out, ' ', a, shown, first->a);
            add_lines(out, '-', a, first->a, first->a_end);
            add_lines(out, '+', b, first->b, first->b_end);
            shown = first->a_end;
        }
        add_lines(out, ' ', a, shown, last.a_end + below);
    }
    return out;
}

}  // namespace ceping
