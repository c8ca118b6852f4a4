// Two sets of results side by side, without any file.
#include <ceping/analyse/comparing/result_diff.hpp>

#include <boost/test/unit_test.hpp>

using namespace ceping;

namespace {

SavedResult scored(const std::string& unit, const Exact& score, std::vector<SavedNode> nodes = {}) {
    SavedResult out;
    out.rubric = "r";
    out.unit = unit;
    out.score = score;
    out.exact = score;
    out.nodes = std::move(nodes);
    return out;
}

SavedNode node(std::size_t position, const Exact& points) {
    return {NodeId(position), points, 10, NodeStatus::scored};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(result_diff)

BOOST_AUTO_TEST_CASE(order_counts_and_mean) {
    ResultComparer comparer({});
    Diagnostics found;
    for (const auto& [unit, score] :
         {std::pair("a", 5), std::pair("b", 5), std::pair("c", 5), std::pair("d", 5)}) {
        comparer.before(scored(unit, score), found);
    }
    comparer.after(scored("c", 7), found);
    comparer.after(scored("b", 3), found);
    comparer.after(scored("a", 6), found);
    comparer.after(scored("e", 1), found);
    const auto diff = comparer.finish(0);
    std::string order;
    for (const auto& unit : diff.units) {
        order += unit.unit;
    }
    // Of two equal movements the gain comes first; new and gone ones last.
    BOOST_TEST(order == "cbaed");
    BOOST_TEST(diff.compared == 3U);
    BOOST_TEST(diff.added == 1U);
    BOOST_TEST(diff.gone == 1U);
    BOOST_TEST(diff.mean()->text() == "1/3");
    BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(nodes_are_matched_by_id_whatever_their_order) {
    ResultComparer comparer({true, std::nullopt});
    Diagnostics found;
    comparer.before(scored("a", 5, {node(0, 2), node(1, 3)}), found);
    comparer.after(scored("a", 5, {node(1, 4), node(0, 1), node(2, 9)}), found);
    const auto diff = comparer.finish(3);
    BOOST_TEST_REQUIRE(diff.units.size() == 1U);
    const auto& nodes = diff.units.front().nodes;
    BOOST_TEST_REQUIRE(nodes.size() == 3U);
    BOOST_TEST(nodes[0].moved()->text() == "1");
    BOOST_TEST(nodes[1].moved()->text() == "-1");
    BOOST_TEST(!nodes[2].moved().has_value());
    BOOST_TEST(diff.nodes[1].won.text() == "1");
    BOOST_TEST(diff.nodes[0].lost.text() == "1");
    BOOST_TEST(diff.nodes[2].units == 0U);
}

BOOST_AUTO_TEST_CASE(what_moved_by_no_more_than_the_threshold_is_counted_only) {
    ResultComparer comparer({false, Exact(2)});
    Diagnostics found;
    comparer.before(scored("a", 5), found);
    comparer.before(scored("b", 5), found);
    comparer.after(scored("a", 7), found);
    comparer.after(scored("b", Exact::fraction(701, 100)), found);
    const auto diff = comparer.finish(0);
    BOOST_TEST_REQUIRE(diff.units.size() == 1U);
    BOOST_TEST(diff.units.front().unit == "b");
    BOOST_TEST(diff.unlisted == 1U);
    BOOST_TEST(diff.differs());
}

BOOST_AUTO_TEST_CASE(a_unit_that_comes_twice_counts_once) {
    ResultComparer comparer({});
    Diagnostics found;
    comparer.before(scored("a", 5), found);
    comparer.before(scored("a", 9), found);
    comparer.after(scored("a", 6), found);
    comparer.after(scored("a", 9), found);
    comparer.after(scored("n", 9), found);
    comparer.after(scored("n", 8), found);
    const auto diff = comparer.finish(0);
    BOOST_TEST(found.errors() == 3U);
    BOOST_TEST(diff.compared == 1U);
    BOOST_TEST(diff.added == 1U);
    BOOST_TEST(diff.movement.text() == "1");
}

BOOST_AUTO_TEST_SUITE_END()
