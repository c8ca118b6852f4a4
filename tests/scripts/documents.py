#!/usr/bin/env python3
"""documents.py TOOLS: every JSON that a tool writes is JSON, says by its tag what it is, and is as ceping-documents(5) and the
schema of that tag in rubrics/schema say.

Each run of RUNS writes one document, a list or lines of them, which are parsed strictly: no key twice, no NaN. Every tag of
ceping-documents(5) must come out of some run, and every member that a schema knows. Every schema must
refuse each document that is spoilt in a way that a reader would trip over. Skipped where Python has no jsonschema.
"""
import copy
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "rubrics/schema"
PAGE = ROOT / "man/man5/ceping-documents.5"
CLI = ROOT / "tests/cli"

# Where a run happens: a folder and what is done to it first.
PLACES = {
    "rank": ["cp -r {cli}/ceping-rank/data/. .",
             "cp {cli}/ceping-score/not-assessed/rubric.yaml none.yaml",
             "sed 's/when: {{kind: 窗口}}, may/may/' none.yaml >wider.yaml",
             "cp {cli}/ceping-score/not-assessed/self.yaml none-self.yaml",
             "ceping-score --no-config -q -f ndjson -o none.ndjson -r none.yaml {cli}/ceping-score/not-assessed/self.yaml",
             "ceping-score --no-config -q -f ndjson -o lax.ndjson --set rounding.final=0 -r {cli}/ceping-explain/data/rubric.yaml "
             "{cli}/ceping-explain/data/self.yaml"],
    "diff": ["cp -r {cli}/ceping-diff/data/. .",
             "ceping-score -q -r fix.yaml -f ndjson -o 1.ndjson fix-first.ndjson",
             "ceping-score -q -r fix.yaml -f ndjson -o 2.ndjson fix-second.ndjson",
             "ceping-score -q -r old.yaml -f ndjson -o ruled.ndjson old.ndjson visit.ndjson --rulings rulings.yaml",
             "ceping-score -q -r old.yaml -f ndjson -o set.ndjson --set rounding.final=0 old.ndjson new.ndjson"],
    "explain": ["cp -r {cli}/ceping-explain/data/. .",
                "cp {cli}/ceping-explain/passed-over/rubric.yaml over.yaml",
                "cp {cli}/ceping-explain/passed-over/records.yaml over-records.yaml"],
    "audit": ["cp -r {cli}/ceping-audit/data/. .",
              "printf '组别,单位,等次,名次,总分,甲（10分）,乙\\n机关,一,优,1,12,11,1\\n机关,二,良,2,8,4,4\\n机关,二,优,4,9,4,4\\n"
              "机关,三,优,6,5,4,4\\n窗口,四,优,1,9,5,4\\n窗口,五,良,2,7,3,4\\n窗口,六,良,2,6,3,3\\n合计,,,,20,9,1\\n' >odd.csv",
              "printf '组别,单位,名次,总分\\n机关,甲,1,95\\n机关,乙,2,94\\n机关,丙,5,93\\n机关,丁,6,92\\n窗口,戊,1,91\\n窗口,己,2,90\\n' >gaps.csv",
              "sed 's/,73.5/,79.0/; 1s/^/group,/; 2,$s/^/g,/' weights.csv >wrong.csv",
              "printf '单位,制度,环境,总分,名次\\n甲,40,50,90,1\\n乙,40,40,80,2\\n小计,80,90,171,\\n' >totals.csv",
              "printf 'name,Score,rank\\nA,95,1\\nB,94,2\\nC,80,7-8\\nD,79,3-5\\nE,70,6-10\\n' >ranges.csv"],
    "lint": ["cp {cli}/ceping-lint/format-json/bad.yaml {cli}/ceping-lint/baseline-write/warn.yaml .",
             "sh -e {root}/tests/support/item_results.sh"],
    "campaign": ["cp -r {cli}/ceping-validate/campaign/. ."],
    "workbook": ["cp -r {root}/tests/diagnostics/cell-unusable/. .", "sh -e setup",
                 "PYTHONPATH={root}/tests/support python3 -c 'import workbook_parts as w; "
                 "open(\"scores.xlsx\", \"wb\").write(w.packed(w.parts({{\"s\": [[\"单位\", \"总分\"], [\"甲\", \"9\"]]}})))'"],
    "score": ["cp -r {cli}/ceping-explain/data/. .",
              "printf 'ceping: record/1\\nunit: {{name: 无编码}}\\nanswers: {{}}\\n' >nobody.yaml",
              "sed 's/1.1\": B/1.1\": E/' self.yaml >worse.yaml; sed 's/points: 4, kind: level/points: 4, kind: level, note: x/' rubric.yaml >other.yaml",
              "ceping-score -q -f ndjson -o a.ndjson -r rubric.yaml self.yaml --set visits=lowest",
              "ceping-score -q -f ndjson -o b.ndjson -r rubric.yaml self.yaml --rulings rulings.yaml",
              "ceping-score -q -f ndjson -o c.ndjson -r rubric.yaml worse.yaml --set visits=lowest"],
}
SCORE = "ceping-score -q -r rubric.yaml self.yaml --records visits.yaml bad.yaml"
EXPLAIN = "ceping-explain -r rubric.yaml self.yaml --records visits.yaml bad.yaml -f json"
NOTICES = "ceping-report -q -r fix.yaml --notices n --notices-format docx,md 1.ndjson"
CAUSES = "ceping-diff -f json --causes --old-rubric old.yaml --old-records old.ndjson"
# place, command, tag of the document or documents ("" for JSON of another kind)
RUNS = [
    ("rank", "ceping-rank -f json -r rubric.yaml results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json --lang zh -r rubric.yaml --by kind results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json --by region:2 results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json --compare earlier.ndjson results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json --combine 2014=25%,2015=75% earlier.ndjson results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json -r rubric.yaml --stability 25% --draws 50 results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json -r rubric.yaml --by kind --stability 25% --draws 50 results.ndjson", "league/1"),
    ("rank", "ceping-rank -f json lax.ndjson", "league/1"),
    ("rank", "ceping-rank -f json /dev/null", "league/1"),
    ("rank", "ceping-rank -f json -r rubric.yaml --rollup mean results.ndjson", "regions/1"),
    ("rank", "ceping-rank -f json --rollup lowest results.ndjson", "regions/1"),
    ("rank", "ceping-rank -f json --rollup lowest none.ndjson", "regions/1"),
    ("rank", "ceping-rank -f json none.ndjson", "league/1"),
    ("rank", "ceping-diff -f json --impact none-self.yaml none.yaml wider.yaml", "impact/1"),
    ("rank", "ceping-lint -f json --results none.ndjson none.yaml", "findings/1"),
    ("rank", "ceping-rank -f json -r rubric.yaml --rollup weighted:staff results.ndjson", "regions/1"),
    ("rank", "ceping-rank -f json --rollup mean lax.ndjson", "regions/1"),
    ("rank", "ceping-rank -f json --top 1 --per kind results.ndjson", "shortlist/1"),
    ("rank", "ceping-rank -f json --top 2 --per kind lax.ndjson", "shortlist/1"),
    ("diff", "ceping-diff -f json before.ndjson after.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --nodes before.ndjson after.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --nodes before.ndjson ruled.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --nodes ruled.ndjson before.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --nodes before.ndjson set.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json set.ndjson before.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --threshold 1.5 before.ndjson verified.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json before.ndjson before.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json /dev/null before.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --inflation verified.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --inflation --nodes verified.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json --inflation before.ndjson", "diff/1"),
    ("diff", "ceping-diff -f json old.yaml new.yaml", "rubric-diff/1"),
    ("diff", "ceping-diff -f json --lang zh old.yaml moved.yaml", "rubric-diff/1"),
    ("diff", "ceping-diff -f json old.yaml old.yaml", "rubric-diff/1"),
    ("diff", "ceping-diff -f json old.yaml words.yaml --impact old.ndjson", "impact/1"),
    ("diff", "ceping-diff -f json old.yaml new.yaml --impact old.ndjson --impact visit.ndjson", "impact/1"),
    ("diff", "ceping-diff -f json old.yaml new.yaml --impact new.ndjson", "impact/1"),
    ("diff", CAUSES, "causes/1"),
    ("diff", CAUSES + " --new-rulings rulings.yaml --new-set rounding.criterion=0", "causes/1"),
    ("diff", CAUSES + " --new-rubric new.yaml --new-records new.ndjson", "causes/1"),
    ("diff", CAUSES + " --new-records shown.ndjson", "causes/1"),
    ("diff", CAUSES + " --new-rubric facts.yaml --new-records facts.ndjson", "causes/1"),
    ("diff", "ceping-diff -f json --rectification -r fix.yaml 1.ndjson 2.ndjson", "rectification/1"),
    ("diff", "ceping-diff -f json --rectification -r fix.yaml 2.ndjson 1.ndjson", "rectification/1"),
    ("diff", "ceping-diff -f json --rectification -r fix.yaml /dev/null 1.ndjson", "rectification/1"),
    ("diff", f"{NOTICES}; cat n/index.json", "notices/1"),
    ("diff", "ceping-report -q -r fix.yaml --notices m --date 2016-01-20 --fix-by 2016-03-31 1.ndjson; cat m/index.json", "notices/1"),
    ("diff", "ceping-report -q -r fix.yaml --notices none --least-lost 1000 -u u1 1.ndjson; cat none/index.json", "notices/1"),
    ("diff", f"{NOTICES}; ceping-diff -f json --notices n -r fix.yaml 1.ndjson 2.ndjson", "rectification/1"),
    *(("audit", f"ceping-audit -f json {table}.csv", "audit/1")
      for table in ("bands", "banded", "cells", "clean", "groups", "handmade", "ranks", "sums", "stated", "weights", "wide", "odd", "totals", "ranges")),
    ("audit", "ceping-audit -f json --by 组别 odd.csv", "audit/1"),
    ("audit", "ceping-audit -f json --by 组别 gaps.csv", "audit/1"),
    ("audit", "ceping-audit -f json --recover whole --by group wrong.csv", "audit/1"),
    ("audit", "ceping-audit -f json --weights 50%,30%,20% weights.csv", "audit/1"),
    ("audit", "ceping-audit -f json --weights 60%,30%,20% weights.csv", "audit/1"),
    ("audit", "ceping-audit -f json -r rubric.yaml banded.csv", "audit/1"),
    ("audit", "ceping-audit -f json --list 2 --lang zh weights.csv", "audit/1"),
    ("audit", "printf '单位,总分,名次\\n' | ceping-audit -f json -", "audit/1"),
    ("explain", EXPLAIN + " -u u1", "explanation/1"),
    ("explain", EXPLAIN + " -u u2 -u u3 -u u1 --to next", "explanation/1"),
    ("explain", EXPLAIN + " -u u1 -u u2 --lang zh --to top --node 1", "explanation/1"),
    ("explain", EXPLAIN + " -u u1 --to-score 18 --set visits=lowest", "explanation/1"),
    ("explain", EXPLAIN + " -u u1 -u u2 -u u3 --margin", "explanation/1"),
    ("explain", EXPLAIN + " -u u4", "explanation/1"),
    ("explain", EXPLAIN + " -u u1 --stage self --rulings rulings.yaml", "explanation/1"),
    ("explain", "ceping-explain -r over.yaml over-records.yaml -f json -u u1 -u u2", "explanation/1"),
    ("explain", EXPLAIN + " --all", "gains/1"),
    ("explain", EXPLAIN + " --all --to top --set visits=lowest", "gains/1"),
    ("lint", "ceping-lint -f json bad.yaml", "findings/1"),
    ("lint", "ceping-lint -f json --max-errors 1 --lang zh bad.yaml warn.yaml", "findings/1"),
    ("lint", "ceping-lint -f json warn.yaml", "findings/1"),
    ("lint", "ceping-lint -f json nowhere.yaml", "findings/1"),
    ("lint", "ceping-lint -f json --results results.ndjson rubric.yaml", "findings/1"),
    ("lint", "ceping-lint -q --write-baseline known.json warn.yaml >&2; cat known.json", "baseline/1"),
    ("lint", "ceping-lint -q --write-baseline k.json warn.yaml >&2; ceping-lint -f json --baseline k.json warn.yaml", "findings/1"),
    ("campaign", "ceping-validate -f json", "findings/1"),
    ("workbook", "ceping-validate -f json -r rubric.yaml 自评.xlsx", "findings/1"),
    ("workbook", "ceping-audit -f json scores.xlsx", "audit/1"),
    ("campaign", "ceping-validate -f json --summary --lang zh", "findings/1"),
    ("campaign", "ceping-validate -f json --max-errors 2", "findings/1"),
    ("campaign", "ceping-validate -q --write-baseline known.json >/dev/null; cat known.json", "baseline/1"),
    ("campaign", "ceping-validate -q --write-baseline k.json >/dev/null; ceping-validate -f json --baseline k.json", "findings/1"),
    *(("score", f"{SCORE} -f {form} --detail {detail}", "result/1") for form in ("json", "ndjson") for detail in ("full", "groups", "score")),
    ("score", SCORE + " -f json --set visits=lowest --lang zh", "result/1"),
    ("score", SCORE + " -f ndjson --rulings rulings.yaml", "result/1"),
    ("score", SCORE + " nobody.yaml -f ndjson --stage self", "result/1"),
    ("score", SCORE + " nobody.yaml -f ndjson | ceping-rank -f json -", "league/1"),
    ("score", SCORE + " -f json --stream", "result/1"),
    ("score", SCORE + " -o r.ndjson --manifest run.json --rulings rulings.yaml --set visits=lowest; cat run.json", "manifest/1"),
    ("score", SCORE + " -o r.csv --manifest run.json --plain --stage self --keep-invalid; cat run.json", "manifest/1"),
    ("score", SCORE + " -o r.sqlite --manifest run.json; cat run.json", "manifest/1"),
    ("score", "cp self.yaml s.yaml; ceping-score -q -r rubric.yaml s.yaml -o r.ndjson --stream --encoding gb18030 --manifest m.json; cat m.json",
     "manifest/1"),
    ("score", "ceping-diff -f json --nodes a.ndjson b.ndjson", "diff/1"),
    ("score", "ceping-diff -f json --nodes b.ndjson a.ndjson", "diff/1"),
    ("score", "ceping-diff -f json rubric.yaml other.yaml --impact self.yaml", "impact/1"),
    ("score", "ceping-diff -f json --rectification -r rubric.yaml a.ndjson c.ndjson", "rectification/1"),
    ("score", "ceping-lint -f json --results a.ndjson rubric.yaml", "findings/1"),
    ("score", "ceping-show -f json rubric.yaml", "rubric/1"),
    ("score", "ceping-show --schema rubric.yaml", ""),
    ("score", "ceping-lint --schema", ""),
    ("lint", "ceping-lint -f sarif bad.yaml", ""),
    ("lint", "ceping-lint -f gitlab bad.yaml", ""),
    ("campaign", "ceping-validate -f sarif", ""),
    ("campaign", "ceping-validate -f gitlab", ""),
]


