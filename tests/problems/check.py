#!/usr/bin/env python3
"""Checks the problem catalogue: every diagnostic code, its section in the manual and its example.

    tests/problems/check.py [--accept] [--program FILE]

examples/problems/CODE/ is the smallest store that provokes CODE, and expected.txt in it what
`mieux validate` prints there, with the exit code in brackets as last line. prepare.sh, if there is
one, runs in the copy first: it makes what git cannot hold.
"""

import argparse
import difflib
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

PROBLEMS = stores.EXAMPLES / "problems"
MANUAL = stores.PROJECT / "docs/diagnostics.md"
SHOWN_FOLDER = "/home/you"


def printed_by_validate(code, program):
    with tempfile.TemporaryDirectory(prefix="mieux-problem-") as folder:
        copy = Path(folder) / "store"
        stores.copy_store(f"problems/{code}", copy)
        lines, exit_code = stores.run("mieux validate", copy, program, folder)
    lines = [line.replace(folder, SHOWN_FOLDER) for line in lines]
    return "\n".join([*lines, f"[{exit_code}]"]) + "\n"


def check_problem(code, program, accept):
    """What is wrong with the example of `code`, as text; empty if all is well."""
    printed = printed_by_validate(code, program)
    file = PROBLEMS / code / "expected.txt"
    if accept:
        file.write_text(printed, encoding="utf-8")
    if f"[{code}]" not in printed:
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
    return set(re.findall(r"^### ([a-z0-9-]+)$", text, re.MULTILINE))


def codes_in_program(program):
    lines, exit_code = stores.run("mieux explain --list", stores.PROJECT, program, "/")
    if exit_code:
        raise SystemExit("mieux explain --list failed:\n" + "\n".join(lines))
    return set(lines)


def differences(examples, manual, listed):
    """One line per code that one of the three does not know."""
    wanted = {
        "an example in examples/problems": examples,
        "a section `### CODE` in docs/diagnostics.md": manual,
        "a line in `mieux explain --list`": listed,
    }
    everything = examples | manual | listed
    return [f"{code} has not {what}\n" for what, codes in wanted.items() for code in sorted(everything - codes)]


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
    problems += differences(examples, codes_in_manual(), codes_in_program(arguments.program))
    print(*problems, sep="\n", end="")
    print(f"{max(0, len(examples) - len(problems))} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
