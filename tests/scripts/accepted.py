#!/usr/bin/env python3
"""accepted.py TOOLS: ceping-validate --accept changes nothing but how records are written and where they lie.

Of the example campaign, and of records full of texts that YAML reads in its own way, in YAML, JSON, NDJSON and both forms of CSV:
the accepted folder is scored as what was handed in, but for places, inputs and notes on how something was written; it is
read by a second reader of YAML as what it says; what is accepted is accepted again byte for byte. Evidence is copied whole, by
its own name, once a file, with its digest; what is not accepted leaves nothing; nothing is written over.
"""
import csv
import hashlib
import io
import json
import os
import pathlib
import re
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "support"))
from running import Running  # noqa: E402

RUBRIC = """\
ceping: rubric/1
id: "yes"
title: 归整
total: 20
period: {from: 2015-01-01, to: 2015-12-31}
deadline: 2015-12-20
facts: {kind: {title: 类型}, staff: {title: 人数, type: number}, "no": {title: 否}}
scales: {abcd: {A: 1, "null": 0.5, "1.10": 0.25, D: 0}}
methods: {onsite: {title: 暗访}, "on": {title: 网络}}
prerequisites: [{id: P1, title: 守法}]
vetoes: [{id: V1, title: 事故, months: 24}, {id: "off", title: 舞弊}]
items:
  - {id: "1.10", title: 甲, points: 4, kind: level, scale: abcd, evidence: {min: 1}}
  - id: "~"
    title: 乙
    points: 4
    kind: checklist
    checks: [{id: a, title: 子, points: 1}, {id: "true", title: 丑, points: 2}, {id: "b: c", title: 寅, points: 1}]
  - {id: y, title: 丙, points: 4, kind: measure, unit: "%", curve: [[0, 0], [100, 4]]}
  - id: K
    title: 丁
    points: 4
    kind: count
    from: zero
    classes: {"on": 1, 较大: 0.5}
    events: {times: {重复: 2, "no": 0.5}}
  - {id: "0x1F", title: 戊, points: 4, kind: judged, may_not_apply: true}
"""
TEXTS = ["平常", " 两头有空格 ", "a: b", "# 不是注解", "- 不是列表", "“引号”，。", "'单'\"双\"\\", "两行\n又一行", "行尾\n\n  空行\n",
         "*x", "&x", "!x", "%x", "@x", "`x`", "{a: b}", "[a]", "null", "~", "是", "1e3", "0o17", "12:30:45", "2015-01-01", "\ttab",
         "全角１２％", "emoji 😀", "a,b", "key:", "？", "=1+1", "...", "---", "<<", "\u3000", "x\u200b"]


def records():
    """(unit id, records) with every text somewhere, as plain data."""
    out = []
    for i, text in enumerate(TEXTS):
        unit = {"id": f"u{i}" if i % 3 else f"{i}.10", "name": text.strip() or "无", "region": "泉州市/丰泽区",
                "kind": TEXTS[-1 - i].strip() or "x", "staff": ["12", "12.50", "3/8", "0.30"][i % 4]}
        own = {"ceping": "record/1", "unit": unit, "submitted": "2015-12-18", "prerequisites": {"P1": True},
               "vetoes": {"V1": {"date": "2012-05-01"} if i % 2 else False, "off": False},
               "stated": {"score": ["9", "9.50", "1/3", "12.0"][i % 4], "y": "3.80"},
               "answers": {"K": {"events": [{"class": "较大", "matter": text, "note": text, "date": "2015-05-02", "tags": ["no", "重复"]},
                                            {"class": "on"}]} if i % 2 else {"counts": {"较大": 2, "on": "1"}},
                           "1.10": {"value": ["A", "null", "1.10", "D"][i % 4], "note": text,
                                    "evidence": [{"title": text.strip() or "题", "url": "https://x.example/?a=b#c", "type": text.strip(),
                                                  "date": "2015/3/4"}]},
                           "~": {"met": [["a"], [], ["b: c", "true"]][i % 3], "note": "x"} if i % 2 else [["a", "true"], []][i % 4 // 2],
                           "y": {"num": "38", "den": "40"} if i % 2 else {"value": "1/3", "sample": 40},
                           "0x1F": ["n/a", "3.25"][i % 2]}}
        visit = {"ceping": "record/1", "source": ["onsite", "on"][i % 2], "unit": unit, "date": "2015-11-02", "assessor": text.strip() or "某",
                 "answers": {"0x1F": 2, "1.10": {"note": text}}}
        out += [visit, own]
    return out


def written(form, given):
    if form == "yaml":
        return "---\n".join(yaml.safe_dump(each, allow_unicode=False, default_style='"', sort_keys=False) for each in map(texts, given))
    if form == "json":
        return json.dumps(given, ensure_ascii=False)
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in given)


