#!/usr/bin/env python3
"""report_numbers_meeting.py TOOLS: every number and every sentence of what a report says to a meeting equals the results.

As report_numbers_xlsx.py, of the chapters quarter, movement, rectification, rulings and items, in HTML, DOCX and workbooks, which
are read without an office program. The batches are those of support/meeting_batches.py, with notices written from the earlier
one, also for one region alone and with notices alone, and those of support/report_batches.py with an earlier one. What is expected
is worked out from results, rubric and the index of notices in support/meeting_figures.py. Chapters, tables, columns and rows have
to be those that are expected, so that there is no number that nobody asked for. Of one batch each number of each chapter is then
changed in turn, and has to be noticed.
"""
import copy
import json
import pathlib
import random
import re
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import item_batches  # pylint: disable=wrong-import-position,import-error
import meeting_batches  # pylint: disable=wrong-import-position,import-error
import meeting_figures as expected_of  # pylint: disable=wrong-import-position,import-error
from meeting_figures import Cell, Chapter, Fixing  # pylint: disable=wrong-import-position,import-error
from report_batches import batches, earlier, run  # pylint: disable=wrong-import-position,import-error
from report_chapters import Movement, number  # pylint: disable=wrong-import-position,import-error
from report_figures import Figures  # pylint: disable=wrong-import-position,import-error
from report_reading import READERS, shown  # pylint: disable=wrong-import-position,import-error
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error

TITLES = {"quarter": "The quarter", "movement": "Since the earlier batch", "rectification": "What was fixed", "rulings": "Rulings",
          "items": "Item analysis"}
SHEETS = {**TITLES, "movement": "Movement"}
# The results of support/report_batches.py are of these.
QUARTERS = {"campaign": (2015, 4), "thousand points": (2020, 3), "odd names": (2020, 3), "fractions": (2015, 4)}
BATCHES = {"small": 9, "middling": 45, "large": 160, "another edition and policy": 20}


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Fraction)


def read_lines(path):
    return [json.loads(line, parse_float=Fraction) for line in path.read_text(encoding="utf-8").splitlines()]


def is_same(expected, found, book):
    if isinstance(expected, Cell):
        return expected.there(found, book)
    return (found or "") == (expected if book else shown(expected))


def table_faults(expected, found, book):
    if found.columns != expected.columns:
        return [f"the columns {found.columns}, not {expected.columns}"]
    if not book and found.heading != expected.heading or book and expected.heading not in ("", found.heading):
        return [f"under {found.heading!r}, not {expected.heading!r}"]
    rows = len(expected.rows) if expected.most is None else expected.most
    if len(found.rows) != rows:
        return [f"{len(found.rows)} rows, not {rows}"]
    out = []
    left = list(range(len(expected.rows)))
    for at, row in enumerate(found.rows):
        # Of rows with the same key any may come first.
        likely = [at] if expected.order is None else [each for each in left if expected.order[each] == expected.order[at]]
        right = [each for each in likely if all(is_same(e, f, book) for e, f in zip(expected.rows[each], row))]
        if right and len(row) == len(expected.columns):
            left.remove(right[0])
        else:
            wanted = [e if not isinstance(e, Cell) else "nothing" if e.value is None else str(float(e.value))
                      for e in expected.rows[at]]
            out.append(f"row {at + 1}: {list(map(str, row))}, not {wanted}")
    return out


def words(lines):
    return " ".join(" ".join(lines).split())


