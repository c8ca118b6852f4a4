"""What a report says of a batch, worked out a second time: in fractions, from the results and the resolved rubric alone.

Results come as ceping-score writes them with their numbers read as fractions; ranks and final bands as ceping-rank -f json
says them. Source: ceping-report(1), ceping-scoring(7) section 9.
"""
from fractions import Fraction

BINS = 20


def rounded(value, places, mode="half_up"):
    """A fraction with that many decimal places; ties go away from zero, or to the even digit, or everything down."""
    scaled = abs(Fraction(value)) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    if mode != "down" and (twice > 0 or twice == 0 and (mode == "half_up" or whole % 2 == 1)):
        whole += 1
    return Fraction(whole, 10**places) * (-1 if value < 0 else 1)


def stored(value):
    """What a cell or a page holds of a number: 6 places, half up."""
    return rounded(value, 6)


def zeroed(result):
    """Whether a veto set the score to 0, whatever the unit's points come to."""
    return bool(result.get("vetoes")) and Fraction(result["exact"]) == 0 and \
        Fraction(result["base"]) + Fraction(result["bonus"]) > Fraction(result["penalty"])


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


class Sums:
    """Points out of a maximum, over some units."""

    def __init__(self):
        self.units = 0
        self.losing = 0
        self.points = Fraction(0)
        self.max = Fraction(0)
        self.lost = Fraction(0)  # of the units' scores
        self.rates = []

    def add(self, node, worth=0):
        """`worth`: what one of its points is worth in the unit's score."""
        self.lost += (Fraction(node["max"]) - Fraction(node["points"])) * worth
        self.units += 1
        self.losing += node["points"] < node["max"]
        self.points += Fraction(node["points"])
        self.max += Fraction(node["max"])
        if node["max"] > 0:
            self.rates.append(Fraction(node["points"]) / Fraction(node["max"]))

    @property
    def rate(self):
        return self.points / self.max if self.max else None


def worths(rubric, result):
    """id: how many points of the score one point of the node is worth, by what is above it; of those that apply.

    Every group hands up what a point of each node below it adds to its own points. Source: ceping-scoring(7), sections 4 and 5.
    """
    nodes = {node["id"]: node for node in result["nodes"]}
    by_run = result.get("overrides", {}).get("not_applicable")  # for every group

    def inside(items, full, group, policy):
        # What the result does not have is taken to apply, with the rubric's points.
        there = [item for item in items if nodes.get(item["id"], {}).get("status") != "not_applicable"]
        most = {item["id"]: Fraction(nodes.get(item["id"], {}).get("max", item["points"])) for item in there}
        weights = sum(Fraction(item["weight"]) for item in (items if policy == "full" else there)) \
            if group.get("aggregate") == "weighted" else None
        out = {}
        for item in there:
            if weights is not None:
                one = full * Fraction(item["weight"]) / weights / most[item["id"]] if most[item["id"]] else Fraction(0)
            else:
                one = full / sum(most.values()) if policy == "prorate" and sum(most.values()) else Fraction(1)
            below = inside(item["items"], Fraction(item["points"]), item, by_run or item.get("not_applicable", policy)) if "items" in item else {}
            out[item["id"]] = one
            out.update({name: each * one for name, each in below.items()})
        return out

    policy = by_run or rubric.get("not_applicable", "prorate")
    # What the top excludes is brought up all the same; below it the word counts as it stands.
    scale = Fraction(rubric["total"]) / Fraction(rubric.get("out_of", rubric["total"]))
    full = Fraction(rubric["total"]) / scale
    out = inside(rubric["items"], full, rubric, policy)
    if policy == "exclude" and rubric.get("aggregate") != "weighted":
        most = sum(Fraction(nodes[item["id"]]["max"]) for item in rubric["items"] if item["id"] in nodes
                   and nodes[item["id"]]["status"] != "not_applicable")
        out = {name: each * full / most for name, each in out.items()} if most else out
    out = {name: each * scale for name, each in out.items()}
    for part in ("bonus", "penalties"):
        out.update({item["id"]: Fraction(1) for item in rubric.get(part, {}).get("items", [])})
    return out


class Tree:
    """The rubric's nodes by id: titles, where they stand, the section that each is of."""

    def __init__(self, rubric):
        self.rubric = rubric
        self.items = {}
        self.parent = {}      # id of the group above
        self.part = {}        # id: items, bonus or penalties
        self.section_of = {}  # id: the nearest group at or above it that holds criteria
        self.sections = []
        for item in rubric["items"]:
            self.walk(item, None)
        for part in ("bonus", "penalties"):
            for item in rubric.get(part, {}).get("items", []):
                self.items[item["id"]] = item
                self.part[item["id"]] = part

    def walk(self, item, section, parent=None):
        self.parent[item["id"]] = parent
        children = item.get("items", [])
        # A criterion at the top of the tree is a section of its own.
        if any("kind" in child for child in children) or "kind" in item and section is None and item in self.rubric["items"]:
            section = item["id"]
            self.sections.append(section)
        self.items[item["id"]] = item
        self.part[item["id"]] = "items"
        self.section_of[item["id"]] = section
        for child in children:
            self.walk(child, section, item["id"])

    def is_criterion(self, name):
        return "kind" in self.items[name]

    def clause(self, name):
        """The item's own, or that of the nearest group above it that has one."""
        while name is not None and not self.items[name].get("source"):
            name = self.parent.get(name)
        return "" if name is None else self.cited(self.items[name]["source"])

    def cited(self, source):
        name, _, place = source.partition("#")
        title = self.rubric.get("sources", {}).get(name, {}).get("title")
        return f"{title} {place}".strip() if title else source

    def titled(self, name):
        title = self.items[name].get("title", "")
        return name + " " + title if title else name


