"""The reports of the tools that find faults, for scripts that check a format: given as files, or made from inputs of the
tests and of the example campaign.
"""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAMPAIGN = ROOT / "examples" / "quanzhou-2015"

# Each with the folder to run in. Exit status 1 is what findings mean.
RUNS = [
    (ROOT / "tests/cli/ceping-lint/several-faults-in-one-run", ["ceping-lint", "bad.yaml"]),
    (ROOT / "tests/cli/ceping-lint/several-faults-in-one-run", ["ceping-lint", "--lang", "zh", "--max-errors", "1", "bad.yaml"]),
    (ROOT / "tests/cli/ceping-lint/brackets-in-a-name", ["ceping-lint", "[a,b].yaml"]),
    (ROOT / "tests/cli/ceping-lint/no-such-file", ["ceping-lint", "absent: yes.yaml"]),
    (ROOT / "rubrics", ["ceping-lint", "."]),
    (CAMPAIGN, ["ceping-validate"]),
    (CAMPAIGN, ["ceping-validate", "--lang", "zh", "--summary"]),
    (CAMPAIGN, ["ceping-validate", "--max-errors", "3"]),
    (CAMPAIGN, ["ceping-validate", "--select", "full-width"]),
]


def reports(arguments, form, suffix):
    """Name and text of each report: of the files that `arguments` name, or of what the tools in a folder write."""
    for argument in map(pathlib.Path, arguments):
        if argument.is_file():
            yield str(argument), argument.read_text(encoding="utf-8")
            continue
        for folder, command in RUNS:
            name = " ".join(command)
            done = subprocess.run([argument.resolve() / command[0], *command[1:], "-q", "-f", form], cwd=folder,
                                  stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if done.returncode not in (0, 1, 2) or not done.stdout:
                raise SystemExit(f"{name}: status {done.returncode}, {len(done.stdout)} bytes\n{done.stderr.decode()}")
            yield f"{name} ({suffix})", done.stdout.decode("utf-8")
