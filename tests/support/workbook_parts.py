"""Workbooks as a test writes them, part by part: with shared, inline or plain texts, as different programs do."""
import io
import re
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = {MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
          TYPES: "http://purl.oclc.org/ooxml/officeDocument/relationships"}
NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")


def column(number):
    """The letters of a column, counted from 0."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def cell_xml(name, text, how, strings, numbers):
    if numbers and NUMBER.fullmatch(text):
        return f'<c r="{name}"><v>{text}</v></c>'
    shown = escape(text)
    if how == "shared":
        return f'<c r="{name}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
    if how == "str":
        return f'<c r="{name}" t="str"><v>{shown}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def sheet_xml(rows, how, strings, numbers, after="", skip=0):
    out = [f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>']
    for i, row in enumerate(rows):
        out.append(f'<row r="{i + 1 + skip}">')
        out += [cell_xml(f"{column(j)}{i + 1 + skip}", text, how, strings, numbers) for j, text in enumerate(row) if text]
        out.append("</row>")
    return "".join(out) + f"</sheetData>{after}</worksheet>"


def parts(sheets, how="shared", numbers=True, after=None, strict=False, absolute=False, skip=0):
    """`sheets`: name -> rows of texts. `after`: name -> what stands behind the cells."""
    strings = {}
    related, listed, out = "", "", {}
    for i, (name, rows) in enumerate(sheets.items(), 1):
        listed += f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>'
        target = ("/xl/" if absolute else "") + f"worksheets/sheet{i}.xml"
        related += f'<Relationship Id="rId{i}" Type="{TYPES}/worksheet" Target="{target}"/>'
        out[f"xl/worksheets/sheet{i}.xml"] = sheet_xml(rows, how, strings, numbers, (after or {}).get(name, ""), skip)
    if how == "shared":
        related += f'<Relationship Id="s" Type="{TYPES}/sharedStrings" Target="sharedStrings.xml"/>'
        out["xl/sharedStrings.xml"] = (f'<sst xmlns="{MAIN}">' + "".join(
            f'<si><r><t xml:space="preserve">{escape(text[:1])}</t></r><r><t xml:space="preserve">{escape(text[1:])}</t></r></si>'
            for text in strings) + "</sst>")
    out["xl/workbook.xml"] = (f'<workbook xmlns="{MAIN}" xmlns:r="{TYPES}"><sheets>{listed}</sheets></workbook>')
    out["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>'
    out["_rels/.rels"] = (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{TYPES}/officeDocument" '
                          'Target="xl/workbook.xml"/></Relationships>')
    if strict:
        for name, text in out.items():
            for old, new in STRICT.items():
                text = text.replace(old, new)
            out[name] = text
    return out


def packed(named):
    """The bytes of a workbook of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in named.items():
            book.writestr(name, content)
    return out.getvalue()
