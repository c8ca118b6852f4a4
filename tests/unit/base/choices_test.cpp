#include <ceping/base/choices.hpp>

#include <ceping/base/error.hpp>

#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>

using namespace ceping;

namespace {

/// What is said where `typed` is not understood; empty where it is.
std::string refused(const std::function<void()>& typed) {
    try {
        typed();
    } catch (const UsageError& error) {
        return error.words().zh + " | " + error.words().en;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choices)

BOOST_AUTO_TEST_CASE(what_is_no_choice_is_refused_with_the_one_that_was_meant) {
    BOOST_TEST(refused([] { check_choice("text", "-f", {"csv", "text"}); }).empty());
    BOOST_TEST(refused([] {
                   check_choice("texd", "-f", {"csv", "text"});
               }) ==
               "-f 不能是“texd”；可选值为csv、text；是否应为“text”？ | "
               "-f cannot be `texd'; there are csv, text; did you mean `text'?");
    BOOST_TEST(refused([] {
                   check_choice("png", "-f", {"html", "text"});
               }) == "-f 不能是“png”；可选值为html、text | -f cannot be `png'; there are html, text");
}

BOOST_AUTO_TEST_CASE(a_count_is_plain_digits_up_to_a_limit) {
    BOOST_TEST(parse_count("0", "-j", 10) == 0U);
    BOOST_TEST(parse_count("10", "-j", 10) == 10U);
    for (const char* text : {"", "-1", "+1", "1.0", "1 ", "11", "99999999999999999999"}) {
        BOOST_TEST(refused([&] { static_cast<void>(parse_count(text, "-j", 10)); }) ==
                   "-j 不能是“" + std::string(text) + "”；应为 0 到 10 的整数 | -j cannot be `" + text +
                       "'; it is a whole number from 0 to 10");
    }
}

BOOST_AUTO_TEST_CASE(standard_input_is_read_once) {
    BOOST_TEST(refused([] { check_stdin_once({"-", "a", "a", ""}); }).empty());
    BOOST_TEST(refused([] {
                   check_stdin_once({"-", "a", "-"});
               }) == "标准输入（-）只能用一次 | standard input (-) can be read only once");
}

BOOST_AUTO_TEST_SUITE_END()
