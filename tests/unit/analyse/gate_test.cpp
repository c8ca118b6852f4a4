// What a gate says of a result, and the floor of a batch.
#include <boost/test/unit_test.hpp>

#include <ceping/analyse/gate.hpp>
#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/write/gate.hpp>

#include <optional>
#include <string>
#include <vector>

namespace {

using ceping::Exact;

ceping::Rubric rubric() {
    ceping::Diagnostics found;
    const auto tree = ceping::read_rubric_text("rubric.yaml", R"(ceping: rubric/1
id: gate
title: 门槛
total: 10
facts: {kind: {title: 类型, values: [机关, 窗口]}}
vetoes: [{id: V1, title: 事故}]
items:
  - {id: A, title: 甲, points: 6, kind: judged}
  - {id: B, title: 乙, points: 4, kind: judged, may_not_apply: true}
bands: [{id: good, title: 良好, min: 8}, {id: pass, title: 达标, min: 6}, {id: fail, title: 未达标}]
)",
                                               found);
    BOOST_REQUIRE(tree);
    auto out = ceping::decode_rubric(*tree, found);
    BOOST_REQUIRE(out);
    return std::move(*out);
}

ceping::Result result(const Exact& a, const Exact& b, std::optional<std::size_t> band) {
    ceping::Result out;
    out.unit.id = "u";
    out.unit.facts.resize(1);
    out.score = a + b;
    out.exact = a + b;
    out.band = band ? ceping::BandId(*band) : ceping::BandId();
    out.nodes.resize(2);
    out.nodes[0].points = a;
    out.nodes[0].max = 6;
    out.nodes[1].points = b;
    out.nodes[1].max = 4;
    return out;
}

