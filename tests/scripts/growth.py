#!/usr/bin/env python3
"""growth.py TOOLS: twice as much input takes at most 2.2 times the instructions.

For each kind of input that was once quadratic the tool runs on some size and twice it, under cachegrind, which counts the
instructions that the tool executes; no clock is looked at. What starting costs is taken off: the instructions of `--version`.
"""
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error

MOST = 2.2
ANSWERS = 50


def rubric(criteria, more=""):
    lines = ["ceping: rubric/1", "id: g", "title: 增长", 'edition: "2015"', f"total: {criteria}", "items:"]
    lines += [f'  - {{id: "{i}", title: 第{i}项, points: 1, kind: judged, standard: 做到第{i}项要求的工作{more}}}'
              for i in range(1, criteria + 1)]
    return "\n".join(lines) + "\n"


def record(unit):
    return {"ceping": "record/1", "unit": {"id": f"u{unit:05}", "name": f"单位{unit}"},
            "answers": {str(i): "0.5" for i in range(1, ANSWERS + 1)}}


def array(folder, size, indent):
    (folder / "rubric.yaml").write_text(rubric(ANSWERS), encoding="utf-8")
    text = json.dumps([record(unit) for unit in range(size)], ensure_ascii=False, indent=indent)
    (folder / "records.json").write_text(text, encoding="utf-8")
    return ["ceping-validate", "-q", "--no-resemblance", "-r", "rubric.yaml", "records.json"]


def strangers(folder, size):
    """Units of which none is on the roster."""
    (folder / "rubric.yaml").write_text(rubric(1), encoding="utf-8")
    rows = "".join(f"350526-a{i:06},名册单位{i}\n" for i in range(size))
    (folder / "roster.csv").write_text("单位编码,单位名称\n" + rows, encoding="utf-8")
    rows = "".join(f"350526-b{i:06},材料单位{i},1\n" for i in range(size))
    (folder / "records.csv").write_text("单位编码,单位名称,1\n" + rows, encoding="utf-8")
    return ["ceping-validate", "-q", "--no-resemblance", "-r", "rubric.yaml", "--roster", "roster.csv", "records.csv"]


def no_weights(folder, size):
    """A published table whose totals are no sum of its parts."""
    rng = random.Random(SEED)
    rows = "".join(f"单位{i},{rng.randint(0, 9999) / 100},{rng.randint(0, 9999) / 100},{rng.randint(0, 9999) / 100},"
                   f"{rng.randint(0, 9999) / 100}\n" for i in range(size))
    (folder / "table.csv").write_text("单位,一,二,三,总分\n" + rows, encoding="utf-8")
    return ["ceping-audit", "-q", "table.csv"]  # status 2: nothing could be checked


def handbook(folder, size):
    (folder / "rubric.yaml").write_text(rubric(size), encoding="utf-8")
    return ["ceping-show", "-f", "html", "rubric.yaml"]


def diff(folder, size):
    (folder / "old.yaml").write_text(rubric(size), encoding="utf-8")
    (folder / "new.yaml").write_text(rubric(size, "并有记录"), encoding="utf-8")
    return ["ceping-diff", "old.yaml", "new.yaml"]


def letters(folder, size):
    """Letters whose names are all alike once what no name of a file may hold is taken out."""
    (folder / "rubric.yaml").write_text(rubric(2), encoding="utf-8")
    text = "\n".join(json.dumps({"ceping": "record/1", "unit": {"id": "/" * (1 + i % 7) + "?" * (1 + i // 7), "name": "单位"},
                                 "answers": {"1": "x"}}) for i in range(size))
    (folder / "records.ndjson").write_text(text + "\n", encoding="utf-8")
    return ["ceping-validate", "-q", "--no-resemblance", "-r", "rubric.yaml", "--letters", f"letters-{size}", "records.ndjson"]


KINDS = {
    "JSON array": (lambda folder, size: array(folder, size, 1), 100),
    "compact JSON array": (lambda folder, size: array(folder, size, None), 100),
    "units that are not on the roster": (strangers, 800),
    "published table without weights": (no_weights, 400),
    "handbook": (handbook, 400),
    "diff of rubrics": (diff, 400),
    "letters of one name": (letters, 150),
}


def instructions(tools, folder, command):
    done = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", "--",
                           f"{tools}/{command[0]}", *command[1:]], cwd=folder, capture_output=True, encoding="utf-8",
                          errors="replace", check=False)
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    assert counted and done.returncode in (0, 1, 2), f"{command}: status {done.returncode}: {done.stderr[-500:]}"
    return int(counted[1].replace(",", ""))


def main(argv):
    if not shutil.which("valgrind"):
        print("skipped: no valgrind")
        return 77
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        start = instructions(argv[1], folder, ["ceping-validate", "--version"])
        for kind, (make, size) in KINDS.items():
            if len(argv) > 2 and argv[2] not in kind:
                continue
            counts = [instructions(argv[1], folder, make(folder, size * times)) - start for times in (1, 2)]
            bad = counts[1] / counts[0] > MOST
            faults += bad
            print(f"{'FAILED ' if bad else ''}{kind}: {size} and {2 * size}: {', '.join(f'{c / 1e6:.1f}' for c in counts)} "
                  f"million instructions, times {counts[1] / counts[0]:.2f}")
    if faults:
        print(HOW_TO_REPEAT)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
