#!/usr/bin/env python3
"""pipelines.py TOOLS: what examples/pipelines/ offers does what its README says.

Three campaigns are made: a sound one, the same with a mistake in one unit of two, and a sound one with a gate that one
unit misses. In each, the shell script runs
whole, and so do the commands of the GitHub workflow's steps, of the GitLab job and of the pre-commit hooks, as those
services run them. What they write is read back. What installs ceping is left out: here it is installed.
"""
import csv
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PIPELINES = ROOT / "examples" / "pipelines"
RUBRIC = """\
ceping: rubric/1
id: desk
title: 窗口测评
edition: "2015"
total: 10
period: {from: 2015-01-01, to: 2015-12-31}
scales: {abc: {A: 1, B: 0.6, C: 0}}
items:
  - id: "1"
    title: 环境
    items: [{id: "1.1", title: 整洁, points: 10, kind: level, scale: abc}]
bands: [{id: good, title: 良好, min: 6}, {id: poor, title: 未达标}]
"""
RECORD = """\
ceping: record/1
unit: {{id: {unit}, name: {unit}窗口}}
rubric: desk
source: self
submitted: 2015-12-01
answers:
  "1.1": {answer}
"""
CONFIG = "rubric: rubric.yaml\nself: [self]\n"

GATE = "ceping: gate/1\nscore: 0.5\n"

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def make(folder, answers):
    """A campaign whose units have these answers."""
    (folder / "self").mkdir(parents=True)
    (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (folder / "ceping.yaml").write_text(CONFIG, encoding="utf-8")
    for unit, answer in answers.items():
        text = RECORD.format(unit=unit, answer=answer)
        (folder / "self" / f"{unit}.yaml").write_text(text, encoding="utf-8")


def run(words, folder, environment):
    return subprocess.run(words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, text=True)


def units(path):
    """The units of a table with their bands."""
    with open(path, encoding="utf-8-sig", newline="") as table:
        return {row["unit"]: row["band"] for row in csv.DictReader(table)}


def check_table(path, faulty, who):
    """Both units are there; the faulty one without a band."""
    expected = {"u1": "良好", "u2": "" if faulty else "未达标"}
    got = units(path) if path.exists() else None
    check(got == expected, f"{who}: the table has {got}, not {expected}")


def check_gate(told, missed, who):
    lines = [line for line in told.splitlines() if "(gate.yaml:2:8)" in line]
    expected = ["u2 u2窗口: score 0, wanted at least 0.5 (gate.yaml:2:8)"] if missed else []
    check(lines == expected, f"{who}: of the gate it says {lines}")


def check_league(path, faulty, who):
    """u1 comes first; u2, which has no points, next, or without a rank where it is rejected."""
    if not path.exists():
        check(False, f"{who}: there is no league table")
        return
    with open(path, encoding="utf-8-sig", newline="") as table:
        got = {row["unit"]: row["rank"] for row in csv.DictReader(table)}
    expected = {"u1": "1", "u2": "" if faulty else "2"}
    check(got == expected, f"{who}: the league table has {got}, not {expected}")


def shell_script(folder, faulty, missed, environment):
    who = f"review.sh ({folder.name})"
    done = run([str(PIPELINES / "review.sh"), str(folder)], folder.parent, environment)
    check(done.returncode == (1 if faulty or missed else 0), f"{who}: status {done.returncode}\n{done.stderr}")
    check_gate(done.stderr, missed, who)
    out = folder / "out"
    check_table(out / "results.csv", faulty, who)
    check_league(out / "league.csv", faulty, who)
    with open(out / "gains.csv", encoding="utf-8-sig", newline="") as table:
        gains = {row["unit"]: (row["band"], row["to"]) for row in csv.DictReader(table)}
    check(gains == {"u1": ("良好", ""), "u2": ("rejected", "") if faulty else ("未达标", "良好")},
          f"{who}: the gains are {gains}")
    results = [json.loads(line) for line in (out / "results.ndjson").read_text(encoding="utf-8").splitlines()]
    check(len(results) == 2, f"{who}: {len(results)} results")
    findings = list(csv.DictReader(open(out / "findings.csv", encoding="utf-8-sig", newline="")))
    check(bool(findings) == faulty, f"{who}: findings.csv has {len(findings)} rows")
    letters = sorted(each.name for each in (out / "letters").iterdir()) if (out / "letters").is_dir() else []
    check(len(letters) == (1 if faulty else 0), f"{who}: letters {letters}")
    check(run([str(PIPELINES / "review.sh"), "nowhere"], folder, environment).returncode == 2, f"{who}: no such folder")
    empty = folder.parent / "empty"
    empty.mkdir(exist_ok=True)
    nothing = run([str(PIPELINES / "review.sh"), str(empty)], folder, environment)
    check(nothing.returncode == 2, f"{who}: status {nothing.returncode} where there is no campaign")


def bash(script, folder, environment):
    """As both services run a step: bash that ends at the first failing command."""
    return run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], folder, environment)


