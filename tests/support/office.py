"""Workbooks as LibreOffice opens, recalculates and saves them, where it is installed."""
import pathlib
import shutil
import subprocess

# Without it LibreOffice trusts what a file says that its formulas come to.
RECALCULATING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def saved_by_office(folder, paths, recalculated=False):
    """Path: where the saved workbook is. Nothing where LibreOffice is not installed."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: not opened by it")
        return {}
    profile = folder / ("reckoning" if recalculated else "profile")
    if recalculated and not profile.exists():
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATING, encoding="utf-8")
    out = folder / "saved"
    done = subprocess.run([office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx", "--outdir", out,
                           *paths], capture_output=True, check=False, timeout=900)
    saved = {path: out / pathlib.Path(path).name for path in paths}
    for path in saved.values():
        if not path.exists():
            raise SystemExit(f"LibreOffice did not save {path.name}: {done.stderr.decode()[:400]}")
    return saved
