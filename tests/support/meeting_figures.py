"""What the chapters of a quarterly meeting say, worked out a second time from results, the resolved rubric, and the index of
notices: how far the quarter came, what moved, what became of notices, what was ruled on, how the criteria do.

Each chapter is sentences and tables. A cell is a text, or a figure that is shown in one way to people and stored in another in
a workbook. Source: ceping-report(1), CHAPTERS and QUARTER; ceping-diff(1), RECTIFICATION; ceping-result(5).
"""
import calendar
import datetime
from fractions import Fraction

import item_figures
from report_chapters import counted, name_of, number, percent, short, short_region
from report_figures import rounded, worths

LISTED = 20  # rows of tables that show the greatest, and units that are named


class Cell:
    """A figure: an exact one, or one that is known to within `off`. `decimals` are those that people are shown, None: all.

    `stored_to`: places of what a workbook holds.
    """

    def __init__(self, value, decimals=None, share=False, off=0, stored_to=6, mode="half_up"):
        self.value, self.decimals, self.share, self.mode = value, decimals, share, mode
        self.off, self.stored_to = Fraction(off), stored_to
        self.bounds = {}  # for a workbook or not

    def there(self, found, book):
        """Whether a cell that was read has this figure."""
        if self.value is None:
            return found in ("–", "-") if not book else found is None
        value = found if book else number(found)
        if not isinstance(value, Fraction) or not book and found.endswith("%") != self.share:
            return False
        if not book and self.share and len(found.rstrip("%").partition(".")[2]) != self.decimals:
            return False
        if book not in self.bounds:
            self.bounds[book] = self.within(book)
        least, most = self.bounds[book]
        return least <= value <= most

    def within(self, book):
        """The least and the greatest figure that may stand there."""
        places = self.stored_to if book or self.decimals is None else self.decimals + 2 * self.share
        exact = Fraction(self.value)
        if book and self.off:
            slack = Fraction(1, 2 * 10**places) + self.off
            return exact - slack, exact + slack
        return tuple(rounded(each, places, "half_up" if book else self.mode) for each in (exact - self.off, exact + self.off))


class Table:
    """`rows`: all that there are; people see `most` of them, and where `order` has a key for each, rows of the same key may
    stand in any order."""

    def __init__(self, sheet, heading, columns, rows, most=None, order=None):
        self.sheet, self.heading, self.most, self.order = sheet, heading, most, order
        # A column of texts that says nothing is left out.
        silent = {at for at in range(1, len(columns)) if all(row[at] == "" for row in rows)}
        self.columns = [name for at, name in enumerate(columns) if at not in silent]
        self.rows = [[cell for at, cell in enumerate(row) if at not in silent] for row in rows]


class Chapter:
    def __init__(self, sentences, tables):
        self.sentences = sentences
        self.tables = [table for table in tables if table.rows]


def units(count):
    return counted(count, "unit")


def region_of(figures, result):
    region = result["unit"].get("region", "")
    return short_region(figures, region) if region else "no region stated"


# --- a quarter

def methods_of(rubric):
    """Criteria by the methods that look at them: every criterion that names none is looked at by the default ones."""
    default = rubric.get("default_methods", list(rubric.get("methods", {})))
    out = {}

    def walk(items):
        for item in items:
            if "kind" in item:
                for method in item.get("methods", default):
                    out.setdefault(method, set()).add(item["id"])
            for part in ("items", "bonus", "penalties"):
                below = item.get(part, [])
                walk(below if isinstance(below, list) else below.get("items", []))

    walk([rubric])
    return out


