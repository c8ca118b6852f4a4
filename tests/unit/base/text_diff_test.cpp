#include <ceping/base/text_diff.hpp>

#include <support/effort.hpp>
#include <support/temporary_folder.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <numeric>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;
using ceping::test::tries;

namespace {

/// What a program writes to its standard output.
std::string output_of(const std::string& command) {
    std::string out;
    FILE* const pipe = popen(command.c_str(), "r");
    BOOST_REQUIRE(pipe != nullptr);
    std::array<char, 4096> block{};
    for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), pipe)) > 0;) {
        out.append(block.data(), got);
    }
    pclose(pipe);
    return out;
}

/// The system's own `diff -u`, with the same name on both sides.
std::string system_diff(const test::TemporaryFolder& folder, std::string_view before, std::string_view after,
                        const std::string& options = {}) {
    folder.write("a", before);
    folder.write("b", after);
    return output_of("cd '" + folder.path() + "' && diff -u " + options + " --label name --label name a b");
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t feed = std::min(text.find('\n'), text.size() - 1);
        out.emplace_back(text.substr(0, feed + 1));
        text.remove_prefix(feed + 1);
    }
    return out;
}

/// `before` with the hunks of `diff` carried out, as `patch` does it. A hunk whose numbers or lines do not
/// fit fails the test.
std::string patched(const std::string& before, const std::string& diff) {
    const std::vector<std::string> from = lines_of(before);
    const std::vector<std::string> lines = lines_of(diff);
    std::string out;
    std::size_t at = 0;
    std::size_t removed = 0;  // lines that the header of the hunk still promises
    std::size_t added = 0;
    for (std::size_t i = 2; i < lines.size(); ++i) {
        std::string line = lines[i];
        if (i + 1 < lines.size() && lines[i + 1].starts_with("\\ ")) {
            line.pop_back();
        }
        switch (line.front()) {
            case '@': {
                BOOST_REQUIRE(removed == 0 && added == 0);
                const std::size_t minus = line.find('-') + 1;
                const std::size_t plus = line.find('+') + 1;
                const auto count = [&](std::size_t start) -> std::size_t {
                    const std::size_t end = line.find_first_of(", ", start);
                    return line[end] == ',' ? std::stoul(line.substr(end + 1)) : 1;
                };
                removed = count(minus);
                added = count(plus);
                const std::size_t first = std::stoul(line.substr(minus));
                const std::size_t start = removed == 0 ? first : first - 1;
                BOOST_REQUIRE(start >= at && start <= from.size());
                for (; at < start; ++at) {
                    out += from[at];
                }
                const std::size_t second = std::stoul(line.substr(plus));
                BOOST_TEST((added == 0 ? second : second - 1) == lines_of(out).size());
                break;
            }
            case ' ':
            case '-':
                BOOST_REQUIRE(at < from.size());
                BOOST_REQUIRE(from[at] == line.substr(1));
                ++at;
                BOOST_REQUIRE(removed-- > 0);
                if (line.front() == ' ') {
                    out += line.substr(1);
                    BOOST_REQUIRE(added-- > 0);
                }
                break;
            case '+':
                out += line.substr(1);
                BOOST_REQUIRE(added-- > 0);
                break;
            default: BOOST_REQUIRE(line == "\\ No newline at end of file\n"); break;
        }
    }
    BOOST_REQUIRE(removed == 0 && added == 0);
    for (; at < from.size(); ++at) {
        out += from[at];
    }
    return out;
}

std::size_t changed_lines(const std::string& diff) {
    const std::vector<std::string> lines = lines_of(diff);
    return lines.size() < 2 ? 0
                            : static_cast<std::size_t>(std::count_if(
                                  lines.begin() + 2, lines.end(),
                                  [](const std::string& line) { return line[0] == '-' || line[0] == '+'; }));
}

std::string numbered(std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i <= to; ++i) {
        out += std::to_string(i) + "\n";
    }
    return out;
}

struct Edit {
    const char* why;
    std::string before;
    std::string after;
};
std::ostream& operator<<(std::ostream& out, const Edit& edit) { return out << edit.why; }

