"""Files as they are written, and the places in them."""

BROKEN = "\ue000"  # stands for a byte that is valid in no encoding


class File:
    """One written file: its text with \\n, and how that becomes bytes."""

    def __init__(self, name, text, encoding="utf-8", bom=False, newline="\n"):
        self.name = name
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self.newline = newline

    def bytes(self):
        pieces = self.text.replace("\n", self.newline).split(BROKEN)
        body = b"\xff".join(piece.encode(self.encoding) for piece in pieces)
        return (b"\xef\xbb\xbf" if self.bom else b"") + body

    def place_of(self, index):
        """Line and column of a character of the text."""
        before = self.text[:index]
        return self.name, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


class Pen:
    """Text as it grows, with the place of its end."""

    def __init__(self, name):
        self.name = name
        self.parts = []
        self.line = 1
        self.column = 1

    def put(self, text):
        self.parts.append(text)
        if "\n" in text:
            self.line += text.count("\n")
            self.column = len(text) - text.rfind("\n")
        else:
            self.column += len(text)

    def here(self):
        return self.name, self.line, self.column

    def mark(self, node):
        node.at = self.here()

    def text(self):
        return "".join(self.parts)
