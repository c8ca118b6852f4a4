"""Reports of each format as chapters of sentences and tables, read as the formats have them, without an office program."""
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from fractions import Fraction

from html_tree import read_page

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def shown(text):
    """A text of an input as pages and documents have it: what would turn other text round is a mark of itself."""
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", text).split())


class Table:
    """What stands above a table, the names of its columns, and its cells: texts, and of workbooks numbers and nothing."""

    def __init__(self, heading, rows):
        self.heading = heading
        self.columns, self.rows = rows[0], rows[1:]


class Chapter:
    def __init__(self):
        self.lines = []
        self.tables = []


def read_html(path):
    """By the chapters' headings."""
    out = {}
    chapter, heading = Chapter(), ""
    for element in read_page(path.read_text(encoding="utf-8")).first("main").parts:
        if isinstance(element, str):
            continue
        if element.tag == "h2":
            chapter, heading = out.setdefault(element.words, Chapter()), ""
        elif element.tag == "h3":
            heading = element.words
        elif element.tag == "ul":
            chapter.lines += [item.words for item in element.all("li")]
        elif element.tag == "p":
            chapter.lines.append(element.words)
        for table in element.all("table"):
            chapter.tables.append(Table(heading, [[cell.words for cell in row.parts if not isinstance(cell, str)]
                                                  for row in table.all("tr")]))
    return out


def read_docx(path):
    """By the chapters' headings."""

    def text_of(element):
        breaks = {WORD + "br": "\n", WORD + "tab": "\t"}
        return " ".join("".join(each.text or "" if each.tag == WORD + "t" else breaks.get(each.tag, "")
                                for each in element.iter()).split())

    out = {}
    chapter, heading = Chapter(), ""
    for element in ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).find(WORD + "body"):
        if element.tag == WORD + "tbl":
            chapter.tables.append(Table(heading, [[text_of(cell) for cell in row.findall(WORD + "tc")]
                                                  for row in element.findall(WORD + "tr")]))
        elif element.tag == WORD + "p":
            style = element.find(f"{WORD}pPr/{WORD}pStyle")
            style = style.get(WORD + "val") if style is not None else ""
            text = text_of(element)
            if style == "Heading1":
                chapter, heading = out.setdefault(text, Chapter()), ""
            elif style == "Heading2":
                heading = text
            elif text:
                chapter.lines.append(text.removeprefix("· "))
    return out


def read_xlsx(path):
    """By the sheets' names. A sheet has one table, which begins with the first row of two cells or more."""
    book = zipfile.ZipFile(path)

    def tree(name):
        return ElementTree.fromstring(book.read(name))

    texts = ["".join(part.text or "" for part in each.iter(SHEET + "t")) for each in tree("xl/sharedStrings.xml")]
    texts = [re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text) for text in texts]
    targets = {each.get("Id"): each.get("Target") for each in tree("xl/_rels/workbook.xml.rels")}
    out = {}
    for sheet in tree("xl/workbook.xml").iter(SHEET + "sheet"):
        rows = []
        for row in tree("xl/" + targets[sheet.get(RELATION)]).iter(SHEET + "row"):
            cells = {}
            for cell in row.findall(SHEET + "c"):
                if cell.find(SHEET + "f") is not None:
                    raise ValueError(f"{cell.get('r')} of {sheet.get('name')} is a formula")
                value = cell.findtext(SHEET + "v")
                if value is not None:
                    cells[column(cell.get("r"))] = texts[int(value)] if cell.get("t") == "s" else Fraction(f"{float(value):.15g}")
            rows.append([cells.get(at) for at in range(max(cells, default=-1) + 1)])
        chapter = out.setdefault(sheet.get("name"), Chapter())
        head = next((at for at, row in enumerate(rows) if len(row) > 1), len(rows))
        chapter.lines = [row[0] for row in rows[1:head] if row]
        if head < len(rows):
            width = len(rows[head])
            chapter.tables.append(Table(rows[0][0], [row + [None] * (width - len(row)) for row in rows[head:]]))
    return out


def column(place):
    """Counted from 0."""
    out = 0
    for letter in re.match("[A-Z]+", place)[0]:
        out = 26 * out + ord(letter) - ord("A") + 1
    return out - 1


READERS = {"html": read_html, "docx": read_docx, "xlsx": read_xlsx}
