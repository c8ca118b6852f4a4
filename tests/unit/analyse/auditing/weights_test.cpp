#include <ceping/analyse/auditing/weights.hpp>

#include <ceping/analyse/auditing/audit_totals.hpp>

#include "unit/analyse/published.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace ceping;
using test::Draws;
using test::Published;

namespace {

/// All ways to give out `steps` to `parts`, at least one each.
void vectors_of(std::size_t parts, int steps, std::vector<int>& so_far, std::vector<std::vector<int>>& into) {
    if (so_far.size() + 1 == parts) {
        so_far.push_back(steps);
        into.push_back(so_far);
        so_far.pop_back();
        return;
    }
    const int others = static_cast<int>(parts - so_far.size()) - 1;
    for (int weight = 1; weight + others <= steps; ++weight) {
        so_far.push_back(weight);
        vectors_of(parts, steps - weight, so_far, into);
        so_far.pop_back();
    }
}

/// Those that no row contradicts, by the interval sums of check_totals.
std::vector<std::vector<int>> by_trying(const PublishedTable& table, const WeightSearch& search) {
    std::vector<std::vector<int>> all;
    std::vector<int> so_far;
    vectors_of(table.parts.size(), search.steps, so_far, all);
    std::vector<std::vector<int>> out;
    for (const auto& weights : all) {
        std::vector<Exact> factors;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            factors.push_back(search.scale[i] * Exact(weights[i]) / Exact(search.steps));
        }
        const auto checks = check_totals(table, factors);
        if (std::none_of(checks.begin(), checks.end(),
                         [](const auto& each) { return each.status == TotalStatus::impossible; })) {
            out.push_back(weights);
        }
    }
    return out;
}

