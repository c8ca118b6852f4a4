"""Mistakes in a record's head, its dates, its flags and what it added up itself."""
from marks import Marks, rounded
from mutant import LONG, Mutant, TABLE, TREE, bare, lacking, mistake, parts, put, undated, whole_record
from tables import Cell
from tree import List, Map, Text, figure

DIGITS = {ord(str(i)): chr(ord("０") + i) for i in range(10)}


def wide_digits(text):
    return text.translate(DIGITS)


# --- keys


@mistake("unknown-key: record", TREE)
def _(batch, rng, form):
    key, _ = rng.choice(batch.records).tree.add(rng.choice(("submited", "备注", "remark")), "x", rng.randint(0, 3))
    return Mutant(("unknown-key", key))


@mistake("unknown-key: unit", TREE)
def _(batch, rng, form):
    key, _ = batch.pick(rng).head.add(rng.choice(("adress", "地址", "tiers")), "x", rng.randint(0, 3))
    return Mutant(("unknown-key", key))


@mistake("unknown-header: a fact", TABLE)
def _(batch, rng, form):
    cell = Cell("主管部门")

    def table(made):
        made.columns.insert(1, "?")
        made.header.insert(1, cell)
        for row in made.rows:
            row.cells.insert(1, Cell("泉州"))
    batch.table = table
    return Mutant(("unknown-header", cell))


