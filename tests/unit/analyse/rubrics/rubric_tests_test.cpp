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

// One criterion of each kind that is answered, a criterion that may not apply, one with a condition, everything else that
// a result can depend on.
const std::string rubric =
    "total: 20\n"
    "deadline: 2020-06-30\n"
    "scales: {ab: {A: 1, B: 0.5, C: 0}}\n"
    "methods: {visit: {title: v}}\n"
    "facts: {kind: {title: k, values: [x, y]}}\n"
    "prerequisites: [{id: Q1, title: q}]\n"
    "vetoes: [{id: V1, title: v, effect: zero}]\n"
    "items:\n"
    "  - id: '1'\n"
    "    title: a\n"
    "    points: 12\n"
    "    items:\n"
    "      - {id: '1.1', title: a, points: 6, kind: level, scale: ab}\n"
    "      - {id: '1.2', title: b, points: 3, kind: measure, range: [0, 100], curve: [[50, 0], [80, 3]], "
    "min_sample: 10}\n"
    "      - {id: '1.3', title: c, points: 3, kind: count, each: 2, may_not_apply: true}\n"
    "  - {id: '2', title: d, points: 6, kind: judged, step: 0.5, when: {kind: x}, "
    "evidence: {min: 2, effect: zero}}\n"
    "  - {id: '3', title: e, points: 2, kind: timeliness, per_day: 0.5}\n"
    "bonus: {items: [{id: B1, title: b, points: 2, kind: judged}]}\n"
    "penalties: {items: [{id: K1, title: k, points: 2, kind: count, each: 1}]}\n"
    "bands: [{id: good, title: g, min: 15}, {id: poor, title: p}]\n";

struct Outcome {
    const char* why;
    std::string cases;  ///< the list
    std::string said;
};
std::ostream& operator<<(std::ostream& out, const Outcome& c) { return out << c.why; }

const std::string head = "unit: {kind: x}\ncases:\n";  // so that the first case stands on line 5

