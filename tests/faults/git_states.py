"""States of a git repository: reading works in each, writing refuses where it could do harm."""

import os
import shutil

from checks import Findings, Skipped, expect
from place import Store, as_nobody, difference

SET = ("request", "set", "2024-02", "remarks=hello")
NEW = ("request", "new", "--title", "New", "--countries", "ZMB", "--draft")
RECORD = "requests/2024-02.yaml"


def checks():
    return [
        ("number taken on another branch", check_other_branch),
        ("number taken on a remote-tracking branch", check_remote_branch),
        ("middle of a merge, rebase, cherry-pick, revert", check_operations),
        ("middle of a merge without git in PATH", check_operations_without_git),
        ("unmerged index", check_unmerged),
        ("detached, unborn, shallow, worktree, subfolder, bare", check_shapes),
        ("no git in PATH", check_no_git),
        ("repository of another owner", check_other_owner),
        ("damaged repository", check_damaged),
        ("stale index.lock", check_stale_lock),
        ("failing hook", check_failing_hook),
        ("hook that calls mieux", check_calling_hook),
        ("variables of git, and programs in its settings", check_smuggling),
        ("staged and other changes stay as they are", check_other_changes),
    ]


def repository(place, on_disk=False):
    store = place.store(on_disk=on_disk)
    store.git("init", "-q")
    commit(store, "first")
    return store


def commit(store, message):
    store.git("add", "-A")
    store.git("commit", "-qm", message)


def done(ended):
    expect(ended.code == 0, f"{ended}")
    return ended


def reading_works(store):
    for words in (("validate",), ("list", "requests"), ("request", "show", "2018-01")):
        ended = store.run(*words)
        expect(ended.code in (0, 1), f"reading: {' '.join(words)}: {ended}")


def writing_refuses(store, word):
    before = store.files()
    for words in (SET, NEW, (*SET, "--commit")):
        ended = store.run(*words)
        expect(ended.code == 3 and word in ended.err, f"in the middle of {word}: {ended}")
    expect(store.files() == before, f"{difference(before, store.files())}")


def check_other_branch(place):
    store = repository(place)
    store.git("switch", "-qc", "other")
    done(store.run(*NEW, "--commit"))
    store.git("switch", "-q", "main")
    done(store.run(*NEW))
    expect((store.folder / "requests/2026-02.yaml").exists(), "the number of another branch was taken")
    expect(not (store.folder / "requests/2026-01.yaml").exists(), "the number of another branch was taken")


def check_remote_branch(place):
    store = repository(place)
    other = Store(place, store.folder.parent / "clone")
    store.git("clone", "-q", str(store.folder), str(other.folder))
    store.git("switch", "-qc", "far")
    done(store.run(*NEW, "--commit"))
    other.git("fetch", "-q")
    other.git("checkout", "-q", "main")
    done(other.run(*NEW))
    expect((other.folder / "requests/2026-02.yaml").exists(), "the number of a remote branch was taken")


def conflict(place, how):
    """A repository that git left in the middle of something, after a conflict in README.md."""
    store = repository(place)
    store.git("switch", "-qc", "other")
    store.write("README.md", "theirs\n")
    commit(store, "theirs")
    store.git("switch", "-q", "main")
    store.write("README.md", "mine\n")
    commit(store, "mine")
    ended = store.git(*how, check=False)
    expect(ended.code != 0, f"git {' '.join(how)} met no conflict")
    return store


def check_operations(place):
    ways = {
        "merge": ("merge", "other"),
        "rebase": ("rebase", "other"),
        "cherry-pick": ("cherry-pick", "other"),
        "revert": ("revert", "--no-edit", "HEAD~0", "other"),
    }
    findings = Findings()
    for name, how in ways.items():
        with findings.at(name):
            store = conflict(place, how)
            reading_works(store)
            writing_refuses(store, name)
            shown = store.run(*SET, "--dry-run")
            expect(shown.code == 0, f"a dry run writes nothing, and need not be refused: {shown}")
            store.git(name, "--abort")
            done(store.run(*SET))
    findings.raise_if_any()


