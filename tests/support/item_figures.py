"""The figures of an item analysis, worked out in the plainest way, two passes over the units, from results and the resolved
rubric alone. Source: ceping-lint(1), ITEM ANALYSIS.
"""
import math
import re
import statistics
from fractions import Fraction

FEWEST = 30            # units that are judged
FEWEST_OF_NONE = 100   # answers, for a choice that none of them is
NAMES = {"item-easy": "easy", "item-hard": "hard", "item-flat": "flat", "item-weight": "weight"}


def criteria(rubric):
    """(id, section, nominal weight) of each criterion, and each group's (points or weight is what its children divide).

    One without a limit of its own has no weight.
    """
    out, groups = [], {}

    def walk(children, among, weighted, policy, group):
        size = [float(each["weight"] if weighted else points(each)) for each in children]
        groups[group] = (weighted, policy, [(each["id"], float(points(each)), s) for each, s in zip(children, size)])
        for each, part in zip(children, size):
            share = among * part / sum(size)
            if "items" in each:
                walk(each["items"], share, each.get("aggregate") == "weighted", each.get("not_applicable", policy), each["id"])
            else:
                out.append((each["id"], "items", share))

    walk(rubric["items"], 1.0, rubric.get("aggregate") == "weighted", rubric.get("not_applicable", "prorate"), None)
    for section in ("bonus", "penalties"):
        for each in rubric.get(section, {}).get("items", []):
            out.append((each["id"], section, float(each["points"]) / float(rubric["total"]) if "points" in each else None))
    return out, groups


def points(node):
    return node["points"] if "points" in node else sum(float(points(each)) for each in node["items"])


def contributions(result, groups, sections):
    """What each node brought, in points, by the policy that the result was scored under."""
    nodes = {node["id"]: node for node in result["nodes"]}
    other_policy = result.get("overrides", {}).get("not_applicable")
    out = {}

    def divide(group, among):
        weighted, policy, children = groups[group]
        raw = {}
        for child, declared, size in children:
            node = nodes[child]
            if node["status"] == "not_applicable":
                raw[child] = (size if weighted else declared) if (other_policy or policy) == "full" else 0.0
            else:
                raw[child] = size * node["points"] / node["max"] if weighted else node["points"]
        whole = sum(raw.values())
        for child, value in raw.items():
            out[child] = among * value / whole if whole else 0.0
            if child in groups:
                divide(child, out[child])

    divide(None, result["base"])
    for section, sign, total in (("bonus", 1, result["bonus"]), ("penalties", -1, result["penalty"])):
        ids = [node for node, of, _ in sections if of == section]
        whole = sum(nodes[node]["points"] for node in ids)
        for node in ids:
            out[node] = sign * total * nodes[node]["points"] / whole if whole else 0.0
    return {node: float(brought) for node, brought in out.items()}


def correlation(pairs):
    if len(pairs) < 2 or len({x for x, _ in pairs}) < 2 or len({y for _, y in pairs}) < 2:
        return None
    return statistics.correlation([x for x, _ in pairs], [y for _, y in pairs])


def effective_weight(mine, totals):
    """It, and its standard error; nothing of units that are all alike."""
    spread = statistics.variance(totals) if len(totals) > 1 else 0
    if not spread:
        return None, None
    effective = statistics.covariance(mine, totals) / spread
    error = None
    if len(mine) > 2:
        error = math.sqrt(max(0.0, (statistics.variance(mine) / spread - effective ** 2) / (len(mine) - 2)))
    return effective, error


def in_millionths(effective, totals, total):
    """How much an effective weight may differ where contributions are taken in millionths of the total."""
    spread = statistics.stdev(totals) / float(total) if len(totals) > 1 else 0
    return 1e-6 * (1 + (1 + abs(effective)) / (spread * math.sqrt(len(totals)))) if spread else 0


def figures(rubric, results):
    """What the tool ought to say of each criterion, by id."""
    sections, groups = criteria(rubric)
    results = [each for each in results if each["status"] == "scored"]
    limited = [each for each in sections if each[2] is not None]
    shares, exact = [], {node: [] for node, _, _ in limited}
    for result in results:
        nodes = {node["id"]: node for node in result["nodes"]}
        row = {}
        for node, section, _ in limited:
            if nodes[node]["status"] == "scored":
                share = Fraction(nodes[node]["points"]) / Fraction(nodes[node]["max"])
                exact[node].append(1 - share if section == "penalties" else share)
                row[node] = float(exact[node][-1])
        shares.append(row)
    brought = [contributions(result, groups, sections) for result in results]
    totals = [float(each["base"] + each["bonus"] - each["penalty"]) for each in results]
    weights = {node: nominal if section == "items" else 0.0 for node, section, nominal in limited}
    out = {}
    for position, (node, section, nominal) in enumerate(limited):
        values = [row[node] for row in shares if node in row]
        rests = []
        for row in shares:
            others = sum(weights[each] for each in row if each != node)
            if node in row and others > 0:
                rests.append((row[node], sum(weights[each] * value for each, value in row.items() if each != node) / others))
        effective, error = effective_weight([each[node] for each in brought], totals)
        alike = {}
        for other, _, _ in limited[:position]:
            both = [(row[node], row[other]) for row in shares if node in row and other in row]
            together = correlation(both)
            if together is not None and together >= 0.95:
                alike[other] = (together, len(both), all(abs(x - y) < 1e-6 for x, y in both))
        out[node] = {"section": section, "answered": len(values),
                     "facility": sum(exact[node]) / len(values) if values else None,
                     "discrimination": correlation(rests), "rests": len(rests), "nominal": nominal, "effective": effective, "error": error,
                     "off": in_millionths(effective or 0, totals, rubric["total"]),
                     "apart": len(values) - max(map(values.count, set(values)), default=0), "alike": alike,
                     "constant": len(set(values)) == 1}
    return out


