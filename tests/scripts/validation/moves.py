"""A baseline outlives lines that are inserted above; a list that was cut says so in every format.

A batch is damaged in several ways and its findings are written as known. With ten lines more above them (comments in
YAML, blank lines in JSON and NDJSON, blank rows in a table, blank lines on the roster) nothing is new. One more mistake
is the only thing that is.
"""
import csv
import io
import json
import random
import xml.etree.ElementTree

from batch import sentence
from mutant import bare, parts, put
from tree import List, Map, Text, figure
from writers import TABLES, write_batch

LINES = 10
FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "csv")
SHOWN = 3


def damage(batch, rng):
    """Mistakes of many kinds in all but the last unit: how many findings that makes at least."""
    selves = batch.selves()
    for record in selves[:4]:
        record.tree.drop("stated")
        put(record, "2.1", Text("E"))
        put(record, "1.3", Text("95%"))
    put(selves[0], "1.4", figure("1.5"))
    put(selves[1], "1.5", List(["a", "a", "x", "x"]), "met")  # two that read the same
    selves[1].tree.set("submitted", "2015-02-30")
    selves[2].head.set("name", "丰泽区殡仪馆")
    selves[2].answers.drop("2.2")
    selves[3].tree.get("prerequisites").drop("P1")
    if batch.caps.notes:
        words = sentence(rng, 60, 80)
        for record in selves[:2]:
            record.answers.set("2.2", Map([("value", figure("300")), ("note", Text(words))]))
    twin = batch.roster[-1]
    batch.roster.append(type(twin)([(k.text, Text(v.text)) for k, v in twin.pairs]))
    return 15


def one_more(batch):
    """A new mistake in the last unit. Nothing else is written otherwise."""
    last = batch.selves()[-1]
    given = parts(last.answers.get("1.3"))
    name = "num" if "num" in given else "value"
    given[name].text = "9999"
    return bare(last, "1.3")


def with_lines(file, form):
    """The same file with ten lines inserted where its format allows, above all that can be found in it."""
    if file.name.endswith("roster.csv"):
        head, rest = file.text.split("\n", 1)
        file.text = head + "\n" * (LINES + 1) + rest  # a row without a single character is none
    elif form in TABLES:
        head, rest = file.text.split("\n", 1)
        separator = max(",;\t", key=head.count)
        file.text = "\n".join([head] + [separator * head.count(separator)] * LINES) + "\n" + rest
    elif form in ("yaml", "stream"):
        file.text = "# 补记：材料已核对\n" * LINES + file.text
    else:
        file.text = "\n" * LINES + file.text


