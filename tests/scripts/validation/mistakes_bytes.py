"""Mistakes in files, their bytes and their syntax."""
from mutant import JSON, LONG, Mutant, TABLE, TREE, WIDE, YAML, mistake, put
from pen import BROKEN
from tables import Cell
from tree import Map, Text


def lost_with(batch, record, form, at_once):
    """The records that go with one that cannot be read. `at_once`: the fault shows before records are told apart."""
    if form in ("yaml", "ndjson"):
        return [record]
    if form in TABLE:
        return []
    if form == "stream":
        return [record] if at_once else batch.records[batch.records.index(record):]
    return list(batch.records)


def in_name(batch, rng, character):
    """A character in the middle of a unit's name, on every row of a table."""
    record = batch.pick(rng)
    name = record.head.get("name")
    name.text = name.text[:2] + character + name.text[2:]
    return record


def found_character(code, character):
    """Adds the place of the first such character; in a table, of which each row is fixed, of each."""
    def edit(files, mutant):
        for file in files:
            index = file.text.find(character)
            while index >= 0:
                mutant.expect.append((code, file.place_of(index)))
                if not file.name.endswith(".csv"):
                    return
                index = file.text.find(character, index + len(character))
    return edit


SUFFIX = {"yaml": "yaml", "stream": "yml", "json": "json", "ndjson": "ndjson"}


@mistake("file-unreadable")
def _(batch, rng, form):
    name = "absent." + SUFFIX.get(form, "csv")
    return Mutant(("file-unreadable", (name, None, None)), arguments=[name])


@mistake("file-empty")
def _(batch, rng, form):
    name = "empty." + SUFFIX.get(form, "csv")
    return Mutant(("file-empty", (name, None, None)), more=[(name, b"\n")])


@mistake("file-unknown-format")
def _(batch, rng, form):
    return Mutant(("file-unknown-format", ("self.docx", None, None)), more=[("self.docx", b"x")])


@mistake("file-office")
def _(batch, rng, form):
    name = rng.choice(("self.docx", "self.csv", "self.yaml"))
    return Mutant(("file-office", (name, None, None)), more=[(name, b"PK\x03\x04")])


@mistake("bad-encoding")
def _(batch, rng, form):
    record = in_name(batch, rng, BROKEN)
    return Mutant(lost=lost_with(batch, record, form, True), edit=found_character("bad-encoding", BROKEN))


@mistake("control-character")
def _(batch, rng, form):
    record = in_name(batch, rng, "\x07")
    return Mutant(lost=lost_with(batch, record, form, True), edit=found_character("control-character", "\x07"))


@mistake("control-character: escaped", TREE)
def _(batch, rng, form):
    value = batch.pick(rng).tree.set("assessor", Text("张三\x07", "escaped"))
    return Mutant(("control-character", value))


def yaml_line(batch, rng, key, value, after=False):
    """A pair of a record in block style that YAML cannot read; expected on its line."""
    record = batch.pick(rng)
    record.tree.block = True
    pair = record.tree.add(key, value, 1)
    for each in pair:
        each.style = "raw"
    return record, lambda: (pair[0].at[0], pair[0].at[1], None)


@mistake("yaml-syntax: colon in a value", YAML)
def _(batch, rng, form):
    record, line = yaml_line(batch, rng, "assessor", Text("科长: 张三"))
    return Mutant(("yaml-syntax", line), lost=lost_with(batch, record, form, False))


@mistake("yaml-syntax: tab as indentation", YAML)
def _(batch, rng, form):
    record, line = yaml_line(batch, rng, "\tassessor", Text("张三"))
    return Mutant(("yaml-syntax", line), lost=lost_with(batch, record, form, False))


@mistake("yaml-syntax: no blank after the colon", YAML)
def _(batch, rng, form):
    record, line = yaml_line(batch, rng, "assessor:张三 #", Text("x"))
    return Mutant(("yaml-syntax", line), lost=lost_with(batch, record, form, False))


@mistake("yaml-syntax: a bracket too many", YAML)
def _(batch, rng, form):
    record, line = yaml_line(batch, rng, "assessor", Text("张三 }}"))
    record.tree.pairs[1][1].text = "[张三]]"
    return Mutant(("yaml-syntax", line), lost=lost_with(batch, record, form, False))


