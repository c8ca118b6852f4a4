#!/usr/bin/env python3
"""Makes the benchmark corpus: one rubric and any number of self-assessments, always the same ones.

    corpus.py [--records N] [--ndjson N] [--seed N] FOLDER

writes into FOLDER
    rubric.yaml        100 criteria of all six kinds in 6 sections and 16 groups, with bonus and penalties
    records/NNN/*.yaml N records in block style, as a form writes them, 500 to a folder
    records.yaml       the same N records as one multi-document file
    records.ndjson     N records, one a line; record i is the same answers here and in the YAML files
    some.ndjson        the first of these, at most 20,000
    folders/NNNN/      the first of the YAML records, at most 1,000, each as record.yaml in a folder of its own with
                       the evidence that it names: each of its own content and, as photographs are, of a size that
                       few others have, though mostly without blocks on the disk
    corpus.json        what was made, so that a second call with the same numbers makes nothing

All units are made up. Only random.Random.random() is used, the one method whose sequence Python promises to keep.
"""
import argparse
import json
import itertools
import os
import random
import re
import shutil
import sys
from decimal import Decimal

VERSION = 3  # raised whenever the bytes change, so that an old corpus is made anew
RUBRIC_ID = "bench-civil-affairs"
VARIANTS = 64  # ready answers of each criterion, from which a record takes one
PER_FOLDER = 500
SOME = 20000  # NDJSON records that are checked against each other: all of a run's records are held in memory then
FOLDERS = 1000

# --- the rubric ---------------------------------------------------------------------------------------------------

SECTIONS = [
    ("思想道德建设", ["主题宣传教育", "道德实践活动", "诚信建设"]),
    ("规范服务", ["服务标准", "服务流程", "窗口管理"]),
    ("依法行政", ["政务公开", "执法规范", "廉政建设"]),
    ("环境秩序", ["场所环境", "安全管理", "便民设施"]),
    ("队伍建设", ["教育培训", "志愿服务"]),
    ("组织保障", ["组织领导", "长效机制"]),
]
TOPICS = ["工作方案", "宣传活动", "制度建设", "台账管理", "群众评价", "信息公开", "业务培训", "设施维护",
          "投诉处理", "服务时限", "示范引领", "督促检查"]
# One round of kinds over twenty criteria, one round of points over five: five rounds give 100 criteria and 100 points.
KINDS = ["level", "checklist", "measure", "level", "count", "level", "measure", "checklist", "level", "count",
         "level", "judged", "level", "checklist", "measure", "level", "count", "level", "checklist", "measure"]
POINTS = [Decimal(p) for p in ("0.5", "1", "1.5", "0.8", "1.2")]
LEVEL_SCALES = {"abcd": ["A", "B", "C", "D"], "quality": ["优", "良", "中", "差"],
                "three": ["达到", "基本达到", "未达到"]}
LEVEL_TEXTS = ["全年落实到位且有完整记录", "基本落实且有部分记录", "有安排但落实不够", "未开展"]
WHEN = {12: "{kind: [服务窗口, 救助管理站]}", 31: "{kind: 福利机构}", 47: "{not: {kind: 机关}}",
        58: "{staff: {min: 6}}", 76: "{any: [{kind: 服务窗口}, {tier: 省级}]}", 83: "{region: 泉州市}"}
GROUP_WHEN = {"4.3": "{not: {kind: 机关}}"}
GROUP_GATE = {"3.1": "[{item: \"3.1.2\", min_rate: 0.3}]"}
WEIGHTED_GROUP = "5.2"
SECTION_POLICY = {"2": "exclude", "5": "full"}
TIMELINESS = 99  # the last criterion

