#!/usr/bin/env python3
"""report_pandoc.py TOOLS: pandoc makes .docx of a report's Markdown and of notices, and they say what the results say.

Skipped where there is no pandoc. The .docx is read back without any office program: headings, numbered problems and the
cells of tables are compared with the results that the report was made of. Names made of markup, quotes, direction
marks, line ends and 500 characters come out as text.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from report_figures import worths  # pylint: disable=wrong-import-position,import-error

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAMPAIGN = ROOT / "examples/quanzhou-2015"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODD = {
    "u1": "<script>alert(1)</script> & <b>粗</b>",
    "u2": "a \"quoted\" 'name' `code` $x^2$ *stars* _under_ ~~gone~~ [link](http://a.b) ![i](x.png) {.c} @someone",
    "u3": "甲\u202e乙\u200f丙\u2066丁",
    "u4": "上\n# 下\r\n- 三\u2028四",
    "u5": "长" * 500,
    "u6": "1) 第一",
    "u7": ": 定义",
    "u8": "| a | b |",
    "u9": "(iv) 其四 <!-- 注 --> \\newline",
}
RUBRIC = """\
ceping: rubric/1
id: odd
title: "<i>细则</i> | 甲"
edition: "2015"
total: 10
items:
  - {id: "1", title: "**服务** <b>", points: 6, kind: judged, advice: "# 补 | <script>"}
  - {id: "2", title: 环境, points: 4, kind: count, from: full, each: 1, unit: 起}
"""


def run(*arguments, **options):
    return subprocess.run(arguments, capture_output=True, check=True, encoding="utf-8", **options).stdout


def plain(text):
    """As the writers show data (control and direction marks made visible, line ends blanks), without what pandoc's
    `smart` changes."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", text)
    for curly, straight in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("—", "---"), ("–", "--"), ("…", "...")):
        text = text.replace(curly, straight)
    return re.sub(r"\s+", " ", text).strip()


