"""Batches that reports are checked with: the example campaign, and records made by chance for other rubrics."""
import json
import os
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAMPAIGN = ROOT / "examples" / "quanzhou-2015"
OWNERS = ("公办", "公建民营", "民办")
PLACES = ("长沙市/岳麓区", "长沙市/芙蓉区", "长沙市/浏阳市/永和镇", "株洲市/天元区", "")
ODD_NAMES = [
    "<script>alert(1)</script>",
    "</td></tr></table><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1", "-1", "@SUM(A1)", "00123", "1e5", "2015-06-17", "TRUE",
    '"双引号" \'单引号\' `反引号` &amp; & < >',
    "\u202e右到左\u202c和\u200f标记\u200e",
    "第一行\n第二行\n\n第四行",
    "表\t格",
    "[链接](https://example.org) **粗** | 竖线 | _x0041_",
    "长" * 500,
    "😀" * 300,
    "a" * 600,
    "%s %n {} {0} \\ $HOME `id`",
]


def run(tools, *command, cwd=ROOT, expect=(0, 1)):
    done = subprocess.run([tools + "/" + command[0], *map(str, command[1:])], cwd=cwd, stdin=subprocess.DEVNULL,
                          capture_output=True, check=False)
    if done.returncode not in expect:
        raise SystemExit(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def criteria(items):
    for item in items:
        if "kind" in item:
            yield item
        yield from criteria(item.get("items", []))


def answer(rubric, item, rng):
    """Any answer to a criterion that is valid."""
    kind = item["kind"]
    if kind == "level":
        scale = item["scale"]
        return rng.choice(list(rubric["scales"][scale] if isinstance(scale, str) else scale))
    if kind == "checklist":
        return [check["id"] for check in item["checks"] if rng.random() < 0.8]
    if kind == "measure":
        low, high = item["curve"][0][0], item["curve"][-1][0]
        parts = {"value": round(rng.uniform(low, high), 2)}
        if "min_sample" in item:
            parts["sample"] = rng.randint(item["min_sample"], 500)
        return parts
    if kind == "count":
        if "classes" in item:
            return {"counts": {name: rng.choice((0, 0, 1, 2)) for name in item["classes"]}}
        return rng.randint(0, 6)
    step = item.get("step", 0.01)
    return round(rng.randint(0, int(item["points"] / step)) * step, 2)


def elderly(rubric, units, seed, names=None):
    """NDJSON records: what each home says, and what the panel found."""
    rng = random.Random(seed)
    for number in range(units):
        unit = {"id": f"H{number:03}", "name": names[number % len(names)] if names else f"第{number}养老院",
                "region": rng.choice(PLACES), "owner": rng.choice(OWNERS), "beds": rng.randint(20, 400),
                "medical": rng.choice("是否"), "dementia": rng.choice("是否")}
        if not unit["region"]:
            del unit["region"]
        if names:
            unit["region"] = rng.choice(("<b>甲</b>/=1+1", "<b>甲</b>/乙\u202e", "丙"))
        all_criteria = list(criteria([*rubric["items"], *rubric["bonus"]["items"], *rubric["penalties"]["items"]]))
        said = {item["id"]: answer(rubric, item, rng) for item in all_criteria
                if item["kind"] != "timeliness" and rng.random() < 0.97}
        good = rng.random()  # how good the home is: else all scores were much alike
        files = [{"title": f"材料{n}", "url": f"https://example.org/{number}/{n}", "type": kind, "date": "2020-06-01"}
                 for n, kind in enumerate(("图片", "文件", "表格"))]

        def with_evidence(answers):
            out = {}
            for item in all_criteria:
                if item["id"] in answers:
                    value = answers[item["id"]]
                    whole = value if isinstance(value, dict) else {"met" if isinstance(value, list) else "value": value}
                    kinds = item.get("evidence", {}).get("types", ["文件"])
                    out[item["id"]] = {**whole, "evidence": [{**files[n], "type": kinds[0]} for n in range(3)]}
            return out

        found = {name: value for name, value in said.items() if rng.random() < 0.4 + 0.6 * good}
        prerequisites = {each["id"]: rng.random() < 0.97 for each in rubric["prerequisites"]}
        head = {"ceping": "record/1", "unit": unit, "submitted": "2020-09-01"}
        yield {**head, "prerequisites": prerequisites, "answers": with_evidence(said),
               "vetoes": {each["id"]: rng.random() < 0.02 for each in rubric["vetoes"]}}
        by_id = {item["id"]: item for item in all_criteria}
        for method in rubric["methods"]:
            answers = {name: value for name, value in found.items()
                       if method in by_id[name].get("methods", rubric["default_methods"])}
            yield {"ceping": "record/1", "source": method, "unit": {"id": unit["id"], "name": unit["name"]}, "date": "2020-09-10",
                   "assessor": "专家甲", "answers": with_evidence(answers)}
    # One that is rejected: it has no answers that can be read.
    yield {"ceping": "record/1", "unit": {"id": "H-bad", "name": names[0] if names else "退回单位", "owner": "民办"},
           "answers": {"1.1.1": "not a number"}}


def corpus(folder, count):
    """The rubric and records of the benchmark: weighted groups, criteria that do not apply, seven and more digits."""
    subprocess.run([sys.executable, ROOT / "tests/bench/corpus.py", "--records", "1", "--ndjson", str(count), folder],
                   check=True, capture_output=True)
    path = folder / "records.ndjson"
    lines = path.read_text(encoding="utf-8").splitlines()
    out = []
    for number, line in enumerate(lines):
        record = json.loads(line)
        record["unit"]["name"] = ODD_NAMES[number % len(ODD_NAMES)]
        out.append(json.dumps(record, ensure_ascii=False))
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    return folder / "rubric.yaml", path


def batches(tools, folder):
    """Name, rubric file and results file of each. Under a sanitizer fewer units: no more than it takes to have each name."""
    sanitized = bool(os.environ.get("CEPING_SANITIZE"))
    if not sanitized:
        results = folder / "campaign.ndjson"
        run(tools, "ceping-score", "-q", "-f", "ndjson", "-o", results, cwd=CAMPAIGN)
        yield "campaign", ROOT / "rubrics/fj-civil-affairs-2015.yaml", results

    units = len(ODD_NAMES) if sanitized else 3 * len(ODD_NAMES)
    path = ROOT / "rubrics/elderly-care-grading.yaml"
    rubric = json.loads(run(tools, "ceping-show", "-f", "json", path))
    for name, names, seed in (("thousand points", None, 1), ("odd names", ODD_NAMES, 2)):
        records = folder / f"{seed}.records.ndjson"
        records.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in elderly(rubric, units, seed, names)),
                           encoding="utf-8")
        results = folder / f"{seed}.results.ndjson"
        run(tools, "ceping-score", "-q", "--no-config", "-r", path, "-f", "ndjson", "-o", results, records)
        yield name, path, results

    path, records = corpus(folder, units + len(ODD_NAMES))
    results = folder / "corpus.results.ndjson"
    run(tools, "ceping-score", "-q", "--no-config", "-r", path, "-f", "ndjson", "-o", results, records)
    yield "fractions", path, results


def earlier(results, path):
    """Results of an earlier batch, written to a file: each unit has what is another's now; one is new and one is gone."""
    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    units = [{"id": "gone", "name": "不再参评的单位"}, *(row["unit"] for row in rows[1:])]
    others = rows[2:] + rows[:2]
    path.write_text("".join(json.dumps({**other, "unit": unit}, ensure_ascii=False) + "\n" for unit, other in zip(units, others)),
                    encoding="utf-8")
    return path
