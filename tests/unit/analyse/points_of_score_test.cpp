// What a point of a criterion is worth in the score, by hand.
#include <ceping/analyse/comparing/rectification.hpp>
#include <ceping/analyse/points_of_score.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "unit/write/reported.hpp"

using namespace ceping;

namespace {

constexpr auto not_applicable = NodeStatus::not_applicable;

struct Unit {
    Unit(std::string_view head, std::string_view items)
        : rubric(test::written_rubric("ceping: rubric/1\nid: w\ntitle: W\nedition: \"1\"\n" +
                                      std::string(head) + std::string(items))) {
        results.unit("u", "0");
    }
    Unit& node(std::string_view id, std::string_view max) {
        results.node(id, "0", max);
        return *this;
    }
    Unit& without(std::string_view id) {
        results.node(id, "0", "0", {}, not_applicable);
        return *this;
    }
    /// Exact, as a fraction.
    std::string worth(std::string_view id) {
        const auto all =
            worth_in_score(rubric, items_of_nodes(rubric, results.set), results.set.results.front());
        return all[rubric.find(id).at()].text();
    }

    Rubric rubric;
    test::NoticedResults results;
};

constexpr std::string_view two_groups =
    "items:\n"
    "  - {id: \"1\", title: A, items: [{id: \"1.1\", title: a, points: 6, kind: judged}, {id: \"1.2\", title: b, points: 2, kind: judged}]}\n"
    "  - {id: \"2\", title: B, items: [{id: \"2.1\", title: c, points: 12, kind: judged}]}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(points_of_score)

BOOST_AUTO_TEST_CASE(sums_count_as_they_are) {
    Unit unit("total: 20\n", two_groups);
    unit.node("1", "8").node("1.1", "6").node("1.2", "2").node("2", "12").node("2.1", "12");
    BOOST_TEST(unit.worth("1.1") == "1");
    BOOST_TEST(unit.worth("2.1") == "1");
}

BOOST_AUTO_TEST_CASE(what_is_brought_up_counts_for_more) {
    // 1 is brought from 6 up to 8; without 2, the whole from 8 up to 20: 8/6 x 20/8.
    Unit unit("total: 20\n", two_groups);
    unit.node("1", "8").node("1.1", "6").without("1.2").without("2").without("2.1");
    BOOST_TEST(unit.worth("1") == "5/2");
    BOOST_TEST(unit.worth("1.1") == "10/3");
    BOOST_TEST(unit.worth("1.2") == "0");
    BOOST_TEST(unit.worth("2.1") == "0");
}

BOOST_AUTO_TEST_CASE(under_exclude_only_the_top_is_brought_up) {
    Unit unit("total: 20\nnot_applicable: exclude\n", two_groups);
    unit.node("1", "6").node("1.1", "6").without("1.2").node("2", "12").node("2.1", "12");
    BOOST_TEST(unit.worth("1.1") == "10/9");
    BOOST_TEST(unit.worth("2.1") == "10/9");
}

BOOST_AUTO_TEST_CASE(under_full_nothing_is) {
    Unit unit("total: 20\nnot_applicable: full\n", two_groups);
    unit.node("1", "8").node("1.1", "6").without("1.2").node("2", "12").node("2.1", "12");
    BOOST_TEST(unit.worth("1.1") == "1");
}

BOOST_AUTO_TEST_CASE(out_of_scales_what_is_under_items_alone) {
    Unit unit("total: 100\nout_of: 20\n",
              std::string(two_groups) +
                  "penalties: {items: [{id: K, title: k, kind: count, each: 1, points: 5}]}\n");
    unit.node("1", "8").node("1.1", "6").node("1.2", "2").node("2", "12").node("2.1", "12").node("K", "5");
    BOOST_TEST(unit.worth("1.1") == "5");
    BOOST_TEST(unit.worth("K") == "1");
}

BOOST_AUTO_TEST_CASE(weights_share_the_group_s_points) {
    // 10 points by weights 3 and 1 of full marks 100 and 5; without the second the first has them all.
    constexpr std::string_view items =
        "items:\n"
        "  - {id: \"1\", title: A, points: 10, aggregate: weighted, items: [\n"
        "      {id: \"1.1\", title: a, points: 100, weight: 3, kind: judged}, {id: \"1.2\", title: b, points: 5, weight: 1, kind: judged}]}\n";
    Unit both("total: 10\n", items);
    both.node("1", "10").node("1.1", "100").node("1.2", "5");
    BOOST_TEST(both.worth("1.1") == "3/40");
    BOOST_TEST(both.worth("1.2") == "1/2");
    Unit one("total: 10\n", items);
    one.node("1", "10").node("1.1", "100").without("1.2");
    BOOST_TEST(one.worth("1.1") == "1/10");
    // Under `full` what does not apply keeps its weight.
    Unit full("total: 10\nnot_applicable: full\n", items);
    full.node("1", "10").node("1.1", "100").without("1.2");
    BOOST_TEST(full.worth("1.1") == "3/40");
}

BOOST_AUTO_TEST_CASE(a_group_s_own_penalties_are_brought_up_with_it) {
    constexpr std::string_view items =
        "items:\n"
        "  - id: \"1\"\n"
        "    title: A\n"
        "    penalties: {items: [{id: \"1.k\", title: k, kind: count, each: 1, points: 2}]}\n"
        "    items: [{id: \"1.1\", title: a, points: 6, kind: judged}, {id: \"1.2\", title: b, points: 4, kind: judged}]\n";
    Unit unit("total: 10\n", items);
    unit.node("1", "10").node("1.1", "6").without("1.2").node("1.k", "2");
    BOOST_TEST(unit.worth("1.k") == "5/3");
    BOOST_TEST(unit.worth("1.1") == "5/3");
}

BOOST_AUTO_TEST_CASE(what_a_result_leaves_out_is_taken_to_apply) {
    Unit unit("total: 20\n", two_groups);
    unit.node("1.1", "6");
    BOOST_TEST(unit.worth("1.1") == "1");
}

BOOST_AUTO_TEST_SUITE_END()
