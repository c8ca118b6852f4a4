#!/usr/bin/env python3
"""authored_tables.py TOOLS: rubrics made of authors' tables say what the tables say.

Nine tables of different make and industry lie under tests/cli/ceping-new/from-* and examples/from-a-table. What a person reads in them stands below, a
line a criterion: id, points, kind and figures. Of each table every criterion, its points and all sums must come out, at
least nine kinds of ten over all, each with a comment that marks the guess or asks for a decision; whatever kind is right
has the right figures; and ceping-lint finds no error.

The same tables with cells emptied, cut, exchanged, doubled and added to are told to be no such tables, or give rubrics in
which ceping-lint finds no error either. As workbooks, with numbers in place of texts and titles merged over all columns, the nine
give the same rubrics.
"""
import csv
import fractions
import json
import pathlib
import random
import re
import shutil
import sys
import tempfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error

TABLES = {
    "hospital": """
        total 100
        1 40 group
        1.1 10 measure step 0:0 60:6 80:10
        1.2 8 count full 2
        1.3 6 count full 1
        1.4 6 measure linear 88:0 100:6
        1.5 10 checklist 2 2 1 5
        2 35 group
        2.1 15 level 15 10 5 0
        2.2 10 checklist 4 3 3
        2.3 10 count zero 2
        3 25 group
        3.1 15 measure linear 0:0 100:15
        3.2 5 count full 1/2 5
        3.3 5 judged
        """,
    "bank": """
        total 75
        1 15 group
        1.1 7 group
        1.1.1 4 count full 1
        1.1.2 3 level 3 0
        1.2 8 group
        1.2.1 5 measure step 0:0 50:1 70:3 90:5
        1.2.2 3 level 3 2 0
        2 36 group
        2.1 10 group
        2.1.1 5 count full 1/2
        2.1.2 5 count full 1/2 3/10
        2.2 20 group
        2.2.1 10 count full 1
        2.2.2 5 judged
        2.2.3 5 measure linear 1/2:5 1:0
        2.3 6 group
        2.3.1 6 checklist 2 2 2
        3 24 group
        3.1 4 group
        3.1.1 4 count zero 1
        3.2 4 group
        3.2.1 4 measure linear 0:0 100:4
        3.3 16 group
        3.3.1 16 measure linear 63:0 95:16
        V1 veto
        """,
    "scenic": """
        total 100
        1 30 group
        1.1 8 count full 1
        1.2 10 count full 1/2
        1.3 6 count full 3/10 1/2
        1.4 6 checklist 2 2 2
        2 35 group
        2.1 10 count full 2
        2.2 5 level 5 0
        2.3 10 measure step 0:0 90:5 98:10
        2.4 10 judged
        3 20 group
        3.1 6 count full 1
        3.2 6 count zero 1
        3.3 8 level 8 4 0
        4 15 group
        4.1 15 measure linear 75:0 90:15
        """,
    "station": """
        total 100
        out_of 120
        1 48 group
        1.1 20 count full 1
        1.2 20 count full 2
        1.3 8 measure linear 0:0 4:8
        2 22 group
        2.1 12 count full 1/2
        2.2 10 level 10 8 5 0
        3 50 group
        3.1 20 measure step 0:20 4:12 6:0
        3.2 10 measure step 0:10 1001/100:6 2001/100:0
        3.3 20 measure linear 0:0 100:20
        cap penalties 6
        K1 6 count zero 2
        V1 veto
        V2 veto
        V3 veto
        """,
    "market": """
        total 100
        1 40 group
        1.1 10 count full 1
        1.2 10 count full 1
        1.3 10 level 10 5 0
        1.4 10 level 10 5 0
        2 60 group
        2.1 15 level 15 10 0
        2.2 10 level 10 6 3 0
        2.3 10 count zero 1 3 6 highest
        2.4 10 measure linear 4999/100:0 50:5 100:10
        2.5 15 measure linear 25:0 100:15
        V1 veto
        """,
    "canteen": """
        total 85
        1 5 level 5 0
        2 10 measure step 0:0 1:2 5:6 10:10
        3 20 measure step 0:20 5001/100:10 10001/100:0
        4 20 measure step 0:20 2:15 4:10 6:0
        5 10 measure step 0:10 1:5 2:0
        6 10 measure linear 0:0 1:4 4:10
        7 10 checklist 5 5
        V1 veto
        """,
    "school": """
        total 100
        1 30 group
        1.1 10 level 10 15/2 5 0
        1.2 8 level 8 6 4 0
        1.3 12 level 12 9 6 0
        2 35 group
        2.1 10 level 10 15/2 5 0
        2.2 15 level 15 45/4 15/2 0
        2.3 10 level 10 15/2 5 0
        3 35 group
        3.1 10 level 10 15/2 5 0
        3.2 10 level 10 15/2 5 0
        3.3 15 level 15 45/4 15/2 0
        """,
    "court": """
        total 100
        1 60 group
        1.1 15 measure linear 0:0 95:15
        1.2 10 count full 1 2
        1.3 10 checklist 3 4 3
        1.4 10 level 10 8 5 0
        1.5 15 count full 1/2
        2 40 group
        2.1 15 count full 1 2
        2.2 10 level 10 5 0
        2.3 15 measure step 0:0 60:5 80:10 90:15
        cap bonus 5
        B1 3 count zero 3 2 1 highest
        B2 3 count zero 1
        K1 0 count zero 2
        K2 0 count zero 1 3
        P1 prerequisite
        P2 prerequisite
        V1 veto
        V2 veto
        """,
    "library": """
        total 100
        1 8 count full 1
        2 10 count full 1
        3 6 checklist 2 2 2
        4 10 level 10 7 4 0
        5 8 measure step 0:0 85:5 95:8
        6 10 measure linear 0:0 100:10
        7 10 count zero 1
        8 6 level 6 0
        9 6 count full 2
        10 4 checklist 2 1 1
        11 16 measure linear 58:0 90:16
        12 6 judged
        """,
}
NEEDED = fractions.Fraction(9, 10)
DAMAGED = 120
ADDED = ["（5分）", "\n扣1分", "0分", "扣0分", "9" * 30, "：", '"', "'", "{", "\\", "-", "1.", "①", "每", "百分之", "A", "优"]


