#!/usr/bin/env python3
"""rival_python.py [--loader safe|base] RUBRIC PATH...: the benchmark's records scored by a plain Python script.

Prints unit, score (two decimals, half up) and band, with tabs between. PATH is a YAML file, an NDJSON file or a folder
of them. This is what an office would write for one rubric: PyYAML with its C loader, `decimal` for the arithmetic, and
`fractions` where something is divided, so that the scores are exact. It knows the parts of the scoring rules that the
benchmark's rubric uses, for self-assessments, and checks nothing about the records.
"""
import argparse
import datetime
import json
import os
import sys
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, setcontext
from fractions import Fraction

import yaml

# An inexact Decimal is an error here: whatever may not come out even is done with Fraction.
setcontext(Context(prec=60, traps=[Inexact]))
CENT = Decimal("0.01")
ZERO = Decimal(0)
TO_CENT = Context(prec=60, rounding=ROUND_HALF_UP)


def number(value):
    text = str(value)
    return Fraction(text) if "/" in text else Decimal(text)


def date(value):
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)


def yes(value):
    return value is True or value == "true"


# --- the rubric: read once, its numbers made Decimal once ---------------------------------------------------------


def prepare(node, rubric, policy):
    """Turns the numbers of a node and of everything below it into Decimal, and fills in what it inherits."""
    if "points" in node:
        node["points"] = number(node["points"])
    if "weight" in node:
        node["weight"] = Fraction(number(node["weight"]))
    node["policy"] = policy = node.get("not_applicable", policy)
    if "items" in node:
        for child in node["items"]:
            prepare(child, rubric, policy)
        if "points" not in node:
            node["points"] = sum((child["points"] for child in node["items"]), ZERO)
        for gate in node.get("gate", []):
            if "min_rate" in gate:
                gate["min_rate"] = Fraction(number(gate["min_rate"]))
        return
    kind = node["kind"]
    if kind == "level":
        scale = rubric["scales"][node["scale"]] if isinstance(node["scale"], str) else node["scale"]
        node["levels"] = {str(level): number(worth["points"]) if isinstance(worth, dict) else node["points"] * number(worth)
                          for level, worth in scale.items()}
    elif kind == "checklist":
        share = Fraction(node["points"]) / len(node["checks"])
        node["worth"] = {str(check["id"]): number(check["points"]) if "points" in check else share
                         for check in node["checks"]}
    elif kind == "measure":
        node["curve"] = [(number(x), number(points)) for x, points in node["curve"]]
    elif kind == "count":
        if "each" in node:
            node["each"] = number(node["each"])
        node["classes"] = {str(name): number(worth) for name, worth in node.get("classes", {}).items()}
    elif kind == "timeliness":
        node["per_day"] = number(node["per_day"])
    evidence = node.get("evidence", rubric.get("evidence", {}))
    node["needs"] = int(evidence["min"]) if evidence.get("effect") == "zero" else 0


def load_rubric(path, loader):
    with open(path, encoding="utf-8") as f:
        rubric = yaml.load(f, Loader=loader)
    rubric["points"] = rubric["total"]
    rubric["policy"] = rubric.get("not_applicable", "prorate")
    prepare(rubric, rubric, rubric["policy"])
    for section in ("bonus", "penalties"):
        rubric.setdefault(section, {"items": []})
        for node in rubric[section]["items"]:
            prepare(node, rubric, "prorate")
        worth = sum((node["points"] for node in rubric[section]["items"]), ZERO)
        rubric[section]["cap"] = number(rubric[section].get("cap", worth))
    for band in rubric.get("bands", []):
        if "min" in band:
            band["min"] = number(band["min"])
        for condition in band.get("requires", []):
            condition["min_rate"] = Fraction(number(condition["min_rate"]))
    return rubric


# --- one criterion ------------------------------------------------------------------------------------------------

NOT_APPLICABLE = object()
MISSING = object()


def level_points(node, answer):
    return node["levels"][str(answer["value"])]


def checklist_points(node, answer):
    met = {str(check) for check in answer["met"]}
    if node.get("rule") == "all":
        return node["points"] if len(met) == len(node["worth"]) else ZERO
    exact, thirds = ZERO, Fraction(0)
    for check in met:
        worth = node["worth"][check]
        if isinstance(worth, Fraction):
            thirds += worth
        else:
            exact += worth
    return min(thirds + Fraction(exact), Fraction(node["points"])) if thirds else min(exact, node["points"])