const Outcome outcomes[] = {
    {"full marks as expected",
     "  - {name: a, fill: best, expect: {score: 20, base: 20, bonus: 0, penalty: 0, claimed: 20, band: good, "
     "eligible: true, nodes: {'1': 12, '1.1': 6, B1: 0}}}\n",
     ""},
    {"the least", "  - {name: a, fill: worst, expect: {score: 0, band: poor, eligible: true}}\n", ""},
    {"nothing answered, prerequisites met", "  - {name: a, fill: none, expect: {score: 0, eligible: true}}\n",
     ""},
    {"without fill nothing is supposed",
     "  - {name: a, answers: {'1.1': A}, expect: {score: 6, eligible: false}}\n", ""},
    {"a figure that is not so", "  - {name: a, fill: best, expect: {score: 19.5}}\n",
     "c.yaml:5: case `a': the score should be 19.5 and is 20 [case-failed]\n"},
    {"every figure that is not so is told",
     "  - {name: a, fill: best, expect: {base: 1, bonus: 1, penalty: 1, claimed: 1, band: poor, eligible: false, "
     "nodes: {'1': 1, '1.1': n/a}}}\n",
     "c.yaml:5: case `a': the base should be 1 and is 20 [case-failed]\n"
     "c.yaml:5: case `a': the bonus should be 1 and is 0 [case-failed]\n"
     "c.yaml:5: case `a': the penalty should be 1 and is 0 [case-failed]\n"
     "c.yaml:5: case `a': the claimed score should be 1 and is 20 [case-failed]\n"
     "c.yaml:5: case `a': the band should be poor and is good [case-failed]\n"
     "c.yaml:5: case `a': eligibility should be false and is true [case-failed]\n"
     "c.yaml:5: case `a': `1' should be 1 and is 12 [case-failed]\n"
     "c.yaml:5: case `a': `1.1' should be n/a and is 6 [case-failed]\n"},
    {"within an interval, ends included",
     "  - {name: a, fill: best, answers: {'1.1': B}, expect: {score: [17, 18], nodes: {'1.1': [3, 4]}}}\n",
     ""},
    {"outside of it", "  - {name: a, fill: best, expect: {score: [17, 19.9]}}\n",
     "c.yaml:5: case `a': the score should be [17, 19.9] and is 20 [case-failed]\n"},
    {"a figure is compared exactly, not as it is written",
     "  - {name: a, fill: best, answers: {'1.2': {value: 60, sample: 10}}, expect: {nodes: {'1.2': 1.0}}}\n"
     "  - {name: b, fill: best, answers: {'1.2': {value: 65.1, sample: 10}}, expect: {nodes: {'1.2': 1.5}}}\n",
     "c.yaml:6: case `b': `1.2' should be 1.5 and is 1.51 [case-failed]\n"},
    {"a node that does not apply is not one that gives nothing",
     "  - {name: a, fill: best, answers: {'1.3': n/a}, expect: {nodes: {'1.3': 0}}}\n"
     "  - {name: b, fill: best, answers: {'1.3': N/A}, expect: {nodes: {'1.3': n/a}}}\n",
     "c.yaml:5: case `a': `1.3' should be 0 and is n/a [case-failed]\n"},
    {"nothing is claimed without a self record",
     "  - {name: a, records: [{source: visit, fill: best}], expect: {claimed: 20}}\n",
     "c.yaml:5: case `a': the claimed score should be 20 and is absent [case-failed]\n"},
    // --- rejected units
    {"rejected as expected",
     "  - {name: a, answers: {'1.1': Z}, expect: {rejected: true}}\n"
     "  - {name: b, answers: {'1.1': Z}, expect: {rejected: answer-level}}\n",
     ""},
    {"rejected for another reason", "  - {name: a, answers: {'1.1': Z}, expect: {rejected: answer-step}}\n",
     "c.yaml:5: case `a': the result should be rejected (answer-step) and is rejected (answer-level) "
     "[case-failed]\n"},
    {"not rejected", "  - {name: a, fill: best, expect: {rejected: true}}\n",
     "c.yaml:5: case `a': the result should be rejected and is a score of 20 [case-failed]\n"},
    {"rejected: false says nothing", "  - {name: a, fill: best, expect: {rejected: false, score: 20}}\n", ""},
    {"an answer that nobody expects to be wrong is told where it stands",
     "  - name: a\n    answers: {'1.1': A, '1.4': 2}\n    expect: {score: 6}\n",
     "c.yaml:6: the rubric has no criterion `1.4' [unknown-criterion]\n"},
    // --- what a case supposes
    {"a fact of every unit, unless the case takes it away",
     "  - {name: a, unit: {kind: ~}, fill: best, expect: {nodes: {'2': n/a}}}\n"
     "  - {name: b, unit: {kind: y}, fill: best, expect: {nodes: {'2': n/a}}}\n",
     ""},
    {"a prerequisite that is named is as it is named",
     "  - {name: a, fill: best, prerequisites: {Q1: false}, expect: {eligible: false}}\n"
     "  - {name: b, fill: best, prerequisites: {Q1: ~}, expect: {eligible: false}}\n",
     ""},
    {"full marks are handed in in time, unless the case says when",
     "  - {name: a, fill: best, expect: {nodes: {'3': 2}}}\n"
     "  - {name: b, fill: best, submitted: 2020-07-01, expect: {nodes: {'3': 1.5}}}\n"
     "  - {name: c, fill: worst, expect: {nodes: {'3': 0}}}\n",
     ""},
    {"evidence is enough unless the case says otherwise",
     "  - {name: a, answers: {'2': 6}, expect: {nodes: {'2': 6}}}\n"
     "  - {name: b, answers: {'2': 6}, evidence: none, expect: {nodes: {'2': 0}}}\n"
     "  - {name: c, answers: {'2': {value: 6, evidence: []}}, expect: {nodes: {'2': 0}}}\n"
     "  - {name: d, answers: {'2': {value: 6, evidence: [{title: p, file: p}]}}, expect: {nodes: {'2': 0}}}\n"
     "  - {name: e, fill: best, evidence: none, expect: {nodes: {'2': 0}}}\n",
     ""},
    {"bonus and penalties are not filled in", "  - {name: a, fill: best, expect: {bonus: 0, penalty: 0}}\n",
     ""},
    {"records of methods, with the unit of the case",
     "  - name: a\n"
     "    fill: best\n"
     "    records:\n"
     "      - {source: visit, date: 2020-05-01, answers: {'1.1': C}}\n"
     "    expect: {score: 14, claimed: 20}\n"
     "  - name: b\n"
     "    records:\n"
     "      - {source: visit, fill: best}\n"
     "    expect: {score: 18, eligible: true, nodes: {'3': 0}}\n",
     ""},
    {"a veto", "  - {name: a, fill: best, vetoes: {V1: true}, expect: {score: 0, eligible: false}}\n", ""},
    {"rulings, of the case's unit unless they say of whom",
     "  - name: a\n"
     "    fill: best\n"
     "    rulings:\n"
     "      - {node: '1.1', answer: C, reason: r, by: b, date: 2020-08-01}\n"
     "      - {unit: someone-else, node: '1.2', points: 0, reason: r, by: b, date: 2020-08-01}\n"
     "    expect: {score: 14, claimed: 20}\n",
     ""},
    {"a ruling that is wrong is told where it stands",
     "  - name: a\n"
     "    fill: best\n"
     "    rulings:\n"
     "      - {node: '1.1', answer: Z, reason: r, by: b, date: 2020-08-01}\n"
     "    expect: {score: 14}\n",
     "c.yaml:8: `1.1' has no level `Z'; it has A, B, C [answer-level]\n"},
};

