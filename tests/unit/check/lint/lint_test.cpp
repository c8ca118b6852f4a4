#include <ceping/check/lint/lint.hpp>

#include <ceping/check/lint/lint_parts.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

/// What lint says of a rubric, a line each: `line: code message`. The rubric must be sound otherwise.
std::string linted(const std::string& body) {
    Diagnostics found;
    const auto tree = read_rubric_text("r.yaml", "ceping: rubric/1\nid: r\ntitle: t\n" + body, found);
    BOOST_REQUIRE_MESSAGE(tree.has_value(), "not YAML:\n" << body);
    const auto rubric = decode_rubric(*tree, found);
    for (const auto& each : found.all()) {
        BOOST_TEST_MESSAGE(each.line(Language::en));
    }
    BOOST_REQUIRE_MESSAGE(rubric.has_value(), "not sound:\n" << body);
    lint(*rubric, found);
    found.sort();
    std::string out;
    for (const auto& each : found.all()) {
        out += std::to_string(each.where.line) + ": " + std::string(each.code.name()) + " " +
               each.message(Language::en) + "\n";
    }
    return out;
}

// --- what can be reached

const std::string three_bands =
    "bands: [{id: good, title: 优, min: 9}, {id: pass, title: 合格, min: 6}, {id: fail, title: 不}]\n";

struct Reach {
    const char* why;
    std::string body;
    std::string said;
};
std::ostream& operator<<(std::ostream& out, const Reach& c) { return out << c.why; }

