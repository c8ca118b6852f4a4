#!/usr/bin/env python3
"""asem.py TOOLS: other people's indicators score as they were computed elsewhere.

51 countries by 49 indicators in four levels, with values missing: the example data of the R package COINr (MIT), kept beside
the project and not in it, with scores worked out in fractions. The score, `exact` to 20 decimal places, and the points of
every group to 6 places must agree, also as CSV; the number of threads and --stream must not matter. Skipped where
CEPING_SHARED names no folder with the data.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
from fractions import Fraction

DIGITS = 20


def score(tools, folder, *arguments):
    done = subprocess.run([tools + "/ceping-score", "-q", "--no-config", "-r", "asem.rubric.yaml", *arguments,
                           "asem.records.ndjson"], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise SystemExit(f"ceping-score {' '.join(arguments)}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def decimal(value):
    """A fraction, at least 0, with DIGITS decimal places, half up."""
    digits = str((2 * value.numerator * 10**DIGITS + value.denominator) // (2 * value.denominator)).rjust(DIGITS + 1, "0")
    return digits[:-DIGITS] + "." + digits[-DIGITS:]


def faults(tools, folder):
    with open(folder / "asem.expected.csv", encoding="utf-8", newline="") as table:
        expected = list(csv.DictReader(table))
    text = score(tools, folder, "-f", "ndjson")
    results = [json.loads(line, parse_float=Fraction, parse_int=Fraction) for line in text.splitlines()]
    if [r["unit"]["id"] for r in results] != [row["unit"] for row in expected]:
        yield "not the units that are expected"
        return
    groups = [name for name in expected[0] if name not in ("unit", "score2", "exact_decimal20")]
    for row, result in zip(expected, results):
        unit, nodes = row["unit"], {node["id"]: node for node in result["nodes"]}
        if result["score"] != Fraction(row["score2"]):
            yield f"{unit}: score {result['score']}, not {row['score2']}"
        if decimal(Fraction(result["exact"])) != row["exact_decimal20"]:
            yield f"{unit}: exact {decimal(Fraction(result['exact']))}, not {row['exact_decimal20']}"
        for group in groups:
            if nodes[group]["points"] != Fraction(row[group]):
                yield f"{unit}: {group} {float(nodes[group]['points'])}, not {row[group]}"
    for other in (["-j", "1"], ["-j", "3"]):
        if score(tools, folder, "-f", "ndjson", *other) != text:
            yield f"{' '.join(other)} gives other bytes"
    streamed = [json.loads(line) for line in score(tools, folder, "-f", "ndjson", "--stream").splitlines()]
    plain = [json.loads(line) for line in text.splitlines()]
    for result in streamed + plain:
        for used in result["inputs"]:
            del used["sha256"]  # the record's own in a stream, else the file's
    if streamed != plain:
        yield "a stream gives other results"
    table = list(csv.DictReader(score(tools, folder, "-f", "csv", "--plain").decode().splitlines()))
    for row, line in zip(expected, table):
        for group in groups:
            if Fraction(line[group]) != Fraction(row[group]):
                yield f"{row['unit']} as CSV: {group} {line[group]}, not {row[group]}"


def main(argv):
    folder = pathlib.Path(os.environ.get("CEPING_SHARED", "")) / "reference" / "asem"
    if not os.environ.get("CEPING_SHARED") or not (folder / "asem.expected.csv").exists():
        print("skipped: CEPING_SHARED names no folder with reference/asem")
        return 77
    found = list(faults(os.path.abspath(argv[1]), folder))
    print("\n".join(found + [f"{len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
