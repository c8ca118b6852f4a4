#!/usr/bin/env python3
"""workbooks.py TOOLS: the workbooks of all tools hold what the same tools write as JSON and as CSV for programs.

ceping-score, -rank, -diff, -validate, -audit, -lint and -explain write workbooks of the batches of support/report_batches.py:
the example campaign, and units with odd names. Each sheet is held against other output of the same tool, cell by cell, so that
no number and no text is without its like: tables of CSV in the order of CSV, tables for people against JSON, lines against
the text for terminals. No cell may hold a formula; each table has a header that stays, a filter and titles on every page;
the same command gives the same bytes. Where LibreOffice is installed, each workbook that it has opened and saved holds the same.
"""
import csv
import io
import json
import pathlib
import re
import sys
import tempfile
import zipfile
from fractions import Fraction

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from office import saved_by_office  # pylint: disable=wrong-import-position,import-error
from report_batches import CAMPAIGN, ODD_NAMES, ROOT, batches, run  # pylint: disable=wrong-import-position,import-error
from report_figures import stored  # pylint: disable=wrong-import-position,import-error

TEXTS = {"unit", "name", "region", "group", "id", "title", "node", "message", "path", "code", "remark", "more", "cell", "gains"}
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def read(path, own=True):
    """Names of sheets, and their rows. `own`: texts stand in their cells, where openpyxl leaves the escape `_x005F_` alone."""
    out = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        rows = []
        for row in sheet.iter_rows():
            values = [ESCAPE.sub(lambda match: chr(int(match[1], 16)), cell.value) if own and isinstance(cell.value, str)
                      else cell.value for cell in row]
            rows.append((values, [cell.data_type for cell in row]))
        out[sheet.title] = [values for values, _ in rows]
        if any("f" in kinds for _, kinds in rows):
            raise SystemExit(f"{path.name}: {sheet.title}: a formula")
    return out


class Book:
    """A workbook, of which every sheet must be held against something."""

    def __init__(self, faults, path, tools, *command, **how):
        self.path, self.faults = path, faults
        run(tools, *command, "-f", "xlsx", "-o", path, **how)
        again = path.with_suffix(".again")
        run(tools, *command, "-f", "xlsx", "-o", again, **how)
        if again.read_bytes() != path.read_bytes():
            self.fault("the same command gave other bytes")
        if any(each.date_time != (1980, 1, 1, 0, 0, 0) for each in zipfile.ZipFile(path).infolist()):
            self.fault("a part has a date")
        self.sheets, self.checked, self.cells = read(path), set(), 0
        self.book = openpyxl.load_workbook(path)

    def fault(self, text):
        self.faults.append(f"{self.path.name}: {text}")

    def cell(self, where, value, expected):
        """Compares with nothing, a number, or a text; of several texts one must be there."""
        self.cells += 1
        if isinstance(expected, (int, float, Fraction)):
            good = is_number(value) and stored(Fraction(value)) == stored(Fraction(expected))
        else:
            texts = expected if isinstance(expected, set) else {expected or ""}
            good = not is_number(value) and (value or "") in texts
        if not good:
            self.fault(f"{where}: {value!r}, not {expected!r}")

    def table(self, name, expected):
        """A sheet with a title, a header, and these rows."""
        rows = self.sheets.get(name)
        if rows is None:
            self.fault(f"no sheet {name!r} among {list(self.sheets)}")
            return []
        self.checked.add(name)
        sheet = self.book[name]
        if sheet.freeze_panes is None or not sheet.freeze_panes.endswith("3"):
            self.fault(f"{name}: the header does not stay")
        if sheet.auto_filter.ref is None or not sheet.auto_filter.ref.startswith("A2:"):
            self.fault(f"{name}: no filter")
        if sheet.print_title_rows not in ("1:2", "$1:$2") or sheet.page_setup.paperSize != 9:
            self.fault(f"{name}: pages have no header")
        if len(rows) != len(expected) + 2:
            self.fault(f"{name}: {len(rows) - 2} rows, not {len(expected)}")
        for at, (row, like) in enumerate(zip(rows[2:], expected), 3):
            for column, each in enumerate(like):
                if each is not Ellipsis:
                    self.cell(f"{name} {at}:{column + 1} {rows[1][column]}", row[column], each)
        return rows[1]

    def csv(self, name, bands, tools, *command, more=0, **how):
        """A sheet that has CSV's columns in CSV's order, and `more` of its own behind them."""
        lines = list(csv.reader(io.StringIO(run(tools, *command, "-f", "csv", "--plain", **how).decode())))
        expected = []
        for line in lines[1:]:
            row = []
            for key, text in zip(lines[0], line):
                number = re.fullmatch(r"[-+]?\d+(\.\d+|/\d+)?", text) and key not in TEXTS
                words = {text, text.replace("_", " "), bands.get(text, text), {"true": "yes", "false": "no"}.get(text, text)}
                row.append(Fraction(text) if number else words if text else None)
            expected.append(row + [Ellipsis] * more)
        # What CSV makes visible stands in cells as it is.
        rows = self.sheets.get(name, [])
        shown = [[HIDDEN.sub("\ufffd", each) if isinstance(each, str) else each for each in row] for row in rows]
        self.sheets[name], kept = shown, rows
        self.table(name, expected)
        self.sheets[name] = kept
        if rows and len([each for each in rows[1] if each is not None]) != len(lines[0]) + more:
            self.fault(f"{name}: columns {rows[1]}, not {lines[0]}")

    def lines(self, name, text):
        """A sheet of texts: what stands in it is what a terminal shows, but for its title and what leads to other sheets."""
        self.checked.add(name)
        flat = " ".join(text.split())
        for row in self.sheets.get(name, [["no such sheet"]] * 2)[1:]:
            line = " ".join(HIDDEN.sub("\ufffd", str(row[0] or "")).removeprefix("· ").split())
            self.cells += 1
            if not line.startswith("see the sheet `") and line not in flat:
                self.fault(f"{name}: {line!r} is in no text")

    def finish(self):
        if set(self.sheets) != self.checked:
            self.fault(f"sheets that nobody looked at: {set(self.sheets) - self.checked}")