struct Faulty {
    const char* why;
    std::string body;  ///< of the file of cases
    std::string said;
};
std::ostream& operator<<(std::ostream& out, const Faulty& c) { return out << c.why; }

const Faulty faulty[] = {
    {"no cases", "x-note: 1\n", "c.yaml:1: a file of cases lacks the key `cases' [missing-key]\n"},
    {"an empty list", "cases: []\n",
     "c.yaml:3: `cases' cannot be `[]'; expected at least one case [bad-value]\n"},
    {"not a list", "cases: {a: 1}\n", "c.yaml:3: `cases' must be a list, not a map [wrong-type]\n"},
    {"a case that is no map", "cases: [a]\n",
     "c.yaml:3: `cases' must be a map, not the text `a' [wrong-type]\n"},
    {"no name", "cases:\n  - {fill: best, expect: {score: 20}}\n",
     "c.yaml:4: a case lacks the key `name' [missing-key]\n"},
    {"a name twice",
     "cases:\n  - {name: a, fill: best, expect: {band: good}}\n  - {name: a, fill: best, expect: {band: good}}\n",
     "c.yaml:5: id `a' is used twice, first at FOLDER/c.yaml:4:12 [duplicate-id]\n"},
    {"nothing expected", "cases:\n  - {name: a, fill: best}\n",
     "c.yaml:4: a case lacks the key `expect' [missing-key]\n"},
    {"an expectation of nothing", "cases:\n  - {name: a, fill: best, expect: {}}\n",
     "c.yaml:4: `expect' cannot be `{}'; expected something to expect [bad-value]\n"},
    {"unknown keys",
     "units: {}\ncases:\n  - {name: a, anwers: {}, expect: {scor: 1}, records: [{sorce: visit}]}\n",
     "c.yaml:3: unknown key `units' in a file of cases; did you mean `unit'? [unknown-key]\n"
     "c.yaml:5: unknown key `anwers' in a case; did you mean `answers'? [unknown-key]\n"
     "c.yaml:5: unknown key `scor' in expect; did you mean `score'? [unknown-key]\n"
     "c.yaml:5: unknown key `sorce' in a record of a case; did you mean `source'? [unknown-key]\n"},
    {"an unknown node and an unknown band",
     "cases:\n  - {name: a, fill: best, expect: {band: goood, nodes: {'1.11': 1, K9: 1}}}\n",
     "c.yaml:4: `band' cannot be `goood'; expected good, poor; did you mean `good'? [bad-value]\n"
     "c.yaml:4: there is no node with the id `1.11'; did you mean `1.1'? [unknown-node]\n"
     "c.yaml:4: there is no node with the id `K9'; did you mean `K1'? [unknown-node]\n"},
    {"an unknown way to fill in", "cases:\n  - {name: a, fill: bset, evidence: plenty, expect: {score: 1}}\n",
     "c.yaml:4: `fill' cannot be `bset'; expected best | worst | none; did you mean `best'? [bad-value]\n"
     "c.yaml:4: `evidence' cannot be `plenty'; expected enough | none [bad-value]\n"},
    {"an interval the wrong way round, and one of three numbers",
     "cases:\n  - {name: a, fill: best, expect: {score: [2, 1], base: [1, 2, 3], bonus: x}}\n",
     "c.yaml:4: `score' cannot be `2..1'; expected a number, or [lowest, highest] [bad-value]\n"
     "c.yaml:4: `base' cannot be `3'; expected a number, or [lowest, highest] [bad-value]\n"
     "c.yaml:4: `bonus': `x' is not a number; write 12, 0.5 or 1/3 [bad-number]\n"},
    {"a figure expected of a unit that is to be rejected",
     "cases:\n  - {name: a, answers: {'1.1': Z}, expect: {rejected: true, score: 1}}\n",
     "c.yaml:4: a unit without a score has nothing else that can be expected beside rejected [needs]\n"},
    {"rejected by a code that there is not",
     "cases:\n  - {name: a, answers: {'1.1': Z}, expect: {rejected: answer-levl}}\n",
     "c.yaml:4: `rejected' cannot be `answer-levl'; expected true or the code of a finding; did you mean "
     "`answer-level'? [bad-value]\n"},
    {"two documents", "cases:\n  - {name: a, fill: best, expect: {score: 20}}\n---\na: 1\n",
     "c.yaml:6: `cases' cannot be `---'; expected one document per file [bad-value]\n"},
};

