#!/usr/bin/env python3
"""rank_views.py TOOLS: roll-ups, years and groups of ceping-rank against sums and sorts done here.

A roll-up has every top section, be it a group or a criterion; a fact that is no number does not weigh; options that would
do nothing are refused. A composite gives bands by its own score, and tells a year in which a unit was rejected from one
that is missing. Groups of several facts are those of a plain sort.
"""
import csv
import io
import itertools
import json
import os
import pathlib
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error

RUBRIC = """ceping: rubric/1
id: v
title: 视图
edition: "{year}"
total: 10
facts:
  kind: {{title: 类型, values: [机关, 窗口]}}
  staff: {{title: 人数, type: number}}
items:
  - {{id: T, title: 独项, points: 4, kind: judged, step: 0.5}}
  - id: G
    title: 组
    points: 6
    items: [{{id: G1, title: 内容, points: 6, kind: judged, step: 0.5}}]
bands:
  - {{id: top, title: 优秀, min: 8, requires: [{{item: G, min_rate: 0.75}}]}}
  - {{id: mid, title: 良好, min: 6}}
  - {{id: low, title: 其余}}
"""
# id, kind, region, staff, answers of 2014 and 2015 (None: no record; bad: rejected)
UNITS = [("u1", "窗口", "甲市/一区", 10, (4, 6), (4, 5)), ("u2", "机关", "甲市/二区", 30, (1, 5), (4, 4)),
         ("u3", "窗口", "甲市/一区", 5, (2, 4), (3, 3)), ("u4", None, "乙市/三区", 7, ("bad", 6), (4, 6)),
         ("u5", "机关", "乙市/三区", 9, None, (2, 1)), ("u6", "窗口", "乙市", 4, (3, 5), (4, 6)),
         ("u7", "机关", "乙市/三区", 8, (4, 6), (4, 4.5))]


