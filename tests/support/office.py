"""Workbooks as LibreOffice opens, recalculates and saves them, where it is installed."""
import pathlib
import shutil
import subprocess


def saved_by_office(folder, paths):
    """Path: where the saved workbook is. Nothing where LibreOffice is not installed."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: not opened by it")
        return {}
    out = folder / "saved"
    done = subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
                           out, *paths], capture_output=True, check=False, timeout=600)
    saved = {path: out / pathlib.Path(path).name for path in paths}
    for path in saved.values():
        if not path.exists():
            raise SystemExit(f"LibreOffice did not save {path.name}: {done.stderr.decode()[:400]}")
    return saved
