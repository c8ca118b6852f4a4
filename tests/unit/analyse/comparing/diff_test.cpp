// What ceping-diff computes: shares of causes, correlation of orders, likeness of titles.
#include <ceping/analyse/comparing/attribution.hpp>
#include <ceping/analyse/comparing/likeness.hpp>
#include <ceping/analyse/rubrics/correlation.hpp>

#include <boost/test/unit_test.hpp>

#include <numeric>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(diff)

BOOST_AUTO_TEST_CASE(shapley_of_the_glove_game) {
    // One left glove (0), two right ones (1, 2); a pair is worth 1: 2/3, 1/6, 1/6.
    const auto values =
        shapley_values(3, [](CauseSet set) { return Exact((set & 1U) != 0 && (set & 6U) != 0 ? 1 : 0); });
    BOOST_TEST(values[0].text() == "2/3");
    BOOST_TEST(values[1].text() == "1/6");
    BOOST_TEST(values[2].text() == "1/6");
}

BOOST_AUTO_TEST_CASE(shapley_of_causes_that_do_not_meet) {
    const auto values = shapley_values(4, [](CauseSet set) {
        return Exact(static_cast<int>((set & 1U) * 3 + ((set >> 1U) & 1U) * 5 - ((set >> 3U) & 1U) * 2));
    });
    BOOST_TEST((values == std::vector<Exact>{3, 5, 0, -2}));
}

BOOST_AUTO_TEST_CASE(shapley_of_nothing) {
    BOOST_TEST(shapley_values(0, [](CauseSet) { return Exact(7); }).empty());
}

BOOST_AUTO_TEST_CASE(kendall) {
    const auto tau = [](std::vector<std::pair<Exact, Exact>> values) {
        const auto out = kendall_tau_b(std::move(values));
        return out ? out->text() : "-";
    };
    BOOST_TEST(tau({{1, 1}, {2, 2}, {3, 3}}) == "1");
    BOOST_TEST(tau({{1, 3}, {2, 2}, {3, 1}}) == "-1");
    // 5 pairs alike, 1 against: 4/6.
    BOOST_TEST(tau({{1, 1}, {2, 3}, {3, 2}, {4, 4}}) == "6667/10000");
    // Ties on both sides: the same order, told alike.
    BOOST_TEST(tau({{1, 5}, {1, 5}, {2, 6}}) == "1");
    // One tie in the first of three: 2 / sqrt(2 * 3) = 0.81650.
    BOOST_TEST(tau({{1, 1}, {1, 2}, {2, 3}}) == "1633/2000");
    BOOST_TEST(tau({{1, 1}, {1, 2}}) == "-");
    BOOST_TEST(tau({}) == "-");
}

BOOST_AUTO_TEST_CASE(likeness_of_titles) {
    BOOST_TEST(title_likeness("家风建设活动", "家风建设活动").text() == "1");
    // 5 pairs and 4, of which 4 are common.
    BOOST_TEST(title_likeness("家风建设活动", "家风建设活").text() == "8/9");
    BOOST_TEST(title_likeness("ＡＢ c", "abC").text() == "1");
    BOOST_TEST(title_likeness("食堂", "绿化").text() == "0");
    BOOST_TEST(title_likeness("", "绿化").text() == "0");
}

BOOST_AUTO_TEST_CASE(matching_prefers_the_same_parent_and_keeps_kinds_apart) {
    const std::vector<Likened> before = {{"level", "其他", "1"}, {"level", "其他", "2"}};
    const std::vector<Likened> after = {
        {"level", "其他", "2"}, {"count", "其他", "1"}, {"level", "其他", "3"}};
    const auto found = match_by_likeness(before, after);
    BOOST_TEST_REQUIRE(found.size() == 2U);
    BOOST_TEST((found[0] == std::pair<std::size_t, std::size_t>(1, 0)));
    BOOST_TEST((found[1] == std::pair<std::size_t, std::size_t>(0, 2)));
}

BOOST_AUTO_TEST_SUITE_END()