def check_operations_without_git(place):
    ways = {name: (name, "other") for name in ("merge", "rebase", "cherry-pick")}
    env = {"PATH": "/nowhere"}
    findings = Findings()
    for name, how in ways.items():
        with findings.at(name):
            store = conflict(place, how)
            before = store.files()
            for words in (SET, NEW):
                ended = store.run(*words, env=env)
                expect(ended.code == 3 and name in ended.err, f"{ended}")
            expect(store.files() == before, "refused, but written")
            expect(store.run("list", "requests", env=env).code == 0, "reading does not work")
    findings.raise_if_any()


def check_unmerged(place):
    store = conflict(place, ("merge", "other"))
    (store.folder / ".git/MERGE_HEAD").unlink()
    reading_works(store)
    writing_refuses(store, "merge")


def check_shapes(place):
    findings = Findings()
    for name, make in SHAPES.items():
        with findings.at(name):
            store = make(place)
            reading_works(store)
            done(store.run(*NEW))
            ended = done(store.run(*SET, "--commit"))
            expect("committed as" in ended.out, f"{ended}")
            subject = store.git("log", "-1", "--format=%s").out
            expect("2024-02" in subject, f"the commit says {subject}")
    findings.raise_if_any()


def detached(place):
    store = repository(place)
    store.git("checkout", "-q", "--detach")
    return store


def unborn(place):
    store = place.store()
    store.git("init", "-q")
    return store


def shallow(place):
    store = repository(place)
    done(store.run(*SET, "--commit"))
    done(store.run("request", "set", "2024-02", "remarks=", "--commit"))
    copy = Store(place, store.folder.parent / "shallow")
    store.git("clone", "-q", "--depth=1", f"file://{store.folder}", str(copy.folder))
    return copy


def worktree(place):
    store = repository(place)
    store.git("worktree", "add", "-q", "../tree", "-b", "other")
    return Store(place, store.folder.parent / "tree")


def subfolder(place):
    store = place.store()
    around = store.folder.parent / "around"
    around.mkdir()
    store.folder.rename(around / "records")
    inner = Store(place, around / "records")
    inner.run_any(["git", "init", "-q", "-b", "main", str(around)])
    commit(inner, "first")
    return inner


SHAPES = {
    "detached": detached,
    "unborn": unborn,
    "shallow": shallow,
    "worktree": worktree,
    "subfolder": subfolder,
}


def check_no_git(place):
    store = repository(place)
    env = {"PATH": "/nowhere"}
    for words in (("validate",), ("list", "requests"), SET, NEW):
        ended = store.run(*words, env=env)
        expect(ended.code == 0, f"{' '.join(words)}: {ended}")
    before = store.files()
    ended = store.run("request", "set", "2018-01", "remarks=x", "--commit", env=env)
    expect(ended.code in (2, 3, 4, 5) and "PATH" in ended.err, f"--commit without git: {ended}")
    expect("git init" not in ended.err, f"the hint does not help: {ended}")
    expect((ended.code == 5) == (store.files() != before), f"{ended}")


def check_other_owner(place):
    if os.geteuid() != 0:
        raise Skipped("chown")
    store = repository(place)
    prefix = as_nobody(store.folder)
    os.chown(store.folder, 1, 1)
    for path in (store.folder / ".git").rglob("*"):
        os.lchown(path, 1, 1)
    os.chown(store.folder / ".git", 1, 1)
    store.folder.chmod(0o777)
    for words in (("validate",), ("list", "requests")):
        done(store.run(*words, prefix=prefix))
    before = store.files()
    ended = store.run(*SET, prefix=prefix)
    expect(ended.code in (0, 3, 4), f"writing: {ended}")
    expect(ended.code == 0 or store.files() == before, "refused, but written")
    expect(ended.code == 0 or "safe.directory" in ended.err or "own" in ended.err, f"no hint: {ended}")


def check_damaged(place):
    for part in ("HEAD", "objects", "config"):
        store = repository(place)
        target = store.folder / ".git" / part
        shutil.rmtree(target) if target.is_dir() else target.write_text("[nonsense")
        for words in (("validate",), ("list", "requests")):
            done(store.run(*words))
        before = store.files()
        ended = store.run(*NEW)
        expect(ended.code in (0, 3, 4), f"{part}: {ended}")
        expect(ended.code == 0 or store.files() == before, "refused, but written")
        ended = store.run(*SET, "--commit")
        expect(ended.code != 0 and "make one with" not in ended.err, f"{part}: {ended}")


