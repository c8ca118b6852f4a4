#!/usr/bin/env python3
"""absent_values.py TOOLS: what is absent does not stand in JSON as an empty text.

A rubric without edition and titles, and units without region, are scored, ranked, explained, compared, checked, linted and
shown; in no JSON that comes out is a member "" . The id of a unit that has none is the one exception: ceping-result(5)
says that it stands there empty.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

RUBRIC = """\
ceping: rubric/1
id: bare
title: 没有版本
total: 10
facts: {kind: {}}
methods: {onsite: {}}
prerequisites: [{id: P1}]
vetoes: [{id: V1}]
items:
  - {id: A, points: 5, kind: judged}
  - {id: B, points: 5, items: [{id: B1, points: 5, kind: count, from: full, each: 1}]}
bonus: {cap: 2, items: [{id: X1, points: 2, kind: judged}]}
penalties: {cap: 2, items: [{id: K1, points: 2, kind: judged}]}
bands: [{id: top, min: 9}, {id: low}]
"""
RECORDS = """\
ceping: record/1
unit: {id: u1, name: 甲}
prerequisites: {P1: true}
answers: {A: 3, B1: 2, X1: 1, K1: 1}
---
ceping: record/1
unit: {id: u2, name: 乙}
answers: {A: 5}
---
ceping: record/1
unit: {name: 丙}
answers: {A: x}
---
ceping: record/1
unit: {id: u4}
answers: {A: 4, B1: 0}
"""


def empty_in(value, path=""):
    if value == "":
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from empty_in(each, f"{path}.{key}")
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from empty_in(each, f"{path}[{at}]")


def documents(text, lines):
    return [json.loads(line) for line in text.splitlines()] if lines else [json.loads(text)]


def main(argv):
    tools = pathlib.Path(argv[1]).resolve()
    faults = []
    looked = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("r.yaml").write_text(RUBRIC, encoding="utf-8")
        pathlib.Path("s.yaml").write_text(RUBRIC.replace("points: 5, kind: judged", "points: 5, kind: judged, step: 1"),
                                          encoding="utf-8")
        pathlib.Path("u.yaml").write_text(RECORDS, encoding="utf-8")
        pathlib.Path("v.yaml").write_text(RECORDS.replace("A: 3", "A: 4"), encoding="utf-8")
        pathlib.Path("table.csv").write_text("单位,环境,服务,总分,名次\n甲,1,2,3,1\n乙,2,2,5,1\n丙,1,1,2,3\n", encoding="utf-8")

        def run(tool, *args):
            done = subprocess.run([f"{tools}/{tool}", *args], capture_output=True, check=False, stdin=subprocess.DEVNULL,
                                  env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
            if done.returncode not in (0, 1):
                faults.append(f"{tool} {args}: status {done.returncode}: {done.stderr.decode()}")
            return done.stdout.decode("utf-8")

        for name in ("u", "v"):
            pathlib.Path(name + ".ndjson").write_text(run("ceping-score", "-q", "-r", "r.yaml", "-f", "ndjson", name + ".yaml"),
                                                      encoding="utf-8")
        run("ceping-score", "-q", "-r", "r.yaml", "-o", "m.csv", "--manifest", "m.json", "u.yaml")
        for command in (
                ("ceping-score", "-r", "r.yaml", "-f", "ndjson", "u.yaml"), ("ceping-score", "-r", "r.yaml", "-f", "json", "u.yaml"),
                ("ceping-rank", "-f", "json", "u.ndjson"), ("ceping-rank", "-f", "json", "--rollup", "mean", "u.ndjson"),
                ("ceping-rank", "-f", "json", "--top", "1", "--per", "region", "u.ndjson"),
                ("ceping-explain", "-r", "r.yaml", "u.yaml", "-u", "u1", "-f", "json"),
                ("ceping-explain", "-r", "r.yaml", "u.yaml", "-u", "u4", "--to", "top", "--margin", "-f", "json"),
                ("ceping-explain", "-r", "r.yaml", "u.yaml", "--all", "-f", "json"),
                ("ceping-diff", "-f", "json", "--nodes", "u.ndjson", "v.ndjson"), ("ceping-diff", "-f", "json", "r.yaml", "s.yaml"),
                ("ceping-diff", "-f", "json", "r.yaml", "s.yaml", "--impact", "u.yaml"),
                ("ceping-diff", "-f", "json", "--rectification", "-r", "r.yaml", "u.ndjson", "v.ndjson"),
                ("ceping-diff", "-f", "json", "--causes", "--old-rubric", "r.yaml", "--old-records", "u.yaml", "--new-records",
                 "v.yaml"),
                ("ceping-validate", "-r", "r.yaml", "u.yaml", "--summary", "-f", "json"),
                ("ceping-validate", "-r", "r.yaml", "u.yaml", "-f", "sarif"), ("ceping-validate", "-r", "r.yaml", "u.yaml", "-f", "gitlab"),
                ("ceping-lint", "-f", "json", "r.yaml"), ("ceping-lint", "-f", "json", "--results", "u.ndjson", "r.yaml"),
                ("ceping-show", "-f", "json", "r.yaml"), ("ceping-show", "--schema", "r.yaml"),
                ("ceping-audit", "-f", "json", "table.csv")):
            text = run(*command)
            looked += 1
            for document in documents(text, "ndjson" in command):
                for path in empty_in(document):
                    if path.endswith(".unit.id") and command[0] == "ceping-score":
                        continue
                    faults.append(f"{' '.join(command)}: {path} is empty")
        for path in empty_in(json.loads(pathlib.Path("m.json").read_text(encoding="utf-8"))):
            faults.append(f"manifest: {path} is empty")
        os.chdir("/")
    print(f"{looked} documents, {len(faults)} faults")
    for fault in faults[:40]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