HEAD = """\
ceping: rubric/1
id: {id}
title: 文明行业测评细则（性能测试用）
edition: "2015"
status: illustrative
authority: 示例
sources:
  qz69: {{title: 泉民办〔2015〕69号, date: 2015-06-17}}
period: {{from: 2015-01-01, to: 2015-12-31}}
deadline: 2015-12-20
total: 100
rounding: {{final: 2, mode: half_up}}
not_applicable: prorate
unverified: self
scales:
  abcd: {{A: 1, B: 0.66, C: 0.33, D: 0}}
  quality: {{优: 1, 良: 0.85, 中: 0.6, 差: 0}}
  three: {{达到: 1, 基本达到: 0.5, 未达到: 0}}
methods:
  material: {{title: 材料审核}}
  onsite: {{title: 实地暗访, visits: mean}}
default_methods: {{material: 60, onsite: 40}}
facts:
  kind: {{title: 单位类型, values: [机关, 服务窗口, 福利机构, 救助管理站], required: true}}
  tier: {{title: 示范点级别, values: [省级, 市级, 县级]}}
  staff: {{title: 在编人数, type: number}}
prerequisites:
  - {{id: P1, title: 领导班子成员无严重违纪违法}}
  - {{id: P2, title: 当年已开展文明行业创建}}
vetoes:
  - {{id: V1, title: 发生重大责任事故, effect: ineligible}}
  - {{id: V2, title: 测评材料弄虚作假, effect: zero}}
items:
"""

TAIL = """\
bonus:
  cap: 5
  items:
    - {id: B1, title: 表彰奖励, points: 3, kind: count, from: zero, take: highest, classes: {国家级: 3, 省级: 2, 市级: 1}}
    - {id: B2, title: 经验推广, points: 2, kind: count, from: zero, each: 0.5, unit: 次}
    - {id: B3, title: 创新做法, points: 1, kind: judged, step: 0.1}
penalties:
  cap: 6
  items:
    - {id: K1, title: 媒体曝光, points: 4, kind: count, from: zero, each: 2, unit: 次}
    - {id: K2, title: 查实投诉, points: 3, kind: count, from: zero, take: sum, classes: {严重: 1.5, 一般: 0.5}}
bands:
  - {id: excellent, title: 优秀, min: 90, requires: [{item: "2", min_rate: 0.75}]}
  - {id: good, title: 良好, min: 80}
  - {id: pass, title: 达标, min: 60}
  - {id: fail, title: 未达标}
ranking: {by: kind, style: competition, tie_break: ["2", "1"]}
"""


class Criterion:
    """One criterion: where it stands, and which form of its kind it takes."""

    def __init__(self, index, node_id, group_id):
        self.index = index
        self.id = node_id
        self.group = group_id
        self.points = POINTS[index % len(POINTS)]
        self.kind = "timeliness" if index == TIMELINESS else KINDS[index % len(KINDS)]
        self.form = index // 3 % 4
        self.scale = ("abcd", "quality", "three", "abcd")[self.form]
        self.may_not_apply = index % 8 == 3 and self.kind not in ("timeliness", "judged")
        self.evidence = index % 5 in (0, 2) and self.kind not in ("timeliness", "judged")


def layout():
    """Yields (section id, section title, [(group id, group title, [Criterion])]) for the 100 criteria."""
    index = group_number = 0
    for s, (section_title, groups) in enumerate(SECTIONS, 1):
        listed = []
        for g, group_title in enumerate(groups, 1):
            group_id = f"{s}.{g}"
            size = 7 if group_number % 4 == 0 else 6  # 4 groups of 7 and 12 of 6
            listed.append((group_id, group_title,
                           [Criterion(index + i, f"{group_id}.{i + 1}", group_id) for i in range(size)]))
            index += size
            group_number += 1
        yield str(s), section_title, listed


def check_lines(c):
    """The checks of a checklist: with points of their own, sharing evenly (thirds), or all or nothing."""
    if c.form in (0, 2):
        shares = [c.points * Decimal(s) for s in ("0.4", "0.3", "0.2", "0.1")]
        return ["rule: each", "checks:"] + [f"  - {{id: {i}, title: {t}, points: {p.normalize():f}}}"
                                           for i, t, p in zip("abcd", ("有方案", "有活动", "有记录", "有总结"), shares)]
    rule = "each" if c.form == 1 else "all"
    return [f"rule: {rule}", "checks:"] + [f"  - {{id: {i}, title: {t}}}"
                                           for i, t in zip("abc", ("有制度", "有落实", "有检查"))]