/// A table of so many parts by weights that were drawn, in which one total may be wrong.
Published drawn(Draws& draws, std::size_t parts, const WeightSearch& search) {
    std::vector<int> weights(parts, 1);
    for (int i = static_cast<int>(parts); i < search.steps; ++i) {
        ++weights[static_cast<std::size_t>(draws.below(static_cast<int>(parts)))];
    }
    Published out(parts);
    const int places = draws.below(2);
    for (int r = 0, rows = 1 + draws.below(5); r < rows; ++r) {
        std::vector<std::string> texts;
        Exact total;
        for (std::size_t i = 0; i < parts; ++i) {
            const Exact part = Exact::fraction(draws.below(10000), 100);
            total += part * search.scale[i] * Exact(weights[i]) / Exact(search.steps);
            texts.push_back(part.fixed(places, Rounding::half_up));
        }
        total += draws.below(12) == 0 ? Exact(3) : Exact(0);
        out.row(total.fixed(1, Rounding::half_up)).parts(texts);
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(weights)

BOOST_AUTO_TEST_CASE(the_same_as_by_trying_all) {
    Draws draws(5);
    std::size_t none = 0;
    std::size_t one = 0;
    std::size_t many = 0;
    for (int round = 0; round < 240; ++round) {
        const auto parts = static_cast<std::size_t>(1 + draws.below(4));
        WeightSearch search;
        search.steps = 20;
        search.list = 100'000;
        for (std::size_t i = 0; i < parts; ++i) {
            search.scale.push_back(draws.below(3) == 0 ? Exact::fraction(10, 3) : Exact(1));
        }
        const Published made = drawn(draws, parts, search);
        const auto expected = by_trying(made.table, search);
        const auto found = find_weights(made.table, search);
        BOOST_TEST(found.complete);
        BOOST_TEST(found.count == expected.size());
        std::vector<std::vector<int>> got;
        for (const auto& each : found.best) {
            got.push_back(each.weights);
        }
        std::sort(got.begin(), got.end());
        BOOST_TEST((got == expected));
        (expected.empty() ? none : expected.size() == 1 ? one : many) += 1;
    }
    BOOST_TEST(none > 10U);
    BOOST_TEST(one > 10U);
    BOOST_TEST(many > 10U);
}

BOOST_AUTO_TEST_CASE(the_nearest_come_first_and_the_span_is_of_all) {
    Published made(2);
    made.row("50.0").parts({"100", "0"}).row("51").parts({"100", "1"});
    WeightSearch search;
    search.scale = {Exact(1), Exact(1)};
    search.steps = 200;
    search.list = 2;
    const auto found = find_weights(made.table, search);
    // 100 and 0 stand for 99.5 to 100.5 and up to 0.5, which moves the total of 50.0 by up to a quarter of a point and more.
    BOOST_TEST(found.count == by_trying(made.table, search).size());
    BOOST_REQUIRE(found.best.size() == 2U);
    BOOST_TEST((found.best[0].error <= found.best[1].error));
    BOOST_TEST(found.best[0].weights[0] == 100);
    BOOST_TEST(found.best[0].error.plain() == "0.5");
    BOOST_TEST(found.span[0].first <= 100);
    BOOST_TEST(found.span[0].first + found.span[1].second == 200);
}

BOOST_AUTO_TEST_CASE(a_row_can_be_left_out) {
    Published made(2);
    made.row("80.00")
        .parts({"90.00", "70.00"})
        .row("50.00")
        .parts({"90.00", "10.00"})
        .row("99.00")
        .parts({"60.00", "20.00"});
    WeightSearch search;
    search.scale = {Exact(1), Exact(1)};
    BOOST_TEST(find_weights(made.table, search).count == 0U);
    search.leave_out = 2;
    const auto found = find_weights(made.table, search);
    BOOST_TEST(found.count == 1U);
    BOOST_TEST(found.rows == 2U);
}

BOOST_AUTO_TEST_CASE(a_search_that_is_given_up_says_so) {
    Published made(6);
    made.row("50").parts({"50", "50", "50", "50", "50", "50"});
    WeightSearch search;
    search.scale.assign(6, Exact(1));
    search.effort = 1000;
    const auto found = find_weights(made.table, search);
    BOOST_TEST(!found.complete);
    BOOST_TEST(found.count > 0U);
}

BOOST_AUTO_TEST_CASE(nothing_to_search_in) {
    Published made(2);
    made.row("50").parts({"50", "50"});
    made.table.rows[0].parts[0].reset();
    WeightSearch search;
    search.scale.assign(2, Exact(1));
    const auto found = find_weights(made.table, search);
    BOOST_TEST(found.rows == 0U);
    BOOST_TEST(found.count == 0U);
}

// The one row without which weights fit is always among those that contradict one another.
BOOST_AUTO_TEST_CASE(the_row_to_blame_is_among_those_that_contradict) {
    Draws draws(17);
    std::size_t blamed = 0;
    for (int round = 0; round < 400; ++round) {
        const auto parts = static_cast<std::size_t>(2 + draws.below(2));
        WeightSearch search;
        search.steps = 20;
        search.scale.assign(parts, Exact(1));
        const Published made = drawn(draws, parts, search);
        if (!by_trying(made.table, search).empty()) {
            continue;
        }
        std::uint64_t spent = 0;
        const auto rows = contradicting_rows(made.table, search, spent);
        for (std::size_t r = 0; r < made.table.rows.size(); ++r) {
            PublishedTable without = made.table;
            without.rows.erase(without.rows.begin() + static_cast<std::ptrdiff_t>(r));
            if (!without.rows.empty() && !by_trying(without, search).empty()) {
                ++blamed;
                BOOST_TEST((std::find(rows.begin(), rows.end(), r) != rows.end()));
            }
        }
    }
    BOOST_TEST(blamed > 30U);
}

// Twice the rows may take 2.2 times the work: counted, not timed.
BOOST_AUTO_TEST_CASE(blame_grows_with_the_rows) {
    std::vector<std::uint64_t> spent;
    for (const int rows : {1000, 2000, 4000, 8000}) {
        Draws draws(23);
        Published made(3);
        for (int i = 0; i < rows; ++i) {
            made.row(std::to_string(40 + draws.below(60)) + ".5")
                .parts({std::to_string(draws.below(100)), std::to_string(draws.below(100)),
                        std::to_string(draws.below(100))});
        }
        WeightSearch search;
        search.scale.assign(3, Exact(1));
        std::uint64_t work = find_weights(made.table, search).spent;
        for (const std::size_t row : contradicting_rows(made.table, search, work)) {
            search.leave_out = row;
            work += find_weights(made.table, search).spent;
        }
        spent.push_back(work);
    }
    for (std::size_t i = 1; i < spent.size(); ++i) {
        BOOST_TEST(spent[i] * 10 <= spent[i - 1] * 22);
    }
}

BOOST_AUTO_TEST_SUITE_END()
