#!/usr/bin/env python3
"""report_numbers_html.py TOOLS: every number in a report's page equals the results that it came from.

As report_numbers_xlsx.py, with the HTML page as a browser's parser sees it: figures, distribution, bands, regions, claims,
league tables, heat map, weak areas, and of every unit its standing, its sections, its bonus and penalties, what it has to fix.
A cell of a table that nobody asked for is a fault where it holds a number. Names, however odd, must stand there as text.
"""
import json
import pathlib
import re
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from html_tree import read_page  # pylint: disable=wrong-import-position,import-error
from report_batches import batches, run  # pylint: disable=wrong-import-position,import-error
from report_chapters import (NONE, Fixes, checked_criteria, checked_sentence, compare_lines, counted, high_low, not_eligible, number,  # pylint: disable=wrong-import-position,import-error
                             overstated, percent, summary, weak_groups, zeroed_sentence)
from report_figures import Figures, median, rounded, stored  # pylint: disable=wrong-import-position,import-error


def shown(text):
    """A text of an input as a page has it: characters that would turn other text round are marks of themselves."""
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", text).split())


CHAPTERS = {"overview": "Overview", "leagues": "League tables", "weak-areas": "Weak areas", "verification": "Claimed and verified",
            "findings": "Findings"}


class Text:
    """What a table without a caption is called, as a caption."""

    def __init__(self, text):
        self.words = " ".join(text.split())


