// What became of what units had to fix, by hand.
#include <ceping/analyse/comparing/rectification_diff.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>

#include "unit/write/reported.hpp"

using namespace ceping;

namespace {

/// Both sides by unit, and what comes of them.
struct Sides {
    explicit Sides(std::string_view least_lost = "0") : least(test::exact(least_lost)) {}

    RectificationDiff diff() {
        // Both sides share the names of the nodes, as they do where they are read.
        RectificationComparer comparer(rubric, results.set, least);
        for (std::size_t i = 0; i < results.set.results.size(); ++i) {
            i < split ? comparer.before(results.set.results[i], found)
                      : comparer.after(results.set.results[i], found);
        }
        return comparer.finish();
    }
    void now() { split = results.set.results.size(); }

    Rubric rubric = test::written_rubric(test::noticed_rubric);
    test::NoticedResults results;
    std::size_t split = 0;
    Exact least;
    Diagnostics found;
};

/// `1.1 fixed, 2.1 worse`.
std::string states(const Sides& sides, const UnitFixing& unit) {
    static constexpr std::string_view names[] = {"fixed", "improved",   "unchanged", "worse",
                                                 "n/a",   "unassessed", "new"};
    std::string out;
    for (const auto& item : unit.items) {
        out += (out.empty() ? "" : ", ") + sides.rubric.id_of(item.about) + " " +
               std::string(names[static_cast<std::size_t>(item.state)]);
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rectification_diff)

BOOST_AUTO_TEST_CASE(every_state_of_a_criterion) {
    Sides sides;
    auto& of = sides.results;
    of.unit("u", "10");
    of.node("1.1", "0", "4").node("1.2", "1", "4").node("1.3", "2", "4").node("1.4", "1.5", "2");
    of.node("1.5", "3", "4").node("2.1", "2", "4").node("2.2", "4", "4").node("K1", "1", "4");
    sides.now();
    of.unit("u", "20");
    of.node("1.1", "4", "4").node("1.2", "2", "4").node("1.3", "2", "4").node("1.4", "1", "2");
    of.node("1.5", "0", "0", {}, NodeStatus::not_applicable).node("2.2", "1", "4").node("K1", "0", "4");
    const RectificationDiff diff = sides.diff();
    BOOST_TEST_REQUIRE(diff.units.size() == 1U);
    const UnitFixing& unit = diff.units.front();
    BOOST_TEST(
        states(sides, unit) ==
        "1.1 fixed, 1.2 improved, 1.3 unchanged, 1.4 worse, 1.5 n/a, 2.1 unassessed, K1 fixed, 2.2 new");
    const FixCounts& sum = unit.counts;
    BOOST_TEST(sum.items == 7U);
    BOOST_TEST(sum.fixed == 2U);
    // 4 + 3 + 2 + 0.5 + 1 + 2 + 1; regained 4 + 1 + 0 - 0.5 + 1; of 7 that still apply but one, 2.
    BOOST_TEST(sum.lost.text() == "27/2");
    BOOST_TEST(sum.regained.text() == "11/2");
    BOOST_TEST(sum.newly_lost.text() == "3");
    BOOST_TEST(sum.rate()->text() == "1/3");
    BOOST_TEST(!sum.settled());
    BOOST_TEST(diff.total.lost.text() == "27/2");
    BOOST_TEST(sides.found.empty());
}

BOOST_AUTO_TEST_CASE(other_full_marks_compare_by_shares) {
    Sides sides;
    sides.results.unit("u", "10").node("1.1", "2", "4").node("1.2", "2", "4").node("1.3", "2", "4");
    sides.now();
    sides.results.unit("u", "10").node("1.1", "4", "8").node("1.2", "5", "8").node("1.3", "3", "8");
    const RectificationDiff diff = sides.diff();
    BOOST_TEST(states(sides, diff.units.front()) == "1.1 unchanged, 1.2 improved, 1.3 worse");
    // In points: 2 - 4, 2 - 3, 2 - 5.
    BOOST_TEST(diff.total.regained.text() == "-6");
}

BOOST_AUTO_TEST_CASE(a_result_s_own_loss_counts) {
    Sides sides;
    sides.results.unit("u", "10").node("1.1", "3", "4");
    sides.results.detail().lost = Exact::fraction(1, 3);
    sides.now();
    sides.results.unit("u", "10").node("1.1", "3", "4");
    sides.results.detail().lost = Exact::fraction(1, 4);
    const RectificationDiff diff = sides.diff();
    BOOST_TEST(states(sides, diff.units.front()) == "1.1 improved");
    BOOST_TEST(diff.total.regained.text() == "1/12");
}

BOOST_AUTO_TEST_CASE(vetoes_and_prerequisites) {
    Sides sides;
    sides.results.unit("a", "10");
    sides.results.last().vetoes = {"V1"};
    sides.results.last().prerequisites = {{"P1", "denied"}};
    sides.results.unit("b", "10");
    sides.results.last().prerequisites = {{"P1", "denied"}};
    sides.results.unit("c", "10");
    sides.results.last().vetoes = {"V1"};
    sides.now();
    sides.results.unit("a", "10");
    sides.results.last().vetoes = {"V2"};
    sides.results.last().prerequisites = {{"P1", "confirmed"}};
    sides.results.unit("b", "10");
    sides.results.last().prerequisites = {{"P1", "unstated"}};
    sides.results.unit("c", "10");
    sides.results.last().vetoes = {"V1"};
    sides.results.last().prerequisites = {{"P1", "denied"}};
    const RectificationDiff diff = sides.diff();
    BOOST_TEST_REQUIRE(diff.units.size() == 3U);
    BOOST_TEST(states(sides, diff.units[0]) == "V1 fixed, P1 fixed, V2 new");
    BOOST_TEST(states(sides, diff.units[1]) == "P1 unassessed");
    BOOST_TEST(states(sides, diff.units[2]) == "V1 unchanged, P1 new");
    BOOST_TEST(diff.total.items == 4U);
    BOOST_TEST(diff.total.fixed == 2U);
}

BOOST_AUTO_TEST_CASE(units_that_are_gone_rejected_new_or_clear) {
    Sides sides;
    sides.results.unit("gone", "10").node("1.1", "2", "4");
    sides.results.unit("rejected", "10").node("1.1", "2", "4");
    sides.results.unit("clear", "30").node("1.1", "4", "4");
    sides.results.unit("settled", "30").node("1.1", "3", "4");
    sides.results.unit("was rejected", "0").rejected();
    sides.now();
    sides.results.unit("rejected", "0").rejected();
    sides.results.last().reason = "r";
    sides.results.unit("settled", "30", "新名").node("1.1", "4", "4");
    sides.results.unit("clear", "30").node("1.1", "4", "4");
    sides.results.unit("new", "10").node("1.1", "2", "4");
    sides.results.unit("was rejected", "10").node("1.1", "2", "4");
    const RectificationDiff diff = sides.diff();
    BOOST_TEST_REQUIRE(diff.units.size() == 3U);
    BOOST_TEST(!diff.units[0].there);
    BOOST_TEST(states(sides, diff.units[0]) == "1.1 unassessed");
    BOOST_TEST(!diff.units[1].scored());
    BOOST_TEST(diff.units[1].reason == "r");
    BOOST_TEST(diff.units[2].name == "新名");
    BOOST_TEST(diff.clear == 1U);
    BOOST_TEST(diff.settled == 1U);
    BOOST_TEST(diff.without_notice == 2U);
    // What is not assessed again is not fixed: one of three.
    BOOST_TEST(diff.total.rate()->text() == "1/3");
}

BOOST_AUTO_TEST_CASE(only_what_was_on_the_notice) {
    Sides sides("1");
    sides.results.unit("u", "10").node("1.1", "3.5", "4").node("1.2", "2", "4").node("1.3", "4", "4");
    sides.now();
    sides.results.unit("u", "10").node("1.1", "3", "4").node("1.2", "3.5", "4").node("1.3", "3.5", "4");
    // 1.1 came to lose as much as a notice is about; 1.2 is still told, though it loses less; 1.3 loses too little.
    BOOST_TEST(states(sides, sides.diff().units.front()) == "1.2 improved, 1.1 new");
}

BOOST_AUTO_TEST_CASE(another_rubric_is_told_once_a_side_and_twice_is_an_error) {
    Sides sides;
    sides.results.unit("a", "10").node("9.9", "2", "4").node("1.1", "2", "4");
    sides.results.last().rubric = "other";
    sides.results.unit("b", "10");
    sides.results.last().rubric = "other";
    sides.now();
    sides.results.unit("a", "10").node("1.1", "4", "4");
    sides.results.last().scoring = "other";
    sides.results.unit("a", "10").node("1.1", "0", "4");
    const RectificationDiff diff = sides.diff();
    BOOST_TEST(states(sides, diff.units.front()) == "1.1 fixed");
    std::string codes;
    for (const auto& each : sides.found.all()) {
        codes += std::string(each.code.name()) + " ";
    }
    BOOST_TEST(codes == "result-other-rubric result-other-rubric result-duplicate ");
}

BOOST_AUTO_TEST_CASE(nothing_at_all) {
    Sides sides;
    const RectificationDiff diff = sides.diff();
    BOOST_TEST(diff.units.empty());
    BOOST_TEST(diff.total.settled());
    BOOST_TEST(!diff.total.rate().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
