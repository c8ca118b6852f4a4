#pragma once

#include <ceping/analyse/batch_report.hpp>

#include "results.hpp"
#include "support/checked.hpp"

#include <string>

// A small rubric with all that a report tells of, and four units of it: what the tests of reports share.
namespace ceping::test {

/// Two sections of 6 and 4 points, a bonus, a penalty, a prerequisite, a veto, two bands.
inline const Rubric& reported_rubric() {
    static const Rubric rubric = rubric_of(
        "edition: '2015'\nstatus: illustrative\ntotal: 10\n"
        "sources: {doc: {title: 文件}}\n"
        "methods: {onsite: {title: 实地暗访}}\n"
        "scales: {ab: {A: 1, B: 0.5, C: 0}}\n"
        "prerequisites: [{id: Q1, title: 无违纪}]\n"
        "vetoes: [{id: V1, title: 事故, effect: ineligible}]\n"
        "items:\n"
        "  - id: A\n    title: 环境\n    points: 6\n    source: doc#一\n    items:\n"
        "      - {id: A1, title: 整洁, points: 4, kind: level, scale: ab, standard: {A: 整洁, B: 基本整洁。, C: 脏乱},\n"
        "         advice: 每日保洁}\n"
        "      - {id: A2, title: 绿化, points: 2, kind: judged, may_not_apply: true, source: doc#二}\n"
        "  - id: B\n    title: 服务\n    points: 4\n    items:\n"
        "      - {id: B1, title: 窗口, points: 4, kind: judged}\n"
        "bonus: {cap: 1, items: [{id: X, title: 表彰, points: 1, kind: judged}]}\n"
        "penalties: {items: [{id: Y, title: 通报, points: 2, kind: judged}]}\n"
        "bands: [{id: good, title: 良好, min: 7}, {id: rest, title: 其他}]\n");
    return rubric;
}

/// `a` 7 points, `b` 9 with a criterion that does not apply, `c` rejected, `d` not eligible.
inline Results reported_results() {
    Results out;
    out.unit("a", "7").band("good").region("市/甲");
    out.node("A", "3", "6")
        .node("A1", "2", "4")
        .node("A2", "1", "2")
        .node("B", "4", "4")
        .node("B1", "4", "4");
    out.last().details.resize(5);
    out.last().details[1] = {Exact(2), "B", {}};
    out.last().details[2] = {Exact(1), "", {{"onsite", Exact(1)}}};
    out.last().stage = Stage::verified;
    out.last().claimed = Exact(9);
    out.last().claims = {{out.set.find_node("A1"), Exact(4)}, {out.set.find_node("B1"), Exact(4)}};
    out.unit("b", "9").band("good").region("市/乙");
    out.node("A", "6", "6").node("A1", "4", "4").node("A2", "0", "0", NodeStatus::not_applicable);
    out.node("B", "3", "4").node("B1", "3", "4");
    out.unit("c", "0").rejected().region("市/乙");
    out.last().reason = "答案有错";
    out.unit("d", "2").band("rest").ineligible().region("市/乙");
    out.node("A", "0", "6").node("A1", "0", "4", NodeStatus::missing).node("A2", "0", "2");
    out.node("B", "3", "4").node("B1", "3", "4").node("X", "0.5", "1").node("Y", "1.5", "2");
    out.last().vetoes = {"V1"};
    out.last().prerequisites = {{"Q1", "denied"}};
    for (auto& each : out.set.results) {
        each.rubric = reported_rubric().id;
        each.total = 10;
        each.name = each.unit + "处";
    }
    return out;
}

}  // namespace ceping::test
