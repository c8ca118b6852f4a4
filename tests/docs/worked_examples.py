#!/usr/bin/env python3
"""worked_examples.py TOOLS [PAGE...]: runs the worked examples of the manual pages.

TOOLS is the folder that holds the built programs; a program is looked for in it and in its `tools` folder.
PAGE is an mdoc page; without any, ceping-scoring(7) and the pages of section 5 are run.

An example is a literal block (.Bd -literal ... .Ed) right after a line `.\\" example NAME`. It reads, in this order:

    # rubric.yaml            a file starts: its lines run to the next such line or the first command
    ...
    # records.yaml
    ...
    $ ceping-score -f ndjson --detail full -r rubric.yaml records.yaml
    1: 4 x 0.66 = 66/25 = 2.64
    unit u1: score 8.64, exact 216/25, band pass, eligible true
    node 1: 2.64 of 4, lost 1.36
    node 3: 0 of 4 (missing)

A block may run several commands over the same files; what follows a command is about its output.

- `unit ID: KEY VALUE, ...`: members of the unit's result; `KEY absent` says that it is not there; a dot reaches into a
  map (prerequisites.P1); a list is its values with blanks between (`vetoes V1 V2`). Every unit that comes out must be
  stated, in the order in which it comes out.
- `node ID: POINTS of MAX`, with the status in brackets where it is not `scored`, then members of the node as above.
- Any other line in which two sides of ` = ` (or <=, >=, <, >) are plain arithmetic (x, /, +, -, min, max, mean) is worked
  out exactly, so that the derivation itself is right.

Figures are compared as written: 8.5 is not 8.50. A command must exit with 0, or 1 where a unit is stated as rejected.
"""
import ast
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from fractions import Fraction

SCORING = "ceping-scoring.7"
# How many examples each numbered section of ceping-scoring(7) owes its reader.
REQUIRED = {1: 5, 2: 8, 3: 2, 4: 4, 5: 3, 6: 2, 7: 5, 8: 1, 10: 1}
REQUIRED_IN_ALL = 20

FILE_LINE = re.compile(r"# ([\w.-]+\.(?:yaml|yml|json|ndjson|csv))$")
UNIT_LINE = re.compile(r"unit (\S+): (.+)$")
NODE_LINE = re.compile(r"node (\S+): (\S+?)(?: of (\S+?))?(?: \((\w+)\))?(?:, (.+))?$")
RELATION = re.compile(r" (=|<=|>=|<|>) ")


class Literal(str):
    """A JSON number as it was written."""


def unescape(line):
    """Turns a literal block's text line into what a reader sees."""
    for escape, text in (("\\&", ""), ("\\-", "-"), ("\\(aq", "'"), ("\\(ti", "~"), ("\\(ha", "^"), ("\\e", "\\")):
        line = line.replace(escape, text)
    return line


def read_page(path):
    """Yields (section heading, example name, line number, block lines) for each example of a page."""
    section, name, block = "", None, None
    with open(path, encoding="utf-8") as page:
        for number, line in enumerate(page, 1):
            line = line.rstrip("\n")
            if block is not None:
                if line.startswith(".Ed"):
                    yield section, name, start, block
                    name, block = None, None
                else:
                    block.append(unescape(line))
            elif line.startswith(".Sh "):
                section = line[4:]
            elif line.startswith('.\\" example '):
                name, start = line.split()[2], number
            elif line.startswith(".Bd -literal") and name is not None:
                block = []
    if name is not None:
        yield section, name, start, []


def split_block(lines):
    """Returns ({file name: text}, [(command, [lines after it])])."""
    files, runs, current = {}, [], None
    for line in lines:
        start = FILE_LINE.match(line)
        if line.startswith("$ "):
            runs.append((line[2:], []))
        elif runs:
            runs[-1][1].append(line)
        elif start:
            current = files.setdefault(start.group(1), [])
        elif current is not None:
            current.append(line)
    return {name: "\n".join(text) + "\n" for name, text in files.items()}, runs


def evaluate(text):
    """The exact value of plain arithmetic, or None where `text` is anything else."""
    source = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w.])", r"N('\1')", text.replace(" x ", " * "))
    try:
        tree = ast.parse(source.strip(), mode="eval")
        return value_of(tree.body)
    except (SyntaxError, ValueError, ArithmeticError):
        return None


