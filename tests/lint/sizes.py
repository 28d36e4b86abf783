#!/usr/bin/env python3
"""Fails for what has grown too long: functions of more than 40 lines or 5 parameters, files of more
than 400 lines, folders of more than 16 sources. Each wants to be split. What may stay as it is stands
in exceptions.txt, a path and a reason a line."""

import ast
import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("include", "src", "tests", "examples")
MOST_FUNCTION_LINES = 40
MOST_FILE_LINES = 400
MOST_PARAMETERS = 5
MOST_SOURCES = 16
NOT_A_FUNCTION = re.compile(
    r"^\s*(namespace|class|struct|enum|union|extern|if|for|while|switch|else|do|try|return)\b|^(inline )?constexpr auto "
)


def cpp_functions(lines):
    """(first line, length) of what starts and closes with a brace at the same indentation of 0 or 2."""
    for indentation in ("", "  "):
        start = None
        for number, line in enumerate(lines, 1):
            if line.startswith(indentation + "}"):
                if start and "(" in "".join(lines[start - 1 : start + 2]):
                    yield start, number - start + 1
                start = None
            elif re.match(indentation + r"[A-Za-z_\[~]", line) and not re.match(r"^\s*\w+:$", line):
                opens = not line.rstrip().endswith(";") and not NOT_A_FUNCTION.match(line)
                start = number if opens else None


PARAMETERS = re.compile(
    r"\n(?:  )?(?!return|else|if|for|while|throw|case)[A-Za-z_\[][\w:<>&*,\[\] ]*[ &*](\w+)"
    r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*(?:const)?\s*[{;]"
)


def parameters_of(text):
    """(line, name, number) of C++ functions, declared or defined."""
    for found in PARAMETERS.finditer(text):
        depth, number = 0, 1
        for c in found[2]:
            depth += (c in "<({") - (c in ">)}")
            number += c == "," and depth == 0
        typed = re.search(r"const |&|std::|\w \w", found[2])
        yield text.count("\n", 0, found.start()) + 2, found[1], number if typed else 0


def crowded_folders():
    for folder in FOLDERS[:2]:
        for path in sorted((PROJECT / folder).rglob("*")):
            number = len([p for p in path.iterdir() if p.suffix == ".cpp"]) if path.is_dir() else 0
            if number > MOST_SOURCES:
                yield f"{path.relative_to(PROJECT)}: {number} sources side by side"


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            yield node.lineno, node.end_lineno - node.lineno + 1


def too_long(path):
    name = path.relative_to(PROJECT)
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if len(lines) > MOST_FILE_LINES:
        yield f"{name}: {len(lines)} lines"
    if path.suffix != ".py":
        for line, function, number in parameters_of(text):
            if number > MOST_PARAMETERS:
                yield f"{name}:{line}: {function} has {number} parameters"
    functions = python_functions(text) if path.suffix == ".py" else cpp_functions(lines)
    for start, length in sorted(functions):
        if length > MOST_FUNCTION_LINES:
            yield f"{name}:{start}: a function of {length} lines"


def exceptions():
    """The paths that may be longer, each of which must have its reason."""
    lines = (Path(__file__).parent / "exceptions.txt").read_text(encoding="utf-8").splitlines()
    excepted = {}
    for line in lines:
        if line and not line.startswith("#"):
            path, _, reason = line.partition(": ")
            if not reason or not (PROJECT / path).exists():
                raise SystemExit(f"exceptions.txt: '{line}' names no file, or no reason")
            excepted[path] = reason
    return excepted


def main():
    files = [p for folder in FOLDERS for p in sorted((PROJECT / folder).rglob("*")) if p.is_file()]
    found = [item for p in files if p.suffix in (".cpp", ".hpp", ".py") for item in too_long(p)]
    found += crowded_folders()
    excepted = exceptions()
    found = [item for item in found if item.split(":")[0] not in excepted]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} to split")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
