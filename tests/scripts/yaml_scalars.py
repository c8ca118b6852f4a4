#!/usr/bin/env python3
"""yaml_scalars.py TOOLS: what ceping-show writes as YAML means the same to every reader, and the same as its JSON.

Values of facts are texts, however much they look like something else. A rubric with many such values, in `values` and in
`when`, is written by ceping-show -f yaml and read by a YAML 1.1 reader (PyYAML) and by the rules of the core schema of
YAML 1.2.2 (10.3.2), which are written down here; both must give what -f json gives, and every value as the text it is.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

VALUES = ["no", "No", "NO", "yes", "y", "n", "on", "Off", "true", "FALSE", "null", "Null", "~", "010", "0o17", "0x1F", "0b101", "0B1",
          "1e3", "12e03", "-1e-3", "+5", "-0", "5.", ".5", "1_000", "1:30", "190:20:30", "2025-01-01", "2025-01-01T10:00:00Z",
          "2025-1-1", ".inf", "-.INF", ".nan", ".NaN", "=", "<<", "1,5", "1/2", "007", "12", "-3.25", "1e", "e1", "0x", "-", "--",
          "a", "A1", "B1", "café", "一", "1一", "#x", "x #y", "a: b", "!x", "&x", "*x", "@x", "`x", "%x", "'", '"', "[", "{x}", "?"]
CORE = (("null", r"null|Null|NULL|~|"), ("bool", r"true|True|TRUE|false|False|FALSE"),
        ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"))


class Core(yaml.SafeLoader):  # pylint: disable=too-many-ancestors
    """YAML 1.2's core schema: what is plain and matches none of the rules is a text."""

    yaml_implicit_resolvers = {}

    def resolve(self, kind, value, implicit):
        if kind is yaml.ScalarNode and implicit[0]:
            for name, pattern in CORE:
                if re.fullmatch(pattern, value):
                    return f"tag:yaml.org,2002:{name}"
            return "tag:yaml.org,2002:str"
        return super().resolve(kind, value, implicit)

    def flatten_mapping(self, node):
        """No merge keys in YAML 1.2."""


def main(argv):
    quoted = json.dumps(VALUES, ensure_ascii=False)
    rubric = f"""ceping: rubric/1
id: "1e3"
edition: "2015"
title: "010"
total: 10
facts: {{kind: {{title: "no", values: {quoted}, required: true}}, staff: {{title: 人数, type: number}}}}
items:
  - {{id: "1", title: "1:30", points: 5.50, kind: judged, when: {{kind: {quoted}, staff: {{min: 10, max: 1000}}}}}}
  - {{id: "2", title: x, points: 4.50, kind: judged, may_not_apply: true}}
"""
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "rubric.yaml"
        path.write_text(rubric, encoding="utf-8")

        def show(form):
            return subprocess.run([f"{argv[1]}/ceping-show", "-f", form, str(path)], check=True, capture_output=True,
                                  encoding="utf-8").stdout

        text = show("yaml")
        asked = json.loads(show("json"))
        path.write_text(text, encoding="utf-8")
        assert show("yaml") == text, "what was written is written anew otherwise"
    faults = []
    for reader in (yaml.SafeLoader, Core):
        got = yaml.load(text, Loader=reader)  # both are safe loaders
        if got != asked:
            faults.append(f"{reader.__name__}: {got}\ninstead of {asked}")
        for where, found in (("values", got["facts"]["kind"]["values"]), ("when", got["items"][0]["when"]["kind"])):
            faults += [f"{reader.__name__}: {where}: {value!r} became {other!r}"
                       for value, other in zip(VALUES, found, strict=True) if value != other or not isinstance(other, str)]
        if got["facts"]["kind"]["required"] is not True or got["items"][0]["points"] != 5.5 \
                or got["items"][0]["when"]["staff"] != {"min": 10, "max": 1000}:
            faults.append(f"{reader.__name__}: numbers or truth values became texts")
    print("\n".join(faults) or f"{len(VALUES)} texts stay texts in two readers")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
