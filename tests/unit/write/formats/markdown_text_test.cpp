#include <ceping/write/formats/markdown_text.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Text {
    const char* from;
    const char* to;
};
std::ostream& operator<<(std::ostream& out, const Text& c) { return out << c.from; }

const Text texts[] = {
    {"# <script>", "\\# \\<script\\>"},
    {"[x](javascript:y)", "\\[x\\](javascript:y)"},
    {"![x](y)", "!\\[x\\](y)"},
    {"*粗* _斜_ ~~删~~", "\\*粗\\* \\_斜\\_ \\~\\~删\\~\\~"},
    {"`a` | b & c \\ $d$", "\\`a\\` \\| b \\& c \\\\ \\$d\\$"},
    {"&lt;", "\\&lt;"},
    {"- a", "\\- a"},
    {"+ a", "\\+ a"},
    {"===", "\\==="},
    {"1. a", "1\\. a"},
    {"12) a", "12\\) a"},
    {"(3) a", "(3\\) a"},
    {"b) a", "b\\) a"},
    {"IV. a", "IV\\. a"},
    {"No. a", "No. a"},
    {": a", "\\: a"},
    {"1.1 学习", "1.1 学习"},
    {"7.", "7\\."},
    {"350503-hjdj", "350503-hjdj"},
    {"http://a.b", "http\\://a.b"},
    {"WWW.a.b", "WWW\\.a.b"},
    {"  甲　", "甲"},
    {"", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_DATA_TEST_CASE(data_stays_text_in_markdown, data::make(texts)) {
    BOOST_TEST(markdown_text(sample.from) == sample.to);
}

BOOST_AUTO_TEST_SUITE_END()
