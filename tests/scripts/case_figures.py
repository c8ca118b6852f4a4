#!/usr/bin/env python3
"""case_figures.py TOOLS: what the cases of the shipped rubrics expect is what ceping-scoring(7) gives.

The page is followed once more here, sentence by sentence, with fractions and without the library: a slow second
implementation, by which every expectation in rubrics/cases/ and rubrics/systems/cases/ is worked out anew. So a figure
there can be wrong only if both are.

    case_figures.py --show CASES [NAME]    what each case, or that of this name, comes to, for writing expectations
"""
import calendar
import datetime
import pathlib
import re
import subprocess
import sys
from fractions import Fraction

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
NULL = (None, "", "~", "null")
SECTIONS = ("bonus", "penalties")


class Rejected(Exception):
    """A unit that cannot be scored; the argument is the code of the finding."""


class NotAssessed(Exception):
    """A unit to which no criterion under `items` applies."""


def read(path):
    """A YAML file with every scalar as it is written."""
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))


# --- the rubric, with what it extends


def lists_of(owner):
    """The lists of nodes of a rubric or group, by section: its items, then its own bonus and penalties."""
    yield "items", owner.get("items", [])
    for name in SECTIONS:
        yield name, owner.get(name, {}).get("items", [])


def find_list(owner, node_id):
    """The list that holds the node with this id, and its place there."""
    for _, items in lists_of(owner):
        for place, node in enumerate(items):
            found = (items, place) if node["id"] == node_id else find_list(node, node_id)
            if found:
                return found
    return None


def where(rubric, node_id):
    found = find_list(rubric, node_id)
    if not found:
        raise KeyError(node_id)
    return found


def resolve(path):
    edition = read(path)
    if "extends" not in edition:
        return edition
    rubric = resolve(path.parent / edition["extends"])
    for key, value in edition.items():
        if key in ("scales", "methods", "facts", "sources"):
            merged = rubric.setdefault(key, {})
            for name, entry in value.items():
                if entry in NULL:
                    del merged[name]
                else:
                    merged[name] = entry
        elif key not in ("extends", "remove", "override", "add"):
            rubric[key] = value
    for node_id in edition.get("remove", []):
        items, place = where(rubric, node_id)
        del items[place]
    for node_id, changes in edition.get("override", {}).items():
        items, place = where(rubric, node_id)
        for key, value in changes.items():
            if value in NULL:
                del items[place][key]
            else:
                items[place][key] = value
    for change in edition.get("add", []):
        under = change.get("under")
        if under in SECTIONS:
            items = rubric[under]["items"]
        elif under:
            holder, place = where(rubric, under)
            items = holder[place].setdefault("items", [])
        else:
            items = rubric["items"]
        if "after" in change:
            holder, place = where(rubric, change["after"])
            assert holder is items
            items.insert(place + 1, change["item"])
        else:
            items.append(change["item"])
    return rubric


def number(text):
    return Fraction(text.strip())


def rounded(value, places, mode):
    """`value` at so many decimal places."""
    scaled = value * 10 ** places
    whole = abs(scaled.numerator) // scaled.denominator
    rest = abs(scaled) - whole
    if mode == "half_up":
        up = rest >= Fraction(1, 2)
    elif mode == "half_even":
        up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
    else:
        up = False
    return Fraction(whole + up, 10 ** places) * (-1 if scaled < 0 else 1)


# --- section 3: what applies


def inside(ends, value):
    """Whether a figure is in a range: `min` and `max` are in it, `over` and `under` are not."""
    return not (("min" in ends and value < number(ends["min"])) or
                ("max" in ends and value > number(ends["max"])) or
                ("over" in ends and value <= number(ends["over"])) or
                ("under" in ends and value >= number(ends["under"])))


def matches(when, unit, facts):
    for key, wanted in when.items():
        if key == "any":
            if not any(matches(each, unit, facts) for each in wanted):
                return False
        elif key == "not":
            if matches(wanted, unit, facts):
                return False
        elif key == "region":
            regions = wanted if isinstance(wanted, list) else [wanted]
            own = unit.get("region", "")
            if not any(own == each or own.startswith(each + "/") for each in regions):
                return False
        elif unit.get(key) in NULL:
            return False
        elif facts[key].get("type") == "number":
            stated = number(unit[key])
            if isinstance(wanted, dict):
                if not inside(wanted, stated):
                    return False
            elif stated not in [number(each) for each in (wanted if isinstance(wanted, list) else [wanted])]:
                return False
        elif unit[key] not in (wanted if isinstance(wanted, list) else [wanted]):
            return False
    return True


