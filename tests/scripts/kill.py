#!/usr/bin/env python3
"""kill.py TOOLS: a run that is killed leaves the old state or the new one, never a mixture.

ceping-score is killed (SIGKILL) at random moments while it adds a run to an SQLite file, and while it replaces an
ordinary file. Afterwards the database is sound and each of its runs whole, and the file holds the old bytes or the new
ones. What else may lie there is what ceping(1) and ceping-result(5) name: a temporary file, a journal.

20 moments each, or CEPING_KILLS of them. Moments are drawn over the time that a run takes here; when too few of them
fell into the writing, more are drawn.
"""
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

KILLS = int(os.environ.get("CEPING_KILLS", "20"))
MOST = 20 * KILLS  # by then, on any machine, enough of them fell into the writing
UNITS = 1500
NODES = 31  # 30 criteria in one group
seed = int(os.environ.get("CEPING_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)
draw = random.Random(seed)

RUBRIC = "\n".join(
    ["ceping: rubric/1", "id: kill", "title: 中断", 'edition: "2015"', "total: 30", "items:", "  - id: A",
     "    title: 项目", "    points: 30", "    items:"]
    + [f"      - {{id: A{i}, title: 内容, points: 1, kind: judged}}" for i in range(1, NODES)]) + "\n"


def records(points):
    lines = []
    for unit in range(UNITS):
        answers = {f"A{i}": points for i in range(1, NODES)}
        lines.append(json.dumps({"ceping": "record/1", "unit": {"id": f"u{unit}", "name": f"单位{unit}"},
                                 "answers": answers}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def kill_after(seconds, command, folder):
    """Whether the command was still running when it was killed."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def duration(command, folder):
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True)
    return time.perf_counter() - start


def moments(took, command, folder, check):
    """Kills at KILLS moments or more, until a tenth of KILLS fell into the writing; `check` says whether one did."""
    inside = tries = 0
    while tries < KILLS or inside < max(1, KILLS // 10):
        if tries == MOST:
            raise AssertionError(f"of {tries} kills only {inside} fell into the writing")
        tries += 1
        inside += check(kill_after(draw.uniform(0, 1.05 * took), command, folder))
    return tries, inside


def runs_of(file):
    """The number of runs of a sound file; each of them is whole."""
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "integrity_check"
        assert database.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign_key_check"
        runs = [row[0] for row in database.execute("SELECT id FROM run ORDER BY id")]
        units = dict(database.execute("SELECT run, count(*) FROM unit GROUP BY run"))
        nodes = dict(database.execute("SELECT run, count(*) FROM node GROUP BY run"))
    database.close()
    assert units == {run: UNITS for run in runs}, f"units by run: {units} of {runs}"
    assert nodes == {run: UNITS * NODES for run in runs}, f"nodes by run: {nodes} of {runs}"
    return len(runs)


def kill_database(tools, folder):
    command = [f"{tools}/ceping-score", "-q", "--stream", "-j", "1", "-o", "results.sqlite", "-r", "rubric.yaml",
               "new.ndjson"]
    file = folder / "results.sqlite"
    took = duration(command, folder)
    known = runs_of(file)
    added = 0

    def check(killed):
        nonlocal known, added
        allowed = {"results.sqlite", "results.sqlite-journal"}
        left = {path.name for path in folder.glob("results*")}
        assert left <= allowed, f"left behind: {left - allowed}"
        half = "results.sqlite-journal" in left
        if draw.random() < 0.5:
            # Our own reader takes the half-written run back as well as anybody's.
            table = subprocess.run([f"{tools}/ceping-rank", "--no-config", "-f", "csv", "results.sqlite"], cwd=folder,
                                   check=True, capture_output=True, text=True).stdout
            assert table.count("\n") == UNITS + 1, f"ceping-rank reads {table.count(chr(10)) - 1} units"
        now = runs_of(file)
        assert now in (known, known + 1), f"{known} runs became {now}"
        assert killed or now == known + 1, "a run that ended is not there"
        added += now - known
        known = now
        if known > 8:
            # A small file keeps the writing as long as it was.
            file.unlink()
            subprocess.run(command, cwd=folder, check=True)
            known = 1
        return half

    tries, inside = moments(took, command, folder, check)
    print(f"sqlite: {tries} kills, {inside} of them into a half-written run, {added} after it was whole")


def kill_new_database(tools, folder):
    """The same where there was no file."""
    command = [f"{tools}/ceping-score", "-q", "--stream", "-j", "1", "-o", "fresh.sqlite", "-r", "rubric.yaml",
               "new.ndjson"]
    file = folder / "fresh.sqlite"
    took = duration(command, folder)
    file.unlink()

    def check(killed):
        half = (folder / "fresh.sqlite-journal").exists()
        if file.exists():
            with sqlite3.connect(file) as database:
                tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            database.close()
            runs = runs_of(file) if tables > 0 else 0
            assert runs == (1 if tables > 0 else 0), f"{tables} tables, {runs} runs"
            assert killed or tables > 0, "a run that ended is not there"
        else:
            assert killed, "a run that ended left no file"
        for path in folder.glob("fresh*"):
            path.unlink()
        return half

    tries, inside = moments(took, command, folder, check)
    print(f"new sqlite file: {tries} kills, {inside} of them into a half-written run")


def kill_file(tools, folder):
    command = [f"{tools}/ceping-score", "-q", "--stream", "-j", "1", "-o", "results.ndjson", "-r", "rubric.yaml",
               "new.ndjson"]
    file = folder / "results.ndjson"
    took = duration(command, folder)
    new = file.read_bytes()
    subprocess.run(command[:-1] + ["old.ndjson"], cwd=folder, check=True)
    old = file.read_bytes()
    assert old != new and new.count(b"\n") == old.count(b"\n") == UNITS
    replaced = 0

    def check(killed):
        nonlocal replaced
        bytes_now = file.read_bytes()
        assert bytes_now in (old, new), "neither the old bytes nor the new ones"
        assert killed or bytes_now == new, "a run that ended did not replace the file"
        left = [path for path in folder.iterdir() if path.name.startswith(".")]
        for path in left:
            assert re.fullmatch(r"\.results\.ndjson\.\d+-\d+\.part", path.name), f"left behind: {path.name}"
            path.unlink()
        replaced += bytes_now == new
        file.write_bytes(old)
        return bool(left)

    tries, inside = moments(took, command, folder, check)
    print(f"file: {tries} kills, {inside} of them into a half-written file, {replaced} after it was replaced")


def main(argv):
    if os.environ.get("CEPING_SANITIZE"):
        print("skipped: a sanitizer has nothing to add to a kill")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
        (folder / "old.ndjson").write_text(records("0.5"), encoding="utf-8")
        (folder / "new.ndjson").write_text(records("0.75"), encoding="utf-8")
        try:
            for kill in (kill_database, kill_new_database, kill_file):
                kill(argv[1], folder)
        except AssertionError as failed:
            print(f"FAILED (CEPING_SEED={seed}): {failed}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
