#pragma once

#include <ceping/decode/rubric/rubric.hpp>

#include <optional>
#include <string>

// What the tests of `expect` share: a rubric with a criterion of every kind, to which rules are added.
namespace ceping::test {

/// Fifteen lines; `expect:` comes on line 16.
inline const std::string every_kind = R"(ceping: rubric/1
id: r
title: t
total: 10
deadline: 2015-12-20
scales: {abc: {A: 1, B: 0.5, C: 0}}
methods: {material: {title: 材料}, onsite: {title: 实地}}
facts: {kind: {title: 类型, values: [机关, 窗口]}, staff: {title: 人数, type: number}}
vetoes: [{id: V1, title: v}]
items:
  - {id: L, title: level, points: 2, kind: level, scale: abc, standard: x}
  - {id: M, title: level, points: 2, kind: level, scale: abc, standard: x, when: {kind: 机关}, may_not_apply: true}
  - {id: G, title: group, items: [{id: R, title: rate, points: 2, kind: measure, unit: "%", range: [0, 100], min_sample: 10, curve: [[0, 0], [100, 2]]}, {id: J, title: judged, points: 2, kind: judged, step: 0.5, methods: [onsite]}, {id: T, title: in time, points: 2, kind: timeliness, per_day: 1}]}
bonus: {items: [{id: K, title: checks, points: 1, kind: checklist, checks: [{id: a, title: 甲}, {id: b, title: 乙}, {id: c, title: 丙}]}, {id: P, title: prizes, points: 3, kind: count, classes: {国家级: 3, 省级: 2}}, {id: O, title: open measure, points: 1, kind: measure, zero_den: full, curve: [[0, 0], [9, 1]]}]}
penalties: {items: [{id: N, title: times, points: 2, kind: count, each: 1}, {id: W, title: window, points: 2, kind: count, each: 1, when: {kind: 窗口}}]}
)";

/// The rubric with `rules`, a YAML list in flow or block style, as its expect; what is wrong comes in `found`.
inline std::optional<Rubric> expecting(const std::string& rules, Diagnostics& found) {
    const auto tree = read_rubric_text("rubric.yaml", every_kind + "expect:\n" + rules, found);
    return tree ? decode_rubric(*tree, found) : std::nullopt;
}

}  // namespace ceping::test
