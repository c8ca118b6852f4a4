#include <ceping/analyse/ranking/stability.hpp>

#include <ceping/base/error.hpp>

#include "support/checked.hpp"
#include "unit/analyse/results.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace ceping;
using test::exact;
using test::Results;
using test::rubric_of;

namespace {

constexpr std::size_t many = 100'000;

/// Two sections of 50 points.
const Rubric& halves() {
    static const Rubric rubric = rubric_of(
        "total: 100\n"
        "items: [{id: S, title: s, points: 50, kind: judged}, {id: T, title: t, points: 50, kind: judged}]\n");
    return rubric;
}

StabilityOptions within(std::string_view spread, std::size_t draws = many) {
    StabilityOptions out;
    out.spread = exact(spread);
    out.draws = draws;
    return out;
}

/// Of one league of all units.
std::vector<UnitStability> stability_of(const Results& results, const Rubric& rubric,
                                        const StabilityOptions& options) {
    RankOptions ranking;
    ranking.dense = options.dense;
    auto out = rank_stability(results.set, rank_results(results.set, ranking), rubric, options);
    BOOST_REQUIRE(out.size() == 1U);
    return std::move(out.front());
}

/// Whether `count` of `many` draws is as good as `share`: within five standard deviations, which a right scheme leaves for
/// less than one seed in a million.
boost::test_tools::predicate_result about(std::size_t count, double share) {
    const double draws = many;
    const double is = static_cast<double>(count) / draws;
    boost::test_tools::predicate_result out(std::abs(is - share) <=
                                            5 * std::sqrt(share * (1 - share) / draws));
    out.message() << is << " of the draws, not " << share;
    return out;
}

/// Two units that change places where the second section gains on the first.
Results rivals() {
    Results out;
    out.unit("A", "60").node("S", "40", "50").node("T", "20", "50");
    out.unit("B", "56").node("S", "20", "50").node("T", "36", "50");
    return out;
}

auto figures(const UnitStability& unit) {
    return std::make_tuple(unit.result, unit.low, unit.median, unit.high, unit.best, unit.worst,
                           unit.same_rank, unit.same_band);
}

std::string ranks(const UnitStability& unit) {
    std::string out = std::to_string(unit.best);
    for (const auto each : {unit.low, unit.median, unit.high, unit.worst}) {
        out += " " + std::to_string(each);
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stability)

// A draw multiplies the sections' weights by independent f and g, each uniform in 1 ± s. Both units have all sections, so
// scaling back divides both scores by the same number, and A stays before B as long as
//     40 f + 20 g > 20 f + 36 g, that is f > 0.8 g.
// It falls behind in the triangle of the square [1 - s, 1 + s]² where f < 0.8 g. On its side g = 1 + s, f runs from 1 - s to
// 0.8 (1 + s), a length a = 1.8 s - 0.2; on its side f = 1 - s, g runs from 1.25 (1 - s) to 1 + s, a length 1.25 a. So the
// share of draws in which A falls behind is (1.25 a² / 2) / (2 s)²:
//     s = 25 %: a = 0.25, 5/32;    s = 50 %: a = 0.7, 49/160;    s = 15 %: a = 0.07, 49/1440;
//     s = 10 %: a < 0, so there is no such triangle.
BOOST_AUTO_TEST_CASE(agrees_with_what_paper_gives) {
    const auto quarter = stability_of(rivals(), halves(), within("0.25"));
    BOOST_REQUIRE(quarter.size() == 2U);
    BOOST_TEST(about(quarter[0].same_rank, 27.0 / 32));
    BOOST_TEST(quarter[1].same_rank == quarter[0].same_rank);
    BOOST_TEST(ranks(quarter[0]) == "1 1 1 2 2");
    BOOST_TEST(ranks(quarter[1]) == "1 1 2 2 2");
    BOOST_TEST(about(stability_of(rivals(), halves(), within("0.5"))[0].same_rank, 111.0 / 160));
}

BOOST_AUTO_TEST_CASE(moves_less_the_smaller_the_spread) {
    const auto little = stability_of(rivals(), halves(), within("0.15"));
    BOOST_TEST(about(little[0].same_rank, 1391.0 / 1440));
    // A comes second in less than 5 % of the draws.
    BOOST_TEST(ranks(little[0]) == "1 1 1 1 2");
    BOOST_TEST(ranks(little[1]) == "1 2 2 2 2");
    const auto none = stability_of(rivals(), halves(), within("0.1"));
    BOOST_TEST(none[0].same_rank == many);
    BOOST_TEST(ranks(none[0]) == "1 1 1 1 1");
    BOOST_TEST(ranks(none[1]) == "2 2 2 2 2");
}

BOOST_AUTO_TEST_CASE(keeps_a_unit_in_front_that_leads_in_every_section) {
    Results results;
    results.unit("b", "70").node("S", "40", "50").node("T", "30", "50");
    results.unit("c", "70").node("S", "30", "50").node("T", "40", "50");
    results.unit("a", "90").node("S", "41", "50").node("T", "49", "50");
    results.unit("z", "10").node("S", "5", "50").node("T", "5", "50");
    const auto out = stability_of(results, halves(), within("1"));
    BOOST_REQUIRE(out.size() == 4U);
    BOOST_TEST(results.set.results[out[0].result].unit == "a");
    BOOST_TEST(ranks(out[0]) == "1 1 1 1 1");
    BOOST_TEST(out[0].same_rank == many);
    BOOST_TEST(ranks(out[3]) == "4 4 4 4 4");
    // The two between, each before the other in half of the draws, share a rank in the league alone.
    BOOST_TEST(ranks(out[1]) == "2 2 " + std::to_string(out[1].median) + " 3 3");
    BOOST_TEST(about(out[1].same_rank, 0.5));
    BOOST_TEST(out[1].same_rank + out[2].same_rank == many);
}

BOOST_AUTO_TEST_CASE(gives_the_same_bytes_on_any_number_of_threads) {
    Results results;
    for (int i = 0; i < 40; ++i) {
        const int s = (i * 17) % 50;
        const int t = (i * 29 + 7) % 50;
        results.unit("u" + std::to_string(i), std::to_string(s + t));
        results.node("S", std::to_string(s), "50").node("T", std::to_string(t), "50");
    }
    const auto with = [&](unsigned jobs, std::uint64_t seed) {
        StabilityOptions options = within("0.25", 1001);  // not a whole number of blocks
        options.jobs = jobs;
        options.seed = seed;
        std::vector<decltype(figures(UnitStability()))> out;
        for (const auto& each : stability_of(results, halves(), options)) {
            out.push_back(figures(each));
        }
        return out;
    };
    const auto alone = with(1, 1);
    BOOST_TEST((with(2, 1) == alone));
    BOOST_TEST((with(3, 1) == alone));
    BOOST_TEST((with(1, 2) != alone));
    BOOST_TEST((with(3, 2) == with(1, 2)));
}

BOOST_AUTO_TEST_CASE(counts_draws_one_by_one) {
    for (const std::size_t draws : {1U, 7U, 20U, 33U}) {
        const auto out = stability_of(rivals(), halves(), within("0.25", draws));
        BOOST_TEST(out[0].same_rank <= draws);
        BOOST_TEST(out[0].same_rank == out[1].same_rank);
    }
    // A longer run begins with the shorter one, so of one draw more at most one more has the rank.
    std::size_t before = 0;
    for (std::size_t draws = 1; draws <= 100; ++draws) {
        const std::size_t now = stability_of(rivals(), halves(), within("0.25", draws))[0].same_rank;
        BOOST_TEST((now == before || now == before + 1));
        before = now;
    }
}

// Of two draws half are at or below the better rank, and it takes both to reach 95 %.
BOOST_AUTO_TEST_CASE(gives_ranks_that_occurred) {
    std::size_t different = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        StabilityOptions options = within("0.5", 2);
        options.seed = seed;
        const auto out = stability_of(rivals(), halves(), options);
        if (out[0].best != out[0].worst) {
            ++different;
            BOOST_TEST(ranks(out[0]) == "1 1 1 2 2");
            BOOST_TEST(ranks(out[1]) == "1 1 1 2 2");
        }
    }
    BOOST_TEST(different > 0U);
}

// `a` has no second section: its 80 % stand. b has (30 f + 50 g) / (50 f + 50 g), which is more as long as g > f: in half
// of the draws. Counted as full, the section gives a 50 of 50 and with (40 f + 50 g) / (50 f + 50 g) it is always in front.
BOOST_AUTO_TEST_CASE(makes_up_for_a_section_that_does_not_apply) {
    Results results;
    results.unit("a", "80").node("S", "40", "50").node("T", "0", "0", NodeStatus::not_applicable);
    results.unit("b", "80").node("S", "30", "50").node("T", "50", "50");
    const auto out = stability_of(results, halves(), within("0.25"));
    BOOST_TEST(about(out[0].same_rank, 0.5));
    BOOST_TEST(about(out[1].same_rank, 0.5));
    results.set.results[0].exact = results.set.results[0].score = exact("90");
    const Rubric full = rubric_of(
        "total: 100\nnot_applicable: full\n"
        "items: [{id: S, title: s, points: 50, kind: judged}, {id: T, title: t, points: 50, kind: judged}]\n");
    BOOST_TEST(stability_of(results, full, within("0.25"))[0].same_rank == many);
}

// What stands beside the sections is added to every draw: 72 + 10 is before 80 in all of them, and 95 + 20 is no more than
// the 100 that a bonus of a cap within the total leaves, so it shares the first place with 100.
BOOST_AUTO_TEST_CASE(leaves_bonus_and_penalty_as_they_are) {
    Results results;
    results.unit("a", "82").node("S", "36", "50").node("T", "36", "50");
    results.unit("b", "80").node("S", "40", "50").node("T", "40", "50");
    BOOST_TEST(stability_of(results, halves(), within("0.25"))[0].same_rank == many);
    results.set.results[0].exact = results.set.results[0].score = exact("62");
    const auto out = stability_of(results, halves(), within("0.25"));
    BOOST_TEST(results.set.results[out[0].result].unit == "b");
    BOOST_TEST(out[0].same_rank == many);

    // Of 50 points in S alone: 50 f / (50 f + 50 g) + 0.5 is cut at 1 where f > g, and only there equal to the other one.
    Results cut;
    cut.unit("a", "100").node("S", "50", "50").node("T", "0", "50");
    cut.unit("b", "100").node("S", "50", "50").node("T", "50", "50");
    const auto shared = stability_of(cut, halves(), within("0.25"));
    BOOST_TEST(about(shared[0].same_rank, 0.5));
    BOOST_TEST(shared[1].same_rank == many);
}

BOOST_AUTO_TEST_CASE(ranks_ties_as_the_league_does) {
    Results results;
    results.unit("a", "80").node("S", "40", "50").node("T", "40", "50");
    results.unit("b", "80").node("S", "40", "50").node("T", "40", "50");
    results.unit("c", "50").node("S", "25", "50").node("T", "25", "50");
    StabilityOptions options = within("0.25", 100);
    auto out = stability_of(results, halves(), options);
    BOOST_TEST(ranks(out[1]) == "1 1 1 1 1");
    BOOST_TEST(ranks(out[2]) == "3 3 3 3 3");
    options.dense = true;
    out = stability_of(results, halves(), options);
    BOOST_TEST(ranks(out[1]) == "1 1 1 1 1");
    BOOST_TEST(ranks(out[2]) == "2 2 2 2 2");
    BOOST_TEST(out[2].same_rank == 100U);
}

BOOST_AUTO_TEST_CASE(ranks_each_league_by_itself) {
    Results results = rivals();
    results.set.results[0].facts.emplace_back("kind", "机关");
    results.set.results[1].facts.emplace_back("kind", "窗口");
    results.unit("r", "99").fact("kind", "窗口").rejected();
    results.unit("i", "99").fact("kind", "机关").ineligible();
    results.unit("o", "99").fact("kind", "企业").rejected();
    RankOptions ranking;
    ranking.by = "kind";
    const auto out =
        rank_stability(results.set, rank_results(results.set, ranking), halves(), within("0.25", 50));
    BOOST_REQUIRE(out.size() == 3U);
    for (std::size_t i = 0; i < 2; ++i) {
        BOOST_REQUIRE(out[i].size() == 1U);  // who has no rank has none in a draw either
        BOOST_TEST(ranks(out[i][0]) == "1 1 1 1 1");
        BOOST_TEST(out[i][0].result == i);
    }
    BOOST_TEST(out[2].empty());
}

namespace {

const std::string sections =
    "items: [{id: S, title: s, points: 50, kind: judged}, {id: T, title: t, points: 50, kind: judged}]\n";

}  // namespace

// a has 100 (40 f + 20 g) / (50 f + 50 g) points: at least 60 where f >= g, in half of the draws. Rounding to two places lets
// in 59.995, where f is less than g by 0.0005: with a density of 1 / 0.25 (1 - 0.5 |f - g| / 0.25) / 2 = 2 at f = g that is
// 0.001 more.
BOOST_AUTO_TEST_CASE(counts_who_keeps_its_band) {
    const Rubric rubric = rubric_of(
        "total: 100\n" + sections +
        "bands: [{id: good, title: g, min: 60}, {id: fair, title: f, min: 40}, {id: poor, title: p}]\n");
    Results results;
    results.unit("a", "60").band("good").node("S", "40", "50").node("T", "20", "50");
    results.unit("b", "40").band("fair").node("S", "20", "50").node("T", "20", "50");
    results.unit("c", "20").band("poor").node("S", "10", "50").node("T", "10", "50");
    const auto out = stability_of(results, rubric, within("0.25"));
    BOOST_REQUIRE(out[0].same_band.has_value());
    BOOST_TEST(about(*out[0].same_band, 0.501));
    BOOST_TEST(out[1].same_band.value_or(0) == many);
    BOOST_TEST(out[2].same_band.value_or(0) == many);
    BOOST_TEST(!stability_of(results, halves(), within("0.25", 10))[0].same_band.has_value());
}

BOOST_AUTO_TEST_CASE(leaves_what_a_band_requires_as_it_is) {
    const Rubric rubric =
        rubric_of("total: 100\n" + sections +
                  "bands: [{id: good, title: g, min: 50, requires: [{item: T, min_rate: 0.5}]}, "
                  "{id: poor, title: p}]\n");
    Results results;
    results.unit("a", "90").band("poor").node("S", "50", "50").node("T", "24", "50");
    results.unit("b", "80").band("good").node("S", "50", "50").node("T", "25", "50");
    for (const auto& each : stability_of(results, rubric, within("0.25", 100))) {
        BOOST_TEST(each.same_band.value_or(0) == 100U);
    }
}

BOOST_AUTO_TEST_CASE(refuses_results_without_sections_and_draws_without_end) {
    Results results = rivals();
    results.unit("C", "50").node("S", "20", "50");
    results.last().where = {"results.ndjson", 3, 1, {}};
    BOOST_CHECK_EXCEPTION(static_cast<void>(stability_of(results, halves(), within("0.25", 10))), Error,
                          [](const Error& error) {
                              return error.words().en ==
                                         "the result of `C' lacks `T'; score with --detail full or groups" &&
                                     error.where().line == 3;
                          });
    BOOST_CHECK_EXCEPTION(
        static_cast<void>(stability_of(rivals(), halves(), within("0.25", (1U << 28U) + 1U))), Error,
        [](const Error& error) { return error.words().en.find("at most 268435456") != std::string::npos; });
}

BOOST_AUTO_TEST_SUITE_END()
