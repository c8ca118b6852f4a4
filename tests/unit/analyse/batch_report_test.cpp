#include "reported.hpp"

#include <string>
#include <vector>

using namespace ceping;
using test::reported_results;
using test::reported_rubric;
using test::Results;

namespace {

BatchReport report_of(const Results& results, const BatchReportOptions& options = {}) {
    return make_batch_report(reported_rubric(), results.set, options);
}

std::string text(const std::optional<Exact>& value) { return value ? value->text() : "-"; }
std::string text(const PointsOf& value) { return value.points.text() + " of " + value.max.text(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(analyse_report)

BOOST_AUTO_TEST_CASE(counts_and_figures_are_of_the_scored_units) {
    const Results results = reported_results();
    const Overview overview = report_of(results).overview;
    BOOST_TEST(overview.units == 4U);
    BOOST_TEST(overview.scored == 3U);
    BOOST_TEST(overview.rejected == 1U);
    BOOST_TEST(overview.not_eligible == 1U);
    BOOST_TEST(text(overview.mean) == "6");  // (7 + 9 + 2) / 3
    BOOST_TEST(text(overview.median) == "7");
    BOOST_TEST(text(overview.lowest) == "2");
    BOOST_TEST(text(overview.highest) == "9");
    BOOST_REQUIRE(overview.bands.size() == 3U);
    BOOST_TEST(overview.bands[0].units == 2U);
    BOOST_TEST(overview.bands[1].units == 1U);
    BOOST_TEST(!overview.bands[2].band);
    BOOST_TEST(overview.bands[2].units == 0U);
}

BOOST_AUTO_TEST_CASE(scores_on_an_edge_are_counted_above_it_and_those_beyond_at_the_ends) {
    Results results;
    results.unit("a", "0")
        .unit("b", "0.49")
        .unit("c", "0.5")
        .unit("d", "9.5")
        .unit("e", "10")
        .unit("f", "10.8");
    const Overview overview = report_of(results).overview;
    BOOST_REQUIRE(overview.bins.size() == 20U);
    BOOST_TEST(overview.bins[0].units == 2U);
    BOOST_TEST(overview.bins[1].units == 1U);
    BOOST_TEST(overview.bins[1].from.text() == "1/2");
    BOOST_TEST(overview.bins[19].units == 3U);
    BOOST_TEST(overview.bins[19].to.text() == "10");
}

BOOST_AUTO_TEST_CASE(weak_areas_are_sums_over_units_the_weakest_first) {
    const Results results = reported_results();
    const BatchReport report = report_of(results);
    BOOST_REQUIRE(report.areas.size() == 2U);
    BOOST_TEST(report.areas[0].section == 0U);
    BOOST_TEST(text(report.areas[0].sum) == "9 of 18");
    BOOST_TEST(text(report.areas[0].median_rate) == "1/2");  // of 1/2, 1, 0
    BOOST_TEST(text(report.areas[0].lowest_rate) == "0");
    BOOST_TEST(report.areas[0].units == 3U);
    BOOST_TEST(text(report.areas[1].sum) == "10 of 12");
    BOOST_TEST(text(report.areas[1].median_rate) == "3/4");  // of 1, 3/4, 3/4
    // 市/甲 has 3 of 6 in A, 市/乙 6 of 12: equal, and in the order of appearance.
    BOOST_REQUIRE(report.areas[0].regions.size() == 2U);
    BOOST_TEST(report.areas[0].regions[0].region == 0U);
    BOOST_TEST(text(report.areas[0].regions[1].sum) == "6 of 12");
    // In B 市/乙 is the weaker one.
    BOOST_TEST(report.regions[report.areas[1].regions[0].region] == "市/乙");
    BOOST_TEST(text(report.areas[1].regions[0].sum) == "6 of 8");
}

BOOST_AUTO_TEST_CASE(criteria_that_lost_most_come_first) {
    const Results results = reported_results();
    const BatchReport report = report_of(results);
    std::string shown;
    for (const auto& each : report.criteria) {
        shown += reported_rubric().at(each.item).id + " " + each.lost.text() + " " +
                 std::to_string(each.losing) + "/" + std::to_string(each.units) + "; ";
    }
    // A1: 2 + 0 + 4; A2: 1 + 2, and it does not apply to b; B1: 0 + 1 + 1. No bonus, no penalty.
    BOOST_TEST(shown == "A1 6 2/3; A2 3 2/2; B1 2 2/3; ");
}

BOOST_AUTO_TEST_CASE(claims_are_of_verified_units) {
    const Results results = reported_results();
    const BatchReport report = report_of(results);
    BOOST_TEST(report.verified);
    BOOST_TEST(report.claims.units == 1U);
    BOOST_TEST(report.claims.claimed.text() == "9");
    BOOST_TEST(report.claims.given.text() == "7");
    BOOST_TEST(report.areas[0].claims.claimed.text() == "4");
    BOOST_TEST(report.areas[0].claims.given.text() == "2");
    BOOST_TEST(report.areas[1].claims.units == 1U);
}

BOOST_AUTO_TEST_CASE(a_batch_of_nothing_and_one_of_rejected_units_have_no_figures) {
    Results results;
    BOOST_TEST(report_of(results).overview.units == 0U);
    BOOST_TEST(!report_of(results).overview.mean);
    results.unit("a", "0").rejected();
    const BatchReport report = report_of(results);
    BOOST_TEST(report.overview.rejected == 1U);
    BOOST_TEST(!report.overview.median);
    BOOST_TEST(report.areas[0].sum.max.is_zero());
    BOOST_TEST(!report.areas[0].median_rate);
    BOOST_TEST(report.units[0].fix.empty());
}

BOOST_AUTO_TEST_CASE(regions_are_told_apart_by_the_first_step_that_differs) {
    const Results results = reported_results();
    BOOST_TEST(region_depth_of(results.set) == 2U);
    BatchReportOptions options;
    options.region_depth = 1;
    BOOST_TEST(report_of(results, options).regions == std::vector<std::string>{"市"},
               boost::test_tools::per_element());
    BOOST_TEST(region_depth_of(ResultSet()) == 1U);
}

BOOST_AUTO_TEST_CASE(the_median_of_an_even_number_is_between_the_middle_two) {
    BOOST_TEST(text(median_of({})) == "-");
    BOOST_TEST(text(median_of({Exact(3), Exact(1)})) == "2");
    BOOST_TEST(text(median_of({Exact(5), Exact(1), Exact(2)})) == "2");
}

BOOST_AUTO_TEST_SUITE_END()