def number(value):
    return fractions.Fraction(str(value))


def figures(node, rubric):
    """The kind of a criterion and what its points come of, as they are written above."""
    kind = node["kind"]
    if kind == "level":
        values = rubric["scales"][node["scale"]].values()
        points = [number(v["points"]) if isinstance(v, dict) else number(v) * number(node["points"]) for v in values]
        return "level " + " ".join(map(str, points))
    if kind == "checklist":
        return "checklist " + " ".join(str(number(check["points"])) for check in node["checks"])
    if kind == "measure":
        curve = " ".join(f"{number(x)}:{number(y)}" for x, y in node["curve"])
        return f"measure {node['shape']} {curve}"
    if kind == "count":
        values = [node["each"]] if "each" in node else node["classes"].values()
        best = " highest" if node.get("take") == "highest" else ""
        return f"count {node['from']} " + " ".join(str(number(value)) for value in values) + best
    return kind


def said(rubric):
    """What a rubric says, by id, each group's points being what lies below it."""
    out = {"total": str(number(rubric["total"]))}

    def walk(node):
        points = str(number(node.get("points", 0)))
        if "items" in node:
            below = sum(number(each["points"]) for each in node["items"])
            out[node["id"]] = f"{below} group" if below == number(points) else f"{points} over {below}"
            for each in node["items"]:
                walk(each)
        else:
            out[node["id"]] = f"{points} {figures(node, rubric)}"

    for node in rubric["items"]:
        walk(node)
    for section in ("bonus", "penalties"):
        extra = rubric.get(section, {"items": []})
        if "cap" in extra:
            out["cap " + section] = str(number(extra["cap"]))
        for node in extra["items"]:
            walk(node)
    for key, word in (("prerequisites", "prerequisite"), ("vetoes", "veto")):
        out.update({each["id"]: word for each in rubric.get(key, [])})
    if "out_of" in rubric:
        out["out_of"] = str(number(rubric["out_of"]))
    if sum(number(node["points"]) for node in rubric["items"]) != number(rubric.get("out_of", rubric["total"])):
        out["total"] += " which the items do not add up to"
    return out


def expected(text):
    out = {}
    for line in text.split("\n"):
        words = line.split()
        if words:
            length = 2 if words[0] == "cap" else 1
            out[" ".join(words[:length])] = " ".join(words[length:])
    return out


def marked(text):
    """The ids of criteria that a comment stands right above."""
    out = set()
    above = ""
    for line in text.split("\n"):
        if found := re.match(r'\s*- id: "?([^"]*)"?$', line):
            if "推断：" in above or "请决定：" in above:
                out.add(found[1])
        above = line
    return out


def table_of(name):
    tests = pathlib.Path(__file__).resolve().parents[1]
    if name == "library":
        return tests.parent / "examples" / "from-a-table" / "table.csv"
    return tests / "cli" / "ceping-new" / f"from-{name}" / "table.csv"


