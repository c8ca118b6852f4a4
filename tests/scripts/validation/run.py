#!/usr/bin/env python3
"""run.py TOOLS: ceping-validate finds every mistake, where it is, and nothing else.

Good records, made at random from validation/rubric.yaml, are written in every input format: YAML, a stream of YAML
documents, JSON, NDJSON, long tables in UTF-8 and in GB18030, wide tables. They draw no finding. Then one mistake at a
time is made in them. The finding with its code must stand at its line and column, which the writer of the file
remembers; no other finding may stand beside it, but for what follows of necessity: a unit whose only self record cannot
be read any more is missing on the roster.

Beside that, what is known stays known when lines are inserted above it, and a list that was cut says so: see moves.py.

  --list        the kinds of mistake, and in which formats each can be made
  --only TEXT   only kinds whose names contain TEXT
  --forms A,B   only these formats
  --seeds N     batches a format that mistakes are made in (default 1, or CEPING_MUTATION_SEEDS)
  --keep DIR    keep the files there, for a closer look at what was missed
"""
import argparse
import concurrent.futures
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error
from bench import KINDS, Bench
from moves import Moves
from writers import FORMATS

LEAST_KINDS = 60
GOOD_BATCHES = 8  # a format, for each batch that is spoilt
GOOD_SANITIZED = 2


# A sanitizer makes each run several times slower: then each kind is made in a sixth of its formats.
SANITIZED = os.environ.get("CEPING_SANITIZE", "") not in ("", "OFF", "0")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tools", nargs="?")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--forms", default=",".join(FORMATS))
    parser.add_argument("--seeds", type=int, default=int(os.environ.get("CEPING_MUTATION_SEEDS", "1")))
    parser.add_argument("--keep")
    return parser.parse_args()


def list_kinds():
    for kind in KINDS:
        print(f"{kind.name:48} {' '.join(form if form in kind.forms else '-' * len(form) for form in FORMATS)}")


class Tally:
    """What was found of what, by kind and format."""

    def __init__(self):
        self.cells = {}
        self.expected = self.found = self.extra = self.runs = 0
        self.complaints = []

    def add(self, title, form, outcome):
        self.runs += 1
        self.expected += outcome.found + len(outcome.missed)
        self.found += outcome.found
        self.extra += len(outcome.extra)
        mark = "M" if outcome.missed else "x" if outcome.extra else "."
        self.cells[title, form] = max(self.cells.get((title, form), "."), mark, key=".xM".index)
        if mark != ".":
            lines = [f"{title}, {form}"] + [f"  missed: {each}" for each in outcome.missed]
            lines += [f"  beyond: {each}" for each in outcome.extra]
            self.complaints.append("\n".join(lines + [f"  {outcome.command}"]))

    def table(self, titles, forms):
        width = max(len(title) for title in titles)
        print(f"{'':{width}}  {'  '.join(forms)}")
        for title in titles:
            marks = [self.cells.get((title, form), " ").center(len(form)) for form in forms]
            print(f"{title:{width}}  {'  '.join(marks)}".rstrip())

    @staticmethod
    def percent(part, whole):
        return f"{100 * part / whole:.2f} %" if whole else "-"


class Work:
    """What one process does on its own; each step hands back (title, format, outcome)s, and complaints."""

    def __init__(self, tools, folder, only):
        self.bench = Bench(tools, folder)
        self.only = only

    def spoil(self, form, seed):
        batch, folder = self.bench.good_batch(form, seed, True)
        kinds = [kind for i, kind in enumerate(KINDS) if form in kind.forms and self.only in kind.name
                 and (not SANITIZED or (i + FORMATS.index(form)) % 6 == 0)]
        return [(kind.name, form, self.bench.spoilt(batch, folder, form, kind, seed)) for kind in kinds], []

    def good(self, form, seed):
        return [("good records", form, self.bench.good(form, f"good{seed}-{i}")) for i in range(GOOD_SANITIZED if SANITIZED else GOOD_BATCHES)], []

    def move(self, form, seed):
        return [], Moves(self.bench, form, seed).check()


def main():
    options = arguments()
    if options.list:
        list_kinds()
        return 0
    forms = options.forms.split(",")
    kinds = [kind for kind in KINDS if options.only in kind.name]
    tally = Tally()
    complaints = []
    with tempfile.TemporaryDirectory() as temporary:
        work = Work(options.tools, options.keep or temporary, options.only)
        seeds = [f"{SEED}-{n}" if "CEPING_SEED" in os.environ else n for n in range(options.seeds)]
        steps = [(work.spoil, form, seed) for seed in seeds for form in forms]
        if not options.only:
            steps += [(work.good, form, seed) for seed in seeds for form in forms]
            steps += [(work.move, form, seeds[0]) for form in forms]
        with concurrent.futures.ProcessPoolExecutor(os.cpu_count() or 2) as pool:
            for job in [pool.submit(*step) for step in steps]:
                outcomes, moved = job.result()
                complaints += moved
                for title, form, outcome in outcomes:
                    tally.add(title, form, outcome)
    titles = ["good records"] * (not options.only) + [kind.name for kind in kinds]
    tally.table(titles, forms)
    print(f"{len(kinds)} kinds, {tally.runs} runs; . found, M missed, x more found")
    print(f"recall {tally.percent(tally.found, tally.expected)} of {tally.expected}, "
          f"precision {tally.percent(tally.found, tally.found + tally.extra)} ({tally.extra} beyond)")
    print(f"baselines and cut lists: {len(complaints)} complaints")
    complaints += tally.complaints
    for each in complaints:
        print(each, file=sys.stderr)
    if len(KINDS) < LEAST_KINDS:
        print(f"{len(KINDS)} kinds, not {LEAST_KINDS}", file=sys.stderr)
        return 1
    if complaints and not options.keep:
        print(f"{HOW_TO_REPEAT}; with --keep DIR to have the files: {pathlib.Path(__file__).name}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
