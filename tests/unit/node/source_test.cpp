#include <ceping/node/source.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

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
