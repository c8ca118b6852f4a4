#include <ceping/base/text.hpp>
#include <ceping/node/source.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Case {
    const char* why;
    std::string text;
    std::size_t offset;
    Place place;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.why; }
const Case cases[] = {
    {"the beginning", "ab", 0, {1, 1}},
    {"a column", "ab", 1, {1, 2}},
    {"the end", "ab", 2, {1, 3}},
    {"beyond the end is the end", "ab", 9, {1, 3}},
    {"a tab is one column", "\tb", 1, {1, 2}},
    {"columns count code points", "泉州b", 6, {1, 3}},
    {"the second line", "a\nb", 2, {2, 1}},
    {"the line end belongs to its line", "a\nb", 1, {1, 2}},
    {"CR LF is one line end", "a\r\nb", 3, {2, 1}},
    {"between CR and LF", "a\r\nb", 2, {1, 3}},
    {"CR alone is a line end", "a\rb", 2, {2, 1}},
    {"two CR are two line ends", "\r\rb", 2, {3, 1}},
    {"after an empty last line", "a\n\n", 3, {3, 1}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(source)

BOOST_DATA_TEST_CASE(tells_lines_and_columns, data::make(cases), c) {
    BOOST_TEST((Source("p", c.text).place_of(c.offset) == c.place));
    BOOST_TEST((Source("p", c.text, 5).place_of(c.offset) == Place{c.place.line + 4, c.place.column}));
}

BOOST_AUTO_TEST_CASE(places_do_not_depend_on_what_was_asked_before) {
    const std::string text = "泉a\r\nb\rc\n\n\t州\n";
    const Source rising("p", text);
    const Source falling("p", text);
    const Source both("p", text);
    for (std::size_t i = 0; i <= text.size(); ++i) {
        BOOST_TEST((rising.place_of(i) == Source("p", text).place_of(i)));
        BOOST_TEST((falling.place_of(text.size() - i) == Source("p", text).place_of(text.size() - i)));
        BOOST_TEST((both.place_of(i * 7 % text.size()) == Source("p", text).place_of(i * 7 % text.size())));
        (void)both.line(static_cast<std::uint32_t>(i % 6));
    }
}

BOOST_AUTO_TEST_CASE(places_hold_far_into_a_text) {
    // Counted here character by character: each line end and each first byte of a character of three bytes.
    std::string text;
    for (int line = 0; line < 700; ++line) {
        text +=
            std::string(static_cast<std::size_t>(line) % 13, 'x') + "泉州" + (line % 3 == 0 ? "\r\n" : "\n");
    }
    text += std::string(5000, 'y') + "州";
    std::vector<Place> expected;
    Place here{1, 1};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool continuation = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        expected.push_back(continuation ? Place{here.line, here.column} : here);
        if (text[i] == '\n') {
            here = {here.line + 1, 1};
        } else if (!continuation) {
            ++here.column;
        }
    }
    const Source source("p", text);
    (void)source.place_of(text.size());
    for (std::size_t i = text.size(); i-- > 0;) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            BOOST_REQUIRE((source.place_of(i) == expected[i]));
        }
    }
}

BOOST_AUTO_TEST_CASE(places_hold_on_a_way_that_goes_to_and_fro) {
    std::string text;
    for (int line = 0; line < 9; ++line) {
        for (int word = 0; word < 700; ++word) {
            text += word % 3 == 0 ? "泉州" : "x";
        }
        text += "\n";
    }
    const Source source("p", text);
    // Forty steps on, then back by one to some two thousand bytes: within the line and beyond it.
    std::size_t at = 0;
    for (std::size_t turn = 0; at < text.size(); ++turn) {
        at += 40;
        const std::size_t back = turn * turn * 37 % 2100;
        for (const std::size_t offset : {at, at > back ? at - back : 0, at - 7}) {
            BOOST_REQUIRE((source.place_of(offset) == Source("p", text).place_of(offset)));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_excerpt_is_short_and_around_its_place) {
    std::string line;
    for (int i = 0; i < 3000; ++i) {
        line += "泉" + std::to_string(i);
    }
    const Source source("p", "first\n" + line + "\nlast");
    BOOST_TEST(source.excerpt({1, 3}).text == "first");
    BOOST_TEST(source.excerpt({1, 3}).column == 1U);
    for (const std::uint32_t column : {1U, 121U, 122U, 700U, 9000U}) {
        const Excerpt excerpt = source.excerpt({2, column});
        BOOST_TEST(code_points(excerpt.text) <= 240U);
        BOOST_TEST(excerpt.column == (column > 121 ? column - 120 : 1U));
        const std::size_t at = offset_after(line, excerpt.column - 1);
        BOOST_TEST(line.substr(at, excerpt.text.size()) == excerpt.text);
    }
    BOOST_TEST(source.excerpt({9, 1}).empty());
    BOOST_TEST(excerpt_of("ab\xB2\xE2", 1).text == "ab\uFFFD\uFFFD");
}

BOOST_AUTO_TEST_CASE(gives_lines_without_their_ends) {
    const Source text("p", "one\r\ntwo\rthree\n\nfive", 10);
    BOOST_TEST(text.line(14) == "five");
    BOOST_TEST(text.line(10) == "one");
    BOOST_TEST(text.line(11) == "two");
    BOOST_TEST(text.line(12) == "three");
    BOOST_TEST(text.line(13) == "");
    BOOST_TEST(text.line(9) == "");
    BOOST_TEST(text.line(15) == "");
}

BOOST_AUTO_TEST_SUITE_END()
