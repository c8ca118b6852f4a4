#!/usr/bin/env python3
"""other_policy.py TOOLS: what was scored under --set says so, wherever its score is shown.

Every table, list, heading and machine format of results scored under another policy names the policy; the same of results
scored by the rubric does not. Two runs under different policies are not called scored by the same rules.
"""
import csv
import io
import json
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error

RUBRIC = """ceping: rubric/1
id: o
title: 口径
edition: "{year}"
total: 10
items:
  - id: A
    title: 甲
    points: 10
    items:
      - {{id: "1", title: 环境, points: 6, kind: judged, may_not_apply: true}}
      - {{id: "2", title: 服务, points: 4, kind: judged}}
bands: [{{id: good, title: 良好, min: 6}}, {{id: rest, title: 其余}}]
"""
RECORDS = """ceping: record/1
unit: {id: u1, name: 甲, region: 泉州市}
answers: {"1": n/a, "2": 2}
---
ceping: record/1
unit: {id: u2, name: 乙, region: 泉州市}
answers: {"1": 5, "2": 4}
"""
POLICY = "not_applicable=full"


def main(argv):
    runs = Running(argv[1])
    faults = runs.faults

    def run(*command, **how):
        return runs.run(*command, **how)[0]

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for year in ("2014", "2015"):
            pathlib.Path(f"{year}.yaml").write_text(RUBRIC.format(year=year), encoding="utf-8")
        pathlib.Path("records.yaml").write_text(RECORDS, encoding="utf-8")
        for year, name, more in (("2014", "old", ()), ("2014", "old-set", ("--set", POLICY)), ("2015", "own", ()),
                                 ("2015", "set", ("--set", POLICY)), ("2015", "other", ("--set", "rounding.final=1"))):
            run("ceping-score", "-q", "-r", f"{year}.yaml", "records.yaml", "-o", name + ".ndjson", *more)

        people = {
            "league": ((), "{}"),
            "league in Markdown": (("-f", "markdown"), "{}"),
            "publication": (("--publish",), "{}"),
            "roll-up": (("--rollup", "mean"), "{}"),
            "shortlist": (("--top", "1", "--per", "region"), "{}"),
            "comparison": (("--compare", "{}", "own.ndjson"), "own.ndjson"),
            "years": (("--combine", "2014=50%,2015=50%", "own.ndjson"), "old"),
        }
        for lang, words in (("en", "not the rubric's score"), ("zh", "不是细则的得分")):
            for what, (options, name) in people.items():
                for policy in (False, True):
                    file = {"{}": "set.ndjson" if policy else "own.ndjson",
                            "old": "old-set.ndjson" if policy else "old.ndjson"}.get(name)
                    other = "set.ndjson" if policy else "other.ndjson"
                    args = [each.format("set.ndjson" if policy else "own.ndjson") for each in options]
                    out = run("ceping-rank", *args, *([file] if file else []), lang=lang)
                    told = "不是细则的得分" if what == "publication" else words
                    plain = out.replace("\\", "")
                    if (told in plain) != policy or (POLICY in plain) != policy:
                        faults.append(f"{what} {lang} {policy} {other}:\n{out}")
            for options in ((), ("--all",)):
                for form in ("text", "markdown"):
                    for policy in ((), ("--set", POLICY)):
                        unit = () if options else ("-u", "u1")
                        out = run("ceping-explain", "-q", "-r", "2015.yaml", "records.yaml", "-f", form, *options, *unit,
                                  *policy, lang=lang).replace("\\", "")
                        if (words in out) != bool(policy) or (POLICY in out) != bool(policy):
                            faults.append(f"explain {options} {form} {policy} {lang}:\n{out}")

        for what, tool, options in (
                ("scores", "ceping-score", ("-r", "2015.yaml", "records.yaml", "--set", POLICY)),
                ("league", "ceping-rank", ("set.ndjson",)),
                ("roll-up", "ceping-rank", ("--rollup", "mean", "set.ndjson")),
                ("shortlist", "ceping-rank", ("--top", "1", "--per", "region", "set.ndjson")),
                ("gains", "ceping-explain", ("-r", "2015.yaml", "records.yaml", "--all", "--set", POLICY))):
            quiet = ("-q",) if tool != "ceping-rank" else ()
            rows = list(csv.DictReader(io.StringIO(run(tool, *quiet, "-f", "csv", "--plain", *options).lstrip("\ufeff"))))
            if not rows or any(row.get("overrides") != POLICY for row in rows):
                faults.append(f"{what}: {rows}")
            own = [each for each in options if each not in ("--set", POLICY)]
            own = ["own.ndjson" if each == "set.ndjson" else each for each in own]
            if "overrides" in run(tool, *quiet, "-f", "csv", "--plain", *own):
                faults.append(f"{what} by the rubric names overrides")
        rows = json.loads(run("ceping-rank", "-f", "json", "set.ndjson"))["units"]
        if [row.get("overrides") for row in rows] != [POLICY] * 2:
            faults.append(f"league as JSON: {rows}")
        page = json.loads(run("ceping-explain", "-q", "-r", "2015.yaml", "records.yaml", "-u", "u1", "-f", "json", "--set",
                              POLICY))
        if page[0].get("overrides") != {"not_applicable": "full"}:
            faults.append(f"explanation as JSON: {page[0].get('overrides')}")

        for name in ("set", "own"):
            run("ceping-report", "-q", "-r", "2015.yaml", name + ".ndjson", "--notices", "notices-" + name, "--notices-format", "md")
            notices = [each.read_text(encoding="utf-8").replace("\\", "") for each in pathlib.Path("notices-" + name).glob("*.md")]
            if not notices or any(("不是细则的得分" in each and POLICY in each) != (name == "set") for each in notices):
                faults.append(f"notices of {name}: {notices}")
            for lang, words in (("en", "not the rubric's score"), ("zh", "不是细则的得分")):
                out = run("ceping-lint", "2015.yaml", "--results", name + ".ndjson", lang=lang)
                if (words in out and POLICY in out) != (name == "set"):
                    faults.append(f"item analysis of {name} {lang}:\n{out}")
            items = json.loads(run("ceping-lint", "-f", "json", "2015.yaml", "--results", name + ".ndjson"))["items"]
            if items.get("overrides") != ({POLICY: 2} if name == "set" else None):
                faults.append(f"item analysis of {name} as JSON: {items.get('overrides')}")

        for one, two, same in (("own", "own", True), ("set", "set", True), ("own", "set", False), ("set", "own", False),
                               ("set", "other", False)):
            out = run("ceping-diff", f"{one}.ndjson", f"{two}.ndjson")
            if ("scored by the same rules" in out) != same or ("but not the same --set" in out) == same:
                faults.append(f"{one} {two}:\n{out}")
            rows = list(csv.DictReader(io.StringIO(run("ceping-diff", "-f", "csv", "--plain", f"{one}.ndjson", f"{two}.ndjson")
                                                   .lstrip("\ufeff"))))
            for row in rows:
                want = [{"own": None, "set": POLICY, "other": "rounding.final=1"}[each] for each in (one, two)]
                if [row.get("overrides_before") or None, row.get("overrides_after") or None] != want:
                    faults.append(f"{one} {two} as CSV: {row}")
        os.chdir("/")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
