// Where an evaluation stands at the end of a quarter.
#include <ceping/analyse/quarter.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

#include "unit/write/reported.hpp"

using namespace ceping;

namespace {

std::string span(std::string_view text) {
    const auto quarter = parse_quarter(text);
    return quarter ? quarter->first().text() + "/" + quarter->last().text() : "-";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(quarters)

BOOST_AUTO_TEST_CASE(are_read_and_span_three_months) {
    BOOST_TEST(span("2015Q1") == "2015-01-01/2015-03-31");
    BOOST_TEST(span("2015q2") == "2015-04-01/2015-06-30");
    BOOST_TEST(span("2015-Q3") == "2015-07-01/2015-09-30");
    BOOST_TEST(span("2016 Q4") == "2016-10-01/2016-12-31");
    for (const char* const text : {"", "2015", "2015Q", "2015Q0", "2015Q5", "215Q1", "2015Q11", "0000Q1",
                                   "2015--Q1", "+201Q1", "Q12015"}) {
        BOOST_TEST(span(text) == "-", text);
    }
}

BOOST_AUTO_TEST_CASE(tell_what_is_there_and_what_is_outstanding) {
    const Rubric rubric =
        test::written_rubric(test::noticed_rubric);  // 1.5 is assessed by material, onsite and web
    test::NoticedResults results;
    results.unit("u1", "20").node("1.5", "3", "4");
    results.last().inputs = {{"a", "", "self", "2015-08-01"},
                             {"b", "", "onsite", "2015-09-30"},
                             {"c", "", "onsite", "2015-07-01"},
                             {"d", "", "material", "2015-06-30"},
                             {"e", "", "web", "2015-10-01"}};
    // Nothing says when: it counts as done, and as nothing of this quarter.
    results.unit("u2", "20").node("1.5", "3", "4");
    results.last().inputs = {{"f", "", "self", ""}, {"g", "", "onsite", ""}};
    // What is visited does not apply to it, and its own record came later.
    results.unit("u3", "20").node("1.5", "0", "0", "", NodeStatus::not_applicable);
    results.last().inputs = {{"h", "", "self", "2015-10-01"}};
    const QuarterProgress of = quarter_progress(rubric, results.set, *parse_quarter("2015Q3"));
    BOOST_TEST(of.reported == 2U);
    BOOST_TEST(of.in_quarter == 1U);
    BOOST_TEST(of.undated == 1U);
    BOOST_TEST(of.outstanding == 2U);
    BOOST_TEST_REQUIRE(of.methods.size() == 3U);
    const auto figures = [&](std::size_t i) {
        const MethodProgress& each = of.methods[i];
        return rubric.method(each.method).id + " " + std::to_string(each.wanted) + " " +
               std::to_string(each.records) + " " + std::to_string(each.visited) + " " +
               std::to_string(each.done);
    };
    BOOST_TEST(figures(0) == "material 2 0 0 1");
    BOOST_TEST(figures(1) == "onsite 2 2 1 2");
    BOOST_TEST(figures(2) == "web 2 0 0 0");
    BOOST_TEST_REQUIRE(of.units.size() == 3U);
    BOOST_TEST(of.units[0].on->text() == "2015-08-01");
    BOOST_TEST_REQUIRE(of.units[0].visits.size() == 2U);
    BOOST_TEST(of.units[0].visits[0].second.text() == "2015-07-01");
    BOOST_TEST(of.units[0].outstanding.size() == 1U);
    BOOST_TEST(of.units[1].outstanding.size() == 2U);
    BOOST_TEST(!of.units[1].on.has_value());
    BOOST_TEST(!of.units[2].reported);
    BOOST_TEST(of.units[2].outstanding.empty());
}

BOOST_AUTO_TEST_SUITE_END()
