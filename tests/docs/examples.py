#!/usr/bin/env python3
"""examples.py TOOLS: the sessions in the EXAMPLES of section 1 come out as the pages say.

A session is a literal block that begins with `$ `. Its commands run in the page's own folder, one after another:

    $ cat FILE         what follows is put into FILE
    $ COMMAND          what follows is what it writes, standard output first, then standard error

The folder is kept for the page's further blocks. Other blocks are for reading and are not run. --update is not offered: a
page is written by hand.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MAN1 = pathlib.Path(__file__).resolve().parents[2] / "man" / "man1"


def unescape(line):
    """A literal block's text line as a reader sees it."""
    for escape, text in (("\\&", ""), ("\\-", "-"), ("\\e", "\\")):
        line = line.replace(escape, text)
    return line


def sessions(page):
    """Yields (line number, command, [lines after it]) of the page's EXAMPLES."""
    section, literal, run, command = "", False, False, None
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(".Sh "):
            section = line[4:]
        elif section != "EXAMPLES":
            continue
        elif line.startswith(".Bd -literal"):
            literal, run = True, False
        elif line.startswith(".Ed"):
            literal = False
            if command:
                yield command
            command = None
        elif literal and line.startswith("$ "):
            if command:
                yield command
            run, command = True, (number, unescape(line[2:]), [])
        elif literal and run:
            command[2].append(unescape(line))
    if command:
        yield command


def faults_of(page, tools):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        environment = {"PATH": f"{tools}:/usr/local/bin:/usr/bin:/bin", "HOME": home, "LC_ALL": "C", "TZ": "UTC"}
        environment.update({k: os.environ[k] for k in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS") if k in os.environ})
        for number, command, lines in sessions(page):
            text = "".join(line + "\n" for line in lines)
            shown = re.fullmatch(r"cat ([\w.-]+)", command)
            if shown:
                (pathlib.Path(folder) / shown.group(1)).write_text(text, encoding="utf-8")
                continue
            done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                  capture_output=True, encoding="utf-8", check=False)
            if done.stdout + done.stderr != text:
                yield f"{page.name}:{number}: {command}\n--- the page says\n{text}--- it writes\n{done.stdout}{done.stderr}"


def main(argv):
    pages = sorted(MAN1.glob("*.1"))
    run = sum(1 for page in pages for _ in sessions(page))
    faults = [fault for page in pages for fault in faults_of(page, os.path.abspath(argv[1]))]
    print("\n".join(faults + [f"{run} commands on {len(pages)} pages, {len(faults)} faults"]))
    return 1 if faults or not run else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