def strictly(text):
    """JSON as the standard has it, and no key twice."""
    def no_constant(name):
        raise ValueError(f"{name} is no JSON")

    def no_key_twice(pairs):
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            raise ValueError(f"a key stands twice: {[key for key in keys if keys.count(key) > 1][0]}")
        return dict(pairs)

    return json.loads(text, parse_constant=no_constant, object_pairs_hook=no_key_twice)


def documents_of(text, lines):
    if lines:
        return [strictly(line) for line in text.splitlines()]
    whole = strictly(text)
    return whole if isinstance(whole, list) else [whole]


def run_all(tools, work):
    """Yields each run with what it wrote, and its fault where it wrote nothing that can be read."""
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(work), "LC_ALL": "C", "TZ": "UTC"}
    for place, steps in PLACES.items():
        (work / place).mkdir()
        for step in steps:
            done = subprocess.run(["sh", "-c", step.format(cli=CLI, root=ROOT)], cwd=work / place, env=environment,
                                  capture_output=True, check=False)
            if done.returncode not in (0, 1):  # 1: a unit is rejected, on purpose
                yield step, "", [], f"{step}: {done.stderr[-300:]!r}"
    for place, command, tag in RUNS:
        done = subprocess.run(["sh", "-c", command], cwd=work / place, env=environment, capture_output=True, check=False)
        try:
            documents = documents_of(done.stdout.decode("utf-8"), "ndjson" in command and "-f json" not in command and tag == "result/1")
        except ValueError as fault:
            yield command, tag, [], f"{command}: {fault}: {(done.stdout or done.stderr)[:200]!r}"
            continue
        yield command, tag, documents, "" if documents or not tag else f"{command}: no document"


