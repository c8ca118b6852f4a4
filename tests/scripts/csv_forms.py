#!/usr/bin/env python3
"""csv_forms.py TOOLS: every table that is written as CSV has its two forms, for people and for programs.

For people: a byte order mark, lines that end in CR LF, under --lang zh no header that is English alone, bands by their
titles, nothing that a spreadsheet would run. With --plain: no mark, LF, keys, ids, each name as it was given. Both are the
same table: as many rows and columns, the same in every cell that holds a number.
"""
import csv
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile

NAME = '=HYPERLINK("http://x.example";"甲")'
REGION = "@市/+区"
RUBRIC = """\
ceping: rubric/1
id: forms
title: 两种表
edition: "{year}"
total: 10
period: {{from: 2015-01-01, to: 2015-12-31}}
facts: {{kind: {{title: 类型}}}}
methods: {{onsite: {{title: 暗访}}}}
items:
  - {{id: A, title: 环境, points: {a}, items: [{{id: A1, title: 整洁, points: {a}, kind: judged, standard: =SUM(1), advice: 改}}]}}
  - {{id: B, title: 服务, points: {b}, items: [{{id: B1, title: "{title}", points: {b}, kind: judged}}]}}
bands: [{{id: top, title: 优秀, min: 9, quota: 50%}}, {{id: mid, title: 良好, min: 5}}, {{id: low, title: 达标}}]
"""
UNITS = (("u1", NAME, REGION, "x", 5, 3.5), ("-u2", "乙", "@市/+区", "x", 5, 3.75), ("u3", "丙", "市/东区", "y", 1, 2),
         ("u4", "丁", "市/东区", "y", 3, None), ("u5", "戊", "市/东区", "y", 1, "x"))
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
RUNS = re.compile(r"\s*[=+\-@＝＋－＠]")
# Headers that are ids of the rubric, or hold one.
IDS = re.compile(r"(得分|满分):(A|B|A1|B1)")


def records(year, bonus):
    out = []
    for name, title, region, kind, a, b in UNITS:
        answer = "" if b is None else f", B1: {b if b == 'x' else min(5, b + bonus)}"
        quoted = title.replace("'", "''")
        out.append(f"ceping: record/1\nunit: {{id: '{name}', name: '{quoted}', region: '{region}', kind: {kind}}}\n"
                   f"submitted: {year}-11-0{1 + bonus}\nanswers: {{A1: {a}{answer}}}\n")
    return "---\n".join(out)


def tables():
    """(what, command) of every table."""
    score = ("ceping-score", "-r", "r.yaml", "2.yaml")
    yield "results", score
    yield "results under another policy", (*score, "--set", "rounding.final=0")
    yield "results by groups", (*score, "--detail", "groups")
    for what, more in (("league", ()), ("league by fact", ("--by", "kind")), ("league of before", ("--compare", "1.ndjson")),
                       ("firm league", ("--stability", "20%", "--draws", "20")), ("roll-up", ("--rollup", "mean")),
                       ("shortlist", ("--top", "1", "--per", "kind")), ("set", ("--by", "none"))):
        yield what, ("ceping-rank", "-r", "r.yaml", *more, "set.ndjson" if what == "set" else "2.ndjson")
    yield "composite", ("ceping-rank", "-r", "r.yaml", "--combine", "2015=100%", "2.ndjson")
    yield "gains", ("ceping-explain", "-r", "r.yaml", "2.yaml", "--all")
    yield "gains under another policy", ("ceping-explain", "-r", "r.yaml", "2.yaml", "--all", "--set", "rounding.final=0")
    yield "movements", ("ceping-diff", "--nodes", "1.ndjson", "2.ndjson")
    yield "movements between policies", ("ceping-diff", "set.ndjson", "2.ndjson")
    yield "inflation", ("ceping-diff", "--inflation", "--nodes", "seen.ndjson")
    yield "rubrics", ("ceping-diff", "r.yaml", "s.yaml")
    yield "impact", ("ceping-diff", "r.yaml", "s.yaml", "--impact", "2.yaml")
    yield "fixing", ("ceping-diff", "--rectification", "-r", "r.yaml", "1.ndjson", "2.ndjson")
    yield "causes", ("ceping-diff", "--causes", "--old-rubric", "r.yaml", "--old-records", "1.yaml", "--new-rubric", "s.yaml",
                     "--new-records", "2.yaml")
    yield "findings", ("ceping-validate", "-r", "r.yaml", "2.yaml")
    yield "findings that are cut", ("ceping-validate", "-r", "r.yaml", "2.yaml", "--max-errors", "1")
    yield "findings about a rubric", ("ceping-lint", "faulty.yaml")
    yield "criteria", ("ceping-lint", "--results", "2.ndjson", "r.yaml")


