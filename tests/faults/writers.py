"""Many writers at once, a writer that dies or stands still, and an editor that changes the record."""

import os
import re
import signal
import time

from checks import Findings, expect

WRITERS = 40
BUSY = 75
RECORD = "requests/2024-02.yaml"


def checks():
    return [
        ("40 writers on one record", check_one_record),
        ("40 writers make 40 records", check_many_records),
        ("40 writers of different records, readers between them", check_readers_between),
        ("a writer killed while it holds the lock", check_killed_holder),
        ("a writer stopped while it holds the lock", check_stopped_holder),
        ("an editor that changes the record itself", check_edited_meanwhile),
        ("an editor that fails, and one that writes nonsense", check_bad_editor),
        ("changed between reading and writing", check_changed_while_staging),
    ]


def run_all(store, commands):
    """Starts all commands at once: their exit codes and what they said."""
    started = [store.start(*words, env={"MIEUX_SEED": None}) for words in commands]
    ended = [process.communicate(timeout=120) for process in started]
    return [(p.returncode, (o + e).decode()) for p, (o, e) in zip(started, ended)]


def check_codes(results):
    wrong = [text for code, text in results if code not in (0, BUSY)]
    expect(not wrong, f"{len(wrong)} ended with neither 0 nor {BUSY}: {wrong[:3]}")
    done = sum(code == 0 for code, _ in results)
    expect(done > 0, "none of them got through")
    return done


def check_one_record(place):
    store = place.store()
    commands = [("request", "set", "2024-02", f"references+=R{n:02}") for n in range(WRITERS)]
    results = run_all(store, commands)
    done = check_codes(results)
    found = set(re.findall(r"R\d\d", store.read(RECORD)))
    expect(len(found) == done, f"{done} were done, {len(found)} are there")
    for number, (code, text) in enumerate(results):
        expect((f"R{number:02}" in found) == (code == 0), f"R{number:02}: exit {code}: {text}")
    ended = store.run("validate")
    expect(ended.code == 0, f"the store is not right: {ended}")


def check_many_records(place):
    store = place.store()
    words = ("request", "new", "--countries", "ZMB", "--draft", "--title")
    results = run_all(store, [(*words, f"Wish {n:02}") for n in range(WRITERS)])
    done = check_codes(results)
    records = list((store.folder / "requests").glob("2026-*.yaml"))
    expect(len(records) == done, f"{done} were done, {len(records)} records are there")
    titles = {re.search(r"Wish \d\d", path.read_text())[0] for path in records}
    expect(len(titles) == done, f"{done} were done, {len(titles)} titles are there")
    expect(store.run("validate").code == 0, "the store is not right")


def check_readers_between(place):
    """Readers never see half of a change of several files."""
    store = place.store()
    names = ["zambia-migration-agency", "zambia-other-agency"]
    writers = [("organisation", "rename", *pair) for pair in (names, names[::-1])] * 6
    pairs = [command for writer in writers for command in (writer, ("validate",))]
    results = run_all(store, pairs)
    readers = [(c, t) for (c, t), words in zip(results, pairs) if words[0] == "validate"]
    broken = [text for code, text in readers if code not in (0, BUSY)]
    expect(not broken, f"{len(broken)} readers saw a broken store: {broken[:2]}")


def hold_lock(store, name):
    """A writer that is stopped or killed once it holds the lock: as it makes the journal."""
    log = store.folder.parent / "held"
    prefix = ["strace", "-qq", "-o", log, "-e", "trace=mkdirat", "-e"]
    inject = f"inject=mkdirat:signal={name}:when=2"
    process = store.start("request", "set", "2024-02", "remarks=held", prefix=[*prefix, inject])
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and (not log.exists() or "SIG" not in log.read_text()):
        time.sleep(0.02)
    expect("SIG" in log.read_text(), "the writer was not caught")
    return process


