#include <ceping/analyse/ranking/composite.hpp>

#include "unit/analyse/results.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace ceping;
using test::exact;
using test::Results;

namespace {

/// `unit score` of each, with what sets it apart; then who is incomplete for want of which year, and what no share names.
std::string shown(const Composite& composite) {
    std::string out;
    for (const auto& each : composite.set.results) {
        out += each.unit +
               (!each.scored() ? " rejected" : " " + each.score.plain() + " = " + each.exact.text()) +
               (each.eligible ? "" : " ineligible") + "; ";
    }
    for (const auto& each : composite.incomplete) {
        out += composite.set.results[each.result].unit + " lacks " + each.edition + "; ";
    }
    for (const auto& each : composite.strangers) {
        out += "stranger " + each + "; ";
    }
    return out;
}

const std::vector<YearShare> three_years = {
    {"2013", exact("0.15")}, {"2014", exact("0.25")}, {"2015", exact("0.6")}};

class Years : public Results {
public:
    Years& add(const std::string& unit, const std::string& year, std::string_view score) {
        this->unit(unit, score).last().edition = year;
        return *this;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(composite)

BOOST_AUTO_TEST_CASE(adds_up_years_by_their_shares) {
    Years years;
    years.add("a", "2014", "70").add("b", "2013", "60").add("a", "2013", "80").add("a", "2015", "90");
    years.add("b", "2015", "81").add("b", "2014", "72");
    // a: 0.15 * 80 + 0.25 * 70 + 0.6 * 90, b: 0.15 * 60 + 0.25 * 72 + 0.6 * 81.
    BOOST_TEST(shown(combine_years(years.set, three_years, 2, Rounding::half_up)) ==
               "a 83.5 = 167/2; b 75.6 = 378/5; ");
}

BOOST_AUTO_TEST_CASE(rounds_once) {
    Years years;
    years.add("a", "1", "10.004").add("a", "2", "10.006");  // would be 10.00 and 10.01 each rounded
    const std::vector<YearShare> halves = {{"1", exact("0.5")}, {"2", exact("0.5")}};
    BOOST_TEST(shown(combine_years(years.set, halves, 3, Rounding::half_up)) == "a 10.005 = 2001/200; ");
    BOOST_TEST(shown(combine_years(years.set, halves, 2, Rounding::half_up)) == "a 10.01 = 2001/200; ");
    BOOST_TEST(shown(combine_years(years.set, halves, 2, Rounding::half_even)) == "a 10 = 2001/200; ");
    BOOST_TEST(shown(combine_years(years.set, halves, 2, Rounding::down)) == "a 10 = 2001/200; ");
}

BOOST_AUTO_TEST_CASE(counts_a_year_of_another_total_by_its_share_of_it) {
    Years years;
    years.add("a", "2014", "60").last().total = 80;
    years.last().base = 56;
    years.last().bonus = 8;
    years.last().penalty = 4;
    years.add("a", "2015", "90").last().bonus = 2;
    years.last().base = 89;
    years.last().penalty = 1;
    const auto out =
        combine_years(years.set, {{"2014", exact("1/4")}, {"2015", exact("3/4")}}, 2, Rounding::half_up);
    BOOST_TEST(shown(out) == "a 86.25 = 345/4; ");  // 75 / 4 + 90 * 3 / 4
    BOOST_REQUIRE(out.set.results.size() == 1U);
    const SavedResult& unit = out.set.results[0];
    BOOST_TEST(unit.total.text() == "100");
    BOOST_TEST(unit.base.text() == "337/4");  // 70 / 4 + 89 * 3 / 4
    BOOST_TEST(unit.bonus.text() == "4");     // 10 / 4 + 2 * 3 / 4
    BOOST_TEST(unit.penalty.text() == "2");   // 5 / 4 + 3 / 4
    // The last year named gives the total, whichever comes first.
    const auto turned =
        combine_years(years.set, {{"2015", exact("3/4")}, {"2014", exact("1/4")}}, 2, Rounding::half_up);
    BOOST_TEST(shown(turned) == "a 69 = 69; ");
    BOOST_TEST(turned.set.results[0].total.text() == "80");
}

BOOST_AUTO_TEST_CASE(says_of_a_unit_what_its_last_year_says) {
    Years years;
    years.add("a", "2015", "90").fact("kind", "窗口").region("泉州市/丰泽区").band("good");
    years.last().name = "新名";
    years.last().stage = Stage::verified;
    years.last().claimed = exact("95");
    years.add("a", "2014", "80").fact("kind", "机关").region("泉州市").band("fair");
    years.last().name = "旧名";
    const auto out =
        combine_years(years.set, {{"2014", exact("0.5")}, {"2015", exact("0.5")}}, 2, Rounding::half_up);
    BOOST_REQUIRE(out.set.results.size() == 1U);
    const SavedResult& unit = out.set.results[0];
    BOOST_TEST(unit.name == "新名");
    BOOST_TEST(unit.region == "泉州市/丰泽区");
    BOOST_TEST(std::string(unit.fact("kind").value_or("")) == "窗口");
    BOOST_TEST((unit.stage == Stage::verified));
}

BOOST_AUTO_TEST_CASE(has_no_composite_where_a_year_is_missing_or_was_rejected) {
    Years years;
    years.add("a", "2013", "80").add("a", "2014", "70");
    years.last().name = "甲";
    years.add("b", "2013", "60").add("b", "2014", "72").rejected();
    years.add("b", "2015", "81").fact("kind", "窗口");
    years.add("c", "2015", "81").add("c", "2013", "81").add("c", "2014", "81");
    const auto out = combine_years(years.set, three_years, 2, Rounding::half_up);
    BOOST_TEST(shown(out) == "a rejected; b rejected; c 81 = 81; a lacks 2015; b lacks 2014; ");
    BOOST_TEST(out.set.results[0].name == "甲");
    BOOST_TEST(std::string(out.set.results[1].fact("kind").value_or("")) == "窗口");
}

BOOST_AUTO_TEST_CASE(is_eligible_where_it_was_in_every_year) {
    Years years;
    years.add("a", "1", "80").ineligible();
    years.add("a", "2", "90").add("b", "1", "70").add("b", "2", "60").ineligible();
    years.add("c", "1", "50").add("c", "2", "60");
    BOOST_TEST(
        shown(combine_years(years.set, {{"1", exact("0.5")}, {"2", exact("0.5")}}, 2, Rounding::half_up)) ==
        "a 85 = 85 ineligible; b 65 = 65 ineligible; c 55 = 55; ");
}

BOOST_AUTO_TEST_CASE(names_editions_that_no_share_has) {
    Years years;
    years.add("a", "2016", "80").add("b", "2012", "80").add("c", "2012", "70").add("d", "2015", "60");
    BOOST_TEST(shown(combine_years(years.set, {{"2015", exact("1")}}, 2, Rounding::half_up)) ==
               "d 60 = 60; stranger 2012; stranger 2016; ");
}

BOOST_AUTO_TEST_SUITE_END()