def quarter(figures, year, of_year):
    first = datetime.date(year, 3 * of_year - 2, 1)
    last = datetime.date(year, 3 * of_year, calendar.monthrange(year, 3 * of_year)[1])
    names = {method: each.get("title", method) if each else method for method, each in figures.rubric.get("methods", {}).items()}
    wanted_by = methods_of(figures.rubric)
    methods = {method: [0, 0, 0, 0] for method in names if method in wanted_by}
    reported = within = undated = outstanding = later = 0
    missing, told = [], []
    for result in figures.results:
        inputs = [(each["source"], each.get("date") and datetime.date.fromisoformat(each["date"])) for each in result["inputs"]]
        there = [(source, on) for source, on in inputs if on is None or on <= last]
        later += len(inputs) - len(there)
        own = [on for source, on in there if source == "self"]
        dated = max((on for on in own if on), default=None)
        reported += bool(own)
        within += dated is not None and dated >= first
        undated += bool(own) and dated is None
        applying = {node["id"] for node in result.get("nodes", []) if node["status"] != "not_applicable"}
        visits, open_methods = [], []
        for place, (method, sums) in enumerate(methods.items()):
            on_days = [on for source, on in there if source == method and on and on >= first]
            visits += [(on, place, f"{names[method]} ({on})") for on in on_days]
            sums[1] += len(on_days)
            if wanted_by[method] & applying:
                sums[0] += 1
                sums[2] += bool(on_days)
                looked_at = any(source == method for source, _ in there)
                sums[3] += looked_at
                open_methods += [] if looked_at else [names[method]]
        outstanding += bool(open_methods)
        unit = [name_of(result), region_of(figures, result)]
        if open_methods:
            missing.append([*unit, ", ".join(open_methods)])
        told.append([*unit, str(dated) if dated else "not stated" if own else "not submitted",
                     ", ".join(text for _, _, text in sorted(visits))])
    count = len(figures.results)
    sentences = [
        f"{year}, quarter {of_year} ({first} to {last}): {units(count)}, {reported} of them with a self-assessment, {within} of "
        f"these in the quarter{f', {undated} without a date' if undated else ''}; {count - reported} without one.",
        f"Visits and checks in the quarter: {counted(sum(sums[1] for sums in methods.values()), 'record')}. Outstanding by some "
        f"method: {units(outstanding)}."]
    if later:
        sentences.append(f"Scores and ranks rest on all records, {counted(later, 'record')} of a later date among them; this chapter "
                         "counts those up to the quarter's end.")
    heads = ("How far the methods have come", "Units that are outstanding", "What was reported and visited")
    return Chapter(sentences, [
        Table(heads[0], heads[0], ["method", "units wanted", "records in the quarter", "visited in the quarter", "visited by its end",
                                   "outstanding"],
              [[names[method], *map(Cell, [*sums, sums[0] - sums[3]])] for method, sums in methods.items()]),
        Table(heads[1], heads[1], ["unit", "region", "methods"], missing),
        Table(heads[2], heads[2], ["unit", "region", "submitted", "visits in the quarter"], told)])


# --- what moved

POLICY = "the same rubric, but not the same --set: movements may come from that"


def another_policy(old, new, before, after):
    """Whether both sides were scored by the same rules, but under another --set."""
    sets = [next((r.get("overrides", {}) for r in of if r["status"] == "scored"), {}) for of in (before, after)]
    return bool(old and new) and old["scoring"] == new["scoring"] and sets[0] != sets[1]


def movement(figures, moves, earlier, book):
    mode = figures.rubric["rounding"].get("mode", "half_up")
    titles = {band["id"]: band.get("title", band["id"]) for band in figures.rubric.get("bands", [])}

    def band(result):
        return titles.get(result.get("band"), "")

    rows = []
    # As results come; the greatest first, of equal ones the gains.
    for result in figures.results:
        if result["unit"]["id"] in moves.moved:
            old, new, won = moves.moved[result["unit"]["id"]]
            unit = [new["unit"]["id"], name_of(new)] if book else [name_of(new)]
            rows.append(((-abs(won), won < 0), [*unit, Cell(old["score"]), Cell(new["score"]),
                                                Cell(won, figures.rubric["rounding"]["final"], mode=mode), band(old), band(new)]))
    rows.sort(key=lambda row: row[0])
    sections = sorted(moves.sections.items(), key=lambda each: (each[1][3] - each[1][4], figures.tree.sections.index(each[0])))
    most = len(rows) if book else min(len(rows), LISTED)
    head = "Movement of the units" if book else f"{most} of {len(rows)} units that moved, the greatest movement first"
    old, new = (next((r["rubric"] for r in of if r["status"] == "scored"), {}) for of in (earlier, figures.results))
    other = []
    if old and new and old["scoring"] != new["scoring"]:
        label = " ".join([old["id"], *([old["edition"]] if "edition" in old else [])])
        other.append(f"The earlier results are of another rubric or edition ({label}): the movement has its changes in it.")
    if another_policy(old, new, earlier, figures.results):
        other.append(POLICY + ".")
    return Chapter([*other, moves.sentence(figures)], [
        Table("Movement", head, [*(["id"] if book else []), "unit", "before", "now", "moved", "band before", "band now"],
              [row for _, row in rows], most, [key for key, _ in rows]),
        Table("Movement by section", "Movement of the sections", ["section", "units", "up", "down", "won", "lost", "in all"],
              [[figures.tree.titled(name), *map(Cell, [*sums, sums[3] - sums[4]])] for name, sums in sections])])


