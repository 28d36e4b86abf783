#!/usr/bin/env python3
"""Completion as the shells have it: words are typed, Tab is pressed, and the line is read.

    tests/cli/completion.py [--program FILE]
"""

import argparse
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

SECONDS = 20

# What is typed before Tab, and what the line is then.
CASES = [
    ("mieux valid", "mieux validate"),
    ("mieux request appr", "mieux request approve"),
    ("mieux list requ", "mieux list requests"),
    ("mieux list requests --colu", "mieux list requests --columns"),
    ("mieux show handbook-l", "mieux show handbook-launch"),
    ("mieux activity show philippines/a1", "mieux activity show philippines/a1"),
    ("mieux report show glan", "mieux report show glance"),
    ("mieux request reject 2024-01 --rejection-reason equip", "mieux request reject 2024-01 --rejection-reason equipment"),
    ("mieux list actions --format=c", "mieux list actions --format=csv"),
    ("mieux explain unknown-cou", "mieux explain unknown-country"),
]  # fmt: skip


# The line as `echo` prints it, which is not the line as it was typed.
PRINTED = r"[\r\n]LINE: ([^\r\n]*) END\r\n"


class Terminal:
    """A shell at a terminal of its own, in a copy of a store."""

    def __init__(self, words, folder, program):
        environment = stores.environment(program, folder) | {"TERM": "xterm", "COLUMNS": "200"}
        terminal, theirs = pty.openpty()
        self.terminal = terminal
        self.process = subprocess.Popen(
            words, cwd=folder / "store", env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def type(self, text):
        os.write(self.terminal, text.encode())

    def read_until(self, wanted):
        """What is printed until a pattern is in it."""
        read, limit = "", time.monotonic() + SECONDS
        while not re.search(wanted, read) and time.monotonic() < limit:
            if select.select([self.terminal], [], [], 0.2)[0]:
                try:
                    read += os.read(self.terminal, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        return read

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)


def line_after_tab(shell, typed):
    """The line that the shell would run: `echo` in front of it prints it."""
    shell.type("\x15" + typed + "\t")
    time.sleep(0.6)  # for the shell to ask the program; nothing says when it has
    shell.type("\x01echo LINE: \x05 END\n")
    printed = re.search(PRINTED, shell.read_until(PRINTED))
    return printed[1].rstrip() if printed else "(nothing)"


def check_bash_and_zsh(name, folder, program):
    script = folder / f"mieux.{name}"
    start = {
        "bash": (["bash", "--norc", "--noprofile", "-i"], f"bind 'set bell-style none'; source {script}"),
        "zsh": (["zsh", "-f", "-i"], f"autoload -U compinit; compinit -u -D; source {script}"),
    }
    words, first = start[name]
    shell = Terminal(words, folder, program)
    try:
        shell.type(f"{first}; PS1='> '; echo REA''DY\n")
        shell.read_until("READY\r\n")
        for typed, wanted in CASES:
            line = line_after_tab(shell, typed)
            if line != wanted:
                yield f"{name}: '{typed}' became '{line}', not '{wanted}'"
    finally:
        shell.close()


def check_fish(folder, program):
    for typed, wanted in CASES:
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source {folder}/mieux.fish; complete -C '{typed}'"],
            cwd=folder / "store", env=stores.environment(program, folder), capture_output=True, timeout=60,
        )  # fmt: skip
        offered = [line.split("\t")[0] for line in done.stdout.decode().splitlines()]
        last = wanted.split(" ")[-1]
        if not any(word.startswith(last) for word in offered):
            yield f"fish: '{typed}' offers {offered[:5]}, not '{last}'"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    program = parser.parse_args().program.resolve()
    stores.require_program(program)
    passed, problems = 0, []
    with tempfile.TemporaryDirectory(prefix="mieux-completion-") as name:
        folder = Path(name)
        stores.copy_store("small-office", folder / "store")
        for shell in ("bash", "zsh", "fish"):
            if not shutil.which(shell):
                problems.append(f"{shell} is missing (apt-get install {shell}): its completion is not tested")
                continue
            script = subprocess.run([program, "completion", shell], capture_output=True, check=True).stdout
            (folder / f"mieux.{shell}").write_bytes(script)
            found = list(check_fish(folder, program) if shell == "fish" else check_bash_and_zsh(shell, folder, program))
            problems += found
            passed += not found
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{passed} passed, {3 - passed} failed")
    return 1 if passed < 3 else 0


if __name__ == "__main__":
    sys.exit(main())
