#!/usr/bin/env python3
"""workbooks.py --tools DIR [--forms N] [--rounds N] [--work DIR]: how fast filled forms are read, against openpyxl.

Writes N workbooks (1,000), each a form of 100 criteria of one unit with its notes, as openpyxl writes them. Then, in turn and
on one core, `ceping-score -j 1` scores them all, and openpyxl in read-only mode reads every cell of them and does nothing.
Printed are the median ratio of the rounds, and the peak memory of ceping-score for all of them and for the first tenth, which
should not differ. Exit status: 0 at least 10 times faster and flat; 1 not; 77 without openpyxl.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

try:
    import openpyxl
except ImportError:
    sys.exit(77)

AIM = 10
FLAT = 1.2
CRITERIA = 100
HEADER = ["单位编码", "单位名称", "指标编号", "自评值", "说明"]


def write_rubric(path):
    items = "\n".join(f'  - {{id: "{i}", title: 指标{i}, points: 5, kind: judged, step: 0.5}}' for i in range(1, CRITERIA + 1))
    path.write_text(f"ceping: rubric/1\nid: bench\ntitle: 测试\ntotal: {5 * CRITERIA}\nitems:\n{items}\n", encoding="utf-8")


def write_form(path, unit):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "自评"
    sheet.append(HEADER)
    for i in range(1, CRITERIA + 1):
        sheet.append([f"u{unit}", f"第{unit}单位", str(i), (unit + i) % 11 / 2, f"第{i}项工作已完成，材料齐全，见附件{unit}-{i}"])
    book.save(path)


def timed(argv):
    """Seconds and peak kB of a command that must succeed, on one core."""
    core = min(os.sched_getaffinity(0))
    begin = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(["taskset", "-c", str(core), *argv], stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{argv[0]}: exit status {process.returncode}")
    return time.monotonic() - begin, usage.ru_maxrss


RIVAL = """\
import sys, openpyxl
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            pass
    book.close()
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", required=True)
    parser.add_argument("--forms", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(options.work or temporary)
        work.mkdir(parents=True, exist_ok=True)
        write_rubric(work / "rubric.yaml")
        paths = [work / f"{unit:05}.xlsx" for unit in range(options.forms)]
        for unit, path in enumerate(paths):
            if not path.exists():
                write_form(path, unit)
        names = [str(path) for path in paths]
        ours = [str(pathlib.Path(options.tools) / "ceping-score"), "-q", "-j", "1", "-f", "ndjson", "-r", str(work / "rubric.yaml")]
        ratios, peak = [], 0
        for _ in range(options.rounds):
            rival, _ = timed([sys.executable, "-c", RIVAL, *names])
            own, peak = timed([*ours, *names])
            ratios.append(rival / own)
            print(f"openpyxl {rival:.2f} s, ceping-score {own:.2f} s, ratio {rival / own:.1f}, peak {peak / 1000:.0f} MB")
        _, few = timed([*ours, *names[:max(1, options.forms // 10)]])
    ratio = statistics.median(ratios)
    print(f"{options.forms} forms: {ratio:.1f} times faster (aim {AIM}); peak {peak / 1000:.1f} MB, of a tenth of them {few / 1000:.1f} MB")
    return 0 if ratio >= AIM and peak <= FLAT * few else 1


if __name__ == "__main__":
    sys.exit(main())
