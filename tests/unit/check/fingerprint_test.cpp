#include <ceping/check/fingerprint.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

std::shared_ptr<const UnitIdentity> unit(const char* id) {
    return std::make_shared<const UnitIdentity>(UnitIdentity{id, "名称", "泉州市/丰泽区"});
}

/// A finding as it comes out where `down` lines stand above everything that it speaks of.
struct Moving {
    const char* why;
    Diagnostic (*at)(std::uint32_t down);
};
std::ostream& operator<<(std::ostream& out, const Moving& c) { return out << c.why; }

std::string number(std::uint32_t line) { return std::to_string(line); }

const Moving moving[] = {
    {"the other place with its column",
     [](std::uint32_t down) {
         return Diagnostic("duplicate-self", {"a.yaml", 3 + down, 5, {}},
                           {"u1", "b.yaml:" + number(7 + down) + ":3"});
     }},
    {"the other place without one",
     [](std::uint32_t down) {
         return Diagnostic("unit-returns", {"a.ndjson", 3 + down, 1, {}},
                           {"u1", "a.ndjson:" + number(9 + down)});
     }},
    {"a line's number that nothing but the code's text tells",
     [](std::uint32_t down) {
         return Diagnostic("duplicate-key", {"a.yaml", 12 + down, 3, {}}, {"1.1", number(9 + down)});
     }},
    {"a line's number in a word's own text",
     [](std::uint32_t down) {
         return Diagnostic("yaml-syntax", {"a.yaml", 12 + down, 3, {}},
                           {{"没有结束（映射始于第 " + number(8 + down) + " 行）",
                             "not closed (the map begins on line " + number(8 + down) + ")"}});
     }},
    {"several places in one word",
     [](std::uint32_t down) {
         const std::string others =
             "乙 (b.yaml:" + number(3 + down) + "), 丙 (c.yaml:" + number(8 + down) + ") and 2 more";
         return Diagnostic("alike-answers", {"a.yaml", 9 + down, 1, {}}, {"16", others});
     }},
    {"standard input",
     [](std::uint32_t down) {
         return Diagnostic("duplicate-self", {"-", 3 + down, 5, {}}, {"u1", "-:" + number(90 + down) + ":3"});
     }},
    {"a workbook's cell",
     [](std::uint32_t down) {
         const std::string row = number(14 + down);
         return Diagnostic("answer-range", {"a.xlsx", 14 + down, 7, "自评!G" + row},
                           {"1.1", "12", "自评!G" + row});
     }},
    {"no words at all",
     [](std::uint32_t down) {
         return Diagnostic("evidence-parts", {"a.yaml", 14 + down, 7, {}}, {});
     }},
    {"what derives it is not looked at",
     [](std::uint32_t down) {
         Diagnostic out("stated-differs", {"a.yaml", 14 + down, 7, {}}, {"score", "9", "8"});
         out.more.emplace_back("a.yaml:" + number(20 + down));
         return out;
     }},
};

/// Findings that are not the same, each with the one before it.
struct Pair {
    const char* why;
    Diagnostic one;
    Diagnostic other;
};
std::ostream& operator<<(std::ostream& out, const Pair& c) { return out << c.why; }

Diagnostic with_unit(Diagnostic finding, const char* id) {
    finding.unit = unit(id);
    return finding;
}
Diagnostic with_line(Diagnostic finding, const char* line) {
    finding.excerpt.text = line;
    return finding;
}
Diagnostic plain(const char* path, const char* word) { return {"unknown-scale", {path, 4, 2, {}}, {word}}; }

