"""Copies of the example stores, and commands run in them: shared by the tests that run the program."""

import os
import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
EXAMPLES = PROJECT / "examples"
DEFAULT_PROGRAM = PROJECT / "build/release/mieux"

# Files of a problem's folder that are not part of its store.
NOT_IN_STORE = ("expected.txt", "prepare.sh")

SECONDS_PER_COMMAND = 120


def copy_store(name, target):
    """Makes the folder `target` a fresh copy of the example store `name`, or empty for "none"."""
    if name == "none":
        target.mkdir(parents=True)
        return
    source = EXAMPLES / name
    if not source.is_dir():
        raise FileNotFoundError(f"there is no example store {name}")
    shutil.copytree(source, target, symlinks=True, ignore=_leave_out(source))
    prepare = source / "prepare.sh"
    if prepare.exists():
        subprocess.run(["bash", str(prepare)], cwd=target, check=True)


def _leave_out(source):
    def ignored(folder, names):
        return [n for n in names if n == ".mieux" or (Path(folder) == source and n in NOT_IN_STORE)]

    return ignored


def environment(program, home):
    """The whole environment of a command: nothing of the machine reaches its output. How records are read
    may be said from outside; it must change nothing."""
    way = {name: os.environ[name] for name in ("MIEUX_READER",) if name in os.environ}
    return {
        **way,
        "PATH": f"{program.resolve().parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "MIEUX_TODAY": "2026-01-15",
        "MIEUX_SEED": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Office",
        "GIT_AUTHOR_EMAIL": "office@example.org",
        "GIT_AUTHOR_DATE": "2026-01-15T12:00:00Z",
        "GIT_COMMITTER_NAME": "Office",
        "GIT_COMMITTER_EMAIL": "office@example.org",
        "GIT_COMMITTER_DATE": "2026-01-15T12:00:00Z",
    }


def run(command, folder, program, home):
    """Runs `command` with bash in `folder`: its output, stderr merged in, as lines, and its exit code."""
    try:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment(program, home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS_PER_COMMAND,
        )
    except subprocess.TimeoutExpired:
        return [f"(no end after {SECONDS_PER_COMMAND} seconds)"], 124
    text = done.stdout.decode("utf-8", "backslashreplace")
    return text.removesuffix("\n").split("\n") if text else [], done.returncode


def require_program(program):
    if not os.access(program, os.X_OK):
        raise SystemExit(f"{program} is missing: run ./dev build")
