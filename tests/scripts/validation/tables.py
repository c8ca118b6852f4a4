"""Batches as tables: long (a row an answer) and wide (a row a record)."""
from pen import Pen
from tree import List, Map, Node

HEADERS = {
    "unit": ("unit", "单位编码"), "name": ("name", "单位名称"), "source": ("source", "来源"),
    "criterion": ("criterion", "指标编号"), "value": ("value", "自评/测评值", "自评值", "测评值"),
    "met": ("met", "达标项"), "counts": ("counts", "次数"), "num": ("num", "分子"), "den": ("den", "分母"),
    "sample": ("sample", "样本量"), "note": ("note", "说明"), "evidence": ("evidence", "证据材料"),
    "submitted": ("submitted", "提交日期"), "date": ("date", "测评日期"), "assessor": ("assessor", "测评人"),
    "region": ("region", "所属地区"), "stated": ("stated", "自评得分"), "kind": ("kind", "单位类型"),
    "tier": ("tier", "示范点级别"), "staff": ("staff", "在编人数"),
}
HEAD = ("unit", "name", "region", "kind", "tier", "staff")  # of the unit, by column
KEYS = ("source", "submitted", "date", "assessor")          # with the unit's id, what makes a record in a long table
PARTS = ("value", "met", "counts", "num", "den", "sample", "note", "evidence")


class Cell(Node):
    """A cell, and the parts of records that stand in it. `raw`: written as it is, quotes and all."""

    def __init__(self, text="", nodes=(), raw=False):
        self.text = text
        self.raw = raw
        self.nodes = list(nodes)


class Row:
    def __init__(self, record, cells, answer=None):
        self.record = record
        self.cells = cells    # column to cell; later a list of cells, beside the columns
        self.answer = answer  # the criterion's id, in a long table


class Table:
    def __init__(self, columns, rows):
        self.columns = columns  # keys
        self.rows = rows
        self.header = []        # cells, beside the columns

    def cell(self, row, column):
        return row.cells[self.columns.index(column)]

    def rows_of(self, record):
        return [row for row in self.rows if row.record is record]


def escape(text):
    return text.replace("\\", "\\\\").replace(";", "\\;").replace("=", "\\=")


class Shaper:
    """Turns parts of records into cells."""

    def __init__(self, rng):
        self.rng = rng

    def plain(self, text):
        if text.style == "flag":
            yes = text.text == "true"
            return self.rng.choice(("是", "true", "TRUE") if yes else ("否", "false", "False"))
        return "" if text.style == "none" else text.text

    def one(self, text):
        return Cell(self.plain(text), [text])

    def picks(self, met):
        return Cell(self.rng.choice((";", "; ", ";")).join(each.text for each in met.items) or "-", [met, *met.items])

    def counts(self, counts):
        nodes = [node for pair in counts.pairs for node in pair]
        text = ";".join(f"{k.text}={self.plain(v)}" for k, v in counts.pairs) or "-"
        return Cell(text, [counts, *nodes])

    def evidence(self, pieces):
        texts, nodes = [], [pieces]
        for piece in pieces.items:
            target = piece.get("file") or piece.get("url")
            title = escape(piece.text("title") or "")
            texts.append(title + ("=" + escape(target.text) if target is not None else ""))
            nodes += [piece, *(node for pair in piece.pairs for node in pair)]
        return Cell(self.rng.choice((";", "; ")).join(texts), nodes)

    def compact(self, answer):
        """All of an answer in one cell."""
        parts = parts_of(answer)
        if "met" in parts:
            cell = self.picks(parts["met"])
        elif "counts" in parts:
            cell = self.counts(parts["counts"])
        elif list(parts) == ["value"]:
            cell = self.one(parts["value"])
        else:
            cell = Cell(";".join(f"{name}={self.plain(part)}" for name, part in parts.items()), parts.values())
        cell.nodes.append(answer)
        return cell


def parts_of(answer):
    if isinstance(answer, List):
        return {"met": answer}
    return {k.text: v for k, v in answer.pairs} if isinstance(answer, Map) else {"value": answer}


def head_cells(record, shaper):
    cells = {}
    for key, value in (record.head.pairs if record.head is not None else ()):
        cells["unit" if key.text == "id" else key.text] = Cell(shaper.plain(value), [value, key])
    for name in KEYS:
        key, value = record.tree.find(name)
        if value is not None:
            cells[name] = Cell(shaper.plain(value), [value, key])
    return cells


def flags(record, shaper):
    """Prerequisites and vetoes: a cell by id."""
    out = {}
    for section in ("prerequisites", "vetoes"):
        given = record.tree.get(section)
        for key, value in given.pairs if given is not None else ():
            out[key.text] = Cell(shaper.plain(value), [key, value])
    return out


def stated_cells(record, shaper):
    stated = record.tree.get("stated")
    return {k.text: Cell(shaper.plain(v), [k, v]) for k, v in (stated.pairs if stated is not None else ())}


def wide_rows(batch, rng):
    shaper = Shaper(rng)
    for record in batch.records:
        cells = {**head_cells(record, shaper), **flags(record, shaper)}
        for name, cell in stated_cells(record, shaper).items():
            cells["stated" if name == "score" and batch.score_column else "stated:" + name] = cell
        for key, value in record.answers.pairs:
            cells[key.text] = shaper.compact(value)
            cells[key.text].nodes.append(key)
        yield Row(record, cells)


