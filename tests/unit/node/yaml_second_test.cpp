#include <ceping/node/yaml_second.hpp>

#include "support/reading.hpp"
#include "support/source_dir.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;
using namespace ceping;

namespace {

/// Reads with both, and adds what they disagree on to the first one's findings.
void compare(test::Reading& first) {
    test::Reading second;
    if (first.documents.empty()) {
        return;
    }
    (void)yaml_second::read(first.documents.front().source, second.sink(), first.found);
    BOOST_TEST(first.documents.size() == second.documents.size());
    for (std::size_t i = 0; i < first.documents.size() && i < second.documents.size(); ++i) {
        compare_trees(first.documents[i].root, second.documents[i].root, first.found);
    }
}

struct Agreed {
    const char* why;
    const char* text;
};
std::ostream& operator<<(std::ostream& out, const Agreed& c) { return out << c.why; }
const Agreed agreed[] = {
    {"plain texts", "a: 1.10\nb: no\nc: 2015-06-17\nd: x y\n"},
    {"nothing", "a:\nb: ~\nc: null\nd: ''\n"},
    {"spellings of null that only one takes for it", "a: Null\nb: NULL\n"},
    {"keys that look like nothing", "~: 1\nnull: 2\n"},
    {"flow", "{a: [1, 2, [3]], b: {c: d}, e: []}\n"},
    {"flow over several lines", "a: [\n  1,\n  2\n  ]\nb: {c: 1,\n  d: 2}\n"},
    {"block lists inside maps, indented and not", "a:\n- 1\n- 2\nb:\n  - c: 1\n    d: 2\n  -\n    - e\n"},
    {"quotes", "a: 'it''s'\nb: \"\\u6cc9\\\"\\\\\"\n\"c\": d\n"},
    {"block texts", "a: |\n  x\n   y\n\n  z\nb: >\n  x\n  y\n\n  z\nc: |-\n  x\nd: |+\n  x\n\n"},
    {"plain texts over several lines", "a: x\n  y\n  z\nb: 1\n"},
    {"Chinese", "标题: 福建省文明行业测评细则（民政系统·示例版）\n项目: [甲, 乙]\n"},
    {"comments", "# a\na: 1 # b\nb: 'c # d'\n# e\n"},
    {"anchors", "a: &x {b: [1, 2]}\nc: *x\nd: [*x, &y z, *y]\n"},
    {"several documents", "a: 1\n---\nb: 2\n---\n---\nc: 3\n"},
    {"markers with content", "--- {a: 1}\n--- [b]\n...\n"},
    {"CR LF", "a: 1\r\nb:\r\n  - x\r\n"},
    {"duplicate keys", "a: 1\na: 2\n"},
    {"question marks", "? a\n: 1\n? b\n: 2\n"},
};

struct Differing {
    const char* why;
    const char* first;
    const char* second;
    const char* codes;
};
std::ostream& operator<<(std::ostream& out, const Differing& c) { return out << c.why; }
const Differing differing[] = {
    {"another text", "a: 1\nb: 2\n", "a: 1\nb: 3\n", "in:2:4 [second-reader]"},
    {"another key", "a: 1\n", "b: 1\n", "in:1:1 [second-reader]"},
    {"another shape", "a: [1]\n", "a: {b: 1}\n", "in:1:4 [second-reader]"},
    {"another length", "a: [1]\n", "a: [1, 2]\n", "in:1:4 [second-reader]"},
    {"no value against an empty text", "a: ''\n", "a:\n", "in:1:4 [second-reader]"},
    {"a quoted Null is no null", "a: 'Null'\n", "a:\n", "in:1:4 [second-reader]"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(second_reader)

BOOST_DATA_TEST_CASE(both_readers_agree, data::make(agreed), c) {
    auto first = test::reading(c.text, "yaml");
    compare(first);
    BOOST_TEST(first.lines() == "");
}

BOOST_DATA_TEST_CASE(differences_are_told_at_the_first_readers_place, data::make(differing), c) {
    auto first = test::reading(c.first, "yaml");
    const auto second = test::reading(c.second, "yaml");
    compare_trees(first.documents.at(0).root, second.documents.at(0).root, first.found);
    BOOST_TEST(first.codes() == c.codes);
}

BOOST_AUTO_TEST_CASE(only_the_first_differences_are_told) {
    std::string one;
    std::string other;
    for (int i = 0; i < 50; ++i) {
        one += "k" + std::to_string(i) + ": a\n";
        other += "k" + std::to_string(i) + ": b\n";
    }
    auto first = test::reading(one, "yaml");
    compare_trees(first.documents.at(0).root, test::reading(other, "yaml").documents.at(0).root, first.found);
    BOOST_TEST(first.found.size() == 5U);
    BOOST_TEST(first.found.all().at(0).message(Language::en) ==
               "the two YAML readers disagree here: `a' to one, `b' to the other");
    BOOST_TEST(first.found.all().at(0).message(Language::zh) ==
               "两个 YAML 读取器对此处理解不同：一个读作`a'，另一个读作`b'");
}

BOOST_AUTO_TEST_CASE(what_the_second_refuses_is_a_finding) {
    const auto source = std::make_shared<Source>("in", "a: [1\nb: 2\n");
    test::Reading read;
    BOOST_TEST(!yaml_second::read(source, read.sink(), read.found));
    BOOST_TEST(read.codes() == "in:2:2 [second-reader]");
}

BOOST_AUTO_TEST_CASE(both_readers_agree_on_every_rubric_that_we_ship) {
    std::size_t compared = 0;
    for (const auto& entry : fs::directory_iterator(ceping::test::source_dir() + "/rubrics")) {
        if (entry.path().extension() != ".yaml") {
            continue;
        }
        test::Reading first;
        read_input(entry.path().string(), "", {}, first.sink(), first.found);
        compare(first);
        BOOST_TEST(first.lines() == "");
        ++compared;
    }
    BOOST_TEST(compared >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
