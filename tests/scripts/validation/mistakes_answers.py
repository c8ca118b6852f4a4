"""Mistakes in answers."""

from mutant import (LONG, Mutant, TABLE, TREE, WIDE, answered, bare, mistake, parts, put, put_parts)
from tree import List, Map, Text, figure

MEASURES = ("1.3", "2.4.3")  # in %, without a sample


def spoilt(name, code, forms, criteria, values, style="text"):
    """A kind that answers one of the criteria with one of the values, found at the value."""
    @mistake(name, forms)
    def _(batch, rng, form):
        record = batch.pick(rng)
        value = put(record, rng.choice(criteria), Text(rng.choice(values), style))
        return Mutant((code, value))


EVERY = TREE + TABLE
spoilt("answer-level", "answer-level", EVERY, ("1.1", "2.1", "2.3"), ("E", "优秀", "e", "E级", "A+", "AB"))
spoilt("word-read: level", "word-read", EVERY, ("1.1", "2.1", "2.3"), ("a", "A级", "a等", "Ａ级"))
spoilt("bad-number: measure", "bad-number", EVERY, MEASURES,
       ("9o", "约90", "九十", "1e2", ".5", "5.", "+5", "90分", "95% %", "95%%"))
spoilt("bad-number: count", "bad-number", EVERY, ("1.4", "3.2"), ("两起", "3起", "一", "1-2"))
spoilt("bad-number: judged", "bad-number", EVERY, ("2.4.1",), ("3分", "3..5", "三"))
spoilt("number-too-large", "number-too-large", EVERY, ("1.4", "3.2", "2.2"), ("9" * 1500,))
spoilt("full-width: measure", "full-width", EVERY, MEASURES, ("９５", "８８．５", "９５.5"))
spoilt("full-width: judged", "full-width", EVERY, ("2.4.1",), ("３．５", "２"))
spoilt("percent-sign", "percent-sign", EVERY, MEASURES, ("95%", "９５％", "95％"))
spoilt("answer-percent", "answer-percent", EVERY, ("1.4", "2.2", "2.4.1"), ("50%", "50％"))
spoilt("answer-range: percent", "answer-range", EVERY, ("1.3",), ("101", "-1", "1000", "100.01"), "figure")
# The JSON reader takes numbers of some 308 digits.
spoilt("answer-range: many digits", "answer-range", EVERY, ("1.3", "2.2"), ("9" * 300,), "figure")
spoilt("answer-range: measure", "answer-range", EVERY, ("2.2",), ("5001", "-3", "50000"), "figure")
spoilt("answer-range: judged", "answer-range", EVERY, ("2.4.1",), ("4.1", "-0.1", "40"), "figure")
spoilt("answer-step", "answer-step", EVERY, ("2.4.1",), ("3.15", "1/3", "0.01"), "figure")
spoilt("answer-whole: count", "answer-whole", EVERY, ("1.4", "3.2"), ("1.5", "-1", "1/2"), "figure")
spoilt("rate-as-fraction", "rate-as-fraction", EVERY, MEASURES, ("0.95", "0.8", "19/20"), "figure")
spoilt("na-not-allowed", "na-not-allowed", EVERY, ("1.4", "1.3", "2.1", "1.5"), ("n/a", "N/A", "ｎ／ａ"))


@mistake("unknown-criterion", TREE + LONG)
def _(batch, rng, form):
    key, _ = batch.pick(rng).answers.add(rng.choice(("1.6", "11", "１.１", "1.1.1", "C1", "1,1")), Text("A"))
    return Mutant(("unknown-criterion", key))


@mistake("unknown-criterion: named and left empty", TREE + LONG)
def _(batch, rng, form):
    key, _ = batch.pick(rng).answers.add("2.7", None)
    return Mutant(("unknown-criterion", key))


@mistake("answer-to-group")
def _(batch, rng, form):
    key, _ = batch.pick(rng).answers.add(rng.choice(batch.groups), Text("A"))
    return Mutant(("answer-to-group", key))


@mistake("answer-timeliness")
def _(batch, rng, form):
    _, value = batch.pick(rng).answers.add("3.3", figure("4"))
    return Mutant(("answer-timeliness", value))


