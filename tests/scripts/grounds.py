#!/usr/bin/env python3
"""grounds.py TOOLS: a veto, a prerequisite and a ruling are never without their source.

Results say who stated what, when and where, as NDJSON and through SQLite; explanations say it in both languages; tables
mark the units, and a difference between two runs names the ruling behind it. Files of a version that had no table of
grounds are read, and added to.
"""
import json
import os
import pathlib
import sqlite3
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error

RUBRIC = """ceping: rubric/1
id: g
title: 依据
edition: "2015"
total: 10
methods: {onsite: {title: 实地暗访}}
default_methods: [onsite]
prerequisites: [{id: P1, title: 班子无违纪}]
vetoes:
  - {id: V1, title: 重大事故, effect: ineligible}
  - {id: V2, title: 弄虚作假, effect: zero}
items:
  - {id: "1", title: 环境, points: 6, kind: judged}
  - {id: "2", title: 服务, points: 4, kind: judged}
bands: [{id: good, title: 良好, min: 6}, {id: rest, title: 其余}]
"""
RECORDS = """ceping: record/1
unit: {id: u1, name: 甲}
submitted: 2015-12-01
prerequisites:
  P1: false
answers: {"1": 5, "2": 4}
---
ceping: record/1
source: onsite
unit: {id: u1, name: 甲}
date: 2015-10-09
assessor: 测评员乙
vetoes: {V2: true}
answers: {"1": 5}
---
ceping: record/1
unit: {id: u2, name: 乙}
prerequisites: {P1: true}
vetoes: {V1: true}
answers: {"1": 5, "2": 4}
---
ceping: record/1
unit: {id: u3, name: 丙}
prerequisites: {P1: true}
answers: {"1": 6, "2": 4}
"""
RULINGS = """ceping: ruling/1
rubric: g
rulings:
  - {unit: u2, node: V1, holds: false, reason: 事故与其无关, document: 明办〔2016〕3号, by: 市文明办, date: 2016-01-15}
  - {unit: u2, node: "2", points: 3, reason: 复核, by: 市文明办, date: 2016-01-16}
"""


def place(name, text, needle, skip):
    """NAME:LINE:COLUMN of what stands SKIP characters into the first line that has NEEDLE."""
    for number, line in enumerate(text.splitlines(), 1):
        if needle in line:
            return f"{name}:{number}:{line.index(needle) + skip + 1}"
    raise ValueError(needle)


