#!/usr/bin/env python3
"""forms.py TOOLS: the workbooks of ceping-form, of the shipped rubrics.

Blank, each opens with what its formulas come to; the cells to fill in are open and all others locked, without a password. Filled in
at random, LibreOffice, where it is installed, reckons the score that ceping-score claims for the same answers as a record; and
the tools read the form as they read that record, before LibreOffice saved it and after, also with sheets renamed and moved and
columns inserted. What is wrong is told by sheet and cell, and red in the form; two assessors of a visit make two records.
CEPING_FORMS=N fills in N forms of each rubric; usually 2. CEPING_FORMS_OF=all takes the systems under rubrics/systems as well.
"""
import datetime
import json
import os
import pathlib
import random
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
# What somebody may type or paste into a cell, some of it wrong.
TYPED = {
    "number": ["abc", "-1", "99999", "1.5", "３", "95%", "3次", "0", "９", "80 %", "80%%", "+80", "80.", ".5", "$8"],
    "day": ["2015/6/7", "2015-13-01", "昨天", "2015年6月7日", "２０１５-06-17", "2015.6.7", "2015-02-29", "2015-6-31", "2015-6-7",
            "2015- 12-18", "2015年6月7号", "2015-12-18 13:05", "0000-01-01"],
    "tick": ["也许", "√", "Yes", "x", "no", "✓", "×"],
    "choice": ["很好", "a", "Z", "B级", "a 等"],
    "evidence": ["台账", "台账=evidence/a.pdf;照片", "甲＝evidence/b.pdf", "a=b.pdf\nc=d.pdf", "材料=", " =a.pdf",
                 "材料=../a.pdf", "材料=/etc/passwd", "材料=a\\\\b.pdf"],
    "tags": ["别的", "乱"],
}
# By what is added to a row's state: the heading of the cell that is red.
RED = {"自评": {100: "自评", 200: "证据材料", 400: "说明"}, "填写": {1: "填写"}, "类别": {1: "类别", 2: "发生日期", 4: "情形"}}


def bare(result):
    """A result without where things stand: a form has its cells in another order than a record its lines."""
    out = {key: value for key, value in result.items() if key not in ("inputs", "findings", "grounds")}
    out["findings"] = sorted((each["code"], each["severity"], each["message"]) for each in result.get("findings", []))
    out["grounds"] = [{key: value for key, value in each.items() if key != "where"} for each in result.get("grounds", [])]
    return out


