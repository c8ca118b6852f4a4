#include <ceping/check/expectations.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/model/applicability.hpp>

#include "support/expecting.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

Rubric rubric_with(const std::string& rule) {
    Diagnostics found;
    auto rubric = test::expecting("  - " + rule, found);
    BOOST_REQUIRE_MESSAGE(rubric.has_value(), rule);
    return std::move(*rubric);
}

/// What the rules say of the only record of a document.
Diagnostics checked(const Rubric& rubric, const std::string& text) {
    const RecordDecoder decoder(rubric);
    Diagnostics found;
    Diagnostics unread;
    std::size_t records = 0;
    read_text(
        "bad.yaml", text, "yaml", {},
        [&](Document& document) {
            decoder.decode(document, [&](Record&& record) {
                ++records;
                std::vector<std::uint8_t> excluded;
                find_excluded(rubric, record.unit, excluded);
                check_expectations(rubric, record, excluded, found);
            });
            return true;
        },
        unread);
    BOOST_REQUIRE(unread.empty());
    BOOST_REQUIRE(records == 1U);
    return found;
}

std::string record(const std::string& answers, const std::string& facts = "kind: 机关, staff: 12",
                   const std::string& source = "self") {
    return "ceping: record/1\nunit: {id: u1, name: 甲, " + facts + "}\nsource: " + source +
           "\nsubmitted: 2015-12-01\nanswers: {" + answers + "}\n";
}

struct Case {
    std::string rule;
    std::string answers;
    std::string zh;  ///< `column message`, or nothing where the answers agree
    std::string en;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.rule << " | " << c.answers; }

