"""Records as trees that know where each of their parts was written."""


class Node:
    """What stands at a place: `at` is (file, line, column) once it is written, counted from 1 in code points."""
    at = None


class Text(Node):
    """A scalar. `style`: text; figure and flag, which are written without quotes; none, an empty value; raw, which is
    written as it stands (in YAML and JSON alike)."""

    def __init__(self, text, style="text"):
        self.text = text
        self.style = style

    def __repr__(self):
        return repr(self.text)


class Map(Node):
    """Pairs in their order; a key may occur twice. `block`: never written in braces."""

    def __init__(self, pairs=()):
        self.block = False
        self.pairs = [(Text(k) if isinstance(k, str) else k, node(v)) for k, v in pairs]

    def __repr__(self):
        return "{" + ", ".join(f"{k!r}: {v!r}" for k, v in self.pairs) + "}"

    def find(self, name):
        """The first pair of this name, or nothing twice."""
        return next(((k, v) for k, v in self.pairs if k.text == name), (None, None))

    def get(self, name):
        return self.find(name)[1]

    def key(self, name):
        return self.find(name)[0]

    def text(self, name):
        value = self.get(name)
        return value.text if isinstance(value, Text) else None

    def names(self):
        return [k.text for k, _ in self.pairs]

    def first(self):
        return self.pairs[0][0]

    def set(self, name, value):
        """Replaces a value or adds a pair; hands back the value's node."""
        value = node(value)
        for i, (key, _) in enumerate(self.pairs):
            if key.text == name:
                self.pairs[i] = (key, value)
                return value
        return self.add(name, value)[1]

    def add(self, name, value, at=None):
        """Adds a pair whatever is there already; hands back both nodes."""
        pair = (Text(name), node(value))
        self.pairs.insert(len(self.pairs) if at is None else at, pair)
        return pair

    def drop(self, name):
        self.pairs = [(k, v) for k, v in self.pairs if k.text != name]


class List(Node):
    def __init__(self, items=()):
        self.items = [node(each) for each in items]

    def __repr__(self):
        return repr(self.items)


def node(value):
    """What Python would write, as a node."""
    if isinstance(value, Node):
        return value
    if isinstance(value, bool):
        return Text("true" if value else "false", "flag")
    if isinstance(value, dict):
        return Map(value.items())
    if isinstance(value, list):
        return List(value)
    return Text("", "none") if value is None else Text(value)


def figure(text):
    return Text(str(text), "figure")


class Record:
    """One record of a batch. What the writers tell of it: `file`, and in a table `cells`, its first row by column."""

    def __init__(self, tree, unit, source="self"):
        self.tree = tree
        self.unit = unit
        self.source = source
        self.spread = False  # in a long table: parts of answers in columns of their own
        self.file = None
        self.cells = None
        self.first_cell = None

    @property
    def answers(self):
        return self.tree.get("answers")

    @property
    def head(self):
        return self.tree.get("unit")
