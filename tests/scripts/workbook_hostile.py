#!/usr/bin/env python3
"""workbook_hostile.py TOOLS: workbooks that are broken, or made to do harm, are refused with a reason, soon and in little memory.

40 workbooks are spoilt by a seeded mutator; others are made to be large, deep or endless. Each ends with an error about the
file, within 2 seconds of processor time and 200 MB.
"""
import io
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import workbook_parts  # noqa: E402

SEED = 20150617
SECONDS = 2.0
MEMORY = 200 * 1000  # kB; what this script holds itself when it starts a program counts as well
LARGE = "a file of 300 MB"
RUBRIC = "ceping: rubric/1\nid: demo\ntitle: 示例\ntotal: 1\nitems: [{id: '1', title: 甲, points: 1, kind: judged}]\n"
HEADER = ["单位编码", "单位名称", "1"]
SHEET = "xl/worksheets/sheet1.xml"
BEGIN = f'<worksheet xmlns="{workbook_parts.MAIN}"><sheetData>'
END = "</sheetData></worksheet>"


def sound(rows=200):
    return workbook_parts.parts({"自评": [HEADER, *([f"u{i}", f"单位{i}", str(i % 2)] for i in range(rows))]})


def mutated(rng):
    """(what was done, bytes) of a workbook that cannot be read any more."""
    named = sound()
    read = [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"]
    part = rng.choice(read)
    text = named[part]
    what = rng.choice(["cut file", "flip byte", "drop part", "cut part", "swap tags", "bad entity", "bad reference", "far cell",
                       "bad utf-8", "other root", "doctype"])
    if what == "cut file":
        data = workbook_parts.packed(named)
        return what, data[:rng.randrange(30, len(data) - 30)]
    if what == "flip byte":
        data = bytearray(workbook_parts.packed(named))
        with zipfile.ZipFile(io.BytesIO(bytes(data))) as book:
            info = book.getinfo(part)
        begin = info.header_offset + 30 + len(part)
        data[begin + rng.randrange(2, info.compress_size - 2)] ^= 1 << rng.randrange(8)
        return f"{what} in {part}", bytes(data)
    if what == "drop part":
        del named[part]
    elif what == "cut part":
        named[part] = text[:rng.randrange(len(text) - 5)]
    elif what == "swap tags":
        at = text.index("</", rng.randrange(len(text) // 2))
        named[part] = text[:at] + "</x" + text[at + 2:]
    elif what == "bad entity":
        at = text.index("<", rng.randrange(1, len(text) // 2))
        named[part] = text[:at] + "&lol;" + text[at:]
    elif what == "bad reference":
        part = "xl/_rels/workbook.xml.rels"
        named[part] = named[part].replace("worksheets/", rng.choice(["../../../../", "nowhere/", "../../"]))
    elif what == "far cell":
        part = SHEET
        named[part] = named[part].replace(f'r="C{rng.randrange(2, 100)}"', rng.choice(['r="XFE1"', 'r="AAAA1"', 'r="A1048577"', 'r="?"']))
    elif what == "bad utf-8":
        raw = text.encode()
        at = rng.randrange(len(raw) // 2, len(raw) - 20)
        named[part] = raw[:at] + b"\xff\xfe" + raw[at:]
    elif what == "other root":
        part = rng.choice(read[:3])
        root = named[part].split(" ")[0][1:]
        named[part] = named[part].replace(f"<{root} ", "<other ").replace(f"</{root}>", "</other>")
    else:
        named[part] = f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>{text}'
    return f"{what} in {part}", workbook_parts.packed(named)


def with_sheet(text, **more):
    return workbook_parts.packed({**sound(1), SHEET: text, **more})


def streamed(pieces):
    """A workbook whose sheet is written piece by piece, as it is larger than should stand in memory here."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in sound(1).items():
            if name != SHEET:
                book.writestr(name, content)
        with book.open(SHEET, "w") as sheet:
            for piece in pieces:
                sheet.write(piece)
    return out.getvalue()


def changed_digit():
    """What follows the cells is not read; that they are not what was written shows in the checksum alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as book:
        for name, content in {**sound(1), SHEET: BEGIN + '<row r="1"><c r="A1"><v>2015</v></c></row></sheetData>' +
                              "<dataValidations>" + '<dataValidation sqref="A1"/>' * 20_000 +
                              "</dataValidations></worksheet>"}.items():
            book.writestr(name, content)
    return out.getvalue().replace(b"<v>2015</v>", b"<v>2016</v>")


def rows_of(cells, rows, text):
    for i in range(1, rows + 1):
        yield f'<row r="{i}">{text * cells}</row>'.encode()


def with_ends(pieces):
    yield BEGIN.encode()
    yield from pieces
    yield END.encode()


def a_gigabyte(begin, byte):
    """Never whole in the memory of this script, which would count as that of the programs that it starts."""
    yield begin.encode()
    for _ in range(1000):
        yield byte * 1_000_000


def hostile():
    yield "a gigabyte of blanks", streamed(a_gigabyte(BEGIN, b" "))
    yield "a gigabyte of one tag", streamed(a_gigabyte(BEGIN + '<row r="', b"1"))
    yield "a gigabyte of a comment", streamed(a_gigabyte(BEGIN + "<!--", b"1"))
    yield "ten million empty cells", streamed(with_ends(rows_of(1000, 10_000, "<c/>")))
    rng = random.Random(SEED)
    yield "five million numbers", streamed(with_ends(
        "".join(f"<c><v>{rng.random()}</v></c>" if j else f'<row r="{i}">' for j in range(500)).encode() + b"</row>"
        for i in range(1, 10_001)))
    yield "many cells of one long text", with_sheet(
        BEGIN + "".join(f'<row r="{i}">' + '<c t="s"><v>0</v></c>' * 100 + "</row>" for i in range(1, 2001)) + END,
        **{"xl/sharedStrings.xml": f"<sst><si><t>{'x' * 1_000_000}</t></si></sst>"})
    yield "far cells", with_sheet(BEGIN + "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 1001)) + END)
    yield "a million columns", with_sheet(BEGIN + '<row r="1">' + "<c><v>1</v></c>" * 1_000_000 + "</row>" + END)
    yield "the last row of 100 sheets", workbook_parts.packed({
        name: text.replace("<sheetData>", '<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row>')
        for name, text in workbook_parts.parts({f"s{i}": [] for i in range(100)}).items()})
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    yield "entities of entities", with_sheet(f'<!DOCTYPE w [<!ENTITY a0 "ha">{laughs}]><worksheet>&a9;</worksheet>')
    yield "deep", with_sheet("<worksheet>" + "<a>" * 3_000_000)
    yield "many attributes", with_sheet(BEGIN + "<row " + " ".join(f'a{i}=""' for i in range(1_000_000)) + "/>" + END)
    yield "20,000 parts", workbook_parts.packed({**sound(1), **{f"xl/x{i}": "" for i in range(20_000)}})
    yield "9,000 sheets", workbook_parts.packed(workbook_parts.parts({f"s{i}": [] for i in range(9_000)}))
    yield "merged over everything", with_sheet(BEGIN + END.replace(
        "</worksheet>", "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100_000 + "</mergeCells></worksheet>"))
    yield "a row in merged cells", with_sheet(BEGIN + '<row r="1">' + "<c><v>1</v></c>" * 16_000 +
                                             "</row></sheetData><mergeCells>" +
                                             '<mergeCell ref="A1:B1"/>' * 1_000_000 + "</mergeCells></worksheet>")
    yield "errors in a million rows", with_sheet(
        BEGIN + "".join(f'<row r="{i}"><c t="e"><v>#REF!</v></c></row>' for i in range(1, 500_000)) + END)
    yield "many formats", with_sheet(BEGIN + END, **{
        "xl/_rels/workbook.xml.rels": sound(1)["xl/_rels/workbook.xml.rels"].replace(
            "</Relationships>",
            f'<Relationship Id="y" Type="{workbook_parts.TYPES}/styles" Target="styles.xml"/></Relationships>'),
        "xl/styles.xml": "<styleSheet><numFmts>" + "".join(
            f'<numFmt numFmtId="{i}" formatCode="0.{i}"/>' for i in range(1_000_000)) + "</numFmts></styleSheet>"})
    yield "relationships in a circle", with_sheet(BEGIN + END, **{
        "xl/_rels/workbook.xml.rels": sound(1)["xl/_rels/workbook.xml.rels"].replace(
            "worksheets/sheet1.xml", "_rels/workbook.xml.rels")})
    yield "a digit changed on the way", changed_digit()
    yield LARGE, workbook_parts.packed(sound(1))
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    yield "encrypted", old + b"\0" * 100_000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000


def run(tools, what, data, folder, faults):
    (folder / "bad.xlsx").write_bytes(data)
    if what == LARGE:
        os.truncate(folder / "bad.xlsx", 300_000_000)
    begin = time.monotonic()
    with subprocess.Popen([os.path.join(tools, "ceping-score"), "-r", "r.yaml", "bad.xlsx"], cwd=folder, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "CEPING_LANG": "en"},
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0))) as process:
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - begin
    busy = usage.ru_utime + usage.ru_stime
    figures = f"status {process.returncode}, {took:.2f} s, of which busy {busy:.2f} s, {usage.ru_maxrss // 1000} MB"
    reason = next((line for line in said.splitlines() if "bad.xlsx" in line), "")
    print(f"{what}: {figures}: {reason[:200]}")
    if process.returncode not in (1, 2) or "bad.xlsx" not in said or "rejected" not in said and "error" not in said:
        faults.append(f"{what}: not refused ({figures}): {said[:300]}")
    # A sanitizer takes many times of both. Where the machine has other work the clock says little.
    if not os.environ.get("CEPING_SANITIZE") and (busy > SECONDS or usage.ru_maxrss > MEMORY):
        faults.append(f"{what}: too much ({figures})")


def main(argv):
    tools = str(pathlib.Path(argv[1]).resolve())
    faults = []
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "r.yaml").write_text(RUBRIC, encoding="utf-8")
        for i in range(40):
            what, data = mutated(rng)
            run(tools, f"mutant {i}: {what}", data, folder, faults)
        for what, data in hostile():
            run(tools, what, data, folder, faults)
    print("\n".join(faults + [f"{len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
