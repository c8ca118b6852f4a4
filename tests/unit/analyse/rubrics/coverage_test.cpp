#include <ceping/analyse/rubrics/rubric_tests.hpp>

#include "unit/analyse/tested.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::tested;

namespace {

struct Part {
    const char* why;
    std::string rubric;
    std::string cases;
    std::string missing;  ///< what is said to be uncovered, a line each, without place and code
};
std::ostream& operator<<(std::ostream& out, const Part& c) { return out << c.why; }

/// A rubric of one criterion worth 10.
std::string one(const std::string& kind) {
    return "total: 10\ndeadline: 2020-06-30\nscales: {abc: {A: 1, B: 0.5, C: 0}}\n"
           "items: [{id: '1', title: a, points: 10, " +
           kind + "}]\n";
}
/// A case for each answer to criterion 1.
std::string answered(std::initializer_list<const char*> answers) {
    std::string out = "cases:\n";
    for (const char* each : answers) {
        out += "  - {name: \"" + std::to_string(out.size()) + "\", answers: {'1': " + each +
               "}, expect: {score: [0, 10]}}\n";
    }
    return out;
}

const std::string measure = "kind: measure, range: [0, 100], curve: [[60, 0], [80, 6], [100, 10]]";
const std::string steps = "kind: measure, shape: step, curve: [[60, 2], [80, 10]]";

const Part rules[] = {
    {"nothing was answered", one("kind: level, scale: abc"),
     "cases: [{name: a, fill: none, expect: {score: 0}}]\n",
     "`1': it is never answered, nor any of the 3 turns of its rule tried\n"},
    {"levels", one("kind: level, scale: abc"), answered({"A", "C"}), "`1': level B\n"},
    {"all levels", one("kind: level, scale: abc"), answered({"A", "B", "C"}), ""},
    {"an answer that is rejected covers nothing", one("kind: level, scale: abc"),
     "cases: [{name: a, answers: {'1': Z}, expect: {rejected: true}}]\n",
     "`1': it is never answered, nor any of the 3 turns of its rule tried\n"},
    {"checks, both ways", one("kind: checklist, checks: [{id: a}, {id: b}]"), answered({"[a]", "[a, b]"}),
     "`1': check a not met\n"},
    {"stretches of a slope, ends with their breakpoints", one(measure), answered({"60", "80", "100"}),
     "`1': x between 60 and 80\n`1': x between 80 and 100\n"},
    {"ends that the range shuts out need no case",
     one("kind: measure, range: [70, 90], curve: [[60, 0], [100, 10]]"), answered({"70"}), ""},
    {"an end that the range only touches", one("kind: measure, range: [60, 99], curve: [[60, 0], [100, 10]]"),
     answered({"70"}), "`1': x at or below 60\n"},
    {"steps begin at their breakpoints", one(steps), answered({"59", "80"}), "`1': x from 60 to below 80\n"},
    {"below the first step", one(steps), answered({"60", "90"}), "`1': x below 60\n"},
    {"num and den are one figure", one(measure),
     answered({"{num: 3, den: 10}", "{num: 7, den: 10}", "90", "100"}), ""},
    {"den 0 where the rubric speaks of it", one(measure + ", zero_den: zero"),
     answered({"{num: 3, den: 10}", "{num: 7, den: 10}", "90", "100"}), "`1': den 0\n"},
    {"a small sample is no answer, and is one thing to try",
     one("kind: measure, min_sample: 5, curve: [[0, 0], [100, 10]]"),
     answered({"{value: 0, sample: 4}", "{value: 50, sample: 4}", "{value: 100, sample: 5}"}),
     "`1': x at or below 0\n`1': x between 0 and 100\n"},
    {"counts", one("kind: count, each: 2"), answered({"0", "5"}), "`1': some, below the limit\n"},
    {"a count that reaches its limit at once has nothing below it", one("kind: count, each: 10"),
     answered({"0", "1"}), ""},
    {"classes", one("kind: count, classes: {x: 3, y: 2}"), answered({"{counts: {x: 1}}", "{counts: {x: 4}}"}),
     "`1': none\n`1': class y\n"},
    {"a class that is counted 0 times is not counted", one("kind: count, classes: {x: 3, y: 2}"),
     answered({"{counts: {x: 4, y: 0}}", "0"}), "`1': some, below the limit\n`1': class y\n"},
    {"the highest class, among several", one("kind: count, take: highest, classes: {x: 10, y: 2}"),
     answered({"{counts: {x: 1}}", "{counts: {y: 1}}", "0"}), "`1': several classes at once\n"},
    {"events: each tag, and a matter that counts already",
     one("kind: count, each: 6, events: {times: {r: 2, s: 1}, once: matter}"),
     answered({"0", "{events: [{tags: [r]}]}"}),
     "`1': some, below the limit\n`1': tag s\n`1': several events of one matter\n"},
    {"events of one matter", one("kind: count, each: 6, events: {once: matter}"),
     answered({"{events: []}", "{events: [{matter: a}, {matter: a}]}", "2"}), ""},
    {"a class told as an event", one("kind: count, classes: {x: 10, y: 10}, events: {}"),
     answered({"0", "{events: [{class: x}]}"}), "`1': class y\n"},
    {"points given", one("kind: judged, step: 3"), answered({"9"}), "`1': less than full points\n"},
    {"days late", one("kind: timeliness, per_day: 4, grace_days: 2"),
     "cases:\n  - {name: a, submitted: 2020-06-30, expect: {score: 10}}\n"
     "  - {name: b, submitted: 2020-07-03, expect: {score: 6}}\n",
     "`1': late, with all of the points gone\n`1': submitted within the days of grace\n"},
    {"n/a", one("kind: judged, may_not_apply: true"), answered({"10", "5"}), "`1': n/a\n"},
    {"too little evidence", one("kind: judged, evidence: {min: 1, effect: zero}"), answered({"10", "5"}),
     "`1': too little evidence\n"},
    {"evidence that only is reported needs no case", one("kind: judged, evidence: {min: 1}"),
     answered({"10", "5"}), ""},
};

const std::string tail =
    "items:\n"
    "  - {id: '1', title: a, points: 6, kind: judged}\n"
    "  - {id: '2', title: b, points: 4, kind: judged, when: {kind: x}}\n";
const std::string facts = "total: 10\nfacts: {kind: {title: k, values: [x, y]}}\n";
const std::string both =
    "  - {name: a, unit: {kind: x}, fill: best, expect: {score: 10}}\n"
    "  - {name: b, unit: {kind: x}, fill: worst, expect: {score: 0}}\n";

const Part standing[] = {
    {"a condition, both ways", facts + tail, "cases:\n" + both, "`2': its `when' not holding\n"},
    {"covered where it does not hold", facts + tail,
     "cases:\n" + both + "  - {name: c, fill: best, expect: {score: 10}}\n", ""},
    {"prerequisites and vetoes",
     facts + "prerequisites: [{id: Q, title: q}]\nvetoes: [{id: V, title: v}]\n" + tail,
     "cases:\n" + both + "  - {name: c, prerequisites: {Q: false}, fill: best, expect: {score: 10}}\n",
     "an unstated prerequisite `Q'\nveto `V'\n"},
    {"bands and a requirement that decides alone",
     facts + tail +
         "bands: [{id: top, title: t, min: 5, requires: [{item: '1', min_rate: 0.5}, {item: '2', "
         "min_rate: 0.5}]}, {id: mid, title: m, min: 3}, {id: low, title: l}]\n",
     "cases:\n" + both +
         "  - {name: c, fill: best, answers: {'2': 0}, unit: {kind: x}, expect: {band: mid}}\n"
         "  - {name: d, unit: {kind: y}, fill: best, expect: {band: top}}\n",
     "a unit that misses band `top' by its requirement on `1' alone\n"},
    {"caps that can bite, and the ceiling",
     facts + tail +
         "bonus: {cap: 1, ceiling: total, items: [{id: B, title: b, points: 2, kind: judged}]}\n"
         "penalties: {cap: 2, items: [{id: K, title: k, points: 2, kind: judged}]}\n",
     "cases:\n" + both +
         "  - {name: c, unit: {kind: y}, answers: {'1': 6, B: 0.5, K: 2}, expect: {score: 8.5}}\n"
         "  - {name: d, unit: {kind: y}, answers: {'1': 6, B: 2, K: 1}, expect: {score: 10}}\n",
     "a bonus past full marks\n"},
};

const std::string group =
    "total: 10\n"
    "items:\n"
    "  - id: '1'\n"
    "    title: a\n"
    "    points: 10\n"
    "    gate: [{min_rate: 0.5}, {item: '1.2'}]\n"
    "    items:\n"
    "      - {id: '1.1', title: a, points: 6, kind: judged}\n"
    "      - {id: '1.2', title: b, points: 4, kind: judged}\n";
const std::string full = "  - {name: a, fill: best, expect: {score: 10}}\n";

const Part gates[] = {
    {"never failed", group,
     "cases:\n" + full + "  - {name: b, answers: {'1.1': 5, '1.2': 3}, expect: {score: 8}}\n",
     "`1': its gate on `1' failed\n`1': its gate on `1.2' failed\n"},
    {"the node below fails, and then the group's own rate is not looked at", group,
     "cases:\n" + full + "  - {name: b, answers: {'1.1': 2, '1.2': 0}, expect: {score: 0}}\n",
     "`1': its gate on `1' failed\n"},
    {"the group's own rate", group,
     "cases:\n" + full + "  - {name: b, answers: {'1.1': 2, '1.2': 1}, expect: {score: 0}}\n",
     "`1': its gate on `1.2' failed\n"},
    {"never passed", group,
     "cases:\n  - {name: a, answers: {'1.1': 6, '1.2': 0}, expect: {score: 0}}\n"
     "  - {name: b, answers: {'1.1': 0, '1.2': 4}, expect: {score: 0}}\n",
     "`1': its gate passed\n"},
};

const std::string methods =
    "total: 10\nmethods: {desk: {title: d, visits: trimmed}, site: {title: s}, idle: {title: i}}\n"
    "items:\n"
    "  - {id: '1', title: a, points: 6, kind: judged, methods: [desk, site]}\n"
    "  - {id: '2', title: b, points: 4, kind: judged, methods: [site]}\n";
const std::string answers = "answers: {'1': 1, '2': 4}";

const Part sources[] = {
    {"no method at all", methods, "cases:\n" + full + "  - {name: b, fill: worst, expect: {score: 0}}\n",
     "a criterion that no method answered, though there are records of methods\n"
     "a criterion assessed by several methods\n"
     "method `desk'\n3 visits by method `desk'\nmethod `site'\n2 visits by method `site'\n"},
    {"both methods, two visits each", methods,
     "cases:\n" + full + "  - {name: b, fill: worst, records: [{source: desk, " + answers +
         "}, {source: desk, " + answers + "}, {source: site, " + answers + "}, {source: site, " + answers +
         "}], expect: {score: [0, 10]}}\n",
     "a criterion that no method answered, though there are records of methods\n"
     "3 visits by method `desk'\n"},
    {"a method's answer to what it does not assess does not count", methods,
     "cases:\n" + full +
         "  - {name: b, fill: worst, records: [{source: desk, answers: {'2': 4}}], expect: {score: 0}}\n",
     "a criterion assessed by several methods\n"
     "method `desk'\n3 visits by method `desk'\nmethod `site'\n2 visits by method `site'\n"},
};

void check(const Part& c) {
    const auto run = tested(c.rubric, c.cases);
    std::string missing;
    const std::string begin = ": no case exercises ";
    const std::string end = " [case-uncovered]\n";
    std::size_t at = 0;
    while (at < run.said.size()) {
        const std::size_t stop = run.said.find('\n', at) + 1;
        const std::string line = run.said.substr(at, stop - at);
        const std::size_t from = line.find(begin);
        BOOST_TEST((from != std::string::npos && line.ends_with(end)), line);
        missing += line.substr(from + begin.size(), line.size() - from - begin.size() - end.size()) + "\n";
        at = stop;
    }
    BOOST_TEST(missing == c.missing);
    BOOST_TEST((run.summary.covered == run.summary.coverable) == c.missing.empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(coverage)

BOOST_DATA_TEST_CASE(of_the_rule_of_a_criterion, data::make(rules), c) { check(c); }
BOOST_DATA_TEST_CASE(of_conditions_and_standing, data::make(standing), c) { check(c); }
BOOST_DATA_TEST_CASE(of_gates, data::make(gates), c) { check(c); }
BOOST_DATA_TEST_CASE(of_methods, data::make(sources), c) { check(c); }

BOOST_AUTO_TEST_CASE(each_part_is_told_where_it_stands) {
    const auto run = tested(
        "total: 4\n"
        "items:\n"
        "  - id: '1'\n"
        "    title: a\n"
        "    points: 4\n"
        "    kind: checklist\n"
        "    checks:\n"
        "      - {id: a}\n"
        "      - {id: b}\n",
        "cases: [{name: a, fill: best, expect: {score: 4}}]\n");
    BOOST_TEST(run.said ==
               "r.yaml:11: no case exercises `1': check a not met [case-uncovered]\n"
               "r.yaml:12: no case exercises `1': check b not met [case-uncovered]\n");
    BOOST_TEST(run.summary.covered == 2U);
    BOOST_TEST(run.summary.coverable == 4U);
}

BOOST_AUTO_TEST_CASE(a_comment_of_the_rubric_takes_a_part_out_of_the_account) {
    const std::string cases = "cases: [{name: a, fill: best, expect: {score: 4}}]\n";
    const auto item = [](const std::string& comment) {
        return "total: 4\nitems:\n  - {id: '1', title: a, points: 4, kind: judged}" + comment + "\n";
    };
    BOOST_TEST(tested(item(""), cases).summary.coverable == 2U);
    const auto ignored = tested(item("  # ceping: ignore case-uncovered nobody gets less"), cases);
    BOOST_TEST(ignored.said == "");
    BOOST_TEST(ignored.summary.coverable == 1U);
    BOOST_TEST(tested(item("  # ceping: ignore case-uncovered"), cases).said ==
               "r.yaml:6: ignoring `case-uncovered' needs a reason [ignore-reason]\n");
    // One for mutants is left alone where none are tried, and one for the rubric's own check always.
    BOOST_TEST(
        tested(
            item("  # ceping: ignore mutant-survived r\n# ceping: ignore unused-fact r"),
            "cases: [{name: a, fill: best, expect: {score: 4}}, {name: b, fill: worst, expect: {score: 0}}]\n")
            .said == "");
}

BOOST_AUTO_TEST_SUITE_END()
