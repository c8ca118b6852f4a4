// What was found of a unit, in words: every kind of criterion.
#include <ceping/write/letters/found_words.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

#include "unit/write/reported.hpp"

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Found {
    const char* item;
    const char* answer;
    const char* zh;
    const char* en;
};
std::ostream& operator<<(std::ostream& out, const Found& c) { return out << c.item << " " << c.answer; }

const Found answers[] = {
    {"1.1", "B", "评为“B”：全年学习二次", "level B: 全年学习二次"},
    {"1.1", "C", "评为“C”", "level C"},
    {"1.2", "B", "评为“B”", "level B"},
    {"1.3", "a", "未达到：b 流程", "not met: b 流程"},
    {"1.3", "-", "未达到：a 职责；b 流程", "not met: a 职责；b 流程"},
    {"1.4", "80", "80%", "80 %"},
    {"1.4", "num=38;den=40", "38/40，即95.0%", "38/40, 95.0%"},
    {"1.4", "num=38;den=40;sample=12", "38/40，即95.0%（样本12）", "38/40, 95.0% (sample 12)"},
    {"1.4", "value=78.8;sample=104", "78.8%（样本104）", "78.8 % (sample 104)"},
    {"1.5", "3.5", "评3.5分", "given 3.5 points"},
    {"2.1", "2", "2起", "2 起"},
    {"2.2", "省级=1;市级=3", "省级1项、市级3项", "省级 1, 市级 3"},
    {"2.2", "-", "没有", "none"},
    {"2.3", "", "", ""},
    {"K1", "a", "存在：a 收费", "found: a 收费"},
    {"K1", "a;b", "存在：a 收费；b 经营", "found: a 收费；b 经营"},
};

Words found_of(const char* id, const std::string& answer, NodeStatus status = NodeStatus::scored) {
    const Rubric rubric = test::written_rubric(test::noticed_rubric);
    test::NoticedResults results;
    results.unit("u1", "10").node(id, "1", "4", answer, status);
    return found_words(rubric, rubric.at(rubric.find(id)), results.last(), 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(found_in_words)

BOOST_DATA_TEST_CASE(answers_in_the_rubric_s_words, data::make(answers)) {
    const Words found = found_of(sample.item, sample.answer);
    if (std::string_view(sample.item) == "2.3") {
        // Nobody answers it: the rule says what the day of submission costs.
        const Rubric rubric = test::written_rubric(test::noticed_rubric);
        const Item& item = rubric.at(rubric.find("2.3"));
        BOOST_TEST(found.zh == item.criterion->kind->rule(item.points).zh);
        BOOST_TEST(!found.en.empty());
        return;
    }
    BOOST_TEST(found.zh == sample.zh);
    BOOST_TEST(found.en == sample.en);
}

BOOST_AUTO_TEST_CASE(nothing_was_answered) {
    BOOST_TEST(found_of("1.1", "", NodeStatus::missing).zh == "没有填报");
    BOOST_TEST(found_of("2.3", "", NodeStatus::missing).en == "not answered");
}

BOOST_AUTO_TEST_CASE(several_methods_by_their_titles) {
    const Rubric rubric = test::written_rubric(test::noticed_rubric);
    test::NoticedResults results;
    results.unit("u1", "10").node("1.5", "2", "4");
    results.detail().by = {{"material", 3}, {"onsite", Exact::fraction(1, 3)}, {"web", 1}, {"self", 4}};
    const Words found = found_words(rubric, rubric.at(rubric.find("1.5")), results.last(), 0);
    BOOST_TEST(found.zh == "材料审核得3分，实地暗访得0.33分，web得1分，自评得4分");
    BOOST_TEST(found.en == "材料审核 3, 实地暗访 0.33, web 1, self 4");
}

BOOST_AUTO_TEST_CASE(nothing_is_known_without_details) {
    const Rubric rubric = test::written_rubric(test::noticed_rubric);
    test::Results results;
    results.unit("u1", "10").node("1.1", "2", "4");
    BOOST_TEST(found_words(rubric, rubric.at(rubric.find("1.1")), results.last(), 0).zh.empty());
}

BOOST_AUTO_TEST_SUITE_END()
