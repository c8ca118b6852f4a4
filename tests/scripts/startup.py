#!/usr/bin/env python3
"""startup.py TOOLS: a program that runs once for every unit must start at once.

`--version` within 5 ms, one unit scored within 20 ms, process start included. Of many runs the quickest counts, so a
busy machine does not fail it; what starting any process costs here is measured with true(1) and taken off.
"""
import os
import pathlib
import subprocess
import sys
import time

RUNS = 40
CASE = pathlib.Path(__file__).resolve().parents[1] / "cases" / "01-level"


def quickest(*command):
    """The shortest of RUNS runs, in milliseconds."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
        best = min(best, (time.perf_counter() - start) * 1000)
    return best


def main(argv):
    if os.environ.get("CEPING_SANITIZE"):
        print("skipped: a sanitizer's own start is far slower")
        return 77
    score = os.path.join(argv[1], "ceping-score")
    base = quickest("true")
    slow = False
    for what, limit, command in (
            ("--version", 5, [score, "--version"]),
            ("one unit", 20, [score, "-f", "ndjson", "-r", str(CASE / "rubric.yaml"), str(CASE / "records.yaml")])):
        took = quickest(*command) - base
        slow |= took > limit
        print(f"{what}: {took:.1f} ms of {limit}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
