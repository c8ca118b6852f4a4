#include <ceping/base/date.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Case {
    const char* why;
    const char* text;
    const char* strict;  // what parse_date makes of it; null: nothing
    const char* loose;   // what parse_loose_date makes of it
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.why << ": " << c.text; }
const Case cases[] = {
    {"as the format has it", "2015-06-17", "2015-06-17", "2015-06-17"},
    {"slashes, as Excel writes", "2015/6/7", nullptr, "2015-06-07"},
    {"slashes with two figures", "2015/06/17", nullptr, "2015-06-17"},
    {"as people write", "2015年6月17日", nullptr, "2015-06-17"},
    {"dots", "2015.12.3", nullptr, "2015-12-03"},
    {"mixed signs", "2015.6-7", nullptr, nullptr},
    {"a leap day", "2016-02-29", "2016-02-29", "2016-02-29"},
    {"no leap day in 2015", "2015-02-29", nullptr, nullptr},
    {"no leap day in 1900", "1900-02-29", nullptr, nullptr},
    {"a leap day in 2000", "2000-02-29", "2000-02-29", "2000-02-29"},
    {"no thirteenth month", "2015-13-01", nullptr, nullptr},
    {"no month nought", "2015-00-10", nullptr, nullptr},
    {"no day nought", "2015-01-00", nullptr, nullptr},
    {"no 31st of April", "2015/4/31", nullptr, nullptr},
    {"no year nought", "0000-01-01", nullptr, nullptr},
    {"one figure with hyphens", "2015-6-7", nullptr, "2015-06-07"},
    {"as people say it", "2015年6月7号", nullptr, "2015-06-07"},
    {"no time part", "2015-06-17T00:00", nullptr, nullptr},
    {"no time part after slashes", "2015/6/17 0:00", nullptr, nullptr},
    {"no mixed marks", "2015/6-17", nullptr, nullptr},
    {"no blanks", " 2015-06-17", nullptr, nullptr},
    {"no short year", "15-06-17", nullptr, nullptr},
    {"no sign", "-015-06-17", nullptr, nullptr},
    {"nothing", "", nullptr, nullptr},
};

std::string shown(const std::optional<Date>& date) { return date ? date->text() : "none"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(date)

BOOST_DATA_TEST_CASE(reads_dates_of_the_calendar, data::make(cases), c) {
    BOOST_TEST(shown(parse_date(c.text)) == (c.strict == nullptr ? "none" : c.strict));
    BOOST_TEST(shown(parse_loose_date(c.text)) == (c.loose == nullptr ? "none" : c.loose));
}

BOOST_AUTO_TEST_CASE(counts_days) {
    const Date deadline{2015, 12, 20};
    BOOST_TEST(days_between(deadline, deadline) == 0);
    BOOST_TEST(days_between(deadline, {2015, 12, 23}) == 3);
    BOOST_TEST(days_between(deadline, {2015, 12, 18}) == -2);
    BOOST_TEST(days_between({2015, 12, 31}, {2016, 1, 1}) == 1);
    BOOST_TEST(days_between({2016, 2, 28}, {2016, 3, 1}) == 2);
    BOOST_TEST(days_between({1, 1, 1}, {9999, 12, 31}) == 3652058);
}

BOOST_AUTO_TEST_CASE(orders_by_day) {
    BOOST_TEST((Date{2015, 6, 17} < Date{2015, 7, 1}));
    BOOST_TEST((Date{2014, 12, 31} < Date{2015, 1, 1}));
}

BOOST_AUTO_TEST_CASE(reads_as_people_write) {
    const Date first{2015, 1, 1};
    BOOST_TEST(date_words(first).zh == "2015年1月1日");
    BOOST_TEST(date_words(first).en == "2015-01-01");
    BOOST_TEST(span_words(first, Date{2015, 12, 31}).zh == "2015年1月1日至12月31日");
    BOOST_TEST(span_words(first, Date{2016, 2, 29}).zh == "2015年1月1日至2016年2月29日");
    BOOST_TEST(span_words(first, Date{2016, 2, 29}).en == "2015-01-01 to 2016-02-29");
}

BOOST_AUTO_TEST_CASE(months_before_clip_to_the_end_of_the_month) {
    const auto before = [](const char* date, std::int64_t months) {
        return months_before(parse_date(date).value(), months).text();
    };
    BOOST_TEST(before("2015-12-31", 12) == "2014-12-31");
    BOOST_TEST(before("2015-12-31", 10) == "2015-02-28");
    BOOST_TEST(before("2016-02-29", 12) == "2015-02-28");
    BOOST_TEST(before("2016-02-29", 48) == "2012-02-29");
    BOOST_TEST(before("2015-03-30", 1) == "2015-02-28");
    BOOST_TEST(before("2015-01-15", 1) == "2014-12-15");
    BOOST_TEST(before("0002-01-15", 1200) == "0001-01-01");
}

BOOST_AUTO_TEST_SUITE_END()
