"""make.py NAME FORMAT [PERCENT]: a published table in NAME, whose numbers are shown as FORMAT. The totals of 乙 and 戊 are 0.3 too high
for parts with decimals, and may be right for parts that were rounded to whole numbers. 丁 has more decimals than are shown."""
import sys

import openpyxl

name, code, *percent = sys.argv[1:]
book = openpyxl.Workbook()
sheet = book.active
rows = [["甲", 37, 45, 82, 2], ["乙", 30, 31.25, 61.55, 4], ["丙", 40, 44, 84, 1], ["丁", 37.125, 33, 70.125, 3], ["戊", 20, 21, 41.3, 5]]
sheet.append(["单位", "制度", "环境", "总分", "名次"])
for unit, *values in rows:
    sheet.append([unit, *(value / 100 if percent and at < 3 else value for at, value in enumerate(values))])
    for cell in sheet[sheet.max_row][1:4 if percent else 5]:
        cell.number_format = code
book.save(name)