def label(unit, name):
    return f"{name} ({unit})" if name else unit


def figures(text):
    return json.loads(text, parse_float=Fraction)


def check_score(book, command, how, rubric, tools):
    results = [figures(line) for line in run(tools, *command, "-f", "ndjson", **how).decode().splitlines()]
    titles = {band["id"]: band.get("title", band["id"]) for band in rubric.get("bands", [])}
    facts = rubric.get("facts", {})
    units, nodes, findings = [], [], []
    for result in results:
        unit, scored = result["unit"], result["status"] == "scored"
        own = [unit["id"], unit.get("name", "")]
        row = own + [unit.get("region", ""), {"not_assessed": "not assessed"}.get(result["status"], result["status"])]
        row += [result.get("stage"), *(result.get(key) for key in ("score", "claimed", "base", "bonus", "penalty"))]
        row += [titles.get(result.get("band"), ""), {True: "yes", False: "no"}[result["eligible"]] if scored else None]
        against = [*result.get("vetoes", []), *(name for name, state in result.get("prerequisites", {}).items()
                                                 if state not in ("confirmed", "not_applicable"))]
        row.append(" ".join(against) if scored else Ellipsis)
        for fact in facts:
            row.append(unit.get(fact))
        units.append(row)
        points = []
        for node in result.get("nodes", []):
            points.append({"missing": "not answered", "not_applicable": "n/a"}.get(node["status"], node["points"]))
        nodes.append(own + points)
        for each in result["findings"]:
            findings.append(own + [each["severity"], each["code"], ..., ..., ..., ...])
            if each["message"] not in (book.sheets["Findings"][len(findings) + 1][7] or ""):
                book.fault(f"the finding {each['message']!r} is not there")
    book.table("Units", units)
    header = book.table("Nodes", nodes)
    ids = [node["id"] for node in next(r for r in results if r["status"] == "scored")["nodes"]]
    if [each.split(" ")[0] for each in header[2:]] != ids:
        book.fault("Nodes: other columns")
    book.table("Findings", findings)
    notes = {row[0]: row[1] for row in book.sheets["Notes"] if row[0]}
    book.checked.add("Notes")
    scores = [r["score"] for r in results if r["status"] == "scored"]
    for name, value in (("units", len(results)), ("scored", len(scores)), ("mean score", Fraction(sum(scores)) / len(scores)),
                        ("rejected", sum(r["status"] == "rejected" for r in results))):
        book.cell(f"Notes {name}", notes[name], value)
    for band, title in titles.items():
        book.cell(f"Notes {title}", notes[title], sum(r.get("band") == band for r in results))


