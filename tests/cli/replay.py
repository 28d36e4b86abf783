#!/usr/bin/env python3
"""Replays the console blocks of the manuals and transcripts, and compares what is printed.

    tests/cli/replay.py [--accept] [--program FILE] [--without PAGE.md] [PAGE.md...]

Without pages: every Markdown file under tests/cli and docs, and README.md.
tests/cli/README.md says how to write a block.
"""

import argparse
import difflib
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402
from one_shell import Shell  # noqa: E402

FENCE = re.compile(r"^(`{3,})\s*(.*?)\s*$")
STORE = re.compile(r"^<!--\s*store:\s*(\S+)\s*-->\s*$")
ONE_SHELL = "<!-- one shell -->"
EXIT_CODE = re.compile(r"^\[\d+\]$")
SHOWN_HOME = "/home/you"


@dataclass
class Step:
    """One command of a block and the lines expected after it."""

    line: int
    command_lines: list
    expected: list = field(default_factory=list)

    def command(self):
        first, *more = self.command_lines
        return "\n".join([first.removeprefix("$ "), *(line[2:] for line in more)])


@dataclass
class Block:
    """A console block: lines[begin:end] of the page lie between its fences."""

    begin: int
    end: int
    store: str


def blocks_of(lines):
    found, store, index = [], "small-office", 0
    while index < len(lines):
        if chosen := STORE.match(lines[index]):
            store = chosen[1]
        elif fence := FENCE.match(lines[index]):
            end = closing_fence(lines, index, fence[1])
            if fence[2] == "console":
                found.append(Block(index + 1, end, store))
            index = end
        index += 1
    return found


def closing_fence(lines, opening, ticks):
    for index in range(opening + 1, len(lines)):
        stripped = lines[index].rstrip()
        if stripped.startswith(ticks) and set(stripped) == {"`"}:
            return index
    return len(lines)


def steps_of(lines, block):
    steps = []
    for number in range(block.begin, block.end):
        line = lines[number]
        if line.startswith("$ "):
            steps.append(Step(number + 1, [line]))
        elif steps and not steps[-1].expected and (line + " ").startswith("> "):
            steps[-1].command_lines.append(line)
        elif steps:
            steps[-1].expected.append(line)
        elif line.strip():
            raise ValueError(f"line {number + 1}: a console block begins with a line `$ command`")
    return steps


def without_trailing_blanks(lines):
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def matches(expected, actual):
    """Are the lines equal, where an expected line `...` stands for any run of lines?"""
    parts = [[]]
    for line in expected:
        if line == "...":
            parts.append([])
        else:
            parts[-1].append(line)
    first, *rest = parts
    if not rest:
        return expected == actual
    last = rest.pop()
    if actual[: len(first)] != first or len(actual) < len(first) + len(last):
        return False
    end = len(actual) - len(last)
    return actual[end:] == last and in_order(rest, actual[len(first) : end])


def in_order(parts, lines):
    position = 0
    for part in parts:
        while lines[position : position + len(part)] != part:
            position += 1
            if position > len(lines):
                return False
        position += len(part)
    return True


def fenced(opening, lines):
    """The block with its fences, lengthened where the lines hold a fence themselves."""
    ticks, info = FENCE.match(opening).groups()
    inner = [len(found[1]) for line in lines if (found := FENCE.match(line))]
    ticks = "`" * max([len(ticks), *(length + 1 for length in inner)])
    return [ticks + info, *lines, ticks]


class Page:
    """A Markdown file whose blocks are run one after the other, in one copy per store; or typed in
    one shell, if the page says so."""

    def __init__(self, path, program, folder):
        self.path = path
        self.program = program
        self.folder = folder
        self.lines = path.read_text(encoding="utf-8").split("\n")
        self.blocks = blocks_of(self.lines)
        self.shell = Shell(folder, program) if ONE_SHELL in self.lines else None
        self.rewritten = self.lines
        self.differences = []
        self.failed_blocks = 0

    def name(self):
        try:
            return str(self.path.resolve().relative_to(stores.PROJECT))
        except ValueError:
            return str(self.path)

    def replay(self):
        rewritten, position = [], 0
        for block in self.blocks:
            before = len(self.differences)
            new_lines = self.replay_block(block)
            self.failed_blocks += len(self.differences) > before
            rewritten += self.lines[position : block.begin - 1]
            rewritten += fenced(self.lines[block.begin - 1], new_lines)
            position = block.end + 1
        self.rewritten = rewritten + self.lines[position:]
        return self

    def replay_block(self, block):
        new_lines = []
        try:
            steps = steps_of(self.lines, block)
            copy = None if self.shell else self.copy_of(block.store)
        except (ValueError, FileNotFoundError) as problem:
            self.differences.append(f"{self.name()}:{block.begin}: {problem}\n")
            return self.lines[block.begin : block.end]
        for step in steps:
            new_lines += step.command_lines + self.replay_step(step, copy)
        return new_lines

    def replay_step(self, step, copy):
        """The lines that should stand after the command."""
        if self.shell:
            actual, code = self.shell.run(step.command())
        else:
            actual, code = stores.run(step.command(), copy, self.program, self.folder)
        actual = [line.removesuffix("\r").replace(str(self.folder), SHOWN_HOME) for line in actual]
        actual = without_trailing_blanks(actual) + ([f"[{code}]"] if code else [])
        expected = without_trailing_blanks(step.expected)
        if matches(expected, actual):
            return step.expected
        self.differences.append(self.difference(step, expected, actual))
        return actual + step.expected[len(expected) :]

    def difference(self, step, expected, actual):
        diff = difflib.unified_diff(expected, actual, "expected", "printed", lineterm="", n=2)
        return "\n".join([f"{self.name()}:{step.line}: {step.command_lines[0]}", *diff, ""])

    def copy_of(self, store):
        copy = self.folder / store
        if not copy.exists():
            stores.copy_store(store, copy)
        return copy


def replay_page(path, program):
    with tempfile.TemporaryDirectory(prefix="mieux-page-") as folder:
        page = Page(path, program, Path(folder))
        try:
            return page.replay()
        finally:
            if page.shell:
                page.shell.close()


def pages():
    folders = [stores.PROJECT / "tests/cli", stores.PROJECT / "docs"]
    readme = stores.PROJECT / "README.md"
    return sorted(page for folder in folders for page in folder.rglob("*.md")) + (
        [readme] if readme.exists() else []
    )


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--accept", action="store_true", help="rewrite what is expected")
    parser.add_argument("--without", type=Path, action="append", default=[], metavar="PAGE.md")
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    parser.add_argument("pages", nargs="*", type=Path, metavar="PAGE.md")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    stores.require_program(arguments.program)
    left_out = {page.resolve() for page in arguments.without}
    wanted = [page for page in arguments.pages or pages() if page.resolve() not in left_out]
    with ThreadPoolExecutor(max_workers=2) as pool:
        done = list(pool.map(lambda p: replay_page(p, arguments.program), wanted))
    for page in done:
        if page.differences and arguments.accept:
            page.path.write_text("\n".join(page.rewritten), encoding="utf-8")
            print(f"rewritten: {page.name()}")
        else:
            print(*page.differences, sep="\n", end="")
    if arguments.accept:
        return 0
    failed = sum(page.failed_blocks for page in done)
    print(f"{sum(len(page.blocks) for page in done) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