@mistake("yaml-tag", YAML)
def _(batch, rng, form):
    name = batch.pick(rng).head.get("name")
    name.text, name.style = rng.choice(("!!str ", "!name ", "!<tag:x> ")) + name.text, "raw"
    return Mutant(("yaml-tag", name))


@mistake("yaml-merge", YAML)
def _(batch, rng, form):
    key, _ = batch.pick(rng).head.add("<<", Map([("tier", "市级")]))
    key.style = "raw"
    return Mutant(("yaml-merge", key))


@mistake("yaml-anchor", YAML)
def _(batch, rng, form):
    value = batch.pick(rng).tree.set("assessor", Text("*lianluo", "raw"))
    return Mutant(("yaml-anchor", value))


@mistake("too-many-aliases", YAML)
def _(batch, rng, form):
    record = batch.pick(rng)
    value = record.tree.set("x-附件", Text("[&f x" + ", *f" * 1001 + "]", "raw"))
    # On the alias that is one too many.
    place = lambda: (value.at[0], value.at[1], value.at[2] + len("[&f x") + len(", *f") * 1000 + 2)
    return Mutant(("too-many-aliases", place), lost=lost_with(batch, record, form, True))


@mistake("bad-key", YAML)
def _(batch, rng, form):
    key, _ = batch.pick(rng).head.add(rng.choice(("[甲, 乙]", "{甲: 乙}")), "x")
    key.style = "raw"
    return Mutant(("bad-key", key))


@mistake("too-deep", TREE)
def _(batch, rng, form):
    record = batch.pick(rng)
    value = record.tree.set("x-附件", Text("[" * 200 + "]" * 200, "raw"))
    return Mutant(("too-deep", lambda: (value.at[0], value.at[1], None)), lost=lost_with(batch, record, form, False))


def json_word(batch, rng, text):
    record = batch.pick(rng)
    return record, record.tree.set("assessor", Text(text, "raw"))


@mistake("json-syntax: a bare word", JSON)
def _(batch, rng, form):
    record, value = json_word(batch, rng, rng.choice(("张三", "Zhang", "'张三'", "True", "NaN")))
    return Mutant(("json-syntax", lambda: (value.at[0], value.at[1], None)), lost=lost_with(batch, record, form, True))


@mistake("json-syntax: a number written otherwise", JSON)
def _(batch, rng, form):
    record, value = json_word(batch, rng, rng.choice(("012", "+5", ".5", "5.", "1/2", "95%")))
    return Mutant(("json-syntax", lambda: (value.at[0], value.at[1], None)), lost=lost_with(batch, record, form, True))


@mistake("json-syntax: a comma too many or too few", JSON)
def _(batch, rng, form):
    record, value = json_word(batch, rng, rng.choice(('"张三",', '"张三" "李四"')))
    record.tree.pairs.append(record.tree.pairs.pop())
    record.tree.pairs = [pair for pair in record.tree.pairs if pair[1] is not value] + \
        [pair for pair in record.tree.pairs if pair[1] is value]

    def edit(files, mutant):
        # Said where something else should stand: at latest on the next line.
        mutant.expect.append(("json-syntax", (value.at[0], {value.at[1], value.at[1] + 1}, None)))
    return Mutant(edit=edit, lost=lost_with(batch, record, form, True))


@mistake("csv-syntax: text after the closing quote", TABLE)
def _(batch, rng, form):
    record = batch.pick(rng)
    name = record.head.get("name")

    def table(made):
        cell = made.cell(made.rows_of(record)[0], "name")
        cell.text, cell.raw = '"丰泽区"登记处', True
    batch.table = table
    place = lambda: (name.at[0], name.at[1], name.at[2] + 5)
    return Mutant(("csv-syntax", place))


@mistake("csv-syntax: a quote that is never closed", TABLE)
def _(batch, rng, form):
    cell = Cell('"丰泽区', raw=True)

    def table(made):
        made.rows[-1].cells[-1] = cell
    batch.table = table
    return Mutant(("csv-syntax", cell))


@mistake("record that is no map", TREE)
def _(batch, rng, form):
    name = "other." + SUFFIX[form]
    content, column = {"yaml": ("没有填写\n", 1), "stream": ("没有填写\n", 1), "json": ('[12]', 2),
                       "ndjson": ('"x"\n', 1)}[form]
    return Mutant(("wrong-type", (name, 1, column)), more=[(name, content.encode())])


