#!/usr/bin/env python3
"""neighbours.py TOOLS: what is damaged in one unit costs no other unit anything, and every output stays readable.

Sound batches are written as NDJSON, as a wide and as a long table, and scored into results. Then bytes of one unit's line, or
row, are changed, taken out or put in: any bytes, also line ends, quotes, control characters and halves of characters. The
damaged file is read from its name, NDJSON also from standard input; damaged results are ranked. Every other unit must come
out with the score that it has in the sound batch. The same damaged input goes through the machine formats in turn: all of them
must be UTF-8 and be read by Python's own readers.

  CEPING_MUTANTS   mutants a kind of input (default 60, sanitized 12; 900 for a soak)
"""
import csv
import html.parser
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error

# A sanitizer makes each run several times slower; the whole number is run without one.
SANITIZED = os.environ.get("CEPING_SANITIZE", "") not in ("", "OFF", "0")
MUTANTS = int(os.environ.get("CEPING_MUTANTS", "12" if SANITIZED else "60"))
UNITS = 9
RUBRIC = """ceping: rubric/1
id: n
title: 邻居
total: 20
deadline: 2026-12-15
scales: {abcd: {A: 1, B: 0.5, C: 0.2, D: 0}}
facts: {kind: {title: 类型, values: [窗口, 机构]}}
items:
  - {id: "1", title: 满意率, points: 5, kind: measure, unit: "%", range: [0, 100], curve: [[60, 0], [95, 5]]}
  - {id: "2", title: 候车厅, points: 5, kind: level, scale: abcd, may_not_apply: true}
  - {id: "3", title: 家风, points: 5, kind: checklist, checks: [{id: a, title: 有方案}, {id: b, title: 有活动}]}
  - {id: "4", title: 荣誉, points: 5, kind: count, each: 1}
bands: [{id: pass, title: 达标, min: 10}, {id: fail, title: 不达标}]
"""
ODD = [b"\n", b"\r\n", b'"', b"'", b",", b"{", b"}", b"[", b"]", b":", b"\\", b"\x00", b"\x1b[31m", b"\xef\xbb\xbf", b"\xff",
       b"\xe6\xb5", b"\xb2\xe2", b"\\u0000", b"\\ud800", b"1e999", b"=1+1", b"\t", b"\xe2\x80\x8b", b"--- ", b"#", b"n/a"]


def units(rng):
    for number in range(UNITS):
        # Codes so far apart that no damage makes one of another.
        yield {"id": f"{rng.randrange(16 ** 8):08x}", "name": f"第{number}服务站", "kind": rng.choice(("窗口", "机构")),
               "answers": {"1": str(rng.randint(60, 95)), "2": rng.choice("ABCD"), "3": rng.choice((["a"], ["a", "b"], [])),
                           "4": str(rng.randint(0, 5))}}


def as_ndjson(batch):
    lines = [json.dumps({"ceping": "record/1", "unit": {key: unit[key] for key in ("id", "name", "kind")},
                         "submitted": "2026-12-10", "answers": unit["answers"]}, ensure_ascii=False) for unit in batch]
    return [], [[line] for line in lines]


def cell(answer):
    return answer if isinstance(answer, str) else ";".join(answer) or "-"


def as_wide(batch):
    head = ["单位编码,单位名称,kind,提交日期,1,2,3,4"]
    return head, [[",".join([unit["id"], unit["name"], unit["kind"], "2026-12-10", *map(cell, unit["answers"].values())])]
                  for unit in batch]


def as_long(batch):
    head = ["单位编码,单位名称,kind,提交日期,指标编号,自评值"]
    return head, [[",".join([unit["id"], unit["name"], unit["kind"], "2026-12-10", key, cell(answer)])
                   for key, answer in unit["answers"].items()] for unit in batch]


