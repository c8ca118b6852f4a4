#!/usr/bin/env python3
"""narrow_terminal.py TOOLS: on a terminal, lines of the source are cut to its width, and the caret stands below its place.

Tools run at the end of a pseudo-terminal of several widths, as the kernel tells it and as COLUMNS does. Of each excerpt the
two lines fit into the terminal, and the character above the caret is the one that the finding names, wide ones counting
two columns. Without a terminal COLUMNS is nothing. Colours are there on a terminal and nowhere else, and NO_COLOR and
--color have their say, in every tool that has the option.
"""
import fcntl
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata

RUBRIC = """\
ceping: rubric/1
id: narrow
title: 窄屏
total: 10
scales: {ab: {A: 1, B: 0.5}}
items: [{id: A, title: 环境, points: 5, kind: level, scale: ab}, {id: B, title: 服务, points: 5, kind: judged}]
bands: [{id: top, title: 优秀, min: 9}, {id: low, title: 达标}]
"""
SAID = "窗口单位的说明文字很长" * 12
RECORDS = (f"{{ceping: record/1, unit: {{id: u1, name: 甲}}, answers: {{B: {{value: 4, note: {SAID}}}, A: Ω, C: 1}}}}\n---\n"
           f"{{ceping: record/1, unit: {{id: u2, name: 乙}}, answers: {{A: Ψ, B: {{value: 4, note: {'latin words ' * 30}}}}}}}\n---\n"
           "ceping: record/1\nunit: {id: u3, name: 丙}\nanswers: {A: A, B: 4}\n")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
QUOTED = re.compile(r"no level `(.)'")