@mistake("duplicate-key: answers", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    key, _ = record.answers.add("2.1", Text("B"))
    return Mutant(("duplicate-key", key))


@mistake("duplicate-key: answer", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    made = Map([("value", Text("A"))])
    key, _ = made.add("value", Text("B"))
    record.answers.set("2.2", made)
    return Mutant(("duplicate-key", key))


@mistake("duplicate-key: counts", TREE)
def _(batch, rng, form):
    counts = Map([("常规", figure(1))])
    key, _ = counts.add("常规", figure(2))
    put(batch.pick(rng), "2.6", counts, "counts")
    return Mutant(("duplicate-key", key))


@mistake("unknown-key: answer", TREE)
def _(batch, rng, form):
    made = Map([("value", figure("90"))])
    key, _ = made.add(rng.choice(("notes", "备注", "values", "files")), "x", rng.randint(0, 1))
    batch.pick(rng).answers.set("1.3", made)
    return Mutant(("unknown-key", key))


@mistake("wrong-type: note", TREE)
def _(batch, rng, form):
    note = List(["一", "二"])
    batch.pick(rng).answers.set("1.3", Map([("value", figure("90")), ("note", note)]))
    return Mutant(("wrong-type", note))


@mistake("wrong-type: level", TREE)
def _(batch, rng, form):
    value = List(["A"])
    batch.pick(rng).answers.set("2.1", Map([("value", value)]))
    return Mutant(("wrong-type", value))


@mistake("wrong-type: counts", TREE)
def _(batch, rng, form):
    return Mutant(("wrong-type", put(batch.pick(rng), "2.6", List(["常规"]), "counts")))


@mistake("wrong-type: met", TREE)
def _(batch, rng, form):
    return Mutant(("wrong-type", put(batch.pick(rng), "1.5", Text("a;b;c"), "met")))


@mistake("answer-parts: two answers", TREE + LONG)
def _(batch, rng, form):
    record = batch.pick(rng)
    made = Map([("value", figure("0")), ("counts", Map([("常规", figure("1"))]))])
    record.answers.set("2.6", made)
    record.spread = True
    return Mutant(("answer-parts", made))


@mistake("answer-parts: figure and ratio", TREE + LONG)
def _(batch, rng, form):
    record = batch.pick(rng)
    put_parts(record, "1.3", value="90", num="90", den="100")
    record.spread = rng.random() < 0.5
    if form in LONG and not record.spread:
        record.answers.set("1.3", Text("value=90;num=90;den=100"))  # one cell, and it stands there
    return Mutant(("answer-parts", record.answers.get("1.3")))


@mistake("answer-parts: num without den")
def _(batch, rng, form):
    record = batch.pick(rng)
    put_parts(record, "1.3", **{rng.choice(("num", "den")): "38"})
    record.spread = rng.random() < 0.5
    if form in WIDE or form in LONG and not record.spread:
        given = next(iter(parts(record.answers.get("1.3")).items()))
        record.answers.set("1.3", Text(f"{given[0]}=38"))
    return Mutant(("answer-parts", record.answers.get("1.3")))


def other_key(name, criterion, part, make, forms=TREE + LONG):
    @mistake("answer-key: " + name, forms)
    def _(batch, rng, form):
        record = batch.pick(rng)
        record.spread = True
        return Mutant(("answer-key", put(record, criterion, make(), part)))


other_key("level by met", "2.1", "met", lambda: List(["A"]))
other_key("judged by counts", "2.4.1", "counts", lambda: Map([("常规", figure("1"))]))
other_key("measure by met", "2.2", "met", lambda: List(["100"]))
other_key("count by counts", "1.4", "counts", lambda: Map([("次", figure("1"))]))
other_key("classes by a number", "2.6", "value", lambda: figure("3"), EVERY)
other_key("checklist by a value", "1.5", "value", lambda: Text("a"), TREE)


@mistake("answer-key: judged by num and den")
def _(batch, rng, form):
    record = batch.pick(rng)
    made = put_parts(record, "2.4.1", num="3", den="4")
    return Mutant(("answer-key", made["num"]))


@mistake("answer-check")
def _(batch, rng, form):
    record = batch.pick(rng)
    wrong = Text(rng.choice(("d", "e", "有方案", "1")))
    met = List(["a", wrong] if rng.random() < 0.5 else [wrong, "c"])
    put(record, "1.5", met, "met")
    return Mutant(("answer-check", wrong))


@mistake("check-twice")
def _(batch, rng, form):
    second = Text("a")
    put(batch.pick(rng), "1.5", List(["a", "b", second]), "met")
    return Mutant(("check-twice", second))


@mistake("score-overflow")
def _(batch, rng, form):
    # Each figure is small enough by itself; their sum needs the product of the denominators.
    record = batch.pick(rng)
    for name, den in (("1.3", "9876543210" * 70 + "7"), ("2.4.3", "8967452301" * 70 + "9")):
        for part in put_parts(record, name, num="7123456890" * 70 + "1", den=den).values():
            part.style = "text"
    return Mutant(("score-overflow", lambda: (record.file, None, None)))


@mistake("answer-class")
def _(batch, rng, form):
    counts = Map([("常规", figure("1"))])
    key, _ = counts.add(rng.choice(("首创项", "国家级", "其它")), figure("1"), rng.randint(0, 1))
    put(batch.pick(rng), "2.6", counts, "counts")
    return Mutant(("answer-class", key))


@mistake("answer-whole: classes")
def _(batch, rng, form):
    value = figure(rng.choice(("0.5", "-1")))
    put(batch.pick(rng), "2.6", Map([("常规", value), ("其他", figure("1"))]), "counts")
    return Mutant(("answer-whole", value))


@mistake("full-width: classes")
def _(batch, rng, form):
    value = Text("２")
    put(batch.pick(rng), "2.6", Map([("其他", figure("1")), ("常规", value)]), "counts")
    return Mutant(("full-width", value))


@mistake("answer-range: ratio")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "1.3", num="41", den="40")
    return Mutant(("answer-range", made["num"]))


@mistake("answer-ratio: negative")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "1.3", num="38", den="-40")
    return Mutant(("answer-ratio", made["den"]))


