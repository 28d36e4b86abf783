"""The system calls of a command, and faults put into one of them, by strace."""

import re
from collections import Counter
from dataclasses import dataclass

CALL = re.compile(r"^([a-z_0-9]+)\(")
# The first thing `main` does; calls before belong to the loader of the system.
BEGIN = re.compile(r"^fcntl\(0, F_GETFD\)")

CHANGING = {
    "write", "pwrite64", "writev", "fsync", "fdatasync", "rename", "renameat", "renameat2", "unlink",
    "unlinkat", "mkdir", "mkdirat", "rmdir", "flock", "fchmod", "fchmodat", "ftruncate", "link",
    "linkat", "symlinkat", "exit_group",
}  # fmt: skip
# They fail for want of memory and processes alone, which other checks bring about.
NOT_OF_FILES = {
    "brk", "mmap", "munmap", "mprotect", "madvise", "futex", "rt_sigaction", "rt_sigprocmask", "exit",
    "exit_group", "clone3", "clone", "set_robust_list", "rseq", "getrandom", "prlimit64", "arch_prctl",
    "set_tid_address", "rt_sigreturn", "sched_getaffinity", "getpid", "gettid", "sched_yield",
    "execve", "restart_syscall", "tgkill", "clock_nanosleep",
}  # fmt: skip


@dataclass(frozen=True)
class Call:
    """The `number`-th call of this name, from 1; `line` as strace shows it."""

    name: str
    number: int
    line: str

    def changes(self):
        return self.name in CHANGING or "O_CREAT" in self.line or "O_TMPFILE" in self.line

    def __str__(self):
        return f"{self.name} {self.number} [{self.line[:90]}]"


def calls_of(store, words, env):
    """The calls of the program's first thread, without those of the loader before `main`."""
    log = store.folder.parent / "trace"
    store.run(*words, prefix=["strace", "-qq", "-o", log], env=env)
    counts, found, begun = Counter(), [], False
    for line in log.read_text(errors="replace").splitlines():
        if not (match := CALL.match(line)):
            continue
        name = match[1]
        counts[name] += 1
        begun = begun or bool(BEGIN.match(line))
        if begun:
            found.append(Call(name, counts[name], line))
    return found


def run_with(store, fault, call, words, env):
    """Runs the command with `signal=KILL` or `error=EIO` at a call: how it ended, and whether the fault
    came about."""
    log = store.folder.parent / "fault"
    inject = f"inject={call.name}:{fault}:when={call.number}"
    prefix = ["strace", "-qq", "-o", log, "-e", f"trace={call.name}", "-e", inject]
    ended = store.run(*words, prefix=prefix, env=env)
    text = log.read_text(errors="replace")
    return ended, "INJECTED" in text or "killed by" in text


def found_again(store, call):
    """The call as the last run, which missed it, counted it: other threads take calls off the first
    one. None if there is no such call."""
    lines = (store.folder.parent / "fault").read_text(errors="replace").splitlines()
    calls = [line for line in lines if line.startswith(call.name + "(")]
    arguments = call.line.rsplit(" = ", 1)[0]
    for number, line in enumerate(calls, 1):
        if line.rsplit(" = ", 1)[0] == arguments:
            return Call(call.name, number, call.line)
    return None
