#!/usr/bin/env python3
"""asem_rank_intervals.py TOOLS: how ranks move when weights vary, against intervals that other people's program gave.

The R package COINr (MIT) scores 51 countries by 8 pillars in 2 sub-indexes, equal weights at each level, and says at which
ranks each one stands when weights vary by 25 %: 5 %, 50 % and 95 % of 200 draws (its Mean has steps of 1/200). The data lie
beside the project and not in it. The two schemes are not the same:

    COINr (the example of its get_noisy_weights)            ceping-rank --stability
    weights of pillars within their sub-index, and those    weights of the 8 pillars in the whole, scaled back to their
    of the sub-indexes, each scaled back to its own sum     sum once
    200 draws, quantiles between two ranks                  as many draws as asked for, quantiles that are ranks

A sub-index's share moves in COINr by a draw of its own, here only as far as the sum of its pillars does, so intervals here
are narrower: on average 3.3 ranks from end to end against 3.9. What is asserted:

 1. the ranks by nominal weights are COINr's;
 2. ceping-rank gives what its own scheme gives when worked out here, with other random numbers, to one rank;
 3. COINr's figures are those of its scheme when worked out here, to what 200 draws leave: 2 ranks, 0.4 on average;
 4. every median of COINr lies within ceping-rank's interval, ends differ by at most 3 ranks and 0.5 on average, and the
    mean width is between 0.8 and 0.9 of COINr's.

Skipped where CEPING_SHARED names no folder with the data.
"""
import csv
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SUB_INDEXES = {"Conn": ["Physical", "ConEcFin", "Political", "Instit", "P2P"], "Sust": ["Environ", "Social", "SusEcFin"]}
PILLARS = [pillar for pillars in SUB_INDEXES.values() for pillar in pillars]
SPREAD = 0.25
DRAWS = 3000


def rubric():
    """The eight pillars as top sections; their points are their effective weights, of 100."""
    lines = ["ceping: rubric/1", "id: asem-pillars", "title: pillars", "total: 100",
             "rounding: {final: 6, mode: half_up}", "ranking: {tie_break: [exact]}", "items:"]
    for pillars in SUB_INDEXES.values():
        points = f"50/{len(pillars)}"
        lines += [f'  - {{id: {pillar}, title: {pillar}, points: "{points}", kind: measure, curve: [[0, 0], [100, "{points}"]]}}'
                  for pillar in pillars]
    return "\n".join(lines) + "\n"


def run(words, folder, text=None):
    done = subprocess.run(words, cwd=folder, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def ranked(tools, folder, rows):
    """Rows of ceping-rank --stability by unit."""
    (folder / "rubric.yaml").write_text(rubric(), encoding="utf-8")
    with open(folder / "records.ndjson", "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps({"ceping": "record/1", "unit": {"id": row["uCode"], "name": row["uCode"]},
                                  "answers": {pillar: row[pillar] for pillar in PILLARS}}) + "\n")
    results = run([tools + "/ceping-score", "-q", "--no-config", "-r", "rubric.yaml", "-f", "ndjson", "records.ndjson"],
                  folder)
    table = run([tools + "/ceping-rank", "--no-config", "-r", "rubric.yaml", "--stability", "25%", "-f", "csv", "--plain"], folder,
                results)
    return {row["unit"]: row for row in csv.DictReader(table.splitlines())}


def our_weights(dice):
    return {pillar: dice.uniform(1 - SPREAD, 1 + SPREAD) / len(pillars) for pillars in SUB_INDEXES.values()
            for pillar in pillars}


def their_weights(dice):
    weights = {}
    for pillars in SUB_INDEXES.values():
        whole = dice.uniform(1 - SPREAD, 1 + SPREAD)
        parts = [dice.uniform(1 - SPREAD, 1 + SPREAD) for _ in pillars]
        weights.update({pillar: whole * part / sum(parts) for pillar, part in zip(pillars, parts)})
    return weights