def main(argv):
    runs = Running(argv[1])
    faults = runs.faults
    hold = runs.hold
    run = runs.run

    def rows(*args, ok=(0,)):
        return list(csv.DictReader(io.StringIO(run("ceping-rank", "-f", "csv", "--plain", *args, ok=ok)[0].lstrip("\ufeff"))))

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for at, year in ((4, "2014"), (5, "2015")):
            pathlib.Path(year + ".yaml").write_text(RUBRIC.format(year=year), encoding="utf-8")
            lines = []
            for unit in UNITS:
                if unit[at] is not None:
                    facts = {"id": unit[0], "name": unit[0], "region": unit[2], "staff": unit[3]}
                    if unit[1]:
                        facts["kind"] = unit[1]
                    lines.append(json.dumps({"ceping": "record/1", "unit": facts,
                                             "answers": dict(zip(("T", "G1"), unit[at]))}, ensure_ascii=False))
            pathlib.Path(year + ".records.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
            for detail in ("full", "groups"):
                run("ceping-score", "-q", "-r", year + ".yaml", year + ".records.ndjson", "--detail", detail, "-o",
                    f"{year}-{detail}.ndjson", ok=(0, 1))
        roll = ("--rollup", "mean", "-r", "2015.yaml")

        # Every top section is rolled up; results without criteria say what they lack.
        below = {"": UNITS, "甲市": UNITS[:3], "甲市/一区": [UNITS[0], UNITS[2]], "甲市/二区": [UNITS[1]], "乙市": UNITS[3:],
                 "乙市/三区": [UNITS[3], UNITS[4], UNITS[6]]}
        got = {row["region"]: row for row in rows(*roll, "2015-full.ndjson")}
        hold(set(got) == set(below), f"regions: {set(got)}")
        for region, units in below.items():
            for at, node in ((0, "T"), (1, "G")):
                mean = sum(Fraction(str(unit[5][at])) for unit in units) / len(units)
                hold(abs(Fraction(got[region].get(f"points:{node}") or -1) - mean) < Fraction(1, 1000000),
                     f"{region} {node}: {got[region]}")
        table = run("ceping-rank", *roll, "2015-full.ndjson")[0]
        # Of 乙市/三区: T (4 + 2 + 4) / 12, G (6 + 1 + 4.5) / 18.
        hold("G 组 63.9%" in table, table)
        table = run("ceping-rank", *roll, "2014-full.ndjson", ok=(0, 1))[0]
        hold("T 独项" in table, f"a criterion can be the weakest:\n{table}")
        out, err = run("ceping-rank", "-f", "csv", "--plain", *roll, "2015-groups.ndjson")
        hold("points:G" in out and "points:T" not in out and "lack the criteria T" in err, out + err)

        # A weight is a number, and nothing is passed over in silence.
        hold(rows("--rollup", "weighted:staff", "-r", "2015.yaml", "2015-full.ndjson")[0]["units"] == "7", "weighted")
        for rubric in ((), ("-r", "2015.yaml")):
            _, err = run("ceping-rank", "--rollup", "weighted:kind", *rubric, "2015-full.ndjson", ok=(2,))
            hold("cannot weigh" in err, err)
        full = ("-r", "2015.yaml", "2015-full.ndjson")
        for options in (("--rollup", "mean", "--by", "kind"), ("--rollup", "mean", "--style", "dense"),
                        ("--rollup", "mean", "--compare", "2014-full.ndjson"), ("--rollup", "mean", "--stability", "25%"),
                        ("--top", "1", "--per", "kind", "--by", "region"), ("--publish", "--stability", "25%"),
                        ("--top", "1", "--per", "kind", "--compare", "2014-full.ndjson"),
                        ("--publish", "--compare", "2014-full.ndjson"), ("--by", "kind,kind"), ("--by", "kind,"),
                        ("--by", "kind,nothing")):
            run("ceping-rank", *options, *full, ok=(2,))

        # Years: the composite's own band, and why a unit has none.
        shares = (Fraction(1, 4), Fraction(3, 4))
        years = ("--combine", "2014=25%,2015=75%", "2014-full.ndjson", "2015-full.ndjson")
        bands = {row["unit"]: row for row in rows("-r", "2015.yaml", *years)}
        for unit in UNITS:
            row = bands[unit[0]]
            if unit[4] is None or "bad" in unit[4]:
                remark = "no result of 2014" if unit[4] is None else "rejected in 2014"
                hold((row["band"], row["remark"]) == ("", remark), row)
                continue
            score = sum(share * sum(Fraction(str(mark)) for mark in year) for share, year in zip(shares, unit[4:]))
            keen = Fraction(str(unit[5][1])) / 6 >= Fraction(3, 4)
            band = "top" if score >= 8 and keen else "mid" if score >= 6 else "low"
            hold(row["band"] == band and Fraction(row["exact"]) == score, f"{band} {score}: {row}")
        hold({row["band"] for row in bands.values()} == {"", "top", "mid"}, "the bands tell apart")
        hold("2014 年不予计分" in run("ceping-rank", *years, lang="zh")[0], "the rejected year in Chinese")
        hold(all(row["band"] == "" for row in rows(*years)), "no band without a rubric")
        groups = rows("-r", "2015.yaml", "--combine", "2014=25%,2015=75%", "2014-groups.ndjson", "2015-groups.ndjson")
        hold({row["unit"]: row["band"] for row in groups} == {name: row["band"] for name, row in bands.items()}, "groups do")

        # Groups of several facts.
        for facts, of in (("kind,region:1", lambda u: (u[1] or "", u[2].split("/")[0])),
                          ("region:1,kind", lambda u: (u[2].split("/")[0], u[1] or "")),
                          ("region,kind", lambda u: (u[2], u[1] or "")), ("kind", lambda u: (u[1] or "",))):
            # Values in the order of first appearance, the rubric's first.
            met = [(["机关", "窗口"] if fact == "kind" else []) for fact in facts.split(",")]
            for unit in UNITS:
                for known, value in zip(met, of(unit)):
                    if value and value not in known:
                        known.append(value)
            place = lambda u, met=met, of=of: [k.index(v) if v else 99 for k, v in zip(met, of(u))]  # noqa: E731
            want = []
            for _, members in itertools.groupby(sorted(UNITS, key=place), key=place):
                members = list(members)
                values = of(members[0])
                title = " / ".join(value or "-" for value in values) if any(values) else ""
                scored = sorted(members, key=lambda u: -sum(map(Fraction, map(str, u[5]))))
                want += [(title, unit[0]) for unit in scored]
            got = [(row["group"], row["unit"]) for row in rows("--by", facts, *full)]
            hold(got == want, f"{facts}: {got} {want}")
        os.chdir("/")
    print("\n".join(map(str, faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
