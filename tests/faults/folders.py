"""What is no ordinary file in an ordinary folder, and what may not be read or written."""

import os
import shutil
import subprocess
from contextlib import contextmanager

from checks import Findings, Skipped, expect
from place import as_nobody, difference

SET = ("request", "set", "2024-02", "remarks=hello")
NEW = ("request", "new", "--title", "A new one", "--countries", "ZMB", "--draft")
RECORD = "requests/2024-02.yaml"
SECONDS = 2  # within these it must be refused


def checks():
    return [
        ("FIFO, device, folder or link instead of a record", check_no_file),
        ("FIFO, device, folder or link as mieux.yaml", check_no_programme),
        ("a folder of records is a link out of the store", check_linked_folder),
        ("the own folder is a link out of the store", check_linked_own_folder),
        ("the lock is a link, a FIFO or a folder", check_lock_no_file),
        ("unreadable record", check_unreadable),
        ("read-only folder", check_read_only_folder),
        ("read-only record", check_read_only_record),
        ("umask 077", check_umask),
        ("immutable record", check_immutable),
        ("immutable folder", check_immutable_folder),
        ("output files: links, files that are there, the store's own places", check_outputs),
    ]


def refused(store, words, codes=(3, 4), names=None, prefix=(), timeout=20):
    """Runs a command that must be refused, name what is in its way, and change nothing."""
    before = store.files()
    ended = store.run(*words, prefix=prefix, timeout=timeout)
    expect(ended.code in codes, f"{' '.join(words)}: {ended}")
    expect(names is None or names in ended.err, f"{names} is not named: {ended}")
    expect(store.files() == before, f"changed: {difference(before, store.files())}")
    left = [n for n in store.own_names() if n not in ("lock", ".gitignore")]
    expect(not left, f"left behind: {left}")
    return ended


def kinds_of_no_file(path, outside):
    return {
        "FIFO": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "link to a file outside": lambda: path.symlink_to(outside),
        "link to nothing": lambda: path.symlink_to("nowhere"),
        "link to itself": lambda: path.symlink_to(path.name),
        "link to /dev/zero": lambda: path.symlink_to("/dev/zero"),
        "device": lambda: os.mknod(path, 0o20666, os.makedev(1, 5)),
    }


def take_away(path):
    path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def check_no_file(place):
    store = place.store()
    path = store.folder / RECORD
    outside = store.folder.parent / "outside.yaml"
    path.rename(outside)
    text = outside.read_bytes()
    findings = Findings()
    for name, make in kinds_of_no_file(path, outside).items():
        try:
            make()
        except PermissionError:
            continue  # a device, for want of the privilege
        with findings.at(name):
            shown = store.run("validate", timeout=SECONDS)
            expect(shown.code == 1 and "2024-02" in shown.text(), f"validate: {shown}")
            for words in (SET, ("request", "remove", "2024-02"), (*NEW, "--id", "2024-02")):
                refused(store, words, codes=(2, 3, 4), names="2024-02", timeout=SECONDS)
            expect(outside.read_bytes() == text, "the file outside was changed")
        take_away(path)
    findings.raise_if_any()


def check_no_programme(place):
    store = place.store()
    path = store.folder / "mieux.yaml"
    outside = store.folder.parent / "outside.yaml"
    path.rename(outside)
    text = outside.read_bytes()
    findings = Findings()
    for name, make in kinds_of_no_file(path, outside).items():
        try:
            make()
        except PermissionError:
            continue
        with findings.at(name):
            shown = store.run("validate", timeout=SECONDS)
            expect(shown.code in (1, 2, 3, 4), f"validate: {shown}")
            refused(store, ("programme", "set", "title=Other"), codes=(2, 3, 4), timeout=SECONDS)
            expect(outside.read_bytes() == text, "the file outside was changed")
        take_away(path)
    findings.raise_if_any()