class Page:
    """A page that is held against what is expected."""

    def __init__(self, root, figures):
        self.root = root
        self.figures = figures
        self.faults = []
        self.compared = 0
        self.checked = set()
        self.by_id = {r["unit"]["id"]: r for r in figures.results}

    def same(self, element, expected, what):
        """The element's text is this number, or this text."""
        self.checked.add(id(element))
        text = element.words if element is not None else "(absent)"
        if isinstance(expected, str) or expected is None:
            good = text == (expected or NONE)
        else:
            value = number(text)
            good = value is not None and value == stored(expected)
        self.compared += 1
        if not good:
            wanted = expected if isinstance(expected, str) else NONE if expected is None else float(stored(expected))
            self.faults.append(f"{what}: {text!r}, not {wanted!r}")

    def table(self, caption):
        """Rows of the one table whose caption fits, as lists of cells."""
        tables = [region.first("table") for region in self.root.all("div", role="region")
                  if re.search(caption, (region.first("caption") or Text(region.attributes["aria-label"])).words)]
        if len(tables) != 1:
            self.faults.append(f"{len(tables)} tables `{caption}'")
            return []
        return [(row, [c for c in row.parts if not isinstance(c, str)]) for row in tables[0].first("tbody").all("tr")]

    def row(self, cells, expected, what):
        """Cells from the second on; what is skipped is not there for a number."""
        for cell, value in zip(cells[1:], expected):
            if value is not ...:
                self.same(cell, value, what)

    def overview(self):
        figures = self.figures
        scores = [Fraction(r["score"]) for r in figures.scored]
        keys = {d.first("dt").words: d.first("dd") for d in self.root.first("dl", class_="keys").all("div")}
        for name, value in {"units": len(figures.results), "scored": len(scores), "rejected": len(figures.rejected),
                            "not eligible": sum(not r["eligible"] for r in figures.scored),
                            "mean score": figures.final(figures.mean), "median": figures.final(figures.median),
                            "highest": max(scores), "lowest": min(scores)}.items():
            self.same(keys.get(name), value, name)
        step = figures.total / len(figures.bins)
        expected = {rounded(i * step, 2): units for i, units in enumerate(figures.bins) if units}
        for _, cells in self.table("^Units by score$"):
            begin = Fraction(cells[0].words.split()[0])
            units = expected.pop(begin, 0)
            self.row(cells, [units, percent(Fraction(units, len(scores)))], f"scores from {float(begin)}")
        if expected:
            self.faults.append(f"no row for scores from {list(map(float, expected))}")
        if figures.bands:
            titles = {b.get("title", b["id"]): figures.bands[b["id"]] for b in figures.rubric["bands"]}
            for _, cells in self.table("^Units by band$"):
                units = titles.pop(cells[0].words, figures.no_band)
                self.row(cells, [units, percent(Fraction(units, len(scores)))], "band " + cells[0].words)
            if titles:
                self.faults.append(f"no row for bands {list(titles)}")

    def regions(self):
        means = {shown(path) or "all": value for path, value in self.figures.region_means.items()}
        if len(means) < 2:
            return
        for _, cells in self.table("^Mean scores of regions$"):
            units, bad, mean = means.pop(cells[0].words, (-1, -1, None))
            self.row(cells, [units, bad, mean], "region " + cells[0].words)
        if means:
            self.faults.append(f"no row for regions {list(means)}")

    def claims(self):
        if not self.figures.claims[0]:
            return
        count, *sums = self.figures.claims
        claimed, given = (f"{float(self.figures.final(each / count)):.{self.figures.rubric['rounding']['final']}f}" for each in sums)
        self.says(f"Verified with a claim: {counted(count, 'unit')}; {claimed} points claimed on average, {given} given. "
                  "By section, sums over all units:")
        self.says(high_low(self.figures))
        if zeroed_sentence(self.figures):
            self.says(zeroed_sentence(self.figures))
        left = {name: value for name, value in self.figures.area_claims.items() if value[0]}
        for row, cells in self.table("^Claimed and given points$"):
            units, claimed, given = left.pop(row.attributes["data-node"])
            self.row(cells, [units, *map(self.figures.final, (claimed, given, claimed - given)),
                             percent(given / claimed if claimed else None)], "claims")
        if left:
            self.faults.append(f"no row for the claims of {list(left)}")

    def leagues(self):
        if not_eligible(self.figures):
            self.says(not_eligible(self.figures) + ".")
        left = dict(self.figures.ranks)
        for table in self.root.all("table", class_="league"):
            for row in table.first("tbody").all("tr"):
                unit = row.attributes["data-unit"]
                result = self.by_id[unit]
                rank = left.pop(unit).get("rank")
                bad = result["status"] == "rejected"
                self.same(row.first("td", class_="rank"), rank, f"rank of {unit}")
                self.same(row.first("td", class_="score"), None if bad else result["score"], f"score of {unit}")
                if self.figures.verified:
                    self.same(row.first("td", class_="claimed"), result.get("claimed"), f"claim of {unit}")
                name = row.first("th").words
                if not name.startswith(shown(result["unit"].get("name", ""))):
                    self.faults.append(f"{unit} is called {name!r}")
        if left:
            self.faults.append(f"not in a league: {list(left)}")

    def region_rates(self):
        """Regions as rows, with the rates of the sections."""
        figures = self.figures
        regions = {figures.region(r) for r in figures.scored}
        left = {(region, name) for region in regions for name in figures.tree.sections} if len(regions) > 1 else set()
        for table in self.root.all("table", class_="regions"):
            sections = [th.attributes["data-node"] for th in table.first("thead").all("th", data_node=True)]
            for row in table.first("tbody").all("tr"):
                words = row.first("th").words
                region = next(r for r in regions if (shown(r) or "(no region stated)") == words)
                for name, cell in zip(sections, row.all("td")):
                    sums = figures.by_region.get((name, region))
                    self.same(cell, percent(sums.rate)[:-1] if sums else None, f"rate of {region} in {name}")
                    left.discard((region, name))
        if left:
            self.faults.append(f"not among the regions' rates: {sorted(left)[:3]} …")

    def group(self, result):
        return self.figures.ranks[result["unit"]["id"]].get("group", "")

    def groups(self):
        groups = weak_groups(self.figures)
        for _, cells in self.table("^Weak areas by group$") if groups else []:
            name = cells[0].words
            units, mean, weakest = groups.pop(next((g for g in groups if (shown(g) or "not stated") == name), None), (-1, 0, ""))
            self.row(cells, [units, self.figures.final(mean), shown(weakest)], "group " + name)
        if groups:
            self.faults.append(f"no row for the groups {list(groups)}")

    def checked_units(self):
        """What verification changed: criterion by criterion, unit by unit."""
        figures = self.figures
        criteria = checked_criteria(figures)
        if criteria:
            self.says(checked_sentence(figures))
        moved = {name: sums for name, sums in criteria.items() if sums[1] + sums[2]}
        order = sorted(moved, key=lambda name: moved[name][4] - moved[name][3])[:20]
        rows = self.table("^Criteria that verification changed most$") if moved else []
        self.compared += 1
        if sorted(moved[name][4] - moved[name][3] for name in order) != sorted(
                moved[cells[0].words.split()[0]][4] - moved[cells[0].words.split()[0]][3] for _, cells in rows):
            self.faults.append("other criteria than those that verification changed most")
        for _, cells in rows:
            sums = moved[cells[0].words.split()[0]]
            self.row(cells, [*map(Fraction, sums[:3]), *map(figures.final, [sums[3], sums[4], sums[3] - sums[4]])], "checked")
        over = {unit: points for unit, points in overstated(figures).items() if points > 0}
        rows = self.table("of .* units that claimed too much$") if over else []
        if sorted(over.values(), reverse=True)[:20] != [stored(number(cells[4].words)) for _, cells in rows]:
            self.faults.append("other units than those that claimed most")
        for _, cells in rows:
            target = cells[0].first("a").attributes["href"][1:]
            page = next(s for s in self.root.all("section", class_="unit") if s.attributes["aria-labelledby"] == target)
            unit = self.by_id[page.attributes["data-unit"]]
            self.row(cells, [..., unit["claimed"], unit["score"], figures.final(over[unit["unit"]["id"]])], "claimed too much")

    def says(self, sentence):
        self.compared += 1
        if not any(p.words == shown(sentence) for p in [*self.root.all("p"), *self.root.all("li")]):
            self.faults.append(f"nowhere says {sentence!r}")

    def summary(self):
        """Every sentence of the first chapter, word by word."""
        expected = summary(self.figures, CHAPTERS)
        found = [li.words for li in self.root.first("ul", class_="said").all("li")]
        self.compared += len(expected)
        self.faults += compare_lines(found, expected, shown)

    def next_bands(self):
        """How far the next band is, on units' pages."""
        bands = self.figures.rubric.get("bands", [])
        for page in self.root.all("section", class_="unit"):
            result = self.by_id[page.attributes["data-unit"]]
            own = self.figures.ranks[result["unit"]["id"]].get("band")
            at = next((i for i, band in enumerate(bands) if band["id"] == own), len(bands))
            told = page.first("p", class_="next")
            if result["status"] != "scored" or not result["eligible"] or at == 0:
                if told is not None:
                    self.faults.append(f"{result['unit']['id']}: a next band is told of")
                continue
            least = bands[at - 1].get("min", -1)
            gap = page.first(class_="gap")
            if told is None or (gap is not None) != (least > result["score"]):
                self.faults.append(f"{result['unit']['id']}: the next band is told wrongly")
            elif gap is not None:
                self.same(gap, Fraction(least) - Fraction(result["score"]), "points to the next band")

    def heat_map(self):
        left = {(r["unit"]["id"], name) for r in self.figures.scored for name in self.figures.tree.sections}
        for table in self.root.all("table", class_="heat"):
            if "regions" in table.attributes["class"].split():
                continue
            sections = [th.attributes["data-node"] for th in table.first("thead").all("th", data_node=True)]
            for row in table.first("tbody").all("tr"):
                unit = row.attributes["data-unit"]
                nodes = {node["id"]: node for node in self.by_id[unit]["nodes"]}
                for name, cell in zip(sections, row.all("td")):
                    node = nodes[name]
                    rate = NONE
                    if node["status"] != "not_applicable" and node["max"]:
                        rate = percent(Fraction(node["points"]) / Fraction(node["max"]))[:-1]
                    self.same(cell, rate, f"rate of {unit} in {name}")
                    left.discard((unit, name))
        if left:
            self.faults.append(f"not in the heat map: {sorted(left)[:3]} …")

    def weak_areas(self):
        if Fixes(self.figures).units:
            self.says(Fixes(self.figures).sentence())
        figures = self.figures
        left = set(figures.sections)
        for row, cells in self.table("^Rates of the sections"):
            name = row.attributes["data-node"]
            left.discard(name)
            sums = figures.sections[name]
            self.row(cells, [percent(sums.rate), percent(median(sums.rates) if sums.rates else None),
                             percent(min(sums.rates, default=None)), sums.units], "section " + name)
            # The criteria that lost most: `A1.1 title −3.5`.
            for line in cells[-1].text.split("\n") if cells[-1].words else []:
                criterion = line.split()[0]
                self.compared += 1
                if Fraction(line.rsplit("−", 1)[1]) != figures.final(figures.criteria[criterion].lost):
                    self.faults.append(f"{name}: {line!r}, not {float(figures.criteria[criterion].lost)}")
        if left:
            self.faults.append(f"no row for sections {sorted(left)}")
        for row, cells in self.table("criteria that lost points$") if figures.criteria else []:
            name = row.attributes["data-node"]
            sums = figures.criteria[name]
            self.row(cells, [figures.final(sums.lost), percent(sums.rate), sums.losing, sums.units], "criterion " + name)
        regions = {}
        for (_, region), sums in figures.by_region.items():
            points, most = regions.get(region, (0, 0))
            regions[region] = (points + sums.points, most + sums.max)
        rates = {shown(region) or "(no region stated)": points / most for region, (points, most) in regions.items()}
        for _, cells in self.table("^The weakest sections of each region$") if len(rates) > 1 else []:
            region = cells[0].words
            self.row(cells, [percent(rates.get(region))], "region " + region)

    def units(self):
        figures = self.figures
        rates = {}  # (group, section): rates
        for result in figures.scored:
            for node in result["nodes"]:
                if node["id"] in figures.sections and node["status"] != "not_applicable" and node["max"]:
                    rates.setdefault((self.group(result), node["id"]), []).append(Fraction(node["points"]) / Fraction(node["max"]))
        left = set(self.by_id)
        for page in self.root.all("section", class_="unit"):
            unit = page.attributes["data-unit"]
            left.discard(unit)
            result = self.by_id[unit]
            name = shown(result["unit"].get("name", ""))
            if name not in page.first("h3").words:
                self.faults.append(f"the page of {unit} is headed {page.first('h3').words!r}")
            if result["status"] == "rejected":
                continue
            score = page.first(class_="score")
            self.same(score, result["score"], f"{unit}: score")
            if Fraction(score.attributes.get("value", score.words)) != result["score"]:
                self.faults.append(f"{unit}: the score's value is {score.attributes}")
            for part in ("base", "bonus", "penalty", "claimed"):
                if part in result:
                    expected = figures.final(result[part]) if part == "base" else result[part]
                    self.same(page.first(class_=part), expected, f"{unit}: {part}")
            rank = figures.ranks[unit].get("rank")
            if rank is not None:
                self.same(page.first(class_="rank"), rank, f"{unit}: rank")
            medians = {name: median(rates[group, name]) if (group, name) in rates else None
                       for group in [self.group(result)] for name in figures.sections}
            self.unit_sections(page, result, medians)
            self.unit_fixing(page, result)
        if left:
            self.faults.append(f"no page of {sorted(left)}")

    def unit_sections(self, page, result, medians):
        unit = result["unit"]["id"]
        nodes = {node["id"]: node for node in result["nodes"]}
        wanted = set(medians) | {name for name, node in nodes.items()
                                 if self.figures.tree.part[name] != "items" and node["points"]}
        for row in page.first("table", class_="scores").first("tbody").all("tr"):
            name = row.attributes["data-node"]
            wanted.discard(name)
            node = nodes[name]
            here = node["status"] != "not_applicable"
            cells = list(row.all("td"))
            self.same(cells[0], node["points"] if here else "n/a", f"{unit}: points of {name}")
            self.same(cells[1], node["max"] if here else None, f"{unit}: maximum of {name}")
            if name in medians:
                rate = Fraction(node["points"]) / Fraction(node["max"]) if here and node["max"] else None
                self.same(cells[2], percent(rate), f"{unit}: rate of {name}")
                self.same(cells[3], percent(medians[name]), f"{unit}: median of {name}")
        if wanted:
            self.faults.append(f"{unit}: no row for {sorted(wanted)}")

    def unit_fixing(self, page, result):
        unit = result["unit"]["id"]
        fix = {name: lost for name, (_, _, lost) in self.figures.to_fix(result).items()}
        total = self.figures.final(self.figures.lost_of_score(result))
        if fix:
            self.same(page.first(class_="lost-sum"), total, f"{unit}: points lost")
        for item in page.all("li", data_node=True):
            name = item.attributes["data-node"]
            self.same(item.first(class_="lost"), fix.pop(name, -1), f"{unit}: lost on {name}")
        if fix:
            self.faults.append(f"{unit}: nothing is said of {sorted(fix)}")

    def left_over(self):
        """Cells with numbers that nothing was held against."""
        for table in self.root.all("table"):
            caption = table.first("caption")
            if caption is not None and caption.words.startswith("Clauses and advice"):
                for row in table.first("tbody").all("tr"):
                    name = row.first("th").words.split()[0]
                    self.same(row.first("td"), self.figures.tree.items[name]["points"], "points of " + name)
            if caption is not None and caption.words.startswith("What the results were scored by"):
                for row in table.first("tbody").all("tr"):
                    digests = [r["rubric"]["sha256"] for r in self.figures.scored]
                    of_row = [digests.count(code) for code in set(digests) if code in row.text]
                    self.same(row.first("td"), sum(of_row), "results of a rubric")
            if caption is not None and caption.words.startswith("Records that several units share"):
                for row in table.first("tbody").all("tr"):
                    record = row.first("th").words
                    units = sum(any(shown(i["name"]) == record and i["sha256"] in row.text for i in r["inputs"])
                                for r in self.figures.results)
                    self.same(row.first("td"), units, "units of the record " + record)
            for cell in table.all("td"):
                if id(cell) not in self.checked and number(cell.words) is not None:
                    table_name = caption.words if caption is not None else "?"
                    self.faults.append(f"{cell.words} stands in the table {table_name!r} for nothing known")

    def check(self):
        for part in (self.summary, self.overview, self.regions, self.claims, self.checked_units, self.leagues, self.region_rates,
                     self.heat_map, self.groups, self.weak_areas, self.units, self.next_bands, self.left_over):
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
            page = folder / "report.html"
            run(tools, "ceping-report", "-q", "--no-config", "--lang", "en", "-r", rubric, "-o", page, results, expect=(0,))
            resolved = json.loads(run(tools, "ceping-show", "-f", "json", rubric), parse_float=Fraction)
            ranks = json.loads(run(tools, "ceping-rank", "-q", "--no-config", "-r", rubric, "-f", "json", results))["units"]
            found = [json.loads(line, parse_float=Fraction) for line in results.read_text(encoding="utf-8").splitlines()]
            held = Page(read_page(page.read_text(encoding="utf-8")), Figures(resolved, found, ranks))
            faults = held.check()
            for fault in faults[:20]:
                print(f"{name}: {fault}", file=sys.stderr)
            bad = bad or bool(faults) or held.compared == 0
            print(f"{name}: {held.compared} numbers, {len(faults)} faults")
    sys.exit(bad)


if __name__ == "__main__":
    main()