def github(folder, faulty, missed, environment):
    who = f"github-actions.yml ({folder.name})"
    flow = yaml.load((PIPELINES / "github-actions.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    check({"name", "on", "jobs"} <= set(flow), f"{who}: lacks name, on or jobs")
    (job,) = flow["jobs"].values()
    summary = folder / "summary"
    failed = False
    told = {}
    for step in job["steps"]:
        check(("uses" in step) != ("run" in step), f"{who}: a step is either an action or a command: {step}")
        if "run" not in step or step.get("id") == "install" or (failed and step.get("if") != "always()"):
            continue
        done = bash(step["run"], folder, {**environment, "GITHUB_STEP_SUMMARY": str(summary)})
        told[step["id"]] = done
        failed = failed or done.returncode != 0
    check(list(told) == ["validate", "sarif", "score"], f"{who}: ran {list(told)}")
    check(failed == (faulty or missed), f"{who}: {'failed' if failed else 'passed'}")
    check_gate(told["score"].stderr, missed, who)
    annotations = re.findall(r"^::error file=self/u2\.yaml,line=7,", told["validate"].stdout, re.MULTILINE)
    check(len(annotations) == (1 if faulty else 0), f"{who}: annotations\n{told['validate'].stdout}")
    check(told["sarif"].returncode == 0, f"{who}: the step that writes SARIF failed\n{told['sarif'].stderr}")
    sarif = json.loads((folder / "ceping.sarif").read_text(encoding="utf-8"))
    check(bool(sarif["runs"][0]["results"]) == faulty, f"{who}: results in SARIF")
    check("u1" in summary.read_text(encoding="utf-8"), f"{who}: the summary names no unit")
    check_table(folder / "results.csv", faulty, who)
    check_league(folder / "league.csv", faulty, who)


def gitlab(folder, faulty, missed, environment):
    who = f"gitlab-ci.yml ({folder.name})"
    flow = yaml.load((PIPELINES / "gitlab-ci.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    job = flow["review"]
    done = bash("\n".join(job["script"]), folder, environment)
    check((done.returncode != 0) == (faulty or missed), f"{who}: status {done.returncode}\n{done.stderr}")
    check_gate(done.stderr, missed, who)
    reports = job["artifacts"]["reports"]
    quality = json.loads((folder / reports["codequality"]).read_text(encoding="utf-8"))
    places = [(each["location"]["path"], each["location"]["lines"]["begin"]) for each in quality]
    check(places == ([("self/u2.yaml", 7)] if faulty else []), f"{who}: Code Quality has {places}")
    suites = xml.etree.ElementTree.parse(folder / reports["junit"]).getroot()
    check(bool(suites.findall(".//failure")) == faulty, f"{who}: failures in JUnit")
    check(job["artifacts"]["paths"] == ["results.csv", "league.csv"], f"{who}: {job['artifacts']['paths']}")
    check_table(folder / "results.csv", faulty, who)
    check_league(folder / "league.csv", faulty, who)


def pre_commit(folder, faulty, _missed, environment):
    who = f"pre-commit-config.yaml ({folder.name})"
    hooks = yaml.load((PIPELINES / "pre-commit-config.yaml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    (repository,) = hooks["repos"]
    check(repository["repo"] == "local", f"{who}: not a local repository")
    ran = []
    for hook in repository["hooks"]:
        check(not hook["pass_filenames"] and hook["language"] == "system", f"{who}: {hook['id']}")
        for path in ("self/u1.yaml", "visits/a.csv", "ceping.yaml", "b.ndjson"):
            check(re.search(hook["files"], path), f"{who}: {hook['id']} does not run for {path}")
        check(not re.search(hook["files"], "notes.txt"), f"{who}: {hook['id']} runs for notes.txt")
        words = shlex.split(hook["entry"])
        ran.append(words[0])
        done = run(words, folder, environment)
        check(done.returncode == (1 if faulty else 0), f"{who}: {hook['entry']}: {done.returncode}\n{done.stderr}")
    check(ran == ["ceping-validate", "ceping-score"], f"{who}: ran {ran}")


def main():
    tools = str(pathlib.Path(sys.argv[1]).resolve())
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CEPING_")}
    environment.update(LC_ALL="C", PATH=tools + os.pathsep + environment["PATH"])
    with tempfile.TemporaryDirectory() as work:
        for pipeline in (shell_script, github, gitlab, pre_commit):
            for name, answers in (("sound", {"u1": "A", "u2": "C"}), ("faulty", {"u1": "A", "u2": "D"}),
                                  ("gate", {"u1": "A", "u2": "C"})):
                folder = pathlib.Path(work) / pipeline.__name__ / name
                make(folder, answers)
                if name == "gate":
                    (folder / "gate.yaml").write_text(GATE, encoding="utf-8")
                pipeline(folder, name == "faulty", name == "gate", environment)
        # What the README of the pipelines says of the example campaign. Under a sanitizer its plans take minutes, and
        # are the same as without.
        if not os.environ.get("CEPING_SANITIZE"):
            done = run([str(PIPELINES / "review.sh"), str(ROOT / "examples" / "quanzhou-2015"), work + "/out"], work,
                       environment)
            check(done.returncode == 1, f"review.sh on the example campaign: status {done.returncode}")
            check((pathlib.Path(work) / "out" / "results.csv").exists(), "review.sh: OUT is not where it was named")
    for each in failures:
        print(each)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
