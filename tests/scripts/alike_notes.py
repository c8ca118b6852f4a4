#!/usr/bin/env python3
"""alike_notes.py TOOLS [--table]: copied notes are told and honest ones are not, over a made corpus.

alike_notes.txt holds honest notes of sixteen units. Of each a copy is made as a clerk makes one: other figures and another
name for himself, a sentence more or less, some words exchanged, the clauses in another order, and several of these. What
ceping-validate says is held against similarities that are computed here by another way, on texts, not on numbers: of which
pairs it speaks, and with what share. --table prints how far honest notes and copies lie apart, which ceping-validate(1)
states.
"""
import itertools
import json
import os
import pathlib
import random
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[0] / "support"))
from running import Running  # pylint: disable=wrong-import-position,import-error

RUBRIC = "ceping: rubric/1\nid: notes\ntitle: 说明\ntotal: 12\nitems:\n" + "".join(
    f'  - {{id: "{n}", title: 第{n}项, points: 1, kind: judged}}\n' for n in range(1, 13))
SELF = ("单位 服务中心 登记处 福利院 救助站 殡仪馆 分公司 办事处 中心 公司 分局 支行 分行 网点 窗口 部门 机关 机构 大厅 科室 街道 社区 公墓 学校 医院 法院 "
        "处 局 所 站 院 馆 园 办 科 部 队 行 校 村 镇 乡 县 区 市").split()
WORDS = [("开展", "组织"), ("定期", "按期"), ("落实", "执行"), ("成立", "组建"), ("制定", "拟定"), ("宣传", "宣讲"),
         ("群众", "居民"), ("工作人员", "窗口人员"), ("检查", "督查"), ("高度", "十分"), ("培训", "学习"), ("公示", "公布"),
         ("全年", "年内"), ("投诉", "举报"), ("建立", "设立"), ("每月", "按月"), ("严格", "认真"), ("营造", "形成")]
SENTENCES = ["年内还被评为先进集体，受到上级通报表扬", "下一步将继续巩固成果，力争再上新台阶", "相关照片和签到表已整理归档备查",
             "得到服务对象的一致好评，社会反响良好"]
LEAST = 0.65
HONEST = 0.4  # honest notes stay below: the man page says so


