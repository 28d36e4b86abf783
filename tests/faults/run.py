#!/usr/bin/env python3
"""Shows that a store survives faults: kills, errors, full disks, other writers, git.

    tests/faults/run.py [--full] [--program FILE] [NAME...]

NAME: only checks whose name holds it. --full: faults at every system call, not only at those that
change something. A tool that is missing is a failure; a privilege that is missing is listed.
"""

import argparse
import os
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import canary  # noqa: E402
import damaged_journal  # noqa: E402
import disks  # noqa: E402
import folders  # noqa: E402
import git_states  # noqa: E402
import merge_driver  # noqa: E402
import merges  # noqa: E402
import names  # noqa: E402
import sizes  # noqa: E402
import streams  # noqa: E402
import sweeps  # noqa: E402
import two_stores  # noqa: E402
import writers  # noqa: E402
from checks import Skipped, Wrong  # noqa: E402
from place import Place, stores  # noqa: E402

TOPICS = (sweeps, two_stores, writers, damaged_journal, disks, folders, streams, names, git_states, merges, merge_driver, sizes, canary)
TOOLS = ("strace", "git", "setpriv", "unshare", "mount", "mkfs.ext4", "chattr", "faketime", "g++")
SHOWN_FIGURES = (
    "kill points",
    "error points",
    "kill points in recovery",
    "error points in recovery",
    "faults that did not come about",
    "mixed, lost or wrongly told",
)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--full", action="store_true", help="faults at every system call")
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only checks whose name holds it")
    return parser.parse_args()


def chosen_checks(names):
    checks = [check for topic in TOPICS for check in topic.checks()]
    return [(n, c) for n, c in checks if not names or any(name in n for name in names)]


def run_check(place, name, check):
    """The name, how it went, what is to be said about it, and the seconds it took."""
    began = time.monotonic()
    try:
        check(place)
        status, text = "ok", ""
    except Skipped as skipped:
        status, text = "skipped", str(skipped)
    except Wrong as wrong:
        status, text = "FAILED", str(wrong)
    except Exception as error:  # noqa: BLE001  a check that breaks must not end the run
        status, text = "FAILED", f"the check broke: {type(error).__name__}: {error}"
    return name, status, text, time.monotonic() - began


def missing_tools():
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    return [tool for tool in TOOLS if shutil.which(tool, path=path) is None]


def report(results, place, missing):
    for name, status, text, seconds in results:
        if status == "FAILED" or seconds > 20:
            print(f"{status:8}{name} ({seconds:.1f} s)")
        if status == "FAILED":
            print("    " + text.replace("\n", "\n    "))
    for tool in missing:
        print(f"FAILED  {tool} is missing")
    print(*(f"{figure}: {place.figures[figure]}" for figure in SHOWN_FIGURES), sep="\n")
    skipped = [(name, text) for name, status, text, _ in results if status == "skipped"]
    print(f"skipped for lack of a privilege: {len(skipped)}")
    for name, text in skipped:
        print(f"  {name}: {text}")
    failed = sum(status == "FAILED" for _, status, _, _ in results) + len(missing)
    passed = sum(status == "ok" for _, status, _, _ in results)
    print(f"{passed} passed, {failed} failed")
    return failed


def main():
    arguments = parse_arguments()
    stores.require_program(arguments.program)
    place = Place(arguments.program, arguments.full)
    try:
        with ThreadPoolExecutor(max_workers=(os.cpu_count() or 1) + 1) as pool:
            waiting = [pool.submit(run_check, place, *check) for check in chosen_checks(arguments.names)]
            results = [done.result() for done in waiting]
        return 1 if report(results, place, missing_tools()) else 0
    finally:
        place.remove()


if __name__ == "__main__":
    sys.exit(main())
