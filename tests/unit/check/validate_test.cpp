#include <ceping/check/validate.hpp>

#include "support/checked.hpp"

#include <boost/test/data/test_case.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::records_of;
using test::rubric_of;
using test::said;

namespace {

const Rubric& rubric() {
    static const Rubric out = rubric_of(R"(total: 20
period: {from: 2015-01-01, to: 2015-12-31}
deadline: 2015-12-20
methods: {visit: {title: 实地}, file: {title: 材料}}
facts: {kind: {title: 类型, values: [机关, 窗口]}}
prerequisites: [{id: P1, title: 依法登记}, {id: P2, title: 正常运营}]
items:
  - {id: T, title: 及时, points: 2, kind: timeliness, per_day: 1}
  - id: G
    title: 群众满意
    items:
      - {id: R, title: 率, points: 6, kind: measure, unit: "%", range: [0, 100], curve: [[0, 0], [100, 6]]}
      - {id: S, title: 低率, points: 2, kind: measure, unit: "%", range: [0, 49], curve: [[0, 2], [49, 0]]}
      - {id: O, title: 开率, points: 2, kind: measure, unit: "%", curve: [[0, 0], [50, 2]]}
      - {id: W, title: 窗口, points: 2, kind: judged, when: {kind: 窗口}}
  - {id: J, title: 评, points: 4, kind: judged}
  - {id: K, title: 数, points: 2, kind: measure, curve: [[0, 0], [10, 2]]}
bonus: {items: [{id: B, title: 加, points: 1, kind: judged}]}
)");
    return out;
}

/// What is said of one unit's records beyond what reading them says.
std::string checked(const std::vector<Record>& records, const Rubric& by = rubric()) {
    Diagnostics found;
    std::vector<SeenEvidence> seen;
    check_records(by, records, {}, found, seen);
    return said(found.all());
}

/// Its answers stand on line 5.
std::string self(const std::string& answers, const std::string& before = "submitted: 2015-12-01",
                 const std::string& kind = "机关") {
    return "ceping: record/1\nunit: {id: u, kind: " + kind + "}\n" + before +
           "\nprerequisites: {P1: true, P2: false}\nanswers: {" + answers + "}\n";
}
const std::string all = "R: 95, S: 20, O: 60, J: 4, K: 5";

}  // namespace

BOOST_AUTO_TEST_SUITE(validate)

BOOST_AUTO_TEST_CASE(has_nothing_to_say_of_a_good_record) {
    BOOST_TEST(checked(records_of(rubric(), self(all))).empty());
    BOOST_TEST(
        checked(records_of(rubric(), self(all + ", W: 2, B: 1", "submitted: 2015-12-01", "窗口"))).empty());
}

BOOST_AUTO_TEST_CASE(names_what_is_not_answered_section_by_section) {
    // Neither timeliness nor a bonus is asked for, and of what does not apply to the unit nothing either.
    BOOST_TEST(checked(records_of(rubric(), self("R: 95"))) ==
               "5:11: 2 unanswered under `r 细则': J, K [unanswered]\n"
               "5:11: 2 unanswered under `G 群众满意': S, O [unanswered]\n");
    BOOST_TEST(checked(records_of(rubric(), self(all, "submitted: 2015-12-01", "窗口"))) ==
               "5:11: 1 unanswered under `G 群众满意': W [unanswered]\n");
    // At the first one, in the order of the rubric, that is named and left empty; an answer that is not valid was said to be so.
    BOOST_TEST(checked(records_of(rubric(), self("R: 95, K: ~, J: 4, O: ~, S: ~"))) ==
               "5:18: 1 unanswered under `r 细则': K [unanswered]\n"
               "5:36: 2 unanswered under `G 群众满意': S, O [unanswered]\n");
    BOOST_TEST(checked(records_of(rubric(), self("R: 950, S: 20, O: 60, J: 4, K: 5"))).empty());
}

BOOST_AUTO_TEST_CASE(lists_twelve_and_counts_all) {
    std::string items = "total: 14\nitems:\n";
    for (int i = 1; i <= 14; ++i) {
        items += "  - {id: i" + std::to_string(i) + ", title: a, points: 1, kind: judged}\n";
    }
    const Rubric large = rubric_of(items);
    const std::string twelve = "i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12";
    const std::string head = "ceping: record/1\nunit: {id: u}\nanswers:\n  x-note: 无\n";
    BOOST_TEST(checked(records_of(large, head), large) ==
               "4:3: 14 unanswered under `r 细则': " + twelve + ", … [unanswered]\n");
    BOOST_TEST(checked(records_of(large, head + "  i13: 1\n  i14: 1\n"), large) ==
               "4:3: 12 unanswered under `r 细则': " + twelve + " [unanswered]\n");
}

