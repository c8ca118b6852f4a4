"""A form of ceping-form, filled in as somebody does it: cells are found by the column 字段 that nobody sees."""
import datetime
import re

import openpyxl
from openpyxl.utils import get_column_letter

NUMBER = re.compile(r"-?\d+(\.\d+)?")
VALUE_HEADS = {"自评", "测评人一", "填写", "answer"}
COLUMNS = {"evidence": {"证据材料", "evidence"}, "note": {"说明", "note"}, "class": {"类别", "class"}, "date": {"发生日期", "date"},
           "matter": {"事项", "matter"}, "tags": {"情形", "tags"}}


class FormBook:
    """`put(entries)` types what is entered by keys; `save(path)`."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.cells = {}
        for sheet in self.book.worksheets:
            if sheet.sheet_state == "visible":
                self.find_cells(sheet)

    def find_cells(self, sheet):
        heads, at = None, None
        for row in sheet.iter_rows():
            texts = {str(cell.value): cell.column for cell in row if cell.value is not None}
            named = {"字段", "field"} & set(texts)
            if named:
                heads, at = texts, texts[named.pop()]
                continue
            key = heads and sheet.cell(row[0].row, at).value
            if not key:
                continue
            def under(words, row_number=row[0].row):
                column = next((heads[word] for word in words if word in heads), None)
                return sheet.cell(row_number, column) if column else None
            if "|event|" in key:
                for part in ("class", "date", "matter", "tags", "note"):
                    self.cells[f"{key}|{part}"] = under(COLUMNS[part])
            else:
                self.cells[key] = under(VALUE_HEADS)
                if "测评人二" in heads:
                    self.cells[key + "|second"] = under({"测评人二"})
                if key.startswith("veto|"):
                    self.cells[key + "|date"] = under(COLUMNS["note"])
                elif key.startswith("answer|"):
                    criterion = "|".join(key.split("|")[:2])
                    self.cells.setdefault(criterion + "|evidence", under(COLUMNS["evidence"]))
                    self.cells.setdefault(criterion + "|note", under(COLUMNS["note"]))

    def put(self, entries):
        for key, text in entries.items():
            if "|tag|" in key:
                cell = self.cells[key.split("|tag|")[0] + "|tags"]
                tag = key.split("|tag|")[1]
                cell.value = f"{cell.value};{tag}" if cell.value else tag
                continue
            cell = self.cells[key]
            if cell.protection.locked:
                raise SystemExit(f"{key}: the cell {cell.coordinate} of {cell.parent.title} is locked")
            if cell.number_format == "yyyy-mm-dd" and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                cell.value = datetime.date.fromisoformat(text)
                cell.number_format = "yyyy-mm-dd"
            elif cell.number_format == "General" and NUMBER.fullmatch(text):
                cell.value = float(text) if "." in text else int(text)
            else:
                cell.value = text

    def save(self, path):
        self.book.save(path)


def figure(path, labels):
    """The number beside one of these words on the cover, as it was reckoned when the file was saved."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_col=1, max_col=2):
        if row[0].value in labels:
            return row[1].value
    raise SystemExit(f"{path}: no {labels} on {sheet.title}{get_column_letter(1)}")