std::string without_folder(std::string text) {
    const std::size_t at = text.find("/c.yaml:");
    if (at != std::string::npos) {
        const std::size_t begin = text.rfind(' ', at) + 1;
        text.replace(begin, at - begin, "FOLDER");
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rubric_tests)

BOOST_DATA_TEST_CASE(outcomes_are_held_against_expectations, data::make(outcomes), c) {
    auto run = tested(rubric, head + c.cases);
    std::string said;
    // What is not covered is another test's business.
    for (std::size_t at = 0; at < run.said.size();) {
        const std::size_t end = run.said.find('\n', at) + 1;
        const std::string line = run.said.substr(at, end - at);
        said += line.find("[case-uncovered]") == std::string::npos ? line : "";
        at = end;
    }
    BOOST_TEST(said == c.said);
    BOOST_TEST((run.summary.failed > 0) == !c.said.empty());
    BOOST_TEST(run.summary.readable);
}

BOOST_DATA_TEST_CASE(a_faulty_file_is_told, data::make(faulty), c) {
    auto said = tested(rubric, c.body).said;
    said = said.substr(0, said.find("r.yaml:"));
    BOOST_TEST(without_folder(said) == c.said);
}

BOOST_AUTO_TEST_CASE(a_rubric_that_is_not_sound_is_told_and_nothing_run) {
    const auto run = tested("total: 3\nitems: [{id: '1', title: a, points: 2, kind: judged}]\n",
                            "cases: [{name: a, fill: best, expect: {score: 2}}]\n");
    BOOST_TEST(run.said ==
               "r.yaml:4: `total' says 3, but its children add up to 2: 1 too few [sum-mismatch]\n");
    BOOST_TEST(run.summary.cases == 0U);
}

BOOST_AUTO_TEST_CASE(the_rubric_is_the_named_one_or_the_given_one) {
    const test::TemporaryFolder folder;
    const auto rubric_of = [](const std::string& points) {
        return "ceping: rubric/1\nid: r\ntitle: t\ntotal: " + points +
               "\nitems: [{id: '1', title: a, points: " + points + ", kind: judged}]\n";
    };
    folder.write("two.yaml", rubric_of("2"));
    const std::string three = folder.write("three.yaml", rubric_of("3"));
    const std::string list = "cases: [{name: a, fill: best, expect: {score: 2}}]\n";
    const std::string named =
        folder.write("cases/named.yaml", "ceping: cases/1\nrubric: ../two.yaml\n" + list);
    const std::string open = folder.write("open.yaml", "ceping: cases/1\n" + list);
    const auto failed = [&](const std::string& cases, const std::string& with) {
        Diagnostics found;
        const auto summary = test_rubric(cases, with, {}, found);
        return std::to_string(summary.failed) + " of " + std::to_string(summary.cases);
    };
    BOOST_TEST(failed(named, "") == "0 of 1");
    BOOST_TEST(failed(named, three) == "1 of 1");
    BOOST_TEST(failed(open, three) == "1 of 1");
    Diagnostics found;
    BOOST_TEST(test_rubric(open, "", {}, found).cases == 0U);
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.all().front().code.name() == "missing-key");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_cannot_be_tested) {
    const test::TemporaryFolder folder;
    Diagnostics found;
    BOOST_TEST(!test_rubric(folder.path("no.yaml"), {}, {}, found).readable);
    const std::string cases = folder.write(
        "c.yaml", "ceping: cases/1\nrubric: no.yaml\ncases: [{name: a, fill: best, expect: {score: 2}}]\n");
    BOOST_TEST(!test_rubric(cases, {}, {}, found).readable);
    BOOST_TEST(found.errors() == 2U);
}

BOOST_AUTO_TEST_CASE(a_file_of_cases_is_told_from_a_rubric) {
    const test::TemporaryFolder folder;
    BOOST_TEST(is_cases_file(folder.write("a.yaml", "# 用例\n\nceping: cases/1  # note\ncases: []\n")));
    BOOST_TEST(!is_cases_file(folder.write("b.yaml", "ceping: rubric/1\n")));
    BOOST_TEST(!is_cases_file(folder.write("c.yaml", "x: 1\n  ceping: cases/1\n")));
    BOOST_TEST(!is_cases_file(folder.write("d.yaml", "")));
    BOOST_TEST(!is_cases_file(folder.path("e.yaml")));
}

BOOST_AUTO_TEST_SUITE_END()
