#include <ceping/score/trace.hpp>

#include <ceping/decode/record/ruling.hpp>
#include <ceping/score/engine.hpp>
#include <ceping/write/results/results.hpp>

#include "support/checked.hpp"

#include <algorithm>

#include <string>
#include <vector>

using namespace ceping;
using test::records_of;
using test::rubric_of;
using test::said;

namespace {

const Rubric& rubric() {
    static const Rubric out = rubric_of(R"(total: 20
rounding: {final: 1, criterion: 2, group: 1}
methods: {visit: {title: 暗访}, papers: {title: 材料, visits: lowest}}
default_methods: {visit: 3, papers: 1}
prerequisites: [{id: P, title: 前置}]
vetoes: [{id: V, title: 否决, effect: zero}]
items:
  - id: G
    title: 甲
    gate: [{item: b, min_rate: 0.5}]
    items:
      - {id: a, title: a, points: 6, kind: judged}
      - {id: b, title: b, points: 4, kind: judged, may_not_apply: true}
  - {id: c, title: c, points: 10, kind: measure, curve: [[0, 0], [90, 10]], evidence: {min: 1, effect: zero}}
bonus: {cap: 1, items: [{id: B, title: 加, points: 2, kind: judged}]}
bands: [{id: top, title: 优, min: 18, requires: [{item: G, min_rate: 0.9}]}, {id: low, title: 差}]
)");
    return out;
}

std::vector<Record> records(const std::string& more_of_self = {}) {
    auto out = records_of(
        rubric(),
        "ceping: record/1\nunit: {id: u, name: 单位}\nprerequisites: {P: true}\n" + more_of_self +
            "answers: {a: 5, b: n/a, c: {value: 61, evidence: [{title: x, file: x.pdf}]}, B: 2}\n"
            "---\nceping: record/1\nunit: {id: u, name: 单位}\nsource: visit\ndate: 2015-10-09\n"
            "answers: {a: 4}\n"
            "---\nceping: record/1\nunit: {id: u, name: 单位}\nsource: papers\nanswers: {a: 6, c: 45}\n"
            "---\nceping: record/1\nunit: {id: u, name: 单位}\nsource: papers\nanswers: {a: 3}\n");
    BOOST_REQUIRE(out.size() == 4U);
    return out;
}

/// All that a result says.
std::string line_of(const Result& result) {
    return make_ndjson_writer(rubric(), {})->row(result) + said(result.findings);
}

/// `factor*operand ... = value` of each step of a node; yes or no where it has no value.
std::string steps_of(const Trace& trace, ItemId node) {
    std::string out;
    for (const auto& step : trace.steps) {
        if (step.node != node) {
            continue;
        }
        out += out.empty() ? "" : "; ";
        for (const auto& each : step.operands) {
            out += (each.factor == 1 ? "" : each.factor.plain() + "*") + each.value.plain() + " ";
        }
        out += step.value ? "= " + step.value->plain() : step.holds ? "yes" : "no";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trace)

BOOST_AUTO_TEST_CASE(scores_the_same_records_again) {
    for (const char* more : {"", "vetoes: {V: true}\n", "stated: {score: 3, a: 1}\n", "answer: {}\n"}) {
        auto given = records(more);
        const Scorer scorer(rubric());
        const std::string first = line_of(scorer.score(given));
        BOOST_TEST(line_of(scorer.score(given)) == first);
        Trace trace;
        BOOST_TEST(line_of(scorer.score(given, &trace)) == first);
        BOOST_TEST(given.front().unit.name == "单位");
    }
}

BOOST_AUTO_TEST_CASE(keeps_the_findings_of_the_records) {
    auto given = records("answer: {}\n");
    BOOST_TEST(given.front().findings.has_error());
    const Scorer scorer(rubric());
    const std::string first = said(scorer.score(given).findings);
    BOOST_TEST(first.find("[unknown-key]") != std::string::npos);
    BOOST_TEST(said(scorer.score(given).findings) == first);
    BOOST_TEST(given.front().findings.has_error());
}

BOOST_AUTO_TEST_CASE(tells_what_was_done) {
    auto given = records();
    Trace trace;
    const Result result = Scorer(rubric()).score(given, &trace);
    BOOST_REQUIRE(result.scored());
    BOOST_TEST(trace.self == given.data());
    // One visit of 4; the lower of the papers' 6 and 3; 3 to 1.
    BOOST_TEST(steps_of(trace, rubric().find("a")) == "= 4; = 6; = 3; 0*6 3 = 3; 3*4 3 = 3.75; 3.75 = 3.75");
    BOOST_TEST(steps_of(trace, rubric().find("b")) == "yes; yes; yes; yes; yes; yes");
    // Nothing by the visit: the self record's 61 of 90; papers' 45.
    BOOST_TEST(steps_of(trace, rubric().find("c")) == "= 5; yes; = 61/9; 3*61/9 5 = 19/3; 19/3 = 6.33");
    // Brought up from 6 points to 10; b does not apply and passes the gate.
    BOOST_TEST(steps_of(trace, rubric().find("G")) ==
               "3.75 = 3.75; 6 = 6; 3.75 10 6 = 6.25; yes; 6.25 = 6.3");
    // 6.3 and 6.33, the bonus within its cap, no penalty; rounded; the prerequisite, the veto; two bands.
    BOOST_TEST(steps_of(trace, {}) ==
               "6.3 6.33 = 12.63; 1 2 = 1; 12.63 1 0 21 = 13.63; 13.63 = 13.6; "
               "yes; no; yes; 13.6 18 no; 6.3 0.9 10 no; yes");
}

BOOST_AUTO_TEST_CASE(tells_rulings) {
    auto document = std::string(
        "ceping: ruling/1\nrulings:\n"
        "  - {unit: u, node: a, points: 6, reason: r, document: d, by: x, date: 2016-01-01}\n"
        "  - {unit: u, node: P, holds: false, reason: r, document: d, by: x, date: 2016-01-01}\n");
    Diagnostics found;
    std::optional<Rulings> rulings;
    read_text(
        "rulings.yaml", document, "yaml", {},
        [&](Document& each) {
            rulings = decode_rulings(*each.root.find("rulings"), rubric(), {}, found);
            return true;
        },
        found);
    BOOST_REQUIRE(rulings.has_value());
    ScoreOptions options;
    options.rulings = &*rulings;
    auto given = records();
    Trace trace;
    const Result result = Scorer(rubric(), options).score(given, &trace);
    // What the ruling replaces is never rounded.
    BOOST_TEST(steps_of(trace, rubric().find("a")) == "= 4; = 6; = 3; 0*6 3 = 3; 3*4 3 = 3.75; = 6; 6 = 6");
    const auto has = [&](Rule rule) {
        return std::any_of(trace.steps.begin(), trace.steps.end(),
                           [&](const Step& step) { return step.rule == rule && step.ruling != nullptr; });
    };
    BOOST_TEST(has(Rule::ruled_points));
    BOOST_TEST(has(Rule::prerequisite));
    BOOST_TEST(!result.eligible);
    // A unit that is not eligible is tried for no band.
    BOOST_TEST(std::count_if(trace.steps.begin(), trace.steps.end(),
                             [](const Step& step) { return step.rule == Rule::band; }) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