def texts(value):
    """The same with every scalar as a text, since the product takes scalars as they are written."""
    if isinstance(value, dict):
        return {key: texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [texts(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def plain(line):
    """A result without places, inputs, and what was said of how something was written."""
    line = {key: value for key, value in line.items() if key != "inputs"}
    line["grounds"] = [{key: value for key, value in each.items() if key != "where"} for each in line.get("grounds", [])]
    line["findings"] = sorted((each["code"], each["severity"], re.sub(r"\([^()]*:\d+(:\d+)?\)", "", each["message"]))
                              for each in line.get("findings", []) if each["severity"] != "note" and each["code"] != "check-twice")
    return line


class Accepted(Running):
    def score(self, *args):
        out, _ = self.run("ceping-score", "-f", "ndjson", "--detail", "full", *args, ok=(0, 1))
        return {line["unit"]["id"]: plain(line) for line in map(json.loads, out.splitlines())}

    def accept(self, into, *args, ok=(0, 1)):
        return self.run("ceping-validate", "-f", "json", "-o", os.devnull, "--accept", str(into), *args, ok=ok)[1]

    def compare(self, what, rubric, given, scored, folder):
        """Accepts into a folder, scores it, and accepts it once more."""
        before = self.score(*scored)
        self.accept(folder / "one", *given)
        after = self.score("--no-config", "-r", rubric, str(folder / "one"))
        self.hold(set(after) <= set(before) and after, f"{what}: units {set(after) - set(before)} of {len(after)}")
        for unit, line in after.items():
            other = {key: (before[unit].get(key), value) for key, value in line.items() if before[unit].get(key) != value}
            self.hold(not other and len(line) == len(before[unit]), f"{what}: {unit}: {other}")
        self.accept(folder / "two", "--no-config", "-r", rubric, str(folder / "one"), ok=(0,))
        self.hold(tree(folder / "one") == tree(folder / "two"), f"{what}: accepted twice is not the same")
        return set(before), set(after)

    def campaign(self, folder):
        os.chdir(ROOT / "examples/quanzhou-2015")
        before, after = self.compare("campaign", "../../rubrics/fj-civil-affairs-2015.yaml", (), (), folder)
        self.hold(len(before) == 66 and len(after) > 60, f"campaign: {len(after)} of {len(before)}")
        left = before - after
        self.hold("350505-jzgl" in left, f"campaign: left out {left}")  # a misspelt id
        for path, content in tree(folder / "one").items():
            if path.endswith(".yaml"):
                self.evidence(folder / "one", path, content)

    def evidence(self, folder, path, content):
        for document in yaml.load_all(content, yaml.BaseLoader):
            for answer in document.get("answers", {}).values():
                for piece in answer.get("evidence", []) if isinstance(answer, dict) else []:
                    if "file" in piece:
                        digest = hashlib.sha256((folder / piece["file"]).read_bytes()).hexdigest()
                        self.hold(digest == piece["sha256"], f"{path}: digest of {piece['file']}")

    def awkward(self, folder):
        os.chdir(folder)
        pathlib.Path("r.yaml").write_text(RUBRIC, encoding="utf-8")
        given = records()
        want = {each["unit"]["id"]: each["unit"]["name"] for each in given}
        for form in ("yaml", "json", "ndjson"):
            (folder / form).mkdir()
            name = f"in.{form}"
            pathlib.Path(name).write_text(written(form, given), encoding="utf-8")
            _, after = self.compare(form, "r.yaml", ("--no-config", "-r", "r.yaml", name), ("--no-config", "-r", "r.yaml", name),
                                    folder / form)
            self.hold(after == set(want), f"{form}: not accepted {set(want) - after}")
            self.read_back(form, folder / form / "one", given)
        for form in ("json", "ndjson"):
            self.hold(tree(folder / "yaml" / "one") == tree(folder / form / "one"), f"{form}: other files than of YAML")

    def read_back(self, form, folder, given):
        """By a reader of YAML that is not ours: texts are what was written, answers what was meant."""
        for own, visit in zip(given[1::2], given[::2]):
            name = own["unit"]["id"]
            if not (folder / f"{name}.yaml").exists():
                continue  # told already
            one, other = yaml.load_all((folder / f"{name}.yaml").read_bytes(), yaml.BaseLoader)
            for want, got in ((own, one), (visit, other)):
                self.hold(list(got)[:4] == ["ceping", "rubric", "source", "unit"], f"{form}: {name}: keys {list(got)}")
                self.hold(got["unit"]["name"] == want["unit"]["name"].strip("\u200b"), f"{form}: {name}: name {got['unit']}")
                note = got["answers"].get("1.10", {}).get("note", "")
                self.hold(note == want["answers"]["1.10"]["note"] or not want["answers"]["1.10"]["note"].strip(),
                          f"{form}: {name}: note {note!r}")
            self.hold(list(one["answers"]) == ["1.10", "~", "y", "K", "0x1F"], f"{form}: {name}: answers {list(one['answers'])}")
            self.hold(one["answers"]["1.10"]["evidence"][0]["date"] == "2015-03-04", f"{form}: {name}: date of evidence")
            if "events" in own["answers"]["K"]:
                self.hold(len(one["answers"]["K"]["events"]) == 2, f"{form}: {name}: events")

    def tables(self, folder):
        os.chdir(folder)
        pathlib.Path("r.yaml").write_text(RUBRIC, encoding="utf-8")
        wide = [["单位编码", "单位名称", "类型", "人数", "提交日期", "P1", "V1", "stated:score", "1.10", "~", "y", "K", "0x1F"],
                ["u1", "甲", "x", "１２", "2015/12/8", "是", "2012-05-01", "9.0", "d", "a;true", "95%", "较大=2;on=1", "不涉及"],
                ["u2", "乙", "y", "12.50", "2015/12/8", "否", "否", "1/3", "null", "-", "num=38;den=40", "-", "3.25"],
                ["u3", "丙", "y", "1", "2015-12-08", "", "", "", "E", "", "", "", ""]]
        long = [["unit", "name", "kind", "submitted", "criterion", "value", "met", "counts", "num", "den", "note", "event_date", "matter",
                 "tags", "evidence"],
                ["u1", "甲", "x", "2015-12-08", "1.10", "A", "", "", "", "", "a: b", "", "", "", "表=https://x.example/1"],
                ["u1", "", "", "2015-12-08", "K", "较大", "", "", "", "", "第一件", "2015-05-02", "某事", "no;重复", ""],
                ["u1", "", "", "2015-12-08", "K", "on", "", "", "", "", "", "", "", "", ""],
                ["u1", "", "", "2015-12-08", "~", "", "a;b: c", "", "", "", "", "", "", "", ""],
                ["u1", "", "", "2015-12-08", "y", "", "", "", "38", "40", "", "", "", "", ""]]
        for name, rows, units in (("wide", wide, {"u1", "u2"}), ("long", long, {"u1"})):
            out = io.StringIO()
            csv.writer(out).writerows(rows)
            (folder / name).mkdir()
            pathlib.Path(f"{name}.csv").write_bytes(out.getvalue().encode("gb18030"))
            args = ("--no-config", "-r", "r.yaml", f"{name}.csv")
            _, after = self.compare(name, "r.yaml", args, args, folder / name)
            self.hold(after == units, f"{name}: accepted {after}")
        one = yaml.load((folder / "long/one/u1.yaml").read_bytes(), yaml.BaseLoader)
        self.hold(one["answers"]["K"]["events"][0] == {"class": "较大", "date": "2015-05-02", "matter": "某事", "tags": ["no", "重复"],
                                                       "note": "第一件"}, f"long: {one['answers']['K']}")

    def files(self, folder):
        """Evidence: two of one name, one twice, a link, one that is listed where the criterion does not count."""
        os.chdir(folder)
        for path, content in (("a/x.pdf", b"1"), ("b/X.pdf", b"2\r\n\0"), ("b/x-2.pdf", b"3"), ("secret", b"no")):
            pathlib.Path("in", path).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path("in", path).write_bytes(content)
        os.symlink("b/x-2.pdf", "in/link.pdf")
        os.symlink(folder / "r.yaml", "in/out.pdf")
        pathlib.Path("r.yaml").write_text("ceping: rubric/1\nid: r\ntitle: r\ntotal: 4\nfacts: {kind: {title: 类型}}\nitems:\n"
                                          "  - {id: A, title: 甲, points: 2, kind: judged}\n"
                                          "  - {id: B, title: 乙, points: 2, kind: judged, when: {kind: z}}\n", encoding="utf-8")
        names = ("a/x.pdf", "b/X.pdf", "b/x-2.pdf", "link.pdf", "./a/../a/x.pdf")
        pieces = ", ".join(f"{{title: t, file: {name}}}" for name in names)
        body = "ceping: record/1\nunit: {{id: {}, name: n, kind: y}}\nanswers: {{A: {{value: 1, evidence: [{}]}}{}}}\n"
        rest = ", B: {value: 1, evidence: [{title: t, file: out.pdf}, {title: t, file: gone.pdf}]}"
        pathlib.Path("in/u.yaml").write_text("---\n".join((
            body.format("a/b", pieces, rest), body.format("'a:b'", "{title: t, file: b/X.pdf}", ""),
            body.format("bad", "{title: t, file: out.pdf}", ""), body.format("worse", "{title: t, file: gone.pdf}", ""))),
            encoding="utf-8")
        args = ("--no-config", "-r", "r.yaml", "in")
        told = self.accept("out", *args)
        self.hold("left out bad n: 1 error" in told and "left out worse n: 1 error" in told and
                  "out: the records of 2 units accepted, 4 files of evidence copied; 2 units left out" in told, f"files: {told}")
        have = tree(folder / "out")
        self.hold(sorted(path for path in have if path.endswith(".yaml")) == ["a_b-2.yaml", "a_b.yaml"], f"files: {sorted(have)}")
        slash = next(each for each in have.values() if b"id: a/b" in each)
        got = yaml.load(slash, yaml.BaseLoader)["answers"]
        mine = [piece["file"] for piece in got["A"]["evidence"]]
        self.hold([name.rsplit("/", 1)[1] for name in mine] == ["x.pdf", "X-2.pdf", "x-2-2.pdf", "x-2-2.pdf", "x.pdf"], f"files: {mine}")
        self.hold([have[name] for name in mine] == [b"1", b"2\r\n\0", b"3", b"3", b"1"], "files: other content")
        self.hold("sha256" not in got["B"]["evidence"][0] and not any(each == pathlib.Path("r.yaml").read_bytes() for each in have.values()),
                  "files: what a link leads to outside was copied")
        self.accept("again", "--no-config", "-r", "r.yaml", "out", ok=(0,))
        self.hold(tree(folder / "again") == have, "files: accepted twice is not the same")
        self.refusals(folder, args, have)

    def refusals(self, folder, args, have):
        for what in ("out", "r.yaml"):
            told = self.accept(what, *args, ok=(2,))
            self.hold("empty or not there" in told, f"refused {what}: {told}")
        self.hold(tree(folder / "out") == have, "a folder with something in it was changed")
        os.mkdir("empty")
        self.accept("empty/", *args)
        self.hold(tree(folder / "empty") == have, "an empty folder is not filled as a new one")
        self.accept("sub/new", *args)
        self.hold(tree(folder / "sub/new") == have, "a folder below one that is not there")
        self.accept("bare", "--no-files", *args)
        bare = tree(folder / "bare")
        self.hold(len(bare) == 4 and b"file: a/x.pdf" in bare["a_b.yaml"] + bare["a_b-2.yaml"], f"--no-files: {sorted(bare)}")
        # A file that cannot be copied leaves nothing behind.
        os.mkdir("ro")
        os.symlink("/dev/full/none", "nowhere")
        self.accept("nowhere/x", *args, ok=(2,))
        hidden = [path.name for path in folder.rglob(".ceping*")]
        self.hold(not hidden, f"left behind: {hidden}")


def main():
    run = Accepted(os.path.abspath(sys.argv[1]))
    try:
        for part in (run.campaign, run.awkward, run.tables, run.files):
            with tempfile.TemporaryDirectory() as folder:
                part(pathlib.Path(folder).resolve())
                os.chdir(ROOT)
    finally:
        for fault in run.faults[:10]:
            print(fault)
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
