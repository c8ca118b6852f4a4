"""The names in the league, as openpyxl reads them, and their types."""
import openpyxl

for row in openpyxl.load_workbook("report.xlsx")["League"].iter_rows(min_row=3):
    text = ascii(row[2].value)
    print(row[1].value, row[2].data_type, text if len(text) < 100 else f"{len(row[2].value)} characters, {text[-40:]}")
