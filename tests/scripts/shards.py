#!/usr/bin/env python3
"""shards.py TOOLS: shards scored apart and put together are what one run over all of them writes.

Whole files: byte for byte. One file of NDJSON split by its lines: the same but for `where` of the findings and `inputs`, which
name other files and lines. Records of a part are sound, unsound and broken lines.
"""
import json
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error

RUBRIC = """ceping: rubric/1
id: s
title: 示例
total: 10
deadline: 2026-12-15
items:
  - {id: "1", title: 甲, points: 6, kind: judged}
  - {id: "2", title: 乙, points: 4, kind: measure, unit: "%", curve: [[60, 0], [95, 4]]}
"""


def lines(first, count):
    for unit in range(first, first + count):
        answers = {"1": unit % 7, "2": "９０" if unit % 3 else 70}  # some draw a note, some are out of range
        record = {"ceping": "record/1", "unit": {"id": f"u{unit:03}", "name": f"单位{unit}"},
                  "submitted": "2026-12-10", "answers": answers}
        yield "{broken" if unit % 11 == 5 else json.dumps(record, ensure_ascii=False)


def bare(text):
    """Results without what names files and lines."""
    out = []
    for line in text.splitlines():
        result = json.loads(line)
        assert result.pop("inputs") is not None or result.get("status") == "rejected"
        for finding in result.get("findings", []):
            finding.pop("where", None)
        out.append(result)
    return out


def main(argv):
    running = Running(argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rubric = folder / "rubric.yaml"
        rubric.write_text(RUBRIC, encoding="utf-8")

        def score(*inputs):
            return running.run("ceping-score", "-q", "-f", "ndjson", "--stream", "-j", "1", "-r", str(rubric),
                               *map(str, inputs), ok=(0, 1))[0]

        parts = []
        for number in range(3):
            parts.append(folder / f"part{number}.ndjson")
            parts[-1].write_text("\n".join(lines(40 * number, 40)) + "\n", encoding="utf-8")
        whole = score(*parts)
        apart = "".join(score(part) for part in parts)
        running.hold(whole == apart, "whole files scored apart are not the bytes of one run")
        running.hold(len(whole.splitlines()) == 120, f"{len(whole.splitlines())} results of 120 lines")

        one = folder / "one.ndjson"
        one.write_text("".join(part.read_text(encoding="utf-8") for part in parts), encoding="utf-8")
        joined = score(one)
        running.hold(joined != whole, "names of files are in no result: what is compared here?")
        running.hold(bare(joined) == bare(whole), "a file that was split differs by more than `where` and `inputs`")
    for fault in running.faults:
        print(fault)
    return 1 if running.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
