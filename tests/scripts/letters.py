#!/usr/bin/env python3
"""letters.py TOOLS: letters speak to the clerk who filled in the form, and of nothing else.

Forty units' self-assessments, written at random as YAML, as wide and as long tables, are spoilt in some sixty ways each
(the kinds of validation/mistakes_*.py), and ceping-validate writes its letters. Of each letter this holds by lists of its own:

  - it is of the kind that the findings ask for: returned, asked about, told of lateness, reminded, or there is none
  - every error and warning that is the unit's stands in it as one point, with the item's title and what was filled in
  - no path, no key of the formats, no regular expression, no code of a finding, no option of a program
  - no number that neither the unit, the rubric nor the case has: the examples of the pages are not there
  - nothing of other units but their names, nothing of visits, nothing that is for the liaison
  - .md, .html and .docx say the same

With --keep DIR the letters stay there, to be read.
"""
import argparse
import collections
import html
import io
import json
import pathlib
import random
import re
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "validation"))
sys.path.insert(0, str(HERE.parents[0] / "support"))
from seed import HOW_TO_REPEAT, SEED  # pylint: disable=wrong-import-position,import-error
from bench import Bench  # pylint: disable=wrong-import-position
from mutant import KINDS  # pylint: disable=wrong-import-position
from marks import criteria, walk  # pylint: disable=wrong-import-position
from writers import write_batch, write_roster  # pylint: disable=wrong-import-position

FORMS = ("yaml", "wide", "long")
BATCHES = 8  # of five units
LEAST_KINDS = 50

# What the liaison sees to, or whoever runs the programs.
NOT_THE_UNITS = set("""wrong-rubric wrong-digest unknown-record-source answer-by-method assessors-differ self-missing
    records-differ visit-without-self unit-alike date-missing evidence-unreadable duplicate-record roster-unread
    roster-unknown roster-duplicate roster-missing file-unreadable path-outside ignore-reason ignore-idle""".split())
KEYS = set("""ceping rubric rubric_digest source unit id submitted date assessor prerequisites vetoes stated answers value met
    counts num den sample note evidence title file url type sha256 minors name kind region tier staff score criterion
    may_not_apply yaml csv json self true false null""".split())
# Whose message quotes first the criterion, then what was filled in.
QUOTING = set("""answer-level answer-check answer-class bad-number answer-percent answer-range answer-step answer-whole
    rate-as-fraction num-over-den""".split())
# Ends with a table of the kinds of letters, in the words of their titles.
TITLES = {"退回修改": "returned", "核实": "asked", "逾期报送": "late", "催报": "reminded"}


class Campaign:
    """Forty units in one form, with mistakes in them."""

    def __init__(self, tools, folder, form):
        self.form = form
        self.folder = folder / form
        self.folder.mkdir()
        self.bench = Bench(tools, self.folder)
        self.rubric, self.rubric_path = self.bench.rubric(form)
        rng = random.Random(f"{SEED} {form}")
        batches = []
        for i in range(BATCHES):
            batch, records = self.bench.good_batch(form, f"{SEED}-{i}", True)
            batches.append((batch.copy(), records))
        self.made = collections.Counter()
        wanted = [kind for kind in KINDS if form in kind.forms and kind.make.__module__ != "mistakes_bytes"
                  and kind.name != "one mistake in every record"]
        rng.shuffle(wanted)
        wanted.sort(key=lambda kind: "stated" not in kind.name)  # these reckon with records that are sound
        edits = []
        for i, kind in enumerate(wanted):
            batch, records = batches[i % BATCHES]
            try:
                mutant = kind.make(batch, rng, form)
            except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError):
                continue  # earlier mistakes left it nothing to spoil
            edits.append((i % BATCHES, mutant))
            self.made[kind.name] += 1
        self.files = []
        entries = []
        for i, (batch, records) in enumerate(batches):
            files = write_batch(batch, form, rng, f"b{i}-")[:-1]
            for at, mutant in edits:
                if at == i and mutant.edit is not None:
                    mutant.edit(files, mutant)
            self.bench.save(records, files)
            for at, mutant in edits:
                if at == i:
                    for name, content in mutant.more:
                        (records / name).write_bytes(content)
                        files_named = records.relative_to(self.folder) / name
                        self.files.append(str(files_named))
            self.files += [str(records.relative_to(self.folder) / file.name) for file in files]
            entries += batch.roster
        known = set()
        batches[0][0].roster = [each for each in entries if each.text("unit") not in known and not known.add(each.text("unit"))]
        roster = write_roster(batches[0][0], rng, "")
        self.bench.save(self.folder, [roster])
        self.roster = roster.name
        self.units = {each.text("unit"): each.text("name") for each in entries}

    def run(self):
        done, command = self.bench.run(self.folder, self.form, self.files, "--roster", self.roster, "--lang", "zh",
                                       "--letters", "letters", "--letters-format", "md,html,docx", "-f", "json")
        if done.returncode != 1:
            raise SystemExit(f"{command}\nended with {done.returncode}: {done.stderr.decode()}")
        return json.loads(done.stdout)["findings"]