def measure_points(node, answer):
    if "min_sample" in node and int(answer.get("sample", 0)) < int(node["min_sample"]):
        return MISSING
    if "num" in answer:
        num, den = Fraction(number(answer["num"])), Fraction(number(answer["den"]))
        if den == 0:
            return {"zero": ZERO, "full": node["points"]}.get(node.get("zero_den"), NOT_APPLICABLE)
        x = 100 * num / den
    else:
        x = number(answer["value"])
    curve = node["curve"]
    if node.get("shape") == "step":
        reached = ZERO
        for start, points in curve:
            if x >= start:
                reached = points
        return reached
    if x <= curve[0][0]:
        return curve[0][1]
    if x >= curve[-1][0]:
        return curve[-1][1]
    for (x0, y0), (x1, y1) in zip(curve, curve[1:]):
        if x <= x1:
            return Fraction(y0) + Fraction(y1 - y0) * (Fraction(x) - Fraction(x0)) / Fraction(x1 - x0)


def count_points(node, answer):
    if "counts" in answer:
        counts = {str(name): int(n) for name, n in answer["counts"].items()}
        if node.get("take") == "highest":
            value = max((node["classes"][name] for name, n in counts.items() if n > 0), default=ZERO)
        else:
            value = sum((node["classes"][name] * n for name, n in counts.items()), ZERO)
    else:
        value = node["each"] * int(answer["value"]) if "each" in node else ZERO
    return max(ZERO, node["points"] - value) if node.get("from") == "full" else min(node["points"], value)


def judged_points(node, answer):
    return number(answer["value"])


POINTS = {"level": level_points, "checklist": checklist_points, "measure": measure_points, "count": count_points,
          "judged": judged_points}


def criterion(node, record, rubric):
    """Points of one criterion, NOT_APPLICABLE or MISSING."""
    if node["kind"] == "timeliness":
        if not record.get("submitted"):
            return MISSING
        late = (date(record["submitted"]) - date(rubric["deadline"])).days - int(node.get("grace_days", 0))
        return max(ZERO, node["points"] - node["per_day"] * max(0, late))
    answer = record["answers"].get(node["id"])
    if answer is None or answer == "":
        return MISSING
    if isinstance(answer, list):
        answer = {"met": answer}
    elif not isinstance(answer, dict):
        answer = {"value": answer}
    value = answer.get("value")
    if value == "n/a":
        return NOT_APPLICABLE
    if value is None and not ("met" in answer or "counts" in answer or "num" in answer):
        return MISSING
    points = POINTS[node["kind"]](node, answer)
    if node["needs"] and points is not NOT_APPLICABLE and points is not MISSING:
        if len(answer.get("evidence", [])) < node["needs"]:
            return ZERO
    return points


# --- groups -------------------------------------------------------------------------------------------------------


def matches(when, unit):
    for fact, wanted in when.items():
        if fact == "any":
            if not any(matches(one, unit) for one in wanted):
                return False
        elif fact == "not":
            if matches(wanted, unit):
                return False
        elif fact == "region":
            have = str(unit.get("region", ""))
            if not any(have == r or have.startswith(r + "/") for r in (wanted if isinstance(wanted, list) else [wanted])):
                return False
        elif fact not in unit:
            return False
        elif isinstance(wanted, dict):
            have = number(unit[fact])
            if "min" in wanted and have < number(wanted["min"]) or "max" in wanted and have > number(wanted["max"]):
                return False
        elif str(unit[fact]) not in [str(w) for w in (wanted if isinstance(wanted, list) else [wanted])]:
            return False
    return True


def holds(condition, own_id, results):
    points, most = results.get(condition.get("item", own_id), (None, None))
    if points is None:
        return True
    if "min_rate" not in condition:
        return points > 0
    return Fraction(points) >= condition["min_rate"] * Fraction(most)


def score_node(node, record, rubric, results):
    """Points and max of a node, (None, None) where it does not apply. Fills `results` for gates and bands."""
    if "when" in node and not matches(node["when"], record["unit"]):
        return None, None
    if "items" not in node:
        points = criterion(node, record, rubric)
        if points is NOT_APPLICABLE:
            return None, None
        result = (ZERO if points is MISSING else points, node["points"])
        results[node["id"]] = result
        return result
    if node.get("aggregate") == "weighted":
        result = weighted_group(node, record, rubric, results)
    else:
        result = sum_group(node, record, rubric, results)
    if result[0] is None:
        return result
    results[node["id"]] = result
    if "gate" in node and not all(holds(condition, node["id"], results) for condition in node["gate"]):
        result = results[node["id"]] = (ZERO, result[1])
    return result


