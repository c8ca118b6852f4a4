"""Mistakes in what answers list as evidence."""
import hashlib
import itertools

from batch import sentence
from mutant import Mutant, TREE, WITH_EVIDENCE, mistake, put_parts
from tree import List, Map, Text, figure

numbers = itertools.count(1)


def piece(batch, name=None, title="证明", **more):
    """A piece of evidence whose file is there, unless `name` is another one."""
    if name is None:
        name = f"evidence/own{next(numbers):04}.pdf"
        batch.store.write(name, name.encode())
    return Map([("title", title), ("file", name), *more.items()])


def list_evidence(batch, rng, *pieces, criterion="1.3", value="90"):
    """A record whose answer lists these pieces."""
    record = batch.pick(rng)
    put_parts(record, criterion, value=value)
    record.answers.get(criterion).add("evidence", List(pieces))
    return record


def wrong_file(name, code, paths, forms=WITH_EVIDENCE):
    """A kind whose file's path is wrong, or whose file is. The store has made what must be there."""
    @mistake(name, forms)
    def _(batch, rng, form):
        each = piece(batch, rng.choice(paths))
        list_evidence(batch, rng, *([piece(batch)] if rng.random() < 0.5 else []), each)
        return Mutant((code, each.get("file")))


wrong_file("evidence-missing", "evidence-missing", ("evidence/没有.pdf", "没有/001.jpg", "evidence/empty.pdf/001.jpg"))
wrong_file("evidence-empty", "evidence-empty", ("evidence/empty.pdf",))
wrong_file("evidence-unreadable", "evidence-unreadable", ("evidence/folder.pdf", "evidence/loop.pdf"))
wrong_file("evidence-link", "evidence-link", ("evidence/link.pdf", "evidence/far/file.pdf"))
wrong_file("evidence-outside", "evidence-outside", ("../secret.pdf", "/etc/passwd", "evidence/../../secret.pdf"))


@mistake("evidence-parts: no file", WITH_EVIDENCE)
def _(batch, rng, form):
    each = Map([("title", "证明")])
    list_evidence(batch, rng, each, piece(batch))
    return Mutant(("evidence-parts", each))


@mistake("evidence-parts: no title", TREE)
def _(batch, rng, form):
    each = piece(batch)
    each.drop("title")
    list_evidence(batch, rng, each)
    return Mutant(("evidence-parts", each))


@mistake("evidence-parts: file and url", TREE)
def _(batch, rng, form):
    each = piece(batch, url="https://example.org/both")
    list_evidence(batch, rng, piece(batch), each)
    return Mutant(("evidence-parts", each))


@mistake("unknown-key: evidence", TREE)
def _(batch, rng, form):
    each = piece(batch)
    key, _ = each.add(rng.choice(("fil", "日期", "hash", "md5")), "x", rng.randint(0, 2))
    list_evidence(batch, rng, each)
    return Mutant(("unknown-key", key))


@mistake("duplicate-key: evidence", TREE)
def _(batch, rng, form):
    each = piece(batch)
    key, _ = each.add("title", "再写一次")
    list_evidence(batch, rng, each)
    return Mutant(("duplicate-key", key))


