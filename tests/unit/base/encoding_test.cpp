#include <ceping/base/encoding.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using namespace std::string_literals;

namespace {

constexpr std::size_t none = std::string::npos;

struct Bytes {
    const char* why;
    std::string bytes;
    std::size_t offset;  // where they stop being good
};
std::ostream& operator<<(std::ostream& out, const Bytes& c) { return out << c.why; }
const Bytes utf8[] = {
    {"ASCII", "abc", none},
    {"nothing", "", none},
    {"Chinese", "泉州", none},
    {"the last code point", "\xF4\x8F\xBF\xBF", none},
    {"GBK bytes", "a\xB8\xA3", 1},
    {"a continuation byte alone", "泉\x80", 3},
    {"a character cut off by the end", "ab\xE6\xB3", 2},
    {"a character cut off by another",
     "\xE6\xB3"
     "a",
     0},
    {"over-long", "\xC0\xAF", 0},
    {"over-long in three bytes", "\xE0\x80\xAF", 0},
    {"a surrogate", "a\xED\xA0\x80", 1},
    {"beyond Unicode", "\xF4\x90\x80\x80", 0},
    {"no such lead byte", "\xFF", 0},
    {"after a long text without fault", std::string(1000, 'x') + "\xFE", 1000},
};

const Bytes controls[] = {
    {"text, tab and line ends", "a\tb\r\nc", none},
    {"NUL", "a\0b"s, 1},
    {"escape", "\x1B[0m", 0},
    {"delete", "ab\x7F", 2},
    {"a C1 control", "a\xC2\x9B", 1},
    {"next line is a line end", "a\xC2\x85", none},
    {"the first character after C1", "a\xC2\xA0", none},
    {"a byte order mark inside", "ab\xEF\xBB\xBF", 2},
    {"a noncharacter", "a\xEF\xBF\xBE", 1},
    {"the last noncharacter of the plane", "\xEF\xBF\xBF", 0},
    {"the replacement character is a character", "\xEF\xBF\xBD", none},
    {"full-width forms share the first byte", "，ＡＢ", none},
    {"in the middle of a long text", std::string(200, 'x') + "\x01" + std::string(200, 'x'), 200},
    {"at the end of a long text", std::string(200, 'x') + "\xC2\x80", 200},
    {"across the border of two blocks", std::string(63, 'x') + "\xEF\xBB\xBF" + std::string(100, 'x'), 63},
};

struct Read {
    const char* why;
    std::string bytes;
    const char* forced;
    const char* encoding;
    std::string text;
    std::size_t bad;
};
std::ostream& operator<<(std::ostream& out, const Read& c) { return out << c.why; }
const Read reads[] = {
    {"ASCII is UTF-8", "a,b", "", "UTF-8", "a,b", none},
    {"UTF-8", "单位", "", "UTF-8", "单位", none},
    {"UTF-8 with its mark", "\xEF\xBB\xBF单位", "", "UTF-8", "单位", none},
    {"GBK", "\xB5\xA5\xCE\xBB", "", "GB18030", "单位", none},
    {"four bytes of GB18030", "\x95\x32\x82\x36", "", "GB18030", "\xF0\xA0\x80\x80", none},
    {"truncated GB18030", "\xB5\xA5\xCE", "", "GB18030", "单\uFFFD", 3},
    {"UTF-16, little end first", "\xFF\xFE\x55\x53\x4D\x4F", "", "UTF-16LE", "单位", none},
    {"UTF-16, big end first", "\xFE\xFF\x53\x55\x4F\x4D", "", "UTF-16BE", "单位", none},
    {"UTF-16 of odd length", "\xFF\xFE\x55\x53\x4D", "", "UTF-16LE", "单\uFFFD", 3},
    {"half a surrogate pair", "\xFF\xFE\x41\x00\x00\xD8\x41\x00"s, "", "UTF-16LE", "A\uFFFDA", 1},
    {"a mark of UTF-8 is believed",
     "\xEF\xBB\xBF"
     "a\xFF",
     "", "UTF-8", "a\uFFFD", 1},
    {"in neither; UTF-8 fits better", "单位单位\xFF", "", "UTF-8", "单位单位\uFFFD", 12},
    {"in neither; GB18030 fits better", "\xB5\xA5\xCE\xBB\xFF", "", "GB18030", "单位\uFFFD", 6},
    {"told to be GBK", "\xB5\xA5", "GBK", "GB18030", "单", none},
    {"told to be UTF-8", "\xB5\xA5", "utf-8", "UTF-8", "\uFFFD\uFFFD", 0},
    {"UTF-8 with half a character, good GB18030", "单位名称甲\xE4\xB8婚姻登记处", "", "UTF-8",
     "单位名称甲\uFFFD\uFFFD婚姻登记处", 15},
    {"a control character",
     "a\x01"
     "单",
     "", "UTF-8", "a\uFFFD单", 1},
    {"a mark inside, after a bad byte", "单位\xFF,\xEF\xBB\xBF名", "", "UTF-8", "单位\uFFFD,\uFEFF名", 6},
    {"told to be UTF-16 without a mark", "a\0b\0"s, "utf-16", "UTF-16LE", "ab", none},
    {"told to be UTF-16, big end first", "\0a\0b"s, "UTF-16BE", "UTF-16BE", "ab", none},
    {"nothing", "", "", "UTF-8", "", none},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(encoding)

BOOST_DATA_TEST_CASE(finds_the_first_byte_that_is_not_utf8, data::make(utf8), c) {
    const auto bad = first_bad_utf8(c.bytes);
    BOOST_TEST((bad ? bad->offset : none) == c.offset);
    if (bad) {
        BOOST_TEST(bad->byte == static_cast<unsigned char>(c.bytes[c.offset]));
    }
}

// It is looked for in blocks, whose ends fall differently with each text before.
BOOST_DATA_TEST_CASE(finds_it_wherever_it_stands, data::make(utf8), c) {
    for (const std::string unit : {"x", "é", "泉", "𠮷"}) {
        std::string before;
        for (; before.size() < 200; before += unit) {
            for (const std::size_t after : {0U, 3U, 200U}) {
                const auto bad = first_bad_utf8(before + c.bytes + std::string(after, 'x'));
                const std::size_t wanted = c.offset == none ? none : before.size() + c.offset;
                BOOST_REQUIRE((bad ? bad->offset : none) == wanted);
            }
        }
    }
}

BOOST_DATA_TEST_CASE(finds_the_first_control_character, data::make(controls), c) {
    BOOST_TEST(first_control(c.bytes).value_or(none) == c.offset);
}

BOOST_DATA_TEST_CASE(tells_the_encoding, data::make(reads), c) {
    const Decoded read = decode_text(c.bytes, c.forced);
    BOOST_TEST(read.encoding == c.encoding);
    BOOST_TEST(read.text == c.text);
    BOOST_TEST((read.faults.empty() ? none : read.faults.front().offset) == c.bad);
}

BOOST_AUTO_TEST_CASE(knows_the_names_that_may_be_asked_for) {
    for (const char* name : {"utf-8", "GB18030", "gbk", "GB2312", "utf-16", "UTF-16LE", "utf-16be"}) {
        BOOST_TEST(known_encoding(name), name);
    }
    BOOST_TEST(!known_encoding("latin-1"));
    BOOST_TEST(!known_encoding(""));
}

BOOST_AUTO_TEST_SUITE_END()
