#!/usr/bin/env python3
"""report_numbers_docx.py TOOLS: every number in the summary report as DOCX equals the results that it came from.

As report_numbers_xlsx.py, over the same batches and with an earlier one to compare with. The document is read as the format has
it, without a word processor: paragraphs by their style, tables by the headings above them. Sentences are compared word by word.
A number in a table, or a line of facts, that nobody asked for is a fault.
"""
import json
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from report_batches import batches, earlier, run  # pylint: disable=wrong-import-position,import-error
from report_chapters import (Fixes, Movement, checked_criteria, checked_sentence, claims_sentence, high_low,  # pylint: disable=wrong-import-position,import-error
                             compare_lines, lost_most, name_of, not_eligible, number, overstated, percent, short_region, summary,
                             weak_groups, weak_regions, zeroed_sentence)
from report_figures import Figures, median, stored  # pylint: disable=wrong-import-position,import-error

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LISTED = 20  # rows of tables that show the greatest
# Findings are no chapter of this report, so that no sentence leads there.
CHAPTERS = {"overview": "Overview", "leagues": "League tables", "weak-areas": "Weak areas", "verification": "Claimed and verified",
            "movement": "Since the earlier batch"}


def shown(text):
    """A text of an input as the document has it, but for blanks: what would turn other text round is a mark of itself."""
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", text).split())


def text_of(element):
    breaks = {WORD + "br": "\n", WORD + "tab": "\t"}
    return shown("".join(each.text or "" if each.tag == WORD + "t" else breaks.get(each.tag, "") for each in element.iter()))


class Table:
    """A table: the names of its columns, and its rows."""

    def __init__(self, element):
        rows = [[text_of(cell) for cell in row.findall(WORD + "tc")] for row in element.findall(WORD + "tr")]
        self.columns, self.rows = rows[0], rows[1:]
        self.checked = set()  # (row, column)


