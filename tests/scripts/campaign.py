#!/usr/bin/env python3
"""campaign.py TOOLS [--update]: the example campaign comes out as tests/expected/quanzhou-2015.tsv says.

ceping-score runs bare in examples/quanzhou-2015, as a reader of its README would. Held against the kept figures: unit,
status, score, claimed, band, eligible, in order. There are at least 60 units, and every format of records occurs. The
number of threads does not matter, and shards of the batch, scored apart and put together, are the bytes of the whole.
--update rewrites the figures; read the difference before committing it.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAMPAIGN = ROOT / "examples" / "quanzhou-2015"
EXPECTED = ROOT / "tests" / "expected" / "quanzhou-2015.tsv"
COLUMNS = ("status", "score", "claimed", "band", "eligible")
FORMATS = {".yaml", ".json", ".ndjson", ".csv"}
LEAST_UNITS = 60
REJECTED = {"350505-jzgl"}  # as the campaign's README says


def score(tools, *arguments, folder=CAMPAIGN, expect=(0, 1)):
    """What ceping-score writes; its status must be one of `expect`."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("CEPING_")}
    done = subprocess.run([tools + "/ceping-score", "-q", *arguments], cwd=folder, env={**clean, "LC_ALL": "C"},
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode not in expect:
        raise SystemExit(f"ceping-score {' '.join(arguments)}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def figures(results):
    """A line for each result: its unit and the kept members, `-` for what is not there."""
    lines = ["\t".join(("unit",) + COLUMNS)]
    for result in results:
        values = [result.get(column, "-") for column in COLUMNS]
        lines.append("\t".join([result["unit"]["id"]] + [v if isinstance(v, str) else json.dumps(v) for v in values]))
    return "\n".join(lines) + "\n"


def check_figures(results):
    """Yields where the figures are not those that are kept."""
    got, kept = figures(results).splitlines(), EXPECTED.read_text(encoding="utf-8").splitlines()
    for line in sorted(set(kept) - set(got)):
        yield f"{EXPECTED.name} says {line!r}"
    for line in sorted(set(got) - set(kept)):
        yield f"came out: {line!r}"
    if not set(got) ^ set(kept) and got != kept:
        yield "the units do not stand in the order of the kept figures"


def check_campaign(results):
    """Yields what the campaign lacks of what it is there to show."""
    if len(results) < LEAST_UNITS:
        yield f"{len(results)} units, not {LEAST_UNITS}"
    rejected = {r["unit"]["id"] for r in results if r["status"] == "rejected"}
    if rejected != REJECTED:
        yield f"rejected are {sorted(rejected)}, not {sorted(REJECTED)}"
    suffixes = {pathlib.PurePath(i["name"]).suffix for r in results for i in r["inputs"] if i["source"] == "self"}
    if suffixes != FORMATS:
        yield f"self records come in {sorted(suffixes)}, not in {sorted(FORMATS)}"
    gb18030 = (CAMPAIGN / "self" / "huian.csv").read_bytes()
    try:
        gb18030.decode("utf-8")
        yield "huian.csv is UTF-8, not GB18030"
    except UnicodeDecodeError:
        gb18030.decode("gb18030")
    if not any(r.get("vetoes") for r in results):
        yield "no unit is under a veto"
    if not any(r["status"] == "scored" and not r["eligible"] and not r["vetoes"] for r in results):
        yield "no unit lacks a prerequisite"


def records_by_unit():
    """The campaign's NDJSON and multi-document YAML records, as (suffix, text) by unit, in input order."""
    records = {}
    for path in sorted(CAMPAIGN.glob("self/*")) + sorted(CAMPAIGN.glob("visits/*")):
        if path.suffix not in (".yaml", ".ndjson"):
            continue
        text = path.read_text(encoding="utf-8")
        pieces = text.splitlines(keepends=True) if path.suffix == ".ndjson" else re.split(r"^---\n", text, flags=re.MULTILINE)
        for piece in pieces:
            unit = re.search(r'"?unit"?: *\{ *"?id"?: *"([^"]+)"', piece)
            if unit:
                records.setdefault(unit.group(1), []).append((path.suffix, piece))
    return records


def check_shards_by_unit(tools):
    """A folder for each unit; two shards of them, scored apart and put together. Yields what differs from the whole."""
    records = records_by_unit()
    units = sorted(records)
    if len(units) < LEAST_UNITS // 2:
        yield f"only {len(units)} units could be put into folders of their own"
    rubric = str(ROOT / "rubrics" / "fj-civil-affairs-2015.yaml")
    for extra in ([], ["--stream"], ["-j", "1", "--detail", "score"]):
        outputs = []
        for chosen in (units, units[:20], units[20:]):
            with tempfile.TemporaryDirectory() as folder:
                for unit in chosen:
                    where = pathlib.Path(folder) / "units" / unit
                    where.mkdir(parents=True)
                    for number, (suffix, text) in enumerate(records[unit]):
                        (where / f"{number}{suffix}").write_text(text, encoding="utf-8")
                outputs.append(score(tools, "-f", "ndjson", "-r", rubric, *extra, "units", folder=folder))
        if outputs[0] != outputs[1] + outputs[2]:
            yield f"two shards put together are not the whole ({' '.join(extra)})"


def check_shards_by_file(tools, whole):
    """The files of self records in two halves, each with all visits. What is told of units that a half has no self record
    of is the other half's business."""
    files = sorted(str(path.relative_to(CAMPAIGN)) for path in (CAMPAIGN / "self").iterdir() if path.is_file())
    together = b""
    for half in (files[:len(files) // 2], files[len(files) // 2:]):
        own = {json.loads(line)["unit"]["id"] for line in score(tools, "-f", "ndjson", *half).splitlines()}
        text = score(tools, "-f", "ndjson", *half, "--records", "visits")
        together += b"".join(line for line in text.splitlines(keepends=True) if json.loads(line)["unit"]["id"] in own)
    if together != whole:
        yield "two halves put together are not the whole"


def main(argv):
    tools = os.path.abspath(argv[1])
    whole = score(tools, "-f", "ndjson", expect=(1,))
    results = [json.loads(line) for line in whole.decode().splitlines()]
    if "--update" in argv:
        EXPECTED.write_text(figures(results), encoding="utf-8")
    found = list(check_figures(results)) + list(check_campaign(results))
    for jobs in ("1", "2", "5"):
        if score(tools, "-f", "ndjson", "-j", jobs) != whole:
            found.append(f"-j {jobs} gives other bytes")
    found += list(check_shards_by_unit(tools)) + list(check_shards_by_file(tools, whole))
    print("\n".join(found + [f"{len(results)} units, {len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
