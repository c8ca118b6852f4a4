#pragma once

#include <ceping/analyse/batch_report.hpp>
#include <ceping/model/saved_result.hpp>

#include <string>
#include <string_view>
#include <utility>

#include "unit/analyse/results.hpp"
#include "writing.hpp"

// What the tests of reports and notices share: a rubric with every kind of criterion, and results made by hand.
namespace ceping::test {

inline constexpr std::string_view noticed_rubric = R"(ceping: rubric/1
id: window
title: 窗口细则
edition: "2015"
status: official
total: 30
period: {from: 2015-01-01, to: 2015-12-31}
deadline: 2015-12-20
sources:
  qz: {title: 泉民办〔2015〕69号}
scales: {ab: {A: 1, B: 0.5, C: 0}}
methods: {material: {title: 材料审核}, onsite: {title: 实地暗访}, web: {}}
prerequisites: [{id: P1, title: 无违纪, source: "qz#三.1"}]
vetoes:
  - {id: V1, title: 事故, effect: ineligible}
  - {id: V2, title: 弄虚作假, effect: zero, source: "qz#三.2"}
items:
  - id: "1"
    title: 服务
    points: 18
    source: "qz#二.1"
    items:
      - {id: "1.1", title: 学习, points: 4, kind: level, scale: ab, standard: {A: 每季度学习一次。, B: 全年学习二次。}, advice: 补订计划}
      - {id: "1.2", title: 家风, points: 4, kind: level, scale: ab}
      - {id: "1.3", title: 公开, points: 4, kind: checklist, checks: [{id: a, title: 职责}, {id: b, title: 流程}], standard: 两项都有}
      - {id: "1.4", title: 办结率, points: 2, kind: measure, unit: "%", range: [0, 100], curve: [[60, 0], [95, 2]], min_sample: 1}
      - {id: "1.5", title: 窗口, points: 4, kind: judged, methods: [material, onsite, web]}
  - id: "2"
    title: 环境
    points: 12
    items:
      - {id: "2.1", title: 投诉, points: 4, kind: count, from: full, each: 1, unit: 起, source: "qz#三.4"}
      - {id: "2.2", title: 级别, points: 4, kind: count, take: highest, classes: {省级: 4, 市级: 2}}
      - {id: "2.3", title: 报送, points: 4, kind: timeliness, per_day: 1}
bonus: {items: [{id: B1, title: 表彰, points: 2, kind: judged}]}
penalties:
  items:
    - {id: K1, title: 违规, points: 4, kind: checklist, checks: [{id: a, title: 收费}, {id: b, title: 经营}]}
bands:
  - {id: pass, title: 达标, min: 18}
  - {id: fail, title: 未达标}
)";

/// Results whose nodes have details.
class NoticedResults : public Results {
public:
    NoticedResults& unit(const std::string& id, std::string_view score, const std::string& name = {}) {
        Results::unit(id, score);
        last().rubric = "window";
        last().name = name;
        last().total = 30;
        last().stage = Stage::verified;
        return *this;
    }
    NoticedResults& node(std::string_view id, std::string_view points, std::string_view max,
                         std::string answer = {}, NodeStatus status = NodeStatus::scored) {
        Results::node(id, points, max, status);
        last().details.emplace_back();
        last().details.back().answer = std::move(answer);
        return *this;
    }
    SavedDetail& detail() { return last().details.back(); }
};

}  // namespace ceping::test