const Reach reaches[] = {
    {"everything can be reached",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n" + three_bands, ""},
    {"a band above the total",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bands: [{id: best, title: a, min: 10.01}, {id: fail, title: b}]\n",
     "6: band-unreachable band `best' can never be reached: its min is 10.01, and no unit can score more than 10\n"},
    {"the bonus lifts it into reach",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bonus: {items: [{id: B, title: b, points: 1, kind: judged}]}\n"
     "bands: [{id: best, title: a, min: 11}, {id: fail, title: b}]\n",
     ""},
    {"but not past its cap",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bonus: {cap: 0.5, items: [{id: B, title: b, points: 1, kind: judged}]}\n"
     "bands: [{id: best, title: a, min: 11}, {id: fail, title: b}]\n",
     "7: band-unreachable band `best' can never be reached: its min is 11, and no unit can score more than 10.5\n"},
    {"nor over the ceiling",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bonus: {ceiling: total, items: [{id: B, title: b, points: 1, kind: judged}]}\n"
     "bands: [{id: best, title: a, min: 11}, {id: fail, title: b}]\n",
     "7: band-unreachable band `best' can never be reached: its min is 11, and no unit can score more than 10\n"},
    {"rounding may lift a score to the min",
     "total: 10\nrounding: {final: 0}\n"
     "items: [{id: '1', title: a, points: 10, kind: judged, step: 9.5}]\n"
     "bands: [{id: best, title: a, min: 10}, {id: fail, title: b}]\n",
     "6: full-unreachable `1' can give at most 9.5 of its 10 points\n"},
    {"a criterion that falls short lowers the top, and its group is named once",
     "total: 10\nscales: {s: {A: 0.5, B: 0}}\n"
     "items:\n"
     "  - id: '1'\n"
     "    title: a\n"
     "    items:\n"
     "      - id: '1.1'\n"
     "        title: b\n"
     "        items:\n"
     "          - {id: '1.1.1', title: c, points: 4, kind: level, scale: s, standard: x}\n"
     "          - {id: '1.1.2', title: d, points: 6, kind: judged}\n"
     "bands: [{id: best, title: a, min: 9}, {id: fail, title: b}]\n",
     "10: full-unreachable `1.1' can give at most 8 of its 10 points\n"
     "13: full-unreachable `1.1.1' can give at most 2 of its 4 points\n"
     "15: band-unreachable band `best' can never be reached: its min is 9, and no unit can score more than 8\n"},
    {"what may not apply is prorated away, so the group can still be full",
     "total: 10\nscales: {s: {A: 0.5, B: 0}}\n"
     "items:\n"
     "  - {id: '1', title: c, points: 4, kind: level, scale: s, standard: x, may_not_apply: true}\n"
     "  - {id: '2', title: d, points: 6, kind: judged}\n"
     "bands: [{id: best, title: a, min: 10}, {id: fail, title: b}]\n",
     "7: full-unreachable `1' can give at most 2 of its 4 points\n"},
    {"a rate that the node cannot reach",
     "total: 10\nscales: {s: {A: 0.5, B: 0}}\n"
     "items:\n"
     "  - {id: '1', title: c, points: 4, kind: level, scale: s, standard: x}\n"
     "  - {id: '2', title: d, points: 6, kind: judged}\n"
     "bands: [{id: best, title: a, min: 5, requires: [{item: '1', min_rate: 0.6}]}, {id: fail, title: b}]\n",
     "7: full-unreachable `1' can give at most 2 of its 4 points\n"
     "9: band-unreachable band `best' can never be reached: it asks for a rate of 0.6 of `1', which can reach at most "
     "0.5\n"},
    {"where the node need not apply the condition holds all the same",
     "total: 10\nscales: {s: {A: 0.5, B: 0}}\n"
     "items:\n"
     "  - {id: '1', title: c, points: 4, kind: level, scale: s, standard: x, when: {region: 泉州市}}\n"
     "  - {id: '2', title: d, points: 6, kind: judged}\n"
     "bands: [{id: best, title: a, min: 5, requires: [{item: '1', min_rate: 0.6}]}, {id: fail, title: b}]\n",
     "7: full-unreachable `1' can give at most 2 of its 4 points\n"},
    {"a rate above 1 is out of anybody's reach",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bands: [{id: best, title: a, min: 5, requires: [{item: '1', min_rate: 1.5}]}, {id: fail, title: b}]\n",
     "6: band-unreachable band `best' can never be reached: it asks for a rate of 1.5 of `1', which can reach at most 1\n"},
    {"but criteria may be rounded above their points",
     "total: 1\nrounding: {criterion: 0}\nitems:\n"
     "  - {id: '1', title: a, points: 0.5, kind: judged}\n"
     "  - {id: '2', title: a, points: 0.5, kind: judged}\n"
     "bands: [{id: best, title: a, min: 1, requires: [{item: '1', min_rate: 1.5}]}, {id: fail, title: b}]\n",
     ""},
    {"no whole score lies between two bands",
     "total: 100\nrounding: {final: 0}\nitems: [{id: '1', title: a, points: 100, kind: judged}]\n"
     "bands: [{id: a, title: a, min: 89.5}, {id: b, title: b, min: 89.2}, {id: c, title: c}]\n",
     "7: band-unreachable band `b' can never be reached: no score with 0 decimals lies between 89.2 and the min 89.5 of "
     "`a'\n"},
    {"but who misses the upper band's condition can still stand there",
     "total: 100\nrounding: {final: 0}\nitems:\n"
     "  - {id: '1', title: a, points: 50, kind: judged}\n  - {id: '2', title: a, points: 50, kind: judged}\n"
     "bands: [{id: a, title: a, min: 89.5, requires: [{item: '1', min_rate: 0.9}]}, {id: b, title: b, min: 89.2}, "
     "{id: c, title: c}]\n",
     ""},
    {"every score is enough for the band before the last, and nobody is ineligible",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bands: [{id: a, title: a, min: 0}, {id: b, title: b}]\n",
     "6: band-unreachable band `b' can never be reached: every score meets the min 0 of `a'\n"},
    {"a veto leads there",
     "total: 10\nvetoes: [{id: V, title: v}]\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bands: [{id: a, title: a, min: 0}, {id: b, title: b}]\n",
     "7: band-ineligible-only band `b' is only for units that are not eligible: every score meets the min 0 of `a'\n"},
    {"not applicable counts as full marks",
     "total: 10\nnot_applicable: full\nscales: {s: {A: 0.5, B: 0}}\n"
     "items:\n"
     "  - {id: '1', title: c, points: 4, kind: level, scale: s, standard: x, may_not_apply: true}\n"
     "  - {id: '2', title: d, points: 6, kind: level, scale: s, standard: x}\n"
     "bands: [{id: best, title: a, min: 7}, {id: top, title: a, min: 6.99}, {id: fail, title: b}]\n",
     "8: full-unreachable `1' can give at most 2 of its 4 points\n"
     "9: full-unreachable `2' can give at most 3 of its 6 points\n"},
    {"weights, not points, make a weighted group's rate",
     "total: 10\nscales: {s: {A: 0.5, B: 0}}\n"
     "items:\n"
     "  - id: '1'\n"
     "    title: a\n"
     "    points: 10\n"
     "    aggregate: weighted\n"
     "    items:\n"
     "      - {id: '1.1', title: c, points: 1, weight: 3, kind: level, scale: s, standard: x}\n"
     "      - {id: '1.2', title: d, points: 99, weight: 1, kind: judged}\n"
     "bands: [{id: best, title: a, min: 6.26}, {id: top, title: a, min: 6.25}, {id: fail, title: b}]\n",
     "12: full-unreachable `1.1' can give at most 0.5 of its 1 points\n"
     "14: band-unreachable band `best' can never be reached: its min is 6.26, and no unit can score more than 6.25\n"},
    {"a gate that nobody passes, and one that everybody does",
     "total: 10\nscales: {s: {A: 0.5, B: 0}}\n"
     "items:\n"
     "  - id: '1'\n"
     "    title: a\n"
     "    gate:\n"
     "      - {item: '1.1', min_rate: 0.8}\n"
     "      - {min_rate: 0}\n"
     "    items:\n"
     "      - {id: '1.1', title: c, points: 4, kind: level, scale: s, standard: x}\n"
     "      - {id: '1.2', title: d, points: 6, kind: judged}\n",
     "7: full-unreachable `1' can give at most 8 of its 10 points\n"
     "10: gate-unpassable the gate of `1' can never be passed: `1.1' would need a rate of 0.8, and can reach at most 0.5\n"
     "11: condition-idle the condition on `1' always holds: it asks for a rate of 0\n"
     "13: full-unreachable `1.1' can give at most 2 of its 4 points\n"},
    {"quotas over 100 %",
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n"
     "bands: [{id: a, title: a, min: 9, quota: 60%}, {id: b, title: b, min: 5, quota: 50%}, {id: c, title: c}]\n",
     "6: quota-sum the quotas of the bands down to this one add up to 110%, which is over 100%\n"},
};

BOOST_DATA_TEST_CASE(says_what_cannot_be_reached, data::make(reaches), c) {
    BOOST_TEST(linted(c.body) == c.said);
}

// --- conditions

struct Asked {
    const char* why;
    std::string group;      ///< when of the group
    std::string criterion;  ///< when of the criterion in it
    std::string said;       ///< about the criterion `2`, or about the group `1`
};
std::ostream& operator<<(std::ostream& out, const Asked& c) { return out << c.why; }

const std::string itself = "its `when' contradicts itself";
const std::string above = "its `when' contradicts that of `1' above it";

const Asked conditions[] = {
    {"no condition", "{}", "{}", ""},
    {"the same value", "{kind: 机关}", "{kind: 机关}", ""},
    {"another value", "{kind: 机关}", "{kind: 服务窗口}", above},
    {"lists that share a value", "{kind: [机关, 福利机构]}", "{kind: [福利机构, 服务窗口]}", ""},
    {"lists that do not", "{kind: [机关]}", "{kind: [福利机构, 服务窗口]}", above},
    {"an empty list allows nothing", "{}", "{kind: []}", itself},
    {"any of nothing is false", "{}", "{any: []}", itself},
    {"not everything", "{}", "{not: {}}", itself},
    {"a map and its own opposite", "{}", "{kind: 机关, not: {kind: 机关}}", itself},
    {"every value of a required fact excluded", "{}", "{not: {kind: [机关, 服务窗口, 福利机构]}}", itself},
    {"of another fact the unit may say nothing", "{}", "{not: {tier: [省级, 市级]}}", ""},
    {"of a free fact it may say something else", "{}", "{not: {free: [甲, 乙]}}", ""},
    {"bounds that cross, which are range-empty", "{}", "{staff: {min: 10, max: 9}}", ""},
    {"one branch without a figure, and one against the group", "{kind: 机关}",
     "{any: [{staff: {over: 9, under: 9}}, {kind: 福利机构}]}", ""},
    {"nothing but what has no figure, which holds", "{}", "{not: {staff: {min: 10, max: 9}}, kind: []}",
     itself},
    {"bounds that touch", "{staff: {max: 10}}", "{staff: {min: 10}}", ""},
    {"bounds of the group and of the criterion", "{staff: {max: 9.99}}", "{staff: {min: 10}}", above},
    {"the gap between two numbers", "{}", "{staff: {min: 1, max: 2}, not: {staff: [1, 2]}}", ""},
    {"no number but these two, and they are excluded", "{}",
     "{staff: [1, 2], not: {staff: {min: 1, max: 2}}}", itself},
    {"a region within a region", "{region: 泉州市}", "{region: 泉州市/丰泽区}", ""},
    {"a region outside it", "{region: 泉州市}", "{region: 厦门市}", above},
    {"names of regions are compared whole", "{region: 泉州}", "{region: 泉州市}", above},
    {"within a region but not in a part of it", "{region: 泉州市}", "{not: {region: 泉州市/丰泽区}}", ""},
    {"branches that each fail", "{kind: 机关}", "{any: [{kind: 服务窗口}, {kind: 机关, not: {kind: 机关}}]}",
     above},
    {"a branch that holds", "{kind: 机关}", "{any: [{kind: 服务窗口}, {tier: 省级}]}", ""},
    {"not of any", "{any: [{kind: 机关}, {tier: 省级}]}", "{not: {any: [{kind: 机关}, {tier: 省级}]}}",
     above},
};

BOOST_DATA_TEST_CASE(finds_contradictions, data::make(conditions), c) {
    const std::string said = linted(
        "total: 10\n"
        "facts:\n"
        "  kind: {values: [机关, 服务窗口, 福利机构], required: true}\n"
        "  tier: {values: [省级, 市级]}\n"
        "  free: {title: f}\n"
        "  staff: {type: number}\n"
        "ranking: {by: kind}\n"
        "items:\n"
        "  - id: '1'\n"
        "    title: a\n"
        "    when: " +
        c.group +
        "\n"
        "    items:\n"
        "      - {id: '2', title: b, points: 6, kind: judged, when: " +
        c.criterion +
        "}\n"
        "      - {id: '3', title: c, points: 4, kind: judged}\n");
    std::string asked;
    for (std::size_t at = said.find("never-asked"); at != std::string::npos;
         at = said.find("never-asked", at + 1)) {
        asked += said.substr(at, said.find('\n', at) - at);
    }
    BOOST_TEST(asked == (c.said.empty() ? "" : "never-asked `2' never applies to any unit: " + c.said));
}

BOOST_AUTO_TEST_CASE(a_range_without_a_figure_is_told_once) {
    BOOST_TEST(linted("total: 10\nfacts: {n: {type: number, required: true}}\n"
                      "vetoes: [{id: V, title: v, when: {n: {min: 9, max: 1}}}]\nitems:\n"
                      "  - id: '1'\n    title: t\n    points: 10\n    kind: judged\n"
                      "    variants: [{when: {n: {over: 3, under: 3}}, step: 2}]\n") ==
               "6: range-empty no figure lies in the range of `n' in `when', so that no unit matches\n"
               "12: range-empty no figure lies in the range of `n' in `when', so that no unit matches\n");
}

// --- levels from checks, and variants

struct ByChecks {
    const char* why;
    std::string checks;
    std::string levels;
    std::string variants;
    std::string said;
};
std::ostream& operator<<(std::ostream& out, const ByChecks& c) { return out << c.why; }

const std::string abc = "[{id: a, title: a}, {id: b, title: b}, {id: c, title: c}]";

/// More checks than every list of which is tried: the last counts for nothing.
std::string thirteen() {
    std::string out = "[{id: a, title: t}";
    for (int i = 2; i <= 13; ++i) {
        out += ", {id: c" + std::to_string(i) + ", title: t}";
    }
    return out + "]";
}

const ByChecks by_checks[] = {
    {"each level and check counts", abc, "{A: {all: [a, b, c]}, B: {all: [a]}}", "[]", ""},
    {"by number alone every check counts", abc, "{A: {at_least: 3}, B: {at_least: 1}}", "[]", ""},
    {"a level that asks for more than the one before", abc, "{A: {at_least: 1}, B: {at_least: 2}}", "[]",
     "15: level-unreached level `B' of `1' is never reached: whatever meets its condition meets that of a level before "
     "it\n"},
    {"a number that a list reaches anyhow", abc, "{A: {at_least: 2}, B: {all: [a, b]}}", "[]",
     "15: level-unreached level `B' of `1' is never reached: whatever meets its condition meets that of a level before "
     "it\n"},
    {"a check that no level asks for", abc, "{A: {all: [a, b]}, B: {all: [a]}}", "[]",
     "14: check-idle check `c' of `1' never counts: with it or without, the level is the same\n"},
    {"a check that a variant asks for", abc, "{A: {all: [a, b]}, B: {all: [a]}}",
     "[{when: {k: x}, levels: {A: {all: [a, b, c]}, B: {all: [a]}}}]", ""},
    {"a variant under which another check does not count", abc, "{A: {all: [a, b]}, B: {all: [a]}}",
     "[{when: {k: x}, levels: {A: {all: [a, b]}, B: {all: [b]}}}]",
     "14: check-idle check `c' of `1' never counts: with it or without, the level is the same\n"},
    {"a level of a variant", abc, "{A: {at_least: 3}, B: {at_least: 2}}",
     "[{when: {k: x}, levels: {A: {at_least: 1}, B: {at_least: 2}}}]",
     "17: level-unreached level `B' of `1' is never reached: whatever meets its condition meets that of a level before "
     "it\n"},
    {"too many to be tried", thirteen(), "{A: {all: [a]}, B: {all: [a, c2]}}", "[]", ""},
    {"a variant that names nothing", abc, "{A: {at_least: 3}, B: {at_least: 2}}", "[{when: {k: x}}]",
     "17: variant-idle variant 1 of `1' changes nothing: it names no key, and no variant after it could be for its "
     "units\n"},
    {"one that keeps units from the next", abc, "{A: {at_least: 3}, B: {at_least: 2}}",
     "[{when: {k: x}}, {when: {k: [x, y]}, evidence: {min: 1}}]", ""},
    {"one that keeps none from it", abc, "{A: {at_least: 3}, B: {at_least: 2}}",
     "[{when: {k: x}}, {when: {k: y}, evidence: {min: 1}}]",
     "17: variant-idle variant 1 of `1' changes nothing: it names no key, and no variant after it could be for its "
     "units\n"},
};

BOOST_DATA_TEST_CASE(says_which_levels_checks_and_variants_are_idle, data::make(by_checks), c) {
    BOOST_TEST(
        linted("total: 10\nscales: {s: {A: 1, B: 0.5, C: 0}}\n"
               "facts: {k: {values: [x, y, z], required: true}}\nranking: {by: k}\nitems:\n"
               "  - id: '1'\n    title: t\n    points: 10\n    kind: level\n    scale: s\n    checks: " +
               c.checks + "\n    levels: " + c.levels + "\n    standard: s\n" +
               (c.variants == "[]" ? "" : "    variants: " + c.variants + "\n")) == c.said);
}

BOOST_AUTO_TEST_CASE(a_contradiction_is_named_where_it_comes_in) {
    BOOST_TEST(
        linted("total: 10\nfacts: {k: {values: [a, b]}}\nitems:\n"
               "  - id: '1'\n    title: t\n    when: {k: a}\n    items:\n"
               "      - id: '1.1'\n        title: t\n        when: {k: b}\n        items:\n"
               "          - {id: '1.1.1', title: t, points: 5, kind: judged, when: {k: a}}\n"
               "      - {id: '1.2', title: t, points: 5, kind: judged}\n") ==
        "13: never-asked `1.1' never applies to any unit: its `when' contradicts that of `1' above it\n");
}

BOOST_AUTO_TEST_CASE(three_conditions_may_contradict_together) {
    BOOST_TEST(
        linted("total: 10\nfacts: {k: {values: [a, b, c], required: true}}\nitems:\n"
               "  - id: '1'\n    title: t\n    when: {k: [a, b]}\n    items:\n"
               "      - id: '1.1'\n        title: t\n        when: {k: [b, c]}\n        items:\n"
               "          - {id: '1.1.1', title: t, points: 5, kind: judged, when: {k: [a, c]}}\n"
               "          - {id: '1.1.2', title: t, points: 3, kind: judged}\n"
               "      - {id: '1.2', title: t, points: 2, kind: judged}\n") ==
        "15: never-asked `1.1.1' never applies to any unit: its `when' and those above it contradict each "
        "other\n");
}

BOOST_AUTO_TEST_CASE(too_many_combinations_are_not_tried) {
    std::string facts = "facts:\n";
    std::string when;
    for (int i = 0; i < 20; ++i) {
        facts += "  f" + std::to_string(i) + ": {values: [a, b, c]}\n";
        when += (i == 0 ? "" : ", ") + ("f" + std::to_string(i)) + ": a";
    }
    BOOST_TEST(linted("total: 10\n" + facts +
                      "items:\n  - {id: '1', title: t, points: 10, kind: judged, when: {" + when +
                      ", any: []}}\n") == "");
}

// --- ids

struct Alike {
    const char* why;
    const char* a;
    const char* b;
    bool alike;
};
std::ostream& operator<<(std::ostream& out, const Alike& c) {
    return out << c.why << ": " << c.a << " " << c.b;
}
const Alike pairs[] = {
    {"the same is no pair", "1.1", "1.1", false},
    {"clearly different", "1.1", "1.2", false},
    {"a tenth child is no first", "1.1", "1.10", false},
    {"case", "b1", "B1", true},
    {"O and 0", "PO", "P0", true},
    {"o and 0", "po", "p0", true},
    {"l and 1", "l1", "11", true},
    {"I and l", "I1", "l1", true},
    {"i is not taken for 1", "i", "1", false},
    {"full width", "Ａ１", "A1", true},
    {"Cyrillic", "А1", "A1", true},
    {"Greek", "Β1", "B1", true},
    {"dashes", "a-1", "a_1", true},
    {"dashes of other kinds", "a–1", "a－1", true},
    {"a dot at the end", "1.", "1", true},
    {"an ideographic full stop", "1。1", "1.1", true},
    {"a zero-width character", "1\u200B", "1", true},
    {"Roman numeral", "Ⅰ", "I", true},
    {"kana", "ロ", "口", true},
    {"Chinese characters", "甲", "乙", false},
    {"nothing but a dash", "-", "_", true},
};

BOOST_DATA_TEST_CASE(ids_look_alike, data::make(pairs), c) {
    BOOST_TEST(look_alike(c.a, c.b) == c.alike);
    BOOST_TEST(look_alike(c.b, c.a) == c.alike);
}

BOOST_AUTO_TEST_CASE(ids_are_compared_within_their_namespace) {
    BOOST_TEST(linted("total: 10\nvetoes: [{id: v1, title: v}]\n"
                      "methods: {v1: {title: m}}\n"
                      "scales: {s: {A: 1, а: 0}}\n"
                      "items:\n"
                      "  - {id: V1, title: t, points: 4, kind: level, scale: s, standard: x}\n"
                      "  - {id: '2', title: t, points: 6, kind: checklist, checks: [{id: a}, {id: A}]}\n") ==
               "7: ids-alike ids `а' and `A' look alike\n"
               "9: ids-alike ids `V1' and `v1' look alike\n"
               "10: ids-alike ids `A' and `a' look alike\n");
}

// --- the rest, one rubric each

struct Fault {
    const char* why;
    std::string body;
    std::string said;
};
std::ostream& operator<<(std::ostream& out, const Fault& c) { return out << c.why; }

const std::string one = "total: 10\nitems: [{id: '1', title: a, points: 10, kind: judged}]\n";

const Fault faults[] = {
    {"nothing to say", one, ""},
    {"a scale that rises, and one level as good as the next",
     "total: 10\nscales:\n  s:\n    A: 1\n    B: 0.3\n    C: 0.6\n    D: 0.6\n    E: {points: 8}\n    F: {points: 9}\n"
     "items: [{id: '1', title: a, points: 10, kind: level, scale: s, standard: x}]\n",
     "9: scale-not-falling level `C' is not worth less than `B' before it\n"
     "10: scale-not-falling level `D' is not worth less than `C' before it\n"
     "12: scale-not-falling level `F' is not worth less than `E' before it\n"},
    {"a curve's own figures",
     "total: 10\nitems:\n"
     "  - id: '1'\n    title: a\n    points: 6\n    kind: measure\n    curve: [[0, 0], [1, 6], [2, 5]]\n"
     "  - id: '2'\n    title: a\n    points: 4\n    kind: measure\n    curve: [[0, 4], [1, 4]]\n",
     "10: curve-unsteady the curve turns at point 3: it neither rises nor falls steadily\n"
     "15: curve-flat every point of the curve gives the same points\n"},
    {"names that nothing uses",
     "sources:\n  s1: {title: a}\n  s2: {title: b}\n  s3: {title: c}\n"
     "scales:\n  u: {A: 1, B: 0}\n  v: {A: 1, B: 0}\n"
     "methods:\n  m: {title: a}\n  n: {title: b}\n"
     "default_methods: [m]\n"
     "facts:\n  f: {values: [x]}\n  g: {values: [x]}\n  h: {values: [x]}\n"
     "ranking: {by: g}\n"
     "vetoes: [{id: V, title: v, source: s2}]\n"
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: level, scale: v, standard: x, source: s1#二.1, "
     "when: {any: [{f: x}, {not: {f: x}}]}}]\n",
     "7: unused-source source `s3' is never cited\n"
     "9: unused-scale scale `u' is never used\n"
     "13: unused-method method `n' is never used\n"
     "18: unused-fact fact `h' is never used\n"},
    {"without default methods every criterion uses them all",
     "methods: {m: {title: a}, n: {title: b}}\n" + one, ""},
    {"what is computed from the day of submission uses no method",
     "deadline: 2015-12-20\nmethods: {m: {title: a}}\n"
     "total: 10\nitems: [{id: '1', title: a, points: 10, kind: timeliness, per_day: 1}]\n",
     "5: unused-method method `m' is never used\n"},
    {"standards for some levels, for none, and one text for all",
     "scales: {s: {A: 1, B: 0.5, C: 0}}\ntotal: 10\nitems:\n"
     "  - {id: '1', title: a, points: 4, kind: level, scale: s, standard: {A: x, C: y}}\n"
     "  - {id: '2', title: a, points: 4, kind: level, scale: s}\n"
     "  - {id: '3', title: a, points: 2, kind: level, scale: s, standard: x}\n",
     "7: standard-missing `1' has no standard for level B\n"
     "8: standard-missing `2' has no standard for levels A, B, C\n"},
    {"titles",
     "total: 10\nvetoes: [{id: V}]\nitems: [{id: '1', points: 10, kind: judged}]\nbands: [{id: b, min: 5}, {id: c, title: c}]\n",
     "5: title-missing `V' has no title\n6: title-missing `1' has no title\n7: title-missing `b' has no title\n"},
    {"dates", "period: {from: 2015-12-31, to: 2015-01-01}\ndeadline: 2015-11-01\n" + one,
     "4: dates-order period.to 2015-01-01 is before period.from 2015-12-31\n"
     "5: dates-order deadline 2015-11-01 is before period.from 2015-12-31\n"},
    {"a deadline after the period is usual",
     "period: {from: 2015-01-01, to: 2015-12-31}\ndeadline: 2016-01-10\n" + one, ""},
    {"weights where points are added up",
     "total: 10\nitems:\n  - {id: '1', title: a, points: 10, weight: 2, items: [{id: '1.1', title: b, points: 10, weight: 1, kind: judged}]}\n",
     "6: weight-unused the weight of `1' has no effect: its parent sums\n"
     "6: weight-unused the weight of `1.1' has no effect: its parent sums\n"},
    {"tie-break", one + "ranking: {tie_break: ['1', exact, '1']}\n",
     "6: tie-break-repeated `1' appears twice in tie_break\n"},
    {"caps",
     one + "bonus: {cap: 3, items: [{id: B, title: b, points: 2, kind: judged}]}\n"
           "penalties: {cap: 2, items: [{id: K, title: k, points: 2, kind: judged}]}\n",
     "6: cap-unreached the cap 3 of the bonus is above the sum 2 of its criteria\n"},
};

BOOST_DATA_TEST_CASE(says_what_is_likely_wrong, data::make(faults), c) {
    BOOST_TEST(linted(c.body) == c.said);
}

}  // namespace