def for_unit(node, unit, facts):
    """A criterion with what the first of its variants that matches the unit puts in place of its keys."""
    for variant in node.get("variants", []):
        if matches(variant["when"], unit, facts):
            changed = {**node, **variant, "when": node.get("when", {})}
            return {key: value for key, value in changed.items() if value not in NULL}
    return node


# --- section 2: an answer's points


NA, MISSING = "n/a", "missing"


def curve_points(node, x):
    curve = [(number(a), number(b)) for a, b in node["curve"]]
    if node.get("shape", "linear") == "step":
        reached = [points for at, points in curve if at <= x]
        return reached[-1] if reached else Fraction(0)
    if x <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in zip(curve, curve[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return curve[-1][1]


def level_points(scales, node, level):
    value = scales[node["scale"]][level]
    return number(value["points"]) if isinstance(value, dict) else number(value) * number(node["points"])


def level_met(scales, node, met):
    """Section 2: the first level whose condition the checks that are met fulfil, else the last."""
    met, levels = set(met), list(scales[node["scale"]])
    for level in levels[:-1]:
        asked = node["levels"][level]
        if met >= set(asked.get("all", [])) and len(met) >= int(asked.get("at_least", 0)):
            return level
    return levels[-1]


def check_worths(node):
    checks = node["checks"]
    return {each["id"]: number(each["points"]) if "points" in each else number(node["points"]) / len(checks)
            for each in checks}


def day(text):
    """A date as the page lets people write it."""
    parts = [int(each) for each in re.split(r"[-/.年月日]", text.strip()) if each]
    return datetime.date(*parts)


def in_window(rule, text, until):
    """Whether a date is in the last `months` of the period: section 2 of events, section 6 of vetoes."""
    if "months" not in rule:
        return True
    end = day(until)
    year, month = divmod(end.year * 12 + end.month - 1 - int(rule["months"]), 12)
    first = datetime.date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1]))
    return first <= day(text) <= end


def events_value(node, events, until):
    """Section 2: what the events of one answer come to."""
    rule, alone, matters = node["events"], [], {}
    for event in events:
        factors = [number(rule["times"][tag]) for tag in event.get("tags", [])]
        worth = number(node["classes"][event["class"]] if "classes" in node else node["each"]) * max(factors, default=1)
        if event.get("date") not in NULL and not in_window(rule, event["date"], until):
            worth = Fraction(0)
        matter = (event.get("matter") or "").strip()
        if rule.get("once") == "matter" and matter:
            matters[matter] = max(worth, matters.get(matter, worth))
        else:
            alone.append(worth)
    worths = alone + list(matters.values())
    return max(worths, default=Fraction(0)) if node.get("take") == "highest" else sum(worths, Fraction(0))


def count_value(node, answer, until):
    if "events" in answer:
        return events_value(node, answer["events"], until)
    if "each" in node:
        return number(answer["value"]) * number(node["each"])
    counts = answer.get("counts", {})
    values = [number(node["classes"][name]) * (1 if node.get("take") == "highest" else number(n))
              for name, n in counts.items() if number(n) > 0]
    if node.get("take") == "highest":
        return max(values, default=Fraction(0))
    return sum(values, Fraction(0))


def as_map(answer):
    if isinstance(answer, dict):
        return answer
    return {"met": answer} if isinstance(answer, list) else {"value": answer}


