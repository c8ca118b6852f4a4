#include <ceping/analyse/ranking/rank_rule.hpp>

#include <ceping/base/error.hpp>

#include "support/checked.hpp"
#include "unit/analyse/results.hpp"

#include <string>

using namespace ceping;
using test::Results;

namespace {

const Rubric& ruled() {
    static const Rubric rubric = test::rubric_of(
        "total: 10\nfacts: {kind: {title: k}, 'a,b': {title: c}}\n"
        "items: [{id: '1', title: a, points: 10, kind: judged}]\n"
        "penalties: {items: [{id: k, title: k, points: 4, kind: count, each: 1}]}\n"
        "ranking: {by: kind, style: dense, tie_break: [k, exact]}\n");
    return rubric;
}

/// `fact:depth` of each grouping, `dense`, `tie` or `tie-` (the smaller is better) for each node, `exact`.
std::string shown(const RankChoices& choices, const Rubric* rubric, bool several_years = false) {
    ResultSet set;
    const RankOptions rule = RankRule(choices, rubric, several_years).on(set);
    std::string out = rule.by + ":" + std::to_string(rule.region_depth);
    for (const auto& each : rule.then) {
        out += " " + each.fact + ":" + std::to_string(each.depth);
    }
    out += rule.dense ? " dense" : "";
    for (const auto& each : rule.tie_break) {
        out += each.node ? " " + set.nodes[each.node.at()] + (each.penalty ? "-" : "") : " exact";
    }
    return out;
}

std::string refused(const RankChoices& choices, const Rubric* rubric) {
    try {
        return shown(choices, rubric);
    } catch (const UsageError& error) {
        return error.what();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rank_rule)

BOOST_AUTO_TEST_CASE(choices_beat_the_rubric) {
    BOOST_TEST(shown({}, nullptr) == ":0");
    BOOST_TEST(shown({}, &ruled()) == "kind:0 dense k- exact");
    BOOST_TEST(shown({"none", "competition", {"1"}}, &ruled()) == ":0 1");
    BOOST_TEST(shown({"region:2, kind", {}, {}}, &ruled()) == "region:2 kind:0 dense k- exact");
    BOOST_TEST(shown({"a,b", {}, {}}, &ruled()) == "a,b:0 dense k- exact");
    BOOST_TEST(shown({"a,b", {}, {}}, nullptr) == "a:0 b:0");
}

BOOST_AUTO_TEST_CASE(several_years_have_no_nodes_in_common) {
    BOOST_TEST(shown({}, &ruled(), true) == "kind:0 dense exact");
}

BOOST_AUTO_TEST_CASE(what_the_rubric_does_not_have_is_refused) {
    BOOST_TEST(refused({"kinds", {}, {}}, &ruled()).starts_with("--by cannot be `kinds'"));
    BOOST_TEST(refused({"kind,kind", {}, {}}, &ruled()) == "--by names `kind' twice");
    BOOST_TEST(refused({"kind,,region", {}, {}}, nullptr) == "--by takes FACT or FACT,FACT");
    BOOST_TEST(refused({{}, "denser", {}}, nullptr).starts_with("--style cannot be `denser'"));
    BOOST_TEST(refused({{}, {}, {"2"}}, &ruled()) == "the rubric has no node `2'");
    BOOST_TEST(refused({{}, {}, {"1"}}, nullptr) == "--tie-break 1 needs -r RUBRIC");
}

BOOST_AUTO_TEST_CASE(a_fact_that_no_unit_states_is_a_slip) {
    Results results;
    check_stated(results.set, "size", "--per");  // nobody is there to state it
    results.unit("a", "5").fact("kind", "k").unit("b", "5").fact("place", "p");
    check_stated(results.set, "place", "--per");
    BOOST_CHECK_EXCEPTION(
        check_stated(results.set, "kinds", "--per"), UsageError, [](const UsageError& error) {
            return error.words().en ==
                   "--per cannot be `kinds'; there are region, kind, place; did you mean `kind'?";
        });
    BOOST_CHECK_THROW(RankRule({"kind,size", {}, {}}, nullptr, false).check_groups(results.set), UsageError);
}

BOOST_AUTO_TEST_CASE(runs_that_differ_and_nodes_that_are_absent_are_findings) {
    Results results;
    results.unit("a", "5").node("1", "5", "10").unit("b", "5").unit("c", "5").rejected();
    Diagnostics found;
    check_mixed(results.set, found);
    BOOST_TEST(found.empty());
    results.set.results[2].overrides = "visits=lowest";  // it is rejected: nothing of it is ranked
    check_mixed(results.set, found);
    BOOST_TEST(found.empty());
    results.set.results[1].overrides = "visits=lowest";
    check_mixed(results.set, found);
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.all().front().code.name() == "result-mixed");
    found.clear();
    check_nodes(results.set, {false, {"1"}}, found);
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.all().front().code.name() == "result-node-missing");
}

BOOST_AUTO_TEST_SUITE_END()
