#!/usr/bin/env python3
"""pages.py: every manual page is clean mdoc, names itself, and refers only to pages that exist."""
import pathlib
import re
import shutil
import subprocess
import sys

MAN = pathlib.Path(__file__).resolve().parents[2] / "man"


def faults_of(page):
    """Yields what is wrong with one page."""
    lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning", str(page)], capture_output=True, text=True, check=False)
    yield from lint.stdout.splitlines()
    name, section = page.stem, page.suffix[1:]
    text = page.read_text(encoding="utf-8")
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
    print("\n".join(faults + [f"{len(pages)} pages, {len(faults)} faults"]))
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
