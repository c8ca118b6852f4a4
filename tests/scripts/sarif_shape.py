#!/usr/bin/env python3
"""sarif_shape.py TOOLS | FILE.sarif...: what -f sarif writes is SARIF 2.1.0.

Checked in two ways, each over every report of support/reports.py:
  - against what the specification demands of the parts that we write (the sections are named below), by code of our own;
  - against the schema, where CEPING_SARIF_SCHEMA names it or CEPING_SHARED holds it as reference/schemas/
    sarif-schema-2.1.0.json. It belongs to OASIS and is no part of the project; without it that half is left out, which is
    said.
The checks themselves are tested: each of a list of spoilt reports must be refused.
"""
import copy
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from reports import reports  # pylint: disable=wrong-import-position,import-error

LEVELS = ("none", "note", "warning", "error")
URI = re.compile(r"([A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class Shape:
    """Collects what is wrong, each with its place in the report."""

    def __init__(self):
        self.faults = []

    def need(self, holds, place, what):
        if not holds:
            self.faults.append(f"{place}: {what}")
        return holds

    def keys(self, value, place, required, optional=()):
        """An object (3.2) that has these properties and no others."""
        if not self.need(isinstance(value, dict), place, "no object"):
            return False
        for key in required:
            self.need(key in value, place, f"lacks {key}")
        for key in value:
            self.need(key in required or key in optional, place, f"has {key}")
        return all(key in value for key in required)

    def text(self, value, place):
        self.need(isinstance(value, str) and value != "", place, "no text")

    def whole(self, value, place, least):
        self.need(isinstance(value, int) and not isinstance(value, bool) and value >= least, place,
                  f"no whole number from {least}")

    def log(self, log):
        """3.13"""
        if not self.keys(log, "log", ["version", "runs"], ["$schema"]):
            return
        self.need(log["version"] == "2.1.0", "version", "not 2.1.0")
        if self.need(isinstance(log["runs"], list) and len(log["runs"]) == 1, "runs", "not one run"):
            self.run(log["runs"][0])

    def run(self, run):
        """3.14"""
        if not self.keys(run, "run", ["tool", "results"], ["columnKind", "properties"]):
            return
        # 3.14.17: without it a column counts UTF-16 code units.
        self.need(run.get("columnKind") == "unicodeCodePoints", "run", "columnKind")
        rules = []
        if self.keys(run["tool"], "tool", ["driver"]):
            driver = run["tool"]["driver"]
            if self.keys(driver, "driver", ["name"], ["version", "rules"]):
                self.text(driver["name"], "driver.name")
                rules = driver.get("rules", [])
        for index, rule in enumerate(rules):
            self.rule(rule, f"rules[{index}]")
        ids = [rule.get("id") for rule in rules if isinstance(rule, dict)]
        self.need(len(set(ids)) == len(ids), "rules", "an id stands twice")
        for index, result in enumerate(run["results"]):
            self.result(result, f"results[{index}]", ids)
        prints = [json.dumps(r.get("partialFingerprints"), sort_keys=True) for r in run["results"] if isinstance(r, dict)]
        self.need(len(set(prints)) == len(prints), "results", "a fingerprint stands twice")
        self.counts(run)

    def counts(self, run):
        """Ours: a list that was cut says so."""
        counts = run.get("properties", {})
        for key in ("findings", "cut"):
            self.whole(counts.get(key), f"run.properties.{key}", 0)
        if not self.faults:
            self.need(counts["findings"] - counts["cut"] == len(run["results"]), "run.properties", "do not add up")

    def rule(self, rule, place):
        """3.49"""
        if not self.keys(rule, place, ["id"],
                         ["shortDescription", "fullDescription", "help", "defaultConfiguration"]):
            return
        self.text(rule["id"], place + ".id")
        for key in ("shortDescription", "fullDescription", "help"):
            if key in rule and self.keys(rule[key], f"{place}.{key}", ["text"], ["markdown"]):
                self.text(rule[key]["text"], f"{place}.{key}.text")
        self.need("help" in rule, place, "lacks help")
        if "defaultConfiguration" in rule:
            self.need(rule["defaultConfiguration"].get("level") in LEVELS, place, "defaultConfiguration.level")

    def result(self, result, place, ids):
        """3.27"""
        if not self.keys(result, place, ["message", "ruleId", "ruleIndex", "level", "locations", "partialFingerprints"]):
            return
        if self.keys(result["message"], place + ".message", ["text"]):
            self.text(result["message"]["text"], place + ".message.text")
        index = result["ruleIndex"]
        self.whole(index, place + ".ruleIndex", 0)
        # 3.27.6: the index leads to the rule of that id.
        self.need(isinstance(index, int) and 0 <= index < len(ids) and ids[index] == result["ruleId"], place,
                  "ruleIndex does not lead to ruleId")
        self.need(result["level"] in LEVELS, place, "level")
        prints = result["partialFingerprints"]
        self.need(isinstance(prints, dict) and prints and all(FINGERPRINT.fullmatch(v) for v in prints.values()), place,
                  "partialFingerprints")
        if self.need(isinstance(result["locations"], list) and len(result["locations"]) == 1, place, "locations"):
            self.location(result["locations"][0], place + ".locations[0]")

    def location(self, location, place):
        """3.28"""
        if not self.keys(location, place, [], ["physicalLocation", "logicalLocations"]):
            return
        if "physicalLocation" in location:
            self.physical(location["physicalLocation"], place + ".physicalLocation")
        for index, each in enumerate(location.get("logicalLocations", [])):
            # 3.33: kind is a word of ours where none of the listed ones fits.
            where = f"{place}.logicalLocations[{index}]"
            if self.keys(each, where, ["fullyQualifiedName"], ["name", "kind", "properties"]):
                for key in ("fullyQualifiedName", "name", "kind"):
                    if key in each:
                        self.text(each[key], f"{where}.{key}")

    def physical(self, physical, place):
        """3.29, 3.4, 3.30"""
        if not self.keys(physical, place, ["artifactLocation"], ["region"]):
            return
        artifact = physical["artifactLocation"]
        if self.keys(artifact, place + ".artifactLocation", ["uri"]):
            self.need(URI.fullmatch(artifact["uri"]) and artifact["uri"] != "", place, "uri")
            # RFC 3986, 4.2: a colon in the first segment of a relative reference would make it a scheme.
            self.need(":" not in artifact["uri"].split("/")[0], place, "uri with a scheme")
        region = physical.get("region")
        if region is not None and self.keys(region, place + ".region", ["startLine", "startColumn"], ["snippet"]):
            self.whole(region["startLine"], place + ".startLine", 1)
            self.whole(region["startColumn"], place + ".startColumn", 1)
            if "snippet" in region:
                self.keys(region["snippet"], place + ".snippet", ["text"])


def shape_faults(log):
    shape = Shape()
    shape.log(log)
    return shape.faults


def schema_check():
    """A function from a report to its faults, or nothing without the schema."""
    path = os.environ.get("CEPING_SARIF_SCHEMA", "")
    if not path:
        path = pathlib.Path(os.environ.get("CEPING_SHARED", "nowhere")) / "reference/schemas/sarif-schema-2.1.0.json"
    if not pathlib.Path(path).is_file():
        return None
    import jsonschema
    schema = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    return lambda log: [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(log)]


def spoilt(log):
    """The report with one thing wrong, each with a name."""
    ways = {
        "another version": lambda c: c.update(version="2.0.0"),
        "no runs": lambda c: c.pop("runs"),
        "no tool": lambda c: c["runs"][0].pop("tool"),
        "an unknown level": lambda c: c["runs"][0]["results"][0].update(level="fatal"),
        "a message without text": lambda c: c["runs"][0]["results"][0].update(message={}),
        "line 0": lambda c: c["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        "a rule without an id": lambda c: c["runs"][0]["tool"]["driver"]["rules"][0].pop("id"),
        "an unknown property": lambda c: c["runs"][0]["results"][0].update(unit="u1"),
    }
    for name, spoil in ways.items():
        other = copy.deepcopy(log)
        spoil(other)
        yield name, other


def main(argv):
    checks = [("shape", shape_faults)]
    if (by_schema := schema_check()) is not None:
        checks.append(("schema", by_schema))
    else:
        print("without the schema: CEPING_SARIF_SCHEMA names none")
    faults = []
    texts = list(reports(argv[1:], "sarif", ".sarif"))
    spoilable = None
    for name, text in texts:
        log = json.loads(text)
        for check, find in checks:
            faults += [f"{name}: {check}: {fault}" for fault in find(log)]
        results = log["runs"][0]["results"]
        if results and "region" in results[0]["locations"][0].get("physicalLocation", {}):
            spoilable = log
    if spoilable is None:
        faults.append("no report has a result with a line")
    else:
        for name, log in spoilt(spoilable):
            faults += [f"{check} does not refuse {name}" for check, find in checks if not find(log)]
    print("\n".join(faults + [f"{len(texts)} reports, {len(checks)} checks, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
