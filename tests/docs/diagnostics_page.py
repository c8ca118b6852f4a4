#!/usr/bin/env python3
"""diagnostics_page.py TOOLS: ceping-diagnostics(7) and the programs say the same of every code.

The page lists the codes of `ceping-lint --explain all`, in that order, each with its severity, and of each says what
`--explain CODE` says in English: what it means and how to fix it.
"""
import os
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "man" / "man7" / "ceping-diagnostics.7"


def explain(lint, code):
    done = subprocess.run([lint, "--lang", "en", "--explain", code], capture_output=True, encoding="utf-8", check=False,
                          stdin=subprocess.DEVNULL)
    return done.stdout


def words(text):
    """The words of a text, however it is broken into lines."""
    return " ".join(text.split())


def items_of_page():
    """Each code of the page with its severity and its text, macros left out."""
    items = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        item = re.fullmatch(r"\.It Cm ([a-z]+(?:-[a-z]+)*) Pq (\w+)", line)
        if item:
            items.append((item[1], item[2], []))
        elif line in (".El", ".Sh") or line.startswith(".Sh "):
            items.append((None, None, []))
        elif items and not line.startswith("."):
            items[-1][2].append(line.removeprefix("\\&"))
    return [(code, severity, words(" ".join(text))) for code, severity, text in items if code]


def main(argv):
    lint = os.path.join(argv[1], "ceping-lint")
    if not os.path.exists(lint):
        print("skipped: ceping-lint is not built")
        return 77
    listed = [tuple(line.split("\t")[:2]) for line in explain(lint, "all").splitlines() if "\t" in line]
    items = items_of_page()
    faults = [f"{code} ({severity}) is not on the page" for code, severity in listed
              if (code, severity) not in {item[:2] for item in items}]
    faults += [f"{code} ({severity}) is on the page and not in the program" for code, severity, _ in items
               if (code, severity) not in listed]
    if not faults and [item[:2] for item in items] != listed:
        faults.append("the page lists the codes in another order than the program")
    for code, _, text in items:
        page = explain(lint, code)
        said = re.search(r"\n\n(.*?)\n\nexample:\n.*?\nto fix it:\n(.*)", page, re.DOTALL)
        if said is None:
            faults.append(f"{code}: --explain has no meaning, example and fix")
        elif words(said[1] + " " + said[2]) != text:
            faults.append(f"{code}: the page says\n  {text}\nand --explain\n  {words(said[1] + ' ' + said[2])}")
    print("\n".join(faults + [f"{len(items)} codes on the page, {len(faults)} faults"]))
    return 1 if faults or not items else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
