#!/usr/bin/env python3
"""handbook_pandoc.py TOOLS: pandoc reads the Markdown of a handbook as it is meant, odd names included.

Skipped where there is no pandoc. What it reads is compared with the HTML of the same rubric: the same headings, the
same texts of cells; and a .docx comes out.
"""
import html.parser
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUBRICS = [ROOT / "rubrics/elderly-care-grading.yaml", ROOT / "tests/cli/ceping-show/every-feature.yaml",
           ROOT / "tests/cli/ceping-show/handbook-odd-names-markdown/rubric.yaml"]


class Cells(html.parser.HTMLParser):
    """Texts of headings and of tables' cells."""

    def __init__(self, text):
        super().__init__()
        self.headings, self.cells, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, name, attributes):
        if name in ("th", "td") or re.fullmatch("h[1-6]", name):
            self.text = ""
        elif name == "br":
            self.text += " "

    def handle_endtag(self, name):
        text = plain(self.text)
        if name in ("th", "td"):
            self.cells.append(text)
        elif re.fullmatch("h[1-6]", name):
            self.headings.append(text)

    def handle_data(self, data):
        self.text += data


def plain(text):
    """Without what pandoc's `smart` changes."""
    for curly, straight in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("—", "---"), ("–", "--"), ("…", "...")):
        text = text.replace(curly, straight)
    return re.sub(r"\s+", " ", text).strip()


def run(*arguments, text=None):
    return subprocess.run(arguments, input=text, capture_output=True, check=True, encoding="utf-8").stdout


def faults(tools, rubric, folder):
    markdown = run(tools + "/ceping-show", "-f", "markdown", "--lang", "zh", str(rubric))
    ours = Cells(run(tools + "/ceping-show", "-f", "html", "--lang", "zh", str(rubric)))
    theirs = Cells(run("pandoc", "-f", "markdown", "-t", "html", text=markdown))
    contents = ours.headings.index("目录")
    if ours.headings[:contents] + ours.headings[contents + 1:] != theirs.headings:
        both = zip(ours.headings[:contents] + ours.headings[contents + 1:], theirs.headings)
        yield "headings differ: " + str(next((pair for pair in both if pair[0] != pair[1]), "in number"))
    if ours.cells != theirs.cells:
        yield "cells differ: " + str(next((pair for pair in zip(ours.cells, theirs.cells) if pair[0] != pair[1]),
                                          (len(ours.cells), len(theirs.cells))))
    kinds = set(re.findall(r'"t":"(\w+)"', run("pandoc", "-f", "markdown", "-t", "json", text=markdown)))
    for kind in kinds & {"Link", "Image", "Code", "CodeBlock", "Math", "Cite", "RawInline", "RawBlock", "Note",
                         "Superscript", "Subscript", "Strikeout", "OrderedList"}:
        yield f"a text became {kind}"
    document = folder / "handbook.docx"
    run("pandoc", "-f", "markdown", "--toc", "-o", str(document), text=markdown)
    with zipfile.ZipFile(document) as archive:
        body = archive.read("word/document.xml").decode("utf-8")
    if body.count("<w:tbl>") < markdown.count("\n|--"):
        yield "the .docx lacks tables"


def main():
    if shutil.which("pandoc") is None:
        print("skipped: no pandoc")
        sys.exit(77)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for rubric in RUBRICS:
            found += [f"{rubric.name}: {fault}" for fault in faults(sys.argv[1], rubric, pathlib.Path(folder))]
    print("\n".join(found))
    sys.exit(1 if found else 0)


main()
