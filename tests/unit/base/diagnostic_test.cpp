#include <ceping/base/diagnostic.hpp>
#include <ceping/base/encoding.hpp>

#include <string>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(diagnostic)

BOOST_AUTO_TEST_CASE(a_message_quotes_no_more_than_a_person_reads) {
    std::string long_answer;
    while (long_answer.size() < 10'000'000) {
        long_answer += "满意";
    }
    const ceping::Diagnostic found("answer-level", {"a.yaml", 3, 5, {}}, {"1.1", long_answer, "A, B"},
                                   long_answer);
    for (const auto language : {ceping::Language::zh, ceping::Language::en}) {
        const std::string line = found.line(language);
        BOOST_TEST(line.size() < 5000U);
        BOOST_TEST(line.find("…") != std::string::npos);
        BOOST_TEST(!ceping::first_bad_utf8(line).has_value());
    }
}

BOOST_AUTO_TEST_CASE(what_is_short_enough_stays_whole) {
    const std::string answer(1000, 'x');
    const ceping::Diagnostic found("answer-level", {"a.yaml", 3, 5, {}}, {"1.1", answer, "A, B"});
    BOOST_TEST(found.message(ceping::Language::en).find(answer + "'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_names_that_are_as_near_none_is_suggested) {
    BOOST_TEST(ceping::nearest("D1", {"A1", "B1", "C1", "X1"}).empty());
    BOOST_TEST(ceping::nearest("D1", {"A1", "B2"}) == "A1");
    BOOST_TEST(ceping::nearest("D1", {"A1", "A1"}) == "A1");
    BOOST_TEST(ceping::nearest("tilte", {"title", "total"}) == "title");
}

BOOST_AUTO_TEST_CASE(another_case_and_chinese_words_for_keys_are_known) {
    BOOST_TEST(ceping::nearest("ABCD", {"abcd", "abce"}) == "abcd");
    BOOST_TEST(ceping::nearest("总分", {"title", "total"}) == "total");
    BOOST_TEST(ceping::nearest("等级", {"level", "measure"}) == "level");
    BOOST_TEST(ceping::nearest("等级", {"scale", "title"}) == "scale");
    BOOST_TEST(ceping::nearest("总分", {"title"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
