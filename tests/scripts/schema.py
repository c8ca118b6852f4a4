#!/usr/bin/env python3
"""schema.py TOOLS: `ceping-show --schema` accepts the records of the hand-computed cases, and refuses what is misspelt.

Skipped where Python has no jsonschema. A record that scoring rejects for what a schema cannot see may be accepted;
one that is scored must be.
"""
import json
import pathlib
import re
import subprocess
import sys

CASES = pathlib.Path(__file__).resolve().parents[1] / "cases"
# What stands in a rejected record that no schema can tell: two self records, and that nothing is left to be scored.
NOT_SEEN = {"19-nothing-applies", "56-duplicates-latest"}


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


def main(argv):
    try:
        import jsonschema
        import yaml
    except ImportError as missing:
        print(f"skipped: {missing}")
        return 77
    found = list(faults(argv[1], yaml, jsonschema))
    print("\n".join(found + [f"{len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