def check_diff(book, tools, command):
    found = figures(run(tools, *command, "-f", "json"))
    book.table("Two sets of results", [
        [label(u["unit"], u["name"]), u.get("before"), u.get("after"), u.get("moved")] for u in found["units"]])
    nodes = [(u, n) for u in found["units"] for n in u.get("nodes", [])]
    if nodes:
        name = next(name for name in book.sheets if name.startswith("nodes"))
        book.table(name, [[label(u["unit"], u["name"]), n["id"], n.get("before"), n.get("after"), n.get("moved")]
                          for u, n in nodes])
        name = next(name for name in book.sheets if name.startswith("points won"))
        keys = ("id", "units", "up", "down", "won", "lost")
        book.table(name, [[n[key] for key in keys] for n in found["nodes"] if n["up"] + n["down"] > 0])


def check_validate(book, tools, command, how):
    found = figures(run(tools, *command, "--summary", "-f", "json", **how))
    book.table("Units", [[u["id"] or "-", u["name"], u["region"], u["records"], ..., u["errors"], u["warnings"], u["notes"]]
                         for u in found["units"]])
    keys = ("units", "sent", "missing", "late", "with_errors", "with_warnings")
    regions = [[r["path"] or "(no region named)", *(r[key] for key in keys)] for r in found["regions"]]
    known = [u for u in found["units"] if u["id"]]
    regions.append(["all", len(known), sum(u["sent"] for u in known), sum(not u["sent"] for u in known), ...,
                    sum(u["errors"] > 0 for u in known), sum(u["warnings"] > 0 for u in known)])
    book.table("Regions", regions)
    codes = {}
    for each in found["findings"]:
        codes[each["code"]] = codes.get(each["code"], 0) + 1
    book.table("Codes", [[code, count, ..., ...] for code, count in codes.items()])


def check_editions(tools, folder, faults):
    """Two editions of a rubric and what the newer one does, rectification, inflation, and how firm ranks are."""
    books = []
    english = ("-q", "--lang", "en", "--no-config")
    old, new = ROOT / "rubrics/fj-civil-affairs-2015.yaml", ROOT / "rubrics/fj-civil-affairs-2018.yaml"
    bands = {band["id"]: band.get("title", band["id"])
             for band in json.loads(run(tools, "ceping-show", "-f", "json", old))["bands"]}

    def add(name, sheets, *command, more=0):
        book = Book(faults, folder / f"{name}.xlsx", tools, *command)
        for sheet in sheets:
            book.csv(sheet, bands, tools, *command, more=more)
        if "Notes" in book.sheets:
            book.lines("Notes", run(tools, *command, "-f", "text").decode())
        books.append(book)
        return book

    def changes(book, sheet, command):
        found = figures(run(tools, *command, "-f", "json"))["changes"]
        words = {"reworded": "re-worded", "reweighted": "re-weighted", "rule": "rule changed"}
        book.table(sheet, [[words.get(each[key], each[key]) for key in ("change", "part")] +
                           [each.get(key) for key in ("id", "title", "key", "before", "after")] for each in found])

    command = ("ceping-diff", *english, old, new)
    changes(add("editions", [], *command), "Two editions of a rubric", command)
    command = ("ceping-diff", *english, "--impact", CAMPAIGN / "self", old, new)
    changes(add("impact", ["what it does to units"], *command), "What another edition does", command)
    results = folder / "campaign.ndjson"
    earlier = folder / "self.ndjson"
    run(tools, "ceping-score", "-q", "--stage", "self", "-f", "ndjson", "-o", earlier, cwd=CAMPAIGN)
    command = ("ceping-diff", *english, "--rectification", "-r", old, earlier, results)
    book = add("rectification", ["All data"], *command)
    book.checked |= set(book.sheets)  # the same for people, in other words
    add("inflation", ["All data"], "ceping-diff", *english, "--inflation", results).checked.add("Claimed and verified")
    add("stability", ["League table"], "ceping-rank", *english, "-r", old, "--by", "kind", "--stability", "10%", "--draws", "200",
        results)
    return books