def moved_on_average(figures, moves):
    """The sentence of the first chapter."""
    mean = figures.final(abs(moves.mean))
    way = f"{'up' if moves.mean > 0 else 'down'} by {short(mean)}" if moves.mean else "no change"
    return (f"Since the earlier batch, {units(len(moves.units))} scored in both: {way} on average; {moves.up} up, {moves.down} down")


# --- what became of notices

STATES = ("fixed", "improved", "unchanged", "worse", "not_applicable", "not_assessed")


def lost_now(figures, node):
    if "lost" in node:
        return Fraction(node["lost"])
    most = Fraction(node["max"]) if "max" in node else Fraction(0)
    return Fraction(node["points"]) if figures.tree.part[node["id"]] == "penalties" else most - Fraction(node["points"])


def state_of(figures, name, lost, before, after):
    """What became of a criterion; `before`: the unit's nodes that the notice was written from, where they are known."""
    node = after.get(name)
    if node is None:
        return "not_assessed", None
    if node["status"] == "not_applicable":
        return "not_applicable", None
    now = lost_now(figures, node)
    if now <= 0:
        return "fixed", now
    most = Fraction(before.get(name, {}).get("max", 0)), Fraction(node.get("max", 0))
    old, new = (lost / most[0], now / most[1]) if all(most) else (lost, now)
    return ("improved" if new < old else "worse" if new > old else "unchanged"), now