@mistake("wrong-type: evidence", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    put_parts(record, "1.3", value="90")
    _, value = record.answers.get("1.3").add("evidence", rng.choice((Text("evidence/001.pdf"), piece(batch))))
    return Mutant(("wrong-type", value))


@mistake("wrong-type: piece of evidence", TREE)
def _(batch, rng, form):
    each = Text("evidence/001.pdf")
    list_evidence(batch, rng, piece(batch), each)
    return Mutant(("wrong-type", each))


@mistake("evidence-short", WITH_EVIDENCE)
def _(batch, rng, form):
    record = batch.pick(rng)
    value = Text(rng.choice("ABC"))
    pieces = [piece(batch)] if rng.random() < 0.5 else []
    record.answers.set("1.1", Map([("value", value)] + ([("evidence", List(pieces))] if pieces else [])))
    return Mutant(("evidence-short", value))


@mistake("evidence-short: shorthand", WITH_EVIDENCE)
def _(batch, rng, form):
    record = batch.pick(rng)
    met = List(["a", "b"])
    record.answers.set("1.2", met)
    return Mutant(("evidence-short", met))


@mistake("evidence-few", WITH_EVIDENCE)
def _(batch, rng, form):
    record = batch.pick(rng)
    value = figure("3.5")
    listed_none = Map([("value", value), ("evidence", List())])
    record.answers.set("3.4", listed_none if form in TREE and rng.random() < 0.5 else value)
    return Mutant(("evidence-few", value))


@mistake("evidence-type: stated", TREE)
def _(batch, rng, form):
    each = piece(batch, type=rng.choice(("视频", "录音", "表格")))
    list_evidence(batch, rng, piece(batch), piece(batch), each, criterion="1.1", value="A")
    return Mutant(("evidence-type", each.get("type")))


@mistake("evidence-type: suffix", WITH_EVIDENCE)
def _(batch, rng, form):
    name = f"evidence/own{next(numbers):04}.{rng.choice(('mp4', 'MP3', 'mov'))}"
    batch.store.write(name, name.encode())
    each = piece(batch, name)
    list_evidence(batch, rng, piece(batch), piece(batch), each, criterion="1.1", value="A")
    return Mutant(("evidence-type", each.get("file")))


@mistake("evidence-digest", TREE)
def _(batch, rng, form):
    each = piece(batch, sha256=hashlib.sha256(b"another").hexdigest())
    list_evidence(batch, rng, each)
    return Mutant(("evidence-digest", each.get("sha256")))


@mistake("evidence-digest-form", TREE)
def _(batch, rng, form):
    each = piece(batch, sha256=rng.choice(("0123abcd", "x" * 64, "a" * 63, "d41d8cd98f00b204e9800998ecf8427e")))
    list_evidence(batch, rng, each)
    return Mutant(("evidence-digest-form", each.get("sha256")))


@mistake("bad-date: evidence", TREE)
def _(batch, rng, form):
    each = piece(batch, date=rng.choice(("2015-02-29", "三月", "2015.3.2")))
    list_evidence(batch, rng, each)
    return Mutant(("bad-date", each.get("date")))


@mistake("date-form: evidence", TREE)
def _(batch, rng, form):
    each = piece(batch, date=rng.choice(("2015/1/2", "2015年1月2日")))
    list_evidence(batch, rng, each)
    return Mutant(("date-form", each.get("date")))


@mistake("evidence-date: period", TREE)
def _(batch, rng, form):
    each = piece(batch, date=rng.choice(("2014-12-31", "2013-05-01")))
    list_evidence(batch, rng, each, criterion="3.1", value="0")
    return Mutant(("evidence-date", each.get("date")))


@mistake("evidence-date: days", TREE)
def _(batch, rng, form):
    each = piece(batch, date=rng.choice(("2014-12-01", "2014-01-05")))
    record = list_evidence(batch, rng, piece(batch, date="2015-01-20"), each, criterion="3.2", value="20")
    record.tree.set("submitted", "2015-07-01")
    before(record, "2015-01-20", each)
    return Mutant(("evidence-date", each.get("date")))


def before(record, date, but):
    """All other evidence of the record is dated like that."""
    for _, answer in record.answers.pairs:
        pieces = answer.get("evidence") if isinstance(answer, Map) else None
        for each in pieces.items if pieces is not None else ():
            if each is not but and each.get("date") is not None:
                each.set("date", date)


@mistake("evidence-undated", TREE)
def _(batch, rng, form):
    each = piece(batch)
    list_evidence(batch, rng, each, criterion="3.2", value="20")
    return Mutant(("evidence-undated", each))


@mistake("evidence-after-submission", TREE)
def _(batch, rng, form):
    each = piece(batch, date="2015-12-30")
    list_evidence(batch, rng, each)
    return Mutant(("evidence-after-submission", each.get("date")))


@mistake("evidence-reused", WITH_EVIDENCE)
def _(batch, rng, form):
    record = batch.pick(rng)
    name = piece(batch).text("file")
    uses = [Map([("title", "同一份"), ("file", name)]) for _ in range(3)]
    for each, criterion, value in zip(uses, ("1.3", "1.4", "2.2"), ("90", "1", "300")):
        record.answers.drop(criterion)
        put_parts(record, criterion, value=value)
        record.answers.get(criterion).add("evidence", List([each]))
    return Mutant(("evidence-reused", uses[2].get("file")))


@mistake("evidence-reused: an address", WITH_EVIDENCE)
def _(batch, rng, form):
    record = batch.pick(rng)
    uses = [Map([("title", "网页"), ("url", "https://example.org/all")]) for _ in range(3)]
    for each, criterion, value in zip(uses, ("1.3", "1.4", "2.2"), ("90", "1", "300")):
        record.answers.drop(criterion)
        put_parts(record, criterion, value=value)
        record.answers.get(criterion).add("evidence", List([each]))
    return Mutant(("evidence-reused", uses[2].get("url")))


@mistake("alike-evidence: the same file", WITH_EVIDENCE)
def _(batch, rng, form):
    return alike(batch, rng, True)


@mistake("alike-evidence: a copy", WITH_EVIDENCE)
def _(batch, rng, form):
    return alike(batch, rng, False)


def alike(batch, rng, same):
    """Two units list one file, or two files of one content."""
    records = rng.sample(batch.selves(), 2)
    content = sentence(rng, 20, 30).encode()
    expect, name = [], None
    for record in records:
        record.tree.drop("stated")
        if name is None or not same:
            name = f"evidence/own{next(numbers):04}.pdf"
            batch.store.write(name, content)
        each = piece(batch, name)
        put_parts(record, "1.3", value="90")
        record.answers.get("1.3").add("evidence", List([each]))
        expect.append(("alike-evidence", each.get("file")))
    return Mutant(*expect)
