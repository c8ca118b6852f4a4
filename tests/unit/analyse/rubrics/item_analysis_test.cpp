#include <ceping/analyse/rubrics/correlation.hpp>
#include <ceping/analyse/rubrics/item_analysis.hpp>
#include <ceping/analyse/rubrics/item_analysis_remarks.hpp>
#include <ceping/analyse/rubrics/item_analysis_sums.hpp>
#include <ceping/analyse/rubrics/item_analysis_unit.hpp>
#include <ceping/write/findings/items.hpp>

#include "support/checked.hpp"
#include "support/written.hpp"
#include "unit/analyse/results.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace ceping;
using test::Results;
using test::rubric_of;

namespace {

/// The worked example of ceping-lint(1), EXAMPLES: 环境 5, 服务 3, 台账 2.
const Rubric& three() {
    static const Rubric rubric = rubric_of(
        "total: 10\nitems:\n"
        "  - {id: '1', title: 环境, points: 5, kind: judged}\n"
        "  - {id: '2', title: 服务, points: 3, kind: judged}\n"
        "  - {id: '3', title: 台账, points: 2, kind: judged}\n");
    return rubric;
}

Results& unit(Results& into, const std::string& id, const std::string& base,
              const std::vector<std::string>& points) {
    const std::vector<std::string> full{"5", "3", "2"};
    into.unit(id, base);
    for (std::size_t i = 0; i < points.size(); ++i) {
        into.node(std::to_string(i + 1), points[i], full[i]);
    }
    return into;
}

Results four() {
    Results out;
    unit(out, "u1", "8", {"5", "3", "0"});
    unit(out, "u2", "10", {"5", "3", "2"});
    unit(out, "u3", "5", {"5", "0", "0"});
    unit(out, "u4", "2", {"0", "0", "2"});
    return out;
}

ItemAnalysis analyse(const Rubric& rubric, const Results& results) {
    ItemAnalyser analyser(rubric);
    for (const auto& each : results.set.results) {
        analyser.add(each, results.set);
    }
    return analyser.take();
}

std::string text(const std::optional<Exact>& value) { return value ? value->shortest(4) : "-"; }

/// `id: answered facility discrimination nominal effective codes`, a line a criterion.
std::string shown(const ItemAnalysis& analysis) {
    std::string out;
    for (const auto& each : analysis.items) {
        out += each.id + ": " + std::to_string(each.answered) + " " + text(each.facility) + " " +
               text(each.discrimination) + " " + each.nominal.shortest(4) + " " + text(each.effective);
        for (const auto remark : each.remarks) {
            out += " " + std::string(remark == ItemRemark::few ? "few" : remark_code(remark));
        }
        out += "\n";
    }
    return out;
}

/// Codes of the findings, joined.
std::string codes(const ItemAnalysis& analysis, const Rubric& rubric) {
    Diagnostics found;
    item_findings(analysis, rubric, found);
    std::string out;
    for (const auto& each : found.all()) {
        out += (out.empty() ? "" : " ") + std::string(each.code.name());
    }
    return out;
}

/// Two criteria of 5 points whose shares `first` and `second` say, `units` times.
template <typename First, typename Second>
Results two(std::size_t units, const First& first, const Second& second) {
    Results out;
    for (std::size_t i = 0; i < units; ++i) {
        const Exact a = first(i);
        const Exact b = second(i);
        out.unit("u" + std::to_string(i), (a + b).text()).node("1", a.text(), "5").node("2", b.text(), "5");
        out.last().total = 10;
    }
    return out;
}

const Rubric& pair() {
    static const Rubric rubric = rubric_of(
        "total: 10\nitems:\n"
        "  - {id: '1', title: a, points: 5, kind: judged}\n  - {id: '2', title: b, points: 5, kind: judged}\n");
    return rubric;
}

Exact up_to(std::size_t i, std::size_t most) { return static_cast<std::int64_t>(i % (most + 1)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(item_analysis)

BOOST_AUTO_TEST_CASE(correlations_by_hand) {
    // (1,1) (2,3) (3,2): differences -1,0,1 and -1,1,0; products 1, squares 2 and 2.
    BOOST_TEST(pearson({3, 6, 6, 14, 14, 13})->text() == "1/2");
    // (0,0) (1,-1) (1,-2): r = -1/2 / sqrt(... ) = -sqrt(3)/2.
    BOOST_TEST(pearson({3, 2, -3, 2, 5, -3})->shortest() == "-0.86603");
    BOOST_TEST(!pearson({3, 3, 6, 3, 14, 6}).has_value());
    BOOST_TEST(!pearson({}).has_value());
}

BOOST_AUTO_TEST_CASE(sums_of_pairs_go_over_units_that_have_both) {
    PairSums sums(2);
    sums.add({3, -2}, {1, 1});
    sums.add({5, 7}, {1, 0});
    for (int i = 0; i < 600; ++i) {  // more than a block
        sums.add({500000, -500000}, {1, 1});
    }
    sums.finish();
    BOOST_TEST(sums.count(0, 0) == 602);
    BOOST_TEST(sums.count(1, 0) == 601);
    BOOST_TEST(sums.sum(0, 0) == 300000008);
    BOOST_TEST(sums.sum(0, 1) == 300000003);
    BOOST_TEST(sums.sum(1, 0) == -300000002);
    BOOST_TEST(sums.squares(0, 1) == 150000000000009);
    BOOST_TEST(sums.products(1, 0) == -150000000000006);
}

BOOST_AUTO_TEST_CASE(the_worked_example) {
    BOOST_TEST(shown(analyse(three(), four())) ==
               "1: 4 0.75 0.1601 0.5 0.5782 few\n"
               "2: 4 0.5 0.7001 0.3 0.449 few\n"
               "3: 4 0.5 -0.3824 0.2 -0.0272 few\n");
}

std::string rows_of(const ItemAnalysis& analysis) {
    Report report;
    add_items(report, analysis);
    return test::written(report, write_report_csv, {.plain = true});
}

BOOST_AUTO_TEST_CASE(the_order_of_units_changes_nothing) {
    Results results = two(
        300, [](std::size_t i) { return up_to(i, 5); }, [](std::size_t i) { return up_to(i / 7, 3); });
    const auto first = rows_of(analyse(pair(), results));
    std::reverse(results.set.results.begin(), results.set.results.end());
    BOOST_TEST(rows_of(analyse(pair(), results)) == first);
    std::rotate(results.set.results.begin(), results.set.results.begin() + 111, results.set.results.end());
    BOOST_TEST(rows_of(analyse(pair(), results)) == first);
}

BOOST_AUTO_TEST_CASE(who_has_no_share_is_counted_apart) {
    Results results = four();
    results.set.results[0].nodes[2].status = NodeStatus::missing;
    results.set.results[1].nodes[2].status = NodeStatus::not_applicable;
    unit(results, "u5", "0", {"0", "0", "0"}).rejected();
    const auto analysis = analyse(three(), results);
    BOOST_TEST(analysis.units == 4U);
    BOOST_TEST(analysis.rejected == 1U);
    const auto& last = analysis.items.back();
    BOOST_TEST(last.answered == 2U);
    BOOST_TEST(last.missing == 1U);
    BOOST_TEST(last.not_applicable == 1U);
    BOOST_TEST(last.facility->text() == "1/2");
    BOOST_TEST(analysis.items.front().discrimination_units == 4U);
}

BOOST_AUTO_TEST_CASE(nothing_and_nobody) {
    BOOST_TEST(shown(analyse(three(), {})) == "1: 0 - - 0.5 - few\n2: 0 - - 0.3 - few\n3: 0 - - 0.2 - few\n");
    BOOST_TEST(codes(analyse(three(), {}), three()) == "units-few");
    Results one;
    unit(one, "u1", "8", {"5", "3", "0"});
    BOOST_TEST(shown(analyse(three(), one)) ==
               "1: 1 1 - 0.5 - few\n2: 1 1 - 0.3 - few\n3: 1 0 - 0.2 - few\n");
}

BOOST_AUTO_TEST_CASE(remarks_begin_with_thirty_units) {
    const auto first = [](std::size_t i) { return up_to(i, 5); };
    const auto full = [](std::size_t /*i*/) { return Exact(5); };
    BOOST_TEST(codes(analyse(pair(), two(29, first, full)), pair()) == "units-few");
    BOOST_TEST(codes(analyse(pair(), two(30, first, full)), pair()) == "item-easy");
}

BOOST_AUTO_TEST_CASE(facility_at_its_thresholds) {
    const auto first = [](std::size_t i) { return up_to(i, 5); };
    const auto has = [&](ItemRemark remark, const auto& second) {
        const auto analysis = analyse(pair(), two(100, first, second));
        const auto& remarks = analysis.items[1].remarks;
        return std::find(remarks.begin(), remarks.end(), remark) != remarks.end();
    };
    // Of 100 units 90 have all and 10 have 4 of 5: 98 %; one more that lost a point, and it is less.
    const auto most = [](std::size_t lost) {
        return [lost](std::size_t i) { return i < lost ? Exact(4) : Exact(5); };
    };
    BOOST_TEST(has(ItemRemark::easy, most(10)));
    BOOST_TEST(!has(ItemRemark::easy, most(11)));
    const auto least = [](std::size_t earned) {
        return [earned](std::size_t i) { return i < earned ? Exact(1) : Exact(0); };
    };
    BOOST_TEST(has(ItemRemark::hard, least(10)));
    BOOST_TEST(!has(ItemRemark::hard, least(11)));
}

BOOST_AUTO_TEST_CASE(what_goes_against_the_rest_is_flat_and_what_is_the_same_for_all) {
    const auto first = [](std::size_t i) { return up_to(i, 5); };
    const auto against = [](std::size_t i) { return Exact(5) - up_to(i, 5) * Exact::fraction(9, 10); };
    const auto analysis = analyse(pair(), two(60, first, against));
    BOOST_TEST(analysis.items[1].discrimination->text() == "-1");
    BOOST_TEST((analysis.items[1].remarks.front() == ItemRemark::flat));
    const auto same = [](std::size_t /*i*/) { return Exact(2); };
    BOOST_TEST(codes(analyse(pair(), two(60, first, same)), pair()) == "item-flat");
}

BOOST_AUTO_TEST_CASE(a_pair_needs_five_units_that_differ) {
    const auto apart = [](std::size_t units) {
        return [units](std::size_t i) { return i < units ? Exact(1) : Exact(5); };
    };
    BOOST_TEST(codes(analyse(pair(), two(60, apart(4), apart(4))), pair()).empty());
    const auto analysis = analyse(pair(), two(60, apart(5), apart(5)));
    BOOST_TEST(codes(analysis, pair()) == "item-redundant");
    BOOST_REQUIRE(analysis.items[1].partners.size() == 1U);
    BOOST_TEST(analysis.items[1].partners[0].equal);
    BOOST_TEST(analysis.items[1].partners[0].correlation.text() == "1");
}

BOOST_AUTO_TEST_CASE(levels_and_checks_that_nobody_or_everybody_has) {
    const Rubric rubric = rubric_of(
        "total: 10\nscales: {ab: {A: 1, B: 0.5, C: 0}}\nitems:\n"
        "  - {id: '1', title: a, points: 5, kind: level, scale: ab}\n"
        "  - {id: '2', title: b, points: 5, kind: checklist, rule: each, checks: "
        "[{id: a, title: a, points: 2}, {id: x\\y, title: b, points: 2}, {id: d, title: d, points: 1}]}\n");
    const auto with = [&](std::size_t units) {
        Results out = two(
            units, [](std::size_t i) { return i % 2 == 0 ? Exact(5) : Exact(0); },
            [](std::size_t i) { return i % 4 == 0 ? Exact(5) : Exact(1); });
        for (std::size_t i = 0; i < units; ++i) {
            auto& result = out.set.results[i];
            result.details.resize(result.nodes.size());
            result.details[0].answer = i % 2 == 0 ? "A" : "C";
            result.details[1].answer = i % 4 == 0 ? "a;x\\\\y" : "a";
        }
        return out;
    };
    BOOST_TEST(codes(analyse(rubric, with(99)), rubric).find("choice") == std::string::npos);
    const auto analysis = analyse(rubric, with(100));
    BOOST_TEST(codes(analysis, rubric) == "choice-unused choice-unused check-always");
    BOOST_TEST(analysis.items[0].told == 100U);
    const auto& checks = analysis.items[1].choices;
    BOOST_TEST((checks[0].count == 100 && checks[1].count == 25 && checks[2].count == 0));
}

BOOST_AUTO_TEST_CASE(bonus_and_penalties_are_judged_by_what_is_expected_of_them) {
    const Rubric rubric = rubric_of(
        "total: 5\nitems:\n  - {id: '1', title: a, points: 5, kind: judged}\n"
        "bonus: {items: [{id: B, title: b, points: 5, kind: judged}]}\n"
        "penalties: {items: [{id: K, title: k, points: 5, kind: judged}]}\n");
    const auto with = [&](const std::string& bonus, const std::string& penalty) {
        Results out;
        for (std::size_t i = 0; i < 40; ++i) {
            const std::string points = up_to(i, 5).text();
            out.unit("u" + std::to_string(i), points).node("1", points, "5");
            out.node("B", bonus, "5").node("K", penalty, "5");
            out.last().total = 5;
            out.last().bonus = test::exact(bonus);
            out.last().penalty = test::exact(penalty);
        }
        return codes(analyse(rubric, out), rubric);
    };
    BOOST_TEST(with("0", "0").empty());
    BOOST_TEST(with("5", "0") == "item-easy");
    BOOST_TEST(with("0", "5") == "item-hard");
}

BOOST_AUTO_TEST_CASE(results_of_another_edition_and_bare_ones) {
    Results results = four();
    results.set.results[1].scoring = "elsewhere";
    results.set.results[2].scoring = "elsewhere";
    results.set.results[2].nodes.pop_back();
    results.set.results[3].nodes.pop_back();
    const auto analysis = analyse(three(), results);
    BOOST_TEST(codes(analysis, three()) == "result-other-rubric result-node-missing units-few");
    BOOST_TEST(analysis.units == 3U);
    BOOST_TEST(analysis.bare == 1U);
    BOOST_TEST(analysis.first_bare_node == "3");
    BOOST_TEST(analysis.weighed == 1U);
    BOOST_TEST(analysis.others.front().results == 2U);
    BOOST_TEST(analysis.items.back().not_applicable == 1U);
}

BOOST_AUTO_TEST_CASE(contributions_add_up_through_groups) {
    const Rubric rubric = rubric_of(
        "total: 10\nitems:\n  - id: '1'\n    title: g\n    points: 6\n    aggregate: weighted\n    items:\n"
        "      - {id: '1.1', title: a, points: 4, weight: 2, kind: judged}\n"
        "      - {id: '1.2', title: b, points: 1, weight: 1, kind: judged}\n"
        "  - {id: '2', title: c, points: 4, kind: judged}\n");
    const auto nominal = nominal_weights(rubric);
    BOOST_TEST(nominal[1].text() == "2/5");
    BOOST_TEST(nominal[2].text() == "1/5");
    // 1.1: 2/4 by weight 2; 1.2: 1/1 by weight 1: the group has 6 * (1 + 1) / 3 = 4, two for each. 2: 3 of 4.
    Results results;
    results.unit("u", "7")
        .node("1", "4", "6")
        .node("1.1", "2", "4")
        .node("1.2", "1", "1")
        .node("2", "3", "4");
    std::vector<const SavedNode*> nodes;
    for (const auto& node : results.last().nodes) {
        nodes.push_back(&node);
    }
    Contributions contributions(rubric);
    const auto& out = contributions.of(results.last(), nodes);
    BOOST_TEST(out[1] == 2.0);
    BOOST_TEST(out[2] == 2.0);
    BOOST_TEST(out[3] == 3.0);
}

BOOST_AUTO_TEST_SUITE_END()
