#include <ceping/analyse/explaining/derivation.hpp>
#include <ceping/analyse/explaining/margin.hpp>
#include <ceping/decode/record/record.hpp>
#include <ceping/decode/rubric/rubric.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace ceping;

namespace {

const std::string head =
    "ceping: rubric/1\nid: r\ntitle: t\ntotal: 20\nscales: {ab: {A: 1, B: 0.6, C: 0}}\n"
    "prerequisites: [{id: P1, title: p}]\n"
    "items:\n"
    "  - {id: g, title: g, points: 10, items: [{id: a, title: a, points: 6, kind: level, scale: ab},"
    " {id: b, title: b, points: 4, kind: count, from: full, each: 1}]}\n"
    "  - {id: c, title: c, points: 10, kind: measure, curve: [[0, 0], [100, 10]], effort: 3}\n"
    "penalties: {items: [{id: k, title: k, points: 4, kind: count, each: 1}]}\n";
const std::string bands =
    "bands: [{id: top, title: 优, min: 16, requires: [{item: g, min_rate: 0.7}]},"
    " {id: low, title: 差}]\n";

struct Scored {
    std::optional<Rubric> rubric;
    std::vector<Record> records;
    Derivation derivation;
};

Scored scored(const std::string& more, const std::string& answers, bool confirmed = true) {
    Scored out;
    Diagnostics found;
    const auto tree = read_rubric_text("rubric.yaml", head + more, found);
    out.rubric = tree ? decode_rubric(*tree, found) : std::nullopt;
    BOOST_REQUIRE(out.rubric);
    const RecordDecoder decoder(*out.rubric);
    const std::string text = "ceping: record/1\nunit: {id: u, name: u}\n" +
                             std::string(confirmed ? "prerequisites: {P1: true}\n" : "") +
                             "answers: " + answers + "\n";
    read_text(
        "self.yaml", text, {}, {},
        [&](Document& document) {
            decoder.decode(document, [&](Record&& record) { out.records.push_back(std::move(record)); });
            return true;
        },
        found);
    BOOST_REQUIRE(out.records.size() == 1U);
    ScoreOptions how;
    const Scorer scorer(*out.rubric, how);
    out.derivation = derive(*out.rubric, scorer, out.records);
    BOOST_REQUIRE(out.derivation.result.scored());
    return out;
}

/// `id from->to loss` of each.
std::string told(const Scored& unit, const std::vector<Change>& changes) {
    std::string out;
    for (const auto& each : changes) {
        out += (out.empty() ? "" : "; ") + unit.rubric->at(each.item).id + " " + each.from.plain() + "->" +
               each.to.plain() + " " + each.cost.plain();
    }
    return out;
}

std::string margins(const Scored& unit) {
    return told(unit, band_margins(*unit.rubric, unit.derivation.result, unit.derivation.present));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(margin)

// 6 + 4 + 9 = 19 in band top (16, and 7 of g's 10). c may lose 3 and falls by steps of 1 (100 of its 0..100 are 100 steps
// of 0.1 points): to 5.9. b falls below 7 of 10 in g only with all of its 4 points: 6. a falls to 3.6 with B: 7.6 in g and
// 16.6 in all, both enough; C costs it. k may take 4 and needs to take more than 3.
BOOST_AUTO_TEST_CASE(is_the_least_loss_of_each_criterion_alone) {
    const Scored unit = scored(bands, "{a: A, b: 0, c: 90, k: 0}");
    BOOST_TEST(unit.derivation.result.score.plain() == "19");
    BOOST_TEST(margins(unit) == "c 9->5.9 3.1; b 4->0 4; k 0->4 4; a 6->0 6");
}

// By a requirement of the band and not by the score: 3.6 + 4 of 10, which is 0.76; b may lose no more than 0.6.
BOOST_AUTO_TEST_CASE(knows_what_a_band_requires) {
    const Scored unit = scored(bands, "{a: B, b: 0, c: 100, k: 0}");
    BOOST_TEST(unit.derivation.result.score.plain() == "17.6");
    BOOST_TEST(margins(unit) == "b 4->3 1; c 10->8.3 1.7; k 0->2 2; a 3.6->0 3.6");
}

BOOST_AUTO_TEST_CASE(is_nothing_where_no_band_can_be_lost) {
    BOOST_TEST(margins(scored(bands, "{a: C, b: 4, c: 0, k: 0}")) == "");
    BOOST_TEST(margins(scored("", "{a: A, b: 0, c: 90, k: 0}")) == "");
    BOOST_TEST(margins(scored(bands, "{a: A, b: 0, c: 90, k: 0}", false)) == "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(improvement)

// 3.6 + 2 + 8 = 13.6: 2.4 are lacking, and g has 5.6 where 7 are required. A for B wins 2.4 at a cost of 2.4 and fixes
// both. Without it b's two points fix the requirement, and 0.4 of c cost 1.2: 3.2 in all.
BOOST_AUTO_TEST_CASE(takes_effort_and_requirements_into_account) {
    const Scored unit = scored(bands, "{a: B, b: 2, c: 80, k: 0}");
    const auto plan =
        cheapest_plan(*unit.rubric, unit.derivation.result, Goal{BandId(0), {}}, unit.derivation.present);
    BOOST_TEST((plan.verdict == ImprovementPlan::Verdict::possible));
    BOOST_TEST(told(unit, plan.changes) == "a 3.6->6 2.4");
    BOOST_TEST(plan.then.score.plain() == "16");
    BOOST_TEST((plan.then.band == BandId(0)));
}

// A penalty that is taken back counts like points won.
BOOST_AUTO_TEST_CASE(takes_penalties_back) {
    const Scored unit = scored(bands, "{a: A, b: 0, c: 80, k: 3}");
    const auto plan =
        cheapest_plan(*unit.rubric, unit.derivation.result, Goal{BandId(0), {}}, unit.derivation.present);
    BOOST_TEST(told(unit, plan.changes) == "k 3->2 1");
}

BOOST_AUTO_TEST_CASE(says_when_it_is_reached_too_far_or_barred) {
    using Verdict = ImprovementPlan::Verdict;
    const auto verdict = [](const Scored& unit, const Goal& goal) {
        return cheapest_plan(*unit.rubric, unit.derivation.result, goal, unit.derivation.present).verdict;
    };
    const Scored good = scored(bands, "{a: A, b: 0, c: 90, k: 0}");
    BOOST_TEST((verdict(good, {BandId(0), {}}) == Verdict::reached));
    BOOST_TEST((verdict(good, {{}, Exact(21)}) == Verdict::too_far));
    const Scored barred = scored(bands, "{a: A, b: 0, c: 90, k: 0}", false);
    BOOST_TEST((verdict(barred, {BandId(0), {}}) == Verdict::barred));
    // Points can be won all the same.
    BOOST_TEST((verdict(barred, {{}, Exact(20)}) == Verdict::possible));
}

BOOST_AUTO_TEST_SUITE_END()
