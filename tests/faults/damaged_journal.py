"""A journal that is damaged, and a record that somebody changed while a change of it was waiting."""

import os
import threading
import time

from checks import Findings, expect
from place import difference
from strace import Call, calls_of, run_with
from sweeps import KILL

SET = ("request", "set", "2024-02", "remarks=hello")
RENAME = ("organisation", "rename", "zambia-migration-agency", "zambia-new-agency")
NEXT = ("request", "set", "2018-01", "remarks=after")
COMMITTED = Call("pwrite64", 1, "")
RECORD = "requests/2024-02.yaml"


def checks():
    return [
        ("damaged journal: every byte of the commit record", check_commit_bytes),
        ("damaged journal: commit record cut short", check_commit_cut),
        ("damaged journal: staged file changed", check_staged_changed),
        ("damaged journal: staged file missing", check_staged_missing),
        ("damaged journal: unreadable once", check_unreadable_once),
        ("damaged journal: something else in its place", check_foreign_journal),
        ("changed by hand after the commit", check_changed_by_hand),
        ("removed by hand after the commit", check_removed_by_hand),
        ("changed by hand while the change is written", check_changed_meanwhile),
        ("one of several changed by hand while they are written", check_one_changed_meanwhile),
    ]


def broken_off(place, words=SET, call=COMMITTED):
    store = place.store()
    ended, happened = run_with(store, KILL, call, words, {})
    expect(happened and ended.code == -9, f"the kill did not come about: {ended}")
    expect((store.folder / ".mieux/journal/commit").exists(), "no commit record was left")
    return store


def judge_set_aside(store, words_before):
    """Nothing of the journal was used, nothing of it is gone, and both are named."""
    before = store.files()
    parts = {p.name: p.read_bytes() for p in (store.folder / ".mieux/journal").iterdir()}
    shown = store.run("validate")
    expect(store.files() == before, "a reader wrote")
    expect(shown.code in (0, 1) and "journal" in shown.text(), f"validate is silent: {shown}")
    ended = store.run(*NEXT)
    expect(ended.code == 0, f"the next command fails: {ended}")
    after = store.files()
    others = {p: t for p, t in after.items() if p != "requests/2018-01.yaml"}
    expected = {p: t for p, t in before.items() if p != "requests/2018-01.yaml"}
    expect(others == expected, f"{words_before}: {difference(expected, others)}")
    aside = [n for n in store.own_names() if n.startswith("damaged-")]
    expect(len(aside) == 1 and aside[0] in ended.err, f"not kept and named: {aside}: {ended}")
    kept = {p.name: p.read_bytes() for p in (store.folder / ".mieux" / aside[0]).iterdir()}
    expect(kept == parts, f"the journal was not kept as it was: {difference(parts, kept)}")


def with_damage(place, damage, name, words=SET):
    store = broken_off(place, words)
    damage(store.folder / ".mieux/journal")
    try:
        judge_set_aside(store, name)
    finally:
        store.remove()


def check_commit_bytes(place):
    size = len((broken_off(place).folder / ".mieux/journal/commit").read_bytes())
    findings = Findings()
    for position in range(0, size, 1 if place.full else 29):
        def flip(journal, position=position):
            data = bytearray((journal / "commit").read_bytes())
            data[position] ^= 0x04
            (journal / "commit").write_bytes(data)

        with findings.at(f"byte {position}"):
            with_damage(place, flip, "flipped")
    findings.raise_if_any()


def check_commit_cut(place):
    findings = Findings()
    for length in (0, 1, 15, 16, 17, 100, 200, 236):
        with findings.at(f"cut to {length} bytes"):
            with_damage(place, lambda j, n=length: os.truncate(j / "commit", n), "cut")
    findings.raise_if_any()


def check_staged_changed(place):
    with_damage(place, lambda j: (j / "0").write_bytes((j / "0").read_bytes() + b"# more\n"), "longer")
    with_damage(place, lambda j: os.truncate(j / "0", 10), "shorter")
    with_damage(place, lambda j: last_staged(j).write_bytes(b"x\n"), "the last of several", RENAME)


def last_staged(journal):
    return max(path for path in journal.iterdir() if path.name != "commit")


def check_staged_missing(place):
    """Readers must end, and nothing may be put half in place."""
    store = broken_off(place, RENAME)
    last_staged(store.folder / ".mieux/journal").unlink()
    before = store.files()
    shown = store.run("validate", timeout=10)
    expect(shown.code in (0, 1, 75), f"validate with a staged file missing: {shown}")
    ended = store.run(*NEXT)
    aside = [n for n in store.own_names() if n.startswith("damaged-")]
    expect(ended.code == 0 and len(aside) == 1 and aside[0] in ended.err, f"not set aside: {ended}")
    after = store.files() | {"requests/2018-01.yaml": before["requests/2018-01.yaml"]}
    expect(after == before, f"half in place: {difference(before, after)}")


def check_unreadable_once(place):
    """An error of the disk that passes must not cost the change that was committed."""
    findings = Findings()
    for name in ("read", "openat", "newfstatat", "getdents64"):
        for call in journal_reads(place, name):
            for error in ("EIO", "ENOMEM"):
                with findings.at(f"{error} at {call}"):
                    recovered_with(place, f"error={error}", call)
    findings.raise_if_any()


def recovered_with(place, fault, call):
    store = broken_off(place)
    ended, _ = run_with(store, fault, call, NEXT, {})
    expect(ended.code in (0, 3, 4, 5), f"{ended}")
    shown = store.run("request", "show", "2024-02", "--format", "json")
    expect('"hello"' in shown.out, f"readers do not see the committed change any more: {ended}")
    last = store.run(*NEXT)
    expect(last.code == 0, f"the next command fails: {last}")
    expect("remarks: hello" in store.read(RECORD), f"the committed change is lost: {ended}")
    store.remove()