const Case cases[] = {
    // levels
    {"{if: {L: A}, then: {M: [A, B]}, message: 台账齐全}", "L: A, M: C",
     "20 填报内容前后不一致：L 填A，M 应为A或B，实为C（台账齐全）",
     "20 the answers do not agree: L is A, so M should be A or B and is C (台账齐全)"},
    {"{if: {L: A}, then: {M: [A, B]}}", "L: A, M: B", "", ""},
    {"{if: {L: A}, then: {M: A}}", "L: B, M: C", "", ""},
    {"{if: {L: [A, B]}, then: {M: A}}", "M: C, L: B", "14 填报内容前后不一致：L 填B，M 应为A，实为C",
     "14 the answers do not agree: L is B, so M should be A and is C"},
    // all of `if` together, the first of `then` that does not hold
    {"{if: {L: A, N: 1}, then: {M: A}}", "L: A, N: 2, M: C", "", ""},
    {"{if: {L: A, N: 1}, then: {R: {min: 60}, M: A, J: 2}}",
     "L: A, N: 1, R: {value: 60, sample: 10}, M: C, J: 1",
     "54 填报内容前后不一致：L 填A，N 填1，M 应为A，实为C",
     "54 the answers do not agree: L is A and N is 1, so M should be A and is C"},
    // a criterion that stands on both sides is told once
    {"{if: {L: [A, B]}, then: {L: A}}", "L: B", "14 填报内容前后不一致：L 应为A，实为B",
     "14 the answers do not agree: L should be A and is B"},
    // checklists
    {"{if: {K: [a, b]}, then: {N: 0}}", "K: [b, c, a], N: 3",
     "28 填报内容前后不一致：K 达到a、b，N 应为0，实为3",
     "28 the answers do not agree: K has a, b met, so N should be 0 and is 3"},
    {"{if: {K: [a, b]}, then: {N: 0}}", "K: [b, c], N: 3", "", ""},
    {"{if: {N: 0}, then: {K: [a, b, c]}}", "N: 0, K: [b]",
     "20 填报内容前后不一致：N 填0，K 应达到a、b、c，缺a、c",
     "20 the answers do not agree: N is 0, so K should have a, b, c met and lacks a, c"},
    {"{if: {N: 0}, then: {K: a}}", "N: 0, K: []", "20 填报内容前后不一致：N 填0，K 应达到a，缺a",
     "20 the answers do not agree: N is 0, so K should have a met and lacks a"},
    // figures; both ends of a range count
    {"{if: {N: {min: 2, max: 3}}, then: {L: A}}", "N: 3, L: B",
     "20 填报内容前后不一致：N 填3，L 应为A，实为B",
     "20 the answers do not agree: N is 3, so L should be A and is B"},
    {"{if: {N: {min: 2, max: 3}}, then: {L: A}}", "N: 4, L: B", "", ""},
    {"{if: {N: {min: 2, max: 3}}, then: {L: A}}", "N: 1, L: B", "", ""},
    {"{if: {N: [0, 2]}, then: {L: A}}", "N: 1, L: B", "", ""},
    {"{if: {L: A}, then: {J: {min: 1/2, max: 1.5}}}", "L: A, J: 2",
     "20 填报内容前后不一致：L 填A，J 应为0.5至1.5，实为2",
     "20 the answers do not agree: L is A, so J should be from 0.5 to 1.5 and is 2"},
    // a ratio in percent, exactly
    {"{if: {R: {min: 95}}, then: {L: A}}", "R: {num: 38, den: 40, sample: 10}, L: B",
     "49 填报内容前后不一致：R 填38/40（95%），L 应为A，实为B",
     "49 the answers do not agree: R is 38/40 (95%), so L should be A and is B"},
    {"{if: {L: A}, then: {R: {max: 33.3333}}}", "L: A, R: {num: 1, den: 3, sample: 10}",
     "26 填报内容前后不一致：L 填A，R 应不大于33.3333%，实为1/3（33.3333%）",
     "26 the answers do not agree: L is A, so R should be at most 33.3333% and is 1/3 (33.3333%)"},
    {"{if: {L: A}, then: {R: {min: 60}}}", "L: A, R: {value: 59.5%, sample: 10}",
     "28 填报内容前后不一致：L 填A，R 应不小于60%，实为59.5%",
     "28 the answers do not agree: L is A, so R should be at least 60% and is 59.5%"},
    // the sum over the classes
    {"{if: {P: {min: 3}}, then: {L: A}}", "P: {counts: {国家级: 1, 省级: 2}}, L: B",
     "44 填报内容前后不一致：P 填3（国家级=1;省级=2），L 应为A，实为B",
     "44 the answers do not agree: P is 3 (国家级=1;省级=2), so L should be A and is B"},
    {"{if: {L: A}, then: {P: {min: 1}}}", "L: A, P: {counts: {}}",
     "29 填报内容前后不一致：L 填A，P 应不小于1，实为0",
     "29 the answers do not agree: L is A, so P should be at least 1 and is 0"},
    // order: the first pair that falls
    {"{less_or_equal: [N, O, J], message: 逐级不减}", "N: 1, O: 1, J: 0.5",
     "26 填报内容前后不一致：O 填1，J 填0.5，应有 O ≤ J（逐级不减）",
     "26 the answers do not agree: O is 1 and J is 0.5, but O <= J should hold (逐级不减)"},
    {"{less_or_equal: [N, O, J]}", "N: 1, O: 1, J: 2", "", ""},
    {"{less_or_equal: [O, N, J]}", "N: 1, O: {num: 1, den: 50}, J: 0",
     "14 填报内容前后不一致：O 填1/50（2），N 填1，应有 O ≤ N",
     "14 the answers do not agree: O is 1/50 (2) and N is 1, but O <= N should hold"},
    // not looked at: something is not answered, n/a, not enough asked, divided by 0, or not valid
    {"{if: {L: A}, then: {M: A, N: 0}}", "L: A, M: C", "", ""},
    {"{if: {L: A, N: 0}, then: {M: A}}", "L: A, M: C", "", ""},
    {"{less_or_equal: [N, O, J]}", "N: 3, O: 1", "", ""},
    {"{if: {L: A}, then: {M: A}}", "L: A, M: n/a", "", ""},
    {"{if: {L: A}, then: {R: {min: 60}}}", "L: A, R: {value: 1, sample: 9}", "", ""},
    {"{if: {L: A}, then: {R: {min: 60}}}", "L: A, R: {num: 0, den: 0, sample: 10}", "", ""},
    {"{if: {L: A}, then: {O: {min: 60}}}", "L: A, O: {num: 0, den: 0}", "", ""},
    {"{if: {L: A}, then: {M: A}}", "L: A, M: D", "", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(check_expectations_of_records)

BOOST_DATA_TEST_CASE(answers_agree_or_do_not, data::make(cases), c) {
    const Diagnostics found = checked(rubric_with(c.rule), record(c.answers));
    std::string zh;
    std::string en;
    for (const auto& each : found.all()) {
        BOOST_TEST(each.code.name() == "expect-failed");
        BOOST_TEST(each.where.line == 5U);
        zh += std::to_string(each.where.column) + " " + each.message(Language::zh);
        en += std::to_string(each.where.column) + " " + each.message(Language::en);
    }
    BOOST_TEST(zh == c.zh);
    BOOST_TEST(en == c.en);
}

BOOST_AUTO_TEST_CASE(a_rule_is_for_the_units_that_its_when_names) {
    const Rubric rubric = rubric_with("{if: {L: A}, then: {N: 0}, when: {staff: {min: 10}}}");
    BOOST_TEST(checked(rubric, record("L: A, N: 1")).all().size() == 1U);
    BOOST_TEST(checked(rubric, record("L: A, N: 1", "kind: 机关, staff: 9")).empty());
    BOOST_TEST(checked(rubric, record("L: A, N: 1", "kind: 机关")).empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_apply_is_not_looked_at) {
    const Rubric rubric = rubric_with("{if: {L: A}, then: {M: A}}");
    BOOST_TEST(checked(rubric, record("L: A, M: C")).all().size() == 1U);
    BOOST_TEST(checked(rubric, record("L: A, M: C", "kind: 窗口")).empty());
}

BOOST_AUTO_TEST_CASE(every_record_is_looked_at_and_only_by_what_its_method_assesses) {
    const Rubric rubric = rubric_with("{if: {L: A}, then: {J: 2}}");
    const auto of = [&](const char* source) {
        return checked(rubric, record("L: A, J: 1", "kind: 机关", std::string(source) + "\ndate: 2015-11-01"))
            .all()
            .size();
    };
    BOOST_TEST(of("self") == 1U);
    BOOST_TEST(of("onsite") == 1U);
    BOOST_TEST(of("material") == 0U);  // J is not for the material review
}

BOOST_AUTO_TEST_CASE(a_rule_says_how_grave_it_is_and_where_it_stands) {
    Diagnostics read;
    const auto rubric = test::expecting(
        "  - {less_or_equal: [N, J], severity: error}\n"
        "  - {less_or_equal: [N, O], severity: note}\n"
        "  - {less_or_equal: [N, P]}\n",
        read);
    BOOST_REQUIRE(rubric.has_value());
    const Diagnostics found = checked(*rubric, record("N: 2, J: 1, O: 1, P: {counts: {省级: 1}}"));
    BOOST_REQUIRE(found.all().size() == 3U);
    BOOST_TEST(found.errors() == 1U);
    BOOST_TEST((found.all()[0].severity == Severity::error));
    BOOST_TEST((found.all()[1].severity == Severity::note));
    BOOST_TEST((found.all()[2].severity == Severity::warning));
    BOOST_REQUIRE(found.all()[1].more.size() == 1U);
    BOOST_TEST(found.all()[1].more[0].en == "the rule is at rubric.yaml:18");
    BOOST_TEST(found.all()[1].more[0].zh == "规则见 rubric.yaml:18");
}

BOOST_AUTO_TEST_CASE(a_figure_that_cannot_be_computed_is_passed_over) {
    const Rubric rubric = rubric_with("{less_or_equal: [O, N]}");
    const std::string huge = "1" + std::string(1200, '0');
    const std::string tiny = "1/" + huge;
    BOOST_TEST(checked(rubric, record("N: 1, O: {num: " + huge + ", den: " + tiny + "}")).empty());
    BOOST_TEST(checked(rubric, record("N: 1, O: " + huge)).all().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