def kind_lines(c):
    if c.kind == "level":
        texts = LEVEL_TEXTS if len(LEVEL_SCALES[c.scale]) == 4 else LEVEL_TEXTS[:2] + LEVEL_TEXTS[3:]
        return [f"scale: {c.scale}", "standard:"] + [
            f"  {level}: {text}" for level, text in zip(LEVEL_SCALES[c.scale], texts)]
    if c.kind == "checklist":
        return check_lines(c)
    if c.kind == "measure":
        middle = (c.points * Decimal("0.6")).normalize()
        if c.form == 2:
            return ["unit: 场次", "range: [0, 500]", "shape: step",
                    f"curve: [[4, {(c.points / 2).normalize():f}], [8, {middle:f}], [12, {c.points}]]"]
        lines = ['unit: "%"', "range: [0, 100]", "shape: linear"]
        if c.form == 3:
            return lines + [f"curve: [[50, 0], [80, {middle:f}], [98, {c.points}]]", "min_sample: 30"]
        if c.form == 1:
            lines.append("zero_den: full")
        return lines + [f"curve: [[60, 0], [95, {c.points}]]"]
    if c.kind == "count":
        return [["from: full", "each: 0.2", "unit: 起"],
                ["from: zero", "take: sum", "classes: {市级: 0.4, 县级: 0.2, 本级: 0.1}"],
                ["from: full", "classes: {严重: 0.5, 一般: 0.1}"],
                ["from: zero", "each: 0.15", "unit: 次"]][c.form]
    if c.kind == "judged":
        return ["step: 0.1"]
    return ["per_day: 0.1", "grace_days: 1"]


def write_rubric(path):
    out = [HEAD.format(id=RUBRIC_ID)]
    for section_id, section_title, groups in layout():
        total = sum(c.points for _, _, cs in groups for c in cs)
        out.append(f'  - id: "{section_id}"\n    title: {section_title}\n    points: {total}\n'
                   f'    source: "qz69#二.{section_id}"\n')
        if section_id in SECTION_POLICY:
            out.append(f"    not_applicable: {SECTION_POLICY[section_id]}\n")
        out.append("    items:\n")
        for group_id, group_title, criteria in groups:
            out.append(f'      - id: "{group_id}"\n        title: {group_title}\n'
                       f"        points: {sum(c.points for c in criteria)}\n")
            if group_id in GROUP_WHEN:
                out.append(f"        when: {GROUP_WHEN[group_id]}\n")
            if group_id in GROUP_GATE:
                out.append(f"        gate: {GROUP_GATE[group_id]}\n")
            if group_id == WEIGHTED_GROUP:
                out.append("        aggregate: weighted\n")
            out.append("        items:\n")
            for c in criteria:
                lines = [f"title: {group_title}{TOPICS[c.index % len(TOPICS)]}", f"points: {c.points}",
                         f"kind: {c.kind}"] + kind_lines(c)
                if group_id == WEIGHTED_GROUP:
                    lines.append(f"weight: {c.index % 3 + 1}")
                if c.index in WHEN:
                    lines.append(f"when: {WHEN[c.index]}")
                if c.may_not_apply:
                    lines.append("may_not_apply: true")
                if c.evidence:
                    lines.append("evidence: {min: 1, effect: zero}" if c.index % 10 == 0 else "evidence: {min: 1}")
                if c.kind != "level":
                    lines.append("standard: 按测评标准对照材料计分，以实际完成情况为准")
                if c.kind != "timeliness":
                    lines.append("advice: 制订年度计划，按季度开展并留存记录")
                out.append(f'          - id: "{c.id}"\n' + "".join(f"            {line}\n" for line in lines))
    out.append(TAIL)
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join(out))


# --- answers ------------------------------------------------------------------------------------------------------

WHO = ["局办公室", "服务窗口", "综合科", "创建办", "各业务科室", "值班人员"]
DID = ["已按方案开展", "每季度检查一次", "专人负责落实", "纳入年度考核", "已公示上墙", "组织全员学习", "及时登记归档"]
THEN = ["记录完整", "群众反映良好", "材料齐全", "问题已整改", "效果明显", "有待继续完善", "照片和签到表存档"]
TITLES = ["活动照片", "会议记录", "工作方案", "检查台账", "公示截图", "培训签到表", "群众回访登记表"]
TYPES = ["jpg", "pdf", "doc", "xls"]


class Dice:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, n):
        return int(self.random() * n)

    def pick(self, things):
        return things[int(self.random() * len(things))]

    def chance(self, p):
        return self.random() < p