BOOST_AUTO_TEST_CASE(asks_for_prerequisites_that_no_record_states) {
    const std::string head = "ceping: record/1\nunit: {id: u, kind: 机关}\nsubmitted: 2015-12-01\n";
    const std::string answers = "answers: {" + all + "}\n";
    BOOST_TEST(
        checked(records_of(rubric(), head + answers)) ==
        "1:1: prerequisite `P1 依法登记' is not stated and counts as not met [prerequisite-unstated]\n"
        "1:1: prerequisite `P2 正常运营' is not stated and counts as not met [prerequisite-unstated]\n");
    BOOST_TEST(
        checked(records_of(rubric(), head + "prerequisites: {P2: true}\n" + answers)) ==
        "1:1: prerequisite `P1 依法登记' is not stated and counts as not met [prerequisite-unstated]\n");
    // What reads neither true nor false was said to be so.
    BOOST_TEST(checked(records_of(rubric(), head + "prerequisites: {P1: 好, P2: true}\n" + answers)).empty());
    auto records = records_of(rubric(), head + "prerequisites: {P2: true}\n" + answers);
    auto visit = records_of(rubric(),
                            "ceping: record/1\nunit: {id: u}\nsource: visit\ndate: 2015-05-01\n"
                            "prerequisites: {P1: true}\nanswers: {J: 3}\n");
    records.push_back(std::move(visit.front()));
    BOOST_TEST(checked(records).empty());
}

BOOST_AUTO_TEST_CASE(looks_at_dates) {
    BOOST_TEST(
        checked(records_of(rubric(), self(all, "assessor: 甲"))) ==
        "1:1: there is no date of submission (submitted) to compare with the deadline [submitted-missing]\n");
    BOOST_TEST(
        checked(records_of(rubric(), self(all, "submitted: ''"))) ==
        "3:12: there is no date of submission (submitted) to compare with the deadline [submitted-missing]\n");
    BOOST_TEST(
        checked(records_of(rubric(), self(all, "submitted: 2015-02-30"))).empty());  // said when it was read
    BOOST_TEST(checked(records_of(rubric(), self(all, "submitted: 2014-12-31"))) ==
               "3:12: date 2014-12-31 is outside the period 2015-01-01 to 2015-12-31 [outside-period]\n");
    BOOST_TEST(checked(records_of(rubric(), self(all, "submitted: 2015-01-01"))).empty());
    BOOST_TEST(checked(records_of(rubric(), self(all, "submitted: 2016-03-01")))
                   .empty());  // late, which scoring says
    const std::string visit = "ceping: record/1\nunit: {id: u}\nsource: visit\n";
    BOOST_TEST(checked(records_of(rubric(), visit + "answers: {J: 3}\n")) ==
               "1:1: there is no date of this assessment (date) [date-missing]\n");
    BOOST_TEST(checked(records_of(rubric(), visit + "date: ''\nanswers: {J: 3}\n")) ==
               "4:7: there is no date of this assessment (date) [date-missing]\n");
    BOOST_TEST(checked(records_of(rubric(), visit + "date: 2015-05-01\nanswers: {J: 3}\n")).empty());
    const Rubric open = rubric_of("total: 4\nitems: [{id: J, title: 评, points: 4, kind: judged}]\n");
    BOOST_TEST(checked(records_of(open, "ceping: record/1\nunit: {id: u}\nanswers: {J: 3}\n"), open).empty());
}

struct Figure {
    const char* answers;
    const char* said;
};
std::ostream& operator<<(std::ostream& out, const Figure& c) { return out << c.answers; }

const Figure figures[] = {
    {"R: 0.95, S: 20, O: 60",
     "5:14: `R' is measured in %, and 0.95 is stated; is it meant to be 95%? [rate-as-fraction]\n"},
    {"R: 1, S: 20, O: 60",
     "5:14: `R' is measured in %, and 1 is stated; is it meant to be 100%? [rate-as-fraction]\n"},
    {"R: 1.01, S: 20, O: 60", ""},
    {"R: 0, S: 20, O: 60", ""},
    {"R: 95, S: 0.5, O: 60", ""},  // a range that ends below 50 % may well mean it
    {"R: 95, S: 20, O: 0.5",
     "5:28: `O' is measured in %, and 0.5 is stated; is it meant to be 50%? [rate-as-fraction]\n"},
    {"R: {num: 9, den: 10}, S: 20, O: 60", ""},
    {"R: 95, S: 20, O: {num: 50, den: 40}", "5:34: `O': num 50 is greater than den 40 [num-over-den]\n"},
    {"R: 95, S: 20, O: {num: 40, den: 40}", ""},
};