def check_killed_holder(place):
    store = place.store()
    hold_lock(store, "SIGKILL").communicate(timeout=20)
    began = time.monotonic()
    ended = store.run("request", "set", "2018-01", "remarks=after")
    expect(ended.code == 0, f"the next writer: {ended}")
    expect(time.monotonic() - began < 5, "the next writer waited for a dead one")


def check_stopped_holder(place):
    store = place.store()
    process = hold_lock(store, "SIGSTOP")
    try:
        before = store.files()
        expect(store.run("validate").code == 0, "a reader does not get through")
        began = time.monotonic()
        ended = store.run("request", "set", "2018-01", "remarks=after")
        waited = time.monotonic() - began
        expect(ended.code == BUSY, f"the other writer: {ended}")
        expect(9 < waited < 25, f"it waited {waited:.1f} s")
        expect(store.files() == before, "something was written")
    finally:
        # strace has stopped with it, and both go on.
        os.kill(child_of(process.pid), signal.SIGCONT)
        process.communicate(timeout=20)
    expect("remarks: held" in store.read(RECORD), "the stopped writer did not finish")


def child_of(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
        return int(children.read().split()[0])


def editor(store, script):
    path = store.folder.parent / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return {"EDITOR": str(path)}


def kept_text(store):
    drafts = [n for n in store.own_names() if n.startswith("edit-")]
    return "".join((store.folder / ".mieux" / name).read_text() for name in drafts)


def check_edited_meanwhile(place):
    store = place.store()
    record = store.folder / RECORD
    env = editor(store, f"echo 'remarks: mine' >>\"$1\"\necho 'remarks: theirs' >>{record}")
    ended = store.run("request", "edit", "2024-02", env=env)
    expect(ended.code == 3 and "changed meanwhile" in ended.err, f"{ended}")
    text = store.read(RECORD)
    expect("theirs" in text and "mine" not in text, "the text of the other is gone")
    expect("remarks: mine" in kept_text(store), "the text of the editor is not kept")
    expect(".mieux/edit-" in ended.err, f"it is not said where it is kept: {ended}")
    ended = store.run("request", "edit", "2024-02", env={"EDITOR": "true"})
    expect("remarks: mine" in kept_text(store), f"edited again, the text that was kept is gone: {ended}")


def check_bad_editor(place):
    store = place.store()
    before = store.files()
    findings = Findings()
    once = "grep -aq mine \"$1\" ||"  # opened again, it leaves the text as it is
    scripts = {
        "fails": "echo 'remarks: mine' >>\"$1\"; exit 7",
        "writes nonsense": f"{once} echo 'remarks: [mine' >>\"$1\"",
        "is killed": "echo 'remarks: mine' >>\"$1\"; kill -9 $$",
        "writes NUL": f"{once} printf 'remarks: mine\\000' >>\"$1\"",
    }
    for name, script in scripts.items():
        with findings.at(f"an editor that {name}"):
            ended = store.run("request", "edit", "2024-02", env=editor(store, script), timeout=20)
            expect(ended.code == 3, f"{ended}")
            expect(store.files() == before, "something was written")
            expect("mine" in kept_text(store), "the text is not kept")
    findings.raise_if_any()


def check_changed_while_staging(place):
    """Somebody saves the record after the command read it and before it writes: theirs stays."""
    store = place.store()
    log = store.folder.parent / "held"
    prefix = ["strace", "-qq", "-o", log, "-e", "trace=flock", "-e", "inject=flock:delay_exit=1500000"]
    process = store.start("request", "set", "2024-02", "remarks=command", prefix=prefix)
    time.sleep(0.5)
    theirs = store.read(RECORD) + "remarks: by hand\n"
    store.write(RECORD, theirs)
    out, err = process.communicate(timeout=20)
    text = store.read(RECORD)
    one_of_both = text == theirs and process.returncode == 3 or (
        process.returncode == 0 and text == theirs.replace("by hand", "command")
    )
    expect(one_of_both, f"exit {process.returncode}: {out + err}: {text[-60:]}")
