#!/usr/bin/env python3
"""plan_needs.py TOOLS: what --to advises wins what it says when it is done to the letter, and nothing less does.

Where a rubric gives no points without evidence, or below a least sample, the evidence or the sample is part of the advice.
Each plan is carried out here on the record: with all that it names the goal is reached, with the answers alone it is not.
"""
import json
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error

RUBRIC = """ceping: rubric/1
id: n
title: 所缺
edition: "2015"
total: 20
scales: {ab: {A: 1, B: 0.5, C: 0}}
methods: {onsite: {title: 实地暗访}}
items:
  - {id: L, title: 级别, points: 10, kind: level, scale: ab, evidence: {min: 2, effect: zero}}
  - {id: R, title: 满意率, points: 6, kind: measure, unit: "%", range: [0, 100], min_sample: 30, curve: [[60, 0], [100, 6]]}
  - {id: J, title: 评定, points: 2, kind: judged, step: 1, methods: [onsite], evidence: {min: 1, effect: zero}}
  - {id: C, title: 清单, points: 2, kind: checklist, checks: [{id: a, points: 1}, {id: b, points: 1}], evidence: {min: 1, effect: zero}}
bands: [{id: rest, title: 全部}]
"""


def record(answers, evidence):
    out = {"ceping": "record/1", "unit": {"id": "u", "name": "甲"}, "answers": {}}
    for name, answer in answers.items():
        value = dict(answer) if isinstance(answer, dict) else {"met": answer} if isinstance(answer, list) else {"value": answer}
        if evidence.get(name):
            value["evidence"] = [{"title": f"材料{i}", "file": f"{name}{i}.pdf"} for i in range(evidence[name])]
        out["answers"][name] = value
    return json.dumps(out, ensure_ascii=False) + "\n"


VISIT = json.dumps({"ceping": "record/1", "source": "onsite", "unit": {"id": "u", "name": "甲"}, "answers": {"J": 2}}) + "\n"
# what, answers, evidence, with a visit or not, score now, goal, what is advised of each criterion
CASES = [
    ("a level without evidence", {"L": "A"}, {}, False, "0", "10",
     {"L": "the answer as it is (A), with at least 2 pieces of evidence (0 now)"}),
    ("a level with too little", {"L": "A"}, {"L": 1}, False, "0", "10",
     {"L": "the answer as it is (A), with at least 2 pieces of evidence (1 now)"}),
    ("a lower level with enough", {"L": "B"}, {"L": 2}, False, "5", "10", {"L": "A"}),
    ("a level that is not answered", {"R": {"value": 60, "sample": 30}}, {}, False, "0", "10",
     {"L": "A, with at least 2 pieces of evidence (0 now)"}),
    ("a sample too small", {"R": {"value": 90, "sample": 12}, "L": "C"}, {"L": 2}, False, "0", "4.5",
     {"R": "the answer as it is (90), with a sample of at least 30 (12 now)"}),
    ("a ratio of a sample too small", {"R": {"num": 9, "den": 10, "sample": 10}, "L": "C"}, {"L": 2}, False, "0", "4.5",
     {"R": "the answer as it is (num=9;den=10), with a sample of at least 30 (10 now)"}),
    ("a rate that is not answered", {"L": "C"}, {"L": 2}, False, "0", "6", {"R": "100%, with a sample of at least 30"}),
    ("a sample that will do", {"R": {"value": 90, "sample": 30}, "L": "C"}, {"L": 2}, False, "4.5", "6", {"R": "100%"}),
    ("a list", {"C": ["a", "b"]}, {}, False, "0", "2",
     {"C": "the answer as it is (a;b), with at least 1 piece of evidence (0 now)"}),
]


def done(answers, evidence, changes, with_needs):
    """The record once the advice has been followed."""
    answers, evidence = dict(answers), dict(evidence)
    for change in changes:
        name, text = change["id"], change["answer"]
        kept = text.startswith("the answer as it is")
        value = re.split(r", with ", text)[0]
        if not kept:
            answers[name] = {"value": value.rstrip("%"), "sample": 30} if name == "R" and with_needs else (
                {"value": value.rstrip("%"), **({"sample": answers[name]["sample"]} if name in answers else {})}
                if name == "R" else value)
        if not with_needs:
            continue
        if found := re.search(r"at least (\d+) pieces? of evidence", text):
            evidence[name] = int(found[1])
        if (found := re.search(r"sample of at least (\d+)", text)) and name in answers:
            answers[name] = {**answers[name], "sample": int(found[1])}
    return record(answers, evidence)


def main(argv):
    runs = Running(argv[1])
    faults = runs.faults

    def run(*command, **how):
        return runs.run(*command, **how)[0]

    def score(text):
        pathlib.Path("done.ndjson").write_text(text, encoding="utf-8")
        return json.loads(run("ceping-score", "-q", "-f", "ndjson", "-r", "rubric.yaml", "done.ndjson"))["score"]

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("rubric.yaml").write_text(RUBRIC, encoding="utf-8")
        for what, answers, evidence, visit, now, goal, advised in CASES:
            pathlib.Path("u.ndjson").write_text(record(answers, evidence) + (VISIT if visit else ""), encoding="utf-8")
            explain = ("ceping-explain", "-q", "-r", "rubric.yaml", "u.ndjson", "--to-score", goal)
            out = json.loads(run(*explain, "-f", "json"))[0]
            plan = out["plan"]
            got = {change["id"]: change["answer"] for change in plan["changes"]}
            if str(out["score"]) != now or got != advised:
                faults.append(f"{what}: {out['score']}, {got}")
                continue
            after = score(done(answers, evidence, plan["changes"], True))
            if after < float(goal):
                faults.append(f"{what}: done to the letter it comes to {after}")
            if any(", with " in text for text in got.values()):
                without = score(done(answers, evidence, plan["changes"], False))
                if without >= float(goal):
                    faults.append(f"{what}: the answers alone reach {without}")
        # A method's answer needs no evidence of the unit's.
        pathlib.Path("u.ndjson").write_text(record({"J": 1, "L": "C"}, {"L": 2}) + VISIT.replace("2}", "1}"), encoding="utf-8")
        plan = json.loads(run("ceping-explain", "-q", "-r", "rubric.yaml", "u.ndjson", "--to-score", "2", "-f", "json"))[0]["plan"]
        if [change["answer"] for change in plan["changes"]] != ["2"]:
            faults.append(f"a visit: {plan['changes']}")
        pathlib.Path("u.ndjson").write_text(record({"L": "A"}, {"L": 1}), encoding="utf-8")
        chinese = run("ceping-explain", "-q", "-r", "rubric.yaml", "u.ndjson", "--to-score", "10", lang="zh")
        if "填报内容不变（A），佐证材料至少 2 件（现有 1 件）" not in chinese:
            faults.append(chinese)
        os.chdir("/")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
