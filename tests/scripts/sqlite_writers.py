#!/usr/bin/env python3
"""sqlite_writers.py TOOLS: several processes add runs to one SQLite file while others read it.

Every run comes in whole, none fails, and a reader sees whole runs only. In the end each run, compared unit by unit
with what NDJSON has for it, is the run of one of the writers.
"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "quanzhou-2015"
WRITERS = (["--detail", "full"], ["--detail", "groups"], ["--detail", "score"], ["--set", "visits=lowest"],
           ["--set", "unverified=zero"], ["--stage", "self"])


def begun(file):
    """Whether a first run stands in the file: before that there is nothing that a reader could see whole."""
    if not os.path.exists(file):
        return False
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=60)
    try:
        return database.execute("SELECT count(*) FROM run").fetchone()[0] > 0
    except sqlite3.OperationalError as why:
        if "no such table" not in str(why):
            raise
        return False
    finally:
        database.close()


def main(argv):
    tools = argv[1]
    score = [os.path.join(tools, "ceping-score"), "-q"]
    with tempfile.TemporaryDirectory() as name:
        file = os.path.join(name, "results.sqlite")
        writers = [subprocess.Popen(score + ["-o", file] + options, cwd=EXAMPLE, stderr=subprocess.PIPE, text=True)
                   for options in WRITERS]
        reads = 0
        while any(writer.poll() is None for writer in writers):
            if reads > 0 or begun(file):
                read = subprocess.run([os.path.join(tools, "ceping-rank"), "--no-config", "-f", "csv", "--plain", file],
                                      capture_output=True, text=True, check=False)
                if read.returncode != 0 or read.stdout.count("\n") != 67:
                    print(f"a reader saw: status {read.returncode}, {read.stdout.count(chr(10))} lines; {read.stderr}")
                    return 1
                reads += 1
        said = [writer.communicate()[1] for writer in writers]
        ended = [writer.returncode for writer in writers]
        if ended != [1] * len(WRITERS):  # the example has one rejected unit
            print(f"the writers ended with {ended}", *said, sep="\n")
            return 1

        wanted = []
        for options in WRITERS:
            lines = subprocess.run(score + ["-f", "ndjson"] + options, cwd=EXAMPLE, capture_output=True, text=True,
                                   check=False).stdout.splitlines()
            wanted.append([(each["unit"]["id"], each.get("score"), len(each.get("nodes", ())), each.get("overrides"))
                           for each in map(json.loads, lines)])
        database = sqlite3.connect(file)
        got = []
        for run, overrides in database.execute("SELECT id, overrides FROM run ORDER BY id").fetchall():
            overrides = json.loads(overrides) if overrides else None
            got.append([(unit, points, nodes, overrides if status == "scored" else None)
                        for unit, points, nodes, status in database.execute(
                            "SELECT id, score, (SELECT count(*) FROM node n WHERE n.run = u.run AND n.unit = u.position),"
                            " status FROM unit u WHERE run = ? ORDER BY position", (run,))])
        left = sorted(os.listdir(name))
        database.close()
        if sorted(got, key=repr) != sorted(wanted, key=repr):
            print(f"{len(got)} runs are not those of the {len(wanted)} writers")
            return 1
        if left != ["results.sqlite"]:
            print(f"left behind: {left}")
            return 1
        print(f"{len(WRITERS)} writers at once, {reads} reads meanwhile: every run whole")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
