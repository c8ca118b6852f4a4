#!/usr/bin/env python3
"""gate_after_findings.py TOOLS: what a big batch misses of a gate comes after all that was found, in order, none lost.

More misses than are held in memory, with a finding at every third unit: as a stream, and gathered.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

UNITS = 12000
RUBRIC = """\
ceping: rubric/1
id: big
title: 大批
total: 10
deadline: 2015-12-20
items: [{id: A, title: 环境, points: 10, kind: judged}]
bands: [{id: top, title: 优秀, min: 9}, {id: low, title: 达标}]
"""
NAME = "一个名称很长的窗口单位" * 3


def records():
    for n in range(UNITS):
        yield json.dumps({"ceping": "record/1", "unit": {"id": f"u{n}", "name": f"{NAME}{n}"},
                          "submitted": "2015-12-22" if n % 3 == 0 else "2015-12-01", "answers": {"A": n % 9}}, ensure_ascii=False)


def faults(tools, options):
    done = subprocess.run([f"{tools}/ceping-score", "-r", "r.yaml", "-f", "csv", "--plain", "-o", "t.csv", "--fail-under", "9",
                           *options, "u.ndjson"], capture_output=True, check=False, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
    lines = done.stderr.decode("utf-8").splitlines()
    found = [at for at, line in enumerate(lines) if line.startswith("u.ndjson:")]
    missed = [at for at, line in enumerate(lines) if "wanted at least 9" in line]
    size = sum(len(lines[at].encode()) for at in missed)
    if done.returncode != 1 or size < 1500000:
        yield f"{options}: status {done.returncode}, {size} bytes of misses: {lines[:3]}"
    if len(found) != UNITS // 3 or len(missed) != UNITS:
        yield f"{options}: {len(found)} findings, {len(missed)} misses"
    elif max(found) > min(missed):
        yield f"{options}: line {max(found)} is a finding, line {min(missed)} a miss"
    for n, at in enumerate(missed):
        if not re.fullmatch(f"u{n} {NAME}{n}: score {n % 9}, wanted at least 9 .*", lines[at]):
            yield f"{options}: miss {n} is {lines[at]!r}"
            break


def main(argv):
    tools = pathlib.Path(argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("r.yaml").write_text(RUBRIC, encoding="utf-8")
        pathlib.Path("u.ndjson").write_text("\n".join(records()) + "\n", encoding="utf-8")
        out = [fault for options in ((), ("--stream",)) for fault in faults(tools, options)]
        os.chdir("/")
    print("\n".join(out + [f"{len(out)} faults"]))
    return 1 if out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
