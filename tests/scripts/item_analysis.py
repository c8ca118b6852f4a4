#!/usr/bin/env python3
"""item_analysis.py TOOLS: the figures of ceping-lint --results, worked out once more.

The example campaign, and random batches by a rubric with every way of adding up, are scored by ceping-score. From the
results alone each figure of ceping-lint(1), ITEM ANALYSIS, is computed here in the plainest way, two passes over the
units, and must agree with what the tool says, the remarks included. Units in another order, or in two files, must give
the same bytes, and effective weights must add up to the whole.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from item_batches import RUBRIC, random_records  # pylint: disable=wrong-import-position,import-error
from item_figures import codes, figures  # pylint: disable=wrong-import-position,import-error

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAMPAIGN = ROOT / "examples" / "quanzhou-2015"


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