def check_saved(faults, folder, books):
    """What LibreOffice makes of the workbooks when it opens and saves them."""
    paths = saved_by_office(folder, [book.path for book in books])
    cells = 0
    for book in books if paths else []:
        saved = read(paths[book.path], own=False)
        if list(saved) != list(book.sheets):
            faults.append(f"{book.path.name}: saved by LibreOffice it has the sheets {list(saved)}")
        for name, rows in book.sheets.items():
            there = {(r, c): v for r, row in enumerate(saved.get(name, [])) for c, v in enumerate(row) if v not in (None, "")}
            here = {(r, c): v for r, row in enumerate(rows) for c, v in enumerate(row) if v not in (None, "")}
            cells += len(here)
            for place in sorted(here.keys() | there.keys()):
                if here.get(place) != there.get(place):
                    faults.append(f"{book.path.name}: {name} {place}: {here.get(place)!r} was saved as {there.get(place)!r}")
    return cells


def check_batch(tools, folder, name, rubric, results, faults):
    """The workbooks of one batch."""
    own = folder / name.replace(" ", "-")
    own.mkdir()
    resolved = json.loads(run(tools, "ceping-show", "-f", "json", rubric), parse_float=Fraction)
    bands = {band["id"]: band.get("title", band["id"]) for band in resolved.get("bands", [])}
    # Others, for two sets: each unit's neighbour's score, as a result of its own.
    before = own / "before.ndjson"
    lines = results.read_text(encoding="utf-8").splitlines()
    before.write_text("".join(line + "\n" for line in lines[1:] if json.loads(line)["status"] == "scored"), encoding="utf-8")
    books = []

    def book(file, *command, **how):
        books.append(Book(faults, own / f"{file}.xlsx", tools, *command, **how))
        return books[-1]

    english = ("-q", "--lang", "en", "--no-config")
    rank = ("ceping-rank", *english, "-r", rubric)
    sheet = book("rank", *rank, results)
    sheet.csv("League table", bands, tools, *rank, results)
    if "Notes" in sheet.sheets:
        sheet.lines("Notes", run(tools, *rank, "-f", "text", results).decode())
    sheet = book("rank-before", *rank, "--compare", before, results)
    sheet.csv("League table", bands, tools, *rank, "--compare", before, results)
    if "Notes" in sheet.sheets:
        sheet.lines("Notes", run(tools, *rank, "--compare", before, "-f", "text", results).decode())
    sheet = book("regions", *rank, "--rollup", "mean", results)
    sheet.csv("Regions", bands, tools, *rank, "--rollup", "mean", results, more=2)

    diff = ("ceping-diff", *english, "--nodes", before, results)
    sheet = book("diff", *diff)
    check_diff(sheet, tools, diff)
    sheet.csv("All data", bands, tools, *diff)
    sheet.lines("Notes", run(tools, *diff, "-f", "text").decode())

    table = own / "published.csv"
    table.write_bytes(run(tools, *rank, "-f", "csv", "--plain", results))
    audit = ("ceping-audit", "-q", "--lang", "en", table)
    sheet = book("audit", *audit)
    sheet.lines("Notes", run(tools, *audit, "-f", "text").decode())
    found = figures(run(tools, *audit, "-f", "json"))
    if "Bands" in sheet.sheets:
        sheet.table("Bands", [[each[key] for key in ("group", "band", "rows", "low", "high") if key in each]
                              for each in found["bands"]["ranges"]])

    lint = ("ceping-lint", *english, "--results", results, rubric)
    sheet = book("lint", *lint)
    sheet.csv("Criteria", bands, tools, *lint)
    found = figures(run(tools, *lint, "-f", "json"))
    sheet.table("Weights of sections", [[each.get("id"), ..., each["nominal"], each.get("effective")]
                                        for each in found["items"]["sections"]])
    sheet.table("Findings", [[each["severity"], each["code"]] for each in found["findings"]])
    sheet.lines("Notes", run(tools, *lint, "-f", "text").decode() + count_of(found) + " Criteria Weights of sections Codes Findings")
    sheet.checked.add("Codes")

    numbers = []
    for language in ("zh", "en"):
        path = own / f"{language}.xlsx"
        run(tools, "ceping-rank", "-q", "--no-config", "--lang", language, "-r", rubric, "-o", path, results)
        numbers.append([value for rows in read(path).values() for row in rows for value in row if is_number(value)])
    if numbers[0] != numbers[1]:
        faults.append(f"{name}: the Chinese workbook has other numbers")
    names = {json.loads(line)["unit"].get("name") for line in lines}
    absent = names - {row[3] for row in books[0].sheets["League table"]}
    if absent or (name == "odd names" and len(names & set(ODD_NAMES)) < len(ODD_NAMES) - 1):
        faults.append(f"{name}: these names do not stand in cells as they are: {absent}")
    return books