class Forms(Running):
    def __init__(self, tools, folder):
        super().__init__(tools)
        self.folder, self.scores, self.values, self.open_cells, self.records, self.reds = folder, 0, 0, 0, 0, 0

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

    @staticmethod
    def bare_of_notes(result):
        """Without notes on how something was written, which a clean copy does not need."""
        return result and {**result, "findings": [each for each in result["findings"] if each[1] != "note"]}

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

    def kindly_read(self):
        """What people do to forms without meaning anything by it, and where what is lacking is told."""
        path, blank, form = ROOT / "rubrics" / "fj-base.yaml", self.folder / "k.xlsx", self.folder / "kind.xlsx"
        self.run("ceping-form", "-r", str(path), "-o", str(blank), lang="zh")
        rubric = json.loads(self.run("ceping-show", "-f", "json", str(path))[0])
        entries = {key: text for key, text in Filler(rubric, SEED).fill("u1")[1].items()
                   if key.split("|")[0] != "prerequisite" and "|event|" not in key}

        def found(change):
            book = FormBook(blank)
            book.put({**entries, "record|submitted": "2015-12-01"})
            change(book)
            book.save(form)
            out = json.loads(self.run("ceping-validate", "--no-config", "--no-files", "-q", "-r", str(path), "-f", "json", str(form),
                                      ok=(0, 1))[0])["findings"]
            return {(each["code"], each.get("sheet"), each.get("cell")): each["message"] for each in out if each["severity"] == "error"
                    or each["code"] in ("prerequisite-unstated", "submitted-missing")}

        def put(key, value, style=None):
            def change(book):
                cell = book.cells[key]
                cell.value = value
                cell.number_format = style or cell.number_format
            return change

        sound = found(lambda book: None)
        cells = FormBook(blank).cells
        self.hold({key[2] for key in sound} == {cells[key].coordinate for key in cells if key.startswith("prerequisite|")},
                  f"what is not stated is not told at its cells: {sound}")
        for what, change in (("a day with a time", put("record|submitted", "2015-12-01 10:30")),
                             ("a day and its time", put("record|submitted", datetime.datetime(2015, 12, 1, 10, 30), "yyyy-mm-dd hh:mm")),
                             ("another slash", put("unit|region", "泉州市／丰泽区")),
                             ("a copied sheet", lambda book: book.book.copy_worksheet(book.book["自评"]))):
            self.hold(found(change) == sound, f"{what}: {found(change)}")
        day = cells["record|submitted"]
        self.hold(("submitted-missing", "封面", day.coordinate) in found(put("record|submitted", None)), "a day that is lacking is told elsewhere")

        def differing(book):
            copy = book.book.copy_worksheet(book.book["自评"])
            key = next(key for key in entries if key.endswith("|value"))
            copy[book.cells[key].coordinate] = "别的"

        more = {key: text for key, text in found(differing).items() if key not in sound}
        self.hold([key[0] for key in more] == ["duplicate-key"] and "|" not in "".join(more.values()), f"a sheet copied and changed: {more}")

        def hidden(book):
            del book.book["_ceping"]

        more = found(hidden)
        self.hold(any(key[0] == "form-incomplete" and "_ceping" in text for key, text in more.items()), f"without the hidden sheet: {more}")

    def tags_listed(self):
        """Tags with what people write between them."""
        path, form = ROOT / "rubrics" / "fj-civil-affairs-2015.yaml", self.folder / "tags.xlsx"
        rubric = json.loads(self.run("ceping-show", "-f", "json", str(path))[0])
        event = next(each for each in Filler(rubric, SEED).criteria() if len((each.get("events") or {}).get("times") or []) > 1)
        for between in ("、", "，", "；", "\n", " ; "):
            self.run("ceping-form", "-r", str(path), "--unit", "u1", "--name", "某处", "-o", str(form), lang="zh")
            book = FormBook(form)
            key = f"answer|{event['id']}|event|1|"
            book.put({key + "matter": "某事", key + "date": "2015-03-04", key + "tags": between.join(list(event["events"]["times"])[:2])})
            if "classes" in event:
                book.cells[key + "class"].value = next(iter(event["classes"]))
            book.save(form)
            found = json.loads(self.run("ceping-validate", "--no-config", "-q", "-r", str(path), "-f", "json", str(form), ok=(0, 1))[0])
            errors = [each for each in found["findings"] if each["severity"] == "error" and each.get("sheet") == "逐件填写"]
            self.hold(not errors, f"tags with {between!r} between: {errors}")

    @staticmethod
    def type_of(key, cell):
        if key.endswith("|evidence"):
            return "evidence"
        if cell.number_format in ("yyyy-mm-dd", "General"):
            return "day" if cell.number_format == "yyyy-mm-dd" else "number"
        if "|met|" in key or key.split("|")[0] in ("veto", "prerequisite"):
            return "tick"
        return "tags" if key.endswith("|tags") else "choice" if key.endswith(("|value", "|class")) or key.startswith("unit|") else None

    @staticmethod
    def red(path):
        """The cells that are red and those that are grey, as LibreOffice reckons what their colours depend on, and how many rows with
        red ones the cover counts."""
        cells, grey = set(), set()
        book = openpyxl.load_workbook(path, data_only=True)
        for sheet in book.worksheets:
            heads = {}
            for row in sheet.iter_rows() if sheet.sheet_state == "visible" else ():
                texts = {str(cell.value): cell.column for cell in row if cell.value is not None}
                heads = texts if "状态" in texts else heads
                state = heads and heads is not texts and sheet.cell(row[0].row, heads["状态"]).value
                if not isinstance(state, (int, float)):
                    continue
                where = next(name for name in ("自评", "填写", "类别") if name in heads)
                if where == "自评" and int(state) % 10 == 3:
                    cells.add((sheet.title, sheet.cell(row[0].row, heads["自评"]).coordinate))
                if where == "自评" and int(state) % 10 == 0:
                    grey.add((sheet.title, sheet.cell(row[0].row, heads["自评"]).coordinate))
                for bit, head in RED[where].items():
                    if int(state) // bit % 2:
                        cells.add((sheet.title, sheet.cell(row[0].row, heads[head]).coordinate))
        return cells, grey, figure(path, {"填写有误或不全"})

    def coloured(self, name):
        """What ceping-validate refuses is red, and what is red has a finding: by criteria, since of an answer the first fault is told."""
        path, blank = ROOT / "rubrics" / f"{name}.yaml", self.folder / "blank.xlsx"
        rubric = json.loads(self.run("ceping-show", "-f", "json", str(path))[0])
        self.run("ceping-form", "-r", str(path), "-o", str(blank), lang="zh")
        books = []
        for i in range(FORMS):
            dice, book = random.Random(f"{SEED} {name} {i}"), FormBook(blank)
            book.put(Filler(rubric, SEED + i).fill(f"u{i}")[1])
            for key, cell in book.cells.items():
                kind = cell is not None and not cell.protection.locked and self.type_of(key, cell)
                if kind and key not in ("unit|id", "unit|name") and dice.random() < (0.02 if "|event|" in key else 0.15):
                    cell.value = dice.choice(TYPED[kind])
            books.append(self.folder / f"spoilt-{name}-{i}.xlsx")
            book.save(books[-1])
        places = {(cell.parent.title, cell.coordinate): "|".join(key.split("|")[:2]) for key, cell in FormBook(blank).cells.items()
                  if cell is not None}
        for book, saved in saved_by_office(self.folder, books, recalculated=True).items():
            red, grey, count = self.red(saved)
            grey = {places.get(cell) for cell in grey}
            found = json.loads(self.run("ceping-validate", "--no-config", "--no-files", "-q", "-r", str(path), "-f", "json", str(book),
                                        ok=(0, 1))[0])["findings"]
            told = {places.get((each.get("sheet"), each.get("cell"))): each for each in found}
            # What is wrong with cells taken together is grey where the criterion is not for the unit.
            refused = {places[each["sheet"], each["cell"]]: each for each in found if each["severity"] == "error"
                       and (each.get("sheet"), each.get("cell")) in places}
            refused = {key: each for key, each in refused.items()
                       if key not in grey or each["code"] not in ("answer-parts", "answer-ratio", "answer-range")}
            reds = {places[cell] for cell in red if cell in places}
            self.reds += len(red)
            for key in sorted(refused.keys() - reds):
                self.hold(False, f"{book.name}: {key} is not red: {refused[key]}")
            for key in sorted(reds - told.keys()):
                self.hold(False, f"{book.name}: {key} is red, and nobody knows why")
            self.hold(len(reds) <= count <= len(red), f"{book.name}: {len(red)} red cells of {len(reds)} criteria, {count} on the cover")

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
        book.cells["record|second assessor"].value = "甲"
        book.save(form)
        found = json.loads(self.run("ceping-validate", "--no-config", "-q", "-r", str(path), "-f", "json", str(form), ok=(0, 1))[0])["findings"]
        name = book.cells["record|second assessor"].coordinate
        self.hold(any(each["code"] == "duplicate-record" and each.get("cell") == name for each in found),
                  f"one assessor under both names: {found}")

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
        accepted = self.folder / f"{name}-accepted"
        self.run("ceping-validate", "--no-config", "--no-files", "-q", "-r", str(path), "--accept", str(accepted),
                 *map(str, books.values()), ok=(0, 1))
        again = {unit["unit"]["id"]: unit for unit in self.scored(path, accepted, ok=(0, 1))}
        for unit in scored:
            code = unit["unit"]["id"]
            self.hold(self.bare_of_notes(again.get(code)) == self.bare_of_notes(bare(unit)),
                      f"{name} {code}: another result when it was accepted: {again.get(code)}\n{bare(unit)}")
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
        forms.kindly_read()
        forms.tags_listed()
        for name in ("fj-base", "fj-civil-affairs-2015"):
            forms.coloured(name)
        forms.visit()
    forms.hold(forms.open_cells > 500, "hardly anything can be filled in")
    print(f"{forms.open_cells} cells to fill in, {forms.values} values as reckoned, {forms.scores} scores by LibreOffice, "
          f"{forms.records} forms read as the records that they are, {forms.reds} red cells")
    for fault in forms.faults[:40]:
        print(fault)
    if forms.faults:
        print(HOW_TO_REPEAT)
    sys.exit(bool(forms.faults))


main()
