#!/usr/bin/env python3
"""The commands as data, against their manuals, their help, the last release and the house rules.

    tests/cli/commands.py [--program FILE] [--release]

--release keeps the commands of today as those of the last release (tests/cli/released_commands.json).
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

MANUALS = stores.PROJECT / "docs/commands"
RELEASED = Path(__file__).resolve().parent / "released_commands.json"
CHANGELOG = stores.PROJECT / "CHANGELOG.md"
COLUMNS = 80
OPTION = re.compile(r"(?<![\w-])(--?[A-Za-z][A-Za-z0-9-]*)")
# Understood by every command, and explained in the manual of what all share.
OF_ALL = {"-h", "--help", "--version"}


class Commands:
    def __init__(self, program):
        self.program = program
        self.data = json.loads(self.run("help", "--format", "json"))
        self.commands = [command for command in self.data["commands"] if not command.get("hidden")]
        self.shared = {name for option in self.data["every_command_takes"] for name in option["names"]} | OF_ALL

    def run(self, *words):
        environment = stores.environment(self.program, Path("/nonexistent"))
        done = subprocess.run([self.program, *words], env=environment, capture_output=True, check=True)
        return done.stdout.decode()


def names_of(command):
    """The names of what a command takes, in the order of its data."""
    return [name for option in command["takes"] for name in option["names"]]


def is_word(name):
    return not name.startswith("-")


def manual_of(command):
    return (MANUALS / f"{command['manual']}.md").read_text(encoding="utf-8")


def tables_of(page):
    """The first cells of the tables of a page, where options are explained."""
    return "\n".join(line.split("|")[1] for line in page.split("\n") if line.startswith("|"))


def check_manuals(commands):
    """Every option stands in the manual of its command, and every option of a manual exists."""
    taken = {}
    for command in commands.commands:
        words, page = command["words"], manual_of(command)
        named = set(OPTION.findall(page))
        taken.setdefault(command["manual"], set()).update(names_of(command))
        for option in command["takes"]:
            if option.get("hidden") or option.get("field") or is_word(option["names"][0]):
                continue
            if not named & set(option["names"]):
                yield f"{words}: docs/commands/{command['manual']}.md does not name {option['names'][-1]}"
    for manual, names in taken.items():
        page = (MANUALS / f"{manual}.md").read_text(encoding="utf-8")
        for name in sorted(set(OPTION.findall(tables_of(page))) - names - commands.shared):
            yield f"docs/commands/{manual}.md names {name}, which no command of it takes"
    for page in MANUALS.glob("*.md"):
        if page.stem not in taken and page.stem != "mieux":
            yield f"docs/commands/{page.name} is the manual of no command"


def check_help(commands):
    """--help names all that is taken, and fits the screen."""
    helped = [("mieux", [])]
    helped += [(noun, []) for noun in sorted({c["words"].split()[0] for c in commands.commands if " " in c["words"]})]
    helped += [(command["words"], command["takes"]) for command in commands.commands]
    for words, takes in helped:
        text = commands.run(*([] if words == "mieux" else words.split()), "--help")
        for line in text.split("\n"):
            if len(line) > COLUMNS and not line.startswith(("  $", "  >")):
                yield f"{words} --help: a line of {len(line)} columns: {line[:60]}..."
        for option in takes:
            shown = [name for name in option["names"] if "_" not in name]
            if not option.get("hidden") and not all(name in text for name in shown):
                yield f"{words} --help does not name {shown}"


def check_grammar(commands):
    """Sentences begin with a verb in the imperative; an option with the name of a noun takes an id of it."""
    nouns = {command["words"].split()[0] for command in commands.commands if " " in command["words"]}
    for command in commands.commands:
        words = command["words"]
        if command["summary"].endswith(".") or not command["summary"][0].isupper():
            yield f"{words}: '{command['summary']}' is no sentence without a full stop"
        for option in command["takes"]:
            for name in option["names"]:
                noun = name.lstrip("-")
                if is_word(name) or noun not in nouns or option.get("field"):
                    continue
                if option.get("source") != "record":
                    yield f"{words} {name}: it has the name of a noun, and takes no id"


def check_man_pages(commands):
    """Man pages are well formed."""
    for manual in sorted({command["manual"] for command in commands.commands}):
        words = next(c["words"] for c in commands.commands if c["manual"] == manual)
        page = commands.run("help", "--format", "man", *words.split())
        try:
            done = subprocess.run(
                ["groff", "-Kutf8", "-man", "-Tutf8", "-ww", "-rLL=80n"], input=page.encode(), capture_output=True
            )
        except FileNotFoundError:
            yield "groff is missing (apt-get install groff-base): man pages are not checked"
            return
        if done.returncode or done.stderr:
            yield f"man page of {manual}: {done.stderr.decode()[:200]}"
        if not done.stdout:
            yield f"man page of {manual}: it is empty"
        for section in ("SYNOPSIS", "SEE ALSO"):
            if f".SH {section}\n" not in page:
                yield f"man page of {manual}: it has no section {section}"


def contract_of(data):
    """What scripts rely on: by the words of each command, the names it takes, `!` before those required."""
    contract = {}
    for command in data["commands"]:
        names = [("!" if o.get("required") else "") + name for o in command["takes"] for name in o["names"]]
        contract[command["words"]] = names
    return contract


def breaks(before, now):
    """What a script that used the commands of before can no longer do."""
    for words, names in before.items():
        if words not in now:
            yield words
            continue
        taken = {name.lstrip("!") for name in now[words]}
        gone = [name.lstrip("!") for name in names if name.lstrip("!") not in taken]
        needed = [name[1:] for name in now[words] if name.startswith("!") and name not in names]
        for name in gone + needed:
            yield f"{words} {name}"


def check_release(commands):
    """What breaks since the last release stands in the changelog."""
    changelog = CHANGELOG.read_text(encoding="utf-8")
    unreleased = changelog.split("\n## ", 2)[1]
    for broken in breaks(json.loads(RELEASED.read_text(encoding="utf-8")), contract_of(commands.data)):
        if f"`mieux {broken}`" not in unreleased:
            yield f"CHANGELOG.md, unreleased: `mieux {broken}` is gone, or needs more now, without a line"


EVERYDAY_WORDS = stores.PROJECT / "src/cli/command_line/everyday_words.cpp"


def check_everyday_words(commands):
    """The commands of the table of everyday words exist and take the options it writes; its verbs are no commands."""
    takes = {command["words"]: set(names_of(command)) for command in commands.data["commands"]}
    table = EVERYDAY_WORDS.read_text(encoding="utf-8").split("everyday_verbs")[1].split("});")[0]
    rows = re.findall(r'\{"([^"]*)",\s*"([^"]*)",\s*"([^"]*)"\}', table)
    if not rows:
        yield "no row was found"
    for noun, verbs, meant in rows:
        for verb in verbs.split("|"):
            if f"mieux {noun} {verb}" in takes or f"{noun} {verb}" in takes:
                yield f"{noun} {verb} is a command"
        for line in meant.split("|"):
            words = " ".join(line.split()[:2])
            names = takes.get(words, takes.get(f"mieux {words}"))
            if names is None:
                yield f"{words} is no command"
            for option in OPTION.findall(line):
                if names is not None and option not in names:
                    yield f"{words} takes no {option}"


# What every program in C++ loads, and fmt, of which Debian has no static library.
LIBRARIES = {"libstdc++", "libm", "libgcc_s", "libc", "libfmt", "ld-linux-x86-64", "linux-vdso"}


def check_libraries(commands):
    """A library more is a millisecond more of every start."""
    done = subprocess.run(["ldd", commands.program], capture_output=True, check=True, text=True)
    for line in done.stdout.splitlines():
        name = Path(line.split()[0]).name.split(".so")[0]
        if name not in LIBRARIES:
            yield f"the program loads {name}: link it statically, or load it when it is needed"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    parser.add_argument("--release", action="store_true", help="keep today's commands as the released ones")
    arguments = parser.parse_args()
    stores.require_program(arguments.program)
    commands = Commands(arguments.program)
    if arguments.release:
        lines = [f"{json.dumps(words)}: {json.dumps(names)}" for words, names in contract_of(commands.data).items()]
        RELEASED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        return 0
    failed = 0
    checks = (check_manuals, check_help, check_grammar, check_man_pages, check_release, check_everyday_words, check_libraries)
    for check in checks:
        problems = list(check(commands))
        failed += bool(problems)
        for problem in problems:
            print(f"{check.__name__}: {problem}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
