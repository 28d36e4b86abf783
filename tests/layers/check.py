#!/usr/bin/env python3
"""Checks that layers and their rooms include only what docs/architecture.md lets them include.

The table of layers has the columns `layer` and `may include`; the second lists layers, or says
`nothing` or `all`. The table of rooms has `room` and `may include of its layer`: it lists rooms of
the same layer, by their names within it; `.` is what lies in no room. Some libraries, some ways out
of the program and the raw trees of records have their places, see ONLY_IN. Beside the folders of the
project nothing lies at its top but what TOP_LEVEL names.
"""

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
ARCHITECTURE = PROJECT / "docs/architecture.md"
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')

# What lies at the top of the project, beside files that begin with a dot.
TOP_LEVEL = {
    *("CMakeLists.txt", "CMakePresets.json", "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "dev"),
    *("src", "include", "schema", "examples", "tests", "docs"),
}

# Headers in src/ belong to their layer. Shared all the same:
SHARED_PRIVATE = {"base/utf8.hpp"}

# Whoever writes, checks or prints for staff may see whole records. Reports read them for an audience:
# VisibleRecord leaves out what it may not see.
WITH_TREES = tuple(
    f"{root}{layer}/"
    for root in ("src/", "include/mieux/")
    for layer in ("schema", "records", "store", "procedure", "rules", "letters", "sheets", "changes", "history", "cli")
) + (
    "src/queries/figures/claims.cpp",
    "src/queries/figures/claim_query.",
    "src/queries/figures/claim_values.",
    "src/queries/figures/indicators.cpp",
    "src/queries/fields/facts.cpp",
)

# What may stand only in some places: (what, pattern of a line, path prefixes where it may).
ONLY_IN = [
    ("CLI11", re.compile(r"#\s*include\s+<CLI/"), ("src/cli/command_line/parse.cpp",)),
    ("yaml-cpp", re.compile(r"#\s*include\s+<yaml-cpp/"), ("src/yaml/foreign/",)),
    ("utf8proc", re.compile(r"#\s*include\s+<utf8proc"), ("src/base/fold.cpp", "src/base/unseen.cpp", "src/base/utf8.cpp", "src/base/width.cpp")),
    ("std::cout", re.compile(r"\bstd::cout\b"), ("src/cli/main.cpp",)),
    ("std::cerr", re.compile(r"\bstd::cerr\b"), ("src/cli/main.cpp", "src/schema/compile/make_tables.cpp")),
    ("getenv", re.compile(r"\bgetenv\s*\("), ("src/cli/main.cpp",)),
    ("system_clock", re.compile(r"\bsystem_clock::now\b"), ("src/cli/main.cpp",)),
    (
        "a raw tree of the reader",
        re.compile(r"\b(RecordTree|RecordTexts|yaml::(Node|Document|Children|read|find))\b"),
        ("src/base/", "src/yaml/", "include/mieux/yaml/", *WITH_TREES),
    ),
    (
        "a start of programs",
        re.compile(r"\b(posix_spawnp?|v?fork|exec[lv]p?e?|fexecve|popen|system)\s*\("),
        ("src/base/process.cpp", "src/cli/output/pager.cpp"),
    ),
]


def cells(line):
    return [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]


def table(lines, first, second):
    """The table with these two columns as a dictionary from the one to the words of the other."""
    rows, columns = {}, None
    for line in lines:
        if not line.lstrip().startswith("|"):
            columns = None
            continue
        row = cells(line)
        names = [cell.lower() for cell in row]
        if first in names and second in names:
            columns = names.index(first), names.index(second)
        elif columns and not set("".join(row)) <= set("-: "):
            rows[row[columns[0]]] = set(re.findall(r"[a-z_/.]+", row[columns[1]]))
    return rows


def allowed_includes(lines):
    """The table of layers as a dictionary from a layer to the set of layers it may include."""
    words = table(lines, "layer", "may include")
    return {layer: set(words) if "all" in what else what - {"nothing"} for layer, what in words.items()}


def allowed_rooms(lines):
    """The table of rooms as a dictionary from `layer/room` to the rooms of the layer it may include."""
    return {
        room: what - {"nothing"} for room, what in table(lines, "room", "may include of its layer").items()
    }


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".cpp", ".hpp"))


def layer_files():
    """Every source of the project with its layer: (path, layer)."""
    for root in (PROJECT / "include/mieux", PROJECT / "src"):
        for path in sources(root):
            yield path, path.relative_to(root).parts[0]


def included_layer(target, layers):
    parts = target.removeprefix("mieux/").split("/")
    return parts[0] if len(parts) > 1 and (parts[0] in layers or target.startswith("mieux/")) else None


def room_of(path, layer):
    """`layer/room` of a file by its folder below src or include/mieux; `layer` outside of any room."""
    return "/".join((layer, *path[1:-1])) if path[0] == layer else None


def whole_path(path, target):
    """What an include means: a file beside it or below it, else as it is written from src or include."""
    beside = (path.parent / target).resolve()
    for root in (PROJECT / "src", PROJECT / "include"):
        if beside.is_file() and beside.is_relative_to(root):
            return str(beside.relative_to(root))
    return target


def room_problems(where, here, target, rooms):
    """Does a file of the room `here` reach into another one of its layer?"""
    layer = here.split("/")[0]
    parts = target.removeprefix("mieux/").split("/")
    there = room_of(parts, layer) if len(parts) > 1 else here
    if there is None or there == here or not any(room.startswith(f"{layer}/") for room in rooms):
        return
    name = there.removeprefix(layer).lstrip("/") or "."
    if name not in rooms.get(here if here != layer else f"{layer}/.", set()):
        yield f"{where}: {here} may not include {there}"


def problems_of(path, layer, allowed, rooms):
    name = str(path.relative_to(PROJECT))
    parts = path.relative_to(PROJECT / ("src" if name.startswith("src/") else "include/mieux")).parts
    here = room_of(parts, layer)
    if here != layer and any(room.startswith(f"{layer}/") for room in rooms) and here not in rooms:
        yield f"{name}: the room {here} has no row in docs/architecture.md"
    if layer not in allowed:
        yield f"{name}: the layer {layer} has no row in docs/architecture.md"
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{name}:{number}"
        if found := INCLUDE.match(line):
            target = whole_path(path, found[1])
            yield from room_problems(where, here, target, rooms)
            other = included_layer(target, allowed)
            if other and other != layer and other not in allowed[layer]:
                yield f"{where}: {layer} may not include {other}"
            elif other and other != layer and not found[1].startswith("mieux/") and found[1] not in SHARED_PRIVATE:
                yield f"{where}: {found[1]} is a header of {other} alone; what it shows is in include/mieux/{other}"
        if line.lstrip().startswith("//"):
            continue
        for what, pattern, places in ONLY_IN:
            if pattern.search(line) and not name.startswith(places):
                yield f"{where}: {what} may stand only in {' and '.join(places)}"


def strays():
    """What git keeps at the top of the project and does not belong there."""
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True)
    for name in sorted({path.split("/")[0] for path in listed.stdout.splitlines()} - TOP_LEVEL):
        if not name.startswith("."):
            yield f"{name}: it lies at the top of the project; where does it belong?"


def main():
    lines = ARCHITECTURE.read_text(encoding="utf-8").splitlines()
    allowed, rooms = allowed_includes(lines), allowed_rooms(lines)
    if not allowed:
        raise SystemExit("docs/architecture.md has no table with the columns `layer` and `may include`")
    files = list(layer_files())
    problems = [problem for path, layer in files for problem in problems_of(path, layer, allowed, rooms)]
    problems += strays()
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(files)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
