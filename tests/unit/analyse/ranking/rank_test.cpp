#include <ceping/analyse/ranking/rank.hpp>

#include "support/checked.hpp"
#include "unit/analyse/results.hpp"

#include <string>
#include <vector>

using namespace ceping;
using test::Results;
using test::rubric_of;

namespace {

/// Leagues, joined by ` | `: `group: unit rank`, `=` behind a shared rank, `[band]` where there is one, `!` where a quota
/// took a better one.
std::string shown(const ResultSet& set, const RankOptions& options) {
    std::string out;
    for (const auto& league : rank_results(set, options)) {
        out += out.empty() ? "" : " | ";
        out += league.group.empty() ? "" : league.group + ": ";
        std::size_t ranked = 0;
        for (const auto& each : league.units) {
            out += &each == &league.units.front() ? "" : ", ";
            out += set.results[each.result].unit + " " + std::to_string(each.rank) + (each.shared ? "=" : "");
            out += each.band.empty() ? "" : " [" + each.band + "]";
            out += each.by_quota ? "!" : "";
            ranked += each.rank > 0 ? 1U : 0U;
        }
        BOOST_TEST(league.ranked == ranked);
    }
    return out;
}

/// The rubric of the quotas: at most 20 % excellent, at most 50 % good.
const Rubric& with_quotas() {
    static const Rubric rubric = rubric_of(
        "total: 100\nfacts: {kind: {title: k, values: [机关, 窗口]}, size: {title: s, type: number}}\n"
        "items: [{id: '1', title: a, points: 100, kind: judged}]\n"
        "bands:\n"
        "  - {id: A, title: a, min: 90, quota: 20%}\n"
        "  - {id: B, title: b, min: 80, quota: 50%}\n"
        "  - {id: C, title: c, min: 60}\n"
        "  - {id: D, title: d}\n");
    return rubric;
}

std::string with_quotas(const Results& results) {
    RankOptions options;
    options.rubric = &with_quotas();
    return shown(results.set, options);
}

/// Units a, b, c … of these scores and bands.
Results of(const std::vector<std::pair<const char*, const char*>>& scores) {
    Results out;
    for (const auto& [score, band] : scores) {
        out.unit(std::string(1, static_cast<char>('a' + out.set.results.size())), score).band(band);
    }
    return out;
}

const Results& some_ties() {
    static const Results results = [] {
        Results out;
        out.unit("a", "80").unit("b", "90").unit("c", "80").unit("d", "95").unit("e", "70").unit("f", "80");
        return out;
    }();
    return results;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rank)

BOOST_AUTO_TEST_CASE(skips_ranks_after_a_tie_or_does_not) {
    RankOptions options;
    BOOST_TEST(shown(some_ties().set, options) == "d 1, b 2, a 3=, c 3=, f 3=, e 6");
    options.dense = true;
    BOOST_TEST(shown(some_ties().set, options) == "d 1, b 2, a 3=, c 3=, f 3=, e 4");
}

BOOST_AUTO_TEST_CASE(ranks_by_the_rounded_score) {
    Results results;
    results.unit("a", "80.001").unit("b", "80.004").unit("c", "80.006").unit("d", "240002/3000");
    BOOST_TEST(shown(results.set, {}) == "c 1, a 2=, b 2=, d 2=");
    RankOptions options;
    options.tie_break = {{{}, false}};
    BOOST_TEST(shown(results.set, options) == "c 1, b 2, a 3, d 4");
}

BOOST_AUTO_TEST_CASE(breaks_ties_by_nodes_in_turn) {
    Results results;
    results.unit("a", "80").node("x", "4", "10").node("y", "3", "4");
    results.unit("b", "80").node("x", "2", "4").node("y", "1", "4");
    results.unit("c", "80").node("x", "5", "10").node("y", "2", "4");
    results.unit("d", "80").node("x", "6", "12").node("y", "8", "16");
    RankOptions options;
    // By points/max: a has 0.4, the others 0.5.
    options.tie_break = {{results.set.find_node("x"), false}};
    BOOST_TEST(shown(results.set, options) == "b 1=, c 1=, d 1=, a 4");
    options.tie_break.push_back({results.set.find_node("y"), false});
    BOOST_TEST(shown(results.set, options) == "c 1=, d 1=, b 3, a 4");
    std::swap(options.tie_break[0], options.tie_break[1]);
    BOOST_TEST(shown(results.set, options) == "a 1, c 2=, d 2=, b 4");
    options.dense = true;
    BOOST_TEST(shown(results.set, options) == "a 1, c 2=, d 2=, b 3");
}

BOOST_AUTO_TEST_CASE(prefers_the_smaller_penalty) {
    Results results;
    results.unit("a", "80").node("K", "2", "4");
    results.unit("b", "80").node("K", "1", "4");
    results.unit("c", "80").node("K", "0", "4", NodeStatus::not_applicable);
    results.unit("d", "80");
    RankOptions options;
    options.tie_break = {{results.set.find_node("K"), true}};
    // Where it does not apply there is none.
    BOOST_TEST(shown(results.set, options) == "c 1=, d 1=, b 3, a 4");
    options.tie_break[0].penalty = false;
    // 80/100 for want of the node, 2/4 and 1/4.
    BOOST_TEST(shown(results.set, options) == "c 1=, d 1=, a 3, b 4");
}

BOOST_AUTO_TEST_CASE(compares_what_has_no_limit_by_its_points) {
    Results results;
    results.unit("a", "80").node("K", "12", "0").last().nodes[0].unlimited = true;
    results.unit("b", "80").node("K", "3", "0").last().nodes[0].unlimited = true;
    results.unit("c", "80").node("K", "0", "0", NodeStatus::not_applicable).last().nodes[0].unlimited = true;
    RankOptions options;
    options.tie_break = {{results.set.find_node("K"), true}};
    BOOST_TEST(shown(results.set, options) == "c 1, b 2, a 3");
    options.tie_break[0].penalty = false;
    // Nor does base/total stand in for it where it does not apply.
    BOOST_TEST(shown(results.set, options) == "a 1, b 2, c 3");
}

BOOST_AUTO_TEST_CASE(takes_base_of_total_for_a_node_that_does_not_apply) {
    Results results;
    results.unit("a", "82").node("x", "0", "0", NodeStatus::not_applicable).last().base =
        80;  // 0.8 without its bonus
    results.unit("b", "82").node("x", "81", "100");
    results.unit("c", "82").node("x", "79", "100");
    results.unit("d", "82").node("x", "0", "0");  // nothing below it applies
    results.unit("e", "82").node("x", "0", "10", NodeStatus::missing);
    RankOptions options;
    options.tie_break = {{results.set.find_node("x"), false}};
    BOOST_TEST(shown(results.set, options) == "d 1, b 2, a 3, c 4, e 5");
}

BOOST_AUTO_TEST_CASE(lists_below_who_has_no_rank) {
    Results results;
    results.unit("a", "99").rejected();
    results.unit("b", "98").ineligible();
    results.unit("c", "60");
    results.unit("d", "97").rejected().ineligible();
    results.unit("e", "61");
    results.unit("f", "98").ineligible();
    BOOST_TEST(shown(results.set, {}) == "e 1, c 2, b 0, f 0, a 0, d 0");
    Results none;
    none.unit("a", "99").rejected();
    BOOST_TEST(shown(none.set, {}) == "a 0");
    BOOST_TEST(shown({}, {}).empty());
}

BOOST_AUTO_TEST_CASE(ranks_within_each_value_of_a_fact) {
    Results results;
    results.unit("a", "70").fact("kind", "窗口");
    results.unit("b", "80");
    results.unit("c", "60").fact("kind", "机关");
    results.unit("d", "90").fact("kind", "窗口");
    results.unit("e", "65").fact("kind", "企业");
    results.unit("f", "90").fact("kind", "窗口");
    RankOptions options;
    options.by = "kind";
    BOOST_TEST(shown(results.set, options) == "窗口: d 1=, f 1=, a 3 | 机关: c 1 | 企业: e 1 | b 1");
    // In the rubric's order where there is one; a value that it does not list comes behind.
    options.rubric = &with_quotas();
    BOOST_TEST(shown(results.set, options) == "机关: c 1 | 窗口: d 1=, f 1=, a 3 | 企业: e 1 | b 1");
}

BOOST_AUTO_TEST_CASE(ranks_within_regions_of_any_depth) {
    Results results;
    results.unit("a", "70").region("泉州市/丰泽区/东湖街道");
    results.unit("b", "80").region("泉州市/鲤城区");
    results.unit("c", "60").region("泉州市/丰泽区");
    results.unit("d", "90").region("福州市");
    results.unit("e", "95");
    RankOptions options;
    options.by = "region";
    BOOST_TEST(shown(results.set, options) ==
               "泉州市/丰泽区/东湖街道: a 1 | 泉州市/鲤城区: b 1 | 泉州市/丰泽区: c 1 | 福州市: d 1 | e 1");
    options.region_depth = 1;
    BOOST_TEST(shown(results.set, options) == "泉州市: b 1, a 2, c 3 | 福州市: d 1 | e 1");
    options.region_depth = 2;
    BOOST_TEST(shown(results.set, options) ==
               "泉州市/丰泽区: a 1, c 2 | 泉州市/鲤城区: b 1 | 福州市: d 1 | e 1");
}

BOOST_AUTO_TEST_CASE(rounds_a_quota_down) {
    // Of nine units 20 % are 1.8: one. 50 % are 4.5: four.
    BOOST_TEST(with_quotas(of({{"99", "A"},
                               {"98", "A"},
                               {"97", "A"},
                               {"89", "B"},
                               {"88", "B"},
                               {"87", "B"},
                               {"86", "B"},
                               {"70", "C"},
                               {"10", "D"}})) ==
               "a 1 [A], b 2 [B]!, c 3 [B]!, d 4 [B], e 5 [B], f 6 [C]!, g 7 [C]!, h 8 [C], i 9 [D]");
    // Of ten they are two.
    BOOST_TEST(with_quotas(of({{"99", "A"},
                               {"98", "A"},
                               {"97", "A"},
                               {"70", "C"},
                               {"69", "C"},
                               {"68", "C"},
                               {"67", "C"},
                               {"66", "C"},
                               {"65", "C"},
                               {"64", "C"}})) ==
               "a 1 [A], b 2 [A], c 3 [B]!, d 4 [C], e 5 [C], f 6 [C], g 7 [C], h 8 [C], i 9 [C], j 10 [C]");
}

BOOST_AUTO_TEST_CASE(leaves_one_place_at_least) {
    BOOST_TEST(with_quotas(of({{"99", "A"}})) == "a 1 [A]");
    BOOST_TEST(with_quotas(of({{"99", "A"}, {"98", "A"}})) == "a 1 [A], b 2 [B]!");
    // Who has no rank takes no place and keeps what scoring gave.
    Results results = of({{"97", "A"}, {"96", "A"}, {"95", "A"}});
    results.unit("x", "99").band("A").ineligible();
    BOOST_TEST(with_quotas(results) == "a 1 [A], b 2 [B]!, c 3 [C]!, x 0 [A]");
}

BOOST_AUTO_TEST_CASE(lets_all_fall_who_share_a_rank_across_the_cut) {
    // One place, two of rank 1: neither has it. Half of three is one, and both are there for it.
    BOOST_TEST(with_quotas(of({{"99", "A"}, {"99", "A"}, {"70", "C"}})) == "a 1= [C]!, b 1= [C]!, c 3 [C]");
    // Two of five for B, whom the fallen ones join: a place for each.
    BOOST_TEST(with_quotas(of({{"99", "A"}, {"99", "A"}, {"70", "C"}, {"70", "C"}, {"60", "C"}})) ==
               "a 1= [B]!, b 1= [B]!, c 3= [C], d 3= [C], e 5 [C]");
    // The tie stands below the first place, which stays taken.
    BOOST_TEST(
        with_quotas(of({{"99", "A"},
                        {"98", "A"},
                        {"98", "A"},
                        {"70", "C"},
                        {"69", "C"},
                        {"68", "C"},
                        {"67", "C"},
                        {"66", "C"},
                        {"65", "C"},
                        {"64", "C"}})) ==
        "a 1 [A], b 2= [B]!, c 2= [B]!, d 4 [C], e 5 [C], f 6 [C], g 7 [C], h 8 [C], i 9 [C], j 10 [C]");
    // What a tie-break tells apart is no tie.
    Results results = of({{"99.001", "A"}, {"99.002", "A"}, {"70", "C"}});
    RankOptions options;
    options.rubric = &with_quotas();
    options.tie_break = {{{}, false}};
    BOOST_TEST(shown(results.set, options) == "b 1 [A], a 2 [B]!, c 3 [C]");
}

BOOST_AUTO_TEST_CASE(counts_a_quota_within_each_group) {
    Results results;
    results.unit("a", "99").band("A").fact("kind", "窗口");
    results.unit("b", "98").band("A").fact("kind", "窗口");
    results.unit("c", "91").band("A").fact("kind", "机关");
    RankOptions options;
    options.rubric = &with_quotas();
    options.by = "kind";
    BOOST_TEST(shown(results.set, options) == "机关: c 1 [A] | 窗口: a 1 [A], b 2 [B]!");
    options.rubric = nullptr;  // nobody says that there are quotas
    BOOST_TEST(shown(results.set, options) == "窗口: a 1 [A], b 2 [A] | 机关: c 1 [A]");
}

BOOST_AUTO_TEST_CASE(lists_the_best_of_each_value) {
    Results results;
    results.unit("a", "70").fact("kind", "窗口");
    results.unit("b", "90").fact("kind", "机关");
    results.unit("c", "80").fact("kind", "窗口");
    results.unit("d", "70").fact("kind", "窗口");
    results.unit("e", "99").fact("kind", "窗口").ineligible();
    results.unit("f", "60").fact("kind", "窗口");
    results.unit("g", "50").fact("kind", "企业").rejected();
    RankOptions options;
    options.by = "kind";
    const auto listed = [&](std::size_t count) {
        std::string out;
        for (const auto& list : shortlist(results.set, options, count)) {
            out += list.value + ":";
            for (const std::size_t at : list.results) {
                out += " " + results.set.results[at].unit;
            }
            out += list.more ? " +; " : "; ";
        }
        return out;
    };
    BOOST_TEST(listed(0) == "窗口:; 机关:; 企业:; ");
    BOOST_TEST(listed(1) == "窗口: c; 机关: b; 企业:; ");
    BOOST_TEST(listed(2) == "窗口: c a d +; 机关: b; 企业:; ");
    BOOST_TEST(listed(3) == "窗口: c a d; 机关: b; 企业:; ");
    BOOST_TEST(listed(9) == "窗口: c a d f; 机关: b; 企业:; ");
}

BOOST_AUTO_TEST_SUITE_END()