class Forms:
    def __init__(self, tools):
        self.tools = tools
        self.faults = []
        self.names = self.defused = self.titles = 0

    def run(self, command):
        done = subprocess.run([f"{self.tools}/{command[0]}", "--no-config", *command[1:]], capture_output=True, check=False,
                              stdin=subprocess.DEVNULL, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
        if done.returncode not in (0, 1):
            self.faults.append(f"{command}: status {done.returncode}: {done.stderr.decode()}")
        return done.stdout.decode("utf-8")

    def rows(self, what, text):
        out = list(csv.reader(io.StringIO(text, newline="")))
        if len(out) < 2 or len({len(row) for row in out}) != 1:
            self.faults.append(f"{what}: {len(out)} rows of {sorted({len(row) for row in out})} cells")
        return out

    def plain(self, what, command):
        text = self.run((*command, "-f", "csv", "--plain", "--lang", "zh"))
        if "\ufeff" in text or "\r" in text:
            self.faults.append(f"{what} for programs has a mark or CR")
        rows = self.rows(what, text)
        for header in rows[0]:
            if not re.fullmatch(r"[A-Za-z0-9_:]+", header):
                self.faults.append(f"{what} for programs has the header {header!r}")
        self.names += any(NAME in row for row in rows)
        bands = [at for at, header in enumerate(rows[0]) if header.startswith("band") or header == "to"]
        if any(row[at] == "优秀" for row in rows for at in bands):
            self.faults.append(f"{what} for programs has titles of bands")
        return rows

    def people(self, what, command, language):
        text = self.run((*command, "-f", "csv", "--lang", language))
        if not text.startswith("\ufeff") or text.count("\ufeff") != 1:
            self.faults.append(f"{what} for people has no mark at its beginning alone")
        if text.count("\n") != text.count("\r\n") or text.count("\r") != text.count("\r\n"):
            self.faults.append(f"{what} for people has other ends of lines than CR LF")
        rows = self.rows(what, text.lstrip("\ufeff"))
        for header in rows[0]:
            if language == "zh" and header.isascii() and not IDS.fullmatch(header):
                self.faults.append(f"{what} for people has the header {header!r}")
        for row in rows:
            for cell in row:
                if RUNS.match(cell) and not NUMBER.fullmatch(cell):  # a figure with its sign
                    self.faults.append(f"{what} for people has a cell that runs: {cell!r}")
                self.defused += cell.startswith("'")
        self.titles += "优秀" in text
        return rows


def hold(tools, folder):
    os.chdir(folder)
    forms = Forms(tools)
    for name, text in (("r.yaml", RUBRIC.format(year=2015, a=5, b=5, title="窗口")),
                       ("s.yaml", RUBRIC.format(year=2016, a=4, b=6, title="=窗口")), ("1.yaml", records(2015, 0)),
                       ("2.yaml", records(2015, 1)),
                       ("faulty.yaml", RUBRIC.format(year=2015, a=5, b=7, title="窗口"))):
        pathlib.Path(name).write_text(text, encoding="utf-8")
    pathlib.Path("visits.yaml").write_text("ceping: record/1\nsource: onsite\ndate: 2015-10-09\n"
                                           f"unit: {{id: u1, name: '{NAME}'}}\nanswers: {{A1: 2, B1: 5}}\n", encoding="utf-8")
    for name, more in (("1", ("1.yaml",)), ("2", ("2.yaml",)), ("set", ("2.yaml", "--set", "rounding.final=0")),
                       ("seen", ("2.yaml", "--records", "visits.yaml"))):
        result = forms.run(("ceping-score", "-q", "-r", "r.yaml", "-f", "ndjson", *more))
        pathlib.Path(name + ".ndjson").write_text(result, encoding="utf-8")
    count = 0
    for what, command in tables():
        count += 1
        plain = forms.plain(what, command)
        for language in ("zh", "en"):
            people = forms.people(f"{what} ({language})", command, language)
            if [len(people), len(people[0])] != [len(plain), len(plain[0])]:
                forms.faults.append(f"{what}: {len(people)} rows, and {len(plain)} for programs")
                continue
            if language == "en" and command[0] != "ceping-score" and people[0] != plain[0]:
                forms.faults.append(f"{what}: headers {people[0]}, and {plain[0]} for programs")
            for ours, theirs in zip(people[1:], plain[1:]):
                for header, one, other in zip(plain[0], ours, theirs):
                    if NUMBER.fullmatch(other) and one != other and not header.startswith("exact"):
                        forms.faults.append(f"{what}: {header} is {one!r}, and {other!r} for programs")
    if forms.names < 10 or forms.defused < 50 or forms.titles < 10:
        forms.faults.append(f"too little to see: {forms.names} names, {forms.defused} defused, {forms.titles} titles")
    print(f"{count} tables, {len(forms.faults)} faults")
    return forms.faults


def main(argv):
    tools = pathlib.Path(argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        faults = hold(tools, folder)
        os.chdir("/")
    for fault in faults[:40]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
