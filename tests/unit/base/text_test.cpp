#include <ceping/base/text.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Width {
    const char* why;
    const char* text;
    std::size_t points;
    std::size_t columns;
};
std::ostream& operator<<(std::ostream& out, const Width& c) { return out << c.why; }
const Width widths[] = {
    {"ASCII", "abc", 3, 3},
    {"nothing", "", 0, 0},
    {"a Chinese character takes two columns", "民政局", 3, 6},
    {"full-width forms take two", "Ａ１％", 3, 6},
    {"a combining mark takes none", "e\xCC\x81", 2, 1},
    {"a character outside the first plane", "\xF0\xA0\x80\x80", 1, 2},
    {"mixed", "B1 加分", 5, 7},
};

struct Distance {
    const char* why;
    const char* a;
    const char* b;
    std::size_t steps;
};
std::ostream& operator<<(std::ostream& out, const Distance& c) { return out << c.why; }
const Distance distances[] = {
    {"the same", "points", "points", 0},
    {"a letter left out", "ponts", "points", 1},
    {"a letter too many", "pointts", "points", 1},
    {"another letter", "paints", "points", 1},
    {"neighbours swapped", "ponits", "points", 1},
    {"a Chinese character is one step", "服务窗囗", "服务窗口", 1},
    {"everything", "", "points", 6},
};

struct Trimmed {
    const char* why;
    const char* text;
    const char* trimmed;
};
std::ostream& operator<<(std::ostream& out, const Trimmed& c) { return out << c.why; }
const Trimmed trims[] = {
    {"nothing to do", "a b", "a b"},
    {"blanks and tabs", " \ta b\t ", "a b"},
    {"line ends", "\r\na\n", "a"},
    {"the ideographic space", "\xE3\x80\x80甲\xE3\x80\x80 ", "甲"},
    {"nothing but blanks", " \xE3\x80\x80 ", ""},
    {"a character that begins like the ideographic space", "、a", "、a"},
};

struct Narrow {
    const char* why;
    const char* text;
    bool full_width;
    const char* ascii;
};
std::ostream& operator<<(std::ostream& out, const Narrow& c) { return out << c.why; }
const Narrow narrows[] = {
    {"ASCII stays", "12.5%", false, "12.5%"},
    {"figures", "１２．５", true, "12.5"},
    {"n/a", "Ｎ／Ａ", true, "N/A"},
    {"the ideographic space",
     "1\xE3\x80\x80"
     "2",
     true, "1 2"},
    {"Chinese is not touched", "优秀", false, "优秀"},
    {"Chinese punctuation that is a full-width form", "甲，乙", true, "甲,乙"},
    {"a full stop of its own is not touched", "甲。", false, "甲。"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text)

BOOST_DATA_TEST_CASE(measures, data::make(widths), c) {
    BOOST_TEST(code_points(c.text) == c.points);
    BOOST_TEST(display_width(c.text) == c.columns);
}

BOOST_DATA_TEST_CASE(tells_how_far_a_misspelling_is, data::make(distances), c) {
    BOOST_TEST(edit_distance(c.a, c.b) == c.steps);
    BOOST_TEST(edit_distance(c.b, c.a) == c.steps);
}

BOOST_DATA_TEST_CASE(trims_the_ends, data::make(trims), c) { BOOST_TEST(trim(c.text) == c.trimmed); }

BOOST_DATA_TEST_CASE(makes_full_width_forms_ascii, data::make(narrows), c) {
    BOOST_TEST(has_full_width(c.text) == c.full_width);
    BOOST_TEST(to_ascii(c.text) == c.ascii);
}

BOOST_AUTO_TEST_CASE(pads_and_cuts_by_columns) {
    BOOST_TEST(pad("民政局", 10) == "民政局    ");
    BOOST_TEST(pad_left("民政局", 8) == "  民政局");
    BOOST_TEST(pad("民政局", 4) == "民政局");
    BOOST_TEST(fit("民政局", 6) == "民政局");
    BOOST_TEST(fit("民政局窗口", 6) == "民政~");
}

BOOST_AUTO_TEST_CASE(takes_and_gives_code_points) {
    std::string_view rest = "a\xC3\xA9\xE6\xB3\x89\xF0\xA0\x80\x80";
    std::string again;
    for (const char32_t expected : {char32_t{'a'}, char32_t{0xE9}, char32_t{0x6CC9}, char32_t{0x20000}}) {
        const char32_t c = take_code_point(rest);
        BOOST_TEST(static_cast<std::uint32_t>(c) == static_cast<std::uint32_t>(expected));
        append_code_point(again, c);
    }
    BOOST_TEST(rest.empty());
    BOOST_TEST(again == "a\xC3\xA9\xE6\xB3\x89\xF0\xA0\x80\x80");
}

BOOST_AUTO_TEST_CASE(splits_and_joins) {
    BOOST_TEST((split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"}));
    BOOST_TEST((split("", ';') == std::vector<std::string_view>{""}));
    BOOST_TEST(join({"a", "b"}) == "a, b");
    BOOST_TEST(join({}) == "");
}

BOOST_AUTO_TEST_CASE(data_cannot_forge_lines_of_a_report) {
    BOOST_TEST(printable("a\nb\tc") == "a b c");
    BOOST_TEST(printable("a\x1B[31m") == "a\xEF\xBF\xBD[31m");
    BOOST_TEST(printable("\xE2\x80\xAE") == "\xEF\xBF\xBD");  // would turn the rest of the line round
}

BOOST_AUTO_TEST_CASE(compares_without_case_of_ascii) {
    BOOST_TEST(equal_ignoring_case("N/a", "n/A"));
    BOOST_TEST(!equal_ignoring_case("na", "n/a"));
}

BOOST_AUTO_TEST_CASE(a_number_agrees_with_what_it_counts) {
    BOOST_TEST(counted("1", "unit") == "1 unit");
    BOOST_TEST(counted("0.5", "point") == "0.5 points");
    BOOST_TEST(counted(0, "unit") == "0 units");
    BOOST_TEST(counted(2, "vector fits", "vectors fit") == "2 vectors fit");
    BOOST_TEST(counted(1, "vector fits", "vectors fit") == "1 vector fits");
}

BOOST_AUTO_TEST_SUITE_END()
