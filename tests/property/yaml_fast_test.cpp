// The fast YAML reader against libyaml over damaged documents: of whatever it takes, libyaml must give the very same
// trees; what it leaves must come out as if libyaml had read all of it. Its safety rests on this test.
//
// CEPING_YAML_MUTATIONS   how many damaged documents (default 250000, a tenth under a sanitizer)
// CEPING_SEED             another sequence of them
#include "support/effort.hpp"
#include "support/environment.hpp"
#include "support/source_dir.hpp"
#include "support/yaml_readers.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace ceping;

namespace {

/// The same numbers everywhere, which the distributions of the standard library do not promise.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <typename List>
    const auto& of(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::mt19937_64 engine_;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += line;
    }
    return text;
}

std::size_t indentation(const std::string& line) { return line.find_first_not_of(' '); }

/// All lines of the YAML that the project ships.
std::vector<std::string> shipped_lines() {
    std::vector<std::string> paths;
    for (const char* folder : {"rubrics", "examples", "tests/fuzz/corpus/yaml"}) {
        const auto root = std::filesystem::path(ceping::test::source_dir()) / folder;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            if (entry.path().extension() == ".yaml") {
                paths.push_back(entry.path().string());
            }
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> lines;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (auto& line : lines_of(text)) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// A few lines that follow one another, moved left so that the first begins a document.
std::string excerpt(const std::vector<std::string>& lines, Dice& dice) {
    const std::size_t first = dice.below(lines.size());
    const std::size_t last = std::min(lines.size(), first + 2 + dice.below(10));
    const std::size_t left = indentation(lines[first]);
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
        text += lines[i].substr(std::min(left, std::min(indentation(lines[i]), lines[i].size())));
    }
    return text;
}

constexpr std::string_view texts[] = {
    "a",    "b c", "泉州",    "\"x: y\"",       "'z'",          "~",  "null", "1.50",
    "-3",   "",    "x#y",     "[a, 1]",         "{n: 1, d: 2}", "[]", "{}",   "a:b",
    "“甲”", "-",   "'it''s'", "[[x], {y: []}]", "\"\""};
constexpr std::string_view keys[] = {
    "a: ", "b:  ", "标题: ", "\"c\": ", "'d': ", "1.1: ", "e : ", "~: ", "f#g: "};

/// Any block document, indented this way and that.
void generate(std::string& text, std::size_t column, std::size_t depth, bool begun, Dice& dice) {
    const bool map = dice.one_in(2);
    for (std::size_t count = 1 + dice.below(3); count > 0; --count) {
        if (!begun) {
            text.append(column, ' ');
        }
        begun = false;
        text += map ? dice.of(keys) : std::string_view("- ");
        if (depth == 0 || !dice.one_in(3)) {
            text += dice.of(texts);
            text += dice.one_in(8) ? " # c\n" : "\n";
        } else if (!map && dice.one_in(2)) {
            generate(text, column + 2, depth - 1, true, dice);
        } else {
            text += dice.one_in(8) ? "# c\n\n" : "\n";
            generate(text, column + dice.below(4), depth - 1, false, dice);
        }
    }
}

constexpr std::string_view inserted[] = {":",
                                         ": ",
                                         " :",
                                         "#",
                                         " #",
                                         "- ",
                                         "-",
                                         "?",
                                         "? ",
                                         "[",
                                         "]",
                                         "{",
                                         "}",
                                         ",",
                                         ", ",
                                         "&a ",
                                         "*a",
                                         "!",
                                         "|",
                                         ">",
                                         "'",
                                         "\"",
                                         "%",
                                         "@",
                                         "`",
                                         "\t",
                                         "\r",
                                         "\r\n",
                                         "\n",
                                         " ",
                                         "  ",
                                         "---\n",
                                         "\n---\n",
                                         "...",
                                         "~",
                                         "null",
                                         "<<",
                                         "\\",
                                         "''",
                                         "\"\"",
                                         "：",
                                         "，",
                                         "\xC2\x85",
                                         "\xE2\x80\xA8",
                                         "1",
                                         "a",
                                         "=",
                                         "a: ",
                                         "\n\n",
                                         "[a, b]",
                                         "{a: b}",
                                         "...\n",
                                         "\xE2\x80\xA9",
                                         "\xEF\xBB\xBF",
                                         "\n- "};

void damage_bytes(std::string& text, Dice& dice) {
    const std::size_t at = dice.below(text.size());
    switch (dice.below(4)) {
        case 0:
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << dice.below(7)));
            break;
        case 1: text.erase(at, 1 + dice.below(4)); break;
        case 2: text.replace(at, 1, dice.of(inserted)); break;
        default: text.insert(at, dice.of(inserted)); break;
    }
}

void damage_lines(std::string& text, Dice& dice) {
    auto lines = lines_of(text);
    const std::size_t at = dice.below(lines.size());
    switch (dice.below(5)) {
        case 0: lines[at].insert(0, 1 + dice.below(3), ' '); break;
        case 1: lines[at].erase(0, std::min(indentation(lines[at]), 1 + dice.below(3))); break;
        case 2:
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size())), lines[at]);
            break;
        case 3: std::swap(lines[at], lines[dice.below(lines.size())]); break;
        default: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at)); break;
    }
    text = joined(lines);
}

std::string damaged(std::string text, Dice& dice) {
    for (std::size_t times = dice.below(4); times > 0 && !text.empty(); --times) {
        if (dice.one_in(2)) {
            damage_lines(text, dice);
        } else {
            damage_bytes(text, dice);
        }
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_fast)

BOOST_AUTO_TEST_CASE(agrees_with_libyaml_over_damaged_documents) {
    const auto lines = shipped_lines();
    BOOST_REQUIRE(lines.size() > 1000);
    const std::uint64_t wanted = test::from_environment("CEPING_YAML_MUTATIONS", test::tries(250'000));
    Dice dice(test::seed());
    std::uint64_t taken = 0;
    std::uint64_t left = 0;
    for (std::uint64_t i = 0; i < wanted; ++i) {
        std::string text;
        if (dice.one_in(2)) {
            text = excerpt(lines, dice);
        } else {
            generate(text, dice.one_in(8) ? dice.below(3) : 0, 3, false, dice);
        }
        if (dice.one_in(8)) {
            text += "---\n" + excerpt(lines, dice);
        }
        const auto both = test::TwoReadings::of(damaged(std::move(text), dice));
        if (!both.difference.empty()) {
            BOOST_FAIL(both.difference + test::how_to_repeat());
        }
        taken += both.taken ? 1U : 0U;
        left += both.readable && !both.taken ? 1U : 0U;
    }
    BOOST_TEST_MESSAGE("taken " << taken << ", left to libyaml " << left << " of " << wanted);
    BOOST_TEST(taken > wanted / 5);
    BOOST_TEST(left > wanted / 5);
}

BOOST_AUTO_TEST_CASE(takes_the_records_of_the_example) {
    const auto folder = std::filesystem::path(ceping::test::source_dir()) / "examples/quanzhou-2015";
    std::size_t taken = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") {
            std::ifstream file(entry.path(), std::ios::binary);
            const auto both = test::TwoReadings::of({std::istreambuf_iterator<char>(file), {}});
            BOOST_TEST(both.difference == "", entry.path().string());
            taken += both.taken ? 1U : 0U;
        }
    }
    BOOST_TEST(taken > 20U);
}

BOOST_AUTO_TEST_SUITE_END()
