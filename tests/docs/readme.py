#!/usr/bin/env python3
"""readme.py TOOLS [--update]: what the two READMEs show of the example campaign, and of a table, is what comes out.

The texts between the marks `example: begin` and `example: end`, `table: begin` and `table: end` are made here from the
programs' output and compared; with --update they are written instead.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests" / "support"))
from form_workbook import FormBook  # pylint: disable=wrong-import-position,import-error

campaign = root / "examples" / "quanzhou-2015"
shown_units = ["350500-bzfw", "350500-hydj", "350503-hydj", "350524-bzfw", "350525-hydj", "350505-jzgl"]
explained_unit = "350503-hydj"
nodes = ["A1", "A1.10", "A1.11", "F3.1"]
from_a_table = [
    "ceping-new rubric --from table.xlsx --id libraries --title 文明图书馆测评细则 --year 2026 -o rubric.yaml",
    "ceping-lint rubric.yaml",
    "ceping-form -r rubric.yaml --unit lib-1 --name 城东图书馆 -o lib-1.xlsx",
    "ceping-validate -r rubric.yaml lib-1.xlsx",
    "ceping-score -r rubric.yaml lib-1.xlsx",
]


def run(tools, *options):
    env = {k: v for k, v in os.environ.items() if not k.startswith("CEPING_")} | {"LC_ALL": "C", "NO_COLOR": "1"}
    done = subprocess.run([tools / "ceping-score", *options], cwd=campaign, env=env, capture_output=True, text=True)
    if done.returncode != 1:
        sys.exit(f"ceping-score ended with {done.returncode}, not 1: {done.stderr}")
    return done.stdout


def table(tools, language):
    lines = run(tools, "-q", "--lang", language).splitlines()
    out = [lines[0]]
    for unit in shown_units:
        out += [line for line in lines if f"({unit})" in line]
    return "\n".join(out + ["..."] + lines[-1:])


def explained(tools):
    for line in run(tools, "-q", "-f", "ndjson").splitlines():
        result = json.loads(line, parse_float=str, parse_int=str)
        if result["unit"]["id"] == explained_unit:
            break
    picked = [result[key] for key in ("score", "exact", "claimed", "band")]
    lines = [f'"score":{picked[0]},"exact":"{picked[1]}", … "claimed":{picked[2]},"band":"{picked[3]}"']
    for node in nodes:
        lines += re.findall(r'\{"id":"%s",[^{}]*(?:\{[^{}]*\}[^{}]*)*\}' % re.escape(node), line)
    return "\n".join(lines)


def fill_in(path, record):
    """Types the answers of a record into its form."""
    book = FormBook(path)
    entries = {"record|submitted": str(record["submitted"])}
    for criterion, answer in record["answers"].items():
        key = f"answer|{criterion}|"
        if isinstance(answer, list):
            checks = [each for each in book.cells if each.startswith(key + "met|")]
            word = {"自评": "是否"}.get(book.cells[checks[0]].parent.title, ("yes", "no"))
            entries.update({each: word[0] if each.split("|")[3] in answer else word[1] for each in checks})
        elif isinstance(answer, dict):
            entries.update({key + part: str(value) for part, value in answer.items()})
        else:
            entries[key + "value"] = str(answer)
    book.put(entries)
    book.save(path)


def session(tools, language):
    """From a table to a scored unit: what each command writes, standard error after standard output."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("CEPING_")}
    env |= {"LC_ALL": "C", "NO_COLOR": "1", "CEPING_LANG": language, "PATH": f"{tools}:{os.environ['PATH']}"}
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "examples" / "from-a-table", folder, dirs_exist_ok=True)
        for command in from_a_table:
            done = subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"{command} ended with {done.returncode}: {done.stderr}")
            lines += ["$ " + command, *(done.stdout + done.stderr).splitlines()]
            if command.startswith("ceping-form"):
                lines.append({"zh": "（在 WPS、Excel 或 LibreOffice 中填好 lib-1.xlsx）",
                              "en": "(lib-1.xlsx is filled in with Excel, WPS or LibreOffice)"}[language])
                fill_in(pathlib.Path(folder) / "lib-1.xlsx", yaml.safe_load((pathlib.Path(folder) / "self.yaml").read_text("utf-8")))
    return "```text\n" + "\n".join(lines) + "\n```\n"


def block(tools, language):
    zh = language == "zh"
    heads = {
        True: ("在该文件夹中直接运行 `ceping-score`（它读取其中的 `ceping.yaml`），节选如下：",
               "`ceping-score -f ndjson` 给出每个节点的精确结果。以丰泽区民政局婚姻登记处为例：",
               "该单位没有食堂，A1.10（0.5 分）不适用，A1 其余各项得 9 分、满分 9.5 分，按缺项折算为 9 × 10 / 9.5 = 9.473684；"
               "F3.1 有三项，达到两项，得 2/3 分。总分是这些分数的精确值，只在最后四舍五入一次。"),
        False: ("`ceping-score` run bare in that folder (it reads the `ceping.yaml` there) prints, in part:",
                "`ceping-score -f ndjson` gives every node, exactly. Of the marriage registry of 丰泽区:",
                "It has no canteen, so A1.10 (0.5 points) does not apply; the rest of A1 earned 9 of 9.5, which is prorated to "
                "9 × 10 / 9.5 = 9.473684. F3.1 has three checks, two are met: 2/3 of a point. The total is the exact "
                "value of all of these, rounded once, at the end."),
    }[zh]
    return (f"{heads[0]}\n\n```text\n{table(tools, language)}\n```\n\n{heads[1]}\n\n"
            f"```text\n{explained(tools)}\n```\n\n{heads[2]}\n")


def main():
    tools = pathlib.Path(sys.argv[1]).resolve()
    faults = 0
    for name, language in (("README.md", "en"), ("README.zh-CN.md", "zh")):
        path = root / name
        for mark, made in (("example", block), ("table", session)):
            text = path.read_text(encoding="utf-8")
            begin, end = f"<!-- {mark}: begin -->\n", f"<!-- {mark}: end -->"
            before, rest = text.split(begin)
            old, after = rest.split(end)
            new = made(tools, language)
            if "--update" in sys.argv:
                path.write_text(before + begin + new + end + after, encoding="utf-8")
            elif old != new:
                faults += 1
                print(f"{name}: the {mark} is not what comes out; readme.py TOOLS --update rewrites it\n"
                      f"--- expected\n{new}")
    print(f"{faults} faults")
    return 1 if faults else 0


sys.exit(main())
