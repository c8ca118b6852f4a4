#!/usr/bin/env python3
"""workbooks.py --tools DIR [--forms N] [--rounds N] [--work DIR]: how fast filled forms are read, against openpyxl.

Writes N workbooks (1,000): the form that ceping-form makes of the civil-affairs rubric, filled in at random and saved by openpyxl,
each of another unit; and N more as LibreOffice saves them, where it is installed. Then, in turn and on one core,
`ceping-score -j 1` scores them all, and openpyxl in read-only mode reads every cell of them and does nothing.
Printed are, for either, the median ratio of the rounds, and the peak memory of ceping-score for all of them and for the first
tenth, which should not differ. openpyxl without lxml writes each Chinese letter as a reference (&#31119;), which no office
program does and which takes an XML parser several times as long: where LibreOffice is, its forms are what the aim is about.
Exit status: 0 at least 10 times faster and flat; 1 not; 77 without openpyxl.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

try:
    import openpyxl
except ImportError:
    sys.exit(77)

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from form_filling import Filler  # pylint: disable=wrong-import-position,import-error
from form_workbook import FormBook  # pylint: disable=wrong-import-position,import-error
from office import saved_by_office  # pylint: disable=wrong-import-position,import-error

AIM = 10
FLAT = 1.2
FILLED = 20  # so many are filled in; the others are copies of other units
RUBRIC = pathlib.Path(__file__).resolve().parents[2] / "rubrics" / "fj-civil-affairs-2015.yaml"
CODE = "unit-0000"


def fill_forms(tools, work):
    """Some forms of one unit, filled in, as openpyxl saves them."""
    rubric = json.loads(subprocess.run([tools / "ceping-show", "-f", "json", RUBRIC], capture_output=True, check=True).stdout)
    blank = work / "blank" / "form.xlsx"
    blank.parent.mkdir(exist_ok=True)
    subprocess.run([tools / "ceping-form", "--lang", "zh", "-f", "xlsx", "-r", RUBRIC, "-o", blank], check=True)
    filler = Filler(rubric, 1)
    filled = []
    for i in range(FILLED):
        book = FormBook(blank)
        book.put(filler.fill(CODE)[1])
        filled.append(work / f"filled{i}.xlsx")
        book.save(filled[-1])
    return filled


def write_forms(filled, paths):
    """Codes of units stand once in a workbook: on its cover, or among the texts that its cells share."""
    for unit, path in enumerate(paths):
        with zipfile.ZipFile(filled[unit % len(filled)]) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
            for part in source.infolist():
                data = source.read(part)
                if part.filename in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
                    data = data.replace(CODE.encode(), f"unit-{unit:04}".encode())
                copy.writestr(part, data)


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


def measure(tools, make, paths, rounds):
    """Whether the forms that MAKE saved are read fast enough, and in little memory."""
    names = [str(path) for path in paths]
    ours = [str(tools / "ceping-score"), "--no-config", "-q", "-j", "1", "-f", "ndjson", "-r", str(RUBRIC)]
    ratios, peak = [], 0
    for _ in range(rounds):
        rival, _ = timed([sys.executable, "-c", RIVAL, *names])
        own, peak = timed([*ours, *names])
        ratios.append(rival / own)
        print(f"openpyxl {rival:.2f} s, ceping-score {own:.2f} s, ratio {rival / own:.1f}, peak {peak / 1000:.0f} MB")
    _, few = timed([*ours, *names[:max(1, len(names) // 10)]])
    ratio = statistics.median(ratios)
    print(f"{len(names)} forms saved by {make}: {ratio:.1f} times faster (aim {AIM}); peak {peak / 1000:.1f} MB, "
          f"of a tenth of them {few / 1000:.1f} MB")
    return ratio >= AIM and peak <= FLAT * few


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
        tools = pathlib.Path(options.tools)
        filled = fill_forms(tools, work)
        makes = {"openpyxl": filled, "LibreOffice": list(saved_by_office(work, filled).values())}
        good = False
        for make, forms in makes.items():
            if not forms:
                continue
            (work / make).mkdir(exist_ok=True)
            paths = [work / make / f"{unit:05}.xlsx" for unit in range(options.forms)]
            write_forms(forms, paths)
            good = measure(tools, make, paths, options.rounds)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