class Fixing:
    """Units with a notice, what became of each item, and sums."""

    def __init__(self, figures, index, earlier, written_of):
        """`written_of`: the results that the notices were written of."""
        self.figures = figures
        self.now = {result["unit"]["id"]: result for result in figures.results}
        before = {result["unit"]["id"]: {node["id"]: node for node in result.get("nodes", [])} for result in earlier}
        worths_then = {result["unit"]["id"]: worths(figures.rubric, result) for result in written_of if result["status"] == "scored"}
        self.units = []  # id, name, counts, sums, result
        self.clear = 0
        self.earlier = earlier
        for notice in index["notices"]:
            result = self.now.get(notice["unit"])
            scored = result is not None and result["status"] == "scored"
            counts = dict.fromkeys((*STATES, "new"), 0)
            sums = {"lost": Fraction(0), "regained": Fraction(0), "newly": Fraction(0)}
            after = {node["id"]: node for node in result["nodes"]} if scored else {}
            worth = worths_then.get(notice["unit"], {})
            for item in notice["items"]:
                name, lost = item["id"], Fraction(item["lost"])
                state, now = state_of(figures, name, lost, before.get(notice["unit"], {}), after)
                counts[state] += 1
                # Without the earlier results there is what the index says, to six places.
                one = worth[name] if notice["unit"] in before else Fraction(item["of_score"]) / lost
                sums["lost"] += lost * one
                sums["regained"] += (lost - now) * one if now is not None else 0
            for name in notice["vetoes"]:
                counts["not_assessed" if not scored else "unchanged" if name in result.get("vetoes", []) else "fixed"] += 1
            for name in [*notice["prerequisites"], *notice["unconfirmed"]]:
                state = result.get("prerequisites", {}).get(name) if scored else None
                state = "denied" if state == "unstated" and name in notice["unconfirmed"] else state
                counts[{"confirmed": "fixed", "denied": "unchanged", "not_applicable": state}.get(state, "not_assessed")] += 1
            if scored:
                self.add_new(notice, result, Fraction(index["least_lost"]), counts, sums)
            if any(counts.values()):
                name = (result["unit"] if result else notice).get("name")
                self.units.append((notice["unit"], name, counts, sums, result))
            else:
                self.clear += 1
        noticed = {notice["unit"] for notice in index["notices"]}
        self.without = sum(r["status"] == "scored" and r["unit"]["id"] not in noticed for r in figures.results)
        self.open = [unit for unit in self.units if self.items(unit[2]) and (unit[4] is None or unit[4]["status"] != "scored")]

    def add_new(self, notice, result, least, counts, sums):
        known = {item["id"] for item in notice["items"]} | {*notice["vetoes"], *notice["prerequisites"], *notice["unconfirmed"]}
        counts["new"] += len(set(self.figures.conditions(result)) - known)
        worth = worths(self.figures.rubric, result)
        for node in result["nodes"]:
            name = node["id"]
            part = self.figures.tree.part.get(name)
            if part in ("items", "penalties") and self.figures.tree.is_criterion(name) and node["status"] != "not_applicable":
                lost = lost_now(self.figures, node)
                if lost > 0 and lost >= least and name not in known:
                    counts["new"] += 1
                    sums["newly"] += lost * worth[name]

    @staticmethod
    def items(counts):
        return sum(counts[state] for state in STATES)

    def rate(self, counts):
        whole = self.items(counts) - counts["not_applicable"]
        return Fraction(counts["fixed"], whole) if whole else None

    def totals(self):
        return ({key: sum(unit[2][key] for unit in self.units) for key in (*STATES, "new")},
                {key: sum((unit[3][key] for unit in self.units), Fraction(0)) for key in ("lost", "regained", "newly")})

    @staticmethod
    def label(unit):
        return f"{unit[1]} ({unit[0]})" if unit[1] else unit[0]

    def remark(self, unit):
        result = unit[4]
        if result is None:
            return "not in the later results"
        if result["status"] != "scored":
            # What keeps it from a score is the first fault of its kind.
            wanted = {"rejected": ("error",), "not_assessed": ("warning", "note")}[result["status"]]
            reasons = [found["message"] for found in result["findings"] if found["severity"] in wanted]
            return f"{result['status'].replace('_', ' ')}: {reasons[0] if reasons else ''}"
        parts = [(unit[2]["not_applicable"], "no longer applicable"), (unit[2]["not_assessed"], "not assessed again")]
        return "; ".join(f"{count} {words}" for count, words in parts if count)

    def summary(self):
        """The sentence of the first chapter."""
        counts, _ = self.totals()
        rate = self.rate(counts)
        return (f"Of {counted(self.items(counts), 'item')} on notices {counts['fixed']} were fixed, a rate of "
                f"{'-' if rate is None else percent(rate)}; units that have not answered: {len(self.open)}")

    def chapter(self):
        figures = self.figures
        counts, sums = self.totals()
        rate = self.rate(counts)

        def points(value):
            text = short(figures.final(value))
            return text + (" point" if text == "1" else " points")

        rubrics = [next((r["rubric"] for r in of if r["status"] == "scored"), {}) for of in (self.earlier, figures.results)]
        caution = [POLICY] if another_policy(*rubrics, self.earlier, figures.results) else []
        settled = sum(unit[2]["fixed"] + unit[2]["not_applicable"] == self.items(unit[2]) and not unit[2]["new"]
                      for unit in self.units)
        sentences = [
            *caution,
            f"{self.items(counts)} to fix: {counts['fixed']} fixed, {counts['improved']} improved, {counts['unchanged']} unchanged, "
            f"{counts['worse']} worse, {counts['not_applicable']} no longer applicable, {counts['not_assessed']} not assessed again; "
            f"rate {'-' if rate is None else percent(rate)}",
            f"{points(sums['lost'])} lost, {short(figures.final(sums['regained']))} regained; {counts['new']} new, {points(sums['newly'])} lost by "
            "them",
            f"{units(len(self.units))}, {settled} of them with all fixed and nothing new; {self.clear} with nothing to fix, "
            f"{self.without} without a notice"]
        if self.open:
            names = ", ".join(map(self.label, self.open[:LISTED]))
            sentences.append(f"{len(self.open)} with no answer yet (no score the second time): {names}"
                             + (" and others" if len(self.open) > LISTED else ""))
        rounding = figures.rubric["rounding"]
        rows = [[self.label(unit), *[Cell(each) for each in (self.items(unit[2]), *[unit[2][state] for state in STATES[:4]])],
                 Cell(self.rate(unit[2]), 1, share=True),
                 Cell(unit[3]["regained"], rounding["final"], mode=rounding.get("mode", "half_up")), Cell(unit[2]["new"]),
                 self.remark(unit)] for unit in self.units]
        columns = ["unit", "items", *STATES[:4], "rate", "regained", "new", "remark"]
        return Chapter(sentences, [Table("What was fixed", "", columns, rows)])


# --- what was ruled on

