#!/usr/bin/env python3
"""report_numbers_xlsx.py TOOLS: every number in a report's workbook equals the results that it came from.

The batches of support/report_batches.py are scored and reported as workbooks, which openpyxl reads. Every figure is worked
out anew in fractions from the results (support/report_figures.py); a cell's number, rounded to 6 places, must be the same. A
number that nobody asked for is a fault: so all of them are compared, and every sentence of the summary. Names, however odd, must
be there as text, and no cell may hold a formula. The Chinese workbook has the same numbers in the same cells. The same command
gives the same bytes. Where LibreOffice is installed, a workbook that it has opened and saved has the same numbers and texts.
"""
import datetime
import json
import pathlib
import sys
import tempfile
from fractions import Fraction

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from office import saved_by_office  # pylint: disable=wrong-import-position,import-error
from report_batches import batches, earlier, run  # pylint: disable=wrong-import-position,import-error
from report_chapters import (Fixes, Movement, checked_criteria, checked_sentence, claims_sentence,  # pylint: disable=wrong-import-position,import-error
                             compare_lines, counted, high_low, name_of, overstated, summary, weak_groups, zeroed_sentence)
from report_figures import Figures, stored  # pylint: disable=wrong-import-position,import-error

FIX_BY = datetime.datetime(2021, 3, 31)
ANY = object()  # a text that is not compared
# The sheets that sentences of the summary lead to.
CALLED = {"overview": "Overview", "leagues": "League", "weak-areas": "Weak areas", "verification": "Verification",
          "movement": "Movement", "findings": "Findings"}
SEVERITIES = ("error", "warning", "note")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


class Sheet:
    """A sheet that is held against what is expected, cell by cell."""

    def __init__(self, sheet, faults):
        self.name = sheet.title
        self.faults = faults
        self.cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    self.fault(f"{cell.coordinate} is a formula: {cell.value!r}")
                if cell.value is not None:
                    self.cells[cell.row - 1, cell.column - 1] = cell.value
        self.checked = set()
        self.row = 0

    def fault(self, text):
        self.faults.append(f"{self.name}: {text}")

    def at(self, column):
        return self.cells.get((self.row, column))

    def cell(self, column, expected, what=""):
        """Compares a cell of this row: with nothing, a text, a date, or a number."""
        value = self.at(column)
        self.checked.add((self.row, column))
        if expected is ANY and not is_number(value):
            return
        if expected is not None and not isinstance(expected, (str, datetime.datetime)):
            if not is_number(value) or stored(Fraction(value)) != stored(expected):
                self.fault(f"row {self.row + 1}, column {column + 1} {what}: {value!r}, not {float(stored(expected))!r}")
        elif (value or "") != (expected or ""):
            self.fault(f"row {self.row + 1}, column {column + 1} {what}: {value!r}, not {expected!r}")

    def line(self, *expected):
        for column, each in enumerate(expected):
            self.cell(column, each)
        self.row += 1

    def title(self, *texts):
        """The title, and sentences below it."""
        for text in texts:
            # A long one goes on in the next row.
            begun = str(self.at(0) or "")
            if text != begun and text.startswith(begun + " "):
                self.line(begun)
                text = text[len(begun) + 1:]
            self.line(text)

    def end(self):
        """Nothing stands below the rows that were compared."""
        if any(row >= self.row for row, _ in self.cells):
            self.fault(f"more than {self.row} rows")

    def until(self, text):
        """Goes to the row that begins with this text."""
        while self.at(0) != text:
            self.row += 1
            if self.row > max((row for row, _ in self.cells), default=0):
                self.fault(f"no row begins with {text!r}")
                return False
        return True

    def finish(self):
        for place, value in self.cells.items():
            if is_number(value) and place not in self.checked:
                self.fault(f"row {place[0] + 1}, column {place[1] + 1}: {value!r} stands for nothing that is known")


def band_title(figures, name):
    for band in figures.rubric.get("bands", []):
        if band["id"] == name:
            return band.get("title", name)
    return name


