"""A page as a tree of elements: as much of HTML as our pages use."""
import html.parser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Element:
    def __init__(self, tag, attributes):
        self.tag = tag
        self.attributes = attributes
        self.parts = []  # texts and elements

    @property
    def text(self):
        """All text within; a line end where the page has one. Blanks as a browser has them: one for many."""
        return "".join(part if isinstance(part, str) else "\n" if part.tag == "br" else part.text for part in self.parts)

    @property
    def words(self):
        return " ".join(self.text.split())

    def all(self, tag=None, **attributes):
        """Elements below with this tag and these attributes (`class_`: one of its classes; `data_unit`: data-unit)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        for part in self.parts:
            if isinstance(part, str):
                continue
            if tag in (None, part.tag) and all(part.has(name, value) for name, value in wanted.items()):
                yield part
            yield from part.all(tag, **attributes)

    def has(self, name, value):
        own = self.attributes.get(name)
        if own is None or value is True:
            return own is not None
        return value in own.split() if name == "class" else own == value

    def first(self, tag=None, **attributes):
        return next(self.all(tag, **attributes), None)


class TreeParser(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].parts.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> at {self.getpos()} where <{self.open[-1].tag}> is open")
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].parts.append(data)


def read_page(text):
    """The page's tree. Raises ValueError where tags do not nest."""
    parser = TreeParser()
    parser.feed(text)
    parser.close()
    if len(parser.open) != 1:
        raise ValueError(f"<{parser.open[-1].tag}> is not closed")
    return parser.root