@mistake("answer-ratio: over nothing")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "1.3", num="38", den="0")
    return Mutant(("answer-ratio", made["den"]))


@mistake("num-over-den")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "2.4.3", num="41", den="40")
    return Mutant(("num-over-den", made["num"]))


@mistake("bad-number: num")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "1.3", num="38人", den="40")
    made["num"].style = "text"
    return Mutant(("bad-number", made["num"]))


@mistake("sample-small: too small")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "2.4.2", value="88", sample=rng.choice(("99", "0", "12")))
    return Mutant(("sample-small", made["sample"]))


@mistake("sample-small: not stated")
def _(batch, rng, form):
    record = batch.pick(rng)
    if rng.random() < 0.5:
        return Mutant(("sample-small", put_parts(record, "2.4.2", num="88", den="100")["num"]))
    return Mutant(("sample-small", put(record, "2.4.2", figure("88"))))


@mistake("answer-whole: sample")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "2.4.2", value="88", sample=rng.choice(("120.5", "-120")))
    return Mutant(("answer-whole", made["sample"]))


@mistake("answer-key: a sample that is not asked for")
def _(batch, rng, form):
    made = put_parts(batch.pick(rng), "2.4.1", value="3", sample="120")
    return Mutant(("answer-key", made["sample"]))


@mistake("answer-excluded")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.head.text("kind") != "服务窗口")
    return Mutant(("answer-excluded", put(record, "2.5", Text(rng.choice("ABD")))))


@mistake("answer-excluded: invalid as well")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.head.text("kind") != "服务窗口")
    return Mutant(("answer-level", put(record, "2.5", Text("E"))))


@mistake("answer-by-method")
def _(batch, rng, form):
    record = batch.pick_visit(rng)
    record.tree.set("source", "onsite")
    made = put_parts(record, "2.4.2", value="88", sample="120")
    return Mutant(("answer-by-method", made["value"]))


@mistake("answer of a visit that is invalid")
def _(batch, rng, form):
    return Mutant(("answer-level", put(batch.pick_visit(rng), "2.1", Text("E"))))


@mistake("unanswered: one left out")
def _(batch, rng, form):
    record = batch.pick(rng)
    name = rng.choice(("1.4", "1.5", "2.2"))
    record.answers.drop(name)
    return Mutant(("unanswered", gap(record, name, form)))


def gap(record, name, form):
    """Where what is left out is missed: its empty cell in a wide table, else where the answers begin."""
    return lambda: record.cells[name] if form in WIDE else record.answers.first()


@mistake("unanswered: named and left empty")
def _(batch, rng, form):
    record = batch.pick(rng)
    name = rng.choice(("1.4", "1.5", "2.2"))
    empty = [None, Text(""), Text(" ")] + ([Map(), Map([("note", Text("补"))])] if form in TREE else [])
    record.answers.set(name, rng.choice(empty))
    return Mutant(("unanswered", record.answers.key(name)))


@mistake("unanswered: a whole section")
def _(batch, rng, form):
    record = batch.pick(rng)
    for name in [each for each in record.answers.names() if each.startswith("2.")]:
        record.answers.drop(name)
    # A wide table has an empty cell for each: the first of the rubric is told.
    return Mutant(("unanswered", gap(record, "2.1", form)))


@mistake("unanswered: nothing at all", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    record.tree.drop("answers")
    place = lambda: record.tree.first()
    return Mutant(*[("unanswered", place)] * 3)


@mistake("expect-failed: if, then")
def _(batch, rng, form):
    record = batch.pick(rng)
    put(record, "2.1", Text("A"))
    return Mutant(("expect-failed", put(record, "2.3", Text(rng.choice("CD")))))


@mistake("expect-failed: less or equal")
def _(batch, rng, form):
    record = batch.pick(rng, answered("3.1", "3.2"))
    bare(record, "3.1").text = "9"
    value = bare(record, "3.2")
    value.text = rng.choice(("1", "8"))
    return Mutant(("expect-failed", value))


@mistake("two mistakes in one record")
def _(batch, rng, form):
    record = batch.pick(rng)
    return Mutant(("answer-level", put(record, "2.1", Text("E"))),
                  ("answer-range", put(record, "1.3", figure("101"))))


@mistake("one mistake in every record")
def _(batch, rng, form):
    expect = []
    for record in batch.selves():
        record.tree.drop("stated")
        expect.append(("answer-level", put(record, "2.1", Text("E"))))
    return Mutant(*expect)
