#pragma once

#include <ceping/decode/rubric/rubric.hpp>
#include <ceping/write/results/results.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the tests of writers share: a small rubric, results made by hand, and a writer's whole output.
namespace ceping::test {

/// Two criteria in a group, one beside it, a bonus; two bands, a prerequisite, a veto, a text and a number fact.
inline constexpr std::string_view small_rubric = R"(ceping: rubric/1
id: small
title: 小例
edition: "2015"
total: 10
scales: {ab: {A: 1, B: 0.5}}
methods: {material: {title: 材料审核}, onsite: {title: 实地暗访}}
facts: {kind: {title: 类型}, staff: {title: 人数, type: number}}
prerequisites: [{id: P1, title: 无违纪}]
vetoes: [{id: V1, title: 事故, effect: ineligible}]
items:
  - id: "1"
    title: 教育
    points: 6
    items:
      - {id: "1.1", title: 学习, points: 4, kind: level, scale: ab}
      - {id: "1.10", title: 实践, points: 2, kind: judged, may_not_apply: true}
  - id: "2"
    title: 服务
    points: 4
    items:
      - {id: "2.1", title: 窗口, points: 4, kind: judged}
bonus: {cap: 2, items: [{id: B1, title: 表彰, points: 2, kind: judged}]}
bands:
  - {id: pass, title: 达标, min: 6}
  - {id: fail, title: 未达标}
)";

inline Rubric written_rubric(std::string_view text = small_rubric) {
    Diagnostics found;
    const auto tree = read_rubric_text("rubric.yaml", std::string(text), found);
    auto rubric = decode_rubric(tree.value(), found);
    return std::move(rubric.value());
}

inline NodeScore node(const char* points, const char* max, NodeStatus status = NodeStatus::scored) {
    NodeScore out;
    out.points = Exact::parse(points).value();
    out.max = Exact::parse(max).value();
    out.status = status;
    return out;
}

/// A verified unit with 7.29 points.
inline Result scored_result() {
    Result out;
    out.unit.id = "u1";
    out.unit.name = "甲,\"登记处\"";
    out.unit.region = "泉州市/丰泽区";
    out.unit.facts = {FactValue{"窗口", std::nullopt}, FactValue{"12.50", Exact::parse("12.50")}};
    out.stage = Stage::verified;
    out.exact = Exact::parse("729/100").value();
    out.score = out.exact;
    out.base = Exact::parse("5.29").value();
    out.bonus = 2;
    out.claimed = Exact::parse("9.5").value();
    out.band = BandId(0);
    out.answered = 1;
    out.verified = Exact::parse("2/3").value();
    out.prerequisites = {Confirmation::confirmed};
    out.nodes = {node("3", "6"),    node("2", "4"),      node("0", "0", NodeStatus::not_applicable),
                 node("16/7", "4"), node("2.2857", "4"), node("2", "2")};
    out.nodes[0].gated = true;
    out.nodes[1].lost = 2;
    out.nodes[1].claimed = 4;
    out.nodes[1].by = {{MethodId(0), Exact(2)}, {MethodId(1), Exact::parse("1/3").value()}};
    out.nodes[1].answer = "B";
    out.nodes[1].ruled = "2016-01-15";
    Diagnostic late("late", {"甲.yaml", 3, 12, {}}, {"2015-12-22", "2015-12-20", {"2 天", "2 days"}});
    out.findings.push_back(late);
    out.inputs.push_back({std::make_shared<const std::string>("甲.yaml"), "ab12", {}});
    out.inputs.push_back({std::make_shared<const std::string>("visit.json"), "cd34", MethodId(1)});
    return out;
}

inline Result rejected_result() {
    Result out;
    out.status = UnitStatus::rejected;
    Diagnostic why("unknown-criterion", {"b.yaml", 5, 3, {}}, {"1.2"}, "1.1");
    out.findings.push_back(why);
    out.inputs.push_back({std::make_shared<const std::string>("b.yaml"), "", {}});
    return out;
}

inline std::string written(ResultWriter& writer, const std::vector<Result>& results) {
    std::string out;
    const ByteSink sink = [&out](std::string_view bytes) { out += bytes; };
    writer.begin(sink);
    for (const auto& result : results) {
        writer.put(writer.row(result), sink);
    }
    writer.finish(sink);
    return out;
}

}  // namespace ceping::test
