#include <ceping/analyse/rubrics/mutants.hpp>

#include <ceping/analyse/rubrics/rubric_tests.hpp>

#include "unit/analyse/tested.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::tested;

namespace {

struct Read {
    std::optional<RubricTree> tree;
    std::optional<Rubric> rubric;
};

Read read(const std::string& body) {
    Diagnostics found;
    Read out;
    out.tree = read_rubric_text("r.yaml", "ceping: rubric/1\nid: r\ntitle: t\n" + body, found);
    BOOST_REQUIRE_MESSAGE(out.tree.has_value(), "not YAML:\n" << body);
    out.rubric = decode_rubric(*out.tree, found);
    for (const auto& each : found.all()) {
        BOOST_TEST_MESSAGE(each.line(Language::en));
    }
    BOOST_REQUIRE_MESSAGE(out.rubric.has_value(), "not sound:\n" << body);
    return out;
}

/// The mutants whose words begin with `of`, a line each.
std::string mutants(const std::string& body, const std::string& of) {
    const Read rubric = read(body);
    Arena arena;
    std::string out;
    for (const auto& each : mutants_of(*rubric.tree, *rubric.rubric, arena)) {
        if (each.what.en.starts_with(of)) {
            out += each.what.en.substr(of.size()) + "\n";
        }
    }
    return out;
}

struct Made {
    const char* why;
    std::string body;
    std::string of;  ///< what the words begin with
    std::string list;
};
std::ostream& operator<<(std::ostream& out, const Made& c) { return out << c.why; }

std::string one(const std::string& kind, const std::string& more = "") {
    return "total: 10\ndeadline: 2020-02-29\nscales: {abc: {A: 1, B: 0.66, C: {points: 2}}}\n" + more +
           "items: [{id: '1', title: a, points: 10, " + kind + "}]\n";
}

const Made made[] = {
    {"levels: each figure, each level, each two neighbours", one("kind: level, scale: abc"),
     "scale `abc': level ",
     "A from 1 to 1.1\nA from 1 to 0.9\nA taken away\n"
     "B from 0.66 to 0.67\nB from 0.66 to 0.65\nB taken away\nA and B swapped\n"
     "C from 2 to 2.1\nC from 2 to 1.9\nC taken away\nB and C swapped\n"},
    {"a curve: every figure, every point", one("kind: measure, curve: [[60, 0], [95.5, 10]]"), "`1': ",
     "x of point 1 of the curve from 60 to 61\nx of point 1 of the curve from 60 to 59\n"
     "point 1 of the curve taken away\n"
     "points at point 1 of the curve from 0 to 1\npoints at point 1 of the curve from 0 to -1\n"
     "x of point 2 of the curve from 95.5 to 95.6\nx of point 2 of the curve from 95.5 to 95.4\n"
     "point 2 of the curve taken away\n"
     "points at point 2 of the curve from 10 to 11\npoints at point 2 of the curve from 10 to 9\n"
     "shape from linear to step\n"},
    {"steps: a first one that gives nothing may begin anywhere",
     one("kind: measure, shape: step, range: [5, 9], curve: [[5, 0], [6, 10]], zero_den: full"), "`1': ",
     "points at point 1 of the curve from 0 to 1\npoints at point 1 of the curve from 0 to -1\n"
     "x of point 2 of the curve from 6 to 7\nx of point 2 of the curve from 6 to 5\n"
     "point 2 of the curve taken away\n"
     "points at point 2 of the curve from 10 to 11\npoints at point 2 of the curve from 10 to 9\n"
     "shape from step to linear\nzero_den from full to not_applicable\nzero_den from full to zero\n"},
    {"steps: a first one at the bottom of the range may not begin later",
     one("kind: measure, shape: step, range: [5, 9], curve: [[5, 10], [6, 0]]"), "`1': x of point 1",
     " of the curve from 5 to 6\n"},
    {"a checklist", one("kind: checklist, checks: [{id: a, points: 4}, {id: b}]"), "`1': ",
     "rule from each to all\npoints of check a from 4 to 5\npoints of check a from 4 to 3\ncheck a taken away\n"
     "check b taken away\n"},
    {"a count", one("kind: count, each: 0.5"), "`1': ",
     "from from zero to full\neach from 0.5 to 0.6\neach from 0.5 to 0.4\ntake from sum to highest\n"},
    {"classes: what is worth the whole is not worth more",
     one("kind: count, take: highest, classes: {x: 10, y: 2}"), "`1': ",
     "from from zero to full\nclass x from 10 to 9\nclass x taken away\n"
     "class y from 2 to 3\nclass y from 2 to 1\nclass y taken away\ntake from highest to sum\n"},
    {"events", one("kind: count, each: 0.5, events: {times: {r: 2}, once: matter}"), "`1': ",
     "from from zero to full\neach from 0.5 to 0.6\neach from 0.5 to 0.4\ntake from sum to highest\n"
     "the factor of tag r from 2 to 3\nthe factor of tag r from 2 to 1\nevents.once taken away\n"},
    {"a step of one is halved, not taken to nothing", one("kind: judged, step: 1"),
     "`1': ", "step from 1 to 1.1\nstep from 1 to 0.9\n"},
    {"days, and the deadline over the end of a month", one("kind: timeliness, per_day: 0.5, grace_days: 2"),
     "",
     "deadline from 2020-02-29 to 2020-03-01\ndeadline from 2020-02-29 to 2020-02-28\n"
     "scale `abc': level A from 1 to 1.1\nscale `abc': level A from 1 to 0.9\nscale `abc': level A taken away\n"
     "scale `abc': level B from 0.66 to 0.67\nscale `abc': level B from 0.66 to 0.65\nscale `abc': level B taken away\n"
     "scale `abc': level A and B swapped\n"
     "scale `abc': level C from 2 to 2.1\nscale `abc': level C from 2 to 1.9\nscale `abc': level C taken away\n"
     "scale `abc': level B and C swapped\n"
     "`1': per_day from 0.5 to 0.6\n`1': per_day from 0.5 to 0.4\n"
     "`1': grace_days from 2 to 3\n`1': grace_days from 2 to 1\n"},
    {"rounding and policies",
     one("kind: judged, may_not_apply: true",
         "rounding: {final: 1, group: 2}\nmethods: {m: {title: m}}\n"
         "evidence: {min: 1, effect: zero}\n"),
     "",
     "not_applicable from prorate to exclude\nnot_applicable from prorate to full\nunverified from self to zero\n"
     "rounding final from 1 to 1.1\nrounding final from 1 to 0.9\n"
     "rounding group from 2 to 3\nrounding group from 2 to 1\nrounding group taken away\n"
     "rounding mode from half_up to half_even\nrounding mode from half_up to down\n"
     "the rubric's evidence.effect from zero to report\n"
     "scale `abc': level A from 1 to 1.1\nscale `abc': level A from 1 to 0.9\nscale `abc': level A taken away\n"
     "scale `abc': level B from 0.66 to 0.67\nscale `abc': level B from 0.66 to 0.65\nscale `abc': level B taken away\n"
     "scale `abc': level A and B swapped\n"
     "scale `abc': level C from 2 to 2.1\nscale `abc': level C from 2 to 1.9\nscale `abc': level C taken away\n"
     "scale `abc': level B and C swapped\n"
     "`m': visits from mean to trimmed\n`m': visits from mean to lowest\n`m': visits from mean to latest\n"
     "`1': may_not_apply taken away\n"},
    {"methods with weights, and as a list",
     one("kind: judged, methods: {m: 40, n: 60}",
         "methods: {m: {title: m}, n: {title: n}}\ndefault_methods: [m, n]\n"),
     "`1': ",
     "methods m from 40 to 41\nmethods m from 40 to 39\nmethods m taken away\n"
     "methods n from 60 to 61\nmethods n from 60 to 59\nmethods n taken away\n"},
    {"default methods",
     one("kind: judged, methods: {m: 40, n: 60}",
         "methods: {m: {title: m}, n: {title: n}}\ndefault_methods: [m, n]\n"),
     "default_methods ", "m taken away\nn taken away\n"},
    {"conditions, with what stands in them",
     one("kind: judged, when: {any: [{k: [x, y]}, {not: {n: {min: 3, max: 10}}}]}",
         "facts: {k: {title: k}, n: {title: n, type: number}}\n"),
     "`1': ",
     "when taken away\nwhen any taken away\nwhen k x taken away\nwhen k y taken away\nwhen any taken away\n"
     "when min from 3 to 4\nwhen min from 3 to 2\nwhen max from 10 to 11\nwhen max from 10 to 9\n"},
    {"vetoes", one("kind: judged", "vetoes: [{id: V, title: v}, {id: W, title: w, effect: zero}]\n"),
     "`W': ", "effect from zero to ineligible\n"},
    {"bands and what they require",
     one("kind: judged",
         "bands: [{id: g, title: g, min: 9, requires: [{item: '1', min_rate: 1}]}, {id: b, title: b}]\n"),
     "`g': ",
     "min from 9 to 10\nmin from 9 to 8\nrequires 1 min_rate from 1 to 1.1\nrequires 1 min_rate from 1 to 0.9\n"},
    {"a cap that can be passed, the ceiling, a bound of a bonus",
     one("kind: judged",
         "bonus: {cap: 1, ceiling: total, items: [{id: B, title: b, points: 2, kind: judged}]}\n"
         "penalties: {cap: 3, items: [{id: K, title: k, points: 3, kind: judged}]}\n"),
     "",
     "scale `abc': level A from 1 to 1.1\nscale `abc': level A from 1 to 0.9\nscale `abc': level A taken away\n"
     "scale `abc': level B from 0.66 to 0.67\nscale `abc': level B from 0.66 to 0.65\nscale `abc': level B taken away\n"
     "scale `abc': level A and B swapped\n"
     "scale `abc': level C from 2 to 2.1\nscale `abc': level C from 2 to 1.9\nscale `abc': level C taken away\n"
     "scale `abc': level B and C swapped\n"
     "bonus cap from 1 to 1.1\nbonus cap from 1 to 0.9\nbonus ceiling taken away\n"
     "`B': points from 2 to 3\n`B': points from 2 to 1\n"
     "penalties cap from 3 to 2\n`K': points from 3 to 4\n`K': points from 3 to 2\n"},
};

const std::string tree =
    "total: 10\n"
    "items:\n"
    "  - id: '1'\n"
    "    title: a\n"
    "    points: 6\n"
    "    gate: [{item: '1.1', min_rate: 0.5}, {min_rate: 0.25}]\n"
    "    items:\n"
    "      - {id: '1.1', title: a, points: 4, kind: measure, curve: [[0, 0], [10, 4]]}\n"
    "      - {id: '1.2', title: b, points: 2, kind: judged}\n"
    "  - id: '2'\n"
    "    title: c\n"
    "    points: 4\n"
    "    aggregate: weighted\n"
    "    not_applicable: full\n"
    "    items:\n"
    "      - {id: '2.1', title: d, points: 5, weight: 1, kind: judged}\n"
    "      - {id: '2.2', title: e, points: 5, weight: 3, kind: judged}\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(mutants_of_rubrics)

BOOST_DATA_TEST_CASE(every_figure_and_word, data::make(made), c) {
    BOOST_TEST(mutants(c.body, c.of) == c.list);
}

BOOST_AUTO_TEST_CASE(of_groups) {
    BOOST_TEST(mutants(tree, "`1': ") ==
               "gate 1.1 taken away\ngate 1.1 min_rate from 0.5 to 0.6\ngate 1.1 min_rate from 0.5 to 0.4\n"
               "gate taken away\ngate min_rate from 0.25 to 0.26\ngate min_rate from 0.25 to 0.24\n");
    BOOST_TEST(mutants(tree, "`2': ") ==
               "not_applicable from full to prorate\nnot_applicable from full to exclude\n");
    BOOST_TEST(mutants(tree, "`2.1': ") ==
               "weight from 1 to 1.1\nweight from 1 to 0.9\n"
               "points from 5 to 6\npoints from 5 to 4\n");
    BOOST_TEST(mutants(tree, "1 point moved") == " from `1.1' to `1.2'\n from `1.2' to `1.1'\n");
}

BOOST_AUTO_TEST_CASE(points_move_between_groups_with_their_sums) {
    const std::string body =
        "total: 10\n"
        "items:\n"
        "  - {id: '1', title: a, points: 6, items: [{id: '1.1', title: a, points: 6, kind: judged}]}\n"
        "  - {id: '2', title: b, items: [{id: '2.1', title: c, points: 4, kind: measure, curve: [[0, 0], [1, 4]]}]}\n";
    const Read rubric = read(body);
    Arena arena;
    std::size_t moved = 0;
    for (const auto& each : mutants_of(*rubric.tree, *rubric.rubric, arena)) {
        if (!each.what.en.starts_with("1 point moved")) {
            continue;
        }
        ++moved;
        const RubricTree changed = apply_mutant(*rubric.tree, each);
        Diagnostics found;
        const auto other = decode_rubric(changed, found);
        BOOST_REQUIRE_MESSAGE(other.has_value(), each.what.en);
        const bool down = each.what.en.ends_with("to `2.1'");
        BOOST_TEST(other->at(other->find("1")).points.plain() == (down ? "5" : "7"));
        BOOST_TEST(other->at(other->find("1.1")).points.plain() == (down ? "5" : "7"));
        // Its curve went up to the whole and still does.
        const Item& measure = other->at(other->find("2.1"));
        BOOST_TEST(measure.points.plain() == (down ? "5" : "3"));
        BOOST_TEST(measure.criterion->kind->range(measure.points).second.plain() == (down ? "5" : "3"));
    }
    BOOST_TEST(moved == 2U);
    // The original is as it was.
    Diagnostics found;
    BOOST_TEST(decode_rubric(*rubric.tree, found)->scoring == rubric.rubric->scoring);
}

BOOST_AUTO_TEST_CASE(a_level_goes_with_its_standard_and_the_rules_that_name_it) {
    const Read rubric = read(
        "total: 4\n"
        "scales: {ab: {A: 1, B: 0}}\n"
        "items:\n"
        "  - {id: '1', title: a, points: 2, kind: level, scale: ab, standard: {A: a, B: b}}\n"
        "  - {id: '2', title: b, points: 2, kind: level, scale: ab}\n"
        "expect: [{if: {'1': A}, then: {'2': A}}]\n");
    Arena arena;
    bool dropped = false;
    for (const auto& each : mutants_of(*rubric.tree, *rubric.rubric, arena)) {
        if (each.what.en == "scale `ab': level A taken away") {
            dropped = true;
            Diagnostics found;
            BOOST_TEST(decode_rubric(apply_mutant(*rubric.tree, each), found).has_value());
            BOOST_TEST(each.where.line == 5U);
        }
    }
    BOOST_TEST(dropped);
}

// --- what becomes of them

const std::string simple =
    "total: 10\nscales: {ab: {A: 1, B: 0}}\n"
    "items: [{id: '1', title: a, points: 10, kind: level, scale: ab}]\n";

RubricTestOptions mutating(unsigned jobs = 1) {
    RubricTestOptions out;
    out.mutate = true;
    out.jobs = jobs;
    return out;
}

BOOST_AUTO_TEST_CASE(exact_cases_notice_all) {
    const auto run = tested(
        simple,
        "cases: [{name: a, fill: best, expect: {score: 10}}, {name: b, fill: worst, expect: {score: 0}}]\n",
        mutating());
    BOOST_TEST(run.said == "");
    BOOST_TEST(run.summary.mutated);
    // A: 0.9, taken away; B: 0.1, taken away; swapped. Ratios of 1.1 and -0.1 are no rubric.
    BOOST_TEST(run.summary.mutants == 5U);
    BOOST_TEST(run.summary.noticed == 5U);
    BOOST_TEST(run.summary.left_out == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_expected_too_widely_lets_one_pass) {
    const std::string cases =
        "cases: [{name: a, fill: best, expect: {score: 10}}, {name: b, fill: worst, expect: {score: [0, 1]}}]\n";
    BOOST_TEST(
        tested(simple, cases, mutating()).said ==
        "r.yaml:5: no case would notice this change: scale `ab': level B from 0 to 0.1 [mutant-survived]\n");
    const auto ignored = tested(
        "total: 10\nscales: {ab: {A: 1, B: 0}}  # ceping: ignore mutant-survived small\n"
        "items: [{id: '1', title: a, points: 10, kind: level, scale: ab}]\n",
        cases, mutating());
    BOOST_TEST(ignored.said == "");
    BOOST_TEST(ignored.summary.ignored == 1U);
    BOOST_TEST(ignored.summary.noticed == 4U);
}

BOOST_AUTO_TEST_CASE(a_mutant_meets_the_very_same_answers) {
    // Full marks are answered with A also where the mutant gives more for B.
    const auto run = tested(simple, "cases: [{name: a, fill: best, expect: {score: 10}}]\n", mutating(),
                            "mutant-survived");
    BOOST_TEST(
        run.said ==
        "r.yaml:5: no case would notice this change: scale `ab': level B taken away [mutant-survived]\n"
        "r.yaml:5: no case would notice this change: scale `ab': level B from 0 to 0.1 [mutant-survived]\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_tried_while_a_case_fails) {
    const auto run = tested(simple, "cases: [{name: a, fill: best, expect: {score: 9}}]\n", mutating());
    BOOST_TEST(!run.summary.mutated);
    BOOST_TEST(run.summary.mutants == 0U);
}

BOOST_AUTO_TEST_CASE(a_bound_that_a_bonus_does_not_reach_is_no_change) {
    const std::string body =
        "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
        "bonus: {items: [{id: B, title: b, points: 2, kind: count, take: highest, classes: {x: 2, y: 1}}]}\n";
    const auto run =
        tested(body,
               "cases:\n  - {name: a, fill: best, answers: {B: {counts: {x: 1}}}, expect: {score: 12}}\n"
               "  - {name: b, answers: {'1': 5, B: {counts: {x: 1, y: 1}}}, expect: {score: 7}}\n"
               "  - {name: c, answers: {'1': 0, B: {counts: {y: 2}}}, expect: {score: 1}}\n"
               "  - {name: d, answers: {'1': 0, B: {counts: {}}}, expect: {score: 0}}\n",
               mutating());
    BOOST_TEST(run.said == "");
}

BOOST_AUTO_TEST_CASE(the_number_of_threads_does_not_matter) {
    const std::string cases = "cases: [{name: a, fill: best, expect: {score: [0, 10]}}]\n";
    const auto alone = tested(tree, cases, mutating(1));
    const auto together = tested(tree, cases, mutating(4));
    BOOST_TEST(alone.said == together.said);
    BOOST_TEST(alone.summary.mutants == together.summary.mutants);
    BOOST_TEST(alone.summary.noticed == together.summary.noticed);
}

BOOST_AUTO_TEST_SUITE_END()
