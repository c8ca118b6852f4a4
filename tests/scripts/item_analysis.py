#!/usr/bin/env python3
"""item_analysis.py TOOLS: the figures of ceping-lint --results, worked out once more.

The example campaign, and random batches by a rubric with every way of adding up, are scored by ceping-score. From the
results alone each figure of ceping-lint(1), ITEM ANALYSIS, is computed here in the plainest way, two passes over the
units, and must agree with what the tool says, the remarks included. Units in another order, or in two files, must give
the same bytes, and effective weights must add up to the whole.
"""
import json
import math
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAMPAIGN = ROOT / "examples" / "quanzhou-2015"

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


def criteria(rubric):
    """(id, section, nominal weight) of each criterion, and each group's (points or weight is what its children divide)."""
    out, groups = [], {}

    def walk(children, among, weighted, policy, group):
        size = [float(each["weight"] if weighted else points(each)) for each in children]
        groups[group] = (weighted, policy, [(each["id"], float(points(each)), s) for each, s in zip(children, size)])
        for each, part in zip(children, size):
            share = among * part / sum(size)
            if "items" in each:
                walk(each["items"], share, each.get("aggregate") == "weighted", each.get("not_applicable", policy), each["id"])
            else:
                out.append((each["id"], "items", share))

    walk(rubric["items"], 1.0, False, rubric.get("not_applicable", "prorate"), None)
    for section in ("bonus", "penalties"):
        for each in rubric.get(section, {}).get("items", []):
            out.append((each["id"], section, float(each["points"]) / float(rubric["total"])))
    return out, groups


def points(node):
    return node["points"] if "points" in node else sum(float(points(each)) for each in node["items"])


def contributions(result, groups, sections):
    """What each node brought, in points."""
    nodes = {node["id"]: node for node in result["nodes"]}
    out = {}

    def divide(group, among):
        weighted, policy, children = groups[group]
        raw = {}
        for child, declared, size in children:
            node = nodes[child]
            if node["status"] == "not_applicable":
                raw[child] = (size if weighted else declared) if policy == "full" else 0.0
            else:
                raw[child] = size * node["points"] / node["max"] if weighted else node["points"]
        whole = sum(raw.values())
        for child, value in raw.items():
            out[child] = among * value / whole if whole else 0.0
            if child in groups:
                divide(child, out[child])

    divide(None, result["base"])
    for section, sign, total in (("bonus", 1, result["bonus"]), ("penalties", -1, result["penalty"])):
        ids = [node for node, of, _ in sections if of == section]
        whole = sum(nodes[node]["points"] for node in ids)
        for node in ids:
            out[node] = sign * total * nodes[node]["points"] / whole if whole else 0.0
    return out


def correlation(pairs):
    if len(pairs) < 2 or len({x for x, _ in pairs}) < 2 or len({y for _, y in pairs}) < 2:
        return None
    return statistics.correlation([x for x, _ in pairs], [y for _, y in pairs])


def figures(rubric, results):
    """What the tool ought to say of each criterion, by id."""
    sections, groups = criteria(rubric)
    results = [each for each in results if each["status"] == "scored"]
    shares = []
    for result in results:
        nodes = {node["id"]: node for node in result["nodes"]}
        row = {}
        for node, section, _ in sections:
            if nodes[node]["status"] == "scored":
                share = nodes[node]["points"] / nodes[node]["max"]
                row[node] = 1 - share if section == "penalties" else share
        shares.append(row)
    brought = [contributions(result, groups, sections) for result in results]
    totals = [each["base"] + each["bonus"] - each["penalty"] for each in results]
    weights = {node: nominal if section == "items" else 0.0 for node, section, nominal in sections}
    out = {}
    for position, (node, section, nominal) in enumerate(sections):
        values = [row[node] for row in shares if node in row]
        rests = []
        for row in shares:
            others = sum(weights[each] for each in row if each != node)
            if node in row and others > 0:
                rests.append((row[node], sum(weights[each] * value for each, value in row.items() if each != node) / others))
        mine = [each[node] for each in brought]
        effective = statistics.covariance(mine, totals) / statistics.variance(totals)
        error = math.sqrt(max(0.0, (statistics.variance(mine) / statistics.variance(totals) - effective ** 2) / (len(mine) - 2)))
        alike = {}
        for other, _, _ in sections[:position]:
            both = [(row[node], row[other]) for row in shares if node in row and other in row]
            together = correlation(both)
            if together is not None and together >= 0.95:
                alike[other] = (together, len(both), all(abs(x - y) < 1e-6 for x, y in both))
        out[node] = {"section": section, "answered": len(values), "facility": statistics.fmean(values) if values else None,
                     "discrimination": correlation(rests), "rests": len(rests), "nominal": nominal, "effective": effective, "error": error,
                     "apart": len(values) - max(map(values.count, set(values)), default=0), "alike": alike,
                     "constant": len(set(values)) == 1}
    return out


