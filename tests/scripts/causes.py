#!/usr/bin/env python3
"""causes.py TOOLS: ceping-diff --causes over 1,000 random pairs of records.

Every mixture of old and new is made here, record by record, and scored by ceping-score; from those scores each cause's
Shapley value is computed as a mean over all orders. The tool must say the same, to the last digit. What it says must add up
to the movement, be negated where old and new change places, and give nothing to a cause that did not change.
"""
import fractions
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error

# A sanitizer makes a run ten times slower, and finds in a tenth what it would find in all.
PAIRS = 100 if os.environ.get("CEPING_SANITIZE") else 1000
CAUSES = ("answers", "evidence", "rulings", "rubric", "options")

OLD = """\
ceping: rubric/1
id: random
edition: "1"
title: 随机
total: 10
not_applicable: prorate
scales: {abc: {A: 1, B: 0.66, C: 0}}
evidence: {min: 1, effect: zero}
items:
  - {id: "1", title: 甲, points: 3, kind: level, scale: abc, may_not_apply: true}
  - {id: "2", title: 乙, points: 4, kind: measure, range: [0, 100], curve: [[0, 0], [90, 4]]}
  - {id: "3", title: 丙, points: 3, kind: count, from: full, each: 0.7}
"""
NEW = """\
ceping: rubric/1
id: random
edition: "2"
title: 随机
total: 10
not_applicable: prorate
scales: {abc: {A: 1, B: 0.5, C: 0}}
evidence: {min: 2, effect: zero}
items:
  - {id: "1", title: 甲, points: 2, kind: level, scale: abc, may_not_apply: true}
  - {id: "2", title: 乙, points: 5, kind: measure, range: [0, 100], curve: [[10, 0], [95, 5]]}
  - {id: "4", title: 丁, points: 3, kind: level, scale: abc}
"""
KNOWN = {"old": {"1", "2", "3"}, "new": {"1", "2", "4"}}
RUBRICS = {"old": OLD, "new": NEW}
SETTINGS = {"old": ["rounding.criterion=2"], "new": ["rounding.criterion=0", "not_applicable=full"]}


def random_answers(dice, side):
    out = {"1": dice.choice(["A", "B", "C", "n/a"]), "2": dice.randrange(101)}
    out.update({"3": dice.randrange(5)} if side == "old" else {"4": dice.choice("ABC")})
    return {node: value for node, value in out.items() if dice.random() < 0.9}


def random_rulings(dice, unit, side):
    base = {"unit": unit, "reason": "复核", "by": "文明办", "date": "2016-01-15"}
    out = []
    if dice.random() < 0.2:
        out.append({**base, "node": "2", "points": dice.randrange(4)})
    if dice.random() < 0.2:
        out.append({**base, "node": "3" if side == "old" else "4", "answer": dice.randrange(4) if side == "old" else "B"})
    return out


def random_pair(dice, number):
    """Both sides of one unit: {side: (answers, evidence, rulings)}."""
    unit = f"u{number}"
    old = (random_answers(dice, "old"), {n: dice.randrange(4) for n in "1234"}, random_rulings(dice, unit, "old"))
    new = (random_answers(dice, "new"), {n: dice.randrange(4) for n in "1234"}, random_rulings(dice, unit, "new"))
    return {"old": old, "new": tuple(o if dice.random() < 0.3 else n for o, n in zip(old, new))}


def record(number, answers, evidence, known):
    given = {node: {"value": value, "evidence": [{"title": "证", "url": "https://a.example/"}] * evidence[node]}
             for node, value in answers.items() if node in known}
    return json.dumps({"ceping": "record/1", "unit": {"id": f"u{number}", "name": "甲"}, "answers": given}, ensure_ascii=False)


def write(folder, name, lines):
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def write_rulings(folder, name, rulings):
    lines = ["ceping: ruling/1", "rulings:" + ("" if rulings else " []")]
    return write(folder, name, lines + ["  - " + json.dumps(r, ensure_ascii=False) for r in rulings])


def run(words, folder):
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def score(tools, folder, pairs, mixture):
    """Exact scores by unit under one mixture: {cause: side}."""
    known = KNOWN[mixture["rubric"]]
    # An answer brings the evidence that the other side lists for it; where that side has no such answer, it lists none.
    lines, rulings = [], []
    for number, pair in enumerate(pairs):
        answers = pair[mixture["answers"]][0]
        source = pair[mixture["evidence"]]
        listed = {node: source[1][node] if node in source[0] else 0 for node in "1234"}
        lines.append(record(number, answers, listed, known))
        rulings += [r for r in pair[mixture["rulings"]][2] if r["node"] in known]
    write(folder, "mixed.ndjson", lines)
    write_rulings(folder, "mixed-rulings.yaml", rulings)
    words = [tools + "/ceping-score", "-q", "--no-config", "-r", mixture["rubric"] + ".yaml", "-f", "ndjson", "--rulings",
             "mixed-rulings.yaml", "mixed.ndjson"]
    for setting in SETTINGS[mixture["options"]]:
        words += ["--set", setting]
    out = {}
    for line in run(words, folder).splitlines():
        result = json.loads(line)
        if result["status"] == "scored":
            out[result["unit"]["id"]] = fractions.Fraction(result["exact"])
    return out


