"""Mistakes that show between records, or against the roster."""
import copy

from batch import sentence
from mutant import (Mutant, TREE, WIDE, WITH_EVIDENCE, answered, bare, mistake, parts, undated, whole_record)
from tree import List, Map, Record, Text, figure


def again(batch, record):
    twin = Record(copy.deepcopy(record.tree), record.unit, record.source)
    batch.records.append(twin)
    return twin


def second_of(record, twin):
    """The twin as a whole; in a table, whose rows may stand mixed, whichever of the two begins further down."""
    def place():
        if not twin.first_cell:
            return whole_record(twin)()
        return max(record.first_cell, twin.first_cell, key=lambda cell: cell.at[1])
    return place


@mistake("duplicate-self")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.tree.text("submitted") > "2015-03")
    twin = again(batch, record)
    undated(record)
    undated(twin)
    twin.tree.set("submitted", "2015-12-02")
    record.tree.set("submitted", "2015-12-01")
    source = twin.tree.get("source")
    return Mutant(("duplicate-self", source if source is not None else second_of(record, twin)))


@mistake("duplicate-record", TREE + WIDE)
def _(batch, rng, form):
    twin = again(batch, batch.pick_visit(rng))
    return Mutant(("duplicate-record", twin.tree.get("source")))


@mistake("roster-missing")
def _(batch, rng, form):
    record = batch.pick(rng)
    batch.records.remove(record)
    return Mutant(("roster-missing", batch.listed(record.unit).get("unit")))


@mistake("roster-unknown")
def _(batch, rng, form):
    visited = {each.unit for each in batch.visits()}
    record = batch.pick(rng, lambda each: each.unit not in visited)
    value = record.head.set("id", record.unit + "x")
    # That the unit which was meant sent nothing is the same mistake.
    return Mutant(("roster-unknown", value))


@mistake("roster-renamed")
def _(batch, rng, form):
    return Mutant(("roster-renamed", batch.pick(rng).head.set("name", "丰泽区殡仪馆")))


@mistake("roster-differs: region")
def _(batch, rng, form):
    return Mutant(("roster-differs", batch.pick(rng).head.set("region", "厦门市/思明区")))


@mistake("roster-differs: fact")
def _(batch, rng, form):
    record = batch.pick(rng, lambda each: each.head.text("tier") in ("省级", "市级"))
    other = "市级" if record.head.text("tier") == "省级" else "省级"
    return Mutant(("roster-differs", record.head.set("tier", other)))


@mistake("roster-differs: number")
def _(batch, rng, form):
    record = batch.pick(rng)
    number = int(record.head.text("staff"))
    return Mutant(("roster-differs", record.head.set("staff", figure(number + 1 if number != 4 else 3))))


@mistake("roster-duplicate")
def _(batch, rng, form):
    twin = copy.deepcopy(rng.choice(batch.roster))
    batch.roster.append(twin)
    return Mutant(("roster-duplicate", twin.get("unit")))


# --- resemblance


def two(batch, rng, fits=lambda record: True):
    pair = rng.sample([each for each in batch.selves() if fits(each)], 2)
    for each in pair:
        each.tree.drop("stated")
    return pair


def alike_notes(batch, rng, change):
    """The same words, but for what `change` does to them, on one criterion of two units."""
    first, second = two(batch, rng, answered("2.2"))
    words = sentence(rng, 60, 90)
    notes = []
    for record, text in ((first, words), (second, change(words))):
        notes.append(Text(text))
        main = bare(record, "2.2")
        record.answers.set("2.2", Map([("value", main), ("note", notes[-1])]))
    return Mutant(("alike-note", notes[0]), ("alike-note", notes[1]))


@mistake("alike-note: the same", WITH_EVIDENCE)
def _(batch, rng, form):
    return alike_notes(batch, rng, lambda words: words)


@mistake("alike-note: nearly the same", WITH_EVIDENCE)
def _(batch, rng, form):
    return alike_notes(batch, rng, lambda words: words[:-1] + "全")


@mistake("alike-answers")
def _(batch, rng, form):
    pair = two(batch, rng, lambda each: each.head.text("kind") in ("机关", "福利机构"))
    for record in pair:
        record.answers.drop("3.5")
    sheet = pair[0]
    pair[1].answers.pairs = [(Text(k.text), plainly(v)) for k, v in sheet.answers.pairs]
    pair[0].answers.pairs = [(Text(k.text), plainly(v)) for k, v in sheet.answers.pairs]
    for record in pair:
        record.head.set("tier", "县级")
        batch.listed(record.unit).set("tier", "县级")
        for name in ("1.1", "1.2", "3.4"):
            # No points, and so no evidence to be had of one's own.
            record.answers.set(name, {"1.1": Text("D"), "1.2": List(), "3.4": figure("0")}[name])
        record.answers.drop("B1")
        record.answers.drop("B2")
        record.answers.drop("3.5")
    return Mutant(*[("alike-answers", lambda record=record: first_answer(record, form)) for record in pair])


def first_answer(record, form):
    """Where the answers begin: their first key, or in a wide table the first of their cells."""
    if form not in WIDE:
        return record.answers.first()
    return next(cell for name, cell in record.cells.items() if name in record.answers.names())


def plainly(answer):
    """The answer without note and evidence, in nodes of its own."""
    given = {k: copy.deepcopy(v) for k, v in parts(answer).items() if k not in ("note", "evidence")}
    return given["value"] if list(given) == ["value"] else Map(given.items())
