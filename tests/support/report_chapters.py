"""What the chapters say that reports of all formats have alike, worked out a second time: sentences, and what was verified,
what moved, what is weak in each group.

From results, as report_figures.py. Names stand here as the inputs have them. Source: ceping-report(1), CHAPTERS.
"""
import os
import re
from fractions import Fraction

from report_figures import Sums, rounded, stored, zeroed

NONE = "–"


def number(text):
    """The number that a text is, `62.5%` as a share; nothing where it is none."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?%?", text):
        return None
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def counted(number_of, noun):
    return f"{number_of} {noun}" + ("" if number_of == 1 else "s")


def percent(share):
    """As a report shows a share: one decimal of the percentage."""
    return NONE if share is None else f"{float(rounded(share * 100, 1)):.1f}%"


def short(value):
    """A number with the digits that it needs."""
    text = f"{float(stored(value)):.6f}".rstrip("0").rstrip(".")
    return text or "0"


def name_of(result):
    return result["unit"].get("name") or result["unit"]["id"]


class Movement:
    """What moved since an earlier batch."""

    def __init__(self, figures, earlier):
        before = {r["unit"]["id"]: r for r in earlier}
        now = {r["unit"]["id"]: r for r in figures.results}
        self.added = len(set(now) - set(before))
        self.gone = len(set(before) - set(now))
        self.units = {}  # id: both results, points won
        self.sections = {}
        for name in set(now) & set(before):
            old, new = before[name], now[name]
            if old["status"] != "scored" or new["status"] != "scored":
                continue
            self.units[name] = (old, new, Fraction(new["score"]) - Fraction(old["score"]))
            points = {node["id"]: Fraction(node["points"]) for node in old["nodes"]}
            for node in new["nodes"]:
                if node["id"] in figures.sections and node["id"] in points:
                    sums = self.sections.setdefault(node["id"], [0, 0, 0, Fraction(0), Fraction(0)])
                    won = Fraction(node["points"]) - points[node["id"]]
                    sums[0] += 1
                    sums[1] += won > 0
                    sums[2] += won < 0
                    sums[3] += max(won, 0)
                    sums[4] += max(-won, 0)
        self.sections = {name: sums for name, sums in self.sections.items() if sums[1] + sums[2]}
        self.up = sum(won > 0 for _, _, won in self.units.values())
        self.down = sum(won < 0 for _, _, won in self.units.values())
        self.bands = sum(old.get("band") != new.get("band") for old, new, _ in self.units.values())
        self.mean = sum(won for _, _, won in self.units.values()) / len(self.units) if self.units else None
        self.moved = {name: each for name, each in self.units.items() if each[2]}

    def sentence(self, figures):
        mean = None if self.mean is None else figures.final(self.mean)
        average = "" if mean is None else f" {'+' if mean > 0 else ''}{short(mean)} on average,"
        return (f"Scored in both: {counted(len(self.units), 'unit')};{average} {self.up} up, {self.down} down, {self.bands} in another band. "
                f"New: {self.added}; gone: {self.gone}.")


def checked_criteria(figures):
    """id: verified units that claimed it, those lowered and raised, points claimed and given."""
    out = {}
    for result in figures.scored:
        for node in result["nodes"] if result["stage"] == "verified" else []:
            if "claimed" in node and node["status"] != "not_applicable" and figures.tree.part.get(node["id"]) == "items":
                sums = out.setdefault(node["id"], [0, 0, 0, Fraction(0), Fraction(0)])
                claimed, given = Fraction(node["claimed"]), Fraction(node["points"])
                sums[0] += 1
                sums[1] += given < claimed
                sums[2] += given > claimed
                sums[3] += claimed
                sums[4] += given
    return out


def checked_sentence(figures):
    """How many claims verification changed; nothing where nothing was claimed criterion by criterion."""
    criteria = checked_criteria(figures)
    if not criteria:
        return None
    units = sum(any("claimed" in node and node["status"] != "not_applicable" and node["claimed"] != node["points"]
                    for node in result["nodes"]) for result in figures.scored if result["stage"] == "verified")
    lowered, raised = sum(s[1] for s in criteria.values()), sum(s[2] for s in criteria.values())
    return (f"Claims that verification changed: {lowered + raised}, of {counted(units, 'unit')}; {lowered} were lowered, "
            f"{raised} raised.")


def high_low(figures):
    over = overstated(figures).values()
    return f"Claimed too much: {sum(each > 0 for each in over)}; too little: {sum(each < 0 for each in over)}."


def claims_sentence(figures):
    units, claimed, given = figures.claims
    over = (claimed - given) / units
    return (f"Verified with a claim: {counted(units, 'unit')}; {short(figures.final(claimed / units))} claimed on average, "
            f"{short(figures.final(given / units))} verified, overstated by {short(figures.final(over))}.")


def zeroed_sentence(figures):
    return f"Not compared, since a veto set the score to 0: {counted(figures.zeroed, 'unit')}." if figures.zeroed else None


def not_eligible(figures):
    barred = [r for r in figures.scored if not r["eligible"]]
    vetoed = sum(bool(r.get("vetoes")) for r in barred)
    denied = sum(not r.get("vetoes") and "denied" in r.get("prerequisites", {}).values() for r in barred)
    return (f"Not eligible: {len(barred)}; {vetoed} by a veto, {denied} by a prerequisite that was denied, "
            f"{len(barred) - vetoed - denied} by one that nobody confirmed") if barred else None


class Fixes:
    """What is to be fixed, in all."""

    def __init__(self, figures):
        vetoes = {each["id"] for each in figures.rubric.get("vetoes", [])}
        lists = [(figures.to_fix(r), figures.conditions(r)) for r in figures.results]
        self.units = sum(bool(items or conditions) for items, conditions in lists)
        self.criteria = sum(len(items) for items, _ in lists)
        self.vetoes = sum(name in vetoes for _, conditions in lists for name in conditions)
        self.items = self.criteria + sum(len(conditions) for _, conditions in lists)

    def sentence(self):
        return (f"To be fixed: {counted(self.items, 'item')} of {counted(self.units, 'unit')}; {self.criteria} by points lost, "
                f"{self.vetoes} by a veto, {self.items - self.criteria - self.vetoes} by a prerequisite.")


def overstated(figures):
    """id: points that a verified unit claimed more than it was given."""
    return {r["unit"]["id"]: Fraction(r["claimed"]) - Fraction(r["score"]) for r in figures.scored
            if r["stage"] == "verified" and "claimed" in r and not zeroed(r)}


def weak_groups(figures):
    """Group, `` for none: scored units, mean score, the weakest three sections as a text."""
    return weakest_of(figures, lambda result: figures.ranks[result["unit"]["id"]].get("group", ""))


def weak_regions(figures):
    """The same of regions."""
    return weakest_of(figures, figures.region)


def weakest_of(figures, of):
    groups = {}
    for result in figures.scored:
        groups.setdefault(of(result), []).append(result)
    out = {}
    for name, results in groups.items() if len(groups) > 1 else []:
        sums = {}
        for result in results:
            for node in result["nodes"]:
                if node["id"] in figures.sections and node["status"] != "not_applicable" and node["max"]:
                    sums.setdefault(node["id"], Sums()).add(node)
        worst = sorted((s for s in figures.tree.sections if s in sums), key=lambda s, sums=sums: sums[s].rate)[:3]
        out[name] = (len(results), sum(Fraction(r["exact"]) for r in results) / len(results),
                     ", ".join(f"{figures.tree.titled(s)} ({percent(sums[s].rate)})" for s in worst))
    return out


def short_region(figures, region):
    """Without the steps that all regions share."""
    above = {r.rpartition("/")[0] for r in {figures.region(r) for r in figures.results} if r}
    common = "/".join(os.path.commonprefix([a.split("/") for a in above])) if "" not in above else ""
    return region[len(common) + 1:] if common and region.startswith(common + "/") else region


def extent(share, units):
    if units < 5:
        return ""
    for least, words in ((Fraction(7, 10), ", widespread"), (Fraction(4, 10), ", frequent"), (Fraction(1, 10), ", found in some")):
        if share >= least:
            return words
    return ", rare"


def summary(figures, called, movement=None):
    """Every sentence of the first chapter, each as a list of those that would be right where a tie is broken either way.

    `called`: titles of the chapters that sentences lead to, by their names; one that is not there is not led to.
    """
    scored, units = figures.scored, len(figures.results)
    out = []

    def say(chapter, *texts):
        tail = f" (see {called[chapter]})." if chapter in called else "."
        out.append([text + tail for text in texts])

    def who(score):
        names = [name_of(r) + (" (set to 0 by a veto)" if zeroed(r) else "") for r in figures.results if r["status"] == "scored" and r["score"] == score]
        return ", ".join(names[:3]) + (f" and others, {len(names)} in all" if len(names) > 3 else "")

    def final(value):
        return short(figures.final(value))

    if not scored:
        say("overview", f"{counted(units, 'unit')}, none of them scored")
    else:
        say("overview", f"{counted(units, 'unit')}, {len(scored)} of them scored: mean {final(figures.mean)}, median "
            f"{final(figures.median)} of {short(figures.total)}")
        high, low = max(r["score"] for r in scored), min(r["score"] for r in scored)
        say("leagues", f"Highest {short(high)}: {who(high)}; lowest {short(low)}: {who(low)}")
    if scored and figures.bands:
        parts = [f"{b.get('title') or b['id']} {figures.bands[b['id']]} ({percent(Fraction(figures.bands[b['id']], len(scored)))})"
                 for b in figures.rubric["bands"]]
        if figures.no_band:
            parts.append(f"no band {figures.no_band} ({percent(Fraction(figures.no_band, len(scored)))})")
        say("overview", "Bands: " + ", ".join(parts))
    if not_eligible(figures):
        say("leagues", not_eligible(figures))
    if figures.rejected:
        say("findings", f"Rejected for faults in their records: {len(figures.rejected)}")
    regions = {}
    for result in scored:
        if figures.region(result):
            regions.setdefault(figures.region(result), []).append(Fraction(result["exact"]))
    means = {region: sum(scores) / len(scores) for region, scores in regions.items()}
    if len(means) > 1:
        best, worst = max(means.values()), min(means.values())
        ends = [", ".join(short_region(figures, r) for r in means if means[r] == value) for value in (best, worst)]
        if best != worst:
            say("overview", f"Regions: the highest mean is that of {ends[0]} ({final(best)}), the lowest that of {ends[1]} ({final(worst)})")
    areas = sorted((s for s in figures.tree.sections if figures.sections[s].units), key=lambda s: figures.sections[s].rate)
    # Of few sections not all are the lowest.
    areas = [s for s in areas[:min(3, len(figures.tree.sections) // 2)] if figures.sections[s].rate < 1]
    if areas:
        say("weak-areas", "Sections with the lowest rates: " +
            ", ".join(f"{figures.tree.titled(s)} ({percent(figures.sections[s].rate)})" for s in areas))
    for criterion in lost_most(figures)[:3]:
        sums = figures.criteria[criterion]
        share = rounded(Fraction(sums.losing, sums.units), 3)  # as it is shown
        say("weak-areas", f"{figures.tree.titled(criterion)}: {sums.losing} of {counted(sums.units, 'unit')} lost points "
            f"({percent(share)}){extent(share, sums.units)}; {final(sums.lost)} of the scores lost in all")
    if figures.claims[0]:
        count, claimed, given = figures.claims
        over = overstated(figures).values()
        say("verification", f"Verified with a claim: {counted(count, 'unit')}; {final(claimed / count)} claimed and "
            f"{final(given / count)} verified on average; {sum(each > 0 for each in over)} claimed too much, "
            f"{sum(each < 0 for each in over)} too little")
    if movement is not None and movement.units:
        mean = movement.mean
        way = f"{'up' if mean > 0 else 'down'} by {final(abs(mean))}" if mean else "no change"
        say("movement", f"Since the earlier batch, {counted(len(movement.units), 'unit')} scored in both: {way} on average; "
            f"{movement.up} up, {movement.down} down")
    to_fix = Fixes(figures)
    if to_fix.units:
        say("weak-areas", f"To be fixed: {counted(to_fix.items, 'item')} of {counted(to_fix.units, 'unit')}")
    return out


def lost_most(figures):
    """Ids of the criteria that lost points, those that lost most first."""
    order = list(figures.tree.items)
    return sorted(figures.criteria, key=lambda c: (-figures.criteria[c].lost, order.index(c)))


def compare_lines(found, expected, same=lambda text: text):
    """Faults of sentences held against those of summary()."""
    faults = [f"says {f!r}, not {e!r}" for f, e in zip(found, expected) if f not in map(same, e)]
    return faults or ([f"{len(found)} sentences, not {len(expected)}"] if len(found) != len(expected) else [])
