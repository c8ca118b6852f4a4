#include <ceping/model/limits.hpp>

#include "support/checked.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace ceping;
using test::rubric_of;

namespace {

Rubric with(const std::string& extras) {
    return rubric_of(
        "total: 100\nitems:\n"
        "  - {id: g, title: g, points: 60, items: [{id: a, title: a, points: 60, kind: judged}],"
        " bonus: {cap: 5, over: true, items: [{id: gb, title: b, kind: count, each: 1}]},"
        " penalties: {items: [{id: gk, title: k, kind: count, each: 1}]}}\n"
        "  - {id: h, title: h, points: 40, kind: judged}\n" +
        extras);
}

std::string text(const std::optional<Exact>& value) { return value ? value->plain() : "none"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(are_none_of_penalties_that_nothing_limits) {
    const std::string count = "{id: k, title: k, kind: count, each: 1}";
    const std::string bounded = "{id: m, title: m, points: 3, kind: count, each: 1}";
    const auto cap = [](const Rubric& rubric) { return text(cap_of(rubric, rubric.penalties)); };
    BOOST_TEST(cap(with("penalties: {items: [" + bounded + "]}\n")) == "3");
    BOOST_TEST(cap(with("penalties: {items: [" + bounded + ", " + count + "]}\n")) == "none");
    BOOST_TEST(cap(with("penalties: {cap: 8, items: [" + count + "]}\n")) == "8");
    BOOST_TEST(cap(with("")) == "0");
    const Rubric rubric = with("penalties: {items: [" + count + "]}\n");
    BOOST_TEST(text(cap_of(rubric, rubric.items[0].group->bonus)) == "5");
    BOOST_TEST(text(cap_of(rubric, rubric.items[0].group->penalties)) == "none");
    BOOST_TEST(text(declared(rubric, rubric.items[0].group->bonus)) == "none");
    BOOST_TEST(!Limits(rubric).penalty);
    BOOST_TEST(upper_end(rubric, *rubric.items[0].group, 60).plain() == "65");
}

// As many points as the cap lets through, or as there are to be taken: of the whole 100, its bonus and what a group may have
// beyond its own; of the group 60 and its bonus.
BOOST_AUTO_TEST_CASE(end_what_has_none_where_nothing_changes_any_more) {
    const Rubric rubric = with(
        "bonus: {cap: 4, items: [{id: b, title: b, kind: count, each: 1}]}\n"
        "penalties: {items: [{id: k, title: k, kind: count, each: 1}]}\n");
    const auto points = [&](const char* id) { return rubric.at(rubric.find(id)).points.plain(); };
    BOOST_TEST(points("b") == "4");
    BOOST_TEST(points("k") == "109");
    BOOST_TEST(points("gb") == "5");
    BOOST_TEST(points("gk") == "65");
    // A cap of 0 lets nothing through; a share of it can be asked for all the same.
    const Rubric shut = with("penalties: {cap: 0, items: [{id: k, title: k, kind: count, each: 1}]}\n");
    BOOST_TEST(shut.at(shut.find("k")).points.plain() == "1");
}

BOOST_AUTO_TEST_SUITE_END()
