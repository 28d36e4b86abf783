#!/usr/bin/env python3
"""The checks that `mieux init` writes for GitHub and GitLab, played step by step on a made-up host; and the
hooks for the pre-commit framework.

    tests/cli/gates/check.py [--program FILE] [WORD...]

With words: only the checks whose name has one of them.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

import github_checks
import gitlab_checks
from host import Host, stores

ROOMS = (github_checks, gitlab_checks)
HOOKS = stores.PROJECT / ".pre-commit-hooks.yaml"


def hooks_of_the_framework(program):
    """.pre-commit-hooks.yaml has what the framework asks for, and its entries are commands that exist."""
    hooks = yaml.safe_load(HOOKS.read_text())
    shown = subprocess.run([str(program), "help", "--format", "json"], check=True, capture_output=True, text=True)
    commands = {c["words"]: c for c in json.loads(shown.stdout)["commands"]}
    if len({hook["id"] for hook in hooks}) != len(hooks):
        yield "two hooks have one id"
    for hook in hooks:
        if hook.get("language") != "system" or hook.get("pass_filenames") is not False or not hook.get("name"):
            yield f"{hook.get('id')}: needs a name, language: system and pass_filenames: false"
        if hook.get("always_run") is not True and "files" not in hook:
            yield f"{hook['id']}: runs for any file"
        first, *rest = shlex.split(hook["entry"])
        words = " ".join(word for word in rest if not word.startswith("-"))
        options = {name for option in commands.get(words, {}).get("takes", []) for name in option["names"]}
        if first != "mieux" or words not in commands:
            yield f"{hook['id']}: there is no command {hook['entry']}"
        yield from (f"{hook['id']}: {words} takes no {word}" for word in rest
                    if word.startswith("-") and word not in options)


BREAKS = {
    "mieux-validate": ("requests/2018-01.yaml", lambda text: text + "nothing: true\n"),
    "mieux-fmt": ("requests/2018-01.yaml", lambda text: text.replace("title: ", "title:   ")),
    "mieux-claims": ("claims/five-years-completed-actions.yaml", lambda text: text.replace("value: 1", "value: 9")),
}


def hooks_stop_a_commit(host):
    """each entry is content with a healthy store, and stops a commit that it should"""
    for hook in yaml.safe_load(HOOKS.read_text()):
        path, change = BREAKS[hook["id"]]
        host.git("reset", "-q", "--hard")
        for wanted in (0, 1):
            done = subprocess.run(shlex.split(hook["entry"]), cwd=host.records, env=host.environment(), capture_output=True)
            if done.returncode != wanted:
                yield f"{hook['entry']} ends with {done.returncode}, not {wanted}:\n{done.stdout.decode()}"
            (host.records / path).write_text(change((host.records / path).read_text()))
            host.git("add", "-A")


class Hosts:
    """Made-up hosts. The first with a store in a place is kept for those after it to begin with."""

    def __init__(self, program, folder, places):
        self.program = program
        self.begins = {}
        for number, place in enumerate(places):
            (folder / str(number)).mkdir()
            self.begins[place] = Host(folder / str(number), program, place, None).work

    def problems_on(self, check, place):
        with tempfile.TemporaryDirectory(prefix="mieux-gates-") as folder:
            host = Host(folder, self.program, place, self.begins[place])
            problems = list(check(host))
            return problems + [f"what should be text was run: {path}" for path in host.files_named("pwned")]


def all_checks(hosts, program):
    checks = {"hooks of the pre-commit framework": lambda: hooks_of_the_framework(program),
              "hooks stop a commit": lambda: hosts.problems_on(hooks_stop_a_commit, ".")}
    for room in ROOMS:
        for check, place in room.CHECKS:
            name = f"{room.HOST}: {check.__doc__}" + ("" if place == "." else f" (store in '{place}')")
            checks[name] = lambda check=check, place=place: hosts.problems_on(check, place)
    return checks


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=stores.DEFAULT_PROGRAM)
    parser.add_argument("words", nargs="*", metavar="WORD")
    arguments = parser.parse_args()
    stores.require_program(arguments.program)
    program = arguments.program.resolve()
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="mieux-gates-") as folder, ThreadPoolExecutor(max_workers=2) as pool:
        hosts = Hosts(program, Path(folder), sorted({place for room in ROOMS for _, place in room.CHECKS}))
        checks = {name: check for name, check in all_checks(hosts, program).items()
                  if not arguments.words or any(word in name for word in arguments.words)}
        for name, problems in zip(checks, pool.map(lambda check: list(check()), checks.values())):
            failed += bool(problems)
            passed += not problems
            for problem in problems:
                print(f"{name}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
