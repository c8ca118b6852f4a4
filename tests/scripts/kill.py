#!/usr/bin/env python3
"""kill.py TOOLS: a run that is killed leaves the old state or the new one, never a mixture.

ceping-score is killed (SIGKILL) while it adds a run to an SQLite file, while it makes a new one, and while it replaces an
ordinary file. A file changes by system calls only, so the moments that differ are those before each of them: strace kills
before the one that is named, and no clock has a part in it. Afterwards the database is sound and holds the whole run if
the commit was done, and nothing of it if not; the file holds the old bytes, or after the renaming the new ones. What else
may lie there is what ceping(1) and ceping-result(5) name: a temporary file, a journal.

Killed is before everything that opens, synchronises, renames or unlinks, and before 10 of the writes, or CEPING_KILLS of
them ("all": every one). Which ones, CEPING_SEED chooses.
"""
import fcntl
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error

WRITES = os.environ.get("CEPING_KILLS", "10")
UNITS = 1500  # more than SQLite's cache holds, so that pages are written before the commit, too
NODES = 31  # 30 criteria in one group
CHANGING = ("openat", "write", "writev", "pwrite64", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate", "rename",
            "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat")
KILLED = -signal.SIGKILL  # strace ends as its child did

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


def traced(command, folder, *options):
    """What strace ended with, and the calls as (name, how many of the name by then, the line)."""
    log = folder / "trace"
    done = subprocess.run(["strace", "-o", str(log), "-s", "0", "-e", "trace=" + ",".join(f"?{name}" for name in CHANGING),
                           *options, "--", *command], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    seen, calls = {}, []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        name = line.partition("(")[0]
        if name in CHANGING:
            seen[name] = seen.get(name, 0) + 1
            calls.append((name, seen[name], line))
    log.unlink()
    return done, calls


def chosen(calls, target):
    """The places in `calls` to kill at, from the first call that has to do with the target."""
    names = (target, "O_TMPFILE", ".ceping-")  # the latter two: what becomes the target
    first = next(i for i, call in enumerate(calls) if any(name in call[2] for name in names))
    steps = range(first, len(calls))
    writes = [i for i in steps if "write" in calls[i][0]]
    if WRITES != "all" and len(writes) > int(WRITES):
        writes = random.Random(SEED).sample(writes, int(WRITES))
    return sorted(set(writes) | {i for i in steps if "write" not in calls[i][0]})


def each_moment(tools, folder, target, last, prepare, check, *options):
    """Kills a run that writes `target` at every chosen moment. `last` begins the name of the call that makes the new state
    valid; `check(valid)` looks at what the killed run left and says whether something half done was there."""
    command = [f"{tools}/ceping-score", "-q", "--stream", "-j", "1", "-o", target, "-r", "rubric.yaml", "new.ndjson"]
    prepare()
    done, calls = traced(command, folder, *options)
    assert done.returncode == 0, f"status {done.returncode}: {done.stderr.decode(errors='replace')}"
    valid = max(i for i, call in enumerate(calls) if call[0].startswith(last))
    # strace takes one injection for each kind of call.
    moments = [i for i in chosen(calls, target) if not any(f"inject={calls[i][0]}:" in option for option in options)]
    assert valid in moments, "the call that makes the new state valid is not among the moments"
    half = 0
    for moment in moments:
        name, count, line = calls[moment]
        prepare()
        done, killed = traced(command, folder, *options, "-e", f"inject={name}:signal=SIGKILL:when={count}")
        where = f"killed before call {moment} of {len(calls)}, {line[:120]}"
        assert done.returncode == KILLED, f"{where}: status {done.returncode}"
        assert len(killed) == moment + 1, f"{where}: {len(killed)} calls were made"
        try:
            half += check(moment > valid)
        except (AssertionError, sqlite3.Error) as failed:
            raise AssertionError(f"{where}: {failed}") from failed
    assert half > 0, f"none of {len(moments)} kills left anything half done"
    print(f"{target}: {len(moments)} kills of {len(calls)} calls, {half} left something half done")


def runs_of(file):
    """The number of runs of a sound file; each of them is whole."""
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "integrity_check"
        assert database.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign_key_check"
        if database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            runs = []
        else:
            runs = [row[0] for row in database.execute("SELECT id FROM run ORDER BY id")]
            units = dict(database.execute("SELECT run, count(*) FROM unit GROUP BY run"))
            nodes = dict(database.execute("SELECT run, count(*) FROM node GROUP BY run"))
            assert units == {run: UNITS for run in runs}, f"units by run: {units} of {runs}"
            assert nodes == {run: UNITS * NODES for run in runs}, f"nodes by run: {nodes} of {runs}"
    database.close()
    return len(runs)


def clear(folder, name):
    for path in folder.glob(f"*{name}*"):
        path.unlink()


def kill_database(tools, folder):
    """A run more in a file that has one."""
    old = folder / "one-run.sqlite"
    subprocess.run([f"{tools}/ceping-score", "-q", "-o", old.name, "-r", "rubric.yaml", "old.ndjson"], cwd=folder, check=True)
    file = folder / "results.sqlite"
    looked = 0

    def prepare():
        clear(folder, "results.sqlite")
        shutil.copyfile(old, file)

    def check(valid):
        nonlocal looked
        left = {path.name for path in folder.glob("*results*")}
        assert left <= {"results.sqlite", "results.sqlite-journal"}, f"left behind: {left}"
        looked += 1
        if looked % 2 == 0:
            # Our own reader takes the half-written run back as well as anybody's.
            table = subprocess.run([f"{tools}/ceping-rank", "--no-config", "-f", "csv", "--plain", "results.sqlite"], cwd=folder,
                                   check=True, capture_output=True, text=True).stdout
            assert table.count("\n") == UNITS + 1, f"ceping-rank reads {table.count(chr(10)) - 1} units"
        runs = runs_of(file)
        assert runs == 1 + valid, f"{runs} runs"
        return "results.sqlite-journal" in left

    each_moment(tools, folder, "results.sqlite", "unlink", prepare, check)


def kill_new_database(tools, folder):
    """The same where there was no file."""
    file = folder / "fresh.sqlite"

    def check(valid):
        left = {path.name for path in folder.glob("*fresh*")}
        assert left <= {"fresh.sqlite", "fresh.sqlite-journal"}, f"left behind: {left}"
        runs = runs_of(file) if file.exists() else 0
        assert runs == valid, f"{runs} runs"
        return "fresh.sqlite-journal" in left

    each_moment(tools, folder, "fresh.sqlite", "unlink", lambda: clear(folder, "fresh.sqlite"), check)


def kill_file(tools, folder):
    """An ordinary file that is replaced."""
    command = [f"{tools}/ceping-score", "-q", "-o", "results.ndjson", "-r", "rubric.yaml"]
    file = folder / "results.ndjson"
    contents = []
    for source in ("old.ndjson", "new.ndjson"):
        subprocess.run([*command, source], cwd=folder, check=True)
        contents.append(file.read_bytes())
    assert contents[0] != contents[1] and all(each.count(b"\n") == UNITS for each in contents)

    def temporary():
        return {path.name for path in folder.iterdir() if path.name.startswith(".")}

    def prepare():
        clear(folder, "results.ndjson")
        clear(folder, ".ceping-")
        file.write_bytes(contents[0])

    def check(valid):
        assert file.read_bytes() == contents[valid], "not the bytes that should be there"
        left = temporary()
        for name in left:
            assert re.fullmatch(r"\.ceping-\d+-\d+\.part", name), f"left behind: {name}"
        return bool(left)

    # Where the file system has files without a name, one has a name only between two calls.
    each_moment(tools, folder, "results.ndjson", "rename", prepare, check)
    # Where it has none, the temporary file has one all the time.
    each_moment(tools, folder, "results.ndjson", "rename", prepare, check, "-e", "inject=openat:error=EOPNOTSUPP:when="
                + str(unnamed_opening(tools, folder, command)))

    # What a killed run left, the next one that writes there without unnamed files removes; what a running one holds it does
    # not, nor what others call so.
    prepare()
    held = folder / ".ceping-1-1.part"
    for name in (".ceping-1-0.part", held.name, ".mine.part"):
        (folder / name).write_text("x", encoding="utf-8")
    with held.open("r+", encoding="utf-8") as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        done, _ = traced([*command, "new.ndjson"], folder, "-e", "inject=openat:error=EOPNOTSUPP:when="
                         + str(unnamed_opening(tools, folder, command)))
    assert done.returncode == 0 and temporary() == {held.name, ".mine.part"}, f"left behind: {temporary()}"
    held.unlink()


GATE_RUBRIC = """ceping: rubric/1
id: gate
title: 门槛
total: 30
items: [{id: A, title: 项目, points: 30, kind: judged}]
"""


def kill_gate(tools, folder):
    """A gate and its baseline, two files that are replaced together: at no moment do they pass what neither the old two nor
    the new two pass."""
    def record(name, first, second):
        lines = [json.dumps({"ceping": "record/1", "unit": {"id": unit, "name": unit}, "answers": {"A": points}})
                 for unit, points in (("u1", first), ("u2", second))]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    (folder / "gate-rubric.yaml").write_text(GATE_RUBRIC, encoding="utf-8")
    gate, baseline = folder / "gate.yaml", folder / "gate.baseline.ndjson"
    record("high.ndjson", 30, 20)
    record("low.ndjson", 20, 20)
    record("probe.ndjson", 10, 20)

    def command(records, *options):
        return [f"{tools}/ceping-score", "-q", "--stream", "-j", "1", "-o", "gated.ndjson", "-r", "gate-rubric.yaml",
                *options, records]

    def passes():
        done = subprocess.run(command("probe.ndjson", "--gate", "gate.yaml"), cwd=folder, capture_output=True, check=False)
        return done.returncode == 0

    for before, after in ((("high.ndjson", "10"), ("low.ndjson", "0")), (("low.ndjson", "0"), ("high.ndjson", "10"))):
        states = []
        for records, slack in (after, before):
            clear(folder, "gate.")
            subprocess.run(command(records, "--write-gate", "gate.yaml", "--slack", slack), cwd=folder, check=True)
            assert not passes(), "the state itself passes the probe"
            states.append((gate.read_bytes(), baseline.read_bytes()))
        new, old = states
        writing = command(after[0], "--write-gate", "gate.yaml", "--slack", after[1])

        def prepare(state=old):
            clear(folder, "gate.")
            gate.write_bytes(state[0])
            baseline.write_bytes(state[1])

        prepare()
        done, calls = traced(writing, folder)
        assert done.returncode == 0 and (gate.read_bytes(), baseline.read_bytes()) == new, "the new state is not there"
        left = sorted(path.name for path in folder.glob("gate.*"))
        assert left == ["gate.baseline.ndjson", "gate.yaml"], f"left behind: {left}"
        kills = 0
        for name, count, line in calls:
            if name not in ("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "fsync"):
                continue
            prepare()
            done, _ = traced(writing, folder, "-e", f"inject={name}:signal=SIGKILL:when={count}")
            assert done.returncode == KILLED, f"status {done.returncode}"
            assert not passes(), f"killed before {line[:120]}: what is there passes a lower score"
            kills += 1
        assert kills >= 4, f"{kills} kills"
        # A disk that is full when the gate, or its baseline, is to be named.
        for count in [count for name, count, _ in calls if name == "fsync"]:
            prepare()
            done, _ = traced(writing, folder, "-e", f"inject=fsync:error=ENOSPC:when={count}")
            assert done.returncode == 2 and not passes(), f"fsync {count}: status {done.returncode}"
        clear(folder, ".ceping-")
        print(f"gate.yaml: {kills} kills")


def unnamed_opening(tools, folder, command):
    """Which openat of a run asks for a file without a name."""
    _, calls = traced([*command, "-j", "1", "--stream", "new.ndjson"], folder)
    return next(count for name, count, line in calls if name == "openat" and "O_TMPFILE" in line)


def asked_to_end(tools, folder):
    """Ctrl-C and a request to end, before each call that a run makes: nothing but the old bytes or the new ones."""
    command = [f"{tools}/ceping-score", "-q", "--stream", "-j", "1", "-o", "ended.ndjson", "-r", "rubric.yaml", "new.ndjson"]
    file = folder / "ended.ndjson"
    file.write_text("old", encoding="utf-8")
    _, calls = traced(command, folder)
    new = file.read_bytes()
    for name, count, line in [call for call in calls if call[0] in ("linkat", "rename", "fsync")]:
        for signal_name in ("SIGINT", "SIGTERM"):
            file.write_text("old", encoding="utf-8")
            traced(command, folder, "-e", f"inject={name}:signal={signal_name}:when={count}")
            left = {path.name for path in folder.iterdir() if path.name.startswith(".ceping-")}
            assert not left and file.read_bytes() in (b"old", new), f"{signal_name} at {line[:120]}: left behind: {left}"


def main(argv):
    if not shutil.which("strace"):
        print("skipped: no strace")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if traced(["true"], folder)[0].returncode != 0:
            print("skipped: strace may not trace here")
            return 77
        (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
        (folder / "old.ndjson").write_text(records("0.5"), encoding="utf-8")
        (folder / "new.ndjson").write_text(records("0.75"), encoding="utf-8")
        try:
            for kill in (kill_database, kill_new_database, kill_file, kill_gate, asked_to_end):
                kill(argv[1], folder)
        except AssertionError as failed:
            print(f"FAILED: {failed}\n{HOW_TO_REPEAT}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