def shapley(scores, unit):
    """Each cause's value as a mean over the 120 orders."""
    out = dict.fromkeys(CAUSES, fractions.Fraction(0))
    orders = list(itertools.permutations(range(len(CAUSES))))
    for order in orders:
        state = 0
        for cause in order:
            after = state | 1 << cause
            out[CAUSES[cause]] += scores[after][unit] - scores[state][unit]
            state = after
    return {cause: value / len(orders) for cause, value in out.items()}


def diff(tools, folder, old, new):
    words = [tools + "/ceping-diff", "--causes", "-f", "json"]
    for name, side in (("old", old), ("new", new)):
        words += [f"--{name}-rubric", side + ".yaml", f"--{name}-records", side + ".ndjson", f"--{name}-rulings",
                  side + "-rulings.yaml"]
        words += [word for setting in SETTINGS[side] for word in (f"--{name}-set", setting)]
    return {unit["unit"]: unit for unit in json.loads(run(words, folder))["units"]}


def differing(pair):
    """Causes that may differ for one unit; rubric and options always do."""
    old, new = pair["old"], pair["new"]
    listed = [{node: side[1][node] for node in side[0]} for side in (old, new)]
    return {cause for cause, same in (("answers", old[0] == new[0]), ("evidence", listed[0] == listed[1]),
                                      ("rulings", old[2] == new[2])) if not same} | {"rubric", "options"}


def faults_of(tools, folder):
    dice = random.Random(SEED)
    pairs = [random_pair(dice, number) for number in range(PAIRS)]
    for side in ("old", "new"):
        (folder / (side + ".yaml")).write_text(RUBRICS[side], encoding="utf-8")
        # The records as handed in hold no answer that their own rubric lacks.
        for pair in pairs:
            answers, evidence, rulings = pair[side]
            pair[side] = ({n: v for n, v in answers.items() if n in KNOWN[side]}, evidence,
                          [r for r in rulings if r["node"] in KNOWN[side]])
        write(folder, side + ".ndjson", [record(n, p[side][0], p[side][1], KNOWN[side]) for n, p in enumerate(pairs)])
        write_rulings(folder, side + "-rulings.yaml", [r for pair in pairs for r in pair[side][2]])
    scores = [score(tools, folder, pairs, {cause: ("old", "new")[mask >> bit & 1] for bit, cause in enumerate(CAUSES)})
              for mask in range(1 << len(CAUSES))]
    told, back = diff(tools, folder, "old", "new"), diff(tools, folder, "new", "old")
    attributed = 0
    for number, pair in enumerate(pairs):
        unit = f"u{number}"
        if any(unit not in each for each in scores):
            if "causes" in told[unit]:
                yield f"{unit}: attributed, though some mixture cannot be scored"
            continue
        attributed += 1
        parts = {cause: fractions.Fraction(text) for cause, text in told[unit]["causes"].items()}
        moved = fractions.Fraction(told[unit]["exact_moved"])
        expected = shapley(scores, unit)
        if sum(parts.values()) != moved or moved != scores[-1][unit] - scores[0][unit]:
            yield f"{unit}: {parts} do not add up to {moved}"
        if {cause: parts.get(cause, 0) for cause in CAUSES} != expected:
            yield f"{unit}: {parts}, not {expected}"
        if {cause: -fractions.Fraction(text) for cause, text in back[unit]["causes"].items()} != parts:
            yield f"{unit}: {parts} are not negated by changing places: {back[unit]['causes']}"
        if any(parts.get(cause, 0) != 0 for cause in set(CAUSES) - differing(pair)):
            yield f"{unit}: a cause that did not change gets something: {parts}"
        rounded = fractions.Fraction(str(told[unit]["score_moved"]))
        if rounded != moved + fractions.Fraction(told[unit]["rounding"]):
            yield f"{unit}: rounding does not close the gap"
    print(f"{attributed} of {len(pairs)} pairs attributed")
    if attributed < len(pairs) * 9 // 10:
        yield "too few pairs can be attributed to say anything"


def main():
    with tempfile.TemporaryDirectory() as folder:
        faults = list(faults_of(sys.argv[1], pathlib.Path(folder)))
    print("\n".join(faults[:20]))
    print(f"{len(faults)} faults" + (f"; {HOW_TO_REPEAT}" if faults else ""))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
