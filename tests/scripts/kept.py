#!/usr/bin/env python3
"""kept.py TOOLS: what rubrics and a campaign of an earlier day gave, they still give to the byte.

tests/kept holds the rubrics and the example campaign as they stood before rubric/1 had events, conditions on vetoes, levels
from checks and a group's own additions: a rubric without a new key must score, rank, explain and be told as it was. What
each command wrote then, made by the tools of that day, stands in outputs.sha256 as a digest. What a later change means to
write otherwise is told in the CHANGELOG and written anew (so were the scoring digests on the two pages of
elderly-care-grading: `within` counts since then):

    kept.py --write TOOLS
"""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

KEPT = pathlib.Path(__file__).resolve().parents[1] / "kept"
DIGESTS = KEPT / "outputs.sha256"
RUBRICS = sorted(path.name for path in (KEPT / "rubrics").glob("*.yaml"))
REPORT = "ceping-report -q --date 2016-01-20 --fix-by 2016-03-31 RESULTS"

COMMANDS = [f"ceping-score --lang {lang} -f {form}" for lang in ("zh", "en") for form in ("text", "csv", "ndjson")]
COMMANDS += [
    "ceping-score -q -f json --stage self",
    "ceping-score -q -f csv --plain --detail groups",
    "ceping-score -q --stream -f ndjson --set visits=lowest --set not_applicable=full",
    "ceping-score -q --gate gate.yaml -f text",
    "ceping-validate --lang zh -f text --summary",
    "ceping-validate --lang en -f csv",
    "ceping-explain -q --lang zh --all -f csv",
    "ceping-explain -q --lang en --unit 350525-jzgl --to next --margin",
    "ceping-explain -q -f json --unit 350505-hydj",
    "ceping-rank -q --lang zh -r ../rubrics/fj-civil-affairs-2015.yaml RESULTS",
    "ceping-rank -q -f csv --by kind -r ../rubrics/fj-civil-affairs-2015.yaml RESULTS",
    "ceping-rank -q -f json --rollup mean -r ../rubrics/fj-civil-affairs-2015.yaml RESULTS",
    "ceping-rank -q --stability 25% --draws 200 -r ../rubrics/fj-civil-affairs-2015.yaml RESULTS",
    "ceping-diff --inflation RESULTS",
    "ceping-diff -f csv --nodes LOWEST RESULTS",
    REPORT + " --lang zh -f html",
    REPORT + " --lang en -f markdown",
    "ceping-lint --results RESULTS ../rubrics/fj-civil-affairs-2015.yaml",
]
COMMANDS += [f"ceping-lint --lang en ../rubrics/{rubric}" for rubric in RUBRICS]
COMMANDS += [f"ceping-show --lang {lang} -f markdown ../rubrics/{rubric}" for rubric in RUBRICS for lang in ("zh", "en")]
COMMANDS += [f"ceping-show -f json ../rubrics/{rubric}" for rubric in RUBRICS]


def outputs(tools, folder):
    """Each command with the digest of its standard output, standard error and exit status."""
    environment = {"PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    environment.update({key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")})

    def run(command):
        return subprocess.run(command.split(), cwd=folder / "campaign", env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)

    for options, name in [("", "RESULTS"), (" --set visits=lowest", "LOWEST")]:
        (folder / "campaign" / name).write_bytes(run("ceping-score -q -f ndjson" + options).stdout)
    for command in COMMANDS:
        done = run(command)
        if not done.stdout and "lint" not in command:
            sys.exit(f"{command}: nothing was written: {done.stderr.decode()}")
        yield hashlib.sha256(done.stdout + b"\0" + done.stderr + b"\0%d" % done.returncode).hexdigest(), command


def main():
    with tempfile.TemporaryDirectory() as folder:
        # In a folder of the same name every time: some outputs name their inputs.
        there = shutil.copytree(KEPT, pathlib.Path(folder) / "kept")
        made = [f"{digest}  {command}" for digest, command in outputs(pathlib.Path(sys.argv[-1]).resolve(), there)]
    if sys.argv[1] == "--write":
        DIGESTS.write_text("\n".join(made) + "\n", encoding="utf-8")
        return
    kept = DIGESTS.read_text(encoding="utf-8").splitlines()
    faults = [line for line in made if line not in kept] + [line for line in kept if line not in made]
    for command in sorted({line.split("  ", 1)[1] for line in faults}):
        print(f"{command}: not what it was")
    print(f"{len(made)} outputs, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
