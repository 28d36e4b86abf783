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
    """A repository on a server, and the clone of a person in which branches are made."""

    def __init__(self, folder, program, store="."):
        self.folder = Path(folder)
        self.program = program.resolve()
        self.store = store
        self.server = self.folder / "server.git"
        self.clone = self.folder / "clone"
        self.records = self.clone / store
        self.programs = self.folder / "programs"
        self.calls = self.folder / "calls.json"
        self.calls.write_text(json.dumps({"comments": [], "calls": [], "refuse": False}))
        self.add_programs()
        stores.copy_store("small-office", self.records)
        self.git("init", "-q", "-b", "main", str(self.clone), where=self.folder)
        self.mieux("init")
        self.move_jobs_to_top()
        self.commit("The records")
        self.git("clone", "-q", "--bare", str(self.clone), str(self.server), where=self.folder)
        self.git("remote", "add", "origin", str(self.server))

    def add_programs(self):
        """Stubs of gh and curl beside the real programs: PATH has nothing else."""
        self.programs.mkdir()
        for name in ("gh", "curl"):
            stub = self.programs / name
            stub.write_text(f'#!/bin/sh\nexec python3 "{STUBS / name}_stub.py" "{self.calls}" "$@"\n')
            stub.chmod(0o755)

    def environment(self, with_mieux=True):
        """Of a job: nothing of this machine, and no name or date of git."""
        found = f"{self.programs}:{self.program.parent}" if with_mieux else str(self.programs)
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return {"PATH": f"{found}:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC",
                "GIT_CONFIG_NOSYSTEM": "1", "MIEUX_TODAY": "2026-01-15"}

    def git(self, *words, where=None):
        done = subprocess.run(["git", *words], cwd=where or self.clone, check=True, capture_output=True, text=True,
                              env=stores.environment(self.program, self.folder))
        return done.stdout.strip()

    def mieux(self, *words):
        subprocess.run([str(self.program), *words], cwd=self.records, check=True, capture_output=True,
                       env=stores.environment(self.program, self.folder))

    def move_jobs_to_top(self):
        """As the head of the files asks for, where the store is a folder of the repository."""
        if self.store == ".":
            return
        for name in (".github", ".gitlab-ci.yml"):
            shutil.move(self.records / name, self.clone / name)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def branch(self, name, change, begin="main"):
        """A pushed branch with one commit that `change` makes in the store."""
        self.git("checkout", "-q", "-B", name, begin)
        change(self.records)
        self.commit("A change")
        self.push(name)

    def push(self, name):
        self.git("push", "-q", "-f", "origin", f"{name}:refs/heads/{name}")

    def merged(self, head, base):
        """The commit that the server makes of both: what GitHub checks out for a pull request."""
        self.git("checkout", "-q", "--detach", base)
        self.git("merge", "-q", "--no-ff", "-m", "Merge", head)
        commit = self.git("rev-parse", "HEAD")
        self.git("push", "-q", "-f", "origin", f"{commit}:refs/pull/1/merge")
        return commit

    def check_out(self, commit, depth):
        """A fresh clone with this commit; `depth` 0: with the whole history and all branches."""
        target = self.folder / "job"
        shutil.rmtree(target, ignore_errors=True)
        self.git("init", "-q", str(target), where=self.folder)
        self.git("remote", "add", "origin", f"file://{self.server}", where=target)
        wanted = ["+refs/heads/*:refs/remotes/origin/*"] if depth == 0 else [f"--depth={depth}"]
        self.git("fetch", "-q", "origin", *wanted, commit, where=target)
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