def chapter_faults(name, expected, found, book):
    """`found`: all chapters, or sheets, that were read."""
    if not book:
        chapter = found.get(TITLES[name])
        if chapter is None:
            return ["no chapter"]
        out = [] if chapter.lines == list(map(shown, expected.sentences)) else [f"says {chapter.lines}, not {expected.sentences}"]
        if len(chapter.tables) != len(expected.tables):
            return [*out, f"{len(chapter.tables)} tables, not {len(expected.tables)}"]
        pairs = zip(expected.tables, chapter.tables)
    else:
        sheets = [table.sheet for table in expected.tables] or [SHEETS[name]]
        lines = [found[sheet].lines if sheet in found else ["no sheet"] for sheet in sheets]
        # Long sentences are broken there; they stand above the first table.
        good = words(lines[0]) == words(expected.sentences) and not any(lines[1:])
        out = [] if good else [f"says {lines}, not {expected.sentences}"]
        tables = [found[sheet].tables if sheet in found else [] for sheet in sheets]
        if [len(each) for each in tables] != ([1] * len(expected.tables) or [0]):
            return [*out, f"not one table on each of {sheets}"]
        pairs = zip(expected.tables, (each[0] for each in tables))
    for table, there in pairs:
        out += [f"{table.sheet}: {fault}" for fault in table_faults(table, there, book)]
    return out


def expected_chapters(figures, moves, earlier_results, fixing, quarter):
    """Of pages and of workbooks, by their names, those that are there."""
    alike = {"quarter": expected_of.quarter(figures, *quarter), "rectification": fixing.chapter(), "items": expected_of.items(figures)}
    out = {}
    for book in (False, True):
        out[book] = {**alike, "rulings": expected_of.rulings(figures, book)}
        if not out[book]["rulings"].tables:
            del out[book]["rulings"]
        if moves is not None:
            out[book]["movement"] = expected_of.movement(figures, moves, earlier_results, book)
    return out


def summary_faults(figures, moves, fixing, found, book):
    """What the first chapter says of these chapters, each once; report_numbers_*.py have the rest of it."""
    names = SHEETS if book else TITLES
    wanted = [f"{fixing.summary()} (see {names['rectification']})."] if any(fixing.totals()[0].values()) else []
    if moves is not None and moves.units:
        wanted.append(f"{expected_of.moved_on_average(figures, moves)} (see {names['movement']}).")
    lines = list(found["In brief"].lines)
    said = [line for line in lines if line.startswith(("Since the earlier", "Of "))]
    return [] if sorted(said) == sorted(wanted) else [f"In brief: {said}, not {wanted}"]


def other_chapters(expected, found, book):
    titles = {"In brief"}
    for name, chapter in expected.items():
        titles |= {table.sheet for table in chapter.tables} or {SHEETS[name]} if book else {TITLES[name]}
    return [] if set(found) == titles else [f"the chapters {sorted(found)}, not {sorted(titles)}"]


def has_number(cell):
    return isinstance(cell, Fraction) or re.search(r"\d", cell or "") is not None


def changed(value):
    """Another number, by more than what millionths may come to: of a text the last digit is another one."""
    if isinstance(value, Fraction):
        return value + Fraction(1, 1000)
    at = max(found.start() for found in re.finditer(r"\d", value))
    return value[:at] + str((int(value[at]) + 5) % 10) + value[at + 1:]


def unnoticed(expected, found, book):
    """Faults where a number could be another: each is changed and put back. And how many there are, by chapter."""
    out, counts = [], {}
    found = copy.deepcopy(found)

    def change(name, cells, at, faults):
        value = cells[at]
        counts[name] = counts.get(name, 0) + 1
        cells[at] = changed(value)
        if not faults():
            out.append(f"{name}: nobody notices {cells[at]} for {value}")
        cells[at] = value

    for name, chapter in expected.items():
        places = ([table.sheet for table in chapter.tables] or [SHEETS[name]]) if book else [TITLES[name]]
        for at, line in enumerate(found[places[0]].lines):
            if has_number(line):
                change(name, found[places[0]].lines, at, lambda name=name, chapter=chapter: chapter_faults(name, chapter, found, book))
        there = [table for place in places for table in found[place].tables]
        for table, read in zip(chapter.tables, there):
            for row in read.rows:
                for at, cell in enumerate(row):
                    if has_number(cell):
                        change(name, row, at, lambda table=table, read=read: table_faults(table, read, book))
    return out, counts