def answer_cells(key, answer, shaper, compact):
    """The cells of a long row that answer one criterion."""
    criterion = Cell(key.text, [key])
    cells = {"criterion": criterion}
    parts = parts_of(answer)
    if isinstance(answer, Map):
        criterion.nodes.append(answer)
        criterion.nodes += [k for k, _ in answer.pairs]
    figures = [name for name in parts if name in ("num", "den", "sample", "value")]
    if compact and len(figures) > 1 and "met" not in parts and "counts" not in parts:
        cells["value"] = shaper.compact(Map([(name, parts.pop(name)) for name in figures]))
    for name, part in parts.items():
        if name == "evidence":
            cells[name] = shaper.evidence(part) if isinstance(part, List) else shaper.one(part)
        elif isinstance(part, List):
            cells["value" if compact and name == "met" else name] = shaper.picks(part)
        elif isinstance(part, Map):
            cells["value" if compact and name == "counts" else name] = shaper.counts(part)
        else:
            cells[name] = shaper.one(part)
    return cells


def long_rows(batch, rng):
    """Flags stand in columns or in rows of their own; name and facts on all rows, or on the first one alone."""
    shaper = Shaper(rng)
    in_columns, everywhere = rng.random() < 0.5, rng.random() < 0.5
    for record in batch.records:
        rows = []
        stated = stated_cells(record, shaper)
        for key, answer in record.answers.pairs:
            # A cell of its own never stands beside the compact form of the same parts.
            cells = answer_cells(key, answer, shaper, rng.random() < 0.5 and not record.spread)
            if key.text in stated:
                cells["stated"] = stated.pop(key.text)
            rows.append(Row(record, cells, key.text))
        for name, cell in stated.items():
            rows.append(Row(record, {"stated": cell} if name == "score" else
                            {"stated": cell, "criterion": Cell(name, [cell.nodes[0]])}))
            if name == "score":
                continue
            cell.nodes = cell.nodes[1:]
        marks = flags(record, shaper)
        if not in_columns:
            for name, cell in marks.items():
                key, value = cell.nodes
                rows.append(Row(record, {"criterion": Cell(name, [key]), "value": Cell(cell.text, [value])}))
        if not rows:
            rows.append(Row(record, {}))
        fixed = head_cells(record, shaper)
        for i, row in enumerate(rows):
            shown = {**fixed, **(marks if in_columns else {})}
            for name, cell in shown.items():
                wanted = i == 0 or everywhere or name == "unit" or name in KEYS
                if wanted:
                    row.cells[name] = cell if i == 0 else Cell(cell.text)
        yield from rows


def layout(batch, rng, rows, long):
    """The columns in an order that people use, and every row's cells beside them."""
    used = {name for row in rows for name in row.cells}
    fixed = ["unit", "name", "source", "criterion", *PARTS] if long else ["unit", "name", "source"]
    fixed += ["submitted", "date", "assessor", "region", "kind", "tier", "staff"]
    criteria = [] if long else [*batch.items, *(name for name in batch.groups if name in used)]
    conditions = [each["id"] for section in ("prerequisites", "vetoes") for each in batch.rubric[section]]
    order = fixed + conditions + criteria + ["stated"]
    order += sorted(name for name in used if name not in order)
    columns = [name for name in order if name in used or name in ("unit", "criterion") and (long or name == "unit")]
    if rng.random() < 0.3:
        rng.shuffle(columns)
    if rng.random() < 0.3:
        columns.append("x-备注")
    table = Table(columns, rows)
    table.header = [Cell(rng.choice(HEADERS.get(name, (name,)))) for name in columns]
    for row in rows:
        row.cells = [row.cells.get(name) or Cell("x" if name == "x-备注" else "") for name in columns]
    return table


def put_cell(pen, cell, separator, rng):
    pen.mark(cell)
    for each in cell.nodes:
        if each.at is None:
            pen.mark(each)
    text = cell.text
    if cell.raw:
        pass
    elif cell.text.startswith('"') or any(c in text for c in (separator, "\n", '"')) or rng.random() < 0.05:
        text = '"' + text.replace('"', '""') + '"'
    pen.put(text)


def write_table(batch, rng, name, long, separator):
    """The text of the whole table. A batch's `table` may change it before it is written."""
    rows = list(long_rows(batch, rng) if long else wide_rows(batch, rng))
    if long and rng.random() < 0.3:
        rows = interleaved(rows, rng)
    table = layout(batch, rng, rows, long)
    if batch.table is not None:
        batch.table(table)
    pen = Pen(name)
    for cells in [table.header] + [row.cells for row in table.rows]:
        for i, cell in enumerate(cells):
            pen.put(separator if i else "")
            put_cell(pen, cell, separator, rng)
        pen.put("\n")
        if rng.random() < 0.03:
            pen.put(separator * (len(cells) - 1) + "\n")
    for record in batch.records:
        record.file = name
        own = table.rows_of(record)
        if own:
            record.cells = dict(zip(table.columns, own[0].cells))
            record.first_cell = own[0].cells[0]
    return pen.text()


def interleaved(rows, rng):
    """Rows of a record need not be adjacent; each record's own stay in their order."""
    records = []
    for row in rows:
        if row.record not in records:
            records.append(row.record)
    waiting = [[row for row in rows if row.record is record] for record in records]
    out = []
    while any(waiting):
        own = rng.choice([each for each in waiting if each])
        out.append(own.pop(0))
    return out
