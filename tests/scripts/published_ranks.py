#!/usr/bin/env python3
"""published_ranks.py TOOLS: tables that somebody published come out in their published order.

The published scores go in as records by a rubric of one measured criterion, are scored, and ranked: 37 industries of
Fujian in three groups (2010), and the 24 villages of 码头镇 (2019). The index of asem is ranked as other people's program
ranked it. Skipped where CEPING_SHARED names no folder with the data.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

RUBRIC = """\
ceping: rubric/1
id: published
title: 已公布的分数
total: 100
rounding: {final: 2, mode: half_up}
facts: {group: {title: 组别}}
items: [{id: "1", title: 得分, points: 100, kind: measure, range: [0, 100], curve: [[0, 0], [100, 100]]}]
"""


def run(words, folder, text=None):
    done = subprocess.run(words, cwd=folder, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def ranks(tools, folder, rows, *options):
    """(unit, rank) of published (unit, group, score) rows, as ceping-score and ceping-rank make them."""
    (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    with open(folder / "records.ndjson", "w", encoding="utf-8") as out:
        for unit, group, score in rows:
            record = {"ceping": "record/1", "unit": {"id": unit, "name": unit, "group": group}, "answers": {"1": score}}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    results = run([tools + "/ceping-score", "-q", "--no-config", "-r", "rubric.yaml", "-f", "ndjson",
                   "records.ndjson"], folder)
    table = run([tools + "/ceping-rank", "--no-config", "-r", "rubric.yaml", "-f", "csv", "--plain", *options], folder, results)
    return {(row["group"], row["unit"]): int(row["rank"]) for row in csv.DictReader(table.splitlines())}


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def faults(tools, shared, folder):
    index = read(shared / "domain" / "tables" / "fj-2010-hangye-youzhi-fuwu-zhishu.csv")
    got = ranks(tools, folder, [(row["industry"], row["group"], row["score"]) for row in index], "--by", "group")
    if len(index) != 37 or len(got) != 37:
        yield f"{len(index)} industries were published, {len(got)} come out"
    for row in index:
        if got.get((row["group"], row["industry"])) != int(row["order_printed"]):
            yield f"{row['industry']}: rank {got.get((row['group'], row['industry']))}, published {row['order_printed']}"
    villages = read(shared / "domain" / "tables" / "matou-2019-05-huanwei.csv")
    got = ranks(tools, folder, [(row["unit"], "", row["score"]) for row in villages])
    if len(got) != 24:
        yield f"{len(got)} villages, not 24"
    for row in villages:
        if got.get(("", row["unit"])) != int(row["rank_printed"]):
            yield f"{row['unit']}: rank {got.get(('', row['unit']))}, published {row['rank_printed']}"
    asem = shared / "reference" / "asem"
    results = run([tools + "/ceping-score", "-q", "--no-config", "-r", "asem.rubric.yaml", "-f", "ndjson",
                   "asem.records.ndjson"], asem)
    table = run([tools + "/ceping-rank", "--no-config", "-r", "asem.rubric.yaml", "--tie-break", "exact", "-f", "csv", "--plain"],
                asem, results)
    got = {row["unit"]: int(row["rank"]) for row in csv.DictReader(table.splitlines())}
    for row in read(asem / "plain_ranks.csv"):
        if got.get(row["uCode"]) != int(row["Rank"]):
            yield f"asem {row['uCode']}: rank {got.get(row['uCode'])}, not {row['Rank']}"


def main():
    shared = pathlib.Path(os.environ.get("CEPING_SHARED", "")).resolve()
    if not os.environ.get("CEPING_SHARED") or not (shared / "domain" / "tables").is_dir():
        print("skipped: CEPING_SHARED names no folder with the tables")
        return 77
    with tempfile.TemporaryDirectory() as work:
        found = list(faults(str(pathlib.Path(sys.argv[1]).resolve()), shared, pathlib.Path(work)))
    print("\n".join(found) if found else "all ranks are as they were published")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
