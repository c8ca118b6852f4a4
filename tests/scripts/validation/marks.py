"""Points of a self record, in fractions, straight from ceping-scoring(7), sections 2 to 5."""
import datetime
import pathlib
import unicodedata
from fractions import Fraction

import yaml

from tree import List, Map, Text


def load(path):
    """A rubric whose scalars are all texts; `override` is done by hand for what the tests need: null takes away."""
    rubric = yaml.load(pathlib.Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if "extends" not in rubric:
        return rubric
    base = load(pathlib.Path(path).parent / rubric["extends"])
    base["id"] = rubric["id"]
    for node in criteria(base):
        for key, value in rubric.get("override", {}).get(node["id"], {}).items():
            assert value == "null"
            node.pop(key)
    return base


def walk(items):
    for item in items:
        yield item
        yield from walk(item.get("items", []))


def criteria(rubric):
    """All criteria, those of both sections last."""
    for item in [*walk(rubric["items"]), *rubric["bonus"]["items"], *rubric["penalties"]["items"]]:
        if "kind" in item:
            yield item


def days(date):
    """A day's number, for differences."""
    return datetime.date.fromisoformat(date).toordinal()


def rounded(value, places):
    """Half up, ties away from zero; values here are never negative."""
    scale = 10 ** places
    return Fraction(int(value * scale + Fraction(1, 2)), scale)


def parts_of(answer):
    """The parts that a shorthand stands for."""
    if isinstance(answer, List):
        return {"met": answer}
    if isinstance(answer, Map):
        return {k.text: v for k, v in answer.pairs}
    return {"value": answer}


def applies(when, head):
    for fact, wanted in when.items():
        stated = head.text(fact)
        if stated is None:
            return False
        if isinstance(wanted, dict):
            if not Fraction(wanted["min"]) <= Fraction(stated):
                return False
        elif stated not in ([wanted] if isinstance(wanted, str) else wanted):
            return False
    return True


def on_curve(item, x):
    curve = [(Fraction(a), Fraction(b)) for a, b in item["curve"]]
    if item.get("shape") == "step":
        return next((p for at, p in reversed(curve) if at <= x), Fraction(0))
    if x <= curve[0][0]:
        return curve[0][1]
    for (x0, p0), (x1, p1) in zip(curve, curve[1:]):
        if x <= x1:
            return p0 + (p1 - p0) * (x - x0) / (x1 - x0)
    return curve[-1][1]


def measured(item, parts):
    """Points of a measure; None: missing; "n/a" where den is 0."""
    sample = Fraction(parts["sample"].text) if "sample" in parts else Fraction(0)
    if sample < Fraction(item.get("min_sample", "0")):
        return None
    if "num" not in parts:
        return on_curve(item, Fraction(parts["value"].text))
    num, den = Fraction(parts["num"].text), Fraction(parts["den"].text)
    return "n/a" if den == 0 else on_curve(item, 100 * num / den)


def counted(item, parts):
    full = Fraction(item["points"])
    if "classes" in item:
        worth = {name: Fraction(value) for name, value in item["classes"].items()}
        given = {k.text: Fraction(v.text) for k, v in parts["counts"].pairs} if "counts" in parts else {}
        if item.get("take") == "highest":
            value = max([worth[name] for name, n in given.items() if n >= 1], default=Fraction(0))
        else:
            value = sum((n * worth[name] for name, n in given.items()), Fraction(0))
    else:
        value = Fraction(parts["value"].text) * Fraction(item["each"])
    return max(Fraction(0), full - value) if item.get("from") == "full" else min(full, value)


def checked(item, met):
    full = Fraction(item["points"])
    ids = {each.text for each in met.items}
    if item.get("rule") == "all":
        return full if ids == {check["id"] for check in item["checks"]} else Fraction(0)
    even = full / len(item["checks"])
    return min(full, sum((Fraction(check.get("points", even)) for check in item["checks"] if check["id"] in ids),
                         Fraction(0)))


class Marks:
    """Points and applicability of every node for one self record."""

    def __init__(self, rubric, record):
        self.rubric = rubric
        self.record = record
        self.nodes = {}
        root = {"id": None, "points": rubric["total"], "items": rubric["items"],
                "not_applicable": rubric.get("not_applicable", "prorate")}
        self.base = self.group(root, "prorate")[1]
        self.bonus = self.section("bonus")
        self.penalty = self.section("penalties")
        ceiling = Fraction(rubric["total"]) + Fraction(rubric["bonus"]["cap"])
        self.exact = min(max(Fraction(0), self.base + self.bonus - self.penalty), ceiling)
        vetoes = record.tree.get("vetoes")
        if vetoes is not None and any(each["effect"] == "zero" and vetoes.text(each["id"]) == "true"
                                      for each in rubric["vetoes"]):
            self.exact = Fraction(0)

    def section(self, name):
        points = Fraction(0)
        for item in self.rubric[name]["items"]:
            value = self.one(item)
            self.nodes[item["id"]] = value[1]
            points += value[1]
        return min(Fraction(self.rubric[name]["cap"]), points)

    def one(self, item):
        """Whether a criterion applies, its points, its max."""
        nothing = (False, Fraction(0), Fraction(0))
        full = Fraction(item["points"])
        if not applies(item.get("when", {}), self.record.head):
            return nothing
        if item["kind"] == "timeliness":
            late = days(self.record.tree.text("submitted")) - days(self.rubric["deadline"])
            return True, max(Fraction(0), full - max(late, 0) * Fraction(item["per_day"])), full
        points = self.answered(item)
        if points == "n/a":
            return nothing
        return True, points or Fraction(0), full

    def answered(self, item):
        answer = self.record.answers.get(item["id"])
        if answer is None:
            return None
        parts = parts_of(answer)
        if isinstance(parts.get("value"), Text) and unicodedata.normalize("NFKC", parts["value"].text).lower() == "n/a":
            return "n/a"
        points = self.points(item, parts)
        rule = item.get("evidence", {})
        listed = len(parts["evidence"].items) if "evidence" in parts else 0
        if rule.get("effect") == "zero" and points != "n/a" and listed < int(rule["min"]):
            return Fraction(0)
        return points

    @staticmethod
    def points(item, parts):
        full = Fraction(item["points"])
        kind = item["kind"]
        if kind == "level":
            return full * {"A": Fraction(1), "B": Fraction("0.66"), "C": Fraction("0.33"), "D": 0}[parts["value"].text]
        if kind == "checklist":
            return checked(item, parts["met"])
        if kind == "measure":
            return measured(item, parts)
        if kind == "count":
            return counted(item, parts)
        return Fraction(parts["value"].text)

    def group(self, item, inherited):
        """Whether a group applies, its points, its max."""
        policy = item.get("not_applicable", inherited)
        full = Fraction(item["points"])
        children = []
        for child in item["items"]:
            value = self.group(child, policy) if "items" in child else self.one(child)
            self.nodes[child["id"]] = value[1]
            children.append((child, value))
        there = [(child, value) for child, value in children if value[0]]
        if not there or not applies(item.get("when", {}), self.record.head):
            return False, Fraction(0), Fraction(0)
        if item.get("aggregate") == "weighted":
            rates = sum(Fraction(child["weight"]) * value[1] / value[2] for child, value in there)
            points, most = full * rates / sum(Fraction(child["weight"]) for child, _ in there), full
        else:
            raw, possible = sum(value[1] for _, value in there), sum(value[2] for _, value in there)
            root = item["id"] is None
            points, most = (raw, possible) if policy == "exclude" and not root else (raw * full / possible, full)
        for gate in item.get("gate", []):
            named = next(value for child, value in children if child["id"] == gate["item"])
            if named[0] and named[1] == 0:
                points = Fraction(0)
        return True, points, most
