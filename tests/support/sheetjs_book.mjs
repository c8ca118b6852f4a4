// sheetjs_book.mjs MODULES ROWS OUT: writes a workbook of the rows in the file ROWS (JSON: a list of lists of texts) with SheetJS:
// numbers are such, and so are dates and per cents, with their formats.
import {createRequire} from "node:module";
import {readFileSync, writeFileSync} from "node:fs";
import path from "node:path";

const [modules, rows, out] = process.argv.slice(2);
const XLSX = createRequire(path.join(path.resolve(modules), "x.js"))("xlsx");
const day = text => (Date.parse(text) - Date.UTC(1899, 11, 30)) / 86400000;
const cell = (text, column) => {
    if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && column !== "指标编号") return {t: "n", v: Number(text)};
    if (/^\d+(\.\d+)?%$/.test(text)) return {t: "n", v: Number(text.slice(0, -1)) / 100, z: "0.0%"};
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return {t: "n", v: day(text), z: "yyyy\"年\"m\"月\"d\"日\""};
    if (text === "false") return {t: "b", v: false};
    return text === "" ? null : {t: "s", v: text};
};
const table = JSON.parse(readFileSync(rows, "utf8"));
const sheet = {"!ref": XLSX.utils.encode_range({s: {r: 0, c: 0}, e: {r: table.length - 1, c: table[0].length - 1}})};
table.forEach((row, r) => row.forEach((text, c) => {
    const made = cell(text, r === 0 ? "" : table[0][c]);
    if (made !== null) sheet[XLSX.utils.encode_cell({r, c})] = made;
}));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, "自评");
writeFileSync(out, XLSX.write(book, {type: "buffer", bookType: "xlsx"}));
