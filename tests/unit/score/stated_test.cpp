#include <ceping/score/stated.hpp>

#include <ceping/score/engine.hpp>

#include "support/checked.hpp"

#include <boost/test/data/test_case.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::records_of;
using test::rubric_of;
using test::said;

namespace {

const Rubric& rubric() {
    static const Rubric out = rubric_of(R"(total: 30
scales: {ab: {A: 1, B: 0.5, C: 0}}
items:
  - id: G
    title: 甲
    items:
      - {id: a, title: a, points: 6, kind: judged}
      - {id: b, title: b, points: 4, kind: judged, may_not_apply: true}
  - id: W
    title: 乙
    points: 10
    aggregate: weighted
    items:
      - {id: c, title: c, points: 5, weight: 3, kind: judged}
      - {id: d, title: d, points: 5, weight: 1, kind: judged}
  - id: H
    title: 丙
    gate: [{item: e}]
    items:
      - {id: e, title: e, points: 4, kind: level, scale: ab}
      - {id: f, title: f, points: 6, kind: judged}
bonus: {items: [{id: B, title: 加, points: 2, kind: judged}]}
penalties: {items: [{id: K, title: 扣, points: 3, kind: judged}]}
)");
    return out;
}

/// What scoring says of `stated`, which is the fourth line.
std::string compared(const std::string& stated, const std::string& answers, Language language = Language::en,
                     const Rubric& by = rubric()) {
    auto records =
        records_of(by, "ceping: record/1\nunit: {id: u, name: 甲}\nsubmitted: 2015-12-01\nstated: {" +
                           stated + "}\nanswers: {" + answers + "}\n");
    BOOST_REQUIRE(records.size() == 1U);
    auto result = Scorer(by).score(records);
    std::vector<Diagnostic> found;
    for (auto& each : result.findings) {
        if (each.code == Code("stated-differs")) {
            found.push_back(std::move(each));
        }
    }
    return said(found, language);
}

// G: 5 and 3; W: 3/4 of 4/5 and 1/4 of 2/5 of 10 points, 7; H: 2 and 10/3.
const std::string answers = "a: 5, b: 3, c: 4, d: 2, e: B, f: 10/3";

}  // namespace

BOOST_AUTO_TEST_SUITE(stated)

struct Case {
    const char* stated;
    const char* said;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.stated; }

const Case cases[] = {
    // At the precision that was written.
    {"a: 5, b: 3.0, G: 8, W: 7.00, H: 5.33, f: 3.333", ""},
    {"H: 5, f: 3", ""},
    {"f: 3.3", ""},
    {"f: 3.333333", ""},
    {"f: 3.34",
     "4:13: `f' is stated as 3.34; the answers give 3.33 [stated-differs]\n"
     "  by the answers: 10/3 gives 3.333333/6 (0..6)\n"},
    {"f: 4",
     "4:13: `f' is stated as 4; the answers give 3 [stated-differs]\n"
     "  by the answers: 10/3 gives 3.333333/6 (0..6)\n"},
    {"score: 20.33", ""},
    {"score: 20.3", ""},
    {"score: 20", ""},
    {"score: 20.333",
     "4:17: `score' is stated as 20.333; the answers give 20.33 [stated-differs]\n"
     "  by the answers: 8 (G) + 7 (W) + 5.333333 (H) = 20.333333\n"},
    // Both sums, of what is stated as far as it is.
    {"G: 9",
     "4:13: `G' is stated as 9; the answers give 8 [stated-differs]\n"
     "  by the answers: 5 (a) + 3 (b) = 8\n"},
    {"G: 9, a: 5, b: 4",
     "4:13: `G' is stated as 9; the answers give 8 [stated-differs]\n"
     "  by the answers: 5 (a) + 3 (b) = 8\n"
     "  by what is stated: 5 (a) + 4 (b) = 9\n"
     "4:25: `b' is stated as 4; the answers give 3 [stated-differs]\n"
     "  by the answers: 3 gives 3/4 (0..4)\n"},
    {"G: 9, a: 5",
     "4:13: `G' is stated as 9; the answers give 8 [stated-differs]\n"
     "  by the answers: 5 (a) + 3 (b) = 8\n"
     "  by what is stated: 5 (a) = 5 (1 more not stated)\n"},
    {"score: 21, G: 8, W: 7",
     "4:17: `score' is stated as 21; the answers give 20 [stated-differs]\n"
     "  by the answers: 8 (G) + 7 (W) + 5.333333 (H) = 20.333333\n"
     "  by what is stated: 8 (G) + 7 (W) = 15 (1 more not stated)\n"},
    // A weighted group's points are no sum of its parts.
    {"W: 6",
     "4:13: `W' is stated as 6; the answers give 7 [stated-differs]\n"
     "  by the answers: 4 (c) + 2 (d) = 6; weighted: 7\n"},
};

