"""A made-up code host: a repository that people push to, and the programs that its jobs find."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import stores  # noqa: E402

STUBS = Path(__file__).resolve().parent


class Host:
    """A repository that jobs fetch from, with a working folder in which branches are made."""

    def __init__(self, folder, program, store, begin):
        self.folder = Path(folder)
        self.program = program.resolve()
        self.store = store
        self.work = self.folder / "work"
        self.records = self.work / store
        self.programs = self.folder / "programs"
        self.calls = self.folder / "calls.json"
        self.calls.write_text(json.dumps({"comments": [], "calls": [], "refuse": False}))
        self.add_programs()
        if begin:
            shutil.copytree(begin, self.work, symlinks=True)
        else:
            self.make_store()

    def make_store(self):
        stores.copy_store("small-office", self.records)
        self.git("init", "-q", "-b", "main", str(self.work), where=self.folder)
        self.git("config", "gc.auto", "0")
        self.mieux("init")
        self.move_jobs_to_top()
        for folder in (".schemas", ".vscode", "templates"):  # which nothing here looks at
            shutil.rmtree(self.records / folder)
        self.commit("The records")
        self.git("gc", "-q")  # one file in place of many to copy

    def add_programs(self):
        """Stubs of gh and curl beside the real programs: PATH has nothing else."""
        self.programs.mkdir()
        for name in ("gh", "curl"):
            stub = self.programs / name
            stub.write_text(f'#!/bin/sh\nexec python3 "{STUBS / name}_stub.py" "{self.calls}" "$@"\n')
            stub.chmod(0o755)

    def environment(self, with_mieux=True):
        """Of a job: nothing of this machine, no name or date of git, and a clone of another owner."""
        found = f"{self.programs}:{self.program.parent}" if with_mieux else str(self.programs)
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return {"PATH": f"{found}:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC",
                "GIT_CONFIG_NOSYSTEM": "1", "MIEUX_TODAY": "2026-01-15", "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}

    def git(self, *words, where=None):
        done = subprocess.run(["git", *words], cwd=where or self.work, check=True, capture_output=True, text=True,
                              env=stores.environment(self.program, self.folder))
        return done.stdout.strip()

    def mieux(self, *words):
        subprocess.run([str(self.program), *words], cwd=self.records, check=True, capture_output=True,
                       env=stores.environment(self.program, self.folder))

    def begin_without_records(self):
        """A branch `before` that has no store, and `anna`, which brings it."""
        self.git("checkout", "-q", "--orphan", "before")
        self.git("rm", "-q", "-r", "-f", ".")
        (self.work / "README.md").write_text("Records will come.\n")
        self.commit("Nothing yet")
        self.git("checkout", "-q", "-b", "anna")
        self.git("checkout", "-q", "main", "--", ".")
        self.commit("The store")

    def move_jobs_to_top(self):
        """As the head of the files asks for, where the store is a folder of the repository."""
        if self.store == ".":
            return
        for name in (".github", ".gitlab-ci.yml"):
            shutil.move(self.records / name, self.work / name)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def branch(self, name, change, begin="main"):
        """A branch with one commit that `change` makes in the store."""
        self.git("checkout", "-q", "-B", name, begin)
        change(self.records)
        self.commit("A change")

    def merged(self, head, base):
        """The commit that the host makes of both: what GitHub checks out for a pull request."""
        tree = self.git("merge-tree", "--write-tree", base, head)
        commit = self.git("commit-tree", tree, "-p", base, "-p", head, "-m", "Merge")
        self.git("update-ref", "refs/pull/1/merge", commit)
        return commit

    def check_out(self, commit, depth):
        """A fresh clone with this commit; `depth` 0: with the whole history and all branches."""
        target = self.folder / "job"
        shutil.rmtree(target, ignore_errors=True)
        if depth == 0:
            self.git("clone", "-q", "--no-checkout", str(self.work), str(target), where=self.folder)
        else:
            self.git("init", "-q", str(target), where=self.folder)
            self.git("fetch", "-q", f"--depth={depth}", f"file://{self.work}", commit, where=target)
        self.git("checkout", "-q", "--detach", commit, where=target)
        return target

    def said(self):
        """What the stubs wrote down: calls, and the comments there are now."""
        return json.loads(self.calls.read_text())

    def set_refused(self):
        self.calls.write_text(json.dumps(self.said() | {"refuse": True}))

    def add_comment(self, author, body):
        state = self.said()
        state["comments"].append({"id": 7, "user": {"login": author}, "body": body})
        self.calls.write_text(json.dumps(state))

    def files_named(self, name):
        """Whether something that should be text was run."""
        return [str(path) for path in self.folder.rglob(name)]


def run_script(script, shell, folder, environment):
    """Runs a script as a file, as the hosts do: exit code and what it printed."""
    file = folder.parent / "step.sh"
    file.write_text(script)
    done = subprocess.run([*shell, str(file)], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=stores.SECONDS_PER_COMMAND)
    return done.returncode, done.stdout.decode("utf-8", "backslashreplace")
