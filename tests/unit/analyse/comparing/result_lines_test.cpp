// The first thing in which two results differ.
#include <boost/test/unit_test.hpp>

#include <ceping/analyse/comparing/result_lines.hpp>

#include <string>
#include <vector>

namespace {

using Lines = std::vector<std::string>;

Lines told(std::string_view was, std::string_view is) {
    Lines out;
    for (const auto& line : ceping::result_difference(was, is).lines) {
        BOOST_TEST(!line.zh.empty());
        out.push_back(line.en);
    }
    return out;
}

std::string line(const std::string& rest) { return R"({"unit":{"id":"u"},)" + rest + "}"; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_node_is_told_before_what_follows_from_it) {
    const auto was =
        line(R"("score":5,"nodes":[{"id":"1","points":5,"max":6},{"id":"1.1","points":5,"lost":1}])");
    const auto is =
        line(R"("score":4,"nodes":[{"id":"1","points":4,"max":6},{"id":"1.1","points":4,"lost":2}])");
    BOOST_TEST((told(was, is) ==
                Lines{"unit u, node 1: points was 5, is 4", "unit u, node 1.1: points was 5, is 4"}));
    // Elements of a JSON array, one of which is not the last.
    BOOST_TEST((told(was + ",", is).size() == 2U));
    BOOST_TEST((told(was + ",", was).empty()));
}

BOOST_AUTO_TEST_CASE(the_innermost_value_is_told) {
    BOOST_TEST((told(line(R"("nodes":[{"id":"1","lost":0,"by":{"a":1,"b":2}}])"),
                     line(R"("nodes":[{"id":"1","lost":0,"by":{"a":1,"b":3}}])")) ==
                Lines{"unit u, node 1: by.b was 2, is 3"}));
    BOOST_TEST((told(line(R"("vetoes":["V1"])"), line(R"("vetoes":["V1","V2"])")) ==
                Lines{"unit u: vetoes[1] was absent, is V2"}));
    BOOST_TEST(
        (told(line(R"("band":"good")"), line(R"("x":1)")) == Lines{"unit u: band was good, is absent"}));
    // A text and a number are not the same, though they read alike.
    BOOST_TEST((told(line(R"("exact":"5")"), line(R"("exact":5)")).size() == 1U));
}

BOOST_AUTO_TEST_CASE(nodes_that_are_not_the_same_ones) {
    BOOST_TEST((told(line(R"("nodes":[{"id":"1"},{"id":"2"}])"), line(R"("nodes":[{"id":"1"}])")) ==
                Lines{"unit u: nodes[1].id was 2, is absent"}));
    BOOST_TEST((told(R"({"unit":{"id":"a"}})", R"({"unit":{"id":"b"}})") == Lines{"was unit a, is unit b"}));
    BOOST_TEST(told("a,b", "a,c").empty());
}

BOOST_AUTO_TEST_CASE(digests_are_no_figures) {
    const auto difference =
        ceping::result_difference(line(R"("score":1,"inputs":[{"name":"a","sha256":"1"}])"),
                                  line(R"("score":1,"inputs":[{"name":"a","sha256":"2"}])"));
    BOOST_TEST(difference.only_origin);
    BOOST_REQUIRE(difference.lines.size() == 1U);
    BOOST_TEST(difference.lines.front().en == "unit u: inputs[0].sha256 was 1, is 2");
    BOOST_TEST(
        !ceping::result_difference(line(R"("score":1,"inputs":["1"])"), line(R"("score":2,"inputs":["2"])"))
             .only_origin);
}