def as_workbook(table, path):
    """The same table as people keep it, on the second sheet. What is written as a number is one; a row of one text is merged over
    all columns."""
    with open(table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    width = max(map(len, rows))
    book = openpyxl.Workbook()
    book.active["A1"] = "说明"
    sheet = book.create_sheet("评分表")
    for number_of_row, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                sheet.cell(number_of_row, column).value = float(text) if re.fullmatch(r"[1-9]\d*(\.[1-9])?", text) else text
        if row and row[0] and not any(row[1:]):
            sheet.merge_cells(start_row=number_of_row, start_column=1, end_row=number_of_row, end_column=width)
    book.save(path)


def damage(rows, cells, dice):
    """One thing that happens to tables."""
    at = dice.randrange(len(rows))
    column = dice.randrange(len(rows[at]))
    cell = rows[at][column]
    what = dice.randrange(6)
    if what == 4:
        rows.insert(dice.randrange(len(rows)), list(rows[at]))
    elif what == 5:
        rows[at] = [dice.choice(cells)]
    else:
        rows[at][column] = ["", dice.choice(cells), cell[:dice.randrange(len(cell) + 1)], cell + dice.choice(ADDED)][what]


def damaged_tables(run):
    dice = random.Random(SEED)
    tables = []
    for name in [*TABLES, "clauses"]:  # whose standards say more than most rules hold
        with open(table_of(name), encoding="utf-8", newline="") as file:
            tables.append(list(csv.reader(file)))
    cells = [cell for table in tables for row in table for cell in row if cell]
    written = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "table.csv"
        for number in range(DAMAGED):
            rows = [list(row) for row in dice.choice(tables)]
            for _ in range(dice.randrange(1, 12)):
                damage(rows, cells, dice)
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
            rubric = path.with_name(f"{number}.yaml")
            run.run("ceping-new", "rubric", "--year", "2026", "--from", path, "-o", rubric, ok=(0, 1, 2))
            if rubric.exists():
                written += 1
                before = len(run.faults)
                run.run("ceping-lint", rubric)
                if len(run.faults) > before:
                    run.faults[-1] += f"\n{HOW_TO_REPEAT}\n" + path.read_text(encoding="utf-8")
    run.hold(written > DAMAGED // 2, f"only {written} of {DAMAGED} damaged tables gave a rubric; {HOW_TO_REPEAT}")


def main():
    run = Running(sys.argv[1])
    damaged_tables(run)
    faults = run.faults
    right = kinds = 0
    for name, text in TABLES.items():
        table = table_of(name)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "rubric.yaml"
            run.run("ceping-new", "rubric", "--year", "2026", "--from", table, "-o", path, lang="zh")
            run.run("ceping-lint", path)  # ends with 1 where there is an error
            made = path.read_text(encoding="utf-8")
            book = path.with_name("table.xlsx")
            if name == "library":
                shutil.copy(table.with_suffix(".xlsx"), book)
            else:
                as_workbook(table, book)
            again = path.with_name("again.yaml")
            run.run("ceping-new", "rubric", "--year", "2026", "--from", book, "-o", again, lang="zh")
            if again.exists() and again.read_text(encoding="utf-8").replace("table.xlsx", "table.csv").replace("again.yaml", "rubric.yaml") != made:
                faults.append(f"{name}: another rubric comes of the workbook")
            rubric = json.loads(run.run("ceping-show", "-f", "json", path)[0], parse_float=str)
        wanted, got = expected(text), said(rubric)
        if set(wanted) != set(got):
            faults.append(f"{name}: other ids: {sorted(set(wanted) ^ set(got))}")
        here = of = 0
        for key in wanted.keys() & got.keys():
            want, have = wanted[key].split(), got[key].split()
            if want[:1] != have[:1] or (want[1:2] == ["group"]) != (have[1:2] == ["group"]):
                faults.append(f"{name} {key}: {got[key]}, not {wanted[key]}")
            elif len(want) > 1 and want[1] != "group":
                of += 1
                here += want[1] == have[1]
                if want[1] == have[1] and want != have:
                    faults.append(f"{name} {key}: {got[key]}, not {wanted[key]}")
                if key not in marked(made):
                    faults.append(f"{name} {key}: no comment marks the guess")
        print(f"{name}: {here} of {of} kinds")
        right, kinds = right + here, kinds + of
    if not kinds or fractions.Fraction(right, kinds) < NEEDED:
        faults.append(f"only {right} of {kinds} kinds are right")
    print("\n".join(faults + [f"{right} of {kinds} kinds; {len(faults)} faults"]))
    return 1 if faults else 0


sys.exit(main())
