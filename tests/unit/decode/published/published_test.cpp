#include <ceping/decode/published/published.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace ceping;

namespace {

std::string rank(std::string_view text) {
    const auto value = rank_in(text);
    return value ? std::to_string(*value) : "none";
}

std::string shares(const std::vector<std::string>& texts) {
    const auto values = shares_in(texts);
    std::string out;
    for (const auto& each : values.value_or(std::vector<Exact>())) {
        out += (out.empty() ? "" : " ") + each.text();
    }
    return values ? out : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published)

BOOST_AUTO_TEST_CASE(ranks_as_people_write_them) {
    BOOST_TEST(rank("8") == "8");
    BOOST_TEST(rank(" １２ ") == "12");
    BOOST_TEST(rank("第8名") == "8");
    BOOST_TEST(rank("第八名") == "8");
    BOOST_TEST(rank("十") == "10");
    BOOST_TEST(rank("十二") == "12");
    BOOST_TEST(rank("第二十名") == "20");
    BOOST_TEST(rank("九十九位") == "99");
    BOOST_TEST(rank("8.0") == "8");
    for (const char* text :
         {"=3", "3=", "并列第3", "3（并列）", "第三名", "③", "第 3 名", "并列第三", "3rd", "T3"}) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(rank(text) == "3"); }
    }
    BOOST_TEST(rank("一百零八") == "108");
    BOOST_TEST(rank("二百三十") == "230");
    BOOST_TEST(rank("㊿") == "50");
    BOOST_TEST(rank("㉑") == "21");
    for (const char* text : {"", "0", "-1", "8.5", "十十", "二三", "零", "八九十", "优秀", "第名", "6-10",
                             "不排名", "一百零", "零八", "十百"}) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(rank(text) == "none"); }
    }
}

BOOST_AUTO_TEST_CASE(weights_as_people_write_them) {
    BOOST_TEST(shares({"30%", "70%"}) == "3/10 7/10");
    BOOST_TEST(shares({"30", "70"}) == "3/10 7/10");
    BOOST_TEST(shares({"0.3", "0.7"}) == "3/10 7/10");
    BOOST_TEST(shares({"1/3", "2/3"}) == "1/3 2/3");
    BOOST_TEST(shares({"1%", "0.5%"}) == "1/100 1/200");
    BOOST_TEST(shares({"30", "x"}) == "none");
    BOOST_TEST(shares({"-30", "130"}) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
