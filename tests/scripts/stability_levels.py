#!/usr/bin/env python3
"""stability_levels.py TOOLS: --stability varies the weights where there is a choice, and says what it varied.

A rubric whose sections all stand in one group gives the very ranks of one that has them at the top: whether they are
summed or weighted, whether a gate took them from a unit, at whatever depth. A rubric of one criterion has nothing to vary.
"""
import csv
import io
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error

HEAD = 'ceping: rubric/1\nid: s\ntitle: 稳定\nedition: "2015"\ntotal: 10\nitems:\n'
BANDS = "bands: [{id: good, title: 良好, min: 6}, {id: rest, title: 其余}]\n"
PARTS = [("1", 5), ("2", 3), ("3", 2)]


def criteria(indent, more=""):
    return "".join(f'{" " * indent}- {{id: "{name}", title: 第{name}项, points: {points}, kind: judged, step: 0.5, '
                   f"may_not_apply: true{more.format(points)}}}\n" for name, points in PARTS)


FLAT = HEAD + criteria(2) + BANDS
GROUP = "  - id: A\n    title: 全部\n    points: 10\n"
ONE = HEAD + GROUP + "    items:\n" + criteria(6) + BANDS
WEIGHTED = HEAD + GROUP + "    aggregate: weighted\n    items:\n" + criteria(6, ", weight: {}") + BANDS
TWO = (HEAD + GROUP + "    items:\n      - id: B\n        title: 其中\n        points: 10\n        items:\n" + criteria(10) + BANDS)
GATED = HEAD + GROUP + '    gate: [{item: "3"}]\n    items:\n' + criteria(6) + BANDS
ALONE = HEAD + "  - {id: A, title: 唯一, points: 10, kind: judged, step: 0.5}\n" + BANDS


def records(closed):
    out = []
    for n in range(12):
        marks = [str((n * step) % (2 * points + 1) / 2) for step, (_, points) in zip((7, 5, 3), PARTS)]
        if n % 5 == 4:
            marks[1] = "n/a"
        if closed is not None and marks[2] == "0.0":
            marks = closed
        answers = ", ".join(f'"{name}": {mark}' for (name, _), mark in zip(PARTS, marks))
        out.append(f"ceping: record/1\nunit: {{id: u{n}, name: 单位{n}}}\nanswers: {{{answers}}}\n")
    return "---\n".join(out)


def main(argv):
    runs = Running(argv[1])
    faults = runs.faults
    run = runs.run

    def ranks(name, rubric, answers, *more, lang="en"):
        pathlib.Path(name + ".yaml").write_text(rubric, encoding="utf-8")
        pathlib.Path(name + ".records.yaml").write_text(answers, encoding="utf-8")
        run("ceping-score", "-q", "-r", name + ".yaml", name + ".records.yaml", "-o", name + ".ndjson")
        return run("ceping-rank", "-r", name + ".yaml", "--stability", "40%", "--draws", "500", "--seed", "7", *more,
                   name + ".ndjson", lang=lang)

    def rows(text):
        return [{key: value for key, value in row.items() if key not in ("exact", "score")}
                for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))]

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        plain = records(None)
        flat = rows(ranks("flat", FLAT, plain, "-f", "csv", "--plain")[0])
        if not any(row["rank_best"] != row["rank_worst"] for row in flat):
            faults.append("no rank moves")
        if any((row["spread"], row["draws"], row["seed"]) != ("0.4", "500", "7") for row in flat):
            faults.append(f"what was drawn: {flat[0]}")
        for name, rubric in (("one", ONE), ("two", TWO), ("weighted", WEIGHTED)):
            if rows(ranks(name, rubric, plain, "-f", "csv", "--plain")[0]) != flat:
                faults.append(f"{name} ranks otherwise than flat")
        # A shut gate is a unit without a point in its sections.
        nothing = rows(ranks("nothing", FLAT, records(["0", "0", "0"]), "-f", "csv", "--plain")[0])
        if rows(ranks("gated", GATED, plain, "-f", "csv", "--plain")[0]) != nothing or nothing == flat:
            faults.append("gated ranks otherwise than without points")

        for lang, line in (("en", "the weights of 1 2 3 each varied by 40% either way, 500 draws, seed 7"),
                           ("zh", "1 2 3 的权重各上下浮动 40%，抽样 500 次，随机种子 7")):
            for form in ("text", "markdown"):
                out, _ = ranks("one", ONE, plain, "-f", form, lang=lang)
                if line not in out.replace("\\", "").replace("40.0%", "40%"):
                    faults.append(f"{form} {lang}: {out}")
        alone = "---\n".join(f"ceping: record/1\nunit: {{id: u{n}, name: 单位{n}}}\nanswers: {{A: {n / 2}}}\n" for n in range(9))
        for form in ("text", "csv"):
            out, err = ranks("alone", ALONE, alone, "-f", form)
            if "no weights to vary" not in err or "rank_p5" in out or "5%" in out or "draws" in out:
                faults.append(f"alone {form}: {out}{err}")
        os.chdir("/")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
