"""A change of the public store and its private roster: in both or in neither, whatever breaks it off,
and no private byte in the public store on the way."""

import fcntl
import itertools
import re
import shlex
import shutil

from checks import Findings, Skipped, expect
from disks import CANNOT, with_mounts
from place import OWN_FOLDER, Store, one_processor
from strace import NOT_OF_FILES, calls_of, run_with

NAME = "Zyxwana Qorblatt"
MAIL = "zq@blorp.example.org"
NEW = ("expert", "new", "--id", "zz1new", "--country", "France", "--background", "academia",
       "--name", NAME, "--email", MAIL)  # fmt: skip
FORGET = ("expert", "forget", "k7p3xq")
PERSONAL = f"id: k7p3xq\nuid: tstendljtrtpluoi\nname: {NAME}\ncontact:\n  emails: [{MAIL}]\n"
MEND = ("expert", "set", "w4nb8t", "keep_until=2031-01-01", "name=Other Person")
MERGE = ("expert", "merge", "k7p3xq", "r9zc2m",
         *(word for field in ("country", "background", "administration", "languages.en.level")
           for word in ("--keep", f"{field}=r9zc2m")))  # fmt: skip
ERRORS = ("EIO", "ENOSPC", "EACCES", "EROFS", "EINTR", "EMFILE")
OLD_EXITS, NEW_EXITS = (3, 4, 75), (0, 1, 5)


def checks():
    return [
        ("two stores: kills while an expert is registered", bound(NEW, ("signal=SIGKILL",))),
        ("two stores: errors while an expert is registered", bound(NEW, ERRORS, kills=False)),
        ("two stores: kills while an expert is forgotten", bound(FORGET, ("signal=SIGKILL",))),
        ("two stores: errors while an expert is forgotten", bound(FORGET, ERRORS, kills=False)),
        ("two stores: kills while two experts become one", bound(MERGE, ("signal=SIGKILL",))),
        ("two stores: kills in the recovery", check_recovery),
        ("two stores: the disk of the roster is full", check_full),
        ("two stores: somebody else writes the roster", check_locked),
        ("two stores: the roster goes away in the middle", check_away),
    ]


def bound(words, faults, kills=True):
    def check(place):
        with one_processor():
            sweep(place, words, faults, kills)

    return check


class Both:
    """A copy of a store and its roster, side by side."""

    def __init__(self, place, like=None):
        self.place = place
        if like is None:
            self.store = place.store()
            made = self.store.run("expert", "roster", "init")
            expect(made.code == 0, f"no roster: {made}")
            self.roster = Store(place, self.store.folder.parent / "roster")
            self.roster.write("expert-private/k7p3xq.yaml", PERSONAL)
            return
        folder = place.new_folder()
        for name in ("store", "roster"):
            shutil.copytree(like.store.folder.parent / name, folder / name, symlinks=True)
        self.store = Store(place, folder / "store")
        self.roster = Store(place, folder / "roster")

    def files(self):
        return {
            f"{whose}/{path}": content
            for whose, store in (("store", self.store), ("roster", self.roster))
            for path, content in store.files().items()
        }

    def expect_nothing_private(self, said):
        for path in self.store.folder.rglob("*"):
            if path.is_file():
                text = path.read_bytes().decode("utf-8", "replace")
                expect(not re.search("zyxwana|qorblatt|zq@blorp", text, re.IGNORECASE), f"{said}{path} holds a private value")

    def expect_nothing_left(self, said):
        for store in (self.store, self.roster):
            left = [n for n in store.own_names() if n not in ("lock", ".gitignore")]
            expect(not left, f"{said}left in {store.folder.name}/{OWN_FOLDER}: {left}")

    def remove(self):
        self.store.remove()


def outcome(place, start, words):
    """The files of both stores once the next command that writes both has run."""
    both = Both(place, start)
    ended = both.store.run(*words) if words else None
    expect(ended is None or ended.code in (0, 1), f"does not work without a fault: {ended}")
    mended = both.store.run(*MEND)
    expect(mended.code == 0, f"the next command fails: {mended}")
    files = both.files()
    both.remove()
    return files


def judge(both, ended, old, new, said):
    """All old or all new in both stores, for a reader at once and on the disk after the next command."""
    both.expect_nothing_private(said)
    expect("qorblatt" not in ended.text().lower(), f"{said}shown: {ended}")
    seen = both.store.run("expert", "roster", "check")
    mended = both.store.run(*MEND)
    expect(mended.code == 0, f"{said}the next command fails: {mended}")
    files = both.files()
    expect(files in (old, new), f"{said}MIXED: {sorted(k for k in files.keys() | new.keys() if files.get(k) not in (old.get(k), new.get(k)) or (files.get(k) == old.get(k)) != (files == old))}")
    is_new = files == new
    expect(seen.code in (0, 1), f"{said}a reader fails: {seen}")
    if ended.code >= 0:
        allowed = NEW_EXITS if is_new else OLD_EXITS
        expect(ended.code in allowed, f"{said}exit {ended.code}, and it is {'new' if is_new else 'old'}")
    both.expect_nothing_left(said)
    both.expect_nothing_private(said)


def points_of(place, start, words):
    both = Both(place, start)
    found = calls_of(both.store, words, {})
    both.remove()
    return [c for c in found if c.changes() and c.name not in NOT_OF_FILES]


