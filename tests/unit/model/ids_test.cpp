#include <ceping/model/ids.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>

using namespace ceping;

BOOST_AUTO_TEST_SUITE(ids)

BOOST_AUTO_TEST_CASE(is_none_or_somewhere) {
    BOOST_TEST(!ItemId());
    BOOST_TEST(bool(ItemId(0)));
    BOOST_TEST(ItemId(7).at() == 7U);
}

BOOST_AUTO_TEST_CASE(none_comes_before_all_others) {
    BOOST_TEST(bool(BandId() < BandId(0)));
    BOOST_TEST(bool(BandId(1) < BandId(2)));
    BOOST_TEST(bool(BandId() == BandId()));
    BOOST_TEST(bool(BandId() != BandId(0)));
}

template <typename A, typename B>
concept comparable = requires(A a, B b) {
    a == b;
};

// What must not compile.
static_assert(!std::is_convertible_v<int, ItemId> && !std::is_convertible_v<ItemId, int>);
static_assert(!std::is_convertible_v<ItemId, bool>);
static_assert(!std::is_constructible_v<ItemId, BandId> && !std::is_assignable_v<ItemId&, BandId>);
static_assert(comparable<ItemId, ItemId> && !comparable<ItemId, BandId>);

BOOST_AUTO_TEST_SUITE_END()
