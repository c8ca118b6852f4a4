"""What a mutation says of itself: what must be found, and where."""
from tree import List, Map, Text
from writers import FORMATS, TABLES, TREES

ALL = tuple(FORMATS)
TREE = tuple(TREES)
LONG = ("long", "long-gb")
WIDE = ("wide",)
TABLE = tuple(TABLES)
WITH_EVIDENCE = TREE + LONG
YAML = ("yaml", "stream")
JSON = ("json", "ndjson")


class Mutant:
    """`expect`: (code, place) that must be found, each once. A place is a node, (file, line, column) with None for what
    is not told, or a function that gives either once all is written. `lost`: records that can no longer be read; of the
    units that lose their self record by that the roster says that nothing was read. `edit`: changes the written files and adds to
    `expect`. `follow`: codes that may be found too, since they follow from the mistake. `more`: further files as
    (name, bytes), and `arguments`: further names, handed over with the rest."""

    def __init__(self, *expect, lost=(), edit=None, follow=(), more=(), arguments=()):
        self.expect = list(expect)
        self.follow = list(follow)
        self.lost = list(lost)
        self.edit = edit
        self.more = list(more)
        self.arguments = list(arguments)


class Kind:
    """One kind of mistake: `make(batch, rng, form)` spoils a batch and hands back its Mutant."""

    def __init__(self, name, forms, make):
        self.name = name
        self.forms = forms
        self.make = make


KINDS = []


def mistake(name, forms=ALL):
    def register(make):
        assert name not in [kind.name for kind in KINDS], name
        KINDS.append(Kind(name, forms, make))
        return make
    return register


def lacking(record, what, column):
    """Where something that is not there is missed: at the first key of the map that lacks it (`what`); in a table at
    the empty cell of its column, and where there is no such column at the record's first cell."""
    def place():
        if record.cells is None:
            return what.first() if what.pairs else what
        return record.cells.get(column, record.first_cell)
    return place


def whole_record(record):
    """Where something is said of a record as a whole: its first key, or its first cell."""
    return lambda: record.first_cell or record.tree.first()


def parts(answer):
    if isinstance(answer, List):
        return {"met": answer}
    return {k.text: v for k, v in answer.pairs} if isinstance(answer, Map) else {"value": answer}


def bare(record, name):
    """The answer's main part as written, where an answer is there and is no n/a; else None."""
    answer = record.answers.get(name)
    if answer is None:
        return None
    given = parts(answer)
    main = next((given[part] for part in ("value", "met", "counts", "num") if part in given), None)
    return None if isinstance(main, Text) and main.text.lower() in ("n/a", "ｎ／ａ") else main


def answered(*names):
    return lambda record: all(bare(record, name) is not None for name in names)


def put(record, name, value, part="value"):
    """Answers with one part and keeps what else is not an answer (note, evidence)."""
    answer = record.answers.get(name)
    value = value if not isinstance(value, (str, bool)) else Text(value)
    kept = [(k, v) for k, v in answer.pairs if k.text in ("note", "evidence")] if isinstance(answer, Map) else []
    plain = part == "value" and not kept
    record.answers.set(name, value if plain else Map([(part, value)] + [(k.text, v) for k, v in kept]))
    return value


def put_parts(record, name, **given):
    """Answers with several parts; hands back their nodes."""
    made = {part: Text(str(value), "figure") for part, value in given.items()}
    record.answers.set(name, Map(made.items()))
    return made


def undated(record):
    """Evidence dated so that neither the day of submission nor `within` is in its way."""
    for _, answer in record.answers.pairs:
        for piece in parts(answer).get("evidence", List()).items:
            if piece.get("date") is not None:
                piece.set("date", "2015-12-01")