def members(value, path=""):
    """The path of every member, without positions in lists."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}/{key}"
            yield from members(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from members(inner, path)


def known(schema, path=""):
    """The path of every member that a schema knows by name."""
    for key, inner in schema.get("properties", {}).items():
        yield f"{path}/{key}"
        yield from known(inner, f"{path}/{key}")
    if "items" in schema:
        yield from known(schema["items"], path)


def spoilt(document, schema):
    """The document in ways that no reader could take: without what must be there, with what nobody knows, of other types."""
    for path, fixed in objects(document, schema):
        inner = at(document, path)
        for key in fixed.get("required", []):
            yield f"without {key} in {path}", put_at(document, path, {name: value for name, value in inner.items() if name != key})
        yield f"with another member in {path}", put_at(document, path, {**inner, "another": 1})
    yield "of another tag", {**document, "ceping": "another/1"}
    for key in document:
        yield f"null as {key}", {**document, key: None}
        if isinstance(document[key], list):
            yield f"with a list in the list {key}", {**document, key: document[key] + [[]]}
    for path in list(leaves(document)):
        value = at(document, path)
        wrong = 1 if isinstance(value, str) else "" if isinstance(value, bool) else "text"
        if path[0] != "unit" or len(path) != 2 or document["ceping"] != "result/1":  # facts are texts or numbers
            yield f"{wrong!r} at {path}", replaced(document, path, wrong)
        if path[-1] == "exact":
            for text in ("0.5", "1/0", "1 / 2", ""):
                yield f"{text!r} at {path}", replaced(document, path, text)
        if path[0] != "unit" and path[-1] in ("status", "stage", "severity", "state", "kind", "change"):
            yield f"another word at {path}", replaced(document, path, "another")


def objects(value, schema, path=()):
    """The objects whose members are fixed, of a list's the first, with what the schema says of each."""
    if isinstance(value, list) and value:
        yield from objects(value[0], schema.get("items", {}), path + (0,))
    elif isinstance(value, dict) and "properties" in schema:
        if path != ("unit",) or schema.get("additionalProperties") is False:  # facts have their own names
            yield path, schema
        for key, inner in schema["properties"].items():
            if key in value and isinstance(inner, dict):
                yield from objects(value[key], inner, path + (key,))


