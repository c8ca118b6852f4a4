"""Writes batches in every input format and remembers where each part came to stand."""
import re

from pen import BROKEN, File, Pen
from tables import write_table
from tree import Map, Text

PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff./%;（）-]*")
NOT_PLAIN = {"null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"}
JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def quoted(text, ascii_only=False):
    """In double quotes, as both YAML and JSON read it. Control characters are left as they are."""
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    if ascii_only and BROKEN not in text:
        out = "".join(c if ord(c) < 0x80 else f"\\u{ord(c):04x}" for c in out)
    return f'"{out}"'


class Yaml:
    """Block and flow mixed, with comments between, as clerks write it."""

    def __init__(self, rng):
        self.rng = rng

    def comment(self, pen, indent):
        if self.rng.random() < 0.06:
            pen.put(" " * indent + self.rng.choice(("# 备注：待核对", "#", "# 说明 # 其余见附件")) + "\n")
        elif self.rng.random() < 0.03:
            pen.put("\n")

    def scalar(self, pen, text, key=False):
        pen.mark(text)
        if text.style in ("raw", "figure", "flag"):
            pen.put(text.text)
        elif text.style == "escaped":
            pen.put(quoted(text.text, True).replace("\x07", "\\u0007"))
        elif text.style == "none":
            pen.put(self.rng.choice(("null", "~")))
        elif PLAIN.fullmatch(text.text) and text.text not in NOT_PLAIN and self.rng.random() < (0.4 if key else 0.7):
            pen.put(text.text)
        elif "\n" not in text.text and self.rng.random() < 0.5:
            pen.put("'" + text.text.replace("'", "''") + "'")
        else:
            pen.put(quoted(text.text, self.rng.random() < 0.1))

    def flow(self, pen, node):
        if isinstance(node, Text):
            self.scalar(pen, node)
            return
        pen.mark(node)
        is_map = isinstance(node, Map)
        pen.put("{" if is_map else "[")
        space = self.rng.choice(("", " "))
        pen.put(space)
        for i, each in enumerate(node.pairs if is_map else node.items):
            if i:
                pen.put(self.rng.choice((", ", ", ", ",  ")))
            if is_map:
                self.scalar(pen, each[0], True)
                pen.put(": ")
            self.flow(pen, each[1] if is_map else each)
        pen.put(space + ("}" if is_map else "]"))

    def end_line(self, pen):
        pen.put(self.rng.choice(("", "", "", "", " ", "  # 已核")) + "\n")

    def wants_block(self, node):
        if isinstance(node, Text) or not (node.pairs if isinstance(node, Map) else node.items):
            return False
        return isinstance(node, Map) and node.block or self.rng.random() < 0.5

    def value(self, pen, node, indent):
        """What follows a key's colon, to the end of its last line."""
        if isinstance(node, Text) and "\n" in node.text and node.style == "text" and self.rng.random() < 0.6:
            pen.put(" ")
            pen.mark(node)
            pen.put("|-\n" + "".join(" " * (indent + 2) + line + "\n" for line in node.text.split("\n")))
        elif self.wants_block(node):
            self.end_line(pen)
            self.block(pen, node, indent + 2)
        else:
            pen.put(" ")
            self.flow(pen, node)
            self.end_line(pen)

    def block(self, pen, node, indent, started=False):
        """A map or list, a line for each part. `started`: the first part's indentation is written already."""
        for i, each in enumerate(node.pairs if isinstance(node, Map) else node.items):
            if i or not started:
                self.comment(pen, indent)
                pen.put(" " * indent)
            if node.at is None:
                pen.mark(node)
            if isinstance(node, Map):
                self.scalar(pen, each[0], True)
                pen.put(":")
                self.value(pen, each[1], indent)
            else:
                pen.put("- ")
                if isinstance(each, Map) and each.pairs and self.rng.random() < 0.5:
                    self.block(pen, each, indent + 2, True)
                else:
                    self.flow(pen, each)
                    self.end_line(pen)

    def document(self, pen, node):
        if isinstance(node, Map) and node.pairs and (node.block or self.rng.random() < 0.9):
            self.block(pen, node, 0)
        else:
            self.flow(pen, node)
            pen.put("\n")