def count_of(found):
    """The line on how many findings there are."""
    parts = [f"{count} {word}{'s' if count != 1 else ''}" for word, count in found["counts"].items() if count > 0]
    return ", ".join(parts) if parts else "nothing found"


def check_records(tools, folder, faults):
    """What reads records: scores, validation, gains."""
    books = []
    english = ("-q", "--lang", "en")
    rubric = json.loads(run(tools, "ceping-show", "-f", "json", ROOT / "rubrics/fj-civil-affairs-2015.yaml"), parse_float=Fraction)
    bands = {band["id"]: band.get("title", band["id"]) for band in rubric["bands"]}
    how = {"cwd": CAMPAIGN}
    command = ("ceping-score", *english)
    books.append(Book(faults, folder / "score.xlsx", tools, *command, **how))
    check_score(books[-1], command, how, rubric, tools)
    command = ("ceping-validate", *english)
    books.append(Book(faults, folder / "validate.xlsx", tools, *command, **how))
    check_validate(books[-1], tools, command, how)
    books[-1].csv("Findings", bands, tools, *command, **how)
    found = figures(run(tools, *command, "-f", "json", **how))
    books[-1].lines("Notes", count_of(found) + " Findings Units Regions Codes")
    command = ("ceping-explain", *english, "--all")
    books.append(Book(faults, folder / "gains.xlsx", tools, *command, **how))
    books[-1].csv(next(iter(books[-1].sheets)), bands, tools, *command, **how)

    path = ROOT / "rubrics/elderly-care-grading.yaml"
    elderly = json.loads(run(tools, "ceping-show", "-f", "json", path), parse_float=Fraction)
    for seed in (1, 2):
        command = ("ceping-score", *english, "--no-config", "-r", path, folder / f"{seed}.records.ndjson")
        books.append(Book(faults, folder / f"score-{seed}.xlsx", tools, *command))
        check_score(books[-1], command, {}, elderly, tools)
    return books


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tools = str(pathlib.Path(sys.argv[1]).resolve())
    faults, books = [], []
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        for name, rubric, results in batches(tools, folder):
            books += check_batch(tools, folder, name, rubric, results, faults)
        books += check_records(tools, folder, faults) + check_editions(tools, folder, faults)
        for book in books:
            book.finish()
        for number, book in enumerate(books):
            book.path = book.path.rename(folder / f"{number:02}-{book.path.name}")
        saved = check_saved(faults, folder, books)
        compared = sum(book.cells for book in books)
    for fault in faults[:40]:
        print(fault[:600], file=sys.stderr)
    print(f"{len(books)} workbooks, {compared} cells compared, {saved} as LibreOffice saved them, {len(faults)} faults")
    sys.exit(bool(faults) or compared == 0)


if __name__ == "__main__":
    main()