def tame(unit):
    return re.sub(r"[^0-9A-Za-z_.\u3400-\u9fff-]", "_", unit)


def quoted(text):
    return re.findall("“([^“”]*)”", text)


class Judge:
    def __init__(self, campaign, findings):
        self.campaign = campaign
        self.faults = []
        self.titles = {item["id"]: item.get("title", "") for item in walk(campaign.rubric["items"])}
        for section in ("bonus", "penalties"):
            self.titles.update({item["id"]: item["title"] for item in campaign.rubric.get(section, {}).get("items", [])})
        self.criteria = {item["id"]: item for item in criteria(campaign.rubric)}
        self.rubric_text = pathlib.Path(campaign.rubric_path).read_text(encoding="utf-8")
        for base in pathlib.Path(campaign.rubric_path).parent.glob("rubric.yaml"):
            self.rubric_text += base.read_text(encoding="utf-8")
        self.texts = {}
        self.by_unit = collections.defaultdict(list)
        for each in findings:
            if "unit" in each:
                self.by_unit[each["unit"].get("id", "")].append(each)
        self.visits = self.visited_paths()
        self.letters = {}
        self.kinds = collections.Counter()
        self.points = 0

    def text_of(self, path):
        if path not in self.texts:
            raw = (self.campaign.folder / path).read_bytes()
            for encoding in ("utf-8-sig", "gb18030"):
                try:
                    self.texts[path] = raw.decode(encoding)
                    break
                except UnicodeDecodeError:
                    self.texts[path] = raw.decode("utf-8", errors="replace")
        return self.texts[path]

    def visited_paths(self):
        """YAML files of visits; a table holds both."""
        if self.campaign.form != "yaml":
            return set()
        return {path for path in self.campaign.files
                if re.search(r"\bsource[\"']?: *[\"']?(material|onsite|survey|onsight|暗访|Self)\b", self.text_of(path))}

    def fault(self, unit, what):
        self.faults.append(f"{self.campaign.form} {unit}: {what}")

    # --- which letter

    def told(self, unit):
        """The findings that the unit's letter is to tell of."""
        return [each for each in self.by_unit[unit]
                if each["severity"] != "note" and each["code"] not in NOT_THE_UNITS and each["path"] not in self.visits
                and not self.of_visit(each)]

    def of_visit(self, finding):
        """Whether a finding stands in a row of a table that is a visit's, which its own source says."""
        if self.campaign.form == "yaml":
            return False
        lines = self.text_of(finding["path"]).splitlines()
        line = lines[finding["line"] - 1] if 0 < finding.get("line", 0) <= len(lines) else ""
        return re.search(r"(^|[,;\t])\"?(material|onsite|survey|onsight|暗访|Self)\"?([,;\t]|$)", line) is not None

    def wanted(self, unit):
        codes = [each["code"] for each in self.by_unit[unit]]
        if "roster-missing" in codes:
            return "reminded"
        told = [each for each in self.told(unit) if each["code"] != "late"]
        if any(each["severity"] == "error" for each in told):
            return "returned"
        if told:
            return "asked"
        return "late" if "late" in codes else None

    def check_unit(self, unit):
        path = self.campaign.folder / "letters" / (tame(unit) + ".md")
        wanted = self.wanted(unit)
        if not path.exists():
            if wanted is not None:
                self.fault(unit, f"no letter, but {wanted} was wanted: {[each['code'] for each in self.told(unit)]}")
            return
        text = path.read_text(encoding="utf-8")
        title = text.split("\n", 1)[0]
        kind = next((name for word, name in TITLES.items() if word in title), None)
        self.kinds[kind] += 1
        if kind != wanted:
            self.fault(unit, f"the letter is {kind}, not {wanted}: {[each['code'] for each in self.by_unit[unit]]}")
        plain = re.sub(r"\\([^\w\s])", r"\1", text).replace("**", "")
        points = [re.sub(r"^\d+\. ", "", line) for line in plain.split("\n") if re.match(r"\d+\. ", line)]
        self.points += len(points)
        self.check_points(unit, kind, points, plain)
        self.check_words(unit, plain)
        self.check_numbers(unit, plain)
        self.check_formats(unit, path, plain)

    # --- what it says

    def check_points(self, unit, kind, points, plain):
        if kind not in ("returned", "asked"):
            return
        told = [each for each in self.told(unit) if each["code"] != "late"]
        if len(points) != len(told):
            self.fault(unit, f"{len(points)} points for {len(told)} findings: {[each['code'] for each in told]}")
        for each in told:
            names = quoted(each["message"])
            item = names[0] if names and names[0] in self.titles else None
            fits = points
            if item is not None and each["code"] != "unknown-key":
                fits = [point for point in points if f"{self.titles[item]}（{item}）" in point]
                if not fits:
                    self.fault(unit, f"{each['code']}: no point about {item} {self.titles[item]}")
                    continue
            if each["code"] in QUOTING and not self.shows(each, names, fits):
                self.fault(unit, f"{each['code']}: what was filled in is missing: {each['message']}\n    " + "\n    ".join(fits))
            if each["code"] == "late" and "晚于截止日期" not in plain:
                self.fault(unit, "lateness is not told")
            if each["code"] == "unanswered" and self.campaign.form == "yaml":
                self.all_listed(unit, each, points)

    @staticmethod
    def shows(finding, names, points):
        if len(names) > 1:
            return any(names[1] in point for point in points)
        figure = re.search(r"(?:：|分子 |填了 )(-?[0-9./]+)", finding["message"])
        if figure is None:
            return True
        # A rate of two numbers is told by these.
        return any(figure[1] in point or "分子" in point or "填报为" in point for point in points)

    def all_listed(self, unit, finding, points):
        count = int(re.search(r"有 (\d+) 项", finding["message"])[1])
        if not any(point.count("（") >= count and f"有{count}项没有填报" in point for point in points):
            self.fault(unit, f"not all of {count} that are not answered are listed: {points}")

    def check_words(self, unit, plain):
        body = plain.split("\n", 1)[1]
        for other, name in self.campaign.units.items():
            if other != unit and re.search(rf"(?<!\w){other}(?!\w)", body):
                self.fault(unit, f"the code of another unit: {other}")
        for word in ("rubric", "roster", "evidence/", "records/", "../", "测评员", "--", "ceping", "花名册上没有", "visit",
                     str(self.campaign.folder), "校验试题.yaml"):
            if word in body:
                self.fault(unit, f"`{word}' in the letter")
        for path in self.campaign.files:
            if path in body:
                self.fault(unit, f"a path: {path}")
        for code in {each["code"] for each in self.by_unit[unit] if "-" in each["code"]}:
            if re.search(rf"(?<![\w-]){code}(?![\w-])", body):
                self.fault(unit, f"the code of a finding: {code}")
        if re.search(r"\[[^\]]*-[^\]]*\]|\\[dws]|\.\*|\(\?|\^|\{\d", body):
            self.fault(unit, "a regular expression")
        # The unit's own words and the heads of its columns stand between quotes.
        own = re.sub(r"（[^（）]*\.(yaml|csv)）", "", re.sub("“[^“”]*”", "", body))
        for key in re.findall(r"(?<![A-Za-z0-9_.-])[a-z][a-z_]{2,}(?![A-Za-z_.-])", own):
            if key in KEYS:
                line = next(each for each in own.split("\n") if key in each)
                self.fault(unit, f"a key of the formats: {key}: {line}")
        for text in quoted(body):
            if text in KEYS and self.campaign.form == "yaml":
                self.fault(unit, f"a key of the formats: “{text}”")

    def check_numbers(self, unit, plain):
        """Every number of the letter is the unit's, the rubric's, or follows from the finding itself."""
        known = self.rubric_text + "".join(self.text_of(path) for path in
                                           {each["path"] for each in self.by_unit[unit]} if (self.campaign.folder / path).is_file())
        # A message may end in an example of its own.
        known += "".join(each["message"].split("应写作")[0] + " ".join(each.get("more", [])) for each in self.by_unit[unit])
        have = set(re.findall(r"\d+(?:\.\d+)?", known.translate(WIDE_DIGITS)))
        have |= {str(int(each)) for each in have if each.isdigit()}
        have |= {f"{int(each):02}" for each in have if each.isdigit()}
        have |= {str(each.get("line", 0) + shift) for each in self.by_unit[unit] for shift in range(-40, 1)}
        have |= {str(n) for n in range(0, 60)} | {self.rubric_edition()} | {unit}
        dates = {tuple(map(int, each)) for each in DATE.findall(known.translate(WIDE_DIGITS))}
        for date in re.findall(r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})", plain.translate(WIDE_DIGITS)):
            if tuple(map(int, date)) not in dates:
                self.fault(unit, f"the date {date} comes from nowhere")
        # Of what is very long only the beginning is quoted.
        whole = re.sub(r"\d+……", "", plain.translate(WIDE_DIGITS).replace(unit, ""))
        for number in re.findall(r"\d+(?:\.\d+)?", whole):
            if number not in have and number.lstrip("0") not in have:
                line = next(each for each in plain.split("\n") if number in each)
                self.fault(unit, f"the number {number} comes from nowhere: {line}")

    def rubric_edition(self):
        return str(self.campaign.rubric.get("edition", ""))

    def check_formats(self, unit, path, plain):
        """The same text in each format, blanks aside."""
        def bare(text):
            return re.sub(r"[\s#*]+", "", text)
        page = path.with_suffix(".html").read_text(encoding="utf-8")
        body = re.sub(r"<[^>]*>", "", page[page.index("<h1>"):].replace("</li>", "\n"))
        with zipfile.ZipFile(path.with_suffix(".docx")) as archive:
            if archive.testzip() is not None:
                self.fault(unit, "the .docx is damaged")
            root = xml.etree.ElementTree.parse(io.BytesIO(archive.read("word/document.xml"))).getroot()
        document = "".join(root.itertext())
        numbered = re.sub(r"(?m)^\d+\. ", "", plain)
        if bare(html.unescape(body)) != bare(numbered):
            self.fault(unit, "the page says something else than the Markdown")
        if bare(document) != bare(plain):
            self.fault(unit, "the .docx says something else than the Markdown")


