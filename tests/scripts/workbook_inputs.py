#!/usr/bin/env python3
"""workbook_inputs.py TOOLS: a workbook is scored as the CSV file of the same content is, whoever wrote it.

Tables with a row a criterion and with a row a unit, written by openpyxl, by LibreOffice and SheetJS where they are there, and
by hand as programs do that share their texts, write them inline, or write them as results; in the strict form; with sheets
before it, columns inserted and sheets renamed. Results are the same byte for byte but for places and digests. Then what merged
cells say, what stands in findings of every format, rosters and published tables.
"""
import csv
import datetime
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import workbook_parts  # noqa: E402
from running import Running  # noqa: E402

RUBRIC = """\
ceping: rubric/1
id: demo
title: 示例
total: 10
period: {from: 2015-01-01, to: 2015-12-31}
facts: {kind: {title: 类型}}
vetoes: [{id: V1, title: 事故}]
items:
  - {id: "1.1", title: 家风建设, points: 4, kind: judged}
  - {id: "1.2", title: 满意率, points: 4, kind: measure, unit: "%", shape: linear, curve: [[60, 0], [95, 4]]}
  - {id: "1.3", title: 服务, points: 2, kind: judged}
"""
LONG = [["单位编码", "单位名称", "所属地区", "类型", "提交日期", "指标编号", "自评值", "分子", "分母", "说明"],
        ["u1", "甲单位", "泉州市/丰泽区", "x", "2015-06-17", "1.1", "3.5", "", "", "“齐全”，\n有记录"],
        ["u1", "甲单位", "泉州市/丰泽区", "x", "2015-06-17", "1.2", "", "38", "40", ""],
        ["u1", "甲单位", "泉州市/丰泽区", "x", "2015-06-17", "1.3", "2", "", "", "a & <b>"],
        ["u1", "甲单位", "泉州市/丰泽区", "x", "2015-06-17", "V1", "false", "", "", ""],
        ["007", "乙单位", "泉州市", "y", "2015/6/18", "1.1", "9", "", "", ""],
        ["007", "乙单位", "泉州市", "y", "2015/6/18", "1.2", "91.5%", "", "", ""],
        ["007", "乙单位", "泉州市", "y", "2015/6/18", "1.4", "1", "", "", ""],
        ["合计", "", "", "", "", "", "6", "", "", ""]]
WIDE = [["单位编码", "单位名称", "类型", "1.1 家风建设", "1.2", "1.3", "stated:score", "V1", "备注"],
        ["u1", "甲单位", "x", "3.5", "num=38;den=40", "2", "9.5", "", "好"],
        ["u2", "乙单位", "y", "4", "91.5%", "x", "8", "是", ""],
        ["注：本表一式两份", "", "", "", "", "", "", "", ""]]
NOTES = [["填表说明"], ["每个单位一行。"]]


