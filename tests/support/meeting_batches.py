"""Two batches of the same units by chance, the later one with rulings, and the notices that were sent in between: for the
chapters of a report that look back at an earlier batch, at a quarter, or at rulings.

The rubric adds up in every way: prorated, weighted, out of another number, with what does not apply, with a penalty that has
no limit. Units come and go between the batches, are rejected or not looked at, tie with others, are visited more than once, on
days of the quarter, before it, after it and on none that is known; some report twice.
"""
import datetime
import json

RUBRIC = """\
ceping: rubric/1
id: meeting
title: 季度会议
edition: "2016"
status: official
period: {from: 2016-01-01, to: 2016-12-31}
total: 100
out_of: 120
rounding: {final: 2, mode: half_even}
facts:
  kind: {title: 类型, values: [窗口, 机关, 公园, 筹建]}
  canteen: {title: 食堂, values: [是, 否]}
methods:
  onsite: {title: 实地暗访}
  material: {title: 材料审核, visits: latest}
  online: {}
  idle: {title: 无人使用}
default_methods: [material]
scales: {abcd: {A: 1, B: 0.66, C: 0.33, D: 0}}
prerequisites: [{id: Q1, title: 依法登记}, {id: Q2, title: 消防合格}, {id: Q3, title: 食堂有证, when: {canteen: 是}}]
vetoes: [{id: V1, title: 安全事故, effect: ineligible}, {id: V2, title: 弄虚作假, effect: zero}]
items:
  - id: "1"
    title: 服务
    points: 50
    when: {kind: [窗口, 机关, 公园]}
    items:
      - {id: "1.1", title: 秩序, points: 20, kind: level, scale: abcd, methods: [onsite, material]}
      - {id: "1.2", title: 咨询, points: 18, kind: judged, methods: {onsite: 2, self: 1}}
      - {id: "1.3", title: 标识, points: 12, kind: judged, may_not_apply: true}
  - id: "2"
    title: 环境
    points: 40
    when: {kind: [窗口, 机关, 公园]}
    aggregate: weighted
    items:
      - {id: "2.1", title: 整洁, points: 10, weight: 2, kind: judged, may_not_apply: true}
      - {id: "2.2", title: 绿化, points: 7, weight: 1, kind: judged, step: 0.5}
      - {id: "2.3", title: 食堂, points: 9, weight: 1, kind: judged, when: {canteen: 是}, methods: [online]}
  - id: "3"
    title: 台账
    points: 30
    when: {kind: [窗口, 机关, 公园]}
    kind: checklist
    rule: each
    checks: [{id: a, title: 有制度, points: 14}, {id: b, title: 有记录, points: 11}, {id: d, title: 有照片, points: 5}]
bonus:
  cap: 4
  items:
    - {id: B1, title: 表彰, points: 3, kind: judged}
    - {id: B2, title: 示范, points: 3, kind: judged}
penalties:
  items:
    - {id: K1, title: 投诉, points: 8, kind: count, from: zero, each: 2}
    - {id: K2, title: 曝光, kind: count, from: zero, each: 1.5}
bands: [{id: good, title: 优秀, min: 80}, {id: fair, title: 达标, min: 60}, {id: fail, title: 未达标}]
ranking: {by: kind}
"""
QUARTER = (2016, 2)
PLACES = ("泉州市/鲤城区", "泉州市/鲤城区/开元街道", "泉州市/丰泽区", "泉州市/石狮市", "")
MOST = {"1.2": 18, "1.3": 12, "2.1": 10, "2.2": 7, "2.3": 9, "B1": 3, "B2": 3}
BY_METHOD = {"onsite": ("1.1", "1.2"), "material": ("1.1", "1.3", "2.1", "2.2", "3", "B1", "B2", "K1", "K2"), "online": ("2.3",)}


def answer(dice, node, strength):
    if node == "1.1":
        return "ABC"[min(2, int(3 * (1 - strength) + dice.random()))]  # nobody is a D
    if node == "3":
        return ["a", *dice.sample(["b", "d"], dice.randrange(3))]
    if node in ("K1", "K2"):
        return dice.choice((0, 0, 0, 1, 3))
    if node in ("1.3", "2.1") and dice.random() < 0.15:
        return "n/a"
    most = MOST[node]
    if dice.random() < strength / 2:
        return most
    return round(most * dice.random() * 2) / 2 if node == "2.2" else round(most * dice.random(), 2)


def day(dice):
    """Most days are of the quarter or about it, its first and last among them; some are not known."""
    if dice.random() < 0.15:
        return None
    first = datetime.date(QUARTER[0], 3 * QUARTER[1] - 2, 1)
    return str(first + datetime.timedelta(dice.choice((-40, -1, 0, 30, dice.randrange(91), dice.randrange(91), 90, 91, 130))))


