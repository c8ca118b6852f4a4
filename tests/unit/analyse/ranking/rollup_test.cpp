#include <ceping/analyse/ranking/rollup.hpp>

#include "unit/analyse/results.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace ceping;
using test::Results;

namespace {

/// A line a region: `path (depth): score = exact of N units`, what was left out, and the nodes as points/max.
std::string shown(const ResultSet& set, const RollupOptions& options) {
    std::string out;
    for (const auto& region : roll_up(set, options)) {
        out += (region.path.empty() ? "all" : region.path) + " (" + std::to_string(region.depth) + "): ";
        out += region.exact ? region.score.plain() + " = " + region.exact->text() : std::string("nothing");
        out += " of " + std::to_string(region.units);
        out += region.rejected > 0 ? ", rejected " + std::to_string(region.rejected) : "";
        out += region.without_fact > 0 ? ", without fact " + std::to_string(region.without_fact) : "";
        BOOST_REQUIRE(region.nodes.size() == set.nodes.size());
        for (std::size_t i = 0; i < set.nodes.size(); ++i) {
            const auto& node = region.nodes[i];
            out += "; " + set.nodes[i] + " " +
                   (node ? node->points.text() + " of " + node->max.text() : std::string("-"));
        }
        out += "\n";
    }
    return out;
}

RollupOptions by(RollupWay way) {
    RollupOptions out;
    out.way = way;
    out.fact = "staff";
    return out;
}

/// Three units in two districts and one of the city itself.
Results city() {
    Results out;
    out.unit("a", "80").region("泉州市/丰泽区").fact("staff", "30");
    out.node("x", "8", "10").node("y", "4", "10");
    out.unit("b", "90").region("泉州市/鲤城区").fact("staff", "1");
    out.node("x", "9", "10").node("y", "0", "0", NodeStatus::not_applicable);
    out.unit("c", "60").region("泉州市/丰泽区").fact("staff", "10");
    out.node("x", "0", "10", NodeStatus::missing).node("y", "3", "5");
    out.unit("d", "50").region("泉州市").fact("staff", "9");
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rollup)

BOOST_AUTO_TEST_CASE(takes_the_mean_of_units_and_of_their_nodes) {
    // Of a node over those that it applies to; what was not answered counts with nothing.
    BOOST_TEST(shown(city().set, by(RollupWay::mean)) ==
               "all (0): 70 = 70 of 4; x 17/3 of 10; y 7/2 of 15/2\n"
               "泉州市 (1): 70 = 70 of 4; x 17/3 of 10; y 7/2 of 15/2\n"
               "泉州市/丰泽区 (2): 70 = 70 of 2; x 4 of 10; y 7/2 of 15/2\n"
               "泉州市/鲤城区 (2): 90 = 90 of 1; x 9 of 10; y -\n");
}

BOOST_AUTO_TEST_CASE(weighs_units_by_a_fact) {
    // (30 * 80 + 1 * 90 + 10 * 60 + 9 * 50) / 50, x (30 * 8 + 1 * 9) / 41, y (30 * 4 + 10 * 3) / 40.
    BOOST_TEST(shown(city().set, by(RollupWay::weighted)) ==
               "all (0): 70.8 = 354/5 of 4; x 249/41 of 10; y 15/4 of 35/4\n"
               "泉州市 (1): 70.8 = 354/5 of 4; x 249/41 of 10; y 15/4 of 35/4\n"
               "泉州市/丰泽区 (2): 75 = 75 of 2; x 6 of 10; y 15/4 of 35/4\n"
               "泉州市/鲤城区 (2): 90 = 90 of 1; x 9 of 10; y -\n");
}

BOOST_AUTO_TEST_CASE(leaves_out_whose_weight_is_not_known) {
    Results results;
    results.unit("a", "80").fact("staff", "3").node("x", "1", "4");
    results.unit("b", "20").node("x", "4", "4");
    results.unit("c", "20").fact("staff", "many").node("x", "4", "4");
    results.unit("d", "20").fact("staff", "-1").node("x", "4", "4");
    results.unit("e", "60").fact("staff", "0.5").node("x", "2", "4");
    results.unit("f", "10").fact("staff", "0").node("x", "4", "4");
    results.unit("g", "10").fact("staff", "5").rejected();
    // (3 * 80 + 60 / 2) / 3.5
    BOOST_TEST(shown(results.set, by(RollupWay::weighted)) ==
               "all (0): 77.14 = 540/7 of 3, rejected 1, without fact 3; x 8/7 of 4\n");
    Results light;
    light.unit("a", "80").region("甲").fact("staff", "0").node("x", "1", "4");
    light.unit("b", "60").region("乙").fact("staff", "2");
    // Who weighs nothing has no score.
    BOOST_TEST(shown(light.set, by(RollupWay::weighted)) ==
               "all (0): 60 = 60 of 2; x -\n"
               "甲 (1): nothing of 1; x -\n"
               "乙 (1): 60 = 60 of 1; x -\n");
}

BOOST_AUTO_TEST_CASE(takes_the_lowest) {
    // y: 4 of 10 is less than 3 of 5.
    BOOST_TEST(shown(city().set, by(RollupWay::lowest)) ==
               "all (0): 50 = 50 of 4; x 0 of 10; y 4 of 10\n"
               "泉州市 (1): 50 = 50 of 4; x 0 of 10; y 4 of 10\n"
               "泉州市/丰泽区 (2): 60 = 60 of 2; x 0 of 10; y 4 of 10\n"
               "泉州市/鲤城区 (2): 90 = 90 of 1; x 9 of 10; y -\n");
    Results results;
    results.unit("a", "80").node("x", "3", "5");
    results.unit("b", "90").node("x", "4", "10");
    results.unit("c", "85").node("x", "2", "5");  // the same share: the first one's
    BOOST_TEST(shown(results.set, by(RollupWay::lowest)) == "all (0): 80 = 80 of 3; x 4 of 10\n");
}

BOOST_AUTO_TEST_CASE(rounds_once) {
    Results results;
    results.unit("a", "1.004").unit("b", "1.004").unit("c", "1.007");
    RollupOptions options;
    BOOST_TEST(shown(results.set, options) == "all (0): 1.01 = 201/200 of 3\n");  // not (1 + 1 + 1.01) / 3
    options.mode = Rounding::down;
    BOOST_TEST(shown(results.set, options) == "all (0): 1 = 201/200 of 3\n");
    options.mode = Rounding::half_even;
    BOOST_TEST(shown(results.set, options) == "all (0): 1 = 201/200 of 3\n");
    options.mode = Rounding::half_up;
    options.places = 0;
    BOOST_TEST(shown(results.set, options) == "all (0): 1 = 201/200 of 3\n");
    options.places = 3;
    BOOST_TEST(shown(results.set, options) == "all (0): 1.005 = 201/200 of 3\n");
}

BOOST_AUTO_TEST_CASE(counts_who_is_not_eligible_and_leaves_out_the_rejected) {
    Results results;
    results.unit("a", "80").region("甲").ineligible();
    results.unit("b", "60").region("甲");
    results.unit("c", "0").region("甲").rejected().node("x", "1", "2");
    results.unit("d", "0").region("乙").rejected();
    for (const auto way : {RollupWay::mean, RollupWay::lowest}) {
        const std::string score = way == RollupWay::mean ? "70 = 70" : "60 = 60";
        BOOST_TEST(shown(results.set, by(way)) == "all (0): " + score +
                                                      " of 2, rejected 2; x -\n"
                                                      "甲 (1): " +
                                                      score +
                                                      " of 2, rejected 1; x -\n"
                                                      "乙 (1): nothing of 0, rejected 1; x -\n");
    }
}

BOOST_AUTO_TEST_CASE(puts_each_region_before_those_within_it) {
    Results results;
    results.unit("a", "10").region("乙/丙/丁");
    results.unit("b", "20").region("甲/丙");
    results.unit("c", "30").region("乙/戊");
    results.unit("d", "40").region("乙/丙");
    results.unit("e", "50");
    BOOST_TEST(shown(results.set, {}) ==
               "all (0): 30 = 30 of 5\n"
               "乙 (1): 26.67 = 80/3 of 3\n"
               "乙/丙 (2): 25 = 25 of 2\n"
               "乙/丙/丁 (3): 10 = 10 of 1\n"
               "乙/戊 (2): 30 = 30 of 1\n"
               "甲 (1): 20 = 20 of 1\n"
               "甲/丙 (2): 20 = 20 of 1\n");
    BOOST_TEST(shown({}, {}) == "all (0): nothing of 0\n");
}

BOOST_AUTO_TEST_SUITE_END()
