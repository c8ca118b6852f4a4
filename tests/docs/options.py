#!/usr/bin/env python3
"""options.py TOOLS: a program's --help and its manual page name the same options, in either language.

Every --long-option that --help prints stands in an `.It Fl` of man1/PROGRAM.1, and the reverse; short ones likewise.
Every program has a page, and every page of section 1 a program.
"""
import os
import pathlib
import re
import subprocess
import sys

MAN1 = pathlib.Path(__file__).resolve().parents[2] / "man" / "man1"


def options_of_help(program, language):
    """The options that --help declares: those at the start of a line, short and long."""
    process = subprocess.run([str(program), "--lang", language, "--help"], capture_output=True, encoding="utf-8",
                             check=False, stdin=subprocess.DEVNULL)
    if process.returncode != 0:
        return None
    found = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", process.stdout))
    for line in process.stdout.splitlines():
        found.update(re.findall(r"^\s+(-\w)\b", line))
    return found


def options_of_page(page):
    """The options that have an item of their own."""
    found = set()
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith(".It "):
            for option in re.findall(r"\bFl ((?:\\?-)?[A-Za-z][a-z-]*)", line):
                found.add("-" + option.replace("\\", ""))
    return found


def faults_of(program):
    page = MAN1 / (program.name + ".1")
    if not page.exists():
        yield f"{program.name} has no page"
        return
    documented = options_of_page(page)
    for language in ("en", "zh"):
        offered = options_of_help(program, language)
        if offered is None:
            yield f"{program.name} --lang {language} --help does not end with 0"
            continue
        for option in sorted(offered - documented):
            yield f"{page.name}: {option}, which --help offers ({language}), has no `.It Fl'"
        # The dispatcher's page also says what options mean in every tool.
        for option in sorted(documented - offered) if program.name != "ceping" else ():
            yield f"{program.name} --help ({language}) does not offer {option}, which the page describes"


def main(argv):
    programs = sorted(p for p in pathlib.Path(argv[1]).iterdir()
                      if re.fullmatch(r"ceping(-[a-z]+)?", p.name) and os.access(p, os.X_OK))
    faults = [fault for program in programs for fault in faults_of(program)]
    names = {program.name for program in programs}
    faults += [f"{page.name}: there is no such program" for page in sorted(MAN1.glob("*.1")) if page.stem not in names]
    print("\n".join(faults + [f"{len(programs)} programs, {len(faults)} faults"]))
    return 1 if faults or not programs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
