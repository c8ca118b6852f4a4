#include <ceping/check/lint/lint.hpp>

#include "support/expecting.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

struct Case {
    std::string rules;
    std::string said;  ///< `line:column why`, a line each
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.rules; }

const std::string always = "whatever answers meet its `if' meet its `then', too\n";

const Case cases[] = {
    {"  - {if: {L: A}, then: {M: [A, B]}}", ""},
    // then: all that there is
    {"  - {if: {L: A}, then: {M: [A, B, C]}}", "17:24 " + always},
    {"  - {if: {L: A}, then: {N: {min: 0}}}", "17:24 " + always},
    {"  - {if: {L: A}, then: {N: {max: 9}}}", ""},
    {"  - {if: {L: A}, then: {R: {min: -1, max: 100}}}", "17:24 " + always},
    {"  - {if: {L: A}, then: {R: {max: 99}}}", ""},
    {"  - {if: {L: A}, then: {J: [0, 0.5, 1, 1.5, 2]}}", "17:24 " + always},
    {"  - {if: {L: A}, then: {J: [0, 0.5, 1, 1.5]}}", ""},
    {"  - {if: {L: A}, then: {K: [a, b, c]}}", ""},
    {"  - {if: {L: A}, then: {O: {min: 0}}}", ""},  // without a range it may be below 0
    {"  - {if: {L: A}, then: {M: [A, B, C], N: 0}}", ""},
    // then: no less than if
    {"  - {if: {L: A}, then: {L: [A, B]}}", "17:24 " + always},
    {"  - {if: {L: [A, B]}, then: {L: A}}", ""},
    {"  - {if: {K: [a, b]}, then: {K: b}}", "17:29 " + always},
    {"  - {if: {K: b}, then: {K: [a, b]}}", ""},
    {"  - {if: {O: {min: 3, max: 4}}, then: {O: {min: 2}}}", "17:39 " + always},
    {"  - {if: {O: {min: 1}}, then: {O: {min: 2}}}", ""},
    {"  - {if: {O: {min: 1}}, then: {O: {max: 2}}}", ""},
    {"  - {if: {O: [1, 2]}, then: {O: [1, 2, 3]}}", "17:29 " + always},
    {"  - {if: {O: [1, 2]}, then: {O: {max: 2}}}", "17:29 " + always},
    {"  - {if: {O: [1, 2]}, then: {O: {max: 1}}}", ""},
    {"  - {if: {O: {min: 1, max: 2}}, then: {O: [1, 2]}}", ""},
    // order
    {"  - {less_or_equal: [N, N]}", "17:21 it always holds\n"},
    {"  - {less_or_equal: [J, O]}", ""},
    {"  - {less_or_equal: [J, N, J]}", ""},  // both ways: they are equal
    // criteria that no unit is asked together
    {"  - {if: {M: A}, then: {W: 0}}", "17:6 M, W never apply to the same unit\n"},
    {"  - {if: {M: A}, then: {L: A}, when: {kind: 窗口}}",
     "17:38 L, M apply to no unit that its `when' lets in\n"},
    {"  - {if: {M: A}, then: {L: A}, when: {staff: {min: 3}}}", ""},
    // once more
    {"  - {if: {L: A, N: 1}, then: {K: [a, b]}}\n  - {less_or_equal: [N, P]}\n"
     "  - {message: x, severity: note, if: {N: 1, L: A}, then: {K: [b, a]}}\n"
     "  - {less_or_equal: [P, N]}\n  - {less_or_equal: [N, P], when: {kind: 机关}}\n  - {less_or_equal: [N, P]}",
     "19:6 it repeats the rule at rubric.yaml:17:6\n22:6 it repeats the rule at rubric.yaml:18:6\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(check_lint_expect)

BOOST_DATA_TEST_CASE(rules_that_no_answers_can_break, data::make(cases), c) {
    Diagnostics found;
    const auto rubric = test::expecting(c.rules, found);
    BOOST_REQUIRE_MESSAGE(rubric.has_value(), c.rules);
    lint(*rubric, found);
    std::string said;
    for (const auto& each : found.all()) {
        if (each.code.name() == "expect-idle") {
            BOOST_TEST((each.severity == Severity::warning));
            said += std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + " " +
                    each.words.at(0).en + "\n";
        }
    }
    BOOST_TEST(said == c.said);
}

BOOST_AUTO_TEST_CASE(a_criterion_that_is_never_asked) {
    Diagnostics found;
    const auto tree =
        read_rubric_text("r.yaml",
                         "ceping: rubric/1\nid: r\ntitle: t\ntotal: 10\n"
                         "facts: {kind: {title: k, values: [a, b]}}\nitems:\n"
                         "  - {id: A, title: a, points: 5, kind: judged, when: {kind: a, not: {kind: a}}}\n"
                         "  - {id: B, title: b, points: 5, kind: judged}\n"
                         "expect: [{less_or_equal: [A, B]}]\n",
                         found);
    const auto rubric = decode_rubric(tree.value(), found);
    BOOST_REQUIRE(rubric.has_value());
    lint(*rubric, found);
    BOOST_REQUIRE(!found.empty());
    BOOST_TEST(found.all().back().code.name() == "expect-idle");
    BOOST_TEST(found.all().back().words.at(0).en == "`A' never applies to any unit");
    BOOST_TEST(found.all().back().words.at(0).zh == "“A”对任何单位都不适用");
}

BOOST_AUTO_TEST_CASE(a_fact_that_only_a_rule_looks_at_is_used) {
    Diagnostics found;
    const auto rubric = test::expecting("  - {less_or_equal: [N, P], when: {staff: {min: 1}}}", found);
    BOOST_REQUIRE(rubric.has_value());
    lint(*rubric, found);
    for (const auto& each : found.all()) {
        BOOST_TEST(each.code.name() != "unused-fact");
    }
}

BOOST_AUTO_TEST_SUITE_END()