def damaged(line, rng):
    """The bytes of a line, changed at one to three places."""
    data = bytearray(line.encode("utf-8"))
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(data) + 1)
        what = rng.randrange(5)
        if what == 0:
            del data[at:at + rng.randint(1, 4)]
        elif what == 1:
            data[at:at + 1] = bytes([rng.randrange(256)])
        elif what == 2:
            data[at:at] = rng.choice(ODD)
        elif what == 3:
            data[at:at + rng.randint(0, 3)] = rng.choice(ODD)
        else:
            del data[at:]
        if not data:
            break
    return bytes(data)


def text_of(head, groups, spoilt=None):
    """The file; `spoilt`: (unit, row, bytes) in place of that row."""
    rows = [line.encode("utf-8") for line in head]
    for number, group in enumerate(groups):
        for at, line in enumerate(group):
            mine = spoilt is not None and spoilt[:2] == (number, at)
            rows.append(spoilt[2] if mine else line.encode("utf-8"))
    return b"\n".join(rows) + b"\n"


class Html(html.parser.HTMLParser):
    """Reads a page; the base class complains of nothing, so the ends of elements are counted."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "link", "br", "hr", "img", "input", "col"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def readable(form, data):
    """What is wrong with an output of one of the formats; nothing where it can be read."""
    try:
        text = data.decode("utf-8")
        if form in ("json", "sarif", "gitlab"):
            json.loads(text)
        elif form == "ndjson":
            for line in text.splitlines():
                json.loads(line)
        elif form == "junit":
            xml.etree.ElementTree.fromstring(text)
        elif form == "csv":
            rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
            if len({len(row) for row in rows}) > 1:
                return "rows of a CSV are not equally long"
        elif form == "html":
            page = Html()
            page.feed(text)
            page.close()
            if page.wrong or page.open:
                return f"elements end in the wrong order: {page.wrong[:3]} {page.open[:3]}"
        elif any(ord(c) < 32 and c not in "\n\t\r" for c in text):
            return "a control character"
    except (ValueError, csv.Error, xml.etree.ElementTree.ParseError) as error:
        return repr(error)[:200]
    return None


class Work:
    def __init__(self, tools, folder):
        self.tools = tools
        self.folder = folder
        (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")

    def call(self, *arguments, given=None):
        done = subprocess.run([f"{self.tools}/{arguments[0]}", *arguments[1:]], cwd=self.folder, input=given,
                              stdin=subprocess.DEVNULL if given is None else None, capture_output=True, check=False)
        assert done.returncode in (0, 1, 2), f"{arguments}: status {done.returncode}: {done.stderr[-300:]!r}"
        return done.stdout

    @staticmethod
    def told(results):
        """What results say of each unit, by its code: without names of files, digests and lines."""
        out = {}
        for line in results.decode("utf-8").splitlines():
            result = json.loads(line)
            out.setdefault(result["unit"].get("id"), []).append(
                {key: result.get(key) for key in ("status", "score", "exact", "band", "nodes", "eligible")})
        return out

    def score(self, name, given=None):
        return self.call("ceping-score", "-q", "-f", "ndjson", "-r", "rubric.yaml", name, given=given)

    def formats(self, name, number):
        """One machine format in turn."""
        findings = ("json", "sarif", "junit", "csv", "gitlab")
        form = (*findings, "score-csv", "score-json", "letters")[number % 8]
        if form in findings:
            yield form, self.call("ceping-validate", "-q", "-f", form, "-r", "rubric.yaml", name)
        elif form == "letters":
            self.call("ceping-validate", "-q", "--letters", f"letters-{name}", "-r", "rubric.yaml", name)
            for letter in sorted((self.folder / f"letters-{name}").glob("*")):
                yield "markdown", letter.read_bytes()
        else:
            form = form.removeprefix("score-")
            yield form, self.call("ceping-score", "-q", "-f", form, "-r", "rubric.yaml", name)

    def record_mutant(self, kind, number):
        """A damaged file of records. Returns complaints."""
        rng = random.Random(f"{SEED}-{kind}-{number}")
        batch = list(units(rng))
        write = {"ndjson": as_ndjson, "standard input": as_ndjson, "wide": as_wide, "long": as_long}[kind]
        head, groups = write(batch)
        hit = rng.randrange(UNITS)
        row = rng.randrange(len(groups[hit]))
        suffix = "ndjson" if write is as_ndjson else "csv"
        sound, bad = (self.folder / f"{kind[:4]}-{number}-{each}.{suffix}" for each in ("sound", "bad"))
        spoilt = text_of(head, groups, (hit, row, damaged(groups[hit][row], rng)))
        sound.write_bytes(text_of(head, groups))
        bad.write_bytes(spoilt)
        before = self.told(self.score(sound.name))
        if kind == "standard input":
            after = self.told(self.score("-", given=spoilt))
        else:
            after = self.told(self.score(bad.name))
        complaints = [f"{kind} {number}: {unit['id']} was {before.get(unit['id'])}, is {after.get(unit['id'])}"
                      for at, unit in enumerate(batch) if at != hit and before[unit["id"]] != after.get(unit["id"])]
        for form, data in self.formats(bad.name, number):
            wrong = readable(form, data)
            if wrong:
                complaints.append(f"{kind} {number}: {form}: {wrong}")
        return complaints and [*complaints, f"  {spoilt!r}"]

    def result_mutant(self, number):
        rng = random.Random(f"{SEED}-results-{number}")
        batch = list(units(rng))
        head, groups = as_ndjson(batch)
        sound = self.folder / f"res-{number}.ndjson"
        sound.write_bytes(text_of(head, groups))
        lines = self.score(sound.name).decode("utf-8").splitlines()
        hit = rng.randrange(UNITS)
        spoilt = text_of([], [[line] for line in lines], (hit, 0, damaged(lines[hit], rng)))
        bad = self.folder / f"res-{number}-bad.ndjson"
        bad.write_bytes(spoilt)
        complaints = []
        ranked = json.loads(self.call("ceping-rank", "-q", "--allow-mixed", "-f", "json", bad.name) or "{}")
        scores = {}

        def collect(value):
            if isinstance(value, dict):
                unit = value.get("unit")
                name = unit.get("id") if isinstance(unit, dict) else unit or value.get("id")
                if isinstance(name, str) and "score" in value:
                    scores.setdefault(name, value["score"])
                value = list(value.values())
            for each in value if isinstance(value, list) else ():
                collect(each)

        collect(ranked)
        for at, line in enumerate(lines):
            result = json.loads(line)
            if at != hit and scores.get(result["unit"]["id"]) != result["score"]:
                complaints.append(f"results {number}: {result['unit']['id']} has {result['score']}, "
                                  f"the table {scores.get(result['unit']['id'])}")
        form = ("csv", "markdown", "html", "report-markdown")[number % 4]
        if form in ("csv", "markdown"):
            data = self.call("ceping-rank", "-q", "--allow-mixed", "-f", form, bad.name)
        else:
            form = form.removeprefix("report-")
            data = self.call("ceping-report", "-q", "-f", form, "-r", "rubric.yaml", bad.name)
        wrong = readable(form, data) if data else None
        if wrong:
            complaints.append(f"results {number}: {form}: {wrong}")
        return complaints and [*complaints, f"  {spoilt[:3000]!r}"]


def main(argv):
    complaints = []
    runs = 0
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        work = Work(argv[1], pathlib.Path(name))
        jobs = [pool.submit(work.record_mutant, kind, number)
                for kind in ("ndjson", "standard input", "wide", "long") for number in range(MUTANTS)]
        jobs += [pool.submit(work.result_mutant, number) for number in range(MUTANTS)]
        for job in jobs:
            complaints += job.result()
            runs += 1
    for each in complaints[:60]:
        print(each.encode("ascii", "backslashreplace").decode())
    print(f"{runs} mutants, {len(complaints)} complaints")
    if complaints:
        print(HOW_TO_REPEAT)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