class Document:
    """A document that is held against what is expected."""

    def __init__(self, path, figures):
        self.figures = figures
        self.faults = []
        self.compared = 0
        self.sentences = 0
        self.by_id = {r["unit"]["id"]: r for r in figures.results}
        self.lines = {}   # chapter: paragraphs, other than facts
        self.facts = {}   # chapter: label: what it says
        self.tables = {}  # (chapter, heading): tables
        chapter = heading = ""
        body = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).find(WORD + "body")
        for element in body:
            if element.tag == WORD + "tbl":
                self.tables.setdefault((chapter, heading), []).append(Table(element))
            elif element.tag == WORD + "p":
                style = element.find(f"{WORD}pPr/{WORD}pStyle")
                style = style.get(WORD + "val") if style is not None else ""
                text = text_of(element)
                if style == "Heading1":
                    chapter, heading = text, ""
                elif style == "Heading2":
                    heading = text
                elif style == "Fact":
                    label, _, value = text.partition(": ")
                    self.facts.setdefault(chapter, {})[label] = value
                elif text:
                    self.lines.setdefault(chapter, []).append(text)

    def fault(self, text):
        self.faults.append(text)

    def same(self, table, at, column, expected, what):
        """The cell of this row is this number, or this text; None is a figure that is not there."""
        if column not in table.columns:
            self.fault(f"{what}: no column {column!r} among {table.columns}")
            return
        place = table.columns.index(column)
        table.checked.add((at, place))
        text = table.rows[at][place]
        self.compared += 1
        if expected is None or isinstance(expected, str):
            good = text == ("-" if expected is None else shown(expected))
        else:
            value = number(text)
            good = value is not None and not text.endswith("%") and value == stored(expected)
        if not good:
            wanted = expected if expected is None or isinstance(expected, str) else float(stored(expected))
            self.fault(f"{what}, {column}: {text!r}, not {wanted!r}")

    def row(self, table, at, expected):
        for column, value in expected.items():
            self.same(table, at, column, value, table.rows[at][0])

    def table(self, chapter, heading="", there=True):
        """The one table there; nothing where there should be none."""
        found = self.tables.get((chapter, heading), [])
        if len(found) != int(there):
            self.fault(f"{len(found)} tables under {chapter!r}, {heading!r}")
        return found[0] if found and there else None

    def rows(self, chapter, heading, expected):
        """A table with a row for each key: what its cells are, by column. Rows are known by their first cell."""
        table = self.table(chapter, heading, bool(expected))
        left = {shown(key): value for key, value in expected.items()}
        for at, row in enumerate(table.rows if table else []):
            if row[0] not in left:
                self.fault(f"{heading or chapter}: a row of {row[0]!r}")
            else:
                self.row(table, at, left.pop(row[0]))
        if left:
            self.fault(f"{heading or chapter}: no row of {list(left)[:5]}")
        return table

    def says(self, chapter, sentence, count=1):
        self.compared += 1
        if self.lines.get(chapter, []).count(shown(sentence)) != count:
            self.fault(f"{chapter} does not say {sentence!r} {count} times, but {self.lines.get(chapter)}")

    def ordered(self, what, values):
        """The rows come by what they are ordered by."""
        if values != sorted(values):
            self.fault(f"{what}: not in order")

    # --- the chapters

    def summary(self):
        found = [line.removeprefix("· ") for line in self.lines.get("In brief", [])]
        expected = summary(self.figures, CHAPTERS, self.figures.movement)
        self.sentences = len(found)
        self.compared += len(expected)
        self.faults += ["the summary " + fault for fault in compare_lines(found, expected, shown)]

    def overview(self):
        figures = self.figures
        scores = [Fraction(r["score"]) for r in figures.scored]
        facts = dict(self.facts["Overview"])
        expected = {"units": f"{len(figures.results)}, {len(scores)} scored, {len(figures.rejected)} rejected",
                    "not eligible": sum(not r["eligible"] for r in figures.scored), "full marks": figures.total,
                    "mean score": figures.final(figures.mean), "median score": figures.final(figures.median),
                    "highest score": max(scores), "lowest score": min(scores)}
        for label, value in expected.items():
            text = facts.pop(label, "")
            self.compared += 1
            if text != value if isinstance(value, str) else number(text) != stored(value):
                self.fault(f"{label}: {text!r}, not {value!r}")
        if facts:
            self.fault(f"facts that nobody asked for: {facts}")
        if figures.bands:
            bands = {b.get("title", b["id"]): figures.bands[b["id"]] for b in figures.rubric["bands"]}
            if figures.no_band:
                bands["none"] = figures.no_band
            self.rows("Overview", "Bands", {name: {"units": units, "share": percent(Fraction(units, len(scores)))}
                                            for name, units in bands.items()})
        self.distribution(len(scores))
        regions = figures.region_means if len(figures.region_means) >= 3 else {}
        self.rows("Overview", "Regions", {short_region(figures, path) if path else "all": {
            "units scored": units, "rejected": bad, "mean score": mean} for path, (units, bad, mean) in regions.items()})

    def distribution(self, scored):
        """Intervals side by side, from the first with a unit to the last; those with none may be one."""
        bins = self.figures.bins
        step = self.figures.total / len(bins)
        table = self.table("Overview", "Distribution of scores")
        at_bin = next(i for i, units in enumerate(bins) if units)
        for at, row in enumerate(table.rows):
            begin = "below" if row[0].startswith("below ") else row[0].split()[0]
            last = row[0].endswith(" and more")
            end = len(bins) if last else int(Fraction(row[0].split()[-1]) / step)
            if at_bin != (0 if begin == "below" else Fraction(begin) / step) or end <= at_bin:
                self.fault(f"the interval {row[0]!r} does not begin where the last one ends")
                return
            units = sum(bins[at_bin:end])
            self.row(table, at, {"units": units, "share": percent(Fraction(units, scored))})
            at_bin = end
        if any(bins[at_bin:]):
            self.fault("scores above the last interval")

    def leagues(self):
        figures = self.figures
        if not_eligible(figures):
            self.says("League tables", not_eligible(figures) + ".")
        groups = {}
        for name, ranked in figures.ranks.items():
            groups.setdefault(ranked.get("group", ""), []).append((name, ranked))
        titles = {band["id"]: band.get("title", band["id"]) for band in figures.rubric.get("bands", [])}
        for group, units in groups.items():
            heading = "" if len(groups) == 1 and not group else shown(group) or "not stated"
            table = self.table("League tables", heading)
            if table is None:
                continue
            if len(table.rows) != len(units):
                self.fault(f"{heading}: {len(table.rows)} units, not {len(units)}")
            ranks = [ranked.get("rank") for _, ranked in units]
            for at, (name, ranked) in enumerate(units[:len(table.rows)]):
                result = self.by_id[name]
                scored = result["status"] == "scored"
                rank = ranked.get("rank")
                own = result["unit"].get("name")
                region = result["unit"].get("region", "")
                expected = {"unit": f"{own} ({name})" if own else name,
                            "rank": None if rank is None else f"{rank}=" if ranks.count(rank) > 1 else rank,
                            "score": result["score"] if scored else None}
                if "claimed" in table.columns or any("claimed" in self.by_id[each] for each, _ in units):
                    expected["claimed"] = result.get("claimed") if scored else None
                if figures.bands and "band" in table.columns:
                    expected["band"] = titles.get(ranked.get("band"), "")
                if "region" in table.columns:
                    expected["region"] = short_region(figures, region) if region else "no region stated"
                self.row(table, at, expected)

    def weak_areas(self):
        figures = self.figures
        title = figures.tree.titled
        chapter = "Weak areas"
        if Fixes(figures).units:
            self.says(chapter, Fixes(figures).sentence())
        areas = {name: sums for name, sums in figures.sections.items() if sums.units}
        clauses = any(figures.tree.clause(name) for name in areas)
        table = self.rows(chapter, "", {title(name): {
            **({"clause": figures.tree.clause(name)} if clauses else {}), "units": sums.units, "rate": percent(sums.rate),
            "median": percent(median(sums.rates)), "lowest": percent(min(sums.rates))} for name, sums in areas.items()})
        by_title = {shown(title(name)): name for name in areas}
        self.ordered("sections", [areas[by_title[row[0]]].rate for row in table.rows if row[0] in by_title])
        regions = {figures.region(r) for r in figures.results}
        if len(regions) > 1:
            self.rows(chapter, "Weak areas by region", {title(name): {"regions with the lowest rates": self.weakest_regions(name)}
                                                        for name in areas})
        groups = weak_groups(figures)
        self.rows(chapter, "Weak areas by group", {name or "not stated": {
            "units": units, "mean score": figures.final(mean), "sections with the lowest rates": weakest}
            for name, (units, mean, weakest) in groups.items()})
        regions = {short_region(figures, name) or "no region stated": {
            "units": units, "mean score": figures.final(mean), "sections with the lowest rates": weakest}
            for name, (units, mean, weakest) in weak_regions(figures).items()}
        if regions:
            self.rows(chapter, "The weakest sections of each region", regions)
        order = lost_most(figures)
        expected = {}
        for name in order[:LISTED]:
            sums = figures.criteria[name]
            expected[title(name)] = {"units losing / concerned": f"{sums.losing}/{sums.units}", "rate": percent(sums.rate),
                                     "points of scores lost": figures.final(sums.lost)}
            if any(map(figures.tree.clause, order[:LISTED])):
                expected[title(name)]["clause"] = figures.tree.clause(name)
        table = self.rows(chapter, "Criteria that lost most", expected)
        if table and [row[0] for row in table.rows] != [shown(title(name)) for name in order[:LISTED]]:
            self.fault("the criteria that lost most do not come first")
        if len(order) > LISTED:
            self.says(chapter, f"{len(order) - LISTED} more lost less and are not listed.")

    def weakest_regions(self, section):
        """The five weakest, as a cell names them."""
        figures = self.figures
        sums = {region: each for (name, region), each in figures.by_region.items() if name == section}
        first = list(dict.fromkeys(figures.region(r) for r in figures.results))
        worst = sorted(sums, key=lambda region: (sums[region].rate, first.index(region)))[:5]
        return ", ".join(f"{short_region(figures, region) if region else 'no region stated'} {percent(sums[region].rate)} "
                         f"({sums[region].units})" for region in worst)

    def verification(self):
        figures = self.figures
        chapter = "Claimed and verified"
        title = figures.tree.titled
        claims = {name: each for name, each in figures.area_claims.items() if each[0]} if figures.claims[0] else {}
        if figures.claims[0]:
            self.says(chapter, claims_sentence(figures))
            self.says(chapter, high_low(figures))
        if zeroed_sentence(figures):
            self.says(chapter, zeroed_sentence(figures))
        self.rows(chapter, "", {title(name): {"units": units, "claimed": figures.final(claimed), "verified": figures.final(given),
                                              "overstated": figures.final(claimed - given)}
                                for name, (units, claimed, given) in claims.items()})
        if checked_sentence(figures):
            self.says(chapter, checked_sentence(figures))
        place = list(figures.tree.items)
        changed = {name: sums for name, sums in checked_criteria(figures).items() if sums[1] + sums[2]}
        order = sorted(changed, key=lambda name: (changed[name][4] - changed[name][3], place.index(name)))[:LISTED]
        keys = ("verified units", "lowered", "raised", "claimed", "verified", "overstated")
        table = self.rows(chapter, "Criteria that verification changed most", {
            title(name): dict(zip(keys, [*map(Fraction, changed[name][:3]), *map(figures.final, changed[name][3:]),
                                         figures.final(changed[name][3] - changed[name][4])])) for name in order})
        if table and [row[0] for row in table.rows] != [shown(title(name)) for name in order]:
            self.fault("what verification changed most does not come first")
        over = {name: points for name, points in overstated(figures).items() if points > 0}
        names = sorted(over, key=lambda name: (-over[name], list(self.by_id).index(name)))
        shown_units = names[:LISTED]
        table = self.table(chapter, f"{len(shown_units)} of {len(names)} units that claimed too much", bool(names))
        if table and len(table.rows) != len(shown_units):
            self.fault(f"{len(table.rows)} units that claimed too much, not {len(shown_units)}")
        for at, name in enumerate(shown_units if table else []):
            result = self.by_id[name]
            region = result["unit"].get("region", "")
            self.row(table, at, {"unit": name_of(result), "claimed": result["claimed"], "verified": result["score"],
                                 "overstated": figures.final(over[name])})
            if "region" in table.columns:
                self.same(table, at, "region", short_region(figures, region) if region else "no region stated", name)

    def movement(self):
        figures, moves = self.figures, self.figures.movement
        chapter = "Since the earlier batch"
        self.says(chapter, moves.sentence(figures))
        titles = {band["id"]: band.get("title", band["id"]) for band in figures.rubric.get("bands", [])}
        count = min(len(moves.moved), LISTED)
        table = self.table(chapter, f"{count} of {len(moves.moved)} units that moved, the greatest movement first", count > 0)
        expected = {}  # what a row says: how many say it
        for old, new, won in moves.moved.values():
            row = (shown(name_of(new)), stored(old["score"]), stored(new["score"]), figures.final(won),
                   *[shown(titles.get(each.get("band"), "")) for each in (old, new)])
            expected[row] = expected.get(row, 0) + 1
        sizes = sorted((-abs(won) for _, _, won in moves.moved.values()))[:count]
        found = []
        for at, row in enumerate(table.rows if table else []):
            table.checked |= {(at, column) for column in range(len(row))}
            self.compared += len(row)
            cells = dict(zip(table.columns, row))
            values = (cells["unit"], *[number(cells[name]) for name in ("before", "now", "moved")],
                      *[cells.get(name, "") for name in ("band before", "band now")])
            expected[values] = expected.get(values, 0) - 1
            if expected[values] < 0:
                self.fault(f"no unit moved as {row} says")
            found.append(-abs(number(cells["moved"]) or 0))
        if found != [figures.final(size) for size in sizes]:
            self.fault("other units than those that moved most")
        table = self.rows(chapter, "Movement of the sections", {
            figures.tree.titled(name): dict(zip(("units", "up", "down", "won", "lost", "in all"), [*sums, sums[3] - sums[4]]))
            for name, sums in moves.sections.items()})
        self.ordered("sections that moved", [number(row[-1]) for row in table.rows] if table else [])

    def left_over(self):
        """Cells with numbers that nothing was held against, and chapters that nobody looked at."""
        for (chapter, heading), tables in self.tables.items():
            for table in tables if chapter != "Method, and how to check" else []:
                for at, row in enumerate(table.rows):
                    for column, text in enumerate(row):
                        if (at, column) not in table.checked and number(text.rstrip("=")) is not None and column > 0:
                            self.fault(f"{text!r} stands under {chapter!r}, {heading!r} for nothing known")
        chapters = {"", "In brief", *CHAPTERS.values(), "Method, and how to check"}
        if set(self.lines) - chapters:
            self.fault(f"unknown chapters {set(self.lines) - chapters}")

    def check(self):
        for part in (self.summary, self.overview, self.leagues, self.weak_areas, self.verification, self.movement, self.left_over):
            part()
        return self.faults


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tools = str(pathlib.Path(sys.argv[1]).resolve())
    bad = False
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        for name, rubric, results in batches(tools, folder):
            page = folder / "report.docx"
            before = earlier(results, folder / "before.ndjson")
            run(tools, "ceping-report", "-q", "--no-config", "--lang", "en", "-r", rubric, "--compare", before, "-f", "docx", "-o", page,
                results, expect=(0,))
            resolved = json.loads(run(tools, "ceping-show", "-f", "json", rubric), parse_float=Fraction)
            ranks = json.loads(run(tools, "ceping-rank", "-q", "--no-config", "-r", rubric, "-f", "json", results))["units"]
            found, older = ([json.loads(line, parse_float=Fraction) for line in path.read_text(encoding="utf-8").splitlines()]
                            for path in (results, before))
            figures = Figures(resolved, found, ranks)
            figures.movement = Movement(figures, older)
            held = Document(page, figures)
            faults = held.check()
            for fault in faults[:20]:
                print(f"{name}: {fault[:400]}", file=sys.stderr)
            bad = bad or bool(faults) or held.compared == 0
            print(f"{name}: {held.compared} cells and sentences, {held.sentences} sentences of the summary, {len(faults)} faults")
    sys.exit(bad)


if __name__ == "__main__":
    main()
