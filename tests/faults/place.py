"""Where checks run: a scratch folder, copies of the stores in it, and the program run in them."""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import stores  # noqa: E402

from checks import Figures, Skipped, Wrong  # noqa: E402

NOBODY = 65534
LONGEST_SECONDS = 60
OWN_FOLDER = ".mieux"


@dataclass
class Ended:
    """How a command ended; a code below zero is the signal that ended it."""

    code: int
    out: str
    err: str

    def __str__(self):
        return f"exit {self.code}\n{self.out}{self.err}".rstrip()

    def text(self):
        return self.out + self.err


class Place:
    """The scratch folders, in memory and on disk, a copy of the program, and the figures."""

    def __init__(self, program, full):
        self.full = full
        self.figures = Figures()
        self.root = Path(tempfile.mkdtemp(prefix="mieux-faults-", dir=memory_folder()))
        self.disk = Path(tempfile.mkdtemp(prefix="mieux-faults-"))
        for folder in (self.root, self.disk):
            folder.chmod(0o755)
        self.program = self.root / "mieux"
        shutil.copy(program, self.program)
        self.program.chmod(0o755)
        self._numbers = itertools.count()
        self._lock = threading.Lock()

    def new_folder(self, on_disk=False):
        with self._lock:
            number = next(self._numbers)
        folder = (self.disk if on_disk else self.root) / str(number)
        folder.mkdir()
        return folder

    def store(self, name="small-office", on_disk=False):
        """A fresh copy of an example store."""
        folder = self.new_folder(on_disk)
        stores.copy_store(name, folder / "store")
        return Store(self, folder / "store")

    def remove(self):
        for folder in (self.root, self.disk):
            shutil.rmtree(folder, ignore_errors=True)


def memory_folder():
    """A folder in memory with some room, where thousands of copies cost little; none: None."""
    folder = Path("/dev/shm")
    try:
        room = shutil.disk_usage(folder).free
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) and room > 32 << 20 else None


class Store:
    """A copy of a store, and commands run in it."""

    def __init__(self, place, folder):
        self.place = place
        self.folder = folder

    def environment(self, **more):
        home = self.folder.parent
        base = stores.environment(self.place.program, home) | {"MIEUX_SEED": "7"}
        return {k: v for k, v in (base | more).items() if v is not None}

    def run(self, *words, prefix=(), env=None, timeout=LONGEST_SECONDS, **options):
        """Runs `mieux WORDS`, after the words of `prefix`; nothing to read unless `stdin` says."""
        command = [*map(str, prefix), str(self.place.program), *words]
        return self.run_any(command, env=env, timeout=timeout, **options)

    def run_any(self, command, env=None, timeout=LONGEST_SECONDS, **options):
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        try:
            done = subprocess.run(
                command,
                cwd=options.pop("cwd", self.folder),
                env=self.environment(**(env or {})),
                timeout=timeout,
                **(streams | options),
            )
        except subprocess.TimeoutExpired:
            raise Wrong(f"no end after {timeout} seconds: {' '.join(map(str, command))}") from None
        return Ended(done.returncode, decoded(done.stdout), decoded(done.stderr))

    def start(self, *words, prefix=(), env=None, **options):
        """Begins `mieux WORDS` and returns the process."""
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(
            [*map(str, prefix), str(self.place.program), *words],
            cwd=self.folder,
            env=self.environment(**(env or {})),
            **(streams | options),
        )

    def files(self):
        """Everything outside `.mieux` and `.git`: path to what is there."""
        return tree(self.folder, (OWN_FOLDER, ".git"))

    def everything(self):
        """Every file with its inode and time of change: differs as soon as anything was written."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            status = path.lstat()
            found[str(path.relative_to(self.folder))] = (status.st_ino, status.st_mtime_ns, status.st_size)
        return found

    def own_names(self):
        folder = self.folder / OWN_FOLDER
        return sorted(os.listdir(folder)) if folder.is_dir() else []

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def git(self, *words, check=True):
        done = self.run_any(["git", "-c", "init.defaultBranch=main", *words])
        if check and done.code != 0:
            raise Wrong(f"git {' '.join(words)}: {done}")
        return done

    def remove(self):
        shutil.rmtree(self.folder.parent, ignore_errors=True)


def decoded(data):
    return (data or b"").decode("utf-8", "backslashreplace")


def tree(folder, without=()):
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if name.parts[0] in without:
            continue
        found[str(name)] = content_of(path)
    return found


def content_of(path):
    if path.is_symlink():
        return f"link to {os.readlink(path)}"
    if path.is_dir():
        return "folder"
    if not path.is_file():
        return "neither file nor folder"
    return path.read_bytes() if os.access(path, os.R_OK) else "unreadable"


def difference(before, after):
    """The paths that differ, in words."""
    said = [f"missing {path}" for path in before if path not in after]
    said += [f"added {path}" for path in after if path not in before]
    said += [f"changed {path}" for path in before if path in after and before[path] != after[path]]
    return ", ".join(said) or "nothing differs"


def as_nobody(folder):
    """The words before a command that run it as an ordinary user, who then owns the folder."""
    if os.geteuid() != 0:
        return []
    for path in [folder, *folder.rglob("*")]:
        os.lchown(path, NOBODY, NOBODY)
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def with_mounts():
    """The words before a command that give it mounts of its own."""
    words = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    probe = [*words, "sh", "-c", "mount -t tmpfs none /mnt"]
    if subprocess.run(probe, capture_output=True, check=False).returncode != 0:
        raise Skipped("mount")
    return words


_users = Counter()  # of each processor
_users_lock = threading.Lock()


@contextmanager
def one_processor():
    """Programs started inside see one processor, work in one thread, and make the same calls again."""
    before = os.sched_getaffinity(0)
    with _users_lock:
        processor = min(sorted(before), key=lambda each: _users[each])
        _users[processor] += 1
    os.sched_setaffinity(0, {processor})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
        with _users_lock:
            _users[processor] -= 1