const Edit edits[] = {
    {"a line changed", numbered(1, 20), numbered(1, 9) + "ten\n" + numbered(11, 20)},
    {"the first line changed", numbered(1, 20), "one\n" + numbered(2, 20)},
    {"the last line changed", numbered(1, 20), numbered(1, 19) + "twenty\n"},
    {"the only line changed", "a\n", "b\n"},
    {"a line added at the top", numbered(1, 9), "0\n" + numbered(1, 9)},
    {"a line added at the end", numbered(1, 9), numbered(1, 10)},
    {"a line taken away", numbered(1, 9), numbered(1, 4) + numbered(6, 9)},
    {"all is new", "", numbered(1, 3)},
    {"all is gone", numbered(1, 3), ""},
    {"six lines between two changes: one hunk", numbered(1, 20),
     "x\n" + numbered(2, 7) + "y\n" + numbered(9, 20)},
    {"seven lines between: two hunks", numbered(1, 20), "x\n" + numbered(2, 8) + "y\n" + numbered(10, 20)},
    {"a block moved", numbered(1, 30), numbered(1, 5) + numbered(9, 20) + numbered(6, 8) + numbered(21, 30)},
    {"no line end before", "a\nb", "a\nb\n"},
    {"no line end after", "a\nb\n", "a\nb"},
    {"no line end in both, and the last line changed", "a\nb", "a\nc"},
    {"no line end in both, below a change", "a\nb\nc", "x\nb\nc"},
    {"no line end in both, far below a change", numbered(1, 9) + "z", "x\n" + numbered(2, 9) + "z"},
    {"other line ends", "a\r\nb\r\nc\r\n", "a\r\nb\nc\r\n"},
    {"Chinese", "单位\n名称\n", "单位\n名　称\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_diff)

BOOST_DATA_TEST_CASE(is_what_diff_writes, data::make(edits), edit) {
    const test::TemporaryFolder folder;
    const std::string diff = unified_diff(edit.before, edit.after, "name");
    BOOST_TEST(diff == system_diff(folder, edit.before, edit.after));
    BOOST_TEST(patched(edit.before, diff) == edit.after);
}

BOOST_AUTO_TEST_CASE(of_equal_texts_is_empty) {
    BOOST_TEST(unified_diff("", "", "name").empty());
    BOOST_TEST(unified_diff("a\nb", "a\nb", "name").empty());
}

BOOST_AUTO_TEST_CASE(names_with_blanks_end_in_a_tab_and_forge_no_lines) {
    BOOST_TEST(unified_diff("a\n", "b\n", "我的 文件.yaml") ==
               "--- 我的 文件.yaml\t\n+++ 我的 文件.yaml\t\n@@ -1 +1 @@\n-a\n+b\n");
    BOOST_TEST(lines_of(unified_diff("a\n", "b\n", "x\n+++ y")).size() == 5U);
}

BOOST_AUTO_TEST_CASE(random_texts_are_turned_into_one_another_with_the_fewest_lines) {
    const test::TemporaryFolder folder;
    std::mt19937 random(20151220);
    const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    // Few different lines: every one stands in many places.
    const auto text = [&](std::size_t most) {
        std::string out;
        for (std::size_t n = below(most); n > 0; --n) {
            out += std::string(1, static_cast<char>('a' + below(5))) + "\n";
        }
        if (!out.empty() && below(3) == 0) {
            out.pop_back();
        }
        return out;
    };
    for (int i = 0; i < 2000; ++i) {
        const std::string before = text(40);
        const std::string after = text(40);
        const std::string diff = unified_diff(before, after, "name");
        BOOST_REQUIRE(patched(before, diff) == after);
        BOOST_REQUIRE(diff.empty() == (before == after));
        if (i % 20 == 0) {
            BOOST_TEST(changed_lines(diff) == changed_lines(system_diff(folder, before, after, "--minimal")));
        }
    }
}

BOOST_AUTO_TEST_CASE(long_texts_far_apart_are_compared) {
    std::mt19937 random(7);
    const int count = static_cast<int>(tries(100'000));
    // Nothing in common.
    std::string before;
    std::string after;
    for (int i = 0; i < count; ++i) {
        before += "a" + std::to_string(i) + "\n";
        after += "b" + std::to_string(i) + "\n";
    }
    BOOST_TEST((patched(before, unified_diff(before, after, "name")) == after));
    // All in common, in another order.
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), random);
    after.clear();
    for (const int i : order) {
        after += "a" + std::to_string(i) + "\n";
    }
    BOOST_TEST((patched(before, unified_diff(before, after, "name")) == after));
    // Two lines in any order: no line stands once.
    before.clear();
    after.clear();
    for (int i = 0; i < count; ++i) {
        before += (random() % 2 == 0) ? "x\n" : "y\n";
        after += (random() % 2 == 0) ? "x\n" : "y\n";
    }
    BOOST_TEST((patched(before, unified_diff(before, after, "name")) == after));
}

BOOST_AUTO_TEST_CASE(pieces_between_single_lines_are_compared_on_their_own) {
    // Every third line changed: more changes than are looked for at once, yet no other line may be shown as
    // changed.
    std::string before;
    std::string after;
    for (int i = 0; i < 9000; ++i) {
        before += "line " + std::to_string(i) + "\n";
        after += (i % 3 == 0 ? "changed " : "line ") + std::to_string(i) + "\n";
    }
    const std::string diff = unified_diff(before, after, "name");
    BOOST_TEST(changed_lines(diff) == 6000U);
    BOOST_TEST((patched(before, diff) == after));
}

BOOST_AUTO_TEST_CASE(texts_without_single_lines_are_compared_from_change_to_change) {
    // As many records that are all alike, each with one line changed.
    std::string before;
    std::string after;
    const std::size_t count = tries(3000);
    for (std::size_t i = 0; i < count; ++i) {
        before += numbered(1, 12);
        after += numbered(1, 6) + "x\n" + numbered(8, 12);
    }
    const std::string diff = unified_diff(before, after, "name");
    BOOST_TEST(changed_lines(diff) == 2 * count);
    BOOST_TEST((patched(before, diff) == after));
}

BOOST_AUTO_TEST_SUITE_END()