def rulings(figures, book):
    conditions = {each["id"]: each.get("title", "") for key in ("prerequisites", "vetoes") for each in figures.rubric.get(key, [])}
    place = list(figures.tree.items)
    rows, ruled_units = [], 0
    for result in figures.results:
        ruled = [(node["id"], node["ruled"]) for node in result.get("nodes", []) if node.get("ruled")]
        ruled.sort(key=lambda each: place.index(each[0]))
        for condition in conditions:  # the prerequisites come before the vetoes
            ruled += [(condition, ground["ruled"]) for ground in result.get("grounds", [])
                      if ground["id"] == condition and ground.get("ruled")]
        ruled_units += bool(ruled)
        for name, by in ruled:
            title = conditions[name] if name in conditions else figures.tree.items[name].get("title", "")
            rows.append([*([result["unit"]["id"]] if book else []), name_of(result), f"{name} {title}" if title else name,
                         *outcome_and_who(figures, result, name), by])
    return Chapter([f"Ruled on: {len(rows)}, of {units(ruled_units)}."],
                   [Table("Rulings", "", [*(["id"] if book else []), "unit", "what was ruled on", "outcome", "by", "document or date"],
                          rows)])


def outcome_and_who(figures, result, name):
    ground = next((each for each in reversed(result.get("grounds", [])) if each["id"] == name and each.get("ruled")), {})
    if name in {each["id"] for each in figures.rubric.get("vetoes", [])}:
        outcome = {True: "it holds", False: "it does not hold"}.get(ground.get("holds"), "")
    elif name in {each["id"] for each in figures.rubric.get("prerequisites", [])}:
        outcome = {True: "it is met", False: "it is not met"}.get(ground.get("holds"), "")
    else:
        node = next(each for each in result["nodes"] if each["id"] == name)
        points = short(node["points"])
        outcome = "n/a" if node["status"] == "not_applicable" else points + (" point" if points == "1" else " points")
    return outcome, ground.get("by", "")


# --- how the criteria do

WHAT_FIGURES_ARE = (
    "Facility is the mean of the points out of the full marks over units that answered, unlike the rates of weak areas; "
    "discrimination is the correlation of a criterion with the rest of the "
    "total, and below 0.2 it hardly tells units apart; the effective weight is its covariance with the total, out of the total's "
    "variance.")


def items(figures):
    """Shares are taken in millionths by the tool, so that sums of their products may differ a little, and those of sections more.

    """
    everything = item_figures.figures(figures.rubric, figures.results)
    rows = []
    for name, of in everything.items():
        item = figures.tree.items[name]
        discrimination, effective = of["discrimination"], of["effective"]
        rows.append([name, item.get("title", ""), Cell(of["answered"]), Cell(of["facility"], 1, share=True),
                     Cell(discrimination, 2, off=1e-5), Cell(of["nominal"], 2, share=True, off=1e-9),
                     Cell(effective, 2, share=True, off=of["off"]),
                     item_figures.remarks(figures.rubric, item, everything, figures.results)])
    sections = [[name, title, Cell(nominal, 2, share=True, off=1e-9), Cell(effective, 2, share=True, off=off)]
                for name, title, nominal, effective, off in item_figures.section_weights(figures.rubric, everything)]
    statuses = [result["status"] for result in figures.results]
    unscored = [statuses.count("rejected"), statuses.count("not_assessed")]
    sentence = units(statuses.count("scored"))
    if unscored[1]:
        sentence += f"; {unscored[0]} rejected and {unscored[1]} not assessed left out"
    elif unscored[0]:
        sentence += f"; {unscored[0]} rejected and left out"
    policies = {}
    for result in figures.results:
        if result["status"] == "scored" and "overrides" in result:
            policy = ", ".join(f"{key}={value}" for key, value in result["overrides"].items())
            policies[policy] = policies.get(policy, 0) + 1
    of_criteria = Table("Item analysis", "", ["id", "title", "units", "facility", "discr.", "nominal", "effective", "remarks"], rows)
    if "remarks" not in of_criteria.columns:  # stays also where nothing is remarked
        of_criteria.columns.append("remarks")
        of_criteria.rows = [[*row, ""] for row in of_criteria.rows]
    return Chapter([WHAT_FIGURES_ARE, sentence, *[f"{units(count)} scored with {policy}: not the rubric's score"
                                                  for policy, count in sorted(policies.items())]],
                   [of_criteria, Table("Item analysis (2)", "", ["id", "section", "nominal", "effective"], sections)])