BOOST_DATA_TEST_CASE(looks_at_figures_in_per_cent, data::make(figures), c) {
    // K is no rate: half of whatever it counts is half of it.
    const std::string found =
        checked(records_of(rubric(), self(std::string(c.answers) + ", J: 0.5, K: 0.5")));
    BOOST_TEST(found == c.said);
}

BOOST_AUTO_TEST_CASE(leaves_alone_what_does_not_apply) {
    const Rubric by = rubric_of(
        "total: 4\nfacts: {kind: {title: 类型, values: [机关, 窗口]}}\nitems:\n"
        "  - {id: J, title: 评, points: 2, kind: judged}\n"
        "  - {id: R, title: 率, points: 2, kind: measure, unit: '%', curve: [[0, 0], [100, 2]], when: {kind: 窗口}}\n");
    const auto of = [&](const std::string& kind) {
        return checked(
            records_of(by, "ceping: record/1\nunit: {id: u, kind: " + kind + "}\nanswers: {J: 1, R: 0.9}\n"),
            by);
    };
    BOOST_TEST(of("机关").empty());
    BOOST_TEST(of("窗口") ==
               "3:20: `R' is measured in %, and 0.9 is stated; is it meant to be 90%? [rate-as-fraction]\n");
}

BOOST_AUTO_TEST_CASE(finds_a_visit_that_was_handed_in_twice) {
    const auto visit = [](const std::string& source, const std::string& date, const std::string& assessor) {
        return "---\nceping: record/1\nsource: " + source + "\nunit: {id: u}\ndate: " + date +
               "\nassessor: " + assessor + "\nanswers: {J: 3}\n";
    };
    const std::string first = visit("visit", "2015-05-01", "甲");
    const auto with = [&](const std::string& second) {
        return checked(records_of(rubric(), first + second));
    };
    BOOST_TEST(
        with(visit("visit", "2015-05-01", "甲")) ==
        "10:9: repeats the record at a.yaml:3:9: the same unit, source, date and assessor [duplicate-record]\n");
    BOOST_TEST(with(visit("visit", "2015-05-02", "甲")).empty());
    BOOST_TEST(with(visit("visit", "2015-05-01", "乙")).empty());
    BOOST_TEST(with(visit("file", "2015-05-01", "甲")).empty());
    // The third is held against the first, which stands before it.
    BOOST_TEST(
        with(visit("file", "2015-05-01", "甲") + visit("visit", "2015-05-01", "甲")) ==
        "17:9: repeats the record at a.yaml:3:9: the same unit, source, date and assessor [duplicate-record]\n");
}

BOOST_AUTO_TEST_CASE(passes_over_what_could_not_be_read) {
    auto records =
        records_of(rubric(), "ceping: record/1\nsource: nobody\nunit: {id: u}\nanswers: {R: 0.9}\n");
    BOOST_TEST(!records.front().known_source);
    BOOST_TEST(checked(records).empty());
    records = records_of(rubric(), "ceping: record/1\nanswers: {R: 0.9}\n");
    BOOST_TEST(checked(records).empty());
}

BOOST_AUTO_TEST_CASE(hands_on_to_evidence_and_expectations) {
    const Rubric by = rubric_of(
        "total: 4\nitems:\n  - {id: J, title: 评, points: 2, kind: judged, evidence: {min: 1}}\n"
        "  - {id: L, title: 评, points: 2, kind: judged}\nexpect: [{if: {J: 2}, then: {L: 2}}]\n");
    BOOST_TEST(checked(records_of(by, "ceping: record/1\nunit: {id: u}\nanswers: {J: 2, L: 1}\n"), by) ==
               "3:14: `J' needs at least 1 piece of evidence and lists none [evidence-short]\n"
               "3:20: the answers do not agree: J is 2, so L should be 2 and is 1 [expect-failed]\n"
               "  the rule is at r.yaml:8\n");
}

BOOST_AUTO_TEST_SUITE_END()
