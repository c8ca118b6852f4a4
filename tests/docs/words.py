#!/usr/bin/env python3
"""words.py: Chinese texts call each thing by one term, everywhere, and English ones use the verbs that readers expect.

Reads the sources of what people are shown: texts of the library and the tools, manual pages, READMEs. A term that another
one has replaced must not come back; `as` says which one to write. What is read, not written, keeps its names (the column
指标编号), and so do people's own words in rubrics and examples.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ["lib/ceping/**/*.?pp", "tools/**/*.?pp", "man/man?/*", "README*.md", "rubrics/README.md", "examples/**/README.md",
           "examples/pipelines/*"]
# The letters return a self-assessment to be fixed (退回修改), which is another thing than not scoring a unit.
LETTERS = re.compile(r"letter|review\.sh|ceping-validate\.1|quanzhou-2015/README")
HEADERS = re.compile(r"table_header\.cpp|rubric_parts\.cpp|filled_in\.cpp|published_|sheet\.cpp")

# Words that people may write for a key, and are told what it is called; and those of the tables that they wrote.
INPUT = re.compile(r"key_words\.cpp|authored_(?:items|layout|rules)\.cpp")

# pattern -> the term to write
BANNED = {
    r"拒收|被退回|退回(?!修改)": "不予计分",
    r"参评资格|(?<!评定)资格": "评定资格",
    r"指标(?!编号|体系)|测评项(?!目)": "测评内容",
    r"取舍|取整|舍入|舍去尾数": "四舍五入, 数值修约",
    r"答案|作答|(?<!一)回答": "填报内容, 填报",
    r"改法|怎样改": "修改意见",
    r"迟交|迟报|，迟|迟 ?(?:\d|\" \+)": "逾期",
    r"是否想写": "是否应为",
    r"却填了|却是": "填报为",
    r"[；，]可用：": "可选…为",
    r"不认识|只认识": "无法识别",
    r"示范点": "推荐（入围）名单",
    r"得分的由来": "计分办法",
    r"改进建议": "整改建议",
    r"列为最后等次|最后等次": "归入最末等次",
    r"(?<!不)写明发生": "认定属实",
    r"代价": "多得…分, 折合",
    r"不写则同": "不写时与原…相同",
    r"不会问到": "不适用",
    r"\bgone on from\b": "what ends the work",
    r"\b[Aa] (?:row|line|object|element) a (?:unit|region|row|line|criterion)\b": "one … per …",
    r"\bstands? twice\b": "appears twice",
    r"\bh[eo]ld against\b": "compared with",
    r"\bis no (?:number|file|data|SHA-256|JSON)\b": "is not a …",
    r"\bdo(?:es)? not tell of\b": "leaves out",
}


def shown(path, line):
    """The part of a line that people get to see; comments are for whoever reads the source."""
    if path.suffix in (".cpp", ".hpp"):
        return "" if re.match(r"\s*//", line) else re.sub(r"\s+///?<? .*$", "", line)
    return "" if line.startswith('.\\"') else line


ANY = re.compile("|".join(BANNED))


def faults_of(path):
    name = path.relative_to(ROOT).as_posix()
    if INPUT.search(name):
        return
    whole = path.read_text(encoding="utf-8")
    for number, line in enumerate(whole.splitlines() if ANY.search(whole) else (), 1):
        text = shown(path, line)
        for banned, right in BANNED.items():
            found = re.search(banned, text)
            if not found or (right == "不予计分" and LETTERS.search(name)) or (right == "测评内容" and HEADERS.search(name)):
                continue
            yield f"{name}:{number}: {found.group()} is called {right}"


def main():
    paths = sorted(path for source in SOURCES for path in ROOT.glob(source)
                   if path.is_file() and "/out/" not in path.as_posix())
    faults = [fault for path in paths for fault in faults_of(path)]
    print("\n".join(faults + [f"{len(paths)} files, {len(faults)} faults"]))
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