def sweep(place, words, faults, kills):
    start = Both(place)
    old, new = outcome(place, start, ()), outcome(place, start, words)
    expect(old != new, "nothing changes")
    findings, missed, tried = Findings(), 0, 0
    turn = itertools.cycle(faults)
    for call in points_of(place, start, words):
        fault = next(turn) if kills else f"error={next(turn)}"
        both = Both(place, start)
        tried += 1
        with findings.at(f"{fault} at {call}"):
            ended, happened = run_with(both.store, fault, call, words, {})
            missed += 0 if happened else 1
            judge(both, ended, old, new, f"{ended}\n  ")
        both.remove()
    place.figures.add("kill points" if kills else "error points", tried)
    place.figures.add("mixed, lost or wrongly told", len(findings.texts))
    findings.raise_if_any()
    expect(missed * 10 <= tried, f"{missed} of {tried} faults did not come about")
    start.remove()


def broken_off(place, start, number):
    """A copy in which registering was killed at the `number`-th renaming; None: it came to its end."""
    both = Both(place, start)
    calls = [c for c in points_of(place, start, NEW) if c.name in ("renameat", "renameat2")]
    if number >= len(calls):
        both.remove()
        return None
    ended, _ = run_with(both.store, "signal=SIGKILL", calls[number], NEW, {})
    expect(ended.code == -9, f"not killed: {ended}")
    return both


def check_recovery(place):
    """Killed in the middle, then killed again in the command that cleans up."""
    with one_processor():
        start = Both(place)
        old, new = outcome(place, start, ()), outcome(place, start, NEW)
        findings, tried = Findings(), 0
        for number in itertools.count():
            broken = broken_off(place, start, number)
            if broken is None:
                break
            points = points_of(place, broken, MEND)
            for call in points if place.full else points[:: max(1, len(points) // 12)]:
                again = Both(place, broken)
                tried += 1
                with findings.at(f"after renaming {number}, {call}"):
                    ended, _ = run_with(again.store, "signal=SIGKILL", call, MEND, {})
                    judge(again, ended, old, new, f"{ended}\n  ")
                again.remove()
            broken.remove()
        place.figures.add("kill points in recovery", tried)
        findings.raise_if_any()
        expect(tried > 20, f"{tried} points")


def check_full(place):
    """The store has room, the roster has none: neither is changed."""
    both = Both(place)
    before = both.files()
    roster, kept, seen = (both.roster.folder.parent / name for name in ("roster", "kept", "seen"))
    commands = [f"{place.program} {' '.join(map(shlex.quote, words))}; echo exit $?" for words in (NEW, FORGET)]
    lines = [
        "PATH=$PATH:/usr/sbin:/sbin",
        f"cp -a {roster} {kept}; mount -t tmpfs -o size=2m,mode=700 none {roster} || exit 99",
        f"cp -a {kept}/. {roster}; chmod 700 {roster}; cat /dev/zero >{roster}/.mieux/room 2>/dev/null",
        *commands,
        f"rm {roster}/.mieux/room; cp -a {roster} {seen}",
    ]
    ended = both.store.run_any([*with_mounts(), "sh", "-c", "\n".join(lines)])
    if ended.code in CANNOT:
        raise Skipped(CANNOT[ended.code])
    expect(ended.out.count("exit 4") == 2, f"not refused as a full disk: {ended}")
    expect(both.files() == before, "something changed")
    after = {f"roster/{path}": content for path, content in Store(place, seen).files().items()}
    expect(all(before.get(path) == content for path, content in after.items()) and after, "the roster changed")
    both.remove()


def check_locked(place):
    """Another command holds the roster: the change waits, then gives up and changes nothing."""
    both = Both(place)
    before = both.files()
    with open(both.roster.folder / OWN_FOLDER / "lock", "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = both.store.run(*NEW)
    expect(ended.code == 75, f"not busy: {ended}")
    expect("qorblatt" not in ended.text().lower(), f"shown: {ended}")
    expect(both.files() == before, "something changed")
    both.remove()


def check_away(place):
    """The roster is away after the store has committed: the store goes on, and the roster follows."""
    with one_processor():
        start = Both(place)
        new = outcome(place, start, NEW)
        waited = 0
        for number in itertools.count():
            both = broken_off(place, start, number)
            if both is None:
                break
            away = both.roster.folder.parent / "away"
            both.roster.folder.rename(away)
            ended = both.store.run("request", "set", "2018-01", "remarks=meanwhile")
            expect(ended.code == 0, f"the store does not go on: {ended}")
            both.expect_nothing_private("")
            decided = [n for n in both.store.own_names() if n.startswith("decided-")]
            registered = (both.store.folder / "experts/zz1new.yaml").exists()
            expect(registered or not decided, f"decided, and not in place: {decided}")
            waited += len(decided)
            away.rename(both.roster.folder)
            expect(both.store.run(*MEND).code == 0, "the next command fails")
            there = (both.roster.folder / "expert-private/zz1new.yaml").exists()
            expect(there == registered, f"in the store: {registered}, in the roster: {there}")
            if registered:
                content = both.roster.read("expert-private/zz1new.yaml")
                expect(NAME in content and new, "not what was registered")
            both.expect_nothing_left("")
            both.remove()
        expect(waited > 0, "no change had to wait")
