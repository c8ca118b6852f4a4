#include <ceping/write/formats/number.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace data = boost::unit_test::data;
using ceping::Exact;

namespace {

struct Case {
    const char* why;
    const char* value;
    const char* shown;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.why; }

const Case cases[] = {
    {"a whole number has no point", "12", "12"},
    {"zero", "0", "0"},
    {"a fraction that is whole", "24/2", "12"},
    {"trailing zeros go", "87.50", "87.5"},
    {"zeros behind the point stay", "0.000001", "0.000001"},
    {"rounded half up at six places", "2/3", "0.666667"},
    {"a tie goes up", "0.0000005", "0.000001"},
    {"below a tie is nothing", "0.00000049", "0"},
    {"no negative zero", "-0.0000004", "0"},
    {"a negative number below one", "-1/4", "-0.25"},
    {"rounding can make it whole", "0.9999999", "1"},
    {"a number beyond 64 bits", "123456789012345678901234567890.125", "123456789012345678901234567890.125"},
    {"millionths beyond 64 bits", "99999999999999999.5", "99999999999999999.5"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(number)

BOOST_DATA_TEST_CASE(writes_the_shortest_digits, data::make(cases), c) {
    const Exact value = Exact::parse(c.value).value();
    std::string out = "x";
    ceping::append_number(out, value);
    BOOST_TEST(out == std::string("x") + c.shown);
    BOOST_TEST(value.shortest() == c.shown);
}

BOOST_AUTO_TEST_CASE(percent_has_one_decimal) {
    BOOST_TEST(ceping::percent(Exact::parse("5/8").value()) == "62.5%");
    BOOST_TEST(ceping::percent(Exact::parse("2/3").value()) == "66.7%");
    BOOST_TEST(ceping::percent(1) == "100.0%");
}

BOOST_AUTO_TEST_SUITE_END()
