#!/usr/bin/env python3
"""run.py TOOLS [--update] [CODE...]: every diagnostic is drawn by a small input, with exactly the words that are kept.

Each folder here is named after a code and holds

    cmd      what to run, by sh, as a rule one line
    setup    optional: run by sh first, for what cannot well be kept as a file (very large inputs)
    zh, en   the lines with this code that come out in Chinese and in English

and the inputs. A case runs in a copy, with the tools first on PATH and an environment that is otherwise pinned. --update
rewrites zh and en; read the difference before committing it. A code without a folder is a fault, a folder without a code
too, and so is an input that draws a finding of another code: then it is not the smallest. The example on the code's page
(--explain CODE) must stand in the inputs or in cmd, with … for what is left out.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
WORDS = {"en": ("example:", "to fix it:"), "zh": ("例：", "修改意见：")}

# Codes that no input can draw alone, and what else is drawn with them, with the reason.
BESIDE = {
    # What the first reader refuses, the second one understands.
    "yaml-merge": {"second-reader"}, "yaml-anchor": {"second-reader"}, "bad-key": {"second-reader"},
    # It is what else could not be read that makes it.
    "roster-unread": {"unit-missing"},
}
# The pages are the same under a sanitizer, and most of the time of this test goes into starting programs.
SANITIZED = bool(os.environ.get("CEPING_SANITIZE"))
# Codes without a folder, with the reason.
UNREACHABLE = {}


def environment(tools, language, home):
    kept = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS") if name in os.environ}
    return {**kept, "PATH": f"{tools}:/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C", "TZ": "UTC",
            "NO_COLOR": "1", "CEPING_LANG": language}


def run(command, tools, language, folder):
    """What a command says on standard output and standard error."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(command, cwd=folder, env=environment(tools, language, home), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode < 0:
        text += f"killed by signal {-done.returncode}\n"
    return text


def codes(tools):
    """Every code, as the program lists them."""
    listed = run(["ceping-lint", "--explain", "all"], tools, "en", HERE)
    return [line.split("\t")[0] for line in listed.splitlines() if "\t" in line]


def drawn(text, code):
    """The lines with this code, and the codes of all other lines."""
    lines, others = [], set()
    for line in text.splitlines():
        found = re.search(r" \[([a-z-]+)\]$", line)
        if found and found[1] == code:
            lines.append(line + "\n")
        elif found:
            others.add(found[1])
    return "".join(lines), others


def example(code, tools, language):
    """The lines of the example on the page of a code."""
    page = run(["ceping-lint", "--explain", code], tools, language, HERE)
    begin, end = WORDS[language]
    lines = page.splitlines()
    if begin not in lines or end not in lines:
        return None
    return [line.strip() for line in lines[lines.index(begin) + 1:lines.index(end)] if line.strip()]


def faults_of_example(code, tools, folder):
    text = "\n".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*")) if path.is_file())
    for language in WORDS:
        lines = example(code, tools, language)
        if not lines:
            yield f"{code}: its page has no example ({language})"
        for line in lines or ():
            if not re.search(".*".join(map(re.escape, line.split("…"))), text):
                yield f"{code}: the example `{line}' on its page ({language}) is in none of its inputs"


def faults_of(code, tools, update):
    case = HERE / code
    with tempfile.TemporaryDirectory() as parent:
        folder = pathlib.Path(parent) / code
        shutil.copytree(case, folder, ignore=shutil.ignore_patterns("zh", "en"))
        if (folder / "setup").exists():
            subprocess.run(["sh", "-e", "./setup"], cwd=folder, env=environment(tools, "en", parent), check=True)
        if not SANITIZED:
            yield from faults_of_example(code, tools, folder)
        for language in ("zh", "en"):
            text = run(["sh", "./cmd"], tools, language, folder)
            got, others = drawn(text, code)
            kept = case / language
            if not got:
                yield f"{code}: not drawn ({language}); what came out:\n{text.rstrip()}"
                continue
            if update:
                kept.write_text(got, encoding="utf-8")
            expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
            if got != expected:
                yield f"{code}: the message ({language}) is not as kept\n--- kept\n{expected}--- got\n{got.rstrip()}"
            if others - BESIDE.get(code, set()):
                yield f"{code}: draws others beside it ({language}): {', '.join(sorted(others))}"


def main(argv):
    update = "--update" in argv
    names = [each for each in argv[2:] if not each.startswith("-")]
    tools = pathlib.Path(argv[1]).resolve()
    missing = [tool for tool in ("ceping-lint", "ceping-score", "ceping-validate") if not (tools / tool).exists()]
    if missing:
        print(f"skipped: {', '.join(missing)} not built")
        return 77
    known = codes(tools)
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and (path / "cmd").exists()}
    faults = [f"{code}: has no folder" for code in known if code not in folders and code not in UNREACHABLE]
    faults += [f"{name}: is no code" for name in sorted(folders - set(known))]
    chosen = [code for code in known if code in folders and (not names or code in names)]
    for code in chosen:
        faults += faults_of(code, tools, update)
    print("\n".join(faults + [f"{len(chosen)} codes, {len(faults)} faults"]))
    return 1 if faults or not known else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