@mistake("unknown-header", TABLE)
def _(batch, rng, form):
    cell = Cell(rng.choice(("单位编号", "等次", "得分", "9.9")))

    def table(made):
        made.columns.append("?")
        made.header.append(cell)
        for row in made.rows:
            row.cells.append(Cell())
    batch.table = table
    return Mutant(("unknown-header", cell))


@mistake("unknown-header: of the other layout", TABLE)
def _(batch, rng, form):
    cell = Cell("1.1" if form in LONG else "分子")

    def table(made):
        made.columns.append("?")
        made.header.append(cell)
        for row in made.rows:
            row.cells.append(Cell())
    batch.table = table
    return Mutant(("unknown-header", cell))


@mistake("unknown-header: stated of no node", WIDE)
def _(batch, rng, form):
    cell = Cell("stated:9.9")

    def table(made):
        made.columns.insert(0, "?")
        made.header.insert(0, cell)
        for row in made.rows:
            row.cells.insert(0, Cell())
    batch.table = table
    return Mutant(("unknown-header", cell))


@mistake("duplicate-header", TABLE)
def _(batch, rng, form):
    cell = Cell(rng.choice(("单位名称", "name")))

    def table(made):
        made.columns.append("?")
        made.header.append(cell)
        for row in made.rows:
            row.cells.append(Cell())
    batch.table = table
    return Mutant(("duplicate-header", cell))


@mistake("missing-header", TABLE)
def _(batch, rng, form):
    first = {}

    def table(made):
        at = made.columns.index("unit")
        for cells in [made.columns, made.header] + [row.cells for row in made.rows]:
            del cells[at]
        first["cell"] = made.header[0]
    batch.table = table
    return Mutant(("missing-header", lambda: first["cell"]), lost=batch.records)


@mistake("row-length", TABLE)
def _(batch, rng, form):
    record = batch.pick(rng)
    cell = Cell("多出来的")

    def table(made):
        rng.choice(made.rows_of(record)).cells.append(cell)
    batch.table = table
    return Mutant(("row-length", cell))


def contradict(batch, record, rng, column, text):
    """Another text in one of the record's later rows."""
    cell = Cell(text)

    def table(made):
        rng.choice(made.rows_of(record)[1:]).cells[made.columns.index(column)] = cell
    batch.table = table
    return Mutant(("cell-contradicts", cell))


@mistake("cell-contradicts: name", LONG)
def _(batch, rng, form):
    return contradict(batch, batch.pick(rng), rng, "name", "丰泽区殡仪馆")


@mistake("cell-contradicts: fact", LONG)
def _(batch, rng, form):
    return contradict(batch, batch.pick(rng), rng, "staff", "99")


@mistake("criterion-twice", LONG)
def _(batch, rng, form):
    record = batch.pick(rng)
    key, _ = record.answers.add("2.1", Text("B"))
    return Mutant(("criterion-twice", key))


@mistake("missing-key: criterion of a row", LONG)
def _(batch, rng, form):
    record = batch.pick(rng)
    key, value = record.answers.add("", Text("A"))
    return Mutant(("missing-key", value))


@mistake("unknown-key: in a cell", TABLE)
def _(batch, rng, form):
    record = batch.pick(rng)
    value = put(record, "1.3", Text("value=88;simple=9"))
    return Mutant(("unknown-key", value))


@mistake("ignore-reason", YAML)
def _(batch, rng, form):
    return ignoring(batch, rng, "# ceping: ignore rate-as-fraction", "ignore-reason", True)


@mistake("ignore-idle", YAML)
def _(batch, rng, form):
    return ignoring(batch, rng, "# ceping: ignore rate-as-fraction 已核实", "ignore-idle", False)


def ignoring(batch, rng, comment, code, used):
    """A comment that ignores a finding, on a line of its own above it."""
    record = batch.pick(rng)
    record.tree.block = True
    record.answers.block = True
    value = Text("0.95" if used else "95", "figure")
    record.answers.pairs = [pair for pair in record.answers.pairs if pair[0].text != "1.3"]
    key, _ = record.answers.add("1.3", value, 1)

    def edit(files, mutant):
        file = next(each for each in files if each.name == record.file)
        lines = file.text.split("\n")
        indent = len(lines[key.at[1] - 1]) - len(lines[key.at[1] - 1].lstrip())
        lines.insert(key.at[1] - 1, " " * indent + comment)
        file.text = "\n".join(lines)
        mutant.expect.append((code, (file.name, key.at[1], indent + 1)))
    return Mutant(edit=edit)