def honest():
    units, name = {}, None
    for line in (HERE / "alike_notes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("unit "):
            name = line[5:]
        elif not line.startswith("#"):
            criterion, text = line.split(" ", 1)
            units.setdefault(name, {})[criterion] = text
    return units


# --- what a clerk does ----------------------------------------------------------------------------------------------


class Dice:
    """Only random() promises the same numbers in every version of Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, n):
        return int(self.random() * n)

    def pick(self, things):
        return things[self.below(len(things))]

    def shuffled(self, things):
        return [each for _, each in sorted((self.random(), each) for each in things)]


def figures_and_names(text, dice):
    text = re.sub("(?:我|本)(单位|局|处|站|院|馆|所)", lambda _: dice.pick(["我单位", "本中心", "本处"]), text)
    return re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda _: str(2 + dice.below(990)), text)


def clauses(text):
    return [each for each in re.split("(?<=[，。])", text) if each]


def a_sentence_more(text, dice):
    parts = clauses(text)
    parts.insert(dice.below(len(parts) + 1), dice.pick(SENTENCES) + "，")
    return "".join(parts)


def a_clause_less(text, dice):
    parts = clauses(text)
    parts.pop(dice.below(len(parts)))
    return "".join(parts)


def words_exchanged(most):
    def edit(text, dice):
        exchanged = 0
        for one, other in dice.shuffled(WORDS):
            if one in text and exchanged < most:
                text = text.replace(one, other, 1)
                exchanged += 1
        return text
    return edit


def another_order(text, dice):
    return "，".join(dice.shuffled([each.strip("，。") for each in clauses(text)])) + "。"


def one_after_another(*edits):
    def edit(text, dice):
        for each in edits:
            text = each(text, dice)
        return text
    return edit


EDITS = [("figures and names", figures_and_names), ("a sentence more", a_sentence_more), ("a clause less", a_clause_less),
         ("two words exchanged", words_exchanged(2)), ("four words exchanged", words_exchanged(4)),
         ("clauses in another order", another_order),
         ("figures, names, a sentence more", one_after_another(figures_and_names, a_sentence_more)),
         ("two words, a sentence more", one_after_another(words_exchanged(2), a_sentence_more))]


# --- how alike notes are --------------------------------------------------------------------------------------------


def plain(text):
    return re.sub(r"[\W_]", "", text.lower())


def folded(text, name):
    text = plain(text).replace(plain(name), "@")
    text = re.sub("[我本贵该](?:" + "|".join(SELF) + ")", "@", text)
    return re.sub("[0-9零〇一二两三四五六七八九十百千万亿]+", "#", text)


def shingles(text):
    return {text[i:i + 3] for i in range(len(text) - 2)}


class Corpus:
    """Notes of units, and the words that are a form's: those of the rubric and of every fourth unit, five at least."""

    def __init__(self, units):
        self.units = units
        users = {}
        for name, notes in units.items():
            for word in set().union(*[shingles(folded(text, name)) for text in notes.values()]):
                users[word] = users.get(word, 0) + 1
        least = max(5, -(-len(units) // 4))
        self.form = {word for word, count in users.items() if count >= least}
        for n in range(1, 13):
            self.form |= shingles(folded(f"第{n}项", "无"))
        self.own = {(name, criterion): shingles(folded(text, name)) - self.form
                    for name, notes in units.items() for criterion, text in notes.items()}
        self.words = {key: shingles(plain(units[key[0]][key[1]])) for key in self.own}

    def raw(self, a, b):
        return len(self.words[a] & self.words[b]) / len(self.words[a] | self.words[b])

    def contained(self, a, b):
        """None where the notes are not compared: too short, or of too different length."""
        less, more = sorted((len(self.own[a]), len(self.own[b])))
        if less < 20 or less * 2 < more or min(len(plain(self.units[u][c])) for u, c in (a, b)) < 30:
            return None
        return len(self.own[a] & self.own[b]) / less

    def kind(self, a, b):
        """What is to be said of a pair: the code and the share in whole per cent, or nothing."""
        if min(len(plain(self.units[u][c])) for u, c in (a, b)) < 30:
            return None
        if self.raw(a, b) >= 0.8:
            return "alike-note", int(self.raw(a, b) * 100 + 1e-9)
        share = self.contained(a, b)
        return ("alike-edited", int(share * 100 + 1e-9)) if share is not None and share >= LEAST else None


def record(number, name, notes):
    return json.dumps({"ceping": "record/1", "unit": {"id": f"u{number}", "name": name},
                       "answers": {c: {"value": 1, "note": text} for c, text in notes.items()}}, ensure_ascii=False)


def told(run, units):
    """(unit, criterion, code) -> the share and the number of others, as ceping-validate prints them."""
    lines = [record(number, name, notes) for number, (name, notes) in enumerate(units.items())]
    pathlib.Path("records.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    document = json.loads(run("ceping-validate", "-q", "-f", "json", "-r", "rubric.yaml", "--no-config",
                              "--select", "alike-note,alike-edited", "records.ndjson")[0])
    names = list(units)
    out = {}
    for each in document["findings"]:
        criterion = re.search("the note on `([^']+)'", each["message"]).group(1)
        share = int(re.search("([0-9]+)%", each["message"]).group(1))
        out[names[each["line"] - 1], criterion, each["code"]] = share
    return out


def expected(corpus):
    """What is to be told of each note: by code the highest share among the units that are told under it."""
    keys = list(corpus.own)
    best = {}
    for a, b in itertools.combinations(keys, 2):
        if a[0] != b[0] and (kind := corpus.kind(a, b)):
            for one in (a, b):
                best[*one, kind[0]] = max(best.get((*one, kind[0]), 0), kind[1])
    return best


def main(argv):
    runs = Running(argv[1])
    faults = runs.faults
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("rubric.yaml").write_text(RUBRIC, encoding="utf-8")
        units = honest()
        corpus = Corpus(units)
        pairs = [corpus.contained(a, b) for a, b in itertools.combinations(corpus.own, 2) if a[0] != b[0]]
        highest = max(share for share in pairs if share is not None)
        table = [("honest notes, at most", highest)]
        corpus.form = set()
        corpus.own = {(name, c): shingles(folded(text, name)) for name, notes in units.items()
                      for c, text in notes.items() if c != "9"}
        table.append(("the same, had nobody told the form", max(
            corpus.contained(a, b) or 0 for a, b in itertools.combinations(corpus.own, 2) if a[0] != b[0])))
        if max(row[1] for row in table) >= HONEST:
            faults.append(f"honest notes are alike: {table}")
        if found := told(runs.run, units):
            faults.append(f"honest notes are told: {found}")
        notes = 0
        for number, (what, edit) in enumerate(EDITS):
            dice = Dice(number)
            copies = {f"抄送{name}": {c: edit(text, dice) for c, text in each.items() if c != "9"} for name, each in units.items()}
            both = Corpus({**units, **copies})
            wanted, found = expected(both), told(runs.run, {**units, **copies})
            if wanted != found:
                faults.append(f"{what}: expected {sorted(wanted.items() - found.items())[:3]}, "
                              f"found {sorted(found.items() - wanted.items())[:3]}")
            long = [(name, c) for name, each in copies.items() for c, text in each.items() if len(plain(text)) >= 30]
            missed = [key for key in long if not any((*key, code) in found for code in ("alike-note", "alike-edited"))]
            if missed:
                faults.append(f"{what}: copies are not told: {missed[:3]}")
            notes += len(long)
            table.append((what, min(both.contained((name, c), (name[2:], c)) or 1 for name, c in long)))
            table[-1] += (sum((*key, "alike-note") in found for key in long), len(long))
        os.chdir("/")
    if "--table" in argv:
        for row in table:
            print(f"{row[0]:34} {row[1]:.3f}  " + ("by alike-note {} of {}".format(*row[2:]) if row[2:] else ""))
    if notes < 600:
        faults.append(f"only {notes} copies were looked at")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