def overview(sheet, figures):
    scores = [Fraction(r["score"]) for r in figures.scored]
    sheet.until("In all")
    sheet.row += 1
    sheet.line("units", len(figures.results))
    sheet.line("scored", len(figures.scored))
    sheet.line("rejected", len(figures.rejected))
    sheet.line("not eligible", sum(not r["eligible"] for r in figures.scored))
    sheet.line("full marks", figures.total)
    sheet.line("mean score", figures.mean)
    sheet.line("median score", figures.median)
    sheet.line("highest score", max(scores))
    sheet.line("lowest score", min(scores))
    if figures.verified:
        units, claimed, given = figures.claims
        sheet.line("verified units with a claim", units)
        sheet.line("sum of their claims", claimed)
        sheet.line("sum of their scores", given)
        if figures.zeroed:
            sheet.line("more units whose score a veto set to 0", figures.zeroed)
    sheet.until("Distribution of scores")
    sheet.row += 2
    for i, units in enumerate(figures.bins):
        step = figures.total / len(figures.bins)
        sheet.line(ANY, units, i * step, (i + 1) * step)
    if figures.bands:
        sheet.until("Bands")
        sheet.row += 2
        for band in figures.rubric["bands"]:
            sheet.line(band_title(figures, band["id"]), figures.bands[band["id"]],
                       Fraction(band["min"]) if "min" in band else None)
        sheet.line("none", figures.no_band)
    sheet.until("Regions")
    sheet.row += 2
    paths = {}
    while sheet.at(0) is not None:
        paths["" if sheet.at(0) == "all" else sheet.at(0)] = sheet.row
        sheet.row += 1
    if set(paths) != set(figures.region_means):
        sheet.fault(f"regions {sorted(paths)}, not {sorted(figures.region_means)}")
    for path in set(paths) & set(figures.region_means):
        sheet.row = paths[path]
        units, bad, mean = figures.region_means[path]
        sheet.line(ANY, units, mean, bad)


def league(sheet, figures):
    sheet.title("League tables")
    columns = {}
    while sheet.at(len(columns)) is not None:
        columns[sheet.at(len(columns))] = len(columns)
    by_id = {r["unit"]["id"]: r for r in figures.results}
    facts = {fact.get("title", name): (name, fact.get("type") == "number") for name, fact in figures.rubric["facts"].items()}
    for name, ranked in figures.ranks.items():
        sheet.row += 1
        result = by_id[name]
        unit, bad = result["unit"], result["status"] == "rejected"
        fix, conditions = figures.to_fix(result), figures.conditions(result)
        expected = {
            "league": ranked.get("group") or "not stated", "rank": ranked.get("rank"), "unit": name,
            "name": unit.get("name", ""), "region": unit.get("region", ""), "remark": ANY,
            "band": None if bad else band_title(figures, ranked.get("band", "")),
            "items to fix": None if bad else len(fix) + len(conditions),
            "points of score lost": None if bad else figures.lost_of_score(result),
        }
        for key in ("score", "base", "bonus", "penalty", "claimed"):
            expected[key] = result.get(key)
        for header, column in columns.items():
            if header in expected:
                sheet.cell(column, expected[header], header)
            elif header in facts:
                fact, number = facts[header]
                value = unit.get(fact)
                sheet.cell(column, value if value is None or number else str(value), header)
            else:
                sheet.fault(f"unknown column {header!r}")
    for header in ("rank", "unit", "name", "score", "base", "bonus", "penalty"):
        if header not in columns:
            sheet.fault(f"no column {header!r}")


def heat_map(sheet, figures):
    sections = figures.tree.sections
    sheet.title("Rates of units and sections")
    sheet.line("unit", "name", "region", "whole", *[figures.tree.titled(name) for name in sections])
    by_id = {r["unit"]["id"]: r for r in figures.results}
    for name in figures.ranks:
        result = by_id[name]
        nodes = {node["id"]: node for node in result.get("nodes", [])}
        row = [name, result["unit"].get("name", ""), result["unit"].get("region", "")]
        row.append(None if result["status"] == "rejected" else Fraction(result["score"]) / Fraction(result["total"]))
        for section in sections:
            node = nodes.get(section)
            if node is None:
                row.append(None)
            elif node["status"] == "not_applicable":
                row.append("n/a")
            else:
                row.append(Fraction(node["points"]) / Fraction(node["max"]) if node["max"] else None)
        sheet.line(*row)


def nodes_of(key, title):
    def check(sheet, figures):
        sheet.title(title)
        ids = [name for name in figures.tree.items if any(name == n["id"] for r in figures.scored for n in r["nodes"])]
        sheet.line("unit", "name", *[figures.tree.titled(name) for name in ids])
        for result in figures.results:
            nodes = {node["id"]: node for node in result.get("nodes", [])}
            row = [result["unit"]["id"], result["unit"].get("name", "")]
            for name in ids:
                node = nodes.get(name)
                row.append(None if node is None else "n/a" if node["status"] == "not_applicable"
                           else "not answered" if node["status"] == "missing" and key == "points" else node[key])
            sheet.line(*row)
    return check


