#include <ceping/model/named.hpp>

#include <ceping/base/error.hpp>

#include "support/checked.hpp"

#include <string>
#include <vector>

using namespace ceping;

namespace {

const Rubric& windows() {
    static const Rubric rubric = test::rubric_of(
        "total: 10\nitems: [{id: '1.1', title: a, points: 10, kind: judged}]\n"
        "bands: [{id: A, title: 优秀, min: 9}, {id: B, title: A}]\n");
    return rubric;
}

std::vector<std::size_t> units(const std::vector<std::string>& asked) {
    static const std::vector<UnitName> there = {{"u1", "甲局"}, {"u2", "u1"}, {"u3", "丙局"}};
    return units_named(asked, there.size(), [](std::size_t i) { return there[i]; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(named)

BOOST_AUTO_TEST_CASE(units_come_in_the_order_in_which_they_are_named_each_once) {
    BOOST_TEST(units({"丙局", "甲局", "u3"}) == (std::vector<std::size_t>{2, 0}),
               boost::test_tools::per_element());
    // Both that one's id and the other's name.
    BOOST_TEST(units({"u1"}) == (std::vector<std::size_t>{0, 1}), boost::test_tools::per_element());
    BOOST_CHECK_EXCEPTION(static_cast<void>(units({"u1", "丁局"})), UsageError, [](const UsageError& error) {
        return error.words().en == "there is no unit `丁局'" ||
               error.words().zh.starts_with("没有单位“丁局”");
    });
}

BOOST_AUTO_TEST_CASE(a_band_is_named_by_its_id_before_any_title) {
    BOOST_TEST((band_named("A", windows()) == BandId(0)));
    BOOST_TEST((band_named("优秀", windows()) == BandId(0)));
    BOOST_TEST((band_named("B", windows()) == BandId(1)));
    BOOST_CHECK_EXCEPTION(static_cast<void>(band_named("nexd", windows(), {"next"})), UsageError,
                          [](const UsageError& error) {
                              return error.words().en ==
                                     "the rubric has no band `nexd'; it has next, A, B; did you mean `next'?";
                          });
}

BOOST_AUTO_TEST_CASE(a_node_is_named_by_its_id) {
    BOOST_TEST((node_named("1.1", windows()) == ItemId(0)));
    BOOST_CHECK_EXCEPTION(
        static_cast<void>(node_named("1.10", windows())), UsageError,
        [](const UsageError& error) { return error.words().zh == "细则没有“1.10”；是否为“1.1”？"; });
}

BOOST_AUTO_TEST_SUITE_END()