def check_stale_lock(place):
    store = repository(place)
    lock = store.folder / ".git/index.lock"
    lock.write_text("")
    reading_works(store)
    ended = store.run(*SET, "--commit")
    expect(ended.code == 5 and "index.lock" in ended.err, f"{ended}")
    expect("remarks: hello" in store.read(RECORD), "it was not saved")
    expect(lock.exists(), "a lock of git was removed")
    expect(store.git("rev-list", "--count", "HEAD").out == "1\n", "something was committed")


def hook(store, text):
    path = store.folder / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def check_failing_hook(place):
    store = repository(place)
    hook(store, "echo 'the hook says no' >&2; exit 1")
    ended = store.run(*SET, "--commit")
    expect(ended.code == 5 and "the hook says no" in ended.err, f"{ended}")
    expect("remarks: hello" in store.read(RECORD), "it was not saved")
    expect(store.git("rev-list", "--count", "HEAD").out == "1\n", "something was committed")
    expect(store.own_names() == [".gitignore", "lock"], f"left: {store.own_names()}")


def check_calling_hook(place):
    """The lock is free again while git runs its hooks."""
    store = repository(place)
    hook(store, f"'{place.program}' validate && '{place.program}' request set 2018-01 remarks=hook")
    ended = store.run(*SET, "--commit")
    expect(ended.code in (0, 5), f"{ended}")
    expect("remarks: hook" in store.read("requests/2018-01.yaml") or ended.code == 5, f"{ended}")
    expect("remarks: hello" in store.read(RECORD), "it was not saved")


def check_other_changes(place):
    store = repository(place)
    store.write("requests/2018-01.yaml", store.read("requests/2018-01.yaml") + "remarks: staged\n")
    store.git("add", "requests/2018-01.yaml")
    store.write("README.md", "not staged\n")
    done(store.run(*SET, "--commit"))
    status = store.git("status", "--porcelain").out
    expect(status == " M README.md\nM  requests/2018-01.yaml\n", f"git status: {status}")
    named = store.git("show", "--name-only", "--format=", "HEAD").out
    expect(named == RECORD + "\n", f"committed: {named}")


def check_smuggling(place):
    """Neither variables nor settings of the repository make git look elsewhere or run a program."""
    findings = Findings()
    other = repository(place)
    plain = done(repository(place).run(*NEW)).out
    git_folder = str(other.folder / ".git")
    for name, value in (
        ("GIT_DIR", git_folder),
        ("GIT_WORK_TREE", "/"),
        ("GIT_INDEX_FILE", "/no/such/index"),
        ("GIT_OBJECT_DIRECTORY", "/no/such/objects"),
        ("GIT_CEILING_DIRECTORIES", "/"),
        ("GIT_CONFIG_PARAMETERS", "'core.fsmonitor'='touch sprung'"),
        ("GIT_TRACE", "sprung"),
        ("GIT_EXEC_PATH", "/no/such/folder"),
    ):
        store = repository(place)
        trap = store.folder.parent / "trap"
        trap.write_text(f"#!/bin/sh\ntouch '{store.folder.parent}/sprung'\n")
        trap.chmod(0o755)
        for setting in ("core.fsmonitor", "diff.external", "core.pager", "core.sshCommand"):
            store.git("config", setting, str(trap))
        for hook in ("post-index-change", "reference-transaction"):
            (store.folder / ".git/hooks").mkdir(exist_ok=True)
            shutil.copy(trap, store.folder / ".git/hooks" / hook)
        (store.folder.parent / "sprung").unlink(missing_ok=True)
        with findings.at(name):
            expect(done(store.run(*NEW, env={name: value})).out == plain, "another id was given")
            reading_works(store)
            sprung = [p for p in (store.folder.parent / "sprung", store.folder / "sprung") if p.exists()]
            expect(not sprung, "a program was run, or a file written")
        store.remove()
    findings.raise_if_any()
