"""Names that must not be chosen twice, since neither compiler nor linker always says so.

- Files of a folder, and those of a program, are compiled together, so they share their unnamed namespace: of two functions with
  one name, a call might take the wrong one.
- All tables of sentences share the namespace `phrases`: of two with one name, the linker keeps one.
"""
import collections
import pathlib
import re
import sys

DEFINED = re.compile(r"(?:class|struct) (\w+)|[\w:<>,&* \[\]]+?[ &*](\w+)(?:\(|\{| =|\[|;)")
NONE = re.compile(r"template|using|namespace|enum|public|private|}")


def local_names(text):
    inside = False
    for line in text.splitlines():
        if line.startswith("namespace {"):
            inside = True
        elif line.startswith("}  // namespace"):
            inside = False
        elif inside and line and not line[0].isspace() and not NONE.match(line):
            if found := DEFINED.match(line):
                yield found[1] or found[2]


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    library = root / "lib" / "ceping"
    # Folders and files that are compiled alone.
    lists = (root / "lib" / "CMakeLists.txt").read_text(encoding="utf-8")
    alone = re.compile(re.search(r'list\(FILTER together EXCLUDE REGEX "(.*)"\)', lists)[1])
    places = collections.defaultdict(set)
    for path in sorted(library.rglob("*.cpp")):
        if not alone.search(path.as_posix()):
            for name in local_names(path.read_text(encoding="utf-8")):
                places[path.parent, name].add(path)
    # A program's files, and what all programs share.
    for path in sorted((root / "tools").rglob("*.cpp")):
        own = path.stem.removeprefix("ceping_").split("_")[0]
        for name in local_names(path.read_text(encoding="utf-8")):
            places[path.parent if path.parent.name == "frame" else own, name].add(path)
    for path in sorted(library.rglob("phrases.hpp")):
        for name in re.findall(r"^inline const\w* \w+ (\w+)", path.read_text(encoding="utf-8"), re.M):
            places["phrases", name].add(path)
    if len(places) < 1000:
        sys.exit(f"only {len(places)} names were found: the library is not where it was, or is written otherwise")
    twice = [(name, found) for (_, name), found in places.items() if len(found) > 1]
    for name, found in twice:
        print(f"{name}: " + ", ".join(path.relative_to(root).as_posix() for path in sorted(found)))
    sys.exit(1 if twice else 0)


main()