def width_of(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def at_column(text, column):
    """The character that covers a column of a line."""
    for c in text:
        column -= width_of(c)
        if column < 0:
            return c
    return ""


class Terminals:
    def __init__(self, tools):
        self.tools = tools

    def run(self, columns, *command, where=("out", "err"), **more):
        """What the tool says at the end of a terminal; of `where` the streams that are one."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        attributes = termios.tcgetattr(slave)
        attributes[1] &= ~termios.OPOST
        termios.tcsetattr(slave, termios.TCSANOW, attributes)
        environment = {"LC_ALL": "C", "PATH": os.environ["PATH"], "TERM": "xterm", **more}
        with subprocess.Popen([f"{self.tools}/{command[0]}", *command[1:]], stdin=subprocess.DEVNULL,
                              stdout=slave if "out" in where else subprocess.DEVNULL,
                              stderr=slave if "err" in where else subprocess.DEVNULL, env=environment) as process:
            os.close(slave)
            text = b""
            while True:
                try:
                    block = os.read(master, 65536)
                except OSError:
                    break
                if not block:
                    break
                text += block
        os.close(master)
        return text.decode("utf-8"), process.returncode


def check_excerpts(text, columns, who):
    """Every excerpt fits, and what its caret points to is what the message quotes."""
    lines = ESCAPE.sub("", text).split("\n")
    seen = 0
    for at, line in enumerate(lines):
        if not re.fullmatch(r"\s+\| *\^", line):
            continue
        seen += 1
        above = lines[at - 1]
        for each in (above, line):
            if width_of(each) > columns:
                yield f"{who}: {width_of(each)} columns of {columns}: {each!r}"
        quoted = QUOTED.search(lines[at - 2])
        if quoted and at_column(above, width_of(line) - 1) != quoted[1]:
            yield f"{who}: the caret is below {at_column(above, width_of(line) - 1)!r}, not {quoted[1]!r}: {above!r}"
    if seen < 3:
        yield f"{who}: {seen} excerpts: {text!r}"


def widths(terminals):
    for columns in (200, 100, 80, 60, 41, 40, 33, 24):
        for command in (("ceping-validate", "-r", "r.yaml", "u.yaml"), ("ceping-score", "-r", "r.yaml", "u.yaml"),
                        ("ceping-explain", "--all", "-r", "r.yaml", "u.yaml")):
            text, _ = terminals.run(columns, *command)
            yield from check_excerpts(text, columns, f"{command[0]} at {columns}")
            text, _ = terminals.run(132, *command, COLUMNS=str(columns))
            yield from check_excerpts(text, columns, f"{command[0]} with COLUMNS={columns}")
    for stated in ("", "0", "-3", "wide", "99999999999999999999"):
        text, _ = terminals.run(60, "ceping-validate", "-r", "r.yaml", "u.yaml", COLUMNS=stated)
        yield from check_excerpts(text, 60, f"COLUMNS={stated!r}")
    # Not every terminal says how wide it is.
    text, _ = terminals.run(0, "ceping-validate", "-r", "r.yaml", "u.yaml")
    yield from check_excerpts(text, 80, "a terminal of no width")
    wide = {}
    for columns in ("", "40"):
        done = subprocess.run([f"{terminals.tools}/ceping-validate", "-r", "r.yaml", "u.yaml"], capture_output=True, check=False,
                              env={"LC_ALL": "C", "PATH": os.environ["PATH"], "COLUMNS": columns})
        wide[columns] = done.stdout
    if wide[""] != wide["40"]:
        yield "COLUMNS changes what is written to a pipe"


def colours(terminals):
    for command in (("ceping-rank", "-r", "r.yaml", "r.ndjson"), ("ceping-explain", "-r", "r.yaml", "u.yaml", "-u", "u3"),
                    ("ceping-explain", "-r", "r.yaml", "u.yaml", "--all"), ("ceping-score", "-r", "r.yaml", "u.yaml"),
                    ("ceping-diff", "r.ndjson", "q.ndjson"), ("ceping-audit", "t.csv"), ("ceping-validate", "-r", "r.yaml", "u.yaml"),
                    ("ceping-lint", "--results", "r.ndjson", "r.yaml")):
        who = " ".join(command)
        for wanted, options, more in ((True, (), {}), (False, ("--color", "never"), {}), (True, ("--color", "auto"), {}),
                                      (False, (), {"NO_COLOR": "1"}), (True, ("--color", "always"), {"NO_COLOR": "1"}),
                                      (False, (), {"TERM": "dumb"}), (False, (), {"CEPING_COLOR": "never"})):
            text, _ = terminals.run(80, *command, *options, where=("out",), **more)
            if bool(ESCAPE.search(text)) != wanted or not text:
                yield f"{who} {options} {more}: {'no ' if wanted else ''}colours: {text[:200]!r}"
        for wanted, options in ((False, ()), (True, ("--color", "always"))):
            done = subprocess.run([f"{terminals.tools}/{command[0]}", *command[1:], *options], capture_output=True, check=False,
                                  env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
            if bool(ESCAPE.search(done.stdout.decode())) != wanted:
                yield f"{who} {options} into a pipe: {'no ' if wanted else ''}colours"


def main(argv):
    terminals = Terminals(pathlib.Path(argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pathlib.Path("r.yaml").write_text(RUBRIC, encoding="utf-8")
        pathlib.Path("u.yaml").write_text(RECORDS, encoding="utf-8")
        pathlib.Path("t.csv").write_text("单位,总分,名次\n甲,90,1\n乙,80,2\n", encoding="utf-8")
        done = subprocess.run([f"{terminals.tools}/ceping-score", "-q", "-r", "r.yaml", "-f", "ndjson", "-o", "r.ndjson", "u.yaml"],
                              check=False, capture_output=True)
        text = pathlib.Path("r.ndjson").read_text(encoding="utf-8")
        pathlib.Path("q.ndjson").write_text(text.replace('"u3"', '"u9"'), encoding="utf-8")
        faults = list(widths(terminals)) + list(colours(terminals))
        if done.returncode != 1:
            faults.append(f"ceping-score: status {done.returncode}: {done.stderr.decode()}")
        os.chdir("/")
    print(f"{len(faults)} faults")
    for fault in faults[:40]:
        print(fault.encode("utf-8", "backslashreplace").decode())
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