def worked_out(rows, weights_of):
    """(5 %, 50 %, 95 %) of each unit's ranks over draws of `weights_of`, as ranks that occurred."""
    values = [(row["uCode"], [float(row[pillar]) for pillar in PILLARS]) for row in rows]
    ranks = {unit: [] for unit, _ in values}
    dice = random.Random(20180101)
    for _ in range(DRAWS):
        weights = weights_of(dice)
        row = [weights[pillar] for pillar in PILLARS]
        order = sorted(values, key=lambda each: -sum(w * v for w, v in zip(row, each[1])))
        for rank, (unit, _) in enumerate(order, start=1):
            ranks[unit].append(rank)
    out = {}
    for unit, own in ranks.items():
        own.sort()
        out[unit] = tuple(own[(percent * DRAWS + 99) // 100 - 1] for percent in (5, 50, 95))
    return out


def ends(one, other):
    """The distances of all lower and upper ends."""
    return [abs(one[unit][end] - other[unit][end]) for unit in one for end in (0, 2)]


def mean_width(intervals):
    return sum(high - low for low, _, high in intervals.values()) / len(intervals)


def faults(tools, shared, folder):
    rows = list(csv.DictReader(open(shared / "example_aggregated.csv", encoding="utf-8")))
    published = list(csv.DictReader(open(shared / "example_rank_uncertainty_weights25.csv", encoding="utf-8")))
    theirs = {row["uCode"]: tuple(float(row[key]) for key in ("Q5", "Median", "Q95")) for row in published}
    table = ranked(tools, folder, rows)
    ours = {unit: tuple(int(row[key]) for key in ("rank_p5", "rank_median", "rank_p95")) for unit, row in table.items()}
    if len(theirs) != 51 or ours.keys() != theirs.keys():
        yield f"{len(theirs)} countries were published, {len(ours)} come out"
        return
    for row in published:
        if table[row["uCode"]]["rank"] != row["Nominal"]:
            yield f"{row['uCode']}: rank {table[row['uCode']]['rank']}, not {row['Nominal']}"

    own = worked_out(rows, our_weights)
    for unit, interval in ours.items():
        if any(abs(a - b) > 1 for a, b in zip(interval, own[unit])):
            yield f"{unit}: {interval}, and worked out by the same scheme {own[unit]}"
    apart = ends(theirs, worked_out(rows, their_weights))
    print(f"COINr against its scheme worked out: ends differ by {max(apart):.2f} at most, {sum(apart) / len(apart):.3f} on average")
    if max(apart) > 2 or sum(apart) / len(apart) > 0.4:
        yield "COINr's figures are not those of its scheme"

    for unit, (low, _, high) in ours.items():
        if not low <= theirs[unit][1] <= high:
            yield f"{unit}: COINr's median {theirs[unit][1]} is outside {low}..{high}"
    apart = ends(theirs, ours)
    ratio = mean_width(ours) / mean_width(theirs)
    print(f"ceping-rank against COINr: ends differ by {max(apart):.2f} at most, {sum(apart) / len(apart):.3f} on average; "
          f"mean width {mean_width(ours):.3f} against {mean_width(theirs):.3f}, ratio {ratio:.3f}")
    if max(apart) > 3 or sum(apart) / len(apart) > 0.5 or not 0.8 <= ratio <= 0.9:
        yield "the intervals differ from COINr's by more than the schemes explain"


def main():
    shared = pathlib.Path(os.environ.get("CEPING_SHARED", "")).resolve() / "reference" / "asem"
    if not os.environ.get("CEPING_SHARED") or not (shared / "example_rank_uncertainty_weights25.csv").exists():
        print("skipped: CEPING_SHARED names no folder with reference/asem")
        return 77
    with tempfile.TemporaryDirectory() as work:
        found = list(faults(str(pathlib.Path(sys.argv[1]).resolve()), shared, pathlib.Path(work)))
    print("\n".join(found + [f"{len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