def unit_records(dice, unit, before):
    """What a unit says of itself and what others found. `before`: what it answered in the earlier batch, to be like it.

    Some are perfect, and one or the other of them has forgotten to state a prerequisite.
    """
    strength = dice.random()
    nodes = [node for node in (*MOST, "1.1", "3", "K1", "K2") if node != "2.3" or unit["canteen"] == "是"]
    if dice.random() < 0.12:
        perfect = {**MOST, "1.1": "A", "3": ["a", "b", "d"], "K1": 0, "K2": 0}
        stated = [name for name in ("Q1", "Q2") if dice.random() < 0.7] + ["Q3"] * (unit["canteen"] == "是")
        return {}, [{"ceping": "record/1", "unit": unit, "submitted": "2016-05-04", "prerequisites": dict.fromkeys(stated, True),
                     "answers": {node: perfect[node] for node in nodes}}]
    answers = {node: answer(dice, node, strength) for node in sorted(nodes) if dice.random() < 0.93}
    for node, value in before.items():
        if dice.random() < 0.4 and node in nodes:
            answers[node] = value
    head = {"ceping": "record/1", "unit": unit}
    prerequisites = {"Q1": dice.random() < 0.85, "Q2": dice.random() < 0.9}
    if unit["canteen"] == "是":
        prerequisites["Q3"] = dice.random() < 0.7
    prerequisites = {name: holds for name, holds in prerequisites.items() if dice.random() < 0.93}
    vetoes = {name: dice.random() < 0.12 for name in ("V1", "V2")}
    records = []
    for _ in range(2 if dice.random() < 0.1 else 1):
        own = {**head, "prerequisites": prerequisites, "vetoes": vetoes, "answers": answers}
        on = day(dice)
        records.append({**own, "submitted": on} if on else own)
    for method, of in BY_METHOD.items():
        for _ in range(dice.choice((0, 1, 1, 1, 2, 3))):
            found = {node: answers[node] if dice.random() < 0.6 else answer(dice, node, strength) for node in of if node in answers}
            found = {node: value for node, value in found.items() if dice.random() < 0.9}
            visit = {**head, "source": method, "assessor": "测评员", "answers": found}
            on = day(dice)
            records.append({**visit, "date": on} if on else visit)
    return answers, records


def batches(dice, units):
    """Records of the earlier batch and of the later one. A unit that is being set up is not looked at."""
    earlier, later = [], []
    for number in range(units):
        unit = {"id": f"u{number:03}", "name": f"单位{number % 40}", "region": dice.choice(PLACES),
                "kind": dice.choice(("窗口", "机关", "公园")), "canteen": dice.choice("是否")}
        if not unit["region"]:
            del unit["region"]
        fate = dice.random() if number > 4 else (0.5, 0.11, 0.15, 0.91, 0.97)[number]
        answers = {}
        if fate > 0.1:  # else it is new
            answers, records = unit_records(dice, {**unit, "kind": "筹建"} if fate < 0.12 else unit, {})
            if 0.12 < fate < 0.15:
                records[0]["answers"]["1.2"] = "many"
            earlier += records
        if fate > 0.95:  # gone
            continue
        if fate > 0.85:  # nothing moved, or it is being rebuilt
            unit = {**unit, "kind": "筹建"} if fate > 0.9 else unit
            later += [{**record, "unit": unit} for record in earlier if record["unit"]["id"] == unit["id"]]
            continue
        if dice.random() < 0.1:
            unit = {**unit, "region": PLACES[number % 4], "canteen": dice.choice("是否")}
        _, records = unit_records(dice, unit, answers)
        if 0.14 < fate < 0.2:
            records[0]["answers"]["1.2"] = "many"
        later += records
    return earlier, later


def rulings(dice, results):
    """On some of the units: answers, points, what does not apply; on conditions; two on one node; one that has expired."""
    out = []

    def rule(unit, node, month, **what):
        ruling = {"unit": unit, "node": node, "reason": "复核", "by": "市文明办", "date": f"2016-{month:02}-15", **what}
        if dice.random() < 0.6:
            ruling["document"] = f"泉文明办〔2016〕{dice.randrange(1, 40)}号"
        out.append(ruling)

    for result in results:
        unit = result["unit"]["id"]
        if dice.random() < 0.5:
            continue
        for node in ("1.1", "1.3", "2.1", "2.3", "3", "B1", "K1", "K2", "Q1", "Q2", "Q3", "V1", "V2"):
            if dice.random() > 0.12:
                continue
            month = dice.randrange(1, 12)
            if node[0] in "QV":
                rule(unit, node, month, holds=dice.random() < 0.5)
            elif node == "1.1":
                rule(unit, node, month, answer=dice.choice("ABCD"))
            elif node == "1.3" and dice.random() < 0.5:
                rule(unit, node, month, answer="n/a")
            else:
                rule(unit, node, month, points=dice.choice((0, 1, 1.25, 2.5)))
            if dice.random() < 0.2:
                out.append({**out[-1], "date": "2016-12-15", "document": "泉文明办〔2016〕99号"})
            elif dice.random() < 0.2:
                out[-1]["expires"] = "2016-12-30"
    return {"ceping": "ruling/1", "rulings": out}


def lines(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
