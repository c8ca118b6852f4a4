#!/usr/bin/env python3
"""junit_reader.py TOOLS | FILE.xml...: what -f junit writes is read by a reader that is not ours.

junitparser (Debian: python3-junitparser) reads each report of support/reports.py; the suites, cases, failures and texts
that it sees must be those that -f json tells of the same run, and the counts in the attributes must be those that it
counts itself. Skipped where junitparser is not there.
"""
import json
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from reports import reports  # pylint: disable=wrong-import-position,import-error

try:
    import junitparser
except ImportError:
    print("junitparser is not installed")
    sys.exit(77)

TOOLS = ("ceping-lint", "ceping-validate")


def read(text):
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        return junitparser.JUnitXml.fromfile(file.name)


def failure_of(case):
    """The failure of a case, or nothing."""
    results = [r for r in case.result if isinstance(r, junitparser.Failure)]
    return results[0] if results else None


def faults_of(name, text):
    """What an outsider's counts of a report say against its own."""
    xml = read(text)
    for suite in xml:
        cases = list(suite)
        failures = [c for c in cases if failure_of(c)]
        if (suite.tests, suite.failures) != (len(cases), len(failures)):
            yield f"{name}: {suite.name}: says {suite.tests} tests and {suite.failures} failures, " \
                  f"has {len(cases)} and {len(failures)}"
        for case in cases:
            if not case.name or not case.classname:
                yield f"{name}: {suite.name}: a case without a name"
            if (failure := failure_of(case)) is not None and (not failure.message or not failure.text):
                yield f"{name}: {suite.name}: {case.name}: a failure without text"
    names = [suite.name for suite in xml]
    if len(set(names)) != len(names) or not names:
        yield f"{name}: {len(names)} suites, {len(set(names))} names"


def faults_beside_json(name, text, told):
    """What the same run says as JSON must be there."""
    xml = read(text)
    cases = [case for suite in xml if suite.name not in TOOLS for case in suite]
    listed = told["findings"]
    found = [case for case in cases if case.result or case.system_out]
    if len(found) != len(listed):
        yield f"{name}: {len(found)} cases for {len(listed)} findings"
    failed = sorted(failure_of(case).message for case in cases if failure_of(case))
    errors = sorted(f["message"] for f in listed if f["severity"] == "error")
    if failed != errors:
        yield f"{name}: {len(failed)} failures, which are not the {len(errors)} errors"
    units = {f["unit"]["id"] for f in listed if f.get("unit", {}).get("id")}
    if not units <= {case.classname for case in cases}:
        yield f"{name}: not every unit has a case"
    if xml.failures != told["counts"]["error"]:
        yield f"{name}: says {xml.failures} failures of {told['counts']['error']} errors in all"
    passing = len(cases) - len(found)
    if xml.tests != sum(told["counts"].values()) + passing:
        yield f"{name}: says {xml.tests} tests"
    if told["cut"] > 0 and not any(suite.name in TOOLS for suite in xml):
        yield f"{name}: does not say that the list was cut"


def main(argv):
    texts = list(reports(argv[1:], "junit", ""))
    faults = [fault for name, text in texts for fault in faults_of(name, text)]
    if all(pathlib.Path(a).is_dir() for a in argv[1:]):
        for (name, text), (_, told) in zip(texts, reports(argv[1:], "json", "")):
            faults += faults_beside_json(name, text, json.loads(told))
    print("\n".join(faults + [f"{len(texts)} reports, {len(faults)} faults"]))
    return 1 if faults or not texts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
