#!/usr/bin/env python3
"""terminal.py TOOLS: nothing that an input says reaches a terminal as a command to it.

Escape sequences (ESC, the one-byte CSI U+009B), bells, and marks that turn the direction of writing stand in every place of
every kind of input that holds words: names of files, keys and values of rubrics, records (YAML, JSON, NDJSON, CSV),
rosters, ceping.yaml, baselines, gates, rulings, results (NDJSON, SQLite), published tables. Every tool reads them and
writes every format that people look at; what comes out on standard output and standard error is looked at character by
character. Machine formats may hold the words, escaped as their format does it; a raw control character they may not.
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

BAD = "\x1b]0;X\x07\x1b[31m\u009b2J\u202eabc\u2066"
QUOTED = '"' + "".join(f"\\u{ord(c):04x}" for c in BAD)  # in JSON and in YAML's double quotes
# Each run takes many times longer then; all of them are made without a sanitizer.
SANITIZED = os.environ.get("CEPING_SANITIZE", "") not in ("", "OFF", "0")
TURNS = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
MACHINE = {"json", "ndjson", "sarif", "gitlab"}

RUBRIC = """ceping: rubric/1
id: m
title: 示例
total: 10
scales: {abcd: {A: 1, B: 0.5}}
methods: {onsite: {title: 暗访}}
facts: {kind: {title: 类型}}
items:
  - {id: "1", title: 满意率, points: 7, kind: level, scale: abcd}
  - {id: "2", title: 报送, points: 3, kind: judged}
