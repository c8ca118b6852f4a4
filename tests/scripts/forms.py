#!/usr/bin/env python3
"""forms.py TOOLS: the workbooks of ceping-form, of the shipped rubrics.

Blank, each opens with what its formulas come to; the cells to fill in are open and all others locked, without a password. Filled in
at random, LibreOffice, where it is installed, reckons the score that ceping-score claims for the same answers as a record; and
the tools read the form as they read that record, before LibreOffice saved it and after, also with sheets renamed and moved and
columns inserted. What is wrong is told by sheet and cell; two assessors of a visit make two records.
CEPING_FORMS=N fills in N forms of each rubric; usually 2. CEPING_FORMS_OF=all takes the systems under rubrics/systems as well.
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


def bare(result):
    """A result without where things stand: a form has its cells in another order than a record its lines."""
    out = {key: value for key, value in result.items() if key not in ("inputs", "findings", "grounds")}
    out["findings"] = sorted((each["code"], each["severity"], each["message"]) for each in result.get("findings", []))
    out["grounds"] = [{key: value for key, value in each.items() if key != "where"} for each in result.get("grounds", [])]
    return out


class Forms(Running):
    def __init__(self, tools, folder):
        super().__init__(tools)
        self.folder, self.scores, self.values, self.open_cells, self.records = folder, 0, 0, 0, 0

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

    def scored(self, rubric, *paths, ok=(0,)):
        lines = self.run("ceping-score", "--no-config", "-q", "-r", str(rubric), "-f", "ndjson", *map(str, paths), ok=ok)[0]
        return [bare(json.loads(line)) for line in lines.splitlines()]

    def moved(self):
        """Sheets renamed and in another order, a column inserted, a row above: the same record."""
        path = ROOT / "rubrics" / "fj-base.yaml"
        rubric = json.loads(self.run("ceping-show", "-f", "json", str(path))[0])
        form, other = self.folder / "whole.xlsx", self.folder / "moved.xlsx"
        blank = self.folder / "blank.xlsx"
        self.run("ceping-form", "-r", str(path), "-o", str(blank), lang="zh")
        book = FormBook(blank)
        book.put(Filler(rubric, SEED).fill("u1")[1])
        book.save(form)
        changed = openpyxl.load_workbook(form)
        sheet = changed["自评"]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_cols(3)
        sheet.insert_rows(1)
        sheet.title = "张三填的"
        changed.move_sheet(changed["封面"], 2)
        changed["封面"].title = "单位"
        changed.save(other)
        self.hold(self.scored(path, form) == self.scored(path, other), "a form with sheets moved is read otherwise")

    def faults_told(self):
        """Wrong entries, pasted past the lists, are told by sheet and cell; a form of another rubric is told so."""
        path, blank, form = ROOT / "rubrics" / "fj-base.yaml", self.folder / "b.xlsx", self.folder / "wrong.xlsx"
        self.run("ceping-form", "-r", str(path), "-o", str(blank), lang="zh")
        rubric = json.loads(self.run("ceping-show", "-f", "json", str(path))[0])
        book = FormBook(blank)
        record, entries = Filler(rubric, SEED).fill("u1")
        book.put(entries)
        kinds = {each["kind"]: each for each in Filler(rubric, SEED).criteria() if "checks" not in each and "variants" not in each
                 and "events" not in each and "classes" not in each and "when" not in each}
        wrong = {}
        for kind, text, code in (("level", "很好", "answer-level"), ("count", "1.5", "answer-whole"), ("judged", "900", "answer-range")):
            if kind in kinds:
                wrong[f"answer|{kinds[kind]['id']}|value"] = (text, code)
        for key, (text, _) in wrong.items():
            book.cells[key].value = text
        book.cells["record|submitted"].value = "2015-02-30"
        book.save(form)
        found = json.loads(self.run("ceping-validate", "--no-config", "-q", "-r", str(path), "-f", "json", str(form), ok=(1,))[0])
        errors = {(each["sheet"], each["cell"]): each["code"] for each in found["findings"] if each["severity"] == "error"}
        for key, (_, code) in wrong.items():
            cell = book.cells[key]
            told = errors.get((cell.parent.title, cell.coordinate))
            self.hold(told == code, f"{key}: {told} at {cell.parent.title}!{cell.coordinate}, not {code}; {errors}")
        cell = book.cells["record|submitted"]
        self.hold((cell.parent.title, cell.coordinate) in errors, f"the date of {cell.coordinate} is not told: {errors}")
        # The pieces of evidence are listed, and no folder has them.
        others = [code for code in errors.values() if code != "evidence-missing"]
        self.hold(len(others) == len(wrong) + 1, f"other errors: {errors}")
        other = self.run("ceping-validate", "--no-config", "-q", "-r", str(ROOT / "rubrics" / "elderly-care-grading.yaml"), "-f", "json",
                         str(form), ok=(1,))[0]
        codes = [(each["code"], each.get("sheet"), each.get("cell")) for each in json.loads(other)["findings"]]
        self.hold(("wrong-rubric", "封面", "A1") in codes, f"of another rubric: {codes[:5]}")

    def cut(self):
        """What was cut out of a form is told, and not taken for what was left empty; so is a form of another edition."""
        path, blank, form = ROOT / "rubrics" / "fj-base.yaml", self.folder / "c.xlsx", self.folder / "cut.xlsx"
        self.run("ceping-form", "-r", str(path), "-o", str(blank), lang="zh")
        rubric = json.loads(self.run("ceping-show", "-f", "json", str(path))[0])

        def codes(change, entries=None):
            book = FormBook(blank)
            book.put(Filler(rubric, SEED).fill("u1")[1])
            book.put(entries or {})
            change(book.book, book.cells)
            book.save(form)
            found = json.loads(self.run("ceping-validate", "--no-config", "-q", "-r", str(path), "-f", "json", str(form), ok=(0, 1))[0])
            out = {}
            for each in found["findings"]:
                if each["severity"] == "error":
                    out[each["code"]] = out.get(each["code"], "") + each["message"]
            return out

        def header(book, _):
            cell = next(cell for cell in book["自评"][3] if cell.value == "自评")
            cell.value = "自评等级"

        def veto(book, cells):
            cell = cells["veto|V1"]
            book["自评"].delete_rows(cell.row)

        def edition(book, _):
            cell = next(row[1] for row in book["_ceping"].iter_rows() if row[0].value == "edition")
            cell.value = "2001"

        self.hold("form-incomplete" in codes(header), "an answer column without its header is not told")
        self.hold("V1" in codes(veto).get("form-incomplete", ""), "a veto's row that was cut out is not told")
        self.hold("2001" in codes(edition).get("wrong-rubric", ""), "a form of another edition is not told")
        whole = codes(lambda book, cells: None)
        self.hold(set(whole) <= {"evidence-missing"}, f"a whole form is refused: {whole}")
        first = next(key for key in FormBook(blank).cells if key.endswith("|evidence"))
        told = codes(lambda book, cells: None, {first: "记录＝evidence\\a.pdf"})
        self.hold("evidence/a.pdf" in told.get("evidence-missing", ""), f"a path of Windows is not understood: {told}")

    def visit(self):
        """Two assessors of one visit."""
        path, blank, form = ROOT / "rubrics" / "fj-base.yaml", self.folder / "v.xlsx", self.folder / "visit.xlsx"
        self.run("ceping-form", "-r", str(path), "--method", "onsite", "--unit", "u1", "--name", "某处", "-o", str(blank), lang="zh")
        book = FormBook(blank)
        levels = [key for key, cell in book.cells.items() if key.endswith("|value") and cell.number_format == "@"]
        book.put({"record|date": "2015-09-01", "record|assessor": "甲", "record|second assessor": "乙", "unit|kind": "服务窗口"})
        book.cells[levels[0]].value = "A"
        book.cells[levels[0] + "|second"].value = "B"
        book.save(form)
        out = self.run("ceping-score", "--no-config", "-q", "-r", str(path), "-f", "json", "--stage", "verified", str(form), ok=(0, 1))[0]
        unit = json.loads(out)[0]
        inputs = [(each["source"], each.get("date")) for each in unit["inputs"]]
        self.hold(inputs == [("onsite", "2015-09-01")] * 2, f"the visit's records: {unit}")

    def rubric(self, path):
        name = path.stem
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
            for book in (books[code], saved.get(books[code])):
                if book is not None:
                    read = self.scored(path, book)
                    self.records += 1
                    self.hold(read == [bare(unit)], f"{book}: {json.dumps(read, ensure_ascii=False)[:2000]}\nand as a record "
                              f"{json.dumps(bare(unit), ensure_ascii=False)[:2000]}")
            self.hold(unit["status"] == "scored", f"{name} {code}: {unit['status']}: {unit['findings'][:1]}")
            if unit["status"] == "scored" and saved:
                score = figure(saved[books[code]], SCORE)
                self.scores += 1
                self.hold(abs(score - unit["score"]) < 1e-9, f"{name} {code}: {score} in the form, {unit['score']} by ceping-score")


def main():
    with tempfile.TemporaryDirectory() as folder:
        forms = Forms(sys.argv[1], pathlib.Path(folder))
        pattern = "**/*.yaml" if os.environ.get("CEPING_FORMS_OF") == "all" else "*.yaml"
        for path in sorted((ROOT / "rubrics").glob(pattern)):
            if "cases" not in path.parts:
                forms.rubric(path)
        forms.moved()
        forms.faults_told()
        forms.cut()
        forms.visit()
    forms.hold(forms.open_cells > 500, "hardly anything can be filled in")
    print(f"{forms.open_cells} cells to fill in, {forms.values} values as reckoned, {forms.scores} scores by LibreOffice, "
          f"{forms.records} forms read as the records that they are")
    for fault in forms.faults[:40]:
        print(fault)
    if forms.faults:
        print(HOW_TO_REPEAT)
    sys.exit(bool(forms.faults))


main()