def put_at(document, path, value):
    return replaced(document, path, value) if path else value


def leaves(value, path=()):
    """The first leaf of each kind."""
    inner = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, each in inner:
        if isinstance(each, (dict, list)):
            yield from leaves(each, path + (key,))
        elif each is not None:
            yield path + (key,)


def at(value, path):
    for step in path:
        value = value[step]
    return value


def replaced(document, path, value):
    out = copy.deepcopy(document)
    at(out, path[:-1])[path[-1]] = value
    return out


def examples(page):
    for text in re.findall(r"^\.Bd -literal\n(.*?)^\.Ed$", page, re.MULTILINE | re.DOTALL):
        yield text.replace("\\-", "-").replace("\\e", "\\")


def faults_of_schemas(schemas, tags, jsonschema):
    for tag, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        name = tag.replace("/", ":")
        if schema["$id"] != f"urn:ceping:{name}" or schema["properties"]["ceping"] != {"const": tag}:
            yield f"the schema of {tag} has another name inside"
    for tag in sorted(set(schemas) ^ (tags | {"result/1"})):
        yield f"{tag}: has no section in {PAGE.name}, or no schema"


def faults(tools, work, jsonschema):
    page = PAGE.read_text(encoding="utf-8")
    tags = set(re.findall(r"^\.Ss ([a-z-]+/[0-9]+)$", page, re.MULTILINE))
    schemas = {path.stem[::-1].replace("-", "/", 1)[::-1]: strictly(path.read_text(encoding="utf-8"))
               for path in sorted(SCHEMAS.glob("*.json"))}
    yield from faults_of_schemas(schemas, tags, jsonschema)
    validators = {tag: jsonschema.Draft202012Validator(schema) for tag, schema in schemas.items()}
    seen = {tag: set() for tag in schemas}
    richest = {}

    def look(what, tag, document):
        if document.get("ceping") != tag or next(iter(document)) != "ceping":
            yield f"{what}: the first member is {next(iter(document.items()), None)}, not the tag {tag}"
        elif tag in validators:
            found = set(members(document))
            seen[tag] |= found
            if len(found) > len(seen_of(richest.get(tag))):
                richest[tag] = document
            for error in list(validators[tag].iter_errors(document))[:3]:
                yield f"{what}: {tag}: {list(error.absolute_path)}: {error.message[:300]}"
        elif tag != "rubric/1":
            yield f"{what}: {tag} has no schema"

    for command, tag, documents, fault in run_all(tools, work):
        if fault:
            yield fault
        for document in documents if tag else ():
            yield from look(command, tag, document)
    # The expected output of the command-line cases, where all of it is one document.
    for path in sorted(CLI.glob("*/*/stdout")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if re.match(r'(\[\n)?\{"ceping":"[a-z-]+/1"', text):
            try:
                documents = documents_of(text, False)
            except ValueError:  # lines, or more than one document, after one another
                continue
            for document in documents:
                if document["ceping"] in schemas:
                    yield from look(path.relative_to(ROOT), document["ceping"], document)
    for text in examples(page):
        document = strictly(text)
        yield from look("an example of the page", document["ceping"], document)
    for tag, schema in schemas.items():
        unseen = set(known(schema)) - seen[tag]
        if unseen:
            yield f"{tag}: no run wrote {sorted(unseen)}"
        for what, document in spoilt(richest[tag], schema) if tag in richest else ():
            if validators[tag].is_valid(document):
                yield f"the schema of {tag} accepts one {what}"


def seen_of(document):
    return set(members(document)) if document else set()


def main(argv):
    try:
        import jsonschema
    except ImportError as missing:
        print(f"skipped: {missing}")
        return 77
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        found = list(faults(str(pathlib.Path(argv[1]).resolve()), work, jsonschema))
    finally:
        shutil.rmtree(work)
    print("\n".join(found + [f"{len(RUNS)} runs, {len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