const Pair different[] = {
    {"codes", plain("a.yaml", "x"), Diagnostic("unused-scale", {"a.yaml", 4, 2, {}}, {"x"})},
    {"files", plain("a.yaml", "x"), plain("b/a.yaml", "x")},
    {"words", plain("a.yaml", "x"), plain("a.yaml", "y")},
    {"figures that are no places", Diagnostic("answer-range", {"a.yaml", 4, 2, {}}, {"1.1", "12", "0..10"}),
     Diagnostic("answer-range", {"a.yaml", 4, 2, {}}, {"1.1", "13", "0..10"})},
    {"times and proportions", plain("a.yaml", "12:30"), plain("a.yaml", "12:45")},
    {"units", with_unit(plain("a.yaml", "x"), "u1"), with_unit(plain("a.yaml", "x"), "u2")},
    {"words of a unit on the same line", with_unit(with_line(plain("a.ndjson", "x"), "{}"), "u1"),
     with_unit(with_line(plain("a.ndjson", "y"), "{}"), "u1")},
    {"lines of a rubric", with_line(plain("a.yaml", "x"), "scale: x"),
     with_line(plain("a.yaml", "x"), "- scale: x")},
    {"where one word ends", Diagnostic("bad-value", {"a", 1, 1, {}}, {"ab", "c", "d"}),
     Diagnostic("bad-value", {"a", 1, 1, {}}, {"a", "bc", "d"})},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(fingerprints_of_findings)

BOOST_DATA_TEST_CASE(they_do_not_follow_lines, data::make(moving)) {
    for (const std::uint32_t down : {1U, 10U, 1000U}) {
        BOOST_TEST(fingerprint(sample.at(0), 0) == fingerprint(sample.at(down), 0));
        BOOST_TEST(message_without_places(sample.at(0)) == message_without_places(sample.at(down)));
        // The same of a unit, with its line at hand or not.
        auto before = with_unit(sample.at(0), "u1");
        auto after = with_line(with_unit(sample.at(down), "u1"), "answers: {}");
        BOOST_TEST(fingerprint(before, 0) == fingerprint(after, 0));
        BOOST_TEST(fingerprint(before, 0) != fingerprint(sample.at(0), 0));
    }
}

BOOST_DATA_TEST_CASE(they_tell_apart, data::make(different)) {
    BOOST_TEST(fingerprint(sample.one, 0) != fingerprint(sample.other, 0));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_indented_anew_is_the_same) {
    const auto one = with_line(plain("a.yaml", "x"), "  scale: x");
    const auto other = with_line(plain("a.yaml", "x"), "      scale: x ");
    BOOST_TEST(fingerprint(one, 0) == fingerprint(other, 0));
}

BOOST_AUTO_TEST_CASE(a_path_is_the_same_however_it_is_written) {
    for (const char* path :
         {"./self/a.yaml", "self//a.yaml", "self/./a.yaml", "self/x/../a.yaml", "self\\a.yaml"}) {
        BOOST_TEST(plain_path(path) == "self/a.yaml");
        BOOST_TEST(fingerprint(plain(path, "x"), 0) == fingerprint(plain("self/a.yaml", "x"), 0));
    }
    BOOST_TEST(plain_path("-") == "-");
    BOOST_TEST(plain_path("") == "");
    BOOST_TEST(plain_path("/a/b") == "/a/b");
    const Diagnostic one("duplicate-self", {"a.yaml", 3, 5, {}}, {"u1", "./b.yaml:7:3"});
    const Diagnostic other("duplicate-self", {"./a.yaml", 3, 5, {}}, {"u1", "b.yaml:9:3"});
    BOOST_TEST(fingerprint(one, 0) == fingerprint(other, 0));
}

BOOST_AUTO_TEST_CASE(messages_for_people_name_no_line) {
    BOOST_TEST(message_without_places(moving[0].at(0)) ==
               "unit `u1' has two self records; the other is at b.yaml");
    BOOST_TEST(message_without_places(moving[2].at(0)) == "duplicate key `1.1', first on line ...");
    BOOST_TEST(message_without_places(moving[4].at(0)) ==
               "all 16 answers are the same as those of 乙 (b.yaml), 丙 (c.yaml) and 2 more");
}

BOOST_AUTO_TEST_CASE(repeats_are_told_apart_and_the_first_keeps_its_own) {
    const auto one = plain("a.yaml", "x");
    const auto prints = fingerprints({&one, &one, &one});
    BOOST_TEST(std::set<std::string>(prints.begin(), prints.end()).size() == 3U);
    BOOST_TEST(prints[0] == fingerprint(one, 0));
    BOOST_TEST(prints[0].size() == 64U);
}

BOOST_AUTO_TEST_SUITE_END()