def weak_areas(sheet, figures):
    tree = figures.tree

    def head(name, sums):
        item = tree.items[name]
        return [name, item.get("title", ""), figures.tree.clause(name), sums.rate, sums.lost, sums.units, sums.points, sums.max]

    rates = []
    sheet.title("Weak areas", Fixes(figures).sentence())
    sheet.until("Sections, the weakest first")
    sheet.row += 2
    for _ in tree.sections:
        name = sheet.at(0)
        if name not in figures.sections:
            sheet.fault(f"no section {name!r}")
            return
        sums, claims = figures.sections[name], figures.area_claims[name]
        middle = sorted(sums.rates)
        both = (middle[len(middle) // 2] + middle[(len(middle) - 1) // 2]) / 2 if middle else None
        sheet.line(*head(name, sums), both, min(sums.rates, default=None), *(claims if figures.verified else []))
        rates.append(sums.rate if sums.rate is not None else 2)
    if rates != sorted(rates):
        sheet.fault("the weakest sections do not come first")
    sheet.until("Criteria that lost most")
    sheet.row += 2
    met, lost = set(), []
    while sheet.at(0) is not None:
        name = sheet.at(0)
        met.add(name)
        sums = figures.criteria[name]
        lost.append(-sums.lost)
        sheet.line(*head(name, sums), sums.losing)
    if met != set(figures.criteria) or lost != sorted(lost):
        sheet.fault("not the criteria that lost points, or not in order")


def weak_regions(sheet, figures):
    met = set()
    sheet.title("Weak areas by region")
    sheet.row = 2
    while sheet.at(0) is not None:
        key = (sheet.at(0), "" if sheet.at(2) == "not stated" else sheet.at(2))
        sums = figures.by_region[key]
        met.add(key)
        sheet.line(key[0], figures.tree.items[key[0]].get("title", ""), ANY, sums.rate, sums.lost, sums.units, sums.points,
                   sums.max)
    if met != set(figures.by_region):
        sheet.fault("not every section in every region")


def rectification(sheet, figures):
    sheet.title("What is to be fixed")
    sheet.row = 2
    for result in figures.results:
        unit = [result["unit"]["id"], result["unit"].get("name", "")]
        for name, (points, most, lost) in sorted(figures.to_fix(result).items(),
                                                 key=lambda pair: list(figures.tree.items).index(pair[0])):
            item = figures.tree.items[name]
            sheet.line(*unit, name, item.get("title", ""), figures.tree.clause(name), ANY, points, most, lost,
                       item.get("advice", ""), FIX_BY, None, None, None)
        for name in figures.conditions(result):
            sheet.line(*unit, name, ANY, ANY, ANY, None, None, None, None, FIX_BY, None, None, None)
    sheet.end()


def in_brief(sheet, figures):
    """The sentences stand below the head, after an empty row."""
    while sheet.at(0) is not None:
        sheet.row += 1
    sheet.row += 1
    found = []
    while sheet.at(0) is not None:
        found.append(sheet.at(0))
        sheet.checked.add((sheet.row, 0))
        sheet.row += 1
    sheet.end()
    for fault in compare_lines(found, summary(figures, CALLED, figures.movement)):
        sheet.fault(fault)
    figures.sentences = len(found)


def region_rates(sheet, figures):
    regions = {}
    for result in figures.scored:
        regions[figures.region(result)] = regions.get(figures.region(result), 0) + 1
    sections = figures.tree.sections
    sheet.title("Rates of regions and sections")
    sheet.line("region", "units scored", *[figures.tree.titled(name) for name in sections])
    while regions and sheet.at(0) is not None:
        region = "" if sheet.at(0) == "not stated" else sheet.at(0)
        sums = [figures.by_region.get((name, region)) for name in sections]
        sheet.line(ANY, regions.pop(region, -1), *["n/a" if each is None else each.rate for each in sums])
    if regions:
        sheet.fault(f"no row of {list(regions)}")
    sheet.end()


def groups(sheet, figures):
    sheet.title("Weak areas by group")
    sheet.line("group", "units", "mean score", "sections with the lowest rates")
    left = weak_groups(figures)
    while left and sheet.at(0) is not None:
        sheet.line(ANY, *left.pop("" if sheet.at(0) == "not stated" else sheet.at(0), (-1, -1, "?")))
    if left:
        sheet.fault(f"no row of {list(left)}")
    sheet.end()


def verification(sheet, figures):
    sheet.title("Claimed and verified", claims_sentence(figures), high_low(figures))
    if zeroed_sentence(figures):
        sheet.line(zeroed_sentence(figures))
    sheet.line("section", "units", "claimed", "verified", "overstated")
    for name in figures.tree.sections:
        units, claimed, given = figures.area_claims[name]
        if units:
            sheet.line(figures.tree.titled(name), units, claimed, given, claimed - given)
    sheet.end()


def verified_criteria(sheet, figures):
    """All of them, those that lost most first."""
    sheet.title("Criteria that verification changed", checked_sentence(figures))
    sheet.line("criterion", "verified units", "lowered", "raised", "claimed", "verified", "overstated")
    order = list(figures.tree.items)
    found = {name: sums for name, sums in checked_criteria(figures).items() if sums[1] + sums[2]}
    for name in sorted(found, key=lambda name: (found[name][4] - found[name][3], order.index(name))):
        sums = found[name]
        sheet.line(figures.tree.titled(name), *sums, sums[3] - sums[4])
    sheet.end()


def verified_units(sheet, figures):
    sheet.title("Claimed and verified, by unit")
    over = overstated(figures)
    units = [r for r in figures.results if r["unit"]["id"] in over]
    region = any(r["unit"].get("region") for r in units)
    sheet.line("id", "unit", *(["region"] if region else []), "claimed", "verified", "overstated")
    for result in sorted(units, key=lambda r: -over[r["unit"]["id"]]):
        unit = result["unit"]
        sheet.line(unit["id"], name_of(result), *([unit.get("region")] if region else []), result["claimed"], result["score"],
                   over[unit["id"]])
    sheet.end()


def movement(sheet, figures):
    moved = figures.movement.moved
    sheet.title("Movement of the units", figures.movement.sentence(figures))
    sheet.line("id", "unit", "before", "now", "moved", "band before", "band now")
    sizes = []
    left = dict(moved)
    while left and sheet.at(0) is not None:
        name = sheet.at(0)
        old, new, won = left.pop(name)
        sizes.append(-abs(won))
        sheet.line(name, name_of(new), old["score"], new["score"], won, *[band_title(figures, r.get("band", "")) for r in (old, new)])
    if left or sizes != sorted(sizes):
        sheet.fault(f"no rows of {list(left)[:5]}, or not the greatest first")
    sheet.end()


def moved_sections(sheet, figures):
    sheet.title("Movement of the sections")
    sheet.line("section", "units", "up", "down", "won", "lost", "in all")
    left = {figures.tree.titled(name): sums for name, sums in figures.movement.sections.items()}
    sums_in_order = []
    while left and sheet.at(0) is not None:
        sums = left.pop(sheet.at(0))
        sums_in_order.append(sums[3] - sums[4])
        sheet.line(ANY, *sums, sums[3] - sums[4])
    if left or sums_in_order != sorted(sums_in_order):
        sheet.fault(f"no rows of {list(left)[:5]}, or not the greatest loss first")
    sheet.end()


def findings(sheet, figures):
    all_of_them = [(r, found) for r in figures.results for found in r["findings"]]
    units = len({r["unit"]["id"] for r, _ in all_of_them})
    sheet.title("Findings", f"{counted(len(all_of_them), 'finding')} of {counted(units, 'unit')}.")
    sheet.line("id", "unit", "severity", "code", "finding", "place")
    for result, found in sorted(all_of_them, key=lambda each: SEVERITIES.index(each[1]["severity"])):
        sheet.line(result["unit"]["id"], name_of(result), *[found.get(key) for key in ("severity", "code", "message", "where")])
    sheet.end()


SHEETS = {"In brief": in_brief, "Overview": overview, "League": league, "Heat map": heat_map, "Rates of regions": region_rates,
          "Weak areas": weak_areas, "Weak areas by region": weak_regions, "Weak areas by group": groups,
          "Verification": verification, "Verification by criterion": verified_criteria, "Verification by unit": verified_units,
          "Movement": movement, "Movement by section": moved_sections, "Findings": findings,
          "Nodes": nodes_of("points", "Points of units in every node"), "Node maxima": nodes_of("max", "What every node was out of"),
          "Rectification": rectification, "Notes": lambda sheet, figures: None}
# What --sections brings, by the chapter's name.
SECTIONS = {"summary": ["In brief"], "overview": ["Overview"], "leagues": ["League"], "heat-map": ["Heat map", "Rates of regions"],
            "weak-areas": ["Weak areas", "Weak areas by region", "Weak areas by group"],
            "verification": ["Verification", "Verification by criterion", "Verification by unit"],
            "movement": ["Movement", "Movement by section"], "rulings": [], "findings": ["Findings"],
            "units": ["Nodes", "Node maxima", "Rectification"], "method": ["Notes"]}


def sheets_of(figures):
    """The sheets that have something to say."""
    said = {"Verification": figures.claims[0] > 0, "Weak areas by group": bool(weak_groups(figures)),
            "Findings": any(r["findings"] for r in figures.results)}
    said["Verification by criterion"] = said["Verification by unit"] = said["Verification"]
    return [name for name in SHEETS if said.get(name, True)]


def numbers(path):
    """Every number of a workbook, by sheet and cell."""
    book = openpyxl.load_workbook(path)
    return [{cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if is_number(cell.value)}
            for sheet in book.worksheets]


def values(path):
    """Every number, date and text of a workbook, by sheet and cell."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")}
            for sheet in book.worksheets}


def check(tools, folder, rubric, results):
    """Faults, and how many numbers and sentences were compared."""
    before = earlier(results, folder / "before.ndjson")

    def report(name, language, *options):
        path = folder / name
        run(tools, "ceping-report", "-q", "--no-config", "--lang", language, "-r", rubric, "--fix-by", "2021-03-31", "-f",
            "xlsx", "-o", path, *options, results, expect=(0,))
        return path

    resolved = json.loads(run(tools, "ceping-show", "-f", "json", rubric), parse_float=Fraction)
    ranks = run(tools, "ceping-rank", "-q", "--no-config", "-r", rubric, "-f", "json", results)
    found = [json.loads(line, parse_float=Fraction) for line in results.read_text(encoding="utf-8").splitlines()]
    figures = Figures(resolved, found, json.loads(ranks)["units"])
    figures.movement = Movement(figures, [json.loads(line, parse_float=Fraction)
                                          for line in before.read_text(encoding="utf-8").splitlines()])

    faults, compared = [], 0
    path = report("en.xlsx", "en", "--compare", before)
    book = openpyxl.load_workbook(path)
    if book.sheetnames != sheets_of(figures):
        return [f"sheets {book.sheetnames}, not {sheets_of(figures)}"], 0, 0
    for name in book.sheetnames:
        sheet = Sheet(book[name], faults)
        SHEETS[name](sheet, figures)
        sheet.finish()
        compared += sum(is_number(sheet.cells.get(place)) for place in sheet.checked)
    if path.read_bytes() != report("again.xlsx", "en", "--compare", before).read_bytes():
        faults.append("the same command gave other bytes")
    if numbers(path) != numbers(report("zh.xlsx", "zh", "--compare", before)):
        faults.append("the Chinese workbook has other numbers")
    unit = found[3]["unit"]["id"]
    one = openpyxl.load_workbook(report("one.xlsx", "en", "--unit", unit))
    units = {sheet.title: {row[0].value for row in sheet.iter_rows(min_row=3)} for sheet in one.worksheets
             if sheet.title in ("Heat map", "Nodes", "Node maxima", "Rectification")}
    if len(units) != 4 or any(each - {unit} for each in units.values()):
        faults.append(f"--unit {unit}: rows of {units}")
    for chapter, sheets in SECTIONS.items():
        some = openpyxl.load_workbook(report("some.xlsx", "en", "--compare", before, "--sections", chapter)).sheetnames
        # One without a sheet to say anything has the notes.
        if some != ([name for name in sheets if name in book.sheetnames] or ["Notes"]):
            faults.append(f"--sections {chapter}: the sheets {some}")
    saved = saved_by_office(folder, [path])
    if saved and values(path) != values(saved[path]):
        faults.append("LibreOffice saved other numbers or texts")
    return faults, compared, figures.sentences


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tools = str(pathlib.Path(sys.argv[1]).resolve())
    bad = False
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        for name, rubric, results in batches(tools, folder):
            faults, compared, sentences = check(tools, folder, rubric, results)
            for fault in faults[:20]:
                print(f"{name}: {fault}", file=sys.stderr)
            bad = bad or bool(faults) or compared == 0
            print(f"{name}: {compared} numbers, {sentences} sentences, {len(faults)} faults")
    sys.exit(bad)


if __name__ == "__main__":
    main()
