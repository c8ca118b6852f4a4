"""report_cells.py FILE: what the workbook of a report holds, a line a row, and its choices, colours and charts;
digests and the version, which other changes move, left out."""
import re
import sys

import openpyxl


def shown(value):
    text = "" if value is None else str(value).replace("\n", "\\n")
    return re.sub(r"[0-9a-f]{64}", "DIGEST", re.sub(r"^ceping \d.*", "ceping VERSION", text))


for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    print(f"== {sheet.title}: {sheet.page_setup.orientation or 'portrait'}, frozen {sheet.freeze_panes}, "
          f"filter {sheet.auto_filter.ref}, rows on every page {sheet.print_title_rows}, "
          f"choices {[(str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation]}, "
          f"colours {[str(rule.sqref) for rule in sheet.conditional_formatting]}, charts {len(sheet._charts)}")
    for row in sheet.iter_rows(values_only=True):
        print(" | ".join(map(shown, row)).rstrip(" |"))
