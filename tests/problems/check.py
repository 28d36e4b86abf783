#!/usr/bin/env python3
"""Checks the problem catalogue: every diagnostic code, its section in the manual and its example.

    tests/problems/check.py [--accept] [--program FILE]

examples/problems/CODE/ is the smallest store that provokes CODE, and expected.txt in it what
`mieux validate` prints there, with the exit code in brackets as last line. prepare.sh, if there is
one, runs in the copy first: it makes what git cannot hold.

Codes are also looked for in the sources: one that is used is listed in src/base/codes.cpp, and one
that is listed is used.
"""

import argparse
import difflib
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

PROBLEMS = stores.EXAMPLES / "problems"
MANUAL = stores.PROJECT / "docs/diagnostics.md"
SOURCES = stores.PROJECT / "src"
LIST_OF_CODES = SOURCES / "base/codes.cpp"
SHOWN_FOLDER = "/home/you"

# Codes that no store can provoke, and why. Their unit tests provoke them.
ONLY_BY_A_FAULT_OF_THE_PROGRAM = {
    "second-opinion": "the reader refuses whatever yaml-cpp would read differently",
}

# root may read every file; without its privileges it is refused like everybody else.
AS_ANYBODY = "setpriv --bounding-set=-all -- " if os.geteuid() == 0 else ""

# Where a code stands in the sources: an argument of a call that reports, or a member of a Finding
# or of the text of a file that could not be read. A choice between two codes counts as both.
CODE = r'"([a-z][a-z-]*)"'
OTHER_ARGUMENTS = r"(?:[^\"();{}]|\([^\"()]*\)|\"[^\"a-z]*\"){0,80}?"
USES = [
    re.compile(r"\b(?:error|warning|report)\([^\";{}]*\{" + CODE + ","),
    re.compile(r"\b(?:report|fail|error|warning)\(" + OTHER_ARGUMENTS + CODE + ","),
    re.compile(r"Severity::\w+,[^\";]*?" + CODE + r"(?:\s*:\s*" + CODE + ")?,"),
    re.compile(r"\{\{\}, " + CODE + ","),
    re.compile(r"\bstring_view code = " + CODE),
]


def printed_by_validate(code, program):
    with tempfile.TemporaryDirectory(prefix="mieux-problem-") as folder:
        copy = Path(folder) / "store"
        stores.copy_store(f"problems/{code}", copy)
        lines, exit_code = stores.run(AS_ANYBODY + "mieux validate", copy, program, folder)
    lines = [line.replace(folder, SHOWN_FOLDER) for line in lines]
    return "\n".join([*lines, f"[{exit_code}]"]) + "\n"


def check_problem(code, program, accept):
    """What is wrong with the example of `code`, as text; empty if all is well."""
    printed = printed_by_validate(code, program)
    file = PROBLEMS / code / "expected.txt"
    if accept:
        file.write_text(printed, encoding="utf-8")
    if not re.search(rf": (error|warning|note): .* \[{code}\]$", printed, re.MULTILINE):
        return f"examples/problems/{code} does not provoke [{code}]; it prints:\n{printed}"
    expected = file.read_text(encoding="utf-8") if file.exists() else ""
    if printed == expected:
        return ""
    name = str(file.relative_to(stores.PROJECT))
    diff = difflib.unified_diff(expected.splitlines(), printed.splitlines(), name, "printed", lineterm="")
    return "\n".join(diff) + "\n"


def codes_with_example():
    return {folder.name for folder in PROBLEMS.iterdir() if folder.is_dir()}


def codes_in_manual():
    text = MANUAL.read_text(encoding="utf-8")
    return re.findall(r"^### ([a-z0-9-]+)$", text, re.MULTILINE)


def codes_in_program(program):
    lines, exit_code = stores.run("mieux explain --list", stores.PROJECT, program, "/")
    if exit_code:
        raise SystemExit("mieux explain --list failed:\n" + "\n".join(lines))
    return lines


def codes_in_sources():
    """The codes that the sources report."""
    used = set()
    for file in SOURCES.rglob("*.cpp"):
        if file != LIST_OF_CODES:
            text = file.read_text(encoding="utf-8")
            used |= {code for use in USES for match in use.finditer(text) for code in match.groups() if code}
    return used


def differences(examples, manual, listed, used):
    """One line per code that one of the four does not know."""
    with_example = examples | set(ONLY_BY_A_FAULT_OF_THE_PROGRAM)
    wanted = {
        "an example in examples/problems": with_example,
        "a section `### CODE` in docs/diagnostics.md": set(manual),
        "a line in src/base/codes.cpp": set(listed),
        "a use in src/": used,
    }
    everything = set().union(*wanted.values())
    lines = [f"{code} has not {what}\n" for what, codes in wanted.items() for code in sorted(everything - codes)]
    lines += [f"{code} has an example after all: {why}\n" for code, why in ONLY_BY_A_FAULT_OF_THE_PROGRAM.items() if code in examples]
    if not lines and manual != listed:
        lines.append("docs/diagnostics.md has not the order of src/base/codes.cpp\n")
    return lines


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--accept", action="store_true", help="rewrite every expected.txt")
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    stores.require_program(arguments.program)
    examples = codes_with_example()
    with ThreadPoolExecutor(max_workers=2) as pool:
        checks = pool.map(
            lambda code: check_problem(code, arguments.program, arguments.accept), sorted(examples)
        )
    problems = [text for text in checks if text]
    problems += differences(
        examples, codes_in_manual(), codes_in_program(arguments.program), codes_in_sources()
    )
    print(*problems, sep="\n", end="")
    print(f"{max(0, len(examples) - len(problems))} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