def csv_bytes(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def by_openpyxl(rows, sheet="自评"):
    """As somebody types it: numbers, dates and per cents are such, codes are texts."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for i, row in enumerate(rows, 1):
        for j, text in enumerate(row, 1):
            cell = page.cell(i, j)
            if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text) and rows[0][j - 1] != "指标编号" and i > 1:
                cell.value = float(text) if "." in text else int(text)
            elif re.fullmatch(r"\d+(\.\d+)?%", text):
                cell.value, cell.number_format = float(text[:-1]) / 100, "0.0%"
            elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                cell.value, cell.number_format = datetime.date.fromisoformat(text), "yyyy\\年m\\月d\\日"
            elif text == "false":
                cell.value = False
            elif text:
                cell.value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_libreoffice(data, folder):
    """The same workbook as LibreOffice saves it; None where it is not there."""
    office = shutil.which("soffice")
    if office is None:
        return None
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "book.xlsx").write_bytes(data)
    subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML",
                    "--outdir", str(folder / "out"), str(folder / "in" / "book.xlsx")], check=True, capture_output=True,
                   timeout=240)
    return (folder / "out" / "book.xlsx").read_bytes()


def by_sheetjs(rows, folder):
    """The same as SheetJS writes it; None where node or the package is not there."""
    modules = os.environ.get("CEPING_BROWSER_MODULES", "")
    node = shutil.which("node")
    if node is None or not (pathlib.Path(modules) / "xlsx").is_dir():
        return None
    (folder / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    subprocess.run([node, str(HERE.parent / "support" / "sheetjs_book.mjs"), modules, "rows.json", "sheetjs.xlsx"], check=True,
                   cwd=folder)
    return (folder / "sheetjs.xlsx").read_bytes()


def writings(rows, folder):
    """(who wrote it, bytes) of workbooks with the content of `rows`."""
    own = by_openpyxl(rows)
    yield "openpyxl", own
    if (other := by_libreoffice(own, folder)) is not None:
        yield "LibreOffice", other
    if (other := by_sheetjs(rows, folder)) is not None:
        yield "SheetJS", other
    for how in ("shared", "inline", "str"):
        named = {"自评": rows}
        yield f"{how} texts", workbook_parts.packed(workbook_parts.parts(named, how, numbers=how != "inline"))
    yield "strict", workbook_parts.packed(workbook_parts.parts({"自评": rows}, strict=True))
    yield "absolute targets, renamed, notes before it", workbook_parts.packed(
        workbook_parts.parts({"填表说明": NOTES, "Sheet1": rows}, absolute=True))
    yield "rows and columns before it", workbook_parts.packed(
        workbook_parts.parts({"自评": [["", *row] for row in rows]}, skip=3))


def plain(results):
    """Results without what tells where they were read: places, file names, digests. A note of another sheet is of the
    workbook."""
    out = []
    for line in results.splitlines():
        line = re.sub(r'"sha256":"[0-9a-f]*"', "", line)
        line = re.sub(r"in\.(csv:\d+:\d+|xlsx:[^!\":]*![A-Z]+\d+)", "PLACE", line)
        line = re.sub(r"in\.(csv|xlsx)(:自评|:Sheet1)?", "FILE", line)
        line = re.sub(r',?\{[^{}]*"code":"sheet-passed-over"[^{}]*\}', "", line)
        out.append(line.replace('"findings":[,', '"findings":['))
    return "\n".join(out)


def found(run, name):
    """The findings of ceping-validate without their places, each of which names its sheet in a workbook."""
    out = []
    for each in json.loads(run.run("ceping-validate", "-r", "r.yaml", "-f", "json", name, ok=(0, 1))[0])["findings"]:
        in_workbook = each.get("path") == "in.xlsx" and "line" in each
        run.hold(not in_workbook or ("sheet" in each and "cell" in each), f"{name}: no sheet and cell in {each}")
        if each["code"] != "sheet-passed-over":
            message = re.sub(r"in\.(csv:\d+:\d+|xlsx:[^!\":]*![A-Z]+\d+)", "PLACE", each["message"])
            out.append((each["code"], message, each.get("unit"), str(each.get("more"))))
    return out


def check_twins(run, folder):
    for what, rows in (("a row a criterion", LONG), ("a row a unit", WIDE)):
        (folder / "in.csv").write_bytes(csv_bytes(rows))
        want = plain(run.run("ceping-score", "-r", "r.yaml", "-f", "ndjson", "in.csv", ok=(0, 1))[0])
        run.hold('"status":"scored"' in want and '"status":"rejected"' in want, f"{what}: the table shows nothing: {want}")
        told = found(run, "in.csv")
        for who, data in writings(rows, folder):
            (folder / "in.xlsx").write_bytes(data)
            got = plain(run.run("ceping-score", "-r", "r.yaml", "-f", "ndjson", "in.xlsx", ok=(0, 1))[0])
            run.hold(got == want, f"{what}, {who}: other results\n--- csv\n{want}\n--- xlsx\n{got}")
            run.hold(found(run, "in.xlsx") == told, f"{what}, {who}: other findings\n{found(run, 'in.xlsx')}\n{told}")
            with open(folder / "in.xlsx", "rb") as book:
                piped = subprocess.run([os.path.join(run.tools, "ceping-score"), "-r", "r.yaml", "-f", "ndjson", "-"],
                                       stdin=book, capture_output=True, text=True, check=False,
                                       env={**os.environ, "CEPING_LANG": "en"})
            run.hold(piped.stdout.count('"score"') == got.count('"score"'),
                     f"{what}, {who}: not from standard input: {piped.stderr}")


def check_merged(run, folder):
    """Units merged over their rows, the second of them without a date of its own."""
    rows = [list(row) for row in LONG[:5]] + [["u2", "乙单位", "泉州市/丰泽区", "y", "2015-06-18", "1.1", "4", "", "", ""],
                                              ["u2", "乙单位", "泉州市/丰泽区", "y", "2015-06-18", "1.3", "2", "", "", ""]]
    whole = [list(row) for row in rows]
    for first, last in ((1, 4), (5, 6)):
        for i in range(first + 1, last + 1):
            rows[i][:2] = ["", ""]
            rows[i][3:5] = ["", ""]
    for i in range(2, 7):
        rows[i][2] = ""
    merged = "".join(f'<mergeCell ref="{a}"/>' for a in ("A2:A5", "B2:B5", "A6:A7", "B6:B7", "C2:C7", "D2:D5", "D6:D7"))
    (folder / "in.csv").write_bytes(csv_bytes(whole))
    want = plain(run.run("ceping-score", "-r", "r.yaml", "-f", "ndjson", "in.csv", ok=(0, 1))[0])
    (folder / "in.xlsx").write_bytes(workbook_parts.packed(
        workbook_parts.parts({"自评": rows}, after={"自评": f"<mergeCells>{merged}</mergeCells>"})))
    got = plain(run.run("ceping-score", "-r", "r.yaml", "-f", "ndjson", "in.xlsx", ok=(0, 1))[0])
    run.hold(got == want, f"merged cells: other results\n--- csv\n{want}\n--- xlsx\n{got}")


def check_sheets(run, folder):
    """Units over several sheets; a hidden sheet is none of them, nor one of which there is the header alone."""
    first, second = [WIDE[0], WIDE[1]], [WIDE[0], ["u3", "丙单位", "x", "4", "95", "2", "", "", ""]]
    named = workbook_parts.parts({"市本级": first, "县区": second, "旧": [WIDE[0], ["u9", "废", "x", "1", "1", "1", "", "", ""]],
                                  "空表": [WIDE[0]]})
    named["xl/workbook.xml"] = named["xl/workbook.xml"].replace('name="旧"', 'name="旧" state="hidden"')
    (folder / "in.xlsx").write_bytes(workbook_parts.packed(named))
    out, _ = run.run("ceping-score", "-r", "r.yaml", "-f", "ndjson", "in.xlsx")
    run.hold([json.loads(line)["unit"]["id"] for line in out.splitlines()] == ["u1", "u3"], f"several sheets: {out}")
    run.hold(out.count("sheet-passed-over") >= 2, f"nothing is said of the hidden sheet and the empty one: {out}")
    run.hold("file-empty" not in out, f"an empty sheet is an error: {out}")


def check_findings(run, folder):
    """Every format says the sheet and the cell."""
    rows = [list(row) for row in WIDE[:2]]
    rows[1][3] = "9"
    (folder / "in.xlsx").write_bytes(workbook_parts.packed(workbook_parts.parts({"自评": rows})))
    for form in ("text", "json", "sarif", "junit", "github", "gitlab", "csv"):
        out, err = run.run("ceping-validate", "-r", "r.yaml", "-f", form, "in.xlsx", ok=(1,))
        said = ("自评!D2" in out + err) or (form in ("json", "csv") and "自评" in out and "D2" in out)
        run.hold(said, f"{form} does not say 自评!D2: {out}")
    sarif = json.loads(run.run("ceping-validate", "-r", "r.yaml", "-f", "sarif", "in.xlsx", ok=(1,))[0])
    run.hold("region" not in json.dumps(sarif), "SARIF has a region in a workbook, which is no text")
    run.run("ceping-validate", "-r", "r.yaml", "--write-baseline", "known.json", "in.xlsx", ok=(0, 1))
    (folder / "in.xlsx").write_bytes(workbook_parts.packed(workbook_parts.parts({"自评": rows}, skip=2)))
    run.run("ceping-validate", "-r", "r.yaml", "--baseline", "known.json", "in.xlsx")
    out, _ = run.run("ceping-validate", "-r", "r.yaml", "in.xlsx", ok=(1,))
    run.hold("D4 | 9" in out, f"the excerpt is not the cell: {out}")


def check_others(run, folder):
    """Rosters and published tables."""
    roster = [["单位花名册"], ["单位编码", "单位名称", "所属地区"], ["u1", "甲单位", "泉州市"], ["u9", "丙单位", ""]]
    (folder / "roster.xlsx").write_bytes(workbook_parts.packed(workbook_parts.parts(
        {"说明": NOTES, "花名册": roster}, after={"花名册": '<mergeCells><mergeCell ref="C3:C4"/></mergeCells>'})))
    (folder / "in.csv").write_bytes(csv_bytes(WIDE[:2]))
    out, err = run.run("ceping-validate", "-r", "r.yaml", "--roster", "roster.xlsx", "in.csv", ok=(0, 1))
    run.hold("roster.xlsx:花名册!A4" in out + err, f"the roster's unit is not missed: {out}{err}")
    scores = [["公布表"], ["单位", "环境", "服务", "总分", "名次"], ["甲", "40", "50", "90", "1"], ["乙", "40", "45", "81", "2"],
              *([f"丙{i}", str(40 - i), str(38 - i), str(78 - 2 * i), str(i + 3)] for i in range(6))]
    (folder / "published.xlsx").write_bytes(workbook_parts.packed(workbook_parts.parts({"说明": NOTES, "成绩": scores})))
    out, err = run.run("ceping-audit", "published.xlsx", ok=(1,))
    run.hold("published.xlsx:成绩!D4" in out + err, f"the wrong total is not found: {out}{err}")


def main(argv):
    run = Running(str(pathlib.Path(argv[1]).resolve()))
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        os.chdir(folder)
        (folder / "r.yaml").write_text(RUBRIC, encoding="utf-8")
        for check in (check_twins, check_merged, check_sheets, check_findings, check_others):
            check(run, folder)
        os.chdir("/")
    print("\n".join(run.faults + [f"{len(run.faults)} faults"]))
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
