#!/usr/bin/env python3
"""handbook.py TOOLS: the handbooks of all shipped rubrics are well made and say what the rubrics say.

As HTML: elements are closed in order, every link of the page leads somewhere in it, ids are unique, nothing is loaded,
levels of headings are not skipped by more than the rubric's own depth, tables have headers with a scope, each criterion
stands in exactly one heading with its id, title and points, and the messages of the consistency rules are there. As
Markdown: the same headings, and as many cells in each row of a table as in its head.
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
VOID = {"meta", "br", "hr", "img", "link", "input", "col", "wbr", "source", "base", "area", "embed", "track"}
BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "th"}
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href"}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.ids, self.links = [], [], [], []
        self.headings, self.texts, self.text, self.language = [], [], "", ""
        self.feed(text)
        self.close()
        self.faults += [f"{name} is never closed" for name in self.open]

    def handle_starttag(self, name, attributes):
        given = dict(attributes)
        if name not in VOID:
            self.open.append(name)
        if name in BLOCKS:
            self.text = ""
        if name == "html":
            self.language = given.get("lang", "")
        if "id" in given:
            self.ids.append(given["id"])
        if name == "a":
            self.links.append(given.get("href", ""))
        elif "href" in given:
            self.faults.append(f"<{name} href> loads something")
        if LOADING & set(given) or name in {"script", "link", "iframe", "object", "img"}:
            self.faults.append(f"<{name}> loads or runs something")
        if any(key.startswith("on") for key in given):
            self.faults.append(f"<{name}> has a handler")
        if name == "th" and given.get("scope") not in ("col", "row"):
            self.faults.append("a th without a scope")

    def handle_endtag(self, name):
        if not self.open or self.open[-1] != name:
            self.faults.append(f"</{name}> at line {self.getpos()[0]} closes {self.open[-1:]}")
            return
        self.open.pop()
        if name in BLOCKS:
            self.texts.append(self.text)
            if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self.headings.append((int(name[1]), self.text))

    def handle_data(self, data):
        self.text += data
        if self.open and self.open[-1] == "style" and re.search(r"url\(|@import|http", data):
            self.faults.append("the style loads something")


def show(tools, *arguments):
    return subprocess.run([tools + "/ceping-show", *arguments], capture_output=True, check=True,
                          encoding="utf-8").stdout


def criteria(node):
    """Every criterion below a node of a resolved rubric."""
    for item in node.get("items") or []:
        if "items" in item:
            yield from criteria(item)
        else:
            yield item


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


def headings_of(rubric, language):
    units = {"en": ("({} points)", "(at most {} points off)"), "zh": ("（{}分）", "（最多扣{}分）")}[language]
    for section in ("items", "bonus", "penalties"):
        node = rubric if section == "items" else rubric.get(section) or {}
        for item in criteria(node):
            if "points" not in item:
                yield f'{item["id"]} {item["title"]}'
                continue
            points = str(item["points"])
            words = units[section == "penalties"].format(points)
            yield f'{item["id"]} {item["title"]} ' + (words.replace("points", "point") if points == "1" else words)


def html_faults(text, rubric, language):
    page = Page(text)
    yield from page.faults
    if page.language != {"en": "en", "zh": "zh-CN"}[language]:
        yield f"the language is {page.language}"
    if len(set(page.ids)) != len(page.ids):
        yield "an id stands twice"
    for link in page.links:
        if not link.startswith("#") or link[1:] not in page.ids:
            yield f"the link {link} leads nowhere"
    if len(page.links) < 8:
        yield "there are hardly any links"
    if [level for level, _ in page.headings].count(1) != 1:
        yield "there is not exactly one h1"
    for (before, _), (level, words) in zip(page.headings, page.headings[1:]):
        if level > before + 1:
            yield f"a level is skipped before {words}"
    shown = [squeezed(words) for _, words in page.headings]
    for wanted in headings_of(rubric, language):
        if shown.count(squeezed(wanted)) != 1:
            yield f"{wanted} is {shown.count(squeezed(wanted))} headings"
    texts = set(map(squeezed, page.texts))
    for rule in rubric.get("expect") or []:
        if rule.get("message") and squeezed(rule["message"]) not in texts:
            yield f"no message {rule['message']}"
    for item in headings_texts(rubric):
        if squeezed(item) not in texts:
            yield f"missing: {item}"
    for title in (check["title"] for item in criteria(rubric) if "levels" in item for check in item["checks"]):
        if not any(squeezed(title) in each for each in texts):
            yield f"missing: {title}"


def headings_texts(rubric):
    """Texts that have to stand in a cell or fact of their own."""
    for section in (rubric, rubric.get("bonus") or {}, rubric.get("penalties") or {}):
        for item in criteria(section):
            standard = item.get("standard")
            yield from standard.values() if isinstance(standard, dict) else [standard] if standard else []
            yield from filter(None, [item.get("advice"), item.get("note")])
            if "levels" not in item:  # whose checks stand in one sentence
                yield from (check["title"] for check in item.get("checks") or [])


def markdown_faults(text, rubric, language):
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    lines = [squeezed(line.lstrip("#")) for line in plain.split("\n") if line.startswith("#")]
    for wanted in headings_of(rubric, language):
        if lines.count(squeezed(wanted)) != 1:
            yield f"Markdown: {wanted} is {lines.count(squeezed(wanted))} headings"
    columns = 0
    for line in text.split("\n"):
        if line.startswith("|"):
            cells = len(re.findall(r"(?<!\\)\|", line)) - 1
            if columns and cells != columns:
                yield f"Markdown: {cells} cells where {columns} are wanted: {line[:60]}"
            columns = cells
        else:
            columns = 0


def main():
    tools = sys.argv[1]
    rubrics = [path for folder in ("rubrics", "rubrics/systems") for path in sorted((ROOT / folder).glob("*.yaml"))]
    found = []
    for path in rubrics:
        rubric = json.loads(show(tools, "-f", "json", str(path)))
        for language in ("en", "zh"):
            page = show(tools, "-f", "html", "--lang", language, str(path))
            notes = show(tools, "-f", "markdown", "--lang", language, str(path))
            found += [f"{path.name} ({language}): {fault}" for fault in html_faults(page, rubric, language)]
            found += [f"{path.name} ({language}): {fault}" for fault in markdown_faults(notes, rubric, language)]
    if len(rubrics) < 6:
        found.append("hardly any rubrics were looked at")
    # The parser sees faults where there are some.
    bad = Page('<html lang="en"><p id="a"><b></p></b><img src="x"><th>')
    if len(bad.faults) < 4:
        found.append(f"faults are not seen: {bad.faults}")
    print("\n".join(found[:40]))
    print(f"{len(rubrics)} rubrics, {len(found)} faults")
    sys.exit(1 if found else 0)


main()