def check_valid(scales, node, answer):
    """Raises Rejected for an answer that its criterion cannot have."""
    kind, value = node["kind"], answer.get("value")
    if kind == "level" and "checks" not in node and value not in scales[node["scale"]]:
        raise Rejected("answer-level")
    if "checks" in node and "met" not in answer:
        raise Rejected("answer-key")
    if "checks" in node and set(answer["met"]) - {each["id"] for each in node["checks"]}:
        raise Rejected("answer-check")
    if kind == "count" and set(answer.get("counts", {})) - set(node.get("classes", {})):
        raise Rejected("answer-class")
    if "events" in answer:
        for event in answer["events"]:
            check_event(node, event)
    elif kind == "count":
        for each in answer.get("counts", {"": value}).values():
            if number(each) < 0 or number(each).denominator != 1:
                raise Rejected("answer-whole")
    if kind == "judged":
        if not 0 <= number(value) <= number(node["points"]):
            raise Rejected("answer-range")
        if "step" in node and (number(value) / number(node["step"])).denominator != 1:
            raise Rejected("answer-step")
    if kind == "measure" and "range" in node and not ("num" in answer and number(answer["den"]) == 0):
        x = figure(answer)
        if not number(node["range"][0]) <= x <= number(node["range"][1]):
            raise Rejected("answer-range")


def check_event(node, event):
    """Raises Rejected for an event that its criterion cannot have. Source: ceping-record(5), EVENTS."""
    if "events" not in node:
        raise Rejected("answer-key")
    if "classes" not in node and "class" in event:
        raise Rejected("unknown-key")
    if "classes" in node and event.get("class") not in node["classes"]:
        raise Rejected("answer-class")
    if set(event.get("tags", [])) - set(node["events"].get("times", {})):
        raise Rejected("answer-tag")
    if event.get("date") not in NULL:
        try:
            day(event["date"])
        except (TypeError, ValueError):
            raise Rejected("bad-date") from None


def figure(answer):
    return 100 * number(answer["num"]) / number(answer["den"]) if "num" in answer else number(answer["value"])


def answer_points(scales, node, answer, until):
    """Points, NA or MISSING; `until` is the end of the period, for events."""
    kind, full = node["kind"], number(node["points"]) if "points" in node else None
    if kind == "level":
        return level_points(scales, node, level_met(scales, node, answer["met"]) if "checks" in node else answer["value"])
    if kind == "checklist":
        worth, met = check_worths(node), set(answer["met"])
        if node.get("rule") == "all":
            return full if met == set(worth) else Fraction(0)
        return min(full, sum((worth[each] for each in met), Fraction(0)))
    if kind == "measure":
        if "min_sample" in node and ("sample" not in answer or number(answer["sample"]) < number(node["min_sample"])):
            return MISSING
        if "num" in answer and number(answer["den"]) == 0:
            return {"zero": Fraction(0), "full": full}.get(node.get("zero_den"), NA)
        return curve_points(node, figure(answer))
    if kind == "count":
        value = count_value(node, answer, until)
        if full is None:  # only its section limits it
            return value
        return max(Fraction(0), full - value) if node.get("from") == "full" else min(full, value)
    return number(answer["value"])