def check_linked_folder(place):
    store = place.store()
    outside = store.folder.parent / "outside"
    (store.folder / "requests").rename(outside)
    (store.folder / "requests").symlink_to(outside)
    before = {p.name: p.read_bytes() for p in outside.iterdir()}
    shown = store.run("validate")
    expect(shown.code == 1 and "requests" in shown.text(), f"validate: {shown}")
    for words in (SET, NEW, ("request", "remove", "2024-02"), ("request", "rename", "2024-02", "2024-09")):
        refused(store, words, codes=(2, 3, 4))
        after = {p.name: p.read_bytes() for p in outside.iterdir()}
        expect(after == before, f"outside was changed: {difference(before, after)}")


def check_linked_own_folder(place):
    store = place.store()
    outside = store.folder.parent / "outside"
    outside.mkdir()
    (store.folder / ".mieux").symlink_to(outside)
    before = store.files()
    ended = store.run(*SET)
    expect(ended.code in (3, 4) and ".mieux" in ended.err, f"{ended}")
    expect(store.files() == before and not list(outside.iterdir()), "something was written")
    expect(store.run("validate").code == 0, "reading does not work")


def check_lock_no_file(place):
    findings = Findings()
    for name in kinds_of_no_file(place.root, place.root):
        store = place.store()
        store.run(*SET)
        lock = store.folder / ".mieux/lock"
        outside = store.folder.parent / "outside"
        outside.write_text("precious\n")
        lock.unlink()
        try:
            kinds_of_no_file(lock, outside)[name]()
        except PermissionError:
            continue
        with findings.at(name):
            ended = store.run(*NEW, timeout=SECONDS)
            expect(ended.code in (3, 4) and "lock" in ended.err, f"{ended}")
            shown = store.run("validate", timeout=SECONDS)
            named = shown.code == 4 and "lock" in shown.err
            expect(named or shown.code == 0, f"reading does not work, and it is not said why: {shown}")
            expect(outside.read_text() == "precious\n", "the file outside was changed")
    findings.raise_if_any()


def check_unreadable(place):
    store = place.store()
    (store.folder / RECORD).chmod(0)
    prefix = as_nobody(store.folder)
    shown = store.run("validate", prefix=prefix)
    expect(shown.code == 1 and "2024-02" in shown.text(), f"validate: {shown}")
    refused(store, SET, names="2024-02", prefix=prefix)
    counted = store.run("stats", "requests", prefix=prefix)
    expect(counted.code != 0, f"figures without a record that cannot be read: {counted}")
    ended = store.run("request", "set", "2018-01", "remarks=x", prefix=prefix)
    expect(ended.code == 0, f"damage elsewhere is in the way: {ended}")


def check_read_only_folder(place):
    for part in ("", "requests"):
        store = place.store()
        prefix = as_nobody(store.folder)
        (store.folder / part).chmod(0o555)
        for words in (SET, NEW, ("request", "rename", "2024-02", "2024-09")):
            if part or not (store.folder / ".mieux").exists():
                refused(store, words, codes=(4,), prefix=prefix)
        expect(store.run("validate", prefix=prefix).code == 0, "reading does not work")
        (store.folder / part).chmod(0o755)


def check_read_only_record(place):
    store = place.store()
    prefix = as_nobody(store.folder)
    (store.folder / RECORD).chmod(0o444)
    refused(store, SET, codes=(4,), names="2024-02", prefix=prefix)
    refused(store, ("request", "rename", "2024-02", "2024-09"), codes=(4,), prefix=prefix)


def check_umask(place):
    """A record keeps its permissions; a new one gets those of the umask."""
    store = place.store()
    (store.folder / RECORD).chmod(0o664)
    prefix = ["sh", "-c", 'umask 077; exec "$@"', "sh"]
    for words in (SET, NEW):
        ended = store.run(*words, prefix=prefix)
        expect(ended.code == 0, f"{ended}")
    modes = [(store.folder / p).stat().st_mode & 0o777 for p in (RECORD, "requests/2026-01.yaml")]
    expect(modes == [0o664, 0o600], f"permissions {[oct(m) for m in modes]}")


