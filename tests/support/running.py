"""Runs the tools for a script that collects what is wrong."""
import os
import subprocess


class Running:
    """`run(tool, *args)` gives (standard output, standard error); another status than one of `ok` is a fault."""

    def __init__(self, tools):
        self.tools = tools
        self.faults = []

    def hold(self, good, what):
        if not good:
            self.faults.append(what)

    def run(self, tool, *args, ok=(0,), lang="en"):
        ended = subprocess.run([os.path.join(self.tools, tool), *args], capture_output=True, text=True, check=False,
                               env={**os.environ, "CEPING_LANG": lang})
        self.hold(ended.returncode in ok, f"{tool} {args}: {ended.returncode} {ended.stderr}")
        return ended.stdout, ended.stderr