class Moves:
    def __init__(self, bench, form, seed):
        self.bench = bench
        self.form = form
        self.batch, self.folder = bench.good_batch(form, f"moves{seed}", True)
        self.least = damage(self.batch, random.Random(f"{form} {seed} damage"))
        self.complaints = []

    def write(self, lines=False, more=False):
        """Writes the batch; the layout is the same each time. Where the new mistake stands, if there is one."""
        batch = self.batch.copy()
        place = one_more(batch) if more else None
        files = write_batch(batch, self.form, random.Random(f"{self.form} layout"), "")
        for file in files if lines else ():
            with_lines(file, self.form)
        self.bench.save(self.folder, files)
        self.names = [file.name for file in files[:-1]]
        return place.at if more else None

    def run(self, *options):
        done, command = self.bench.run(self.folder, self.form, self.names, "--roster", "roster.csv", *options)
        self.command = command
        return done

    def expect(self, holds, message):
        if not holds:
            self.complaints.append(f"{self.form}: {message}\n  {self.command}")

    def listed(self, *options):
        done = self.run(*options)
        try:
            return done, json.loads(done.stdout)
        except ValueError:
            self.expect(False, f"status {done.returncode}, no JSON: {done.stderr.decode()[:200]}")
            return done, {"findings": [], "counts": {}}

    def check(self):
        self.write()
        _, whole = self.listed()
        count = len(whole["findings"])
        self.expect(count >= self.least, f"{count} findings, not {self.least}")
        written = self.run("--write-baseline", "../known.json")
        self.expect(written.returncode in (0, 1), f"--write-baseline: status {written.returncode}")
        self.baseline("the same files", 0, None, count)
        self.write(lines=True)
        _, moved = self.listed()
        codes = [sorted(each["code"] for each in got["findings"]) for got in (whole, moved)]
        self.expect(codes[0] == codes[1], "ten lines more change what is found")
        self.expect(moved["findings"] != whole["findings"], "ten lines more do not show in any place")
        self.baseline("ten lines more", 0, None, count)
        place = self.write(lines=True, more=True)
        self.baseline("one mistake more", 1, place, count)
        self.write()
        self.cut(count)
        return self.complaints

    def baseline(self, title, status, place, known):
        done, got = self.listed("--baseline", "../known.json")
        new = [(each["code"], each["path"], each.get("line")) for each in got["findings"]]
        lines = 0 if place is None else LINES
        wanted = [] if place is None else [("answer-range", place[0], place[1] + lines)]
        self.expect(new == wanted, f"{title}: new are {new}, not {wanted}")
        self.expect(done.returncode == status, f"{title}: status {done.returncode}, not {status}")
        self.expect(got.get("known") == known, f"{title}: {got.get('known')} known, not {known}")

    def cut(self, count):
        """Three are listed, and the rest is counted, on standard error as well."""
        said = f"; {count - SHOWN} of them not listed"
        for form in FORMATS:
            done = self.run("--max-errors", str(SHOWN), "-f", form)
            text = done.stdout.decode("utf-8-sig")
            try:
                shown, told = READERS[form](text, count)
            except (ValueError, KeyError, xml.etree.ElementTree.ParseError) as error:
                self.expect(False, f"{form} is not {form}: {error}")
                continue
            self.expect(shown == SHOWN, f"{form}: {shown} listed, not {SHOWN}")
            self.expect(told or form == "text", f"{form} does not say that {count - SHOWN} are not listed")
            self.expect(said in done.stderr.decode(), f"{form}: standard error says {done.stderr.decode().strip()!r}")
            self.expect(done.returncode == 1, f"{form}: status {done.returncode}")


def words(count):
    return f"; {count - SHOWN} of them not listed"


def from_text(text, count):
    return sum(line.endswith("]") and (": error: " in line) for line in text.splitlines()), False


def from_json(text, count):
    read = json.loads(text)
    return len(read["findings"]), read["cut"] == count - SHOWN and sum(read["counts"].values()) == count


def from_sarif(text, count):
    run = json.loads(text)["runs"][0]
    told = run["properties"]
    return len(run["results"]), (told["findings"], told["cut"]) == (count, count - SHOWN)


def from_junit(text, count):
    root = xml.etree.ElementTree.fromstring(text)
    cases = [case for case in root.iter("testcase") if case.find("failure") is not None]
    return len(cases), any(words(count) in (each.text or "") for each in root.iter("system-out"))


def from_github(text, count):
    lines = text.splitlines()
    return sum(" file=" in line for line in lines), any(words(count) in line for line in lines)


def from_gitlab(text, count):
    read = json.loads(text)
    cut = [each for each in read if each["check_name"] == "findings-cut"]
    return len(read) - len(cut), any(words(count) in each["description"] for each in cut)


def from_csv(text, count):
    rows = list(csv.DictReader(io.StringIO(text)))
    cut = [row for row in rows if row["code"] == "findings-cut"]
    return len(rows) - len(cut), any(words(count) in row["message"] for row in cut)


READERS = {"text": from_text, "json": from_json, "sarif": from_sarif, "junit": from_junit, "github": from_github,
           "gitlab": from_gitlab, "csv": from_csv}