BOOST_DATA_TEST_CASE(holds_what_is_stated_against_the_answers, data::make(cases), c) {
    BOOST_TEST(compared(c.stated, answers) == c.said);
}

BOOST_AUTO_TEST_CASE(tells_what_came_between_the_sum_and_the_points) {
    // A gate that failed, what does not apply, a bonus and a penalty.
    BOOST_TEST(compared("H: 3", "a: 5, b: 3, c: 4, d: 2, e: C, f: 3") ==
               "4:13: `H' is stated as 3; the answers give 0 [stated-differs]\n"
               "  by the answers: 0 (e) + 3 (f) = 3; a gate failed: 0\n");
    BOOST_TEST(compared("G: 8", "a: 3, b: n/a, c: 4, d: 2, e: B, f: 3") ==
               "4:13: `G' is stated as 8; the answers give 5 [stated-differs]\n"
               "  by the answers: 3 (a) = 3; with what does not apply made up for and rounding: 5\n");
    BOOST_TEST(
        compared("score: 20", answers + ", B: 2, K: 0.5") ==
        "4:17: `score' is stated as 20; the answers give 22 [stated-differs]\n"
        "  by the answers: 8 (G) + 7 (W) + 5.333333 (H) = 20.333333; bonus 2, penalty 0.5: 21.833333\n");
    BOOST_TEST(compared("a: 4", "b: 3, c: 4, d: 2, e: B, f: 3") ==
               "4:13: `a' is stated as 4; the answers give 0 [stated-differs]\n"
               "  by the answers: 0/6 (0..6)\n");
    BOOST_TEST(compared("b: 4", "a: 3, b: n/a, c: 4, d: 2, e: B, f: 3") ==
               "4:13: `b' is stated as 4; the answers give 0 [stated-differs]\n"
               "  by the answers: n/a gives 0/4 (0..4)\n");
}

BOOST_AUTO_TEST_CASE(speaks_chinese) {
    BOOST_TEST(compared("score: 20, G: 9, W: 7", answers + ", K: 1", Language::zh) ==
               "4:17: “score”自填 20，按填报内容应为 19 [stated-differs]\n"
               "  按填报内容：8 (G) + 7 (W) + 5.333333 (H) = 20.333333；加分 0，扣分 1，得 19.333333\n"
               "  按自填：9 (G) + 7 (W) = 16（另有 1 项未自填）\n"
               "4:24: “G”自填 9，按填报内容应为 8 [stated-differs]\n"
               "  按填报内容：5 (a) + 3 (b) = 8\n");
}

BOOST_AUTO_TEST_CASE(rounds_as_the_rubric_does) {
    const auto with = [](const std::string& mode) {
        return rubric_of("total: 10\nrounding: {final: 1, mode: " + mode +
                         "}\nitems: [{id: a, title: a, points: 10, kind: judged}]\n");
    };
    BOOST_TEST(compared("a: 2.3, score: 2.3", "a: 2.25", Language::en, with("half_up")).empty());
    BOOST_TEST(compared("a: 2.2, score: 2.2", "a: 2.25", Language::en, with("half_even")).empty());
    BOOST_TEST(compared("a: 2.2, score: 2.2", "a: 2.29", Language::en, with("down")).empty());
    // A score has no more decimals than the rubric gives it.
    BOOST_TEST(compared("a: 2.25, score: 2.30", "a: 2.25", Language::en, with("half_up")).empty());
}

BOOST_AUTO_TEST_SUITE_END()