class Document:
    """Paragraphs with their styles, and tables of cells, of a .docx."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            body = xml.etree.ElementTree.fromstring(archive.read("word/document.xml")).find(W + "body")
        self.paragraphs = [(self.style(each), self.text(each)) for each in body.iter(W + "p")]
        self.tables = [[[self.text(cell) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
                       for table in body.iter(W + "tbl")]
        self.numbered = [self.text(each) for each in body.iter(W + "p") if each.find(f"{W}pPr/{W}numPr") is not None]

    @staticmethod
    def text(element):
        return plain("".join(each.text or "" for each in element.iter(W + "t")))

    @staticmethod
    def style(element):
        found = element.find(f"{W}pPr/{W}pStyle")
        return "" if found is None else found.get(W + "val")

    def headings(self, level):
        return [text for style, text in self.paragraphs if style in (f"Heading{level}", f"heading{level}")]

    def rows(self):
        return {row[0]: row for table in self.tables for row in table[1:] if row}


def hundredths(text):
    """A figure as notices print it: two decimals at most, without trailing zeros; what is lost is never nothing."""
    value = Decimal(text)
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return "不足0.01" if value > 0 and rounded == 0 else f"{rounded.normalize():f}"


def number(value):
    """As the tools write it: at most six places, no zeros at the end."""
    text = format(Decimal(str(value)).quantize(Decimal("0.000001")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def addressee(unit):
    """The name alone: no two units of these batches have the same."""
    return plain(unit.get("name") or unit["id"])


def label(unit):
    name = unit.get("name", "")
    return plain(f"{name}（{unit['id']}）") if name else plain(unit["id"])


class Check:
    def __init__(self, tools, folder):
        self.tools, self.folder, self.found = tools, folder, []

    def expect(self, condition, fault):
        if not condition:
            self.found.append(fault)

    def document(self, markdown):
        out = self.folder / "out.docx"
        run("pandoc", "-f", "markdown", "-o", str(out), str(markdown))
        return Document(out)

    def report(self, rubric, results, name):
        """The report and its notices, and the results as JSON."""
        path, notices = self.folder / f"{name}.md", self.folder / f"{name}-notices"
        run(f"{self.tools}/ceping-report", "--no-config", "-r", str(rubric), "--lang", "zh", "-q", "-o", str(path),
            "--notices", str(notices), "--notices-format", "md", str(results))
        return path, notices, [json.loads(line) for line in results.read_text(encoding="utf-8").split("\n") if line]

    def overview(self, document, results):
        scored = [each for each in results if each["status"] == "scored"]
        headings = document.headings(3)
        for each in results:
            self.expect(label(each["unit"]) in headings, f"no page of {label(each['unit'])[:60]}")
        texts = [text for _, text in document.paragraphs]
        self.expect(f"单位：{len(results)}个，计分{len(scored)}个，不予计分{len(results) - len(scored)}个" in texts,
                    "the numbers of units are not in the overview")
        league = {row[0]: row for table in document.tables if table[0][:3] == ["单位", "名次", "得分"]
                  for row in table[1:]}
        self.expect(len(league) == len(results), f"{len(league)} rows of league tables for {len(results)} units")
        for each in results:
            row = league.get(label(each["unit"]), [""] * 3)
            score = number(each["score"]) if each["status"] == "scored" else "-"
            self.expect(row[2] == score, f"{label(each['unit'])[:60]} has {row[2]} in its league table, not {score}")

    def unit_pages(self, document, results):
        """Points of every section and what was lost on every criterion, in the order of the pages."""
        sections = [table for table in document.tables if table[0][:4] == ["测评项目", "得分", "满分", "得分率"]]
        scored = [each for each in results if each["status"] == "scored"]
        self.expect(len(sections) == len(scored), f"{len(sections)} tables of sections for {len(scored)} units")
        for table, each in zip(sections, scored):
            nodes = {node["id"]: node for node in each["nodes"]}
            for row in table[1:]:
                node = nodes.get(row[0].split(" ")[0])
                points = "不涉及" if node is None or node["status"] == "not_applicable" else number(node["points"])
                self.expect(row[1] == points, f"{label(each['unit'])[:60]}: {row[0]} has {row[1]}, not {points}")
        losses = [table for table in document.tables if table[0][:2] == ["测评内容", "失分/满分"]]
        losing = [each for each in scored if lost_of(each)]
        self.expect(len(losses) == len(losing), f"{len(losses)} tables of losses for {len(losing)} units")
        for table, each in zip(losses, losing):
            lost = lost_of(each)
            shown = {row[0].split(" ")[0]: row[1] for row in table[1:]}
            self.expect(shown == lost, f"{label(each['unit'])[:60]}: losses differ: {set(shown.items()) ^ set(lost.items())}")

    def notices(self, folder, rubric, results):
        resolved = json.loads(run(f"{self.tools}/ceping-show", "-f", "json", str(rubric)))
        paths = {path.stem: path for path in folder.glob("*.md") if path.stem != "index"}
        for each in results:
            lost = lost_of(each) if each["status"] == "scored" else {}
            path = paths.pop(each["unit"]["id"], None)
            if not lost:
                continue
            if path is None:
                self.found.append(f"no notice for {each['unit']['id']}")
                continue
            document = self.document(path)
            name = each["unit"]["id"]
            texts = [text for _, text in document.paragraphs]
            self.expect(document.headings(1) == [plain(f"关于{each['unit'].get('name') or name}测评发现问题的整改通知书")], f"{name}: title {document.headings(1)}")
            self.expect(addressee(each["unit"]) + "：" in texts, f"{name}: no addressee")
            chapters = [re.sub("^.*?、", "", text) for text in document.headings(2)]
            self.expect(chapters[0] == "总体情况" and chapters[-3:] == ["存在的问题", "整改要求", "附件"], f"{name}: {chapters}")
            self.expect(any(f"得分{number(each['score'])}分（满分{number(each['total'])}分" in text
                            or f"你单位因一票否决情形总分记为{number(each['score'])}分（满分{number(each['total'])}分" in text
                            for text in texts), f"{name}: the score differs")
            worth = worths(resolved, each)
            total = sum(Fraction(value.split("/")[0]) * worth[key] for key, value in lost.items())
            self.expect(any(f"失分问题{len(lost)}项，折合总分共失" in text for text in texts), f"{name}: number of problems")
            stated = next((re.search("折合总分共失([0-9.]+)分", text).group(1) for text in texts if "折合总分共失" in text), "0")
            self.expect(abs(Fraction(stated) - total) <= Fraction(5, 1000) + Fraction(1, 1000000) * len(lost),
                        f"{name}: {stated} lost, not {float(total)}")
            shown = {}
            sections = iter([found for found in (re.search(r"（([^（，]+)，满分([0-9.]+)分，得[^（]+）$", text)
                                                 for text in document.headings(3)) if found])
            alone = [key for key in lost if key in TOP]
            for text in document.numbered:
                item = re.search(r"（([^（，]+)，满分([0-9.]+)分，失分((?:不足)?[0-9.]+)分）$", text)
                taken = re.search(r"（([^（，]+)，扣((?:不足)?[0-9.]+)分）$", text)
                whole = re.match(r"失分((?:不足)?[0-9.]+)分$", text)
                if item:
                    shown[item.group(1)] = item.group(3) + "/" + item.group(2)
                elif taken:
                    shown[taken.group(1)] = taken.group(2)
                elif whole:
                    # A criterion at the top of the rubric is named in the heading of its section alone.
                    section = next(found for found in sections if found.group(1) in alone)
                    shown[section.group(1)] = whole.group(1) + "/" + section.group(2)
            expected = {key: "/".join(map(hundredths, value.split("/"))) for key, value in lost.items()}
            self.expect(shown == {key: value if value.count("/") and key in shown and "/" in shown[key]
                                  else value.split("/")[0] for key, value in expected.items()},
                        f"{name}: problems differ: {sorted(set(shown) ^ set(lost))}")
        self.expect(not paths, f"notices of nobody: {sorted(paths)}")


def lost_of(result):
    """Id and `lost/max` of criteria that lost points and of penalties that took some; none of bonus."""
    out = {}
    for node in result["nodes"]:
        lost = Decimal(str(node.get("lost", 0)))
        if lost > 0 and node["id"] not in BONUS:
            out[node["id"]] = number(node["lost"]) + "/" + number(node["max"])
    return out


BONUS = set()
TOP = {"1", "2"}  # criteria of RUBRIC; the rubric of the campaign has none at the top


def campaign(check):
    results = check.folder / "results.ndjson"
    subprocess.run([f"{check.tools}/ceping-score", "-q", "--lang", "zh", "-f", "ndjson", "-o", str(results)], cwd=CAMPAIGN,
                   stderr=subprocess.DEVNULL, check=False)
    rubric = ROOT / "rubrics/fj-civil-affairs-2015.yaml"
    listed = run(f"{check.tools}/ceping-show", "-f", "yaml", str(rubric))
    bonus = re.search(r"(?ms)^bonus:.*?(?=^\S)", listed + "\nend:")
    BONUS.update(re.findall(r"id: \"?([\w.]+)\"?", bonus.group(0)) if bonus else [])
    path, notices, all_of = check.report(rubric, results, "campaign")
    document = check.document(path)
    check.overview(document, all_of)
    check.unit_pages(document, all_of)
    # Every tenth, and those with a veto.
    some = [each for i, each in enumerate(all_of) if i % 10 == 0 or each.get("vetoes")]
    chosen = check.folder / "some"
    chosen.mkdir()
    for each in some:
        source = notices / (each["unit"]["id"] + ".md")
        if source.exists():
            shutil.copy(source, chosen)
    check.notices(chosen, rubric, some)


def odd_names(check):
    rubric = check.folder / "odd.yaml"
    rubric.write_text(RUBRIC, encoding="utf-8")
    records = "".join(json.dumps({"ceping": "record/1", "unit": {"id": key, "name": name, "region": name[:40]},
                                  "answers": {"1": 5, "2": 1}}) + "\n" for key, name in ODD.items())
    results = check.folder / "odd.ndjson"
    (check.folder / "records.ndjson").write_text(records, encoding="utf-8")
    run(f"{check.tools}/ceping-score", "--no-config", "-q", "-f", "ndjson", "-r", str(rubric), "-o", str(results),
        str(check.folder / "records.ndjson"))
    path, notices, all_of = check.report(rubric, results, "odd")
    document = check.document(path)
    check.expect(document.headings(1) == [plain("《<i>细则</i> | 甲》（2015年版）测评报告")], f"title {document.headings(1)}")
    check.overview(document, all_of)
    check.unit_pages(document, all_of)
    check.expect(not [name for name in document.names if "media" in name], "the .docx has media")
    check.notices(notices, rubric, all_of)
    for markdown in [path, *(notice for notice in notices.glob("*.md") if notice.stem != "index")]:
        kinds = set(re.findall(r'"t":"(\w+)"', run("pandoc", "-f", "markdown", "-t", "json", str(markdown))))
        for kind in kinds & {"Link", "Image", "Code", "CodeBlock", "Math", "Cite", "RawInline", "RawBlock", "Note",
                             "Superscript", "Subscript", "Strikeout", "DefinitionList", "LineBlock", "Div"}:
            check.found.append(f"{markdown.name}: a text became {kind}")


def main():
    if shutil.which("pandoc") is None:
        print("skipped: no pandoc")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        check = Check(sys.argv[1], pathlib.Path(folder))
        campaign(check)
        odd_names(check)
    for fault in check.found:
        print(fault)
    sys.exit(1 if check.found else 0)


main()