# However it is written: 2015-12-18, 2015/12/18, 2015年12月18日, 20151218.
DATE = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})")
WIDE_DIGITS = {0xff10 + i: str(i) for i in range(10)} | {0xff0e: "."}


def check(tools, folder):
    faults, kinds, letters, points = [], set(), collections.Counter(), 0
    for form in FORMS:
        campaign = Campaign(tools, folder, form)
        judge = Judge(campaign, campaign.run())
        for unit in sorted(set(judge.by_unit) | set(campaign.units)):
            if unit:
                judge.check_unit(unit)
        written = {path.stem for path in (campaign.folder / "letters").glob("*.md")}
        if "_" in written:
            judge.faults.append(f"{form}: a letter to nobody")
        for stray in written - {tame(unit) for unit in judge.by_unit}:
            judge.faults.append(f"{form}: a letter to {stray}, of which nothing was found")
        faults += judge.faults
        kinds |= set(campaign.made)
        letters += judge.kinds
        points += judge.points
    for kind in ("returned", "asked"):
        if not letters[kind]:
            faults.append(f"no letter is {kind}")
    if len(kinds) < LEAST_KINDS:
        faults.append(f"only {len(kinds)} kinds of mistakes")
    print(f"{len(kinds)} kinds of mistakes, {sum(letters.values())} letters ({dict(letters)}), {points} points")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tools")
    parser.add_argument("--keep")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(options.keep or temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        faults = check(options.tools, folder)
    for each in faults:
        print(each, file=sys.stderr)
    if faults:
        print(HOW_TO_REPEAT, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