class Batch:
    """Two batches of results, and the notices that were written from the earlier one."""

    def __init__(self, tools, folder, name, rubric, before, results, quarter):
        self.tools, self.folder, self.name, self.rubric = tools, folder, name, rubric
        self.before, self.results, self.quarter = before, results, quarter
        resolved = json.loads(run(tools, "ceping-show", "-f", "json", rubric), parse_float=Fraction)
        self.resolved = {"rounding": {"final": 2}, **resolved}
        self.ranks = json.loads(run(tools, "ceping-rank", "-q", "--no-config", "-r", rubric, "-f", "json", results))["units"]
        self.counts = {}  # (chapter, format): numbers and sentences

    def report(self, form, language, *options):
        path = self.folder / f"report.{form}"
        run(self.tools, "ceping-report", "-q", "--no-config", "--lang", language, "-r", self.rubric, *options, "-o", path, self.results,
            expect=(0,))
        return READERS[form](path)

    def check(self, least_lost, quarter=None, region="", compare=True, self_check=False):
        """Faults."""
        quarter = quarter or self.quarter
        notices = self.folder / f"notices-{least_lost}"
        if not notices.exists():
            run(self.tools, "ceping-report", "-q", "--no-config", "-r", self.rubric, "--notices", notices, "--notices-format", "md",
                "--least-lost", least_lost, self.before, expect=(0,))
        index = read_json(notices / "index.json")
        found, old = read_lines(self.results), read_lines(self.before)
        written_of = old
        if region:
            everybody = {r["unit"]["id"] for r in found}
            found = [r for r in found if (r["unit"].get("region", "") + "/").startswith(region + "/")]
            chosen = {r["unit"]["id"] for r in found}
            if compare:  # who is gone is told by where it was
                chosen |= {r["unit"]["id"] for r in old if r["unit"]["id"] not in everybody
                           and (r["unit"].get("region", "") + "/").startswith(region + "/")}
            old = [r for r in old if r["unit"]["id"] in chosen]
            index["notices"] = [notice for notice in index["notices"] if notice["unit"] in chosen]
        with_nodes = [result if result["status"] == "scored" else {**result, "nodes": []} for result in found]
        figures = Figures(self.resolved, with_nodes, self.ranks)
        moves = Movement(figures, old) if compare else None
        fixing = Fixing(figures, index, old if compare else [], written_of)
        options = ["--sent-notices", notices, "--quarter", "{}Q{}".format(*quarter), "--sections",
                   "summary,quarter,rectification,rulings,items" + (",movement" if compare else "")]
        options += ["--compare", self.before] if compare else []
        options += ["--region", region] if region else []
        out = []
        chapters = expected_chapters(figures, moves, old, fixing, quarter)
        for form in READERS:
            book = form == "xlsx"
            read = self.report(form, "en", *options)
            expected = chapters[book]
            faults = other_chapters(expected, read, book) + summary_faults(figures, moves, fixing, read, book)
            for name, chapter in expected.items():
                faults += [f"{name}: {fault}" for fault in chapter_faults(name, chapter, read, book)]
                self.count(name, form, chapter)
            if not faults and not region:
                chinese = self.report(form, "zh", *options)
                if list(map(said, read.values())) != list(map(said, chinese.values())):
                    faults.append("the Chinese report has other numbers")
            if self_check and not faults:
                faults, counts = unnoticed(expected, read, book)
                faults += [f"{name}: no number is changed" for name in expected if not counts.get(name)]
                print(f"{self.name}: changed in {form}: {counts}, {len(faults)} of them unnoticed")
            out += [f"{form}: {fault}" for fault in faults]
        return out

    def count(self, name, form, chapter: Chapter):
        counts = self.counts.setdefault((name, form), [0, 0])
        for table in chapter.tables:
            rows = table.rows[:table.most]
            counts[0] += sum(isinstance(cell, Cell) or has_number(cell) for row in rows for cell in row)
        counts[1] += len(chapter.sentences)


