#include <ceping/base/parallel.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using ceping::for_each_ordered;

BOOST_AUTO_TEST_SUITE(parallel)

BOOST_DATA_TEST_CASE(keeps_the_order_whatever_the_threads, data::make({0U, 1U, 2U, 7U}), jobs) {
    constexpr std::size_t count = 2000;
    std::vector<std::size_t> worked(count);
    std::vector<std::size_t> order;
    for_each_ordered(
        count, jobs, [&](std::size_t i) { worked[i] = i * i; },
        [&](std::size_t i) {
            BOOST_REQUIRE(worked[i] == i * i);
            order.push_back(i);
        },
        8);
    BOOST_REQUIRE(order.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        BOOST_REQUIRE(order[i] == i);
    }
}

BOOST_AUTO_TEST_CASE(no_more_than_so_many_results_wait) {
    std::atomic<std::size_t> worked{0};
    std::size_t done = 0;
    for_each_ordered(
        500, 4, [&](std::size_t) { ++worked; },
        [&](std::size_t) {
            BOOST_REQUIRE(worked.load() <= done + 8);
            ++done;
        },
        8);
    BOOST_TEST(done == 500U);
}

BOOST_DATA_TEST_CASE(what_work_throws_comes_in_its_turn, data::make({1U, 4U}), jobs) {
    std::size_t done = 0;
    const auto run = [&] {
        for_each_ordered(
            100, jobs,
            [](std::size_t i) {
                if (i == 42) {
                    throw std::runtime_error("42");
                }
            },
            [&](std::size_t) { ++done; });
    };
    BOOST_CHECK_THROW(run(), std::runtime_error);
    BOOST_TEST(done == 42U);
}

BOOST_DATA_TEST_CASE(what_done_throws_ends_it, data::make({1U, 4U}), jobs) {
    const auto run = [&] {
        for_each_ordered(
            1000, jobs, [](std::size_t) {},
            [](std::size_t i) {
                if (i == 7) {
                    throw std::runtime_error("7");
                }
            },
            4);
    };
    BOOST_CHECK_THROW(run(), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(nothing_to_do_is_nothing_done) {
    for_each_ordered(
        0, 4, [](std::size_t) { BOOST_ERROR("worked"); }, [](std::size_t) { BOOST_ERROR("done"); });
    BOOST_TEST(ceping::processors() >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