std::vector<std::string> told(const ceping::Gate& gate, const ceping::Result& result,
                              const ceping::Rubric& rubric) {
    std::vector<std::string> out;
    for (const auto& miss : ceping::gate_misses(gate, result, rubric)) {
        out.push_back(miss.what.en + " " + miss.got.en + ", " + miss.wanted.en);
        BOOST_TEST(!miss.what.zh.empty());
        BOOST_TEST(!miss.got.zh.empty());
        BOOST_TEST(!miss.wanted.zh.empty());
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(zero_is_a_value) {
    const auto rubric_used = rubric();
    ceping::Gate gate;
    gate.score = {Exact(0), "x"};
    gate.rates.push_back({{ceping::ItemId(0), Exact(0)}, "x"});
    gate.drop = {Exact(0), "x"};
    gate.earlier["u"] = Exact(8);
    BOOST_TEST(told(gate, result(5, 3, 0), rubric_used).empty());
    BOOST_TEST((told(gate, result(5, Exact::fraction(299, 100), 1), rubric_used) ==
                Lines{"drop 0.01 (8 -> 7.99), at most 0"}));
    BOOST_TEST((told(gate, result(0, -1, 2), rubric_used) ==
                Lines{"score -1, at least 0", "drop 9 (8 -> -1), at most 0"}));
}

BOOST_AUTO_TEST_CASE(a_bound_that_is_just_reached_is_reached) {
    const auto rubric_used = rubric();
    ceping::Gate gate;
    gate.score = {Exact::fraction(15, 2), "x"};
    gate.rates.push_back({{ceping::ItemId(0), Exact::fraction(2, 3)}, "x"});
    gate.band = {{ceping::BandId(1), false}, "x"};
    BOOST_TEST(told(gate, result(4, Exact::fraction(7, 2), 1), rubric_used).empty());
    BOOST_TEST(
        (told(gate, result(Exact::fraction(39999999, 10000000), Exact::fraction(7, 2), 2), rubric_used) ==
         Lines{"score 7.4999999, at least 7.5", "band fail (未达标), pass (达标) or better",
               "rate of `A' 0.666667 (4/6), at least 2/3"}));
    gate = {};
    gate.band = {{ceping::BandId(0), true}, "x"};
    BOOST_TEST(
        (told(gate, result(6, 4, 0), rubric_used) == Lines{"band good (良好), better than good (良好)"}));
    gate.band = {{ceping::BandId(2), false}, "x"};
    BOOST_TEST((told(gate, result(6, 4, {}), rubric_used) == Lines{"band none, fail (未达标) or better"}));
}

BOOST_AUTO_TEST_CASE(what_does_not_apply_is_not_asked_for) {
    const auto rubric_used = rubric();
    ceping::Gate gate;
    gate.rates.push_back({{ceping::ItemId(1), Exact(1)}, "x"});
    auto unit = result(6, 0, 0);
    BOOST_TEST(told(gate, unit, rubric_used).size() == 1U);
    unit.nodes[1].max = 0;
    BOOST_TEST(told(gate, unit, rubric_used).empty());

    ceping::When::Test kind;
    kind.fact = ceping::FactId(0);
    kind.allowed = {"窗口"};
    gate.where.tests.push_back(kind);
    unit = result(6, 0, 0);
    BOOST_TEST(told(gate, unit, rubric_used).empty());
    unit.unit.facts[0] = ceping::FactValue{"窗口", std::nullopt};
    BOOST_TEST(told(gate, unit, rubric_used).size() == 1U);
    unit.unit.facts[0]->text = "机关";
    BOOST_TEST(told(gate, unit, rubric_used).empty());
}

BOOST_AUTO_TEST_CASE(a_rejected_unit_misses_its_score_and_no_more) {
    const auto rubric_used = rubric();
    ceping::Gate gate;
    gate.score = {Exact(0), "x"};
    gate.eligible = {true, "x"};
    ceping::Result rejected;
    rejected.status = ceping::UnitStatus::rejected;
    BOOST_TEST((told(gate, rejected, rubric_used) == Lines{"result rejected, a score"}));
    auto unit = result(6, 4, 0);
    unit.eligible = false;
    unit.vetoes = {ceping::VetoId(0)};
    gate.no_vetoes = {true, "x"};
    BOOST_TEST((told(gate, unit, rubric_used) == Lines{"eligible false, true", "vetoes V1, none"}));
}

BOOST_AUTO_TEST_CASE(a_run_passes_its_own_floor_and_a_worse_one_does_not) {
    const auto rubric_used = rubric();
    const std::vector<ceping::Result> run = {result(6, 1, 1), result(Exact::fraction(10, 3), 4, 1)};
    for (const auto& slack : {Exact(0), Exact::fraction(1, 2), Exact(20)}) {
        ceping::GateFloor floor(rubric_used, slack);
        ceping::Result rejected;
        rejected.status = ceping::UnitStatus::rejected;
        floor.add(rejected);
        for (const auto& each : run) {
            floor.add(each);
        }
        BOOST_TEST(floor.units() == 2U);
        auto gate = floor.gate();
        BOOST_TEST(gate.band.has_value() == slack.is_zero());
        for (const auto& each : run) {
            BOOST_TEST(told(gate, each, rubric_used).empty());
        }
        gate.earlier["u"] = Exact(7);
        const Exact lost = slack + Exact::fraction(1, 1000);
        if (lost < Exact(6)) {
            BOOST_TEST(!told(gate, result(Exact(6) - lost, 1, 1), rubric_used).empty());
        }
    }
    ceping::GateFloor floor(rubric_used, Exact::fraction(1, 2));
    floor.add(run[1]);
    BOOST_TEST(ceping::gate_text(floor.gate(), rubric_used, "old.ndjson", ceping::Language::en) ==
               "# Written by ceping-score --write-gate; ceping-gate(5) says what it means.\n"
               "ceping: gate/1\n"
               "rubric: \"gate\"\n"
               "score: 41/6\n"
               "rates:\n"
               "  \"A\": 0.472222\n"
               "  \"B\": 0.875\n"
               "eligible: true\n"
               "vetoes: none\n"
               "baseline: \"old.ndjson\"\n"
               "drop: 0.5\n");
}