def said(chapter):
    """The numbers of the cells of a chapter, and of its sentences in any order, but for the quarter and its days."""
    text = words(line for line in chapter.lines if not line.startswith(("Period: ", "测评期：")))
    text = re.sub(r"^\d{4}(, quarter |年第).*?(: |：)", "", text)
    cells = [[cell for row in table.rows for cell in row if isinstance(cell, Fraction) or cell and number(cell) is not None]
             for table in chapter.tables]
    return sorted(re.findall(r"\d+(?:\.\d+)?%?", text)), cells


def made(tools, folder, name, size):
    """A batch of support/meeting_batches.py, scored."""
    dice = random.Random(f"{SEED} {name}")
    folder = folder / name
    folder.mkdir()
    rubric = folder / "rubric.yaml"
    rubric.write_text(meeting_batches.RUBRIC, encoding="utf-8")

    def score(records, output, *options):
        run(tools, "ceping-score", "-q", "--no-config", "-r", rubric, "--duplicates", "latest", "-f", "ndjson", "-o", folder / output,
            *options, folder / records)
        return folder / output

    for records, path in zip(meeting_batches.batches(dice, size), ("before.records.ndjson", "records.ndjson")):
        (folder / path).write_text(meeting_batches.lines(records), encoding="utf-8")
    ruled = folder / "rulings.yaml"
    first = score("records.ndjson", "unruled.ndjson")
    ruled.write_text(json.dumps(meeting_batches.rulings(dice, read_lines(first)), ensure_ascii=False), encoding="utf-8")
    before = score("before.records.ndjson", "before.ndjson")
    options = []
    if "another" in name:
        rows = map(json.loads, before.read_text(encoding="utf-8").splitlines())
        older = [{**row, "rubric": {**row["rubric"], "edition": "2015", "scoring": "0" * 64}} for row in rows]
        before.write_text(meeting_batches.lines(older), encoding="utf-8")
        options = ["--set", "not_applicable=full"]
    return Batch(tools, folder, name, rubric, before, score("records.ndjson", "results.ndjson", "--rulings", ruled, *options),
                 meeting_batches.QUARTER)


def many_criteria(tools, folder):
    """A batch of support/item_batches.py, for what is remarked of criteria. It has no methods, and nothing is dated."""
    folder = folder / "criteria"
    folder.mkdir()
    rubric, records, results = (folder / name for name in ("rubric.yaml", "records.ndjson", "results.ndjson"))
    rubric.write_text(item_batches.RUBRIC, encoding="utf-8")
    records.write_text(meeting_batches.lines(item_batches.random_records(random.Random(f"{SEED} criteria"), 200)), encoding="utf-8")
    run(tools, "ceping-score", "-q", "--no-config", "-r", rubric, "-f", "ndjson", "-o", results, records)
    return Batch(tools, folder, "criteria", rubric, earlier(results, folder / "before.ndjson"), results, meeting_batches.QUARTER)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tools = str(pathlib.Path(sys.argv[1]).resolve())
    bad = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        held = []
        for name, size in BATCHES.items():
            batch = made(tools, folder, name, size)
            held.append((batch, batch.check("0", self_check=name == "middling") + batch.check("0.5", (2016, 1), compare=False)
                         + batch.check("0", (2016, 3), region="泉州市/鲤城区")))
        batch = many_criteria(tools, folder)
        held.append((batch, batch.check("0")))
        for name, rubric, results in batches(tools, folder):
            own = folder / name
            own.mkdir()
            batch = Batch(tools, own, name, rubric, earlier(results, own / "before.ndjson"), results, QUARTERS[name])
            held.append((batch, batch.check("0")))
        for batch, faults in held:
            for fault in faults[:20]:
                print(f"{batch.name}: {fault[:600]}", file=sys.stderr)
            bad = bad or bool(faults) or not batch.counts
            for (name, form), (numbers, sentences) in sorted(batch.counts.items()):
                print(f"{batch.name}: {name} in {form}: {numbers} numbers, {sentences} sentences")
            print(f"{batch.name}: {len(faults)} faults")
    if bad:
        print(HOW_TO_REPEAT, file=sys.stderr)
    sys.exit(bad)


if __name__ == "__main__":
    main()