@mistake("duplicate-key: record", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    record.tree.set("assessor", "张三")
    key, _ = record.tree.add("assessor", "李四")
    return Mutant(("duplicate-key", key))


@mistake("duplicate-key: unit", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    key, _ = record.head.add("name", Text(record.head.text("name")))
    return Mutant(("duplicate-key", key))


@mistake("duplicate-key: prerequisites, vetoes, stated", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    name = rng.choice(("prerequisites", "vetoes", "stated"))
    map_ = record.tree.set(name, {"P1": True, "P2": True} if name == "prerequisites" else {"V1": False}
                           if name == "vetoes" else {"1.3": figure(points(batch, record, "1.3"))})
    first, value = map_.pairs[0]
    key, _ = map_.add(first.text, Text(value.text, value.style))
    return Mutant(("duplicate-key", key))


@mistake("missing-key: ceping", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    record.tree.drop("ceping")
    return Mutant(("missing-key", lambda: record.tree.first()))


@mistake("missing-key: name")
def _(batch, rng, form):
    record = batch.pick(rng)
    if form in TREE and rng.random() < 0.5:
        record.head.drop("name")
    else:
        record.head.set("name", Text(rng.choice(("", "  "))))
    return Mutant(("missing-key", lacking(record, record.head, "name")))


@mistake("wrong-format", TREE)
def _(batch, rng, form):
    stated = rng.choice(("record/2", "rubric/1", "Record/1"))
    value = batch.pick(rng).tree.set("ceping", stated)
    return Mutant(("format-newer" if stated == "record/2" else "wrong-format", value))


# --- types


# What a fact says that cannot be read counts as not stated: `when` does not match, and answers are ignored.
IGNORED = ("answer-excluded",)


def of_wrong_type(name, place, follow=()):
    @mistake("wrong-type: " + name, TREE)
    def _(batch, rng, form):
        return Mutant(("wrong-type", place(batch.pick(rng))), follow=follow)


of_wrong_type("answers", lambda record: record.tree.set("answers", rng_choice_of_wrong(record)))
of_wrong_type("prerequisites", lambda record: record.tree.set("prerequisites", List(["P1", "P2"])))
of_wrong_type("vetoes", lambda record: record.tree.set("vetoes", "无"))
of_wrong_type("stated", lambda record: record.tree.set("stated", figure("91.2")))
of_wrong_type("name", lambda record: record.head.set("name", List(["丰泽区", "登记处"])))
of_wrong_type("staff", lambda record: record.head.set("staff", Map([("在编", "12")])), IGNORED)
of_wrong_type("submitted", lambda record: record.tree.set("submitted", List(["2015-12-01"])))
of_wrong_type("assessor", lambda record: record.tree.set("assessor", List(["甲", "乙"])))
of_wrong_type("prerequisite", lambda record: record.tree.get("prerequisites").set("P1", List([True])))


def rng_choice_of_wrong(record):
    """All answers as a list instead of a map."""
    return List([Map([pair]) for pair in record.answers.pairs])


@mistake("bad-value: prerequisite")
def _(batch, rng, form):
    value = batch.pick(rng).tree.get("prerequisites").set("P1", rng.choice(("有", "yes", "no", "√")))
    return Mutant(("bad-value", value))


@mistake("bad-value: veto")
def _(batch, rng, form):
    record = batch.pick(rng)
    vetoes = record.tree.set("vetoes", {"V1": False, "V2": rng.choice(("无", "none", "0"))})
    return Mutant(("bad-value", vetoes.get("V2")))


# --- the unit


@mistake("unit-missing: id")
def _(batch, rng, form):
    record = batch.pick(rng)
    if form in TREE and rng.random() < 0.5:
        record.head.drop("id")
    else:
        record.head.set("id", Text(rng.choice(("", " "))))
    others = [each for each in batch.records if each is not record and each.unit == record.unit]
    if form in TABLE and others:
        # Rows of the same table that have the name and the code.
        return Mutant(("row-without-code", lambda: record.cells["name"]), follow=("unit-missing", "roster-unread"))
    # The roster knows its name, so it is not called missing, unless its visits came under its code. Of its rows in a long table some lack the name as well, and are
    # then nobody's.
    return Mutant(("unit-missing", lacking(record, record.head, "unit")), lost=[record] if others else [],
                  follow=("unit-missing", "roster-unread") if form in TABLE else ())


@mistake("unit-missing: unit", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    record.tree.drop("unit")
    return Mutant(("unit-missing", lambda: record.tree.first()), lost=[record])


@mistake("wrong-rubric", TREE)
def _(batch, rng, form):
    return Mutant(("wrong-rubric", batch.pick(rng).tree.set("rubric", "mutations-2014")))


@mistake("wrong-digest", TREE)
def _(batch, rng, form):
    return Mutant(("wrong-digest", batch.pick(rng).tree.set("rubric_digest", "0" * 64)))


@mistake("unknown-record-source")
def _(batch, rng, form):
    record = batch.pick_visit(rng)
    return Mutant(("unknown-record-source", record.tree.set("source", rng.choice(("onsight", "暗访", "Self")))))


@mistake("fact-required")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.head.text("kind") != "服务窗口")
    lose(record, "kind", form, rng)
    return Mutant(("fact-required", lacking(record, record.head, "kind")))


@mistake("fact-unstated")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.head.text("tier") == "县级")
    lose(record, "tier", form, rng)
    return Mutant(("fact-unstated", lacking(record, record.head, "tier")))


def lose(record, fact, form, rng):
    if form in TREE and rng.random() < 0.5:
        record.head.drop(fact)
    else:
        record.head.set(fact, None)


@mistake("fact-value: required")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.head.text("kind") != "服务窗口")
    return Mutant(("fact-value", record.head.set("kind", rng.choice(("机关单位", "福利机购")))))


@mistake("fact-value: other")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.head.text("tier") == "县级")
    return Mutant(("fact-value", record.head.set("tier", "乡级")))


@mistake("bad-number: fact")
def _(batch, rng, form):
    value = batch.pick(rng).head.set("staff", rng.choice(("十二", "12人", "约30")))
    return Mutant(("bad-number", value), follow=IGNORED)


@mistake("full-width: fact")
def _(batch, rng, form):
    record = batch.pick(rng)
    value = record.head.set("staff", wide_digits(record.head.text("staff")))
    return Mutant(("full-width", value))


# --- dates


@mistake("bad-date: submitted")
def _(batch, rng, form):
    value = rng.choice(("2015-02-30", "2015-13-01", "12月18日", "2015-12-18 10:30", "20151218", "2015-12-18T08:00:00"))
    return Mutant(("bad-date", batch.pick(rng).tree.set("submitted", value)))


@mistake("bad-date: visit")
def _(batch, rng, form):
    return Mutant(("bad-date", batch.pick_visit(rng).tree.set("date", rng.choice(("2015-09-31", "去年", "15-09-01")))))


@mistake("date-form: submitted")
def _(batch, rng, form):
    record = batch.pick(rng)
    year, month, day = record.tree.text("submitted").split("-")
    text = rng.choice((f"{year}/{int(month)}/{int(day)}", f"{year}年{int(month)}月{int(day)}日",
                       wide_digits(f"{year}-{month}-{day}")))
    return Mutant(("date-form", record.tree.set("submitted", text)))


@mistake("date-form: visit")
def _(batch, rng, form):
    record = batch.pick_visit(rng)
    year, month, day = record.tree.text("date").split("-")
    return Mutant(("date-form", record.tree.set("date", f"{year}年{int(month)}月{int(day)}日")))


@mistake("late")
def _(batch, rng, form):
    record = batch.pick(rng)
    record.tree.set("submitted", rng.choice(("2015-12-21", "2015-12-31", "2016-01-05")))
    undated(record)
    return Mutant(("late", record.tree.get("submitted")))


@mistake("outside-period: submitted")
def _(batch, rng, form):
    record = batch.pick(rng)
    for name, answer in record.answers.pairs:
        for piece in parts(answer).get("evidence", List()).items:
            piece.drop("date")
    for name in ("3.1", "3.2"):
        put(record, name, Text(bare(record, name).text, "figure"))
        if isinstance(record.answers.get(name), Map):
            record.answers.get(name).drop("evidence")
    return Mutant(("outside-period", record.tree.set("submitted", "2014-12-18")))


@mistake("outside-period: visit")
def _(batch, rng, form):
    value = rng.choice(("2014-12-31", "2016-01-01", "2025-10-01"))
    return Mutant(("outside-period", batch.pick_visit(rng).tree.set("date", value)))


@mistake("submitted-missing")
def _(batch, rng, form):
    record = batch.pick(rng)
    record.tree.drop("submitted")
    return Mutant(("submitted-missing", lacking(record, record.tree, "submitted")))


@mistake("date-missing")
def _(batch, rng, form):
    record = batch.pick_visit(rng)
    record.tree.drop("date")
    return Mutant(("date-missing", lacking(record, record.tree, "date")))


# --- prerequisites, vetoes, totals


@mistake("prerequisite-unstated")
def _(batch, rng, form):
    record = batch.pick(rng)
    record.tree.get("prerequisites").drop("P2")
    return Mutant(("prerequisite-unstated", whole_record(record)))


@mistake("unknown-node: prerequisites", TREE)
def _(batch, rng, form):
    key, _ = batch.pick(rng).tree.get("prerequisites").add(rng.choice(("P3", "V1", "p1")), True)
    return Mutant(("unknown-node", key))


@mistake("unknown-node: vetoes", TREE)
def _(batch, rng, form):
    vetoes = batch.pick(rng).tree.set("vetoes", {"V1": False, rng.choice(("V3", "P1")): False})
    return Mutant(("unknown-node", vetoes.pairs[1][0]))


@mistake("unknown-node: stated", TREE + LONG)
def _(batch, rng, form):
    stated = batch.pick(rng).tree.set("stated", {rng.choice(("9.9", "总分")): figure("9")})
    return Mutant(("unknown-node", stated.pairs[0][0]))


def points(batch, record, name):
    marks = Marks(batch.rubric, record)
    value = marks.exact if name == "score" else marks.nodes[name]
    return str(int(rounded(value, 0)))


def misstate(batch, rng, name):
    record = batch.pick(rng)
    right = float(points(batch, record, name))
    wrong = rng.choice((f"{right + 1:.0f}", f"{right + 10:.1f}", f"{right + 0.75:.2f}"))
    return Mutant(("stated-differs", record.tree.set("stated", {name: figure(wrong)}).get(name)))


@mistake("stated-differs: score")
def _(batch, rng, form):
    return misstate(batch, rng, "score")


@mistake("stated-differs: group")
def _(batch, rng, form):
    return misstate(batch, rng, rng.choice(batch.groups))


@mistake("stated-differs: criterion")
def _(batch, rng, form):
    return misstate(batch, rng, rng.choice(("1.3", "2.4.1", "2.2")))


@mistake("bad-number: stated")
def _(batch, rng, form):
    value = figure(rng.choice(("九十", "91,2", "91.2分", "约90"))) if form in TABLE else Text("91.2分")
    return Mutant(("bad-number", batch.pick(rng).tree.set("stated", {"score": value}).get("score")))


@mistake("full-width: stated")
def _(batch, rng, form):
    record = batch.pick(rng)
    text = wide_digits(str(int(rounded(Marks(batch.rubric, record).exact, 0))))
    return Mutant(("full-width", record.tree.set("stated", {"score": text}).get("score")))
