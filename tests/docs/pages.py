#!/usr/bin/env python3
"""pages.py: every manual page is clean mdoc, names itself, refers only to pages that exist, and says under groff what it
says under mandoc; ceping(1) lists every tool.

groff reads some lines as no one means them: a quote (.Ql) goes on to the end of its line, and each word of .Fl gets a dash
of its own. Those are seen in the source, so that a machine without groff finds them, too.
"""
import pathlib
import re
import shutil
import subprocess
import sys

MAN = pathlib.Path(__file__).resolve().parents[2] / "man"


# A macro, a comment, a bibliographic field, or a dot alone; never a word of prose that begins a line with a dot.
CONTROL = re.compile(r'\.(?:[A-Z][a-z]( |$)|%[A-Z] |\\"|$)')


def lines_misread(text):
    """Yields what groff makes something else of, with the line's number."""
    literal = False
    for number, line in enumerate(text.splitlines(), 1):
        literal = line.startswith(".Bd -literal") or (literal and line != ".Ed")
        if line.startswith("'") or (line.startswith(".") and not CONTROL.match(line)):
            yield number, f"begins with a sign of control and is none: {line}"
        if re.search(r"\bQl \S+ [,;] \S|\bQl .* (Ta|Ql|Ic|Cm|Xr|Sx) ", line):
            yield number, f"the quote of .Ql goes on to the end of the line: {line}"
        if re.match(r"\.(?:(?:It|Op|Pq|No) )*Fl ", line) and re.search(r" , [a-z]{2}", re.split(" Ar | Cm ", line)[0]):
            yield number, f"an option of one dash: {line}"
        if not literal and not line.startswith(".Fl") and re.search(r"(?:^|[\s(\[])\\?-[a-z]{3}[a-z-]*", line) \
                and not line.startswith((".Bl", ".Bd", ".\\\"")) and "Fl -" not in line and "certutil" not in line:
            yield number, f"a long option of one dash: {line}"
        if re.match(r"\.[PS]q .*[^\s\\]\S*[;,]$", line) and not re.search(r" [;,]$", line):
            yield number, f"a sign that belongs behind the bracket: {line}"


def faults_under_groff(page):
    if shutil.which("groff") is not None:
        run = subprocess.run(["groff", "-k", "-mandoc", "-Tutf8", "-ww", "-z", str(page)], capture_output=True,
                             text=True, check=False)
        yield from run.stderr.splitlines()


def tools_not_told(main_page):
    """Yields the tools that ceping(1) does not list, or does not have under SEE ALSO."""
    listed, also = main_page.read_text(encoding="utf-8").split(".Sh SEE ALSO")
    for page in sorted((MAN / "man1").glob("ceping-*.1")):
        if f".It Xr {page.stem} 1\n" not in listed:
            yield f"{main_page}: does not list {page.stem}"
    for page in sorted(MAN.glob("man*/*")):
        if page != main_page and f".Xr {page.stem} {page.suffix[1:]}" not in also:
            yield f"{main_page}: SEE ALSO lacks {page.stem}({page.suffix[1:]})"


def faults_of(page):
    """Yields what is wrong with one page."""
    lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning", str(page)], capture_output=True, text=True, check=False)
    yield from lint.stdout.splitlines()
    name, section = page.stem, page.suffix[1:]
    text = page.read_text(encoding="utf-8")
    yield from (f"{page}:{number}: {fault}" for number, fault in lines_misread(text))
    yield from faults_under_groff(page)
    if page.parent.name != "man" + section:
        yield f"{page}: is in {page.parent.name}, not in man{section}"
    if not re.search(rf"^\.Dt {re.escape(name.upper())} {section}$", text, re.MULTILINE):
        yield f"{page}: .Dt is not {name.upper()} {section}"
    if not re.search(rf"^\.Sh NAME\n\.Nm {re.escape(name)}\n\.Nd \S", text, re.MULTILINE):
        yield f"{page}: no section NAME with .Nm {name} and .Nd"
    for other, number in re.findall(r"^\.Xr (ceping\S*) (\d)", text, re.MULTILINE):
        if not (MAN / f"man{number}" / f"{other}.{number}").exists():
            yield f"{page}: refers to {other}({number}), which does not exist"


def main():
    if shutil.which("mandoc") is None:
        print("skipped: mandoc is not installed")
        return 77
    pages = sorted(MAN.glob("man*/*"))
    faults = [fault for page in pages for fault in faults_of(page)]
    faults += tools_not_told(MAN / "man1" / "ceping.1")
    print("\n".join(faults + [f"{len(pages)} pages, {len(faults)} faults"]))
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
