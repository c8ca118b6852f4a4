#!/usr/bin/env python3
"""published_audit.py TOOLS: tables that somebody published are audited rightly.

The 13 villages of 丰州镇 (2025) have two rank errors, the 24 of 码头镇 (2019) none; the 37 industries of Fujian (2010) are
right within their groups; the weights of the ministries' websites (2014) cannot be told, and those that fit are checked here
by arithmetic of our own. Skipped where CEPING_SHARED names no folder with the data.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
from fractions import Fraction


def audit(tools, path, *options):
    done = subprocess.run([f"{tools}/ceping-audit", "-f", "json", *options, str(path)], capture_output=True,
                          encoding="utf-8", check=False)
    if done.stderr:
        raise SystemExit(f"{path.name}: status {done.returncode}\n{done.stderr}")
    return done.returncode, json.loads(done.stdout)


def fits(weights, row, parts):
    """Whether some values that print as this row does agree with weights in per cent: indices of 2 decimals, total of 1."""
    low = sum(w * (Fraction(row[part]) - Fraction(1, 200)) for w, part in zip(weights, parts))
    high = sum(w * (Fraction(row[part]) + Fraction(1, 200)) for w, part in zip(weights, parts))
    total = Fraction(row["total"])
    return low <= total + Fraction(1, 20) and high >= total - Fraction(1, 20)


def faults(tools, tables):
    status, found = audit(tools, tables / "fengzhou-2025-10-huanwei.csv")
    ranks = [(each["name"], each["rank"], each["should_be"]) for each in found["ranks"]["faults"]]
    if status != 1 or found["faults"] != 2 or ranks != [("铺顶村", 9, 8), ("双溪村", 10, 11)]:
        yield f"丰州镇: status {status}, {found['faults']} faults, ranks {ranks}"
    status, found = audit(tools, tables / "matou-2019-05-huanwei.csv")
    if status != 0 or found["faults"] != 0 or found["ranks"]["ranked"] != 24 or found["ranks"]["style"] != "competition":
        yield f"码头镇: status {status}, {found['faults']} faults"
    status, found = audit(tools, tables / "fj-2010-hangye-youzhi-fuwu-zhishu.csv", "--by", "group")
    if status != 0 or found["faults"] != 0 or found["ranks"]["ranked"] != 37:
        yield f"37 industries: status {status}, {found['faults']} faults"

    path = tables / "buwei-website-2014.csv"
    with open(path, encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    parts = ["info_disclosure", "online_service", "interaction", "opinion_guidance", "function_mgmt"]
    status, found = audit(tools, path, "--list", "1000000")
    weights = found["weights"]
    listed = [tuple(each["percent"]) for each in weights["nearest"]]
    if status != 0 or not weights["complete"] or weights["fit"] < 2 or weights["fit"] != len(set(listed)):
        yield f"部委网站: status {status}, {weights['fit']} vectors, {len(listed)} listed"
    if (33, 19, 22, 14, 12) not in listed:
        yield "部委网站: 33/19/22/14/12 fits and is not among them"
    for each in listed:
        if sum(each) != 100 or not all(fits(each, row, parts) for row in rows):
            yield f"部委网站: {each} does not fit"
    # Nothing is left out: around what is listed every vector is tried.
    spans = [range(int(each["least"]) - 1, int(each["most"]) + 2) for each in weights["parts"]]
    known = set(listed)
    for a in spans[0]:
        for b in spans[1]:
            for c in spans[2]:
                for d in spans[3]:
                    vector = (a, b, c, d, 100 - a - b - c - d)
                    if min(vector) > 0 and vector not in known and all(fits(vector, row, parts) for row in rows):
                        yield f"部委网站: {vector} fits and is not listed"
    done = subprocess.run([f"{tools}/ceping-audit", str(path)], capture_output=True, encoding="utf-8", check=False)
    if "cannot be told exactly" not in done.stdout:
        yield "部委网站: the report does not say that the weights cannot be told"


def main():
    shared = pathlib.Path(os.environ.get("CEPING_SHARED", "")).resolve()
    if not os.environ.get("CEPING_SHARED") or not (shared / "domain" / "tables").is_dir():
        print("skipped: CEPING_SHARED names no folder with the tables")
        return 77
    found = list(faults(str(pathlib.Path(sys.argv[1]).resolve()), shared / "domain" / "tables"))
    print("\n".join(found) if found else "all four tables are audited rightly")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
