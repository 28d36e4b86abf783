#!/usr/bin/env python3
"""Checks that every layer includes only what the table in docs/architecture.md lets it include.

The table has the columns `layer` and `may include`; the second lists layers, or says `nothing` or
`all`. Some libraries and some ways out of the program have one place each, see ONLY_IN.
"""

import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
ARCHITECTURE = PROJECT / "docs/architecture.md"
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')

# Headers in src/ belong to their layer. Shared all the same:
SHARED_PRIVATE = {"base/utf8.hpp"}

# What may stand only in some places: (what, pattern of a line, path prefixes where it may).
ONLY_IN = [
    ("CLI11", re.compile(r"#\s*include\s+<CLI/"), ("src/cli/",)),
    ("yaml-cpp", re.compile(r"#\s*include\s+<yaml-cpp/"), ("src/yaml/foreign/",)),
    ("std::cout", re.compile(r"\bstd::cout\b"), ("src/cli/main.cpp",)),
    ("std::cerr", re.compile(r"\bstd::cerr\b"), ("src/cli/main.cpp",)),
    ("getenv", re.compile(r"\bgetenv\s*\("), ("src/cli/main.cpp",)),
    ("system_clock", re.compile(r"\bsystem_clock::now\b"), ("src/cli/main.cpp",)),
    (
        "a start of programs",
        re.compile(r"\b(posix_spawnp?|v?fork|exec[lv]p?e?|fexecve|popen|system)\s*\("),
        ("src/base/process.cpp", "src/cli/pager.cpp"),
    ),
]


def cells(line):
    return [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]


def allowed_includes(lines):
    """The table as a dictionary from a layer to the set of layers it may include."""
    rows, columns = {}, None
    for line in lines:
        if not line.lstrip().startswith("|"):
            columns = None
            continue
        row = cells(line)
        names = [cell.lower() for cell in row]
        if "layer" in names and "may include" in names:
            columns = names.index("layer"), names.index("may include")
        elif columns and not set("".join(row)) <= set("-: "):
            rows[row[columns[0]]] = row[columns[1]]
    words = {layer: set(re.findall(r"[a-z_]+", what)) for layer, what in rows.items()}
    return {layer: set(rows) if "all" in what else what - {"nothing"} for layer, what in words.items()}


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


def problems_of(path, layer, allowed):
    name = str(path.relative_to(PROJECT))
    if layer not in allowed:
        yield f"{name}: the layer {layer} has no row in docs/architecture.md"
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{name}:{number}"
        if found := INCLUDE.match(line):
            other = included_layer(found[1], allowed)
            if other and other != layer and other not in allowed[layer]:
                yield f"{where}: {layer} may not include {other}"
            elif other and other != layer and not found[1].startswith("mieux/") and found[1] not in SHARED_PRIVATE:
                yield f"{where}: {found[1]} is a header of {other} alone; what it shows is in include/mieux/{other}"
        if line.lstrip().startswith("//"):
            continue
        for what, pattern, places in ONLY_IN:
            if pattern.search(line) and not name.startswith(places):
                yield f"{where}: {what} may stand only in {' and '.join(places)}"


def main():
    allowed = allowed_includes(ARCHITECTURE.read_text(encoding="utf-8").splitlines())
    if not allowed:
        raise SystemExit("docs/architecture.md has no table with the columns `layer` and `may include`")
    files = list(layer_files())
    problems = [problem for path, layer in files for problem in problems_of(path, layer, allowed)]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(files)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