@contextmanager
def immutable(path):
    """No one changes it, not even root."""
    done = subprocess.run(["chattr", "+i", path], capture_output=True, check=False)
    if done.returncode != 0:
        raise Skipped("chattr +i")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], capture_output=True, check=False)


def check_immutable(place):
    store = place.store(on_disk=True)
    agency = store.folder / "organisations/zambia-migration-agency.yaml"
    with immutable(store.folder / RECORD):
        refused(store, SET, codes=(4,), names="2024-02")
    with immutable(agency):
        refused(store, ("organisation", "rename", agency.stem, "zambia-new-agency"), codes=(4,))
    with immutable(store.folder / "publications/five-years.yaml"):
        refused(store, ("publication", "remove", "five-years"), codes=(4,), names="five-years")


def check_immutable_folder(place):
    store = place.store(on_disk=True)
    with immutable(store.folder / "requests"):
        refused(store, NEW, codes=(4,), names="requests")
        refused(store, SET, codes=(4,), names="requests")
    shutil.rmtree(store.folder / "reviews")
    store.run("request", "set", "2018-01", "remarks=x")
    with immutable(store.folder):
        ended = store.run("review", "new", "--title", "X", "--draft")
        expect(ended.code == 4, f"a new folder in an immutable one: {ended}")
        expect(store.run("validate").code == 0, "reading does not work")
    expect(not (store.folder / ".mieux/journal").exists(), "a journal is left behind")


OWN_PLACES = (
    "requests/x.csv", "vocabularies/x.csv", "templates/x.md", ".mieux/x", ".git/hooks/pre-commit",
    ".gitattributes", ".github/x", "mieux.yaml", "requests/new/x", "x.yaml", "REQUESTS/x",
    "reports/../requests/x", "inside/x", "actions", ".GIT/config", ".git::$INDEX_ALLOCATION/x",
)


def outputs():
    """Commands that write a file, as functions from its name to the words, and whether it is a folder."""
    return (
        (lambda name: ("import", "requests", "bad.csv", "--rejects", name), False),
        (lambda name: ("request", "letter", "2019-02", "forwarding", "--output", name), False),
        (lambda name: ("report", "show", "glance", "--output", os.path.dirname(name) or "."), True),
    )


def output_store(place):
    store = place.store()
    store.write("bad.csv", "id,title,countries\n2018-02,Scanners for river crossings,Nowhere\n")
    (store.folder / "inside").symlink_to("requests")
    (store.folder / ".git").mkdir()
    return store


def check_outputs(place):
    findings = Findings()
    for words_for, is_folder in outputs():
        for name in OWN_PLACES:
            if is_folder and "/" not in name:
                continue
            store = output_store(place)
            words = words_for(name)
            with findings.at(" ".join(words)):
                for more in ((), ("--force",)):
                    refused(store, (*words, *more), codes=(3,))
                expect(not (store.folder / "requests/new").exists(), "a folder was made")
            store.remove()
        check_existing(place, words_for, is_folder, findings)
    findings.raise_if_any()


def check_existing(place, words_for, is_folder, findings):
    """A file that is there stays without --force; a link, a folder and a device stay with it."""
    store = output_store(place)
    outside = store.folder.parent / "outside"
    outside.write_text("keep\n")
    name = "out/glance.md"
    (store.folder / "out").mkdir()
    path = store.folder / name
    words = words_for(name)
    path.write_text("old\n")
    with findings.at(" ".join(words)):
        refused(store, words, codes=(3,), names="--force")
        for sort, make in kinds_of_no_file(path, outside).items():
            take_away(path)
            make()
            with findings.at(sort):
                refused(store, (*words, "--force"), codes=(3,))
        take_away(path)
        path.write_text("old\n")
        ended = store.run(*words, "--force")
        expect(ended.code in (0, 1), f"with --force: {ended}")
        expect(path.read_text() != "old\n", "not replaced")
        expect(outside.read_text() == "keep\n", "written through a link")
        left = [p.name for p in path.parent.iterdir() if p.name.endswith(".new")]
        expect(not left, f"left behind: {left}")
    store.remove()