def main(argv):
    runs = Running(argv[1])
    faults = runs.faults
    hold = runs.hold

    def run(*command, **how):
        return runs.run(*command, **how)[0]

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in (("rubric.yaml", RUBRIC), ("records.yaml", RECORDS), ("rulings.yaml", RULINGS)):
            pathlib.Path(name).write_text(text, encoding="utf-8")
        score = ("ceping-score", "-q", "-r", "rubric.yaml", "records.yaml", "--rulings", "rulings.yaml")
        first = place("rulings.yaml", RULINGS, "node: V1", -len("unit: u2, "))
        second = place("rulings.yaml", RULINGS, 'node: "2"', -len("unit: u2, "))
        denied = place("records.yaml", RECORDS, "P1: false", len("P1: "))
        veto = place("records.yaml", RECORDS, "V2: true", len("V2: "))
        stated = place("records.yaml", RECORDS, "V1: true", len("V1: "))
        wanted = {
            "u1": [{"id": "P1", "holds": False, "source": "self", "date": "2015-12-01", "where": denied},
                   {"id": "V2", "holds": True, "source": "onsite", "date": "2015-10-09", "by": "测评员乙",
                    "where": veto}],
            "u2": [{"id": "2", "ruled": "2016-01-16", "date": "2016-01-16", "by": "市文明办", "where": second},
                   {"id": "V1", "holds": True, "source": "self", "where": stated},
                   {"id": "V1", "holds": False, "ruled": "明办〔2016〕3号", "date": "2016-01-15", "by": "市文明办",
                    "where": first}],
            "u3": None}
        for detail in ("full", "groups", "score"):
            lines = run(*score, "-f", "ndjson", "--detail", detail)
            for each in map(json.loads, lines.splitlines()):
                unit = each["unit"]["id"]
                hold(each.get("grounds") == wanted[unit], f"{detail} {unit}: {each.get('grounds')}")
            pathlib.Path(detail + ".ndjson").write_text(lines, encoding="utf-8")

        # Through SQLite, where a file of old has no such table.
        for old in (False, True):
            file = f"{old}.sqlite"
            if old:
                run(*score, "-o", file)
                base = sqlite3.connect(file)
                base.execute("DROP TABLE ground")
                base.commit()
                base.close()
                hold("80" not in run("ceping-rank", "-f", "csv", "--plain", file).split("\n", 1)[0], "an old file is read")
            run(*score, "-o", file)
            base = sqlite3.connect(file)
            rows = base.execute("SELECT u.id, g.id, holds, source, ruled, date, person, place FROM ground g JOIN unit u"
                                " ON u.run = g.run AND u.position = g.unit ORDER BY g.unit, g.position").fetchall()
            expected = [(unit, g["id"], None if "holds" not in g else int(g["holds"]), g.get("source"), g.get("ruled"),
                         g.get("date"), g.get("by"), g["where"]) for unit, list_ in wanted.items() for g in list_ or ()]
            hold(rows == expected, f"{file}: {rows}")
            base.close()
            hold(run("ceping-diff", "--nodes", "full.ndjson", file).count("明办〔2016〕3号") == 0, "the same, through SQLite")
            hold("ruled on: 2, V1" in run("ceping-rank", file), f"rank of {file}")
        base = sqlite3.connect("False.sqlite")
        base.execute("DROP TABLE ground")
        base.execute("CREATE VIEW ground AS SELECT 1")
        base.commit()
        base.close()
        run("ceping-rank", "False.sqlite", ok=(1,))

        explain = ("ceping-explain", "-q", "-r", "rubric.yaml", "records.yaml", "--rulings", "rulings.yaml", "-u")
        english = run(*explain, "u1") + run(*explain, "u2")
        for line in (f"prerequisite P1 班子无违纪: denied (self, {denied})",
                     f"veto V2 弄虚作假: counts (实地暗访, 2015-10-09, 测评员乙, {veto})",
                     f"veto V1 重大事故: does not count (self, {stated}; ruling, 明办〔2016〕3号, 市文明办, 2016-01-15, {first}: "
                     "事故与其无关)"):
            hold(line + "\n" in english, f"missing: {line}\n{english}")
        chinese = run(*explain, "u1", lang="zh")
        for line in (f"前置条件 P1 班子无违纪：不具备（自评，{denied}）",
                     f"一票否决 V2 弄虚作假：成立（实地暗访，2015年10月9日，测评员乙，{veto}）"):
            hold(line + "\n" in chinese, f"missing: {line}\n{chinese}")

        table = run(*score, "-f", "text")
        hold("乙 (u2), 2 rulings " in table and table.count("ruling") == 1, table)
        league = run("ceping-rank", "score.ndjson")
        hold(league.count("ruled on: ") == 1 and "ruled on: 2, V1" in league, league)
        without = run("ceping-score", "-q", "-r", "rubric.yaml", "records.yaml", "-f", "ndjson")
        pathlib.Path("without.ndjson").write_text(without, encoding="utf-8")
        hold("eligible again; ruled on now: V1 明办〔2016〕3号" in run("ceping-diff", "without.ndjson", "score.ndjson"),
             "the ruling behind a difference")
        hold("no longer eligible; was ruled on: V1 明办〔2016〕3号" in run("ceping-diff", "score.ndjson", "without.ndjson"),
             "the ruling that is gone")
        changed = json.loads(run("ceping-diff", "-f", "json", "without.ndjson", "score.ndjson"))["units"]
        hold([each.get("ruled_after") for each in changed] == ["V1 明办〔2016〕3号"], changed)
        os.chdir("/")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