def journal_reads(place, name):
    """The calls of this name by which the recovery reads, between the lock and the first change."""
    store = broken_off(place)
    calls = calls_of(store, NEXT, {})
    store.remove()
    locked = next(i for i, c in enumerate(calls) if c.name == "flock")
    changed = next(i for i, c in enumerate(calls) if c.name == "pwrite64")
    return [c for c in calls[locked:changed] if c.name == name]


def check_foreign_journal(place):
    """A file or a link where the folder of the journal should be: refused, and left there."""
    store = place.store()
    store.run(*SET)
    before = store.files()
    journal = store.folder / ".mieux/journal"
    outside = store.folder.parent / "outside"
    outside.mkdir()
    (outside / "commit").write_text("x")
    for make in (lambda: journal.write_text("x"), lambda: journal.symlink_to(outside)):
        make()
        ended = store.run(*NEXT)
        expect(ended.code in (3, 4), f"something else at .mieux/journal: {ended}")
        expect("journal" in ended.err, f"it is not named: {ended}")
        expect(store.files() == before and (outside / "commit").exists(), "something was changed")
        expect(store.run("validate").code == 0, "reading does not work any more")
        journal.unlink()


def check_changed_by_hand(place):
    store = broken_off(place)
    mine = store.read(RECORD) + "remarks: written by hand\n"
    store.write(RECORD, mine)
    shown = store.run("request", "show", "2024-02", "--format", "json")
    expect("written by hand" in shown.out, f"readers do not see what was written by hand: {shown}")
    ended = store.run(*NEXT)
    expect(ended.code == 0, f"the next command fails: {ended}")
    expect(store.read(RECORD) == mine, "what was written by hand is gone")
    kept = list((store.folder / ".mieux/kept").iterdir())
    expect(len(kept) == 1 and "remarks: hello" in kept[0].read_text(), f"not kept: {kept}")
    expect(RECORD in ended.err and kept[0].name in ended.err, f"not both named: {ended}")
    expect("written by hand is in force" in ended.err, f"it is not said what is in force: {ended}")
    expect("has not been made" in ended.err and "has been finished" not in ended.err, f"not true: {ended}")


def check_removed_by_hand(place):
    store = broken_off(place)
    (store.folder / RECORD).unlink()
    ended = store.run(*NEXT)
    expect(ended.code in (0, 3), f"the next command: {ended}")
    store.run("programme", "set", "title=Harbour")
    expect(not (store.folder / RECORD).exists(), "a record removed by hand came back")
    kept = store.folder / ".mieux/kept"
    expect(kept.is_dir() and any("hello" in p.read_text() for p in kept.iterdir()), "the text is lost")
    expect(RECORD in ended.err, f"it is not named: {ended}")


# From the last look at the file to the moment it is replaced: here a writer can be stopped.
MOMENTS = (Call("renameat", 2, ""), Call("pwrite64", 1, ""), Call("renameat2", 1, ""))
STOPPED_SECONDS = 1.5


def edited_at(store, call, words, edit):
    """Runs the command, stops it before a call, and edits meanwhile: how the command ended."""
    ended = []
    fault = f"delay_enter={int(STOPPED_SECONDS * 1_000_000)}"
    writer = threading.Thread(target=lambda: ended.append(run_with(store, fault, call, words, {})[0]))
    writer.start()
    journal = store.folder / ".mieux/journal"
    while writer.is_alive() and not (journal / "commit.new").exists() and not (journal / "commit").exists():
        time.sleep(0.005)
    time.sleep(STOPPED_SECONDS / 3)
    edit()
    writer.join()
    return ended[0]


def check_changed_meanwhile(place):
    """The file that stays is that of the hand; nothing was done, and that is what is said."""
    findings = Findings()
    for call in MOMENTS:
        for removed in (False, True):
            with findings.at(f"at {call}, {'removed' if removed else 'changed'}"):
                changed_meanwhile(place, call, removed)
    findings.raise_if_any()


def changed_meanwhile(place, call, removed):
    store = place.store()
    path = store.folder / RECORD
    mine = store.read(RECORD) + "remarks: written by hand\n"
    ended = edited_at(store, call, SET, path.unlink if removed else lambda: store.write(RECORD, mine))
    expect(ended.code == 3, f"the change was not made: {ended}")
    expect(path.exists() != removed, "a file removed by hand is there, or a changed one is not")
    expect(removed or store.read(RECORD) == mine, "what was written by hand is gone")
    kept = list((store.folder / ".mieux/kept").iterdir())
    expect(len(kept) == 1 and "remarks: hello" in kept[0].read_text(), f"not kept: {kept}")
    expect(RECORD in ended.err and kept[0].name in ended.err, f"not both named: {ended}")
    expect("not done" in ended.err and "see it already" not in ended.err, f"not true: {ended}")
    expect(removed or store.run(*SET).code == 0, "the hint does not work")
    store.remove()


def check_one_changed_meanwhile(place):
    """The others are in place, the one is not: both are said."""
    store = place.store()
    record = "organisations/zambia-migration-agency.yaml"
    mine = store.read(record) + "remarks: written by hand\n"
    ended = edited_at(store, MOMENTS[0], RENAME, lambda: store.write(record, mine))
    expect(ended.code == 5, f"the change was made in part: {ended}")
    expect(store.read(record) == mine, "what was written by hand is gone")
    expect((store.folder / "organisations/zambia-new-agency.yaml").exists(), "the others are not in place")
    expect(f"{record} was changed by hand" in ended.err, f"it is not named: {ended}")
    expect("done in" in ended.err and "see it already" not in ended.err, f"not true: {ended}")
