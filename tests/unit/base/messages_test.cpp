#include <ceping/base/messages.hpp>

#include <ceping/base/text.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(messages)

BOOST_AUTO_TEST_CASE(a_pattern_takes_its_values_by_name_in_each_language) {
    constexpr Pattern moved{"{unit}由第{before}名升至第{after}名", "{unit} rose to {after} from {before}"};
    const Words words =
        moved.with({{"before", 3}, {"after", std::size_t{1}}, {"unit", {"洛江区", "Luojiang"}}});
    BOOST_TEST(words.zh == "洛江区由第3名升至第1名");
    BOOST_TEST(words.en == "Luojiang rose to 1 from 3");
}

BOOST_AUTO_TEST_CASE(a_count_takes_its_noun_along) {
    constexpr Pattern left{"剩 {units} 个单位", "{units} left"};
    BOOST_TEST(left.with({{"units", {"1", counted(1, "unit")}}}).en == "1 unit left");
    BOOST_TEST(left.with({{"units", {"2", counted(2, "unit")}}}).en == "2 units left");
    BOOST_TEST(left.with({{"units", {"2", counted(2, "unit")}}}).zh == "剩 2 个单位");
}

BOOST_AUTO_TEST_CASE(a_value_is_taken_as_it_is_and_doubled_braces_are_one) {
    constexpr Pattern quoted{"{{{what}}}与{what}", "{{{what}}} and {what}"};
    const Words words = quoted.with({{"what", "{x} {{}"}});
    BOOST_TEST(words.zh == "{{x} {{}}与{x} {{}");
    BOOST_TEST(words.en == "{{x} {{}} and {x} {{}");
}

BOOST_AUTO_TEST_CASE(a_value_too_few_or_too_many_is_a_fault_of_the_program) {
    constexpr Pattern both{"{a}和{b}", "{a} and {b}"};
    BOOST_CHECK_THROW(static_cast<void>(both.with({{"a", 1}})), std::logic_error);
    BOOST_CHECK_THROW(static_cast<void>(both.with({{"a", 1}, {"b", 2}, {"c", 3}})), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
