#!/usr/bin/env python3
"""schema.py TOOLS: `ceping-show --schema` accepts the records of the hand-computed cases, and refuses what is misspelt;
`ceping-lint --schema` accepts every sound rubric, refuses wrong ones, and knows the keys that ceping-lint knows.

Skipped where Python has no jsonschema. A record that scoring rejects for what a schema cannot see may be accepted;
one that is scored must be.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/cases"
# What stands in a rejected record that no schema can tell: two self records.
NOT_SEEN = {"56-duplicates-latest"}


def json_like(yaml):
    """A loader that gives what JSON could: keys as they are written, dates and `yes` as texts."""
    class Loader(yaml.SafeLoader):
        def construct_mapping(self, node, deep=False):
            return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    dropped = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
    Loader.yaml_implicit_resolvers = {first: [(tag, pattern) for tag, pattern in rules if tag not in dropped]
                                      for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
    return Loader


def schema_of(tools, rubric):
    shown = subprocess.run([tools + "/ceping-show", "--schema", str(rubric)], capture_output=True, check=True)
    return json.loads(shown.stdout)


def faults(tools, yaml, jsonschema):
    loader = json_like(yaml)
    for case in sorted(CASES.glob("[0-9]*/records.yaml")):
        folder = case.parent
        schema = schema_of(tools, folder / "rubric.yaml")
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["units"]
        for document in yaml.load_all(case.read_text(encoding="utf-8"), loader):
            for record in document if isinstance(document, list) else [document]:
                errors = [error.message for error in validator.iter_errors(record)]
                rejected = expected.get(record["unit"]["id"], {}).get("status") == "rejected"
                if errors and not rejected:
                    yield f"{folder.name}: {record['unit']['id']} is refused: {errors[0][:200]}"
                if rejected and not errors and folder.name not in NOT_SEEN:
                    yield f"{folder.name}: {record['unit']['id']} is accepted"
    wrong = {"ceping": "record/1", "unit": {"id": "u", "name": "u"}, "answers": {"1..1": "A"}}
    if validator.is_valid(wrong):
        yield "a misspelt id is accepted"
    if not validator.is_valid([]):
        yield "a list of records is refused"


# A rubric with every key that a rubric without a base may have; what an edition may have beside them is in EDITION.
EVERY_KEY = ROOT / "tests/cli/ceping-show/every-feature.yaml"
EVERY_RULE = ROOT / "tests/cli/ceping-show/every-rule.yaml"  # and this has those for events, conditions and the like
EDITION = {"extends": "base.yaml", "title": None, "scales": {"fixed": None}, "remove": ["A.1"], "bonus": {"cap": 1},
           "override": {"A.2": {"note": None, "points": 3, "x-why": 1}},
           "add": [{"under": "A", "after": "A.2", "item": {"id": "A.9", "points": 1, "kind": "judged"}}]}

# What ceping-lint says where a schema must see it, too.
STRUCTURE = {"missing-key", "unknown-key", "wrong-type", "group-or-criterion", "unknown-kind", "wrong-format",
             "format-newer", "empty-items"}
# ... but for maps whose keys are somebody's own names, and what only the whole rubric tells.
OWN_NAMES = re.compile(r"^/(sources|scales|methods|facts)/[^/]+$|/(classes|standard|when|methods|if|then)/|^/default_methods/")

# Without it bounds elsewhere are wrong, which only the whole rubric tells.
ELSEWHERE = {("/facts/staff/type", "left out")}

# Slips of an author's hand, each of which the schema alone must notice: a path into EVERY_KEY and what stands there then.
SLIPS = [
    (("ceping",), "rubric/2"), (("id",), "Not An Id"), (("total",), 0), (("total",), "hundred"), (("status",), "final"),
    (("period",), {"from": "2015-01-01"}), (("deadline",), "20 December"), (("rounding", "mode"), "up"),
    (("rounding", "final"), 7), (("not_applicable",), "skip"), (("unverified",), "none"), (("scales", "abcd", "A"), "100%"),
    (("scales", "abcd", "A"), 1.5), (("scales", "abcd"), {}), (("methods", "onsite", "visits"), "median"),
    (("facts", "kind", "type"), "date"), (("facts", "kind", "required"), "maybe"), (("vetoes", 0, "effect"), "fatal"),
    (("evidence",), {"min": -1}), (("evidence",), {"within": "year"}), (("items",), []), (("items",), {}),
    (("items", 0, "points"), -4), (("items", 0, "items", 0, "kind"), "levels"), (("items", 0, "items", 0, "id"), "a;b"),
    (("items", 0, "items", 0, "id"), " a"), (("items", 0, "items", 0, "may_not_apply"), 1), (("items", 0, "items"), "none"),
    (("items", 0, "items", 0, "methods"), []), (("bands", 0, "quota"), 30), (("ranking", "style"), "olympic"),
    (("expect", 0, "severity"), "fatal"), (("bonus", "ceiling"), "max"), (("default_methods",), "material"),
    # Only a bonus or penalty count from zero may do without points.
    (("penalties", "items"), [{"id": "K1", "kind": "judged"}]), (("items", 1), {"id": "2", "kind": "count", "each": 1}),
    (("bonus", "items"), [{"id": "B1", "kind": "count", "from": "full", "each": 1}]),
]


def paths(value, path=()):
    """Every key of every map, as the path that leads to it."""
    for name, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if isinstance(value, dict):
            yield path + (name,)
        yield from paths(inner, path + (name,))


def first_of_each(rubric):
    """The paths of the keys, of those that stand alike in several entries of a list the first one of each kind."""
    seen = set()
    for path in paths(rubric):
        holder = at(rubric, path[:-1])
        like = (tuple(step for step in path if isinstance(step, str)), str(holder.get("kind")))
        if like not in seen:
            seen.add(like)
            yield path


def at(value, path):
    for step in path:
        value = value[step]
    return value


def changed(rubric, path, change):
    out = copy.deepcopy(rubric)
    change(at(out, path[:-1]), path[-1])
    return out


def rename(parent, key):
    """The key misspelt, in its place."""
    entries = list(parent.items())
    parent.clear()
    parent.update({name + "x" if name == key else name: value for name, value in entries})


def put(value):
    def change(parent, key):
        parent[key] = value
    return change


def refuser(jsonschema, schema):
    """Tells whether the schema refuses a rubric that was valid before something changed at a path. Only the smallest part of
    it that the change can reach is looked at, since a whole one takes a while."""
    validators = {}

    def refuses(path, rubric):
        steps = 0
        while path[steps:steps + 1] == ("items",) and len(path) > steps + 2:
            steps += 2
        if steps > 0 and path[-1] != "weight":  # that one is asked for by the group above
            name, part = "node", {"$ref": "#/$defs/node"}
        elif steps == 0 and len(path) > 1 and path[1:] != ("items",):  # which an edition's section does not have
            name, steps, part = path[0], 1, schema["properties"][path[0]]
        else:
            name, steps, part = "", 0, schema
        if name not in validators:
            validators[name] = jsonschema.Draft202012Validator({**part, "$defs": schema["$defs"]})
        return not validators[name].is_valid(at(rubric, path[:steps]))
    return refuses


def lint(tools, rubrics):
    """The codes of errors of each rubric, by one run."""
    with tempfile.TemporaryDirectory() as folder:
        for number, rubric in enumerate(rubrics):
            text = json.dumps(rubric, ensure_ascii=False)
            pathlib.Path(folder, f"{number:04}.yaml").write_text(text, encoding="utf-8")
        done = subprocess.run([tools + "/ceping-lint", "--no-config", "-q", "-f", "json", "--max-errors", "0", folder],
                              capture_output=True, check=False)
    out = [set() for _ in rubrics]
    for finding in json.loads(done.stdout)["findings"]:
        if finding["severity"] == "error":
            out[int(pathlib.Path(finding["path"]).stem)].add(finding["code"])
    return out


def shipped(tools, yaml, loader):
    """Rubrics that ceping-lint finds no error in, with their names."""
    named = [path for folder in ("rubrics", "examples", "tests/cases") for path in sorted((ROOT / folder).rglob("*.yaml"))
             if re.search(r"^ceping: *rubric/1|^extends:", path.read_text(encoding="utf-8"), re.MULTILINE)]
    done = subprocess.run([tools + "/ceping-lint", "--no-config", "-q", "-f", "json", "--max-errors", "0"] +
                          [str(path) for path in named], capture_output=True, check=False)
    faulty = {each["path"] for each in json.loads(done.stdout)["findings"] if each["severity"] == "error"}
    for path in named:
        if str(path) not in faulty:
            yield path, yaml.load(path.read_text(encoding="utf-8"), loader)


def keys_of(schema):
    """Every key that the schema describes, but for those of maps of somebody's own names."""
    for name, value in schema.items():
        if name == "properties" and not schema.keys() & {"$ref", "const"}:
            yield from (key for key, what in value.items() if isinstance(what, dict) and "description" in what)
        if isinstance(value, dict):
            yield from keys_of(value)
        elif isinstance(value, list):
            for each in value:
                yield from keys_of(each) if isinstance(each, dict) else ()


