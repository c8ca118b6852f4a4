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

BOOST_AUTO_TEST_SUITE_END()