class Json:
    """`layout`: compact (one line), spaced (one line), lines."""

    def __init__(self, rng, layout):
        self.rng = rng
        self.layout = layout
        self.ascii = rng.random() < 0.2

    def scalar(self, pen, text, key=False):
        pen.mark(text)
        if text.style in ("raw", "flag"):
            pen.put(text.text)
        elif text.style == "none":
            pen.put("null")
        elif text.style == "escaped":
            pen.put(quoted(text.text, True).replace("\x07", "\\u0007"))
        elif text.style == "figure" and not key and JSON_NUMBER.fullmatch(text.text) and self.rng.random() < 0.8:
            pen.put(text.text)
        else:
            pen.put(quoted(text.text, self.ascii))

    def write(self, pen, node, indent=0):
        if isinstance(node, Text):
            self.scalar(pen, node)
            return
        pen.mark(node)
        is_map = isinstance(node, Map)
        parts = node.pairs if is_map else node.items
        inner = "\n" + " " * (indent + 2) if self.layout == "lines" else ""
        outer = "\n" + " " * indent if self.layout == "lines" and parts else ""
        comma = "," if self.layout != "spaced" else self.rng.choice((", ", ",  ", " ,\t"))
        pen.put("{" if is_map else "[")
        for i, each in enumerate(parts):
            pen.put((comma if i else "") + inner)
            if is_map:
                self.scalar(pen, each[0], True)
                pen.put(":" if self.layout == "compact" else ": ")
            self.write(pen, each[1] if is_map else each, indent + 2)
        pen.put(outer + ("}" if is_map else "]"))


def write_yaml(batch, rng, prefix):
    """One file a record."""
    files = []
    for i, record in enumerate(batch.records):
        pen = Pen(f"{prefix}{i}.yaml")
        if rng.random() < 0.3:
            pen.put(rng.choice(("# 自评材料\n", "---\n", "%YAML 1.2\n---\n")))
        Yaml(rng).document(pen, record.tree)
        record.file = pen.name
        files.append(File(pen.name, pen.text(), bom=rng.random() < 0.1, newline=rng.choice(("\n", "\n", "\r\n"))))
    return files


def write_stream(batch, rng, prefix):
    pen = Pen(f"{prefix}all.yml")
    for record in batch.records:
        pen.put(rng.choice(("---\n", "--- # 下一份\n")))
        Yaml(rng).document(pen, record.tree)
        record.file = pen.name
    return [File(pen.name, pen.text(), bom=rng.random() < 0.1, newline=rng.choice(("\n", "\n", "\r\n")))]


def write_json(batch, rng, prefix):
    pen = Pen(f"{prefix}all.json")
    layout = rng.choice(("compact", "spaced", "lines"))
    json = Json(rng, layout)
    pen.put("[")
    for i, record in enumerate(batch.records):
        pen.put((",\n" if i else "\n") + "  ")
        json.write(pen, record.tree, 2)
        record.file = pen.name
    pen.put("\n]\n")
    return [File(pen.name, pen.text(), bom=rng.random() < 0.1, newline=rng.choice(("\n", "\n", "\r\n")))]


def write_ndjson(batch, rng, prefix):
    pen = Pen(f"{prefix}all.ndjson")
    for record in batch.records:
        Json(rng, rng.choice(("compact", "spaced"))).write(pen, record.tree)
        pen.put("\n")
        record.file = pen.name
    return [File(pen.name, pen.text(), newline=rng.choice(("\n", "\n", "\r\n")))]


def csv_file(batch, rng, prefix, long, separator, encoding):
    name = f"{prefix}all.csv"
    text = write_table(batch, rng, name, long, separator)
    bom = encoding == "utf-8" and rng.random() < 0.4
    return [File(name, text, encoding, bom, rng.choice(("\n", "\r\n")))]


def write_roster(batch, rng, prefix):
    """The roster is a table whatever the records are."""
    pen = Pen(f"{prefix}roster.csv")
    columns = list(batch.roster[0].names())
    pen.put(",".join(columns) + ",联系人\n")
    for entry in batch.roster:
        for column in columns:
            cell = entry.get(column)
            if cell is not None:
                pen.mark(cell)
                pen.put('"' + cell.text + '"' if rng.random() < 0.1 else cell.text)
            pen.put(",")
        pen.put("张三\n")
    return File(pen.name, pen.text(), bom=rng.random() < 0.3)


TREES = {"yaml": write_yaml, "stream": write_stream, "json": write_json, "ndjson": write_ndjson}
TABLES = {
    "long": lambda batch, rng, prefix: csv_file(batch, rng, prefix, True, rng.choice(",\t"), "utf-8"),
    "long-gb": lambda batch, rng, prefix: csv_file(batch, rng, prefix, True, ";", "gb18030"),
    "wide": lambda batch, rng, prefix: csv_file(batch, rng, prefix, False, rng.choice(",;"),
                                                rng.choice(("utf-8", "utf-8", "gb18030"))),
}
FORMATS = list(TREES) + list(TABLES)


def write_batch(batch, form, rng, prefix):
    """All record files of a batch, and its roster last."""
    return {**TREES, **TABLES}[form](batch, rng, prefix) + [write_roster(batch, rng, prefix)]
