#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/model/expect.hpp>

#include "support/expecting.hpp"
#include "support/temporary_folder.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;
using test::every_kind;
using test::expecting;

namespace {

/// A line for each finding: `line:column code message`.
std::string said(const Diagnostics& found) {
    std::string out;
    for (const auto& each : found.all()) {
        out += std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + " " +
               std::string(each.code.name()) + " " + each.message(Language::en) + "\n";
    }
    return out;
}

struct Good {
    std::string rule;
    std::string zh;
    std::string en;
};
std::ostream& operator<<(std::ostream& out, const Good& c) { return out << c.rule; }

const Good good[] = {
    {"{if: {L: A}, then: {M: [B, A]}}", "L level为A时，M level应为A或B",
     "where L level is A, M level should be A or B"},
    {"{if: {L: [A, B], K: a}, then: {N: 0, R: {min: 60}}}",
     "L level为A或B，且K checks达到a时，N times应为0，R rate应不小于60%",
     "where L level is A or B and K checks has a met, N times should be 0 and R rate should be at least 60%"},
    {"{if: {J: {max: 1.5}}, then: {K: [c, a]}}", "J judged不大于1.5时，K checks应达到a、c",
     "where J judged is at most 1.5, K checks should have a, c met"},
    {"{if: {P: {min: 1, max: 3}}, then: {J: [2, 1/2]}}", "P prizes为1至3时，J judged应为0.5或2",
     "where P prizes is from 1 to 3, J judged should be 0.5 or 2"},
    {"{less_or_equal: [N, P, O]}", "N times ≤ P prizes ≤ O open measure",
     "N times <= P prizes <= O open measure"},
    {"{less_or_equal: [N, P], when: {staff: {min: 10, max: 50}}}", "N times ≤ P prizes（仅限 10<=staff<=50）",
     "N times <= P prizes (only for 10<=staff<=50)"},
    {"{if: {L: A}, then: {L: A}, when: {any: [{kind: [机关, 窗口]}, {region: 泉州市}], not: {staff: [1, 2]}}}",
     "L level为A时，L level应为A（仅限 (kind=机关|窗口 或 region=泉州市) 且 非 (staff=1|2)）",
     "where L level is A, L level should be A (only for (kind=机关|窗口 or region=泉州市) and not (staff=1|2))"},
    {"{if: {L: [B, A]}, then: {L: [C]}, when: {kind: 机关}}", "L level不应为A或B（仅限 kind=机关）",
     "L level should not be A or B (only for kind=机关)"},
    {"{if: {L: [A, B], N: 0}, then: {L: B}}", "N times为0时，L level不应为A",
     "where N times is 0, L level should not be A"},
    {"{if: {O: -3}, then: {O: {min: -5}}, x-why: free}", "O open measure为-3时，O open measure应不小于-5",
     "where O open measure is -3, O open measure should be at least -5"},
    {"{if: {R: {min: ２0}}, then: {W: 1}}", "R rate不小于20%时，W window应为1",
     "where R rate is at least 20%, W window should be 1"},
};

struct Bad {
    std::string rules;
    std::string said;
};
std::ostream& operator<<(std::ostream& out, const Bad& c) { return out << c.rules; }

const Bad bad[] = {
    // the form of a rule
    {"  {if: {L: A}}", "17:3 wrong-type `expect' must be a list, not a map\n"},
    {"  - L", "17:5 wrong-type `expect' must be a map, not the text `L'\n"},
    {"  - {message: x}", "17:5 needs a rule of expect has either if and then, or less_or_equal\n"},
    {"  - {if: {L: A}, then: {M: A}, less_or_equal: [N, P]}",
     "17:47 needs a rule of expect has either if and then, or less_or_equal\n"},
    {"  - {if: {L: A}}", "17:5 missing-key a rule of expect lacks the key `then'\n"},
    {"  - {if: ~, then: {L: A}}", "17:5 missing-key a rule of expect lacks the key `if'\n"},
    {"  - {if: {L: A}, than: {M: A}, then: {M: A}}",
     "17:18 unknown-key unknown key `than' in a rule of expect; did you mean `then'?\n"},
    {"  - {if: {L: A}, then: {M: A}, severity: fatal}",
     "17:42 bad-value `severity' cannot be `fatal'; expected note | warning | error\n"},
    {"  - {if: {L: A}, then: {M: A}, message: [x]}",
     "17:41 wrong-type `message' must be a text, not a list\n"},
    {"  - {if: {L: A}, then: {M: A}, when: {kid: 机关}}",
     "17:39 unknown-fact fact `kid' is not defined; did you mean `kind'?\n"},
    {"  - {if: [L], then: {M: A}}", "17:10 wrong-type `if' must be a map, not a list\n"},
    {"  - {if: {}, then: {M: A}}", "17:10 bad-value `if' cannot be `{}'; expected at least one criterion\n"},
    {"  - {if: {L: A, L: B}, then: {M: A}}", "17:17 duplicate-key duplicate key `L', first on line 17\n"},
    // criteria
    {"  - {if: {l: A}, then: {M: A}}",
     "17:11 unknown-criterion the rubric has no criterion `l'; did you mean `L'?\n"},
    {"  - {if: {V1: A}, then: {M: A}}", "17:11 unknown-criterion the rubric has no criterion `V1'\n"},
    {"  - {if: {L: A}, then: {G: A}}", "17:25 answer-to-group `G' is a group; only criteria are answered\n"},
    {"  - {if: {L: A}, then: {T: 0}}",
     "17:25 needs `T' is computed from the date of submission and has no answer to compare\n"},
    // values
    {"  - {if: {L: D}, then: {M: A}}", "17:14 answer-level `L' has no level `D'; it has A, B, C\n"},
    {"  - {if: {L: [A, A]}, then: {M: A}}",
     "17:18 bad-value `L' cannot be `A'; expected every value no more than once\n"},
    {"  - {if: {L: []}, then: {M: A}}", "17:14 bad-value `L' cannot be `[]'; expected at least one value\n"},
    {"  - {if: {L: {min: 1}}, then: {M: A}}", "17:14 wrong-type `L' must be a text, not a map\n"},
    {"  - {if: {K: [a, d]}, then: {M: A}}", "17:18 answer-check `K' has no check `d'; it has a, b, c\n"},
    {"  - {if: {N: A}, then: {M: A}}", "17:14 bad-number `N': `A' is not a number; write 12, 0.5 or 1/3\n"},
    {"  - {if: {N: [1, 2, 1.0]}, then: {M: A}}",
     "17:21 bad-value `N' cannot be `1.0'; expected every value no more than once\n"},
    {"  - {if: {N: 0.5}, then: {M: A}}", "17:14 answer-whole `N': 0.5 must be a whole number, at least 0\n"},
    {"  - {if: {P: -1}, then: {M: A}}", "17:14 answer-whole `P': -1 must be a whole number, at least 0\n"},
    {"  - {if: {R: 101}, then: {M: A}}", "17:14 answer-range `R' must be from 0 to 100, not 101\n"},
    {"  - {if: {J: 0.7}, then: {M: A}}", "17:14 answer-step `J': 0.7 is not a whole multiple of 0.5\n"},
    {"  - {if: {R: {}}, then: {M: A}}", "17:14 missing-key a range of figures lacks the key `min'\n"},
    {"  - {if: {R: {mni: 1}}, then: {M: A}}",
     "17:15 unknown-key unknown key `mni' in a range of figures; did you mean `min'?\n"
     "17:14 missing-key a range of figures lacks the key `min'\n"},
    {"  - {if: {R: {min: 9, max: 8}}, then: {M: A}}",
     "17:28 bad-value `max' cannot be `8'; expected no less than min\n"},
    {"  - {if: {R: {min: 100.5}}, then: {M: A}}",
     "17:20 answer-range `R' must be from 0 to 100, not 100.5\n"},
    {"  - {if: {N: {max: -1}}, then: {M: A}}", "17:20 answer-range `N' must be at least 0, not -1\n"},
    // order
    {"  - {less_or_equal: N}", "17:21 wrong-type `less_or_equal' must be a list, not the text `N'\n"},
    {"  - {less_or_equal: [N]}",
     "17:21 bad-value `less_or_equal' cannot be `1'; expected at least two criterion ids\n"},
    {"  - {less_or_equal: [N, L]}",
     "17:25 needs less_or_equal compares figures; the answer to `L' is not one\n"},
    {"  - {less_or_equal: [K, N]}",
     "17:22 needs less_or_equal compares figures; the answer to `K' is not one\n"},
    {"  - {less_or_equal: [[N], P]}", "17:22 wrong-type `less_or_equal' must be a text, not a list\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(decode_rubric_expect)

BOOST_DATA_TEST_CASE(a_rule_reads_as_one_line, data::make(good), c) {
    Diagnostics found;
    const auto rubric = expecting("  - " + c.rule, found);
    BOOST_TEST(found.errors() == 0U, said(found));
    BOOST_REQUIRE(rubric.has_value());
    BOOST_REQUIRE(rubric->expect.size() == 1U);
    BOOST_TEST(describe(*rubric, rubric->expect[0]).zh == c.zh);
    BOOST_TEST(describe(*rubric, rubric->expect[0]).en == c.en);
}

BOOST_DATA_TEST_CASE(what_is_wrong_is_said_at_its_place, data::make(bad), c) {
    Diagnostics found;
    BOOST_TEST(!expecting(c.rules, found).has_value());
    BOOST_TEST(said(found) == c.said);
}

BOOST_AUTO_TEST_CASE(a_rule_keeps_what_it_says) {
    Diagnostics found;
    const auto rubric = expecting(
        "  - {less_or_equal: [N, P]}\n"
        "  - if: {L: A}\n    then: {M: A}\n    message: ' 应一致 '\n    severity: error\n",
        found);
    BOOST_REQUIRE(rubric.has_value());
    BOOST_REQUIRE(rubric->expect.size() == 2U);
    const ExpectRule& first = rubric->expect[0];
    const ExpectRule& second = rubric->expect[1];
    BOOST_TEST((first.severity == Severity::warning));
    BOOST_TEST(first.rising.size() == 2U);
    BOOST_TEST(first.message == "");
    BOOST_TEST((second.severity == Severity::error));
    BOOST_TEST(second.message == "应一致");
    BOOST_TEST(second.places.whole.text() == "rubric.yaml:18:5");
    BOOST_TEST(second.places.of("then").line == 19U);
}

BOOST_AUTO_TEST_CASE(no_rules_at_all) {
    for (const char* nothing : {"  ~", "  []"}) {
        Diagnostics found;
        const auto rubric = expecting(nothing, found);
        BOOST_REQUIRE(rubric.has_value());
        BOOST_TEST(rubric->expect.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_criterion_that_was_refused_draws_no_echo) {
    Diagnostics found;
    const auto tree = read_rubric_text("r.yaml",
                                       "ceping: rubric/1\nid: r\ntitle: t\ntotal: 10\nitems:\n"
                                       "  - {id: A, title: a, points: 5, kind: juged}\n"
                                       "  - {id: B, title: b, points: 5}\n"
                                       "expect: [{less_or_equal: [A, B]}]\n",
                                       found);
    BOOST_TEST(!decode_rubric(tree.value(), found).has_value());
    BOOST_REQUIRE(found.all().size() == 2U);
    BOOST_TEST(found.all()[0].code.name() == "unknown-kind");
    BOOST_TEST(found.all()[1].code.name() == "group-or-criterion");
}

BOOST_AUTO_TEST_CASE(a_figure_that_is_too_large_is_said) {
    Diagnostics found;
    BOOST_TEST(!expecting("  - {if: {J: 1" + std::string(2000, '0') + "}, then: {L: A}}", found).has_value());
    BOOST_REQUIRE(!found.empty());
    BOOST_TEST(found.all()[0].code.name() == "number-too-large");
}

BOOST_AUTO_TEST_CASE(no_rule_moves_a_score) {
    Diagnostics found;
    const auto plain = read_rubric_text("r.yaml", every_kind, found);
    const auto with =
        read_rubric_text("r.yaml", every_kind + "expect: [{if: {L: A}, then: {M: A}}]\n", found);
    BOOST_TEST(canonical_form(plain.value().root) == canonical_form(with.value().root));
    BOOST_TEST(decode_rubric(*plain, found).value().scoring == decode_rubric(*with, found).value().scoring);
    BOOST_TEST(plain->sha256 != with->sha256);
}

BOOST_AUTO_TEST_CASE(an_edition_has_its_own_rules_or_those_of_its_base) {
    const test::TemporaryFolder folder;
    folder.write("base.yaml", every_kind + "expect:\n  - {if: {L: A}, then: {M: A}}\n");
    const std::string head = "ceping: rubric/1\nid: e\ntitle: e\nextends: base.yaml\n";
    struct {
        std::string more;
        std::size_t rules;
    } const editions[] = {
        {"", 1}, {"expect: [{less_or_equal: [N, P]}, {less_or_equal: [P, N]}]\n", 2}, {"expect: ~\n", 0}};
    for (const auto& edition : editions) {
        Diagnostics found;
        const auto rubric = load_rubric(folder.write("edition.yaml", head + edition.more), found);
        BOOST_TEST(found.empty(), said(found));
        BOOST_REQUIRE(rubric.has_value());
        BOOST_TEST(rubric->expect.size() == edition.rules);
    }
}

BOOST_AUTO_TEST_CASE(an_edition_that_removes_a_criterion_needs_its_own_rules) {
    const test::TemporaryFolder folder;
    folder.write("base.yaml", every_kind + "expect:\n  - {if: {L: A}, then: {M: A}}\n");
    const std::string head = "ceping: rubric/1\nid: e\ntitle: e\nextends: base.yaml\ntotal: 8\nremove: [M]\n";
    Diagnostics found;
    BOOST_TEST(!load_rubric(folder.write("edition.yaml", head), found).has_value());
    BOOST_REQUIRE(found.all().size() == 1U);
    const Diagnostic& finding = found.all()[0];
    BOOST_TEST(finding.code.name() == "unknown-criterion");
    BOOST_TEST(finding.where.path == folder.path("base.yaml"));
    BOOST_TEST(finding.where.line == 17U);
    BOOST_REQUIRE(finding.more.size() == 1U);
    BOOST_TEST(finding.more[0].en.find("edition.yaml removed the criterion") != std::string::npos);

    Diagnostics own;
    BOOST_TEST(load_rubric(folder.write("edition.yaml", head + "expect: [{if: {L: A}, then: {N: 0}}]\n"), own)
                   .has_value());
    BOOST_TEST(own.empty(), said(own));
}

BOOST_AUTO_TEST_SUITE_END()
