#include <ceping/decode/rubric/rubric.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace data = boost::unit_test::data;
using namespace ceping;

namespace {

/// A line for each finding: `code message`.
std::string said_of(const std::string& body, Language language) {
    Diagnostics found;
    const auto tree =
        read_rubric_text("r.yaml", "ceping: rubric/1\nid: r\ntitle: t\ntotal: 10\n" + body, found);
    BOOST_REQUIRE_MESSAGE(tree.has_value(), "not YAML:\n" << body);
    BOOST_TEST(!decode_rubric(*tree, found).has_value());
    std::string out;
    for (const auto& each : found.all()) {
        out += std::string(each.code.name()) + " " + each.message(language) + "\n";
    }
    return out;
}

struct Wrong {
    const char* why;
    std::string body;
    std::string en;
    std::string zh;
};
std::ostream& operator<<(std::ostream& out, const Wrong& c) { return out << c.why; }

const std::string items =
    "items: [{id: '1', title: a, items: [{id: '1.1', title: b, points: 10, kind: judged}]}]\n";
const std::string extras =
    "bonus: {items: [{id: B, title: b, points: 1, kind: judged}]}\n"
    "penalties: {items: [{id: K, title: k, points: 1, kind: judged}]}\n";
const std::string level =
    "items: [{id: '1', title: a, points: 10, kind: level, scale: ab, checks: [{id: x, title: x}], ";

const Wrong wrong[] = {
    {"a band asks for a bonus",
     items + extras + "bands: [{id: b, title: b, requires: [{item: B, min_rate: 1}]}, {id: c, title: c}]\n",
     "needs `B' stands under bonus, where only tie_break may name it; this names a node under items\n",
     "needs “B”在加分之下，只有 tie_break 可以引用；这里应写 items 之下的编号\n"},
    {"a prerequisite follows from a penalty",
     items + extras + "prerequisites: [{id: P, title: p, item: K, min_rate: 1}]\n",
     "needs `K' stands under penalties, where only tie_break may name it; this names a node under items\n",
     "needs “K”在扣分之下，只有 tie_break 可以引用；这里应写 items 之下的编号\n"},
    {"what is like a bonus is not meant for it",
     items + extras + "prerequisites: [{id: P, title: p, item: B2, min_rate: 1}]\n",
     "unknown-node there is no node under items with the id `B2'\n",
     "unknown-node 没有编号为“B2”的项目或测评内容\n"},
    {"a prerequisite without its rate", items + "prerequisites: [{id: P2, title: p, item: '1'}]\n",
     "missing-key prerequisite `P2' lacks the key `min_rate'\n",
     "missing-key 前置条件“P2”缺少键“min_rate”\n"},
    {"a level that asks for nothing", "scales: {ab: {A: 1, B: 0}}\n" + level + "levels: {A: {}}}]\n",
     "needs level `A' of `1' asks for nothing: all or at_least\n",
     "needs “1”的等级“A”没有写条件：应写 all 或 at_least\n"},
};

BOOST_DATA_TEST_CASE(says_what_a_condition_lacks, data::make(wrong), c) {
    BOOST_TEST(said_of(c.body, Language::en) == c.en);
    BOOST_TEST(said_of(c.body, Language::zh) == c.zh);
}

}  // namespace
