"""Records by chance for an item analysis, by a rubric with every way of adding up. In a large batch one level is nobody's answer, one
check is met by all and one by none, and one criterion follows another.
"""
RUBRIC = """\
ceping: rubric/1
id: random
title: 随机
total: 100
not_applicable: prorate
scales: {abcd: {A: 1, B: 0.66, C: 0.33, D: 0}}
items:
  - id: "1"
    title: 折算
    points: 40
    items:
      - {id: "1.1", title: 甲, points: 20, kind: level, scale: abcd}
      - {id: "1.2", title: 乙, points: 12, kind: judged, may_not_apply: true}
      - {id: "1.3", title: 丙, points: 8, kind: judged}
  - id: "2"
    title: 加权
    points: 30
    aggregate: weighted
    items:
      - {id: "2.1", title: 丁, points: 10, weight: 2, kind: judged, may_not_apply: true}
      - id: "2.2"
        title: 剔除
        points: 6
        weight: 1
        not_applicable: exclude
        items:
          - {id: "2.2.1", title: 戊, points: 2, kind: judged, may_not_apply: true}
          - {id: "2.2.2", title: 己, points: 4, kind: judged}
  - id: "3"
    title: 按满分计
    points: 30
    not_applicable: full
    gate: [{item: "3.2"}]
    items:
      - {id: "3.1", title: 庚, points: 18, kind: judged, may_not_apply: true}
      - {id: "3.2", title: 辛, points: 12, kind: checklist, rule: each,
         checks: [{id: a, title: 子, points: 6}, {id: 'b\\c', title: 丑, points: 4}, {id: d, title: 寅, points: 2}]}
bonus:
  cap: 4
  items:
    - {id: B1, title: 壬, points: 3, kind: judged}
    - {id: B2, title: 癸, points: 3, kind: judged}
penalties:
  cap: 5
  items:
    - {id: K1, title: 扣, points: 8, kind: count, from: zero, each: 2}
"""


def random_records(dice, units):
    """Units of some strength each; 1.3 follows 1.2 wherever both are answered."""
    for number in range(units):
        strength = dice.random()

        def judged(most, weight=0.5):
            return round(most * (weight * strength + (1 - weight) * dice.random()), 2)

        same = judged(1)
        answers = {"1.1": "ABC"[min(2, int(3 * (1 - strength) + dice.random()))], "1.2": round(12 * same, 2), "1.3": round(8 * same, 2),
                   "2.1": judged(10), "2.2.1": judged(2), "2.2.2": judged(4, 0), "3.1": judged(18, 0.9),
                   "3.2": ["a"] + dice.sample(["b\\c"], dice.randrange(2)), "B1": judged(3), "K1": dice.choice([0, 0, 0, 1, 4])}
        if dice.random() < 0.3:
            answers["B2"] = judged(3)
        for node in ("1.2", "2.1", "2.2.1", "3.1"):
            if dice.random() < 0.2:
                answers[node] = "n/a"
        yield {"ceping": "record/1", "unit": {"id": f"u{number}", "name": "单位"},
               "answers": {node: value for node, value in answers.items() if dice.random() < 0.95}}