def rubric_faults(tools, yaml, jsonschema):
    shown = subprocess.run([tools + "/ceping-lint", "--schema"], capture_output=True, check=True)
    schema = json.loads(shown.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    loader = json_like(yaml)
    count = 0
    for path, rubric in shipped(tools, yaml, loader):
        count += 1
        for error in validator.iter_errors(rubric):
            yield f"{path.relative_to(ROOT)}: {list(error.absolute_path)}: {error.message[:200]}"
    if count < 50:
        yield f"only {count} shipped rubrics were looked at"
    every = yaml.load(EVERY_KEY.read_text(encoding="utf-8"), loader)
    del every["bonus"]["items"][1:], every["penalties"]["items"][1:]  # what stands there is like the rest
    every["bonus"]["ceiling"] = "total"
    every["prerequisites"][0]["note"] = "先查"
    every["items"][0]["items"][0]["effort"] = 2
    rules = yaml.load(EVERY_RULE.read_text(encoding="utf-8"), loader)
    for error in [each for rubric in (every, rules, EDITION) for each in validator.iter_errors(rubric)]:
        yield f"every key: {list(error.absolute_path)}: {error.message[:200]}"
    unseen = set(keys_of(schema)) - {path[-1] for rubric in (every, rules, EDITION) for path in paths(rubric)}
    if unseen:
        yield f"no rubric here has {sorted(unseen)}"

    wrong = [(f"{path} = {value!r}", changed(every, path, put(value))) for path, value in SLIPS]
    for (what, rubric), codes in zip(wrong, lint(tools, [rubric for _, rubric in wrong])):
        if validator.is_valid(rubric) or not codes:
            yield f"{what} is accepted by {'the schema' if codes else 'ceping-lint'}"

    # The two know the same keys, need the same ones, and want the same types.
    changes = (("misspelt", rename), ("left out", dict.pop), ("a list of lists", put([[[]]])))
    tried = [(path, how, changed(every, path, change)) for number, path in enumerate(first_of_each(every))
             for how, change in changes[:2 if number % 4 else 3]]
    refuses = refuser(jsonschema, schema)
    for (path, how, rubric), codes in zip(tried, lint(tools, [rubric for _, _, rubric in tried])):
        where = "".join(f"/{step}" for step in path)
        refused = refuses(path, rubric)
        if refused and not codes:
            yield f"{where} {how} is refused by the schema alone"
        if codes & STRUCTURE and not refused and not OWN_NAMES.search(where) and (where, how) not in ELSEWHERE:
            yield f"{where} {how} is accepted by the schema: {sorted(codes)}"


def main(argv):
    try:
        import jsonschema
        import yaml
    except ImportError as missing:
        print(f"skipped: {missing}")
        return 77
    found = list(faults(argv[1], yaml, jsonschema)) + list(rubric_faults(argv[1], yaml, jsonschema))
    print("\n".join(found + [f"{len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