def value_of(node):
    if isinstance(node, ast.BinOp):
        left, right = value_of(node.left), value_of(node.right)
        for kind, work in ((ast.Add, left.__add__), (ast.Sub, left.__sub__), (ast.Mult, left.__mul__), (ast.Div, left.__truediv__)):
            if isinstance(node.op, kind):
                return work(right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -value_of(node.operand)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "N":
            return Fraction(node.args[0].value)
        values = [value_of(a) for a in node.args]
        if values and node.func.id in ("min", "max"):
            return {"min": min, "max": max}[node.func.id](values)
        if values and node.func.id == "mean":
            return sum(values) / len(values)
    raise ValueError(ast.dump(node))


def split_outside_brackets(line):
    """Cuts at commas and semicolons, but not between the arguments of min(...) and the like."""
    parts, depth = [""], 0
    for character in line:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character in ",;" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def check_arithmetic(line):
    """Yields what is wrong with the equations of a derivation line."""
    for part in split_outside_brackets(line):
        sides = RELATION.split(re.sub(r"^.*: ", "", part))
        values = [evaluate(side) for side in sides[::2]]
        for i, relation in enumerate(sides[1::2]):
            left, right = values[i], values[i + 1]
            if left is None or right is None:
                continue
            holds = {"=": left == right, "<=": left <= right, ">=": left >= right, "<": left < right, ">": left > right}
            if not holds[relation]:
                yield "%s: %s %s %s does not hold" % (line, left, relation, right)


def member(tree, path):
    """The member at a dotted path as text, or "absent"."""
    keys = path.split(".")
    for i, key in enumerate(keys):
        rest = ".".join(keys[i:])
        if isinstance(tree, dict) and rest in tree:
            tree = tree[rest]
            break
        if not isinstance(tree, dict) or key not in tree:
            return "absent"
        tree = tree[key]
    if isinstance(tree, bool):
        return "true" if tree else "false"
    if isinstance(tree, list):
        return " ".join(tree) if tree else "none"
    return str(tree)


def check_members(where, tree, text):
    for statement in text.split(", "):
        key, _, stated = statement.partition(" ")
        got = member(tree, key)
        if got != stated:
            yield "%s: %s is %s, stated %s" % (where, key, got, stated)


def check_node(unit, result, match):
    node_id, points, most, status, rest = match.groups()
    where = "unit %s, node %s" % (unit, node_id)
    nodes = [n for n in result.get("nodes", []) if n["id"] == node_id]
    if len(nodes) != 1:
        yield "%s: %d such nodes in the result" % (where, len(nodes))
        return
    stated = "points %s, max %s, status %s" % (points, most or "absent", status or "scored")
    yield from check_members(where, nodes[0], stated + (", " + rest if rest else ""))


def check_run(lines, process):
    """Yields the differences between what stands after a command and what the command did."""
    checked = 0
    results = [json.loads(r, parse_float=Literal, parse_int=Literal) for r in process.stdout.splitlines()]
    by_unit = {r["unit"]["id"]: r for r in results}
    order, unit = [], None
    for line in lines:
        unit_line, node_line = UNIT_LINE.match(line), NODE_LINE.match(line)
        if unit_line:
            unit = unit_line.group(1)
            order.append(unit)
            checked += 1
            if unit not in by_unit:
                yield "unit %s: no result" % unit
                continue
            yield from check_members("unit " + unit, by_unit[unit], unit_line.group(2))
        elif node_line:
            checked += 1
            if unit in by_unit:
                yield from check_node(unit, by_unit[unit], node_line)
            elif unit is None:
                yield "a node before any unit: " + line
    came = [r["unit"]["id"] for r in results]
    if came != order:
        yield "units came out as %s, stated %s" % (came, order)
    if checked == 0:
        yield "no line is checked"
    rejected = any("status rejected" in line for line in lines)
    if process.returncode != int(rejected):
        yield "exit status %d: %s" % (process.returncode, process.stderr.strip()[-400:])


def run_example(tools, lines):
    """Yields what is wrong with one example."""
    files, runs = split_block(lines)
    if not runs:
        yield "no command"
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as out:
                out.write(text)
        for command, after in runs:
            for line in after:
                if not (UNIT_LINE.match(line) or NODE_LINE.match(line)):
                    yield from check_arithmetic(line)
            process = run_tool(tools, command, folder)
            if process is None:
                yield "no such tool: " + command
            elif "ndjson" in command:
                yield from check_run(after, process)
            elif process.returncode != 0:
                yield "%s: exit status %d: %s" % (command, process.returncode, (process.stdout + process.stderr).strip()[-400:])


def run_tool(tools, command, folder):
    words = shlex.split(command)
    found = [p for p in (os.path.join(tools, words[0]), os.path.join(tools, "tools", words[0])) if os.access(p, os.X_OK)]
    if not found:
        return None
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("CEPING", "LC_", "LANG"))}
    environment["LC_ALL"] = "C"
    return subprocess.run([os.path.abspath(found[0])] + words[1:], cwd=folder, env=environment, encoding="utf-8",
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)


def default_pages():
    man = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "man")
    pages = [os.path.join(man, "man7", SCORING)]
    section5 = os.path.join(man, "man5")
    return pages + [os.path.join(section5, p) for p in sorted(os.listdir(section5)) if p.endswith(".5")]


def check_page(tools, path):
    """Prints what is wrong with a page; returns (examples, faulty examples or shortages)."""
    base, bad, seen, per_section = os.path.basename(path), 0, set(), {}
    for section, name, line, block in read_page(path):
        faults = ["the name stands twice"] if name in seen else []
        seen.add(name)
        number = re.match(r"(\d+) ", section)
        if number:
            per_section[int(number.group(1))] = per_section.get(int(number.group(1)), 0) + 1
        faults += run_example(tools, block)
        bad += bool(faults)
        for fault in faults:
            print("%s:%d: example %s: %s" % (base, line, name, fault))
    if base == SCORING:
        short = ["section %d has %d examples, needs %d" % (s, per_section.get(s, 0), n)
                 for s, n in sorted(REQUIRED.items()) if per_section.get(s, 0) < n]
        if len(seen) < REQUIRED_IN_ALL:
            short.append("%d examples, needs %d" % (len(seen), REQUIRED_IN_ALL))
        bad += len(short)
        for shortage in short:
            print("%s: %s" % (base, shortage))
    return len(seen), bad


def main(argv):
    if len(argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    total, bad = 0, 0
    for page in argv[2:] or default_pages():
        count, faulty = check_page(argv[1], page)
        total, bad = total + count, bad + faulty
    print("%d worked examples, %d wrong" % (total, bad))
    return 1 if bad or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
