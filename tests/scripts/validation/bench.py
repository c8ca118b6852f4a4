"""Runs ceping-validate over written batches and holds what it finds against what was done to them."""
import json
import os
import pathlib
import random
import subprocess

import mistakes_answers
import mistakes_between
import mistakes_bytes
import mistakes_evidence
import mistakes_records
from batch import Caps, Store, make_batch
from marks import load
from mutant import KINDS, TREE, WIDE
from writers import write_batch

HERE = pathlib.Path(__file__).resolve().parent
CHAPTERS = (mistakes_bytes, mistakes_records, mistakes_answers, mistakes_evidence,
            mistakes_between)  # each registers its kinds


# Visits of good batches have answers at random, which may well be far apart; tests/diagnostics draws it on purpose.
BY_CHANCE = "assessors-differ"


class Outcome:
    """What a run came to: findings as (code, path, line, column), and lists of what is wrong with them."""

    def __init__(self, status, findings, stderr):
        self.status = status
        self.findings = findings
        self.stderr = stderr
        self.missed = []
        self.extra = []
        self.found = 0
        self.command = ""


def spot(place):
    """(file, line, column) of a place as a Mutant gives it."""
    while callable(place):
        place = place()
    return place.at if hasattr(place, "at") else place


def fits(finding, code, where):
    """Whether a finding is the one that was expected. None: not told; a set: one of these."""
    if finding[0] != code:
        return False
    return all(want is None or got == want or isinstance(want, set) and got in want
               for got, want in zip(finding[1:], where))


class Bench:
    def __init__(self, tools, folder):
        self.tool = str(pathlib.Path(tools).resolve() / "ceping-validate")
        self.folder = pathlib.Path(folder)
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("CEPING_")}
        self.environment["LC_ALL"] = "C"
        self.rubrics = {}

    def rubric(self, form):
        path = HERE / ("rubric-wide.yaml" if form in WIDE else "rubric.yaml")
        if path not in self.rubrics:
            self.rubrics[path] = load(path)
        return self.rubrics[path], path

    def good_batch(self, form, seed, visits_state_facts):
        """A batch of good records with its evidence folder, and the folder where it is written."""
        rng = random.Random(f"{form} {seed}")
        folder = self.folder / f"{form}-{seed}" / "records"
        folder.mkdir(parents=True)
        rubric, path = self.rubric(form)
        caps = Caps(notes=form not in WIDE, tree=form in TREE,
                    evidence="full" if form in TREE else "none" if form in WIDE else "names")
        store = Store(folder, rng)
        self.odd_files(folder)
        return make_batch(rubric, path, caps, store, rng, visits_state_facts), folder

    @staticmethod
    def odd_files(folder):
        """What no record may name: an empty file, a folder, links that go round or leave."""
        evidence = folder / "evidence"
        evidence.mkdir()
        outside = folder.parent / "outside"
        outside.mkdir()
        (outside / "file.pdf").write_bytes(b"elsewhere")
        (evidence / "empty.pdf").write_bytes(b"")
        (evidence / "folder.pdf").mkdir()
        (evidence / "loop.pdf").symlink_to("loop.pdf")
        (evidence / "link.pdf").symlink_to("../../outside/file.pdf")
        (evidence / "far").symlink_to("../../outside")

    def run(self, folder, form, names, *options):
        """ceping-validate on files of a folder; its standard output is read as JSON unless a format is given."""
        command = [self.tool, "-r", str(self.rubric(form)[1]), *options, "--", *names]
        if "-f" not in options:
            command[1:1] = ["-f", "json"]
        done = subprocess.run(command, cwd=folder, env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
        return done, " ".join(["cd", str(folder), "&&"] + [f"'{each}'" if " " in each else each for each in command])

    def judge(self, folder, form, names, roster, expect, follow=()):
        """Runs, and tells what was missed and what is beyond what was expected."""
        done, command = self.run(folder, form, names, "--roster", roster)
        try:
            listed = json.loads(done.stdout)["findings"]
        except ValueError:
            listed = []
        findings = [(each["code"], each["path"], each.get("line"), each.get("column")) for each in listed]
        out = Outcome(done.returncode, findings, done.stderr.decode(errors="replace"))
        out.command = command
        left = list(findings)
        for code, where in expect:
            at = next((each for each in left if fits(each, code, where)), None)
            if at is None:
                out.missed.append(" ".join([code] + [str(each) for each in where]))
            else:
                left.remove(at)
                out.found += 1
        out.extra = [" ".join(str(part) for part in each) for each in left if each[0] not in (*follow, BY_CHANCE)]
        fails = any(each["severity"] == "error" for each in listed)
        if done.returncode != (1 if fails else 0):
            out.extra.append(f"exit status {done.returncode}: {out.stderr.strip()[:200]}")
        return out

    def good(self, form, seed):
        """A good batch, and what is found in it."""
        batch, folder = self.good_batch(form, seed, False)
        files = write_batch(batch.copy(), form, random.Random(f"{form} {seed} good"), "good-")
        self.save(folder, files)
        names = [file.name for file in files[:-1]]
        return self.judge(folder, form, names, files[-1].name, [])

    @staticmethod
    def save(folder, files):
        for file in files:
            (folder / file.name).write_bytes(file.bytes())

    def spoilt(self, batch, folder, form, kind, seed):
        """One mistake made in a copy of a batch, and what is found in it."""
        rng = random.Random(f"{form} {seed} {kind.name}")
        changed = batch.copy()
        mutant = kind.make(changed, rng, form)
        prefix = f"m{KINDS.index(kind):03}-"
        files = write_batch(changed, form, rng, prefix)
        if mutant.edit is not None:
            mutant.edit(files, mutant)
        self.save(folder, files)
        for name, content in mutant.more:
            (folder / name).write_bytes(content)
        expect = [(code, spot(place)) for code, place in mutant.expect]
        lost = {id(record) for record in mutant.lost}
        for unit in {record.unit for record in mutant.lost if record.source == "self"}:
            if not any(each.unit == unit and id(each) not in lost for each in changed.selves()):
                expect.append(("roster-unread", spot(changed.listed(unit).get("unit"))))
        names = [file.name for file in files[:-1]] + [name for name, _ in mutant.more] + mutant.arguments
        return self.judge(folder, form, names, files[-1].name, expect, mutant.follow)