def codes(of, everything):
    """The remarks that the thresholds on the page give."""
    if of["answered"] < 30:
        return set()
    out = set()
    easy, hard = of["facility"] >= 0.98, of["facility"] <= 0.02
    out |= {"item-easy"} if easy and of["section"] != "penalties" else set()
    out |= {"item-hard"} if hard and of["section"] != "bonus" else set()
    r = of["discrimination"]
    flat = of["constant"] or (r is not None and r < 0.2 and math.atanh(r) + 1.6449 / math.sqrt(of["rests"] - 3) < math.atanh(0.2))
    if of["section"] == "items":
        out |= {"item-flat"} if flat and not easy and not hard else set()
        most, least = max(2 * of["nominal"], of["nominal"] + 0.01), min(of["nominal"] / 2, of["nominal"] - 0.01)
        beyond = max(of["effective"] - most, least - of["effective"])
        out |= {"item-weight"} if beyond > 1.96 * of["error"] and not easy and not hard and not of["constant"] else set()
    if any(units >= 30 and of["apart"] >= 5 and everything[other]["apart"] >= 5 for other, (_, units, _) in of["alike"].items()):
        out.add("item-redundant")
    return out


def close(one, other, within):
    return one is None and other is None or one is not None and other is not None and abs(one - other) <= within


def faults_of(name, rubric, results, said):
    expected = figures(rubric, results)
    if [each["id"] for each in said["criteria"]] != list(expected):
        yield f"{name}: other criteria"
        return
    for each in said["criteria"]:
        want = expected[each["id"]]
        for key, within in (("answered", 0), ("facility", 2e-6), ("discrimination", 2e-4), ("nominal", 1e-6), ("effective", 2e-4)):
            if not close(each.get(key), want[key], within):
                yield f"{name}: {each['id']}: {key} is {each.get(key)}, not {want[key]}"
        got = set(each["codes"]) - {"choice-unused", "check-always"}
        if got != codes(want, expected):
            yield f"{name}: {each['id']}: remarks {sorted(got)}, not {sorted(codes(want, expected))}"
        for partner in each.get("alike", []):
            known = want["alike"].get(partner["id"])
            if known is None or not close(partner["correlation"], known[0], 2e-4) or (partner["units"], partner["equal"]) != known[1:]:
                yield f"{name}: {each['id']} like {partner}, not {known}"
    whole = sum(each.get("effective", 0) for each in said["criteria"])
    if abs(whole - 1) > 1e-3:
        yield f"{name}: effective weights add up to {whole}"


def run(tools, *command, status=0):
    done = subprocess.run([str(tools / command[0]), *command[1:]], capture_output=True, check=False)
    if done.returncode not in (0, 1) or (status == 0 and done.returncode != 0):
        raise SystemExit(f"{command}: {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def analyse(tools, rubric, *files):
    options = [part for file in files for part in ("--results", str(file))]
    return run(tools, "ceping-lint", "-q", "-f", "json", str(rubric), *options)


def faults(tools):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        results = folder / "campaign.ndjson"
        path = ROOT / "rubrics" / "fj-civil-affairs-2015.yaml"
        resolved = yaml.load(run(tools, "ceping-show", "-f", "yaml", str(path)), yaml.BaseLoader)
        done = subprocess.run([str(tools / "ceping-score"), "-q", "-f", "ndjson", "-o", str(results)], cwd=CAMPAIGN, check=False)
        if done.returncode not in (0, 1):
            yield "the campaign cannot be scored"
            return
        lines = results.read_text(encoding="utf-8").splitlines()
        said = json.loads(analyse(tools, path, results))
        yield from faults_of("campaign", resolved, list(map(json.loads, lines)), said["items"])

        rubric = folder / "rubric.yaml"
        rubric.write_text(RUBRIC, encoding="utf-8")
        # Three that are known, and 200 of any size.
        for seed in (3, 40, 400, *range(1000, 1200)):
            dice = random.Random(seed)
            units = seed if seed < 1000 else dice.randrange(3, 90)
            records = folder / "records.ndjson"
            records.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in random_records(dice, units)), encoding="utf-8")
            lines = run(tools, "ceping-score", "-q", "-f", "ndjson", "-r", str(rubric), str(records), status=1).decode().splitlines()
            results.write_text("\n".join(lines) + "\n", encoding="utf-8")
            first = analyse(tools, rubric, results)
            said = json.loads(first)["items"]
            yield from faults_of(f"batch {seed}, {units} units", yaml.load(RUBRIC, yaml.BaseLoader), list(map(json.loads, lines)), said)
            codes_said = {each["id"]: each["codes"] for each in said["criteria"]}
            if seed == 400 and ("choice-unused" not in codes_said["1.1"] or "check-always" not in codes_said["3.2"]
                                 or "choice-unused" not in codes_said["3.2"] or "item-redundant" not in codes_said["1.3"]):
                yield f"what was built in is not found: {codes_said}"
            if seed >= 1000:
                continue
            dice.shuffle(lines)
            half = len(lines) // 2
            (folder / "a.ndjson").write_text("".join(line + "\n" for line in lines[:half]), encoding="utf-8")
            (folder / "b.ndjson").write_text("".join(line + "\n" for line in lines[half:]), encoding="utf-8")
            if analyse(tools, rubric, folder / "a.ndjson", folder / "b.ndjson") != first:
                yield f"{units} units: another order and two files say something else"


def main(argv):
    found = list(faults(pathlib.Path(argv[1]).resolve()))
    print("\n".join(found + [f"{len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
