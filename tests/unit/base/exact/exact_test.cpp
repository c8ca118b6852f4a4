#include <ceping/base/error.hpp>
#include <ceping/base/exact/exact.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <stdexcept>
#include <string>

namespace data = boost::unit_test::data;
using ceping::Exact;
using ceping::Rounding;

namespace {

Exact number(const char* text) { return Exact::parse(text).value(); }

struct Grammar {
    const char* why;
    const char* text;
    const char* value;  // as text(); null where it is no number
};
std::ostream& operator<<(std::ostream& out, const Grammar& c) { return out << c.why << ": " << c.text; }
const Grammar grammar[] = {
    {"a whole number", "12", "12"},
    {"zero", "0", "0"},
    {"a decimal", "0.66", "33/50"},
    {"leading zeros mean nothing", "007.50", "15/2"},
    {"a fraction", "1/3", "1/3"},
    {"a fraction is brought to lowest terms", "12/8", "3/2"},
    {"a negative one", "-2.5", "-5/2"},
    {"a negative fraction", "-1/4", "-1/4"},
    {"minus nothing is nothing", "-0.00", "0"},
    {"more digits than a machine word", "123456789012345678901234567890", "123456789012345678901234567890"},
    {"no exponent", "1e2", nullptr},
    {"no plus sign", "+5", nullptr},
    {"no bare point before", ".5", nullptr},
    {"no bare point after", "5.", nullptr},
    {"no grouping", "1,000", nullptr},
    {"no blank before", " 1", nullptr},
    {"no blank after", "1 ", nullptr},
    {"no second point", "1.2.3", nullptr},
    {"no decimal in a fraction", "1.5/2", nullptr},
    {"no sign below the line", "1/-2", nullptr},
    {"no fraction without a denominator", "1/", nullptr},
    {"no denominator of zero", "1/0", nullptr},
    {"no sign alone", "-", nullptr},
    {"no double sign", "--1", nullptr},
    {"nothing is no number", "", nullptr},
    {"no hexadecimal", "0x10", nullptr},
    {"no infinity", "inf", nullptr},
    {"no percent sign", "50%", nullptr},
    {"no full-width digits: decoding makes them ASCII first", "１２", nullptr},
};

struct Rounded {
    const char* why;
    const char* value;
    int places;
    Rounding mode;
    const char* fixed;
};
std::ostream& operator<<(std::ostream& out, const Rounded& c) { return out << c.why << ": " << c.value; }
const Rounded roundings[] = {
    {"a tie goes up", "0.125", 2, Rounding::half_up, "0.13"},
    {"a tie goes away from zero", "-0.125", 2, Rounding::half_up, "-0.13"},
    {"a tie that no double can hold", "84.995", 2, Rounding::half_up, "85.00"},
    {"just below a tie", "84.9949999999999999999999", 2, Rounding::half_up, "84.99"},
    {"a tie to the even digit, up", "0.135", 2, Rounding::half_even, "0.14"},
    {"a tie to the even digit, down", "0.125", 2, Rounding::half_even, "0.12"},
    {"a negative tie to the even digit", "-0.125", 2, Rounding::half_even, "-0.12"},
    {"above a tie is no tie", "0.1250001", 2, Rounding::half_even, "0.13"},
    {"down drops everything", "84.999", 2, Rounding::down, "84.99"},
    {"down goes towards zero", "-84.999", 2, Rounding::down, "-84.99"},
    {"no negative zero", "-0.001", 2, Rounding::half_up, "0.00"},
    {"no negative zero when dropping", "-0.009", 2, Rounding::down, "0.00"},
    {"trailing zeros are kept", "87.5", 2, Rounding::down, "87.50"},
    {"a carry through every digit", "99.995", 2, Rounding::half_up, "100.00"},
    {"whole points", "84.5", 0, Rounding::half_up, "85"},
    {"whole points, even", "84.5", 0, Rounding::half_even, "84"},
    {"a fraction without end", "2/3", 4, Rounding::half_up, "0.6667"},
    {"many places", "1/3", 18, Rounding::half_up, "0.333333333333333333"},
    {"a big number keeps every digit", "123456789012345678901234567890.125", 2, Rounding::half_up,
     "123456789012345678901234567890.13"},
    {"a big negative tie", "-123456789012345678901234567890.125", 2, Rounding::half_even,
     "-123456789012345678901234567890.12"},
};

/// 2 to the power of `bits`.
Exact power_of_two(int bits) {
    Exact value(1);
    for (int i = 0; i < bits; ++i) {
        value *= Exact(2);
    }
    return value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exact)

BOOST_DATA_TEST_CASE(reads_what_the_grammar_allows, data::make(grammar), c) {
    const auto value = Exact::parse(c.text);
    BOOST_TEST((value ? value->text() : "none") == (c.value == nullptr ? "none" : c.value));
}

BOOST_DATA_TEST_CASE(rounds_as_with_pencil_and_paper, data::make(roundings), c) {
    BOOST_TEST(number(c.value).fixed(c.places, c.mode) == c.fixed);
}

BOOST_AUTO_TEST_CASE(ten_times_a_tenth_is_one) {
    Exact sum;
    for (int i = 0; i < 10; ++i) {
        sum += number("0.1");
    }
    BOOST_TEST((sum == Exact(1)));
    BOOST_TEST(sum.text() == "1");
}

BOOST_AUTO_TEST_CASE(two_thirds_of_a_level_is_exact) {
    BOOST_TEST((number("0.66") * number("2.5")).text() == "33/20");
    BOOST_TEST((number("0.66") * number("2.5")).fixed(2, Rounding::half_up) == "1.65");
}

BOOST_AUTO_TEST_CASE(thirds_add_up) {
    const Exact third = Exact::fraction(1, 3);
    BOOST_TEST((third + third + third == Exact(1)));
    BOOST_TEST((third * Exact(3)).is_whole());
}

BOOST_AUTO_TEST_CASE(orders_by_value) {
    BOOST_TEST((number("0.5") == Exact::fraction(2, 4)));
    BOOST_TEST((number("-1") < number("-0.99")));
    BOOST_TEST((Exact::fraction(1, 3) < number("0.3334")));
    BOOST_TEST((number("100000000000000000000") > Exact(1)));
    BOOST_TEST(number("-0.5").sign() == -1);
    BOOST_TEST(Exact().is_zero());
}

BOOST_AUTO_TEST_CASE(knows_whole_numbers_by_value) {
    BOOST_TEST(number("2.0").is_whole());
    BOOST_TEST(number("4/2").is_whole());
    BOOST_TEST((number("4/2").whole() == 2));
    BOOST_TEST(!number("2.5").is_whole());
    BOOST_TEST(!number("100000000000000000000").whole().has_value());
}

BOOST_AUTO_TEST_CASE(writes_the_forms_of_results) {
    BOOST_TEST(number("87.50").shortest() == "87.5");
    BOOST_TEST(Exact::fraction(2, 3).shortest() == "0.666667");
    BOOST_TEST(number("-0.0000001").shortest() == "0");
    BOOST_TEST(number("1747/20").text() == "1747/20");
    BOOST_TEST(number("0.660").plain() == "0.66");
    BOOST_TEST(Exact::fraction(1, 3).plain() == "1/3");
}

BOOST_AUTO_TEST_CASE(grows_past_machine_words_and_comes_back) {
    const Exact big = number("9223372036854775807") * number("9223372036854775807");
    BOOST_TEST(big.text() == "85070591730234615847396907784232501249");
    BOOST_TEST((big / number("9223372036854775807")).text() == "9223372036854775807");
    BOOST_TEST((big - big).is_zero());
    Exact copy = big;
    copy += Exact(1);
    BOOST_TEST((big < copy));
    const Exact least = number("-9223372036854775808");
    BOOST_TEST((-least).text() == "9223372036854775808");
}

BOOST_AUTO_TEST_CASE(holds_4096_bits_and_no_more) {
    const Exact largest = power_of_two(4095);
    BOOST_TEST((largest + (largest - Exact(1)) > largest));
    BOOST_CHECK_THROW(largest + largest, ceping::NumberTooLarge);
    BOOST_CHECK_THROW(Exact(1) / largest / Exact(2), ceping::NumberTooLarge);
    BOOST_CHECK_THROW(Exact::parse(std::string(1300, '9')), ceping::NumberTooLarge);
    BOOST_TEST(Exact::parse(std::string(1200, '9')).has_value());
}

BOOST_AUTO_TEST_CASE(refuses_to_divide_by_zero) {
    BOOST_CHECK_THROW(Exact(1) / Exact(), std::domain_error);
    BOOST_CHECK_THROW(Exact::fraction(1, 0), std::domain_error);
}

BOOST_AUTO_TEST_SUITE_END()