class Figures:
    """All figures of a report."""

    def __init__(self, rubric, results, ranks):
        self.tree = Tree(rubric)
        self.rubric = rubric
        self.results = results
        self.ranks = {row["unit"]: row for row in ranks}
        self.scored = [r for r in results if r["status"] == "scored"]
        self.rejected = [r for r in results if r["status"] == "rejected"]
        self.verified = any(r["stage"] == "verified" for r in self.scored)
        self.total = Fraction(rubric["total"])
        self.depth = self.region_depth()
        self.overview()
        self.regions()
        self.areas()

    def final(self, value):
        rounding = self.rubric["rounding"]
        return rounded(value, rounding["final"], rounding.get("mode", "half_up"))

    def region(self, result):
        return "/".join(result["unit"].get("region", "").split("/")[:self.depth])

    def region_depth(self):
        paths = [r["unit"]["region"].split("/") for r in self.results if r["unit"].get("region")]
        for depth in range(1, max(map(len, paths), default=0) + 1):
            if len({tuple(path[:depth]) for path in paths}) > 1:
                return depth
        return 1

    def overview(self):
        scores = [Fraction(r["score"]) for r in self.scored]
        # As in a roll-up, of exact scores.
        self.mean = sum(Fraction(r["exact"]) for r in self.scored) / len(scores) if scores else None
        self.median = median(scores) if scores else None
        self.bins = [0] * BINS
        for score in scores:
            self.bins[min(max(int(score * BINS / self.total), 0), BINS - 1)] += 1
        self.bands = {band["id"]: 0 for band in self.rubric.get("bands", [])}
        self.no_band = 0
        for result in self.scored:
            band = self.ranks[result["unit"]["id"]].get("band")
            if band in self.bands:
                self.bands[band] += 1
            else:
                self.no_band += 1
        claimed = [r for r in self.scored if r["stage"] == "verified" and "claimed" in r]
        claims = [r for r in claimed if not zeroed(r)]
        self.zeroed = len(claimed) - len(claims)
        self.claims = (len(claims), sum(Fraction(r["claimed"]) for r in claims), sum(Fraction(r["score"]) for r in claims))

    def regions(self):
        """path: units scored, rejected, mean."""
        found = {"": [[], 0]}
        for result in self.results:
            steps = [step for step in result["unit"].get("region", "").split("/") if step]
            for depth in range(len(steps) + 1):
                region = found.setdefault("/".join(steps[:depth]), [[], 0])
                if result["status"] == "scored":
                    region[0].append(Fraction(result["exact"]))
                else:
                    region[1] += 1
        self.region_means = {path: (len(exact), bad, self.final(sum(exact) / len(exact)) if exact else None)
                             for path, (exact, bad) in found.items()}

    def areas(self):
        tree = self.tree
        self.sections = {name: Sums() for name in tree.sections}
        self.by_region = {}  # (section, region): sums
        self.criteria = {}
        self.area_claims = {name: [0, Fraction(0), Fraction(0)] for name in tree.sections}
        for result in self.scored:
            met = set()
            worth = worths(self.rubric, result)
            for node in result["nodes"]:
                name = node["id"]
                if name not in tree.items or node["status"] == "not_applicable":
                    continue
                if name in self.sections and node["max"] > 0:
                    self.sections[name].add(node, worth[name])
                    self.by_region.setdefault((name, self.region(result)), Sums()).add(node, worth[name])
                if tree.is_criterion(name) and tree.part[name] == "items":
                    self.criteria.setdefault(name, Sums()).add(node, worth[name])
                section = tree.section_of.get(name)
                if result["stage"] == "verified" and "claimed" in node and section:
                    claims = self.area_claims[section]
                    claims[0] += section not in met
                    met.add(section)
                    claims[1] += Fraction(node["claimed"])
                    claims[2] += Fraction(node["points"])
        self.criteria = {name: sums for name, sums in self.criteria.items() if sums.lost > 0}

    def to_fix(self, result):
        """id: points, maximum and points lost, of the criteria that lost some and the penalties that took some."""
        out = {}
        if result["status"] == "rejected":
            return out
        for node in result["nodes"]:
            name = node["id"]
            part = self.tree.part.get(name)
            if part not in ("items", "penalties") or not self.tree.is_criterion(name):
                continue
            points, most = Fraction(node["points"]), Fraction(node["max"])
            lost = Fraction(node["lost"]) if "lost" in node else points if part == "penalties" else most - points
            if lost > 0 and node["status"] != "not_applicable":
                out[name] = (points, most, lost)
        return out

    def lost_of_score(self, result):
        """What the things to fix lost, in points of the score."""
        worth = worths(self.rubric, result) if result["status"] == "scored" else {}
        return sum((lost * worth[name] for name, (_, _, lost) in self.to_fix(result).items()), Fraction(0))

    def conditions(self, result):
        """Ids of vetoes that counted, prerequisites that were denied, and those that stand against the unit unconfirmed."""
        if result["status"] != "scored":
            return []
        states = result.get("prerequisites", {}).items()
        return [*result.get("vetoes", []), *[k for k, v in states if v == "denied"],
                *[k for k, v in states if v == "unstated" and not result["eligible"]]]