def codes(of, everything):
    """The remarks that the thresholds on the page give."""
    if of["answered"] < FEWEST:
        return set()
    out = set()
    easy, hard = of["facility"] >= 0.98, of["facility"] <= 0.02
    out |= {"item-easy"} if easy and of["section"] != "penalties" else set()
    out |= {"item-hard"} if hard and of["section"] != "bonus" else set()
    r = of["discrimination"]
    flat = of["constant"] or (r is not None and r < 0.2 and math.atanh(r) + 1.6449 / math.sqrt(of["rests"] - 3) < math.atanh(0.2))
    if of["section"] == "items":
        out |= {"item-flat"} if flat and not easy and not hard else set()
        most, least = max(2 * of["nominal"], of["nominal"] + 0.01), min(of["nominal"] / 2, of["nominal"] - 0.01)
        beyond = max(of["effective"] - most, least - of["effective"])
        out |= {"item-weight"} if beyond > 1.96 * of["error"] and not easy and not hard and not of["constant"] else set()
    if partners(of, everything):
        out.add("item-redundant")
    return out


def partners(of, everything):
    """Ids of the criteria before it that say the same."""
    return [other for other, (_, units, _) in of["alike"].items()
            if units >= FEWEST and of["apart"] >= 5 and everything[other]["apart"] >= 5]


def choices(rubric, item, results):
    """Of a level or a checklist: its choices, how often each was the answer, and the number of answers that are told."""
    if any("scale" in variant for variant in item.get("variants", [])):
        return {}, 0  # how many could have chosen a level is not known
    if item["kind"] == "level":
        scale = item["scale"]
        counts = dict.fromkeys(rubric["scales"][scale] if isinstance(scale, str) else scale, 0)
    elif item["kind"] == "checklist":
        counts = dict.fromkeys((check["id"] for check in item["checks"]), 0)
    else:
        return {}, 0
    told = 0
    for result in results:
        for node in result["nodes"] if result["status"] == "scored" else []:
            if node["id"] != item["id"] or node["status"] != "scored" or not node.get("answer"):
                continue
            parts = [node["answer"]]
            if item["kind"] == "checklist":
                parts = [re.sub(r"\\(.)", r"\1", part) for part in re.findall(r"(?:[^;\\]|\\.)+", node["answer"])]
            known = [part for part in parts if part in counts]
            told += bool(known) or node["answer"] == "-" and item["kind"] == "checklist"
            for part in known:
                counts[part] += 1
    return counts, told


def remarks(rubric, item, everything, results):
    """What the last column says of a criterion."""
    of = everything[item["id"]]
    if of["answered"] < FEWEST:
        return "few units"
    said = codes(of, everything)
    out = [NAMES[code] for code in ("item-easy", "item-hard", "item-flat") if code in said]
    if "item-redundant" in said:
        out.append(" ".join(["like", *partners(of, everything)]))
    out += [NAMES[code] for code in ("item-weight",) if code in said]
    counts, told = choices(rubric, item, results)
    if of["section"] == "items" and told >= FEWEST_OF_NONE:
        unused = [key for key, count in counts.items() if count == 0]
        always = [key for key, count in counts.items() if count == told and item["kind"] == "checklist"]
        out += [" ".join([word, *keys]) for word, keys in (("unused", unused), ("always", always)) if keys]
    return ", ".join(out)


def section_weights(rubric, everything):
    """(id, title, nominal and effective weight, and by how much that may differ) of each node at the top, then of the bonus and the penalties."""
    out = []

    def below(item):
        return [item["id"]] if "kind" in item else [name for child in item["items"] for name in below(child)]

    parts = [(item["id"], item.get("title", ""), below(item)) for item in rubric["items"]]
    for section in ("bonus", "penalties"):
        names = [name for name, of in everything.items() if of["section"] == section]
        parts += [("", section, names)] if names else []
    for name, title, names in parts:
        of = [everything[each] for each in names]
        known = [each["effective"] for each in of if each["effective"] is not None]
        out.append((name, title, sum(each["nominal"] for each in of), sum(known) if known else None,
                    sum(each["off"] for each in of)))
    return out