bands: [{id: pass, title: 达标, min: 6}, {id: fail, title: 不达标}]
"""


def spoilt(text, words):
    """`text` once for each of `words`, which stand in it between two bars or quotes of their own, spoilt."""
    return [text.replace(word, f"{QUOTED}{word}\"", 1) for word in words if word in text]


def inputs(folder):
    """(kind, path) of every input; the names of some are spoilt as well."""
    out = []

    def write(kind, name, text):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        out.append((kind, str(path.relative_to(folder))))

    write("rubric", "rubric.yaml", RUBRIC)
    keys = ("m\n", "示例", "10\n", "A:", "onsite", "暗访", "满意率", "level", "abcd,", "pass", "达标", "total", "kind:")
    for number, text in enumerate(spoilt(RUBRIC, keys)):
        write("rubric", f"rubrics/{number}.yaml", text)
    # RUBRIC's raw text in a YAML comment or plain scalar is refused by its bytes.
    write("rubric", "rubrics/raw.yaml", RUBRIC.replace("示例", f"示{BAD}例"))
    record = ('{"ceping": "record/1", "unit": {"id": "u1", "name": "甲站", "region": "市/区", "kind": "窗口"}, '
              '"answers": {"1": "A", "2": {"value": 1, "note": "说明", "evidence": [{"title": "照片", "file": "a.jpg"}]}}}')
    words = ('"u1', '"甲站', '"市/区', '"窗口', '"A', '"说明', '"照片', '"a.jpg', '"record/1', '"kind', '"2', '"note')
    lines = [record.replace(word, QUOTED + word[1:], 1) for word in words]
    write("record", "records.ndjson", "\n".join(line.replace('"u1', f'"u{i}') for i, line in enumerate(lines)) + "\n")
    for number, line in enumerate(lines):
        write("record", f"records/{number}.json", line)
        write("record", f"records/{number}.yaml", line)
    write("record", f"records/{BAD.replace('/', '')}.yaml", record)
    write("record", f"records/{BAD.replace('/', '')}x.yaml", "ceping: record/1\n" + BAD)
    write("record", "table.csv", f"单位编码,单位名称,1,2,{BAD}\nu1,甲{BAD},A,1,x\n{BAD}u2,乙,{BAD},2,y\nu3,丙,A,{BAD},\n")
    write("record", "table2.csv", f"单位编码,单位名称,1,2\nu1,\"甲\u202e\",A,1\nu2,乙,{TURNED},2\n")
    write("roster", "roster.csv", "单位编码,单位名称,地区,类型\nu1,甲\u202e站,市/\u2066区,窗口\nu8,丁\u202e,市/区,\u202e\n")
    write("roster", "roster2.csv", f"单位编码,单位名称,{BAD}\nu1,{BAD},市\n")
    for number, text in enumerate((f"{QUOTED}key\": 1\n", f"rubric: {QUOTED}x\"\n", f"jobs: {QUOTED}x\"\n",
                                   f"severities: {{{QUOTED}x\": off}}\n", f"severities: {{late: {QUOTED}x\"}}\n", BAD)):
        write("config", f"config{number}/ceping.yaml", text)
    write("baseline", "baseline.json", '{"ceping": "baseline/1", "findings": [' + QUOTED + '"]}')
    write("baseline", "baseline2.json", '{' + QUOTED + '": 1}')
    for number, text in enumerate((f"ceping: gate/1\nmin: {QUOTED}x\"\n", f"ceping: gate/1\n{QUOTED}x\": 1\n")):
        write("gate", f"gate{number}.yaml", text)
    write("rulings", "rulings.yaml", f"ceping: rulings/1\nrulings: [{{unit: {QUOTED}x\", item: {QUOTED}1\", points: 1}}]\n")
    write("audit", "audit.csv", f"单位,得分,排名,{BAD}\n甲\u202e,90,1,1\n乙,95,2,2\n丙,80,{BAD},1\n")
    write("audit", "audit2.csv", "单位,得分\u202e,排名,部分\u2066\n甲\u202e,90,1,1\n乙\u2066,95,2,2\n")
    return out


TURNED = "\u202eZ"


def complaints(command, text, machine):
    for number, line in enumerate(text.split("\n"), 1):
        for place, c in enumerate(line):
            allowed = c in "\t" or (c == "\r" and place == len(line) - 1) or c == "\ufeff"
            if not allowed and (unicodedata.category(c) == "Cc" or (c in TURNS and not machine)):
                yield f"{command}: line {number}: {c!r} in {line[max(0, place - 40):place + 20]!r}"
                break


class Runs:
    def __init__(self, tools, folder):
        self.tools = tools
        self.folder = folder
        self.asked = self.count = 0
        self.faults = []
        self.marked = 0  # outputs in which something was made harmless

    def run(self, *arguments, machine=False, cwd=None, needed=False):
        self.asked += 1
        if SANITIZED and self.asked % 4 and not needed:
            return b""
        command = [f"{self.tools}/{arguments[0]}", *arguments[1:]]
        done = subprocess.run(command, cwd=cwd or self.folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.count += 1
        shown = " ".join(arguments).encode("ascii", "backslashreplace").decode()
        if done.returncode not in (0, 1, 2):
            self.faults.append(f"{shown}: status {done.returncode}: {done.stderr[-200:]}")
        for stream, own in ((done.stdout, machine), (done.stderr, False)):
            try:
                text = stream.decode("utf-8")
            except UnicodeDecodeError as error:
                self.faults.append(f"{shown}: not UTF-8: {error}")
                continue
            self.marked += "\ufffd" in text
            self.faults.extend(list(complaints(shown, text, own))[:1])
        return done.stdout


def all_runs(runs, folder, given):
    rubric = ("-r", "rubric.yaml")
    of = {}
    for kind, path in given:
        of.setdefault(kind, []).append(path)
    findings = ("text", "json", "sarif", "junit", "github", "gitlab", "csv")
    for path in of["rubric"]:
        for form in findings:
            runs.run("ceping-lint", "-f", form, path, machine=form in MACHINE)
        for form in ("text", "html", "markdown", "yaml", "json"):
            runs.run("ceping-show", "-f", form, path, machine=form in MACHINE)
        runs.run("ceping-score", "-r", path, "records.ndjson")
        runs.run("ceping-diff", "rubric.yaml", path)
    for form in findings:
        runs.run("ceping-validate", *rubric, "-f", form, *of["record"], machine=form in MACHINE)
        for roster in of["roster"]:
            runs.run("ceping-validate", *rubric, "-f", form, "--roster", roster, "records.ndjson", machine=form in MACHINE)
    runs.run("ceping-validate", *rubric, "--letters", "letters", "--roster", "roster.csv", *of["record"])
    runs.run("ceping-validate", *rubric, "--fix", "--diff", "--lang", "zh", *of["record"])
    for form in ("text", "csv", "ndjson", "json"):
        runs.run("ceping-score", *rubric, "-f", form, *of["record"], machine=form in MACHINE)
    for path in of["record"]:
        runs.run("ceping-score", *rubric, "--lang", "zh", path)
        runs.run("ceping-explain", *rubric, "--all", path)
        runs.run("ceping-explain", *rubric, "--unit", "u1", path)
    for path in of["config"]:
        for tool in ("ceping-validate", "ceping-score", "ceping-lint", "ceping-explain"):
            where = folder / pathlib.Path(path).parent
            runs.run(tool, "-r", "../rubric.yaml", "../records.ndjson", cwd=where)
            runs.run(tool, "--print-config", cwd=where)
    for path in of["baseline"]:
        runs.run("ceping-validate", *rubric, "--baseline", path, "records.ndjson")
        runs.run("ceping-lint", "--baseline", path, "rubric.yaml")
    for path in of["gate"]:
        runs.run("ceping-score", *rubric, "--gate", path, "records.ndjson")
    for path in of["rulings"]:
        runs.run("ceping-score", *rubric, "--rulings", path, "records.ndjson")
    for path in of["audit"]:
        for form in ("text", "json"):
            runs.run("ceping-audit", "-f", form, path, machine=form in MACHINE)
    with_results(runs, folder, rubric)


def with_results(runs, folder, rubric):
    """Results are read by tools that did not make them, and may have been edited on their way."""
    good = folder / "good.ndjson"
    good.write_text('{"ceping": "record/1", "unit": {"id": "u1", "name": "甲站", "region": "市/区", "kind": "窗口"}, '
                    '"answers": {"1": "A", "2": 1}}\n', encoding="utf-8")
    plain = runs.run("ceping-score", *rubric, "-f", "ndjson", "good.ndjson", machine=True, needed=True).decode("utf-8").strip()
    words = ('"甲站', '"市/区', '"窗口', '"pass', '"good.ndjson', '"u1', '"scored', '"m"', '"1"', '"self')
    lines = [plain.replace(word, QUOTED + word[1:], 1) for word in words if word in plain]
    assert len(lines) >= 8, f"only {len(lines)} places of a result were spoilt: {plain}"
    whole = folder / "edited.ndjson"
    whole.write_text("".join(line.replace('"u1"', f'"u{i}"') + "\n" for i, line in enumerate(lines)), encoding="utf-8")
    paths = ["edited.ndjson"]
    for number, line in enumerate(lines):
        (folder / f"result{number}.ndjson").write_text(line + "\n", encoding="utf-8")
        paths.append(f"result{number}.ndjson")
    runs.run("ceping-score", "-q", *rubric, "good.ndjson", "-o", "r.sqlite", needed=True)
    with sqlite3.connect(folder / "r.sqlite") as database:
        database.execute("UPDATE unit SET name = ?, region = ?", (BAD, BAD))
    database.close()
    paths.append("r.sqlite")
    for path in paths:
        for form in ("text", "csv", "json", "markdown"):
            runs.run("ceping-rank", "-f", form, path, machine=form in MACHINE)
        for form in ("html", "markdown"):
            runs.run("ceping-report", "-f", form, path)
        runs.run("ceping-report", "--notices", f"notices-{path}", "--notices-format", "md", path)
        runs.run("ceping-explain", "--results", path, "--unit", "u1")
        runs.run("ceping-diff", path, "edited.ndjson")
        runs.run("ceping-lint", "--results", path, "rubric.yaml")
        runs.run("ceping-rank", "--by", "kind", "--rollup", "--lang", "zh", path)


def main(argv):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        runs = Runs(argv[1], folder)
        all_runs(runs, folder, inputs(folder))
        for path in sorted(folder.glob("letters/*")) + sorted(folder.glob("notices-*/*")):
            runs.faults.extend(list(complaints(path.name, path.read_text(encoding="utf-8"), False))[:1])
        print(f"{runs.count} runs, {runs.marked} in which something was made harmless, {len(runs.faults)} faults")
        for fault in runs.faults[:60]:
            print(fault.encode("ascii", "backslashreplace").decode())
        shutil.rmtree(folder / "letters", ignore_errors=True)
        return 1 if runs.faults or runs.marked < (25 if SANITIZED else 100) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