def level_of(dice, levels):
    """Most units find themselves good: the first levels are the frequent ones."""
    return levels[min(int(dice.random() ** 3 * len(levels)), len(levels) - 1)]


def one_decimal(dice, low, high):
    tenths = low * 10 + dice.below((high - low) * 10 + 1)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else f"{tenths // 10}"


class Raw(str):
    """Text that is a number: written without quotes in JSON."""


def value_of(dice, c):
    """The keys that answer one criterion, as (key, value) pairs; a value is text, Raw, a list or a dict."""
    if c.kind == "level":
        return [("value", level_of(dice, LEVEL_SCALES[c.scale]))]
    if c.kind == "checklist":
        ids = "abcd" if c.form in (0, 2) else "abc"
        return [("met", [i for i in ids if dice.chance(0.93)])]
    if c.kind == "measure":
        if c.form == 2:
            return [("value", Raw(3 + dice.below(16)))]
        if c.form == 3:
            sample = 12 if dice.chance(0.02) else 30 + dice.below(90)
            return [("value", Raw(one_decimal(dice, 70, 100))), ("sample", Raw(sample))]
        if c.form == 1 or dice.chance(0.3):
            den = 0 if c.form == 1 and dice.chance(0.05) else 12 + dice.below(120)
            return [("num", Raw(den - int(dice.random() * den * 0.25))), ("den", Raw(den))]
        return [("value", Raw(one_decimal(dice, 70, 100)))]
    if c.kind == "count":
        if c.form in (0, 3):
            return [("value", Raw(dice.below(3) if c.form == 0 else 4 + dice.below(10)))]
        names = ["市级", "县级", "本级"] if c.form == 1 else ["严重", "一般"]
        most = 5 if c.form == 1 else 2
        return [("counts", {name: Raw(dice.below(most)) for name in names})]
    tenths = int(c.points * 10)
    return [("value", Raw(Decimal(tenths - dice.below(tenths // 3 + 1)) / 10))]


def note_of(dice):
    if dice.chance(0.35):
        return dice.pick(DID)
    return dice.pick(WHO) + dice.pick(DID) + "，" + dice.pick(THEN)


def evidence_of(dice, answer_id):
    one = {"title": dice.pick(TITLES), "file": f"ev/{answer_id}.{dice.pick(TYPES)}"}
    if dice.chance(0.1):
        one["date"] = f"2015-{1 + dice.below(12):02}-{1 + dice.below(28):02}"
    return one


def answer_of(dice, c):
    """One ready answer: None (left blank), the text n/a, or a list of (key, value) pairs."""
    if dice.chance(0.004):
        return None
    if c.may_not_apply and dice.chance(0.1):
        return "n/a"
    pairs = value_of(dice, c)
    if dice.chance(0.8):
        pairs.append(("note", note_of(dice)))
    if c.evidence or dice.chance(0.02):
        pairs.append(("evidence", [evidence_of(dice, c.id)]))
    return pairs


def extra_answers(dice):
    """Bonus and penalties: most units state few of them."""
    ready = {"B1": [], "B2": [], "B3": [], "K1": [], "K2": []}
    for _ in range(VARIANTS):
        counts = {name: Raw(dice.below(2)) for name in ("国家级", "省级", "市级")}
        ready["B1"].append([("counts", counts), ("evidence", [evidence_of(dice, "B1")])])
        ready["B2"].append([("value", Raw(dice.below(4))), ("note", note_of(dice))])
        ready["B3"].append([("value", Raw(Decimal(dice.below(11)) / 10))])
        ready["K1"].append([("value", Raw(1 if dice.chance(0.1) else 0))])
        ready["K2"].append([("counts", {"严重": Raw(1 if dice.chance(0.05) else 0), "一般": Raw(dice.below(3))})])
    return ready


def yaml_answer(answer_id, answer):
    if answer is None:
        return ""
    key = f'  "{answer_id}":' if answer_id[0].isdigit() else f"  {answer_id}:"
    if answer == "n/a":
        return f"{key} n/a\n"
    out = [key]
    for name, value in answer:
        if isinstance(value, dict):
            out.append(f"    {name}:")
            out += [f"      {k}: {v}" for k, v in value.items()]
        elif name == "evidence":
            out.append("    evidence:")
            for entry in value:
                for i, (k, v) in enumerate(entry.items()):
                    out.append(("      - " if i == 0 else "        ") + f"{k}: {v}")
        elif isinstance(value, list):
            out.append(f"    {name}:" if value else f"    {name}: []")
            out += [f"      - {v}" for v in value]
        else:
            out.append(f"    {name}: {value}")
    return "\n".join(out) + "\n"


def json_value(value):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f'"{k}":{json_value(v)}' for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(json_value(v) for v in value) + "]"
    return f'"{value}"'  # no text of this corpus holds a character that JSON escapes


def json_answer(answer_id, answer):
    if answer is None:
        return ""
    if answer == "n/a":
        return f'"{answer_id}":"n/a"'
    return f'"{answer_id}":{json_value(dict(answer))}'


# --- records ------------------------------------------------------------------------------------------------------

AREAS = [("鲤城区", "350502"), ("丰泽区", "350503"), ("洛江区", "350504"), ("泉港区", "350505"), ("惠安县", "350521"),
         ("安溪县", "350524"), ("永春县", "350525"), ("德化县", "350526"), ("石狮市", "350581"), ("晋江市", "350582"),
         ("南安市", "350583"), ("开发区", "350599")]
UNIT_KINDS = ["机关", "服务窗口", "福利机构", "救助管理站"]
TIERS = ["省级", "市级", "县级"]


def excluded(c, unit):
    """Whether `when` keeps this criterion from the unit: a form does not ask it then."""
    kind, tier, staff = unit["kind"], unit["tier"], int(unit["staff"])
    if c.group in GROUP_WHEN and kind == "机关":
        return True
    return {12: kind not in ("服务窗口", "救助管理站"), 31: kind != "福利机构", 47: kind == "机关", 58: staff < 6,
            76: kind != "服务窗口" and tier != "省级"}.get(c.index, False)


class Maker:
    """Record i, as YAML and as JSON. Record i depends on the seed and i alone."""

    def __init__(self, seed):
        self.seed = seed
        dice = Dice(seed)
        criteria = [c for _, _, groups in layout() for _, _, cs in groups for c in cs]
        ready = [(c, c.id, [answer_of(dice, c) for _ in range(VARIANTS)])
                 for c in criteria if c.kind != "timeliness"]
        ready += [(None, i, answers) for i, answers in extra_answers(dice).items()]
        self.yaml = [(c, [yaml_answer(i, a) for a in answers]) for c, i, answers in ready]
        self.json = [(c, [json_answer(i, a) for a in answers]) for c, i, answers in ready]

    def head(self, i, dice):
        area, code = dice.pick(AREAS)
        kind = dice.pick(UNIT_KINDS)
        unit = {"id": f"{code}-{i:06}", "name": f"{area}第{i + 1}{kind}", "region": f"泉州市/{area}", "kind": kind,
                "tier": dice.pick(TIERS), "staff": Raw(3 + dice.below(60))}
        day = 21 + dice.below(10) if dice.chance(0.03) else 1 + dice.below(20)
        flags = {"P1": "true", "P2": "true" if not dice.chance(0.01) else "false",
                 "V1": "true" if dice.chance(0.005) else "false", "V2": "true" if dice.chance(0.005) else "false"}
        return unit, f"2015-12-{day:02}", flags

    def choose(self, which, unit, dice):
        """The same draws whichever form is written, so that both forms hold the same answers."""
        gone = {c.index for c, _ in which if c is not None and excluded(c, unit)}
        chosen = []
        for c, texts in which:
            text = texts[dice.below(VARIANTS)]
            if text and not (c is not None and c.index in gone):
                chosen.append(text)
        return chosen

    def yaml_record(self, i):
        dice = Dice(self.seed * 1000003 + i)
        unit, submitted, flags = self.head(i, dice)
        facts = "".join(f"  {k}: {v}\n" for k, v in unit.items() if k != "id")
        return (f"ceping: record/1\nrubric: {RUBRIC_ID}\nsource: self\nunit:\n  id: \"{unit['id']}\"\n{facts}"
                f"submitted: {submitted}\nprerequisites:\n  P1: {flags['P1']}\n  P2: {flags['P2']}\n"
                f"vetoes:\n  V1: {flags['V1']}\n  V2: {flags['V2']}\nanswers:\n"
                + "".join(self.choose(self.yaml, unit, dice)))

    def json_record(self, i):
        dice = Dice(self.seed * 1000003 + i)
        unit, submitted, flags = self.head(i, dice)
        return (f'{{"ceping":"record/1","rubric":"{RUBRIC_ID}","source":"self","unit":{json_value(unit)},'
                f'"submitted":"{submitted}","prerequisites":{{"P1":{flags["P1"]},"P2":{flags["P2"]}}},'
                f'"vetoes":{{"V1":{flags["V1"]},"V2":{flags["V2"]}}},"answers":{{'
                + ",".join(self.choose(self.json, unit, dice)) + "}}\n")


def write_folder(folder, record, dice):
    """One unit's folder, with each file that its record names."""
    os.makedirs(os.path.join(folder, "ev"))
    with open(os.path.join(folder, "record.yaml"), "w", encoding="utf-8") as f:
        f.write(record)
    for name in sorted(set(re.findall(r"file: (\S+)", record))):
        with open(os.path.join(folder, name), "wb") as f:
            f.write(f"{folder[-4:]}/{name}\n".encode())
            f.truncate(50000 + dice.below(4000000))


def make(folder, records, ndjson, seed=2015):
    """Writes the corpus unless it stands there already. Returns a dict of what it holds."""
    wanted = {"version": VERSION, "records": records, "ndjson": ndjson, "seed": seed}
    stamp = os.path.join(folder, "corpus.json")
    if os.path.exists(stamp):
        with open(stamp, encoding="utf-8") as f:
            found = json.load(f)
        if {k: found.get(k) for k in wanted} == wanted:
            return found
        os.remove(stamp)
    os.makedirs(folder, exist_ok=True)
    write_rubric(os.path.join(folder, "rubric.yaml"))
    maker = Maker(seed)
    listed = os.path.join(folder, "records")
    for parent, folders, files in os.walk(listed, topdown=False):  # records of an earlier, larger corpus
        for name in files:
            os.remove(os.path.join(parent, name))
        os.rmdir(parent)
    yaml_bytes = 0
    with open(os.path.join(folder, "records.yaml"), "wb") as whole:
        for i in range(records):
            text = maker.yaml_record(i).encode()
            yaml_bytes += len(text)
            sub = os.path.join(listed, f"{i // PER_FOLDER:03}")
            if i % PER_FOLDER == 0:
                os.makedirs(sub)
            with open(os.path.join(sub, f"{i:06}.yaml"), "wb") as f:
                f.write(text)
            whole.write(b"---\n" + text)
    ndjson_bytes = 0
    with open(os.path.join(folder, "records.ndjson"), "wb") as f:
        for i in range(ndjson):
            ndjson_bytes += f.write(maker.json_record(i).encode())
    with open(os.path.join(folder, "records.ndjson"), "rb") as f, open(os.path.join(folder, "some.ndjson"), "wb") as some:
        some.writelines(itertools.islice(f, SOME))
    folders = os.path.join(folder, "folders")
    shutil.rmtree(folders, ignore_errors=True)
    dice = Dice(seed)
    for i in range(min(records, FOLDERS)):
        write_folder(os.path.join(folders, f"{i:04}"), maker.yaml_record(i), dice)
    made = dict(wanted, yaml_bytes=yaml_bytes, ndjson_bytes=ndjson_bytes)
    with open(stamp, "w", encoding="utf-8") as f:
        json.dump(made, f)
    return made


def main():
    parser = argparse.ArgumentParser(description="Makes the benchmark corpus.")
    parser.add_argument("folder", help="where to write it (outside the repository)")
    parser.add_argument("--records", type=int, default=5000, help="YAML records (default 5000)")
    parser.add_argument("--ndjson", type=int, default=100000, help="NDJSON records (default 100000, 0.9 GB)")
    parser.add_argument("--seed", type=int, default=2015)
    args = parser.parse_args()
    made = make(args.folder, args.records, args.ndjson, args.seed)
    for what in ("yaml", "ndjson"):
        count, size = made["records" if what == "yaml" else what], made[what + "_bytes"]
        print(f"{what}: {count} records, {size / 1e6:.1f} MB, {size / max(count, 1):.0f} bytes each", file=sys.stderr)


if __name__ == "__main__":
    main()
