#include "unit/analyse/reported.hpp"

#include <string>

using namespace ceping;
using test::reported_results;
using test::reported_rubric;
using test::Results;

namespace {

/// `A1 2, A2 1; Q1; V1 (3)`: what a unit has to fix and what it lost in all.
std::string fixed(const Results& results, std::size_t at, const Exact& least) {
    const Rubric& rubric = reported_rubric();
    const auto items = items_of_nodes(rubric, results.set);
    const Rectification fix = rectification_of(rubric, items, results.set.results[at], least);
    std::string out;
    for (const auto& each : fix.items) {
        out += (out.empty() ? "" : ", ") + rubric.at(each.item).id + " " + each.lost.text();
    }
    for (const PrerequisiteId each : fix.prerequisites) {
        out += "; " + rubric.prerequisite(each).id;
    }
    for (const VetoId each : fix.vetoes) {
        out += "; " + rubric.veto(each).id;
    }
    return out + " (" + fix.lost.text() + ")";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rectification)

BOOST_AUTO_TEST_CASE(what_lost_points_is_to_be_fixed) {
    const Results results = reported_results();
    BOOST_TEST(fixed(results, 0, 0) == "A1 2, A2 1 (3)");
    // What does not apply is nobody's fault.
    BOOST_TEST(fixed(results, 1, 0) == "B1 1 (1)");
}

BOOST_AUTO_TEST_CASE(penalties_and_conditions_count_and_bonus_does_not) {
    const Results results = reported_results();
    BOOST_TEST(fixed(results, 3, 0) == "A1 4, A2 2, B1 1, Y 3/2; Q1; V1 (17/2)");
}

BOOST_AUTO_TEST_CASE(little_losses_can_be_left_out) {
    const Results results = reported_results();
    BOOST_TEST(fixed(results, 0, 2) == "A1 2 (2)");
    BOOST_TEST(fixed(results, 0, 3) == " (0)");
}

BOOST_AUTO_TEST_CASE(the_loss_is_what_the_result_says) {
    Results results = reported_results();
    results.set.results[0].details[1].lost = Exact::fraction(7, 4);
    BOOST_TEST(fixed(results, 0, 0) == "A1 7/4, A2 1 (11/4)");
}

BOOST_AUTO_TEST_CASE(nodes_that_the_rubric_does_not_have_are_passed_over) {
    Results results;
    results.unit("a", "1").node("Z", "0", "5").node("B1", "4", "4");
    BOOST_TEST(fixed(results, 0, 0) == " (0)");
}

BOOST_AUTO_TEST_SUITE_END()
