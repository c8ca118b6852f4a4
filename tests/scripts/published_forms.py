#!/usr/bin/env python3
"""published_forms.py TOOLS: tables of many makes, right ones and ones with a fault that was put in.

Each table is made here from figures that are right by construction, in one of the forms that people give tables. As it is no
row may be called wrong; with one wrong total or rank that very line must be named, and none besides. Figures are whole
hundredths, so nothing is rounded here but what is printed.
"""
import json
import os
import random
import subprocess
import sys


def shown(hundredths, comma=False):
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return text.replace(".", ",") if comma else text


def notation(draw, rank, tied):
    forms = [str(rank), f"第{rank}名", f"{rank}.0"]
    if rank <= 20:
        forms.append(chr(0x2460 + rank - 1))
    if tied:
        forms += [f"={rank}", f"并列第{rank}", f"{rank}（并列）"]
    return draw.choice(forms)


class Table:
    """Units with three parts and a total, the highest first; some share a total."""

    def __init__(self, draw, style):
        totals = []
        top = draw.randint(9000, 9500)
        for _ in range(draw.randint(12, 20)):
            if not totals or draw.random() < 0.75 or totals.count(totals[-1]) > 2:
                top -= draw.randint(20, 150)
            totals.append(top)
        self.rows = []
        for at, total in enumerate(totals):
            a = draw.randint(1500, 3000)
            b = draw.randint(1500, 2800)
            rank = {"competition": totals.index(total) + 1,
                    "dense": len(set(totals[:at + 1])),
                    "ordinal": at + 1}[style]
            self.rows.append({"name": f"{chr(0x7532 + at)}村", "parts": [a, b, total - a - b], "total": total, "rank": rank,
                              "tied": totals.count(total) > 1})

    def spoil(self, draw, what):
        """Makes one row wrong; returns its position."""
        at = draw.randint(2, len(self.rows) - 4)
        row = self.rows[at]
        if what == "total":
            row["total"] += 400
            row["rank"] = None
        else:
            others = [each for each in self.rows[at + 1:] if each["rank"] > row["rank"] + 1]
            if not others:
                return None
            row["rank"] = others[0]["rank"]
            row["tied"] = False
        return at


def lines_of(draw, table, form):
    """The lines of the table, and the line number of each row."""
    comma = form == "decimal commas"
    between = ";" if comma else ","
    parts = form != "no parts"
    header = ["单 位", "制度建设（30分）", "环境卫生", "群众评价", "最后得分", "综合排名"]
    cells = []
    for row in table.rows:
        rank = "" if row["rank"] is None else notation(draw, row["rank"], row["tied"])
        figures = [shown(each, comma) for each in row["parts"]]
        total = shown(row["total"], comma) + ("分" if form == "marks" else "")
        cells.append([row["name"], *figures, total, rank])
    if not parts:
        header = [header[0], header[4], header[5]]
        cells = [[row[0], row[4], row[5]] for row in cells]
    out = []
    places = []
    if form in ("titled", "two rows"):
        out.append("附件2：二〇一五年度考核成绩" + between * (len(header) - 1))
    if form == "two rows":
        out.append("单位,分项得分,,,最后得分,综合排名")
        out.append(",制度,环境,评价,,")
    elif form == "blocks":
        out.append(",".join(header + [""] + header))
    else:
        out.append(between.join(header))
    if form == "blocks":
        half = (len(cells) + 1) // 2
        for i in range(half):
            right = cells[half + i] if half + i < len(cells) else [""] * len(header)
            out.append(",".join(cells[i] + [""] + right))
        places = [2 + i % half for i in range(len(cells))]
        return out, places
    for i, row in enumerate(cells):
        if form == "extra column":
            row = row[:1] + [str(draw.randint(200, 90000))] + row[1:]
        out.append(between.join(row))
        places.append(len(out))
        if form == "repeated header" and i == 5:
            out.append(between.join(header))
    if form == "extra column":
        out[0] = between.join(header[:1] + ["常住居民"] + header[1:])
    if form == "sums and remarks":
        sums = [sum(row["parts"][i] for row in table.rows) for i in range(3)] + [sum(r["total"] for r in table.rows)]
        out.append(",".join(["合计", *[f"{each // 100}.{each % 100:02d}" for each in sums], ""]))
        out.append("注：得分相同的并列,,,,,")
    return out, places


FORMS = ["plain", "titled", "two rows", "blocks", "repeated header", "sums and remarks", "decimal commas", "marks",
         "extra column", "no parts"]


def audit(tools, lines):
    done = subprocess.run([f"{tools}/ceping-audit", "-f", "json", "-"], input="\n".join(lines) + "\n",
                          capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1) or done.stderr:
        return done.returncode, None, done.stderr
    return done.returncode, json.loads(done.stdout), ""


def named(found):
    lines = [each["line"] for each in found["ranks"]["faults"]]
    lines += [each["line"] for each in found.get("totals", {}).get("rows", []) if each["status"] == "impossible"]
    lines += [each["line"] for each in found["bands"]["faults"]] if "bands" in found else []
    return sorted(set(lines))


def main():
    tools = os.path.abspath(sys.argv[1])
    seed = int(os.environ.get("CEPING_SEED", "20151129"))
    draw = random.Random(seed)
    faults = []
    checked = 0
    for style in ("competition", "dense", "ordinal"):
        for form in FORMS:
            for what in (None, "rank", "total"):
                if what == "total" and form in ("no parts", "sums and remarks"):
                    continue
                table = Table(draw, style)
                wrong = table.spoil(draw, what) if what else None
                lines, places = lines_of(draw, table, form)
                status, found, said = audit(tools, lines)
                where = f"{style}, {form}, {what or 'right'}"
                if found is None:
                    faults.append(f"{where}: status {status}: {said}")
                    continue
                checked += 1
                want = [] if wrong is None else [places[wrong]]
                alike = want  # where two of one total have one rank, which of them is wrong cannot be told
                if what == "rank" and wrong is not None:
                    key = (table.rows[wrong]["total"], table.rows[wrong]["rank"])
                    alike = [places[i] for i, row in enumerate(table.rows) if (row["total"], row["rank"]) == key]
                rightly = len(named(found)) == len(want) and set(named(found)) <= set(alike)
                if not rightly or status != (1 if want else 0) or found["faults"] != len(want):
                    faults.append(f"{where}: lines {named(found)} are called wrong ({found['faults']}), not {want}; seed {seed}\n"
                                  + "\n".join(lines))
                verdict = found["verdict"]
                if verdict["ranks"]["state"] == "not_checked" or (form != "no parts" and
                                                                  verdict["totals"]["state"] == "not_checked"):
                    faults.append(f"{where}: not checked: {verdict}")
                if form == "no parts" and verdict["totals"]["state"] != "not_checked":
                    faults.append(f"{where}: totals without parts are called {verdict['totals']['state']}")
    if checked < 80:
        faults.append(f"only {checked} tables were audited")
    print("\n".join(faults[:6]) if faults else f"{checked} tables are audited rightly")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