def sum_group(node, record, rubric, results):
    exact, fractions, most, gone, any_applies = ZERO, Fraction(0), ZERO, ZERO, False
    for child in node["items"]:
        points, child_most = score_node(child, record, rubric, results)
        if points is None:
            gone += child["points"]
            continue
        any_applies = True
        most += child_most
        if isinstance(points, Fraction):
            fractions += points
        else:
            exact += points
    points = fractions + Fraction(exact) if fractions else exact
    full, policy = node["points"], node["policy"]
    if policy == "full":
        return points + (Fraction(gone) if fractions else gone), full
    if not any_applies:
        return None, None
    if policy == "exclude" and node is not rubric:
        return points, most
    return (points if most == full else Fraction(points) * Fraction(full) / Fraction(most)), full


def weighted_group(node, record, rubric, results):
    top, weights = Fraction(0), Fraction(0)
    for child in node["items"]:
        points, most = score_node(child, record, rubric, results)
        if points is not None:
            top += child["weight"] * Fraction(points) / Fraction(most)
        elif node["policy"] == "full":
            top += child["weight"]
        else:
            continue
        weights += child["weight"]
    return (Fraction(node["points"]) * top / weights, node["points"]) if weights else (None, None)


# --- one unit -----------------------------------------------------------------------------------------------------


def section_points(section, record, rubric):
    total = Fraction(0)
    for node in section["items"]:
        if "when" in node and not matches(node["when"], record["unit"]):
            continue
        points = criterion(node, record, rubric)
        if points is not NOT_APPLICABLE and points is not MISSING:
            total += Fraction(points)
    return min(Fraction(section["cap"]), total)


def to_cents(value):
    """Two decimals, half up, of a value that is not negative."""
    if isinstance(value, Decimal):
        return value.quantize(CENT, context=TO_CENT)
    return Decimal(int((value * 200 + 1) // 2)).scaleb(-2)


def band_of(score, eligible, results, rubric):
    bands = rubric.get("bands")
    if not bands:
        return ""
    for band in bands[:-1] if eligible else []:
        if score >= band["min"] and all(holds(c, None, results) for c in band.get("requires", [])):
            return band["id"]
    return bands[-1]["id"]


def score_record(record, rubric):
    results = {}
    record.setdefault("answers", {})
    base, _ = score_node(rubric, record, rubric, results)
    value = (Fraction(base) + section_points(rubric["bonus"], record, rubric)
             - section_points(rubric["penalties"], record, rubric))
    ceiling = Fraction(rubric["points"])
    if rubric["bonus"].get("ceiling") != "total":
        ceiling += Fraction(rubric["bonus"]["cap"])
    value = min(max(value, Fraction(0)), ceiling)
    stated = record.get("prerequisites", {})
    eligible = all(yes(stated.get(p["id"])) for p in rubric.get("prerequisites", []))
    for veto in rubric.get("vetoes", []):
        if yes(record.get("vetoes", {}).get(veto["id"])):
            if veto.get("effect") == "zero":
                value = Fraction(0)
            eligible = False
    score = to_cents(value)
    return score, band_of(score, eligible, results, rubric)


def files(paths):
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        found = []
        for parent, _, names in os.walk(path):
            found += [os.path.join(parent, name) for name in names if name.endswith((".yaml", ".ndjson"))]
        yield from sorted(found, key=os.fsencode)


def records(path, loader):
    with open(path, "rb") as f:
        if path.endswith(".ndjson"):
            for line in f:
                yield json.loads(line, parse_float=Decimal)
        else:
            yield from yaml.load_all(f, Loader=loader)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--loader", choices=["safe", "base"], default="safe",
                        help="PyYAML's CSafeLoader (usual), or CBaseLoader, which leaves every scalar a text (faster)")
    parser.add_argument("rubric")
    parser.add_argument("path", nargs="+")
    args = parser.parse_args()
    loader = yaml.CSafeLoader if args.loader == "safe" else yaml.CBaseLoader
    rubric = load_rubric(args.rubric, loader)
    for path in files(args.path):
        for record in records(path, loader):
            score, band = score_record(record, rubric)
            sys.stdout.write(f"{record['unit']['id']}\t{score}\t{band}\n")


if __name__ == "__main__":
    main()
