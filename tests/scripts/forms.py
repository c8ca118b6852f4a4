#!/usr/bin/env python3
"""forms.py TOOLS: the workbooks of ceping-form, of the shipped rubrics.

Blank, each opens with what its formulas come to; the cells to fill in are open and all others locked, without a password. Filled in
at random, LibreOffice, where it is installed, reckons the score that ceping-score claims for the same answers as a record.
CEPING_FORMS=N fills in N forms of each rubric; usually 2.
"""
import json
import os
import pathlib
import sys
import tempfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from form_filling import Filler  # pylint: disable=wrong-import-position,import-error
from form_workbook import FormBook, figure  # pylint: disable=wrong-import-position,import-error
from office import saved_by_office  # pylint: disable=wrong-import-position,import-error
from running import Running  # pylint: disable=wrong-import-position,import-error
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error

ROOT = pathlib.Path(__file__).resolve().parents[2]
FORMS = int(os.environ.get("CEPING_FORMS", "2"))
SCORE = {"自评得分"}


class Forms(Running):
    def __init__(self, tools, folder):
        super().__init__(tools)
        self.folder, self.scores, self.values, self.open_cells = folder, 0, 0, 0

    def blank(self, rubric, form, saved):
        """What is open, and that each formula says already what it comes to."""
        book = openpyxl.load_workbook(form)
        for sheet in book.worksheets:
            self.hold(sheet.protection.sheet and sheet.protection.password is None, f"{form.name}: {sheet.title} is not protected")
            for row in sheet.iter_rows():
                self.open_cells += sum(not cell.protection.locked for cell in row)
        self.hold([sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"] == ["_ceping", "_lists", "_lines"],
                  f"{form.name}: other sheets are hidden")
        identity = {row[0].value: row[1].value for row in book["_ceping"].iter_rows(max_col=2)}
        self.hold(identity["rubric"] == rubric["id"] and identity["ceping"] == "form/1", f"{form.name}: {identity}")
        if saved is None:
            return
        before, after = (openpyxl.load_workbook(path, data_only=True) for path in (form, saved))
        for sheet in before.worksheets:
            other = after[sheet.title]
            for row in sheet.iter_rows():
                for cell in row:
                    value, again = cell.value, other[cell.coordinate].value
                    self.values += 1
                    same = value == again or (value in (None, "") and again in (None, ""))
                    if isinstance(value, (int, float)) and isinstance(again, (int, float)):
                        same = abs(value - again) < 1e-9
                    self.hold(same, f"{form.name}: {sheet.title}!{cell.coordinate} is {value!r}, and {again!r} when it is reckoned")

    def rubric(self, name):
        path = ROOT / "rubrics" / f"{name}.yaml"
        rubric = json.loads(self.run("ceping-show", "-f", "json", str(path))[0])
        form = self.folder / f"{name}.xlsx"
        self.run("ceping-form", "-r", str(path), "-o", str(form), lang="zh")
        again = self.folder / "again.xlsx"
        self.run("ceping-form", "-r", str(path), "-o", str(again), lang="zh")
        self.hold(form.read_bytes() == again.read_bytes(), f"{name}: the same command gave other bytes")
        filler, lines, books = Filler(rubric, SEED), [], {}
        for i in range(FORMS):
            record, entries = filler.fill(f"u{i}")
            lines.append(json.dumps(record, ensure_ascii=False))
            book = FormBook(form)
            book.put(entries)
            books[f"u{i}"] = self.folder / f"{name}-u{i}.xlsx"
            book.save(books[f"u{i}"])
        saved = saved_by_office(self.folder, [form, *books.values()], recalculated=True)
        self.blank(rubric, form, saved.get(form))
        records = self.folder / f"{name}.ndjson"
        records.write_text("\n".join(lines) + "\n", encoding="utf-8")
        scored = [json.loads(line) for line in self.run("ceping-score", "--no-config", "-q", "-r", str(path), "-f", "ndjson", str(records))[0]
                  .splitlines()]
        self.hold(len(scored) == FORMS, f"{name}: {len(scored)} units came out")
        for unit in scored:
            code = unit["unit"]["id"]
            self.hold(unit["status"] == "scored", f"{name} {code}: {unit['status']}: {unit['findings'][:1]}")
            if unit["status"] == "scored" and saved:
                score = figure(saved[books[code]], SCORE)
                self.scores += 1
                self.hold(abs(score - unit["score"]) < 1e-9, f"{name} {code}: {score} in the form, {unit['score']} by ceping-score")


def main():
    with tempfile.TemporaryDirectory() as folder:
        forms = Forms(sys.argv[1], pathlib.Path(folder))
        for path in sorted((ROOT / "rubrics").glob("*.yaml")):
            forms.rubric(path.stem)
    forms.hold(forms.open_cells > 500, "hardly anything can be filled in")
    print(f"{forms.open_cells} cells to fill in, {forms.values} values as reckoned, {forms.scores} scores by LibreOffice")
    for fault in forms.faults[:40]:
        print(fault)
    if forms.faults:
        print(HOW_TO_REPEAT)
    sys.exit(bool(forms.faults))


main()