def filled(scales, node, best):
    """The answer that `fill` gives a criterion. Source: ceping-cases(5)."""
    kind, full = node["kind"], number(node["points"])
    pick = max if best else min
    if "checks" in node:
        return {"met": [each["id"] for each in node["checks"]] if best else []}
    if kind == "level":
        return {"value": pick(scales[node["scale"]], key=lambda level: level_points(scales, node, level))}
    if kind == "judged":
        step = number(node["step"]) if "step" in node else None
        return {"value": str((full // step * step if step else full) if best else 0)}
    if kind == "count":
        if best == (node.get("from") == "full"):
            return {"value": "0"}
        if "each" in node:
            return {"value": str(-(-full // number(node["each"])))}
        name = max(node["classes"], key=lambda each: number(node["classes"][each]))
        times = 1 if node.get("take") == "highest" else -(-full // number(node["classes"][name]))
        return {"counts": {name: str(times)}}
    ends, points_at = node.get("range", []), [number(x) for x, _ in node["curve"]]
    tried = [number(each) for each in (reversed(ends) if best else ends)] + points_at
    if not ends:
        tried.append(points_at[0] - 1)  # below the first step, where there are no points
    answer = {"value": str(pick(tried, key=lambda x: curve_points(node, x)))}
    if "min_sample" in node:
        answer["sample"] = node["min_sample"]
    return answer


# --- one case


class Case:
    """One case by one rubric."""

    def __init__(self, rubric, defaults, case, place):
        self.rubric, self.case = rubric, case
        self.scales, self.methods = rubric.get("scales", {}), rubric.get("methods", {})
        self.facts = rubric.get("facts", {})
        self.unit = {**defaults, **case.get("unit", {})}
        self.unit.setdefault("id", f"case-{place}")
        self.places = rubric.get("rounding", {})
        self.until = rubric.get("period", {}).get("to")
        self.nodes = {}     # id -> (points, max), or None where it does not apply
        self.gated = set()
        self.leaves = []    # (criterion, section, excluded)
        self.collect(rubric, False)
        keys = ("submitted", "fill", "evidence", "prerequisites", "vetoes", "answers")
        own = {key: case[key] for key in keys if key in case}
        self.self_record = self.complete(own, None) if own or "records" not in case else None
        self.others = [self.complete(each, each.get("source")) for each in case.get("records", [])]
        if self.self_record is None and any(each.get("source", "self") == "self" for each in self.others):
            raise NotImplementedError("a self record under `records`")

    def collect(self, owner, excluded):
        for section, items in lists_of(owner):
            for node in items:
                out = excluded or ("when" in node and not matches(node["when"], self.unit, self.facts))
                if out:
                    self.nodes[node["id"]] = None
                if "items" in node:
                    self.collect(node, out)
                else:
                    self.leaves.append((for_unit(node, self.unit, self.facts), section, out))

    def in_time(self, rule, piece, record):
        """Section 11: whether a piece of evidence counts by its date; one without a date does."""
        within, period = rule.get("within"), self.rubric.get("period")
        if within in NULL or piece.get("date") in NULL:
            return True
        date = day(piece["date"])
        if within == "period":
            return day(period["from"]) <= date <= day(period["to"])
        return record.get("submitted") in NULL or (day(record["submitted"]) - date).days <= int(within)

    def shares(self, node):
        shares = node.get("methods", self.rubric.get("default_methods", list(self.methods)))
        return {key: number(weight) for key, weight in shares.items()} if isinstance(shares, dict) \
            else {key: Fraction(1) for key in shares}

    def complete(self, record, source):
        """A record with what `fill` supplies."""
        record = dict(record)
        answers = {key: value for key, value in record.get("answers", {}).items()}
        fill = record.get("fill")
        if fill:
            record["prerequisites"] = {**{each["id"]: "true" for each in self.rubric.get("prerequisites", [])},
                                       **record.get("prerequisites", {})}
            if fill == "best" and source is None and "deadline" in self.rubric:
                record.setdefault("submitted", self.rubric["deadline"])
            for node, section, excluded in self.leaves:
                asked = source is None or source in self.shares(node)
                if fill != "none" and section == "items" and not excluded and asked and \
                        node["kind"] != "timeliness" and node["id"] not in answers:
                    answers[node["id"]] = filled(self.scales, node, fill == "best")
        record["answers"] = {key: as_map(value) for key, value in answers.items() if value not in NULL}
        return record

    # what the records say

    def check(self):
        for name, fact in self.facts.items():
            if fact.get("required") == "true" and self.unit.get(name) in NULL:
                raise Rejected("fact-required")
        known = {node["id"]: (node, excluded) for node, _, excluded in self.leaves}
        for record in [self.self_record, *self.others]:
            for key, answer in list((record or {}).get("answers", {}).items()):
                try:
                    self.check_answer(known, key, answer)
                except Rejected:
                    if self.methods.get(record.get("source"), {}).get("invalid") != "leave_out":
                        raise
                    del record["answers"][key]  # section 7
            for veto in self.rubric.get("vetoes", []):
                if "months" not in veto and isinstance((record or {}).get("vetoes", {}).get(veto["id"]), dict):
                    raise Rejected("veto-dated")
        if self.self_record is None and not self.others:
            raise Rejected("self-missing")

    def check_answer(self, known, key, answer):
        if key not in known:
            raise Rejected("unknown-criterion")
        node, excluded = known[key]
        if answer.get("value") != NA:
            check_valid(self.scales, node, answer)
        elif not excluded and node.get("may_not_apply") != "true":
            raise Rejected("na-not-allowed")

    def reading(self, record, node, section, own):
        """What one record says of one criterion."""
        answer = record["answers"].get(node["id"])
        if answer is None:
            return MISSING
        if answer.get("value") == NA:
            return NA
        points = answer_points(self.scales, node, answer, self.until)
        evidence = node.get("evidence", self.rubric.get("evidence", {}))
        if own and section != "penalties" and evidence.get("effect") == "zero" and points not in (NA, MISSING):
            if "evidence" in answer:
                few = sum(self.in_time(evidence, each, record) for each in answer["evidence"]) < \
                    int(evidence.get("min", 0))
            else:
                few = record.get("evidence") == "none" and int(evidence.get("min", 0)) > 0
            if few:
                return Fraction(0)
        return points

    def self_reading(self, node, section):
        if self.self_record is None:
            return MISSING
        if node["kind"] != "timeliness":
            return self.reading(self.self_record, node, section, True)
        if "submitted" not in self.self_record or "deadline" not in self.rubric:
            return MISSING
        day, last = (datetime.date.fromisoformat(each)
                     for each in (self.self_record["submitted"], self.rubric["deadline"]))
        late = max(0, (day - last).days - int(node.get("grace_days", 0)))
        full, taken = number(node["points"]), number(node["per_day"]) * late
        return min(full, taken) if section == "penalties" else max(Fraction(0), full - taken)

    def visits(self, method, node, section):
        """The points of one method: points, NA where it says only n/a, MISSING where it says nothing."""
        said = [(record.get("date", ""), self.reading(record, node, section, False))
                for record in self.others if record.get("source") == method]
        points = [(date, each) for date, each in said if each not in (NA, MISSING)]
        if not points:
            return NA if any(each == NA for _, each in said) else MISSING
        rule, values = self.methods[method].get("visits", "mean"), sorted(each for _, each in points)
        if rule == "lowest":
            return values[0]
        if rule == "latest":
            return max(enumerate(points), key=lambda entry: (entry[1][0], entry[0]))[1][1]
        if rule == "trimmed" and len(values) >= 3:
            values = values[1:-1]
        return sum(values, Fraction(0)) / len(values)

    def verified_points(self, node, section):
        """Section 7."""
        own = self.self_reading(node, section)
        if node["kind"] == "timeliness":
            return own
        shares = self.shares(node)
        if not shares:
            return own
        said = {method: own if method == "self" else self.visits(method, node, section) for method in shares}
        anyone = any(each not in (NA, MISSING) for each in said.values())
        total, weights, answered = Fraction(0), Fraction(0), anyone
        for method, points in said.items():
            if points == MISSING:
                if section != "items" and anyone:
                    continue
                points = Fraction(0)
                if method != "self" and self.rubric.get("unverified", "self") == "self":
                    if own == NA:
                        continue
                    if own != MISSING:
                        points, answered = own, True
            elif points == NA:
                continue
            total += shares[method] * points
            weights += shares[method]
        if weights == 0:
            return NA
        return total / weights if answered else MISSING

    # what they come to

    def ruling(self, node_id):
        chosen = None
        for each in self.case.get("rulings", []):
            if each["node"] == node_id and each.get("unit", self.unit["id"]) == self.unit["id"]:
                expired = "expires" in each and each["expires"] < (self.until or "")
                if not expired and (chosen is None or each["date"] >= chosen["date"]):
                    chosen = each
        return chosen

    def run(self, verified, ruled):
        for node, section, excluded in self.leaves:
            if excluded:
                continue
            points = self.verified_points(node, section) if verified else self.self_reading(node, section)
            ruling = self.ruling(node["id"]) if ruled else None
            if ruling is not None and "points" in ruling:
                points = number(ruling["points"])
            elif ruling is not None:
                answer = as_map(ruling["answer"])
                points = NA if answer.get("value") == NA else \
                    answer_points(self.scales, node, answer, self.until)
            if points == NA:
                self.nodes[node["id"]] = None
                continue
            if points == MISSING:
                points = Fraction(0)
            elif "criterion" in self.places:
                points = self.rounded(points, "criterion")
            self.nodes[node["id"]] = (points, number(node["points"]) if "points" in node else None)
        if not any(self.nodes[node["id"]] for node, section, _ in self.leaves if section == "items"):
            raise NotAssessed
        policy = self.rubric.get("not_applicable", "prorate")
        for node in self.rubric["items"]:
            self.group(node, policy)
        total = number(self.rubric["total"])
        fold = self.weighed if self.rubric.get("aggregate") == "weighted" else self.summed
        out_of = number(self.rubric.get("out_of", self.rubric["total"]))
        raw, _, scale = fold(self.rubric["items"], "prorate" if policy == "exclude" else policy, out_of)
        return raw * scale * total / out_of

    def rounded(self, value, what):
        return rounded(value, int(self.places.get(what, "2")), self.places.get("mode", "half_up"))

    def full(self, node):
        if "points" in node:
            return number(node["points"])
        return sum((self.full(each) for each in node["items"]), Fraction(0))

    def summed(self, items, policy, full):
        """Points and max of children that sum, and what proration multiplies both by; None where none applies."""
        there = [self.nodes[each["id"]] for each in items if self.nodes[each["id"]]]
        absent = sum((self.full(each) for each in items if not self.nodes[each["id"]]), Fraction(0))
        raw, most = (sum(column, Fraction(0)) for column in zip(*there)) if there else (Fraction(0), Fraction(0))
        if not there:
            return (full, full, 1) if policy == "full" else None
        return {"prorate": (raw, most, full / most), "exclude": (raw, most, 1), "full": (raw + absent, full, 1)}[policy]

    def weighed(self, items, policy, full):
        rates = [(number(each["weight"]), self.nodes[each["id"]]) for each in items]
        if policy == "full":
            rates = [(weight, state or (1, 1)) for weight, state in rates]
        rates = [(weight, state) for weight, state in rates if state]
        if not rates:
            return None
        return full * sum(w * p / most for w, (p, most) in rates) / sum(w for w, _ in rates), full, 1

    def group(self, node, policy):
        """Section 4, from below."""
        if "items" not in node or (node["id"] in self.nodes and self.nodes[node["id"]] is None):
            return
        policy = node.get("not_applicable", policy)
        for each in node["items"]:
            self.group(each, policy)
        fold = self.weighed if node.get("aggregate") == "weighted" else self.summed
        folded = fold(node["items"], policy, self.full(node))
        if folded is None:
            for _, items in lists_of(node):
                self.nodes.update({each["id"]: None for each in items})
            self.nodes[node["id"]] = None
            return
        raw, most, scale = folded
        points, most = self.with_extras(node, raw, most) * scale, most * scale
        self.nodes[node["id"]] = points, most
        if not all(self.holds(each, node["id"]) for each in node.get("gate", [])):
            self.gated.add(node["id"])
            points = Fraction(0)
        if "group" in self.places:
            points = self.rounded(points, "group")
        self.nodes[node["id"]] = (points, most)

    def with_extras(self, node, raw, most):
        """A group's points before proration, with what it adds and takes of its own."""
        (bonus, cap), (penalty, _) = (self.section(node, name) for name in SECTIONS)
        over = cap if node.get("bonus", {}).get("over") == "true" else 0
        return min(max(raw, most + over), max(Fraction(0), raw + bonus - penalty))

    def holds(self, condition, own=None):
        state = self.nodes[condition.get("item", own)]
        if state is None:
            return True
        points, most = state
        return points >= number(condition["min_rate"]) * most if "min_rate" in condition else points > 0

    def section(self, owner, name):
        """What a section of the rubric or of a group comes to, and the most it can (None: no end); section 5."""
        section = owner.get(name, {})
        items = section.get("items", [])
        cap = number(section["cap"]) if "cap" in section else None
        if cap is None and all("points" in each for each in items):
            cap = sum((self.full(each) for each in items), Fraction(0))
        points = sum((self.nodes[each["id"]][0] for each in items if self.nodes[each["id"]]), Fraction(0))
        return points if cap is None else min(cap, points), cap

    def stated(self, kind, node_id, ruled, records):
        ruling = self.ruling(node_id) if ruled else None
        if ruling is not None:
            return [ruling["holds"]]
        return [record.get(kind, {}).get(node_id) for record in records if record]

    def concerns(self, rule):
        """Section 6: whether a veto, prerequisite or band is for this unit."""
        return "when" not in rule or matches(rule["when"], self.unit, self.facts)

    def counts(self, veto, ruled, records):
        """Section 6: whether a veto counts. A day in place of `true` counts inside its window alone."""
        return self.concerns(veto) and any(
            in_window(veto, said["date"], self.until) if isinstance(said, dict) else said == "true"
            for said in self.stated("vetoes", veto["id"], ruled, records))

    def score(self, verified, ruled, records):
        base = self.run(verified, ruled)
        (bonus, cap), (penalty, _) = (self.section(self.rubric, name) for name in SECTIONS)
        total = number(self.rubric["total"])
        ceiling = total if self.rubric.get("bonus", {}).get("ceiling") == "total" else total + cap
        exact = min(ceiling, max(Fraction(0), base + bonus - penalty))
        for veto in self.rubric.get("vetoes", []):
            if veto.get("effect") == "zero" and self.counts(veto, ruled, records):
                exact = Fraction(0)
        return {"base": base, "bonus": bonus, "penalty": penalty, "exact": exact, "score": self.rounded(exact, "final")}

    def result(self):
        self.check()
        out = {}
        if self.self_record is not None:
            try:
                out["claimed"] = self.score(False, False, [self.self_record])["score"]
            except (Rejected, NotAssessed):
                pass
        verified = bool(self.others)
        records = [self.self_record, *self.others]
        excluded = {key for key, state in self.nodes.items() if state is None and self.shut(key)}
        self.nodes = {key: None for key in excluded}
        self.gated = set()
        out.update(self.score(verified, True, records))
        confirmed = all(self.confirmed(each, records) for each in self.rubric.get("prerequisites", []))
        out["vetoes"] = [each["id"] for each in self.rubric.get("vetoes", [])
                         if self.counts(each, True, records)]
        out["eligible"] = confirmed and not out["vetoes"]
        bands = self.rubric.get("bands", [])
        reached = [band["id"] for band in bands if out["eligible"] and self.meets(band, out["score"])]
        out["band"] = (reached or [band["id"] for band in bands[-1:]] or [None])[0]
        out["nodes"] = self.nodes
        return out

    def meets(self, band, score):
        """Section 6: one without `min` is not met where nothing that it requires applies; the last asks nothing."""
        requires = band.get("requires", [])
        if not self.concerns(band) or not all(self.holds(each) for each in requires):
            return False
        if "min" in band:
            return score >= number(band["min"])
        return not requires or any(self.nodes[each["item"]] for each in requires)

    def confirmed(self, prerequisite, records):
        """Section 6: also of one that follows from a node."""
        if not self.concerns(prerequisite):
            return True
        if "item" in prerequisite and self.ruling(prerequisite["id"]) is None:
            return self.holds(prerequisite)
        said = self.stated("prerequisites", prerequisite["id"], True, records)
        return "true" in said and "false" not in said

    def shut(self, node_id):
        """Whether a `when` excludes a node, so that no pass may bring it back."""
        def walk(owner, out):
            for node in (each for _, items in lists_of(owner) for each in items):
                here = out or ("when" in node and not matches(node["when"], self.unit, self.facts))
                found = here if node["id"] == node_id else walk(node, here)
                if found is not None:
                    return found
            return None
        return walk(self.rubric, False) or False


# --- expectations


def differs(expected, got):
    """Whether an expected figure (a number, [low, high], n/a) is not what came out: None where it does not apply."""
    if isinstance(expected, list):
        return got is None or not number(expected[0]) <= got <= number(expected[1])
    if expected.lower() == NA:
        return got is not None
    return got is None or got != number(expected)


def faults_of(case, rubric, defaults, place):
    expect = case["expect"]
    try:
        got = Case(rubric, defaults, case, place).result()
    except Rejected as why:
        if expect.get("rejected") not in ("true", str(why)):
            yield f"rejected: {why}"
        return
    except NotAssessed:
        if expect.get("not_assessed") != "true":
            yield "not assessed"
        return
    if expect.get("rejected") not in (None, "false"):
        yield f"is not rejected, its score is {got['score']}"
        return
    if expect.get("not_assessed") not in (None, "false"):
        yield f"is assessed, its score is {got['score']}"
        return
    for key in ("score", "base", "bonus", "penalty", "claimed"):
        if key in expect and differs(expect[key], got.get(key)):
            yield f"{key}: {expect[key]} is expected, {got.get(key)} comes out"
    if "band" in expect and expect["band"] != got["band"]:
        yield f"band: {expect['band']} is expected, {got['band']} comes out"
    if "eligible" in expect and (expect["eligible"] == "true") != got["eligible"]:
        yield f"eligible: {expect['eligible']} is expected"
    for node_id, figure_expected in expect.get("nodes", {}).items():
        state = got["nodes"][node_id]
        if differs(figure_expected, state[0] if state else None):
            yield f"{node_id}: {figure_expected} is expected, {state[0] if state else NA} comes out"


def plain(value):
    """A figure as a person writes it."""
    scaled = value * 10 ** 6
    return f"{float(value):.6f}".rstrip("0").rstrip(".") if scaled.denominator == 1 else str(value)


def show(path, name):
    cases = read(path)
    rubric = resolve(path.parent / cases["rubric"])
    for place, case in enumerate(cases["cases"], 1):
        if name and name != case["name"]:
            continue
        try:
            got = Case(rubric, cases.get("unit", {}), case, place).result()
        except Rejected as why:
            print(f"{case['name']}: rejected, {why}")
            continue
        except NotAssessed:
            print(f"{case['name']}: not assessed")
            continue
        figures = [f"{key} {plain(got[key])}" for key in ("score", "base", "bonus", "penalty", "claimed") if key in got]
        print(f"{case['name']}: {', '.join(figures)}, band {got['band']}, eligible {got['eligible']}, "
              f"vetoes {got['vetoes']}")
        if name:
            for node_id, state in got["nodes"].items():
                print(f"    {node_id}: {' of '.join(plain(each) for each in state if each is not None) if state else NA}")


def shipped_rubrics():
    """Their files by what rubrics/README.md calls them."""
    files = [path for folder in ("rubrics", "rubrics/systems") for path in sorted((ROOT / folder).glob("*.yaml"))]
    return {path.relative_to(ROOT / "rubrics").as_posix(): path for path in files}


def table_faults(tools, counts):
    """The tables of rubrics/README.md: how many cases there are, and how much the program says they cover."""
    text = (ROOT / "rubrics" / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([^`]+)` \|(?: .* \|)? (\d+ \| \d+ of \d+) \|$", text, re.MULTILINE))
    for name, (cases, count) in counts.items():
        command = [str(tools / "ceping-lint"), "--lang", "en", "--no-config", "--test", str(cases.relative_to(ROOT))]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        covered = re.search(r"covered (\d+ of \d+) ", done.stderr)
        row = f"{count} | {covered[1] if covered else 'nothing'}"
        if rows.get(name) != row:
            yield f"rubrics/README.md: the row of {name} should be {row}, and is {rows.get(name)}"
    for name in sorted(rows.keys() - counts.keys()):
        yield f"rubrics/README.md: there is no {name}"


def main(argv):
    if "--show" in argv:
        show(pathlib.Path(argv[argv.index("--show") + 1]), argv[-1] if len(argv) > 3 else "")
        return 0
    counts, faults = {}, []
    for name, file in shipped_rubrics().items():
        path = file.parent / "cases" / file.name
        if not path.exists():
            faults.append(f"{name} has no cases")
            continue
        cases = read(path)
        rubric = resolve(path.parent / cases["rubric"])
        counts[name] = path, len(cases["cases"])
        for place, case in enumerate(cases["cases"], 1):
            faults += [f"{name}: {case['name']}: {fault}"
                       for fault in faults_of(case, rubric, cases.get("unit", {}), place)]
    for path in sorted((ROOT / "rubrics").rglob("cases/*.yaml")):
        if not (path.parents[1] / path.name).exists():
            faults.append(f"{path.relative_to(ROOT)} is of no rubric")
    tools = pathlib.Path(argv[1]) if len(argv) > 1 else None
    if tools and (tools / "ceping-lint").exists():
        faults += table_faults(tools, counts)
    number_of_cases = sum(count for _, count in counts.values())
    print("\n".join(faults + [f"{number_of_cases} cases, {len(faults)} faults"]))
    return 1 if faults or not counts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
