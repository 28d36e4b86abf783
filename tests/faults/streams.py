"""Standard streams that are closed, full or gone, and signals at any time."""

import os
import random
import signal
import time

from checks import Findings, expect
from place import difference

SET = "request set 2024-02 remarks=hello"
NEW = "request new --title New --countries ZMB --draft"
READ = "list requests"
SEED = 20260115

# How the streams are, and the exit codes of a command that writes, and of one that reads.
STREAMS = (
    (">&-", (5,), (4,)),
    (">/dev/full", (5,), (4,)),
    (">&- 2>&-", (5,), (4,)),
    ("<&- >&- 2>&-", (5,), (4,)),
    ("<&-", (0,), (0,)),
    ("2>&-", (0,), (0,)),
    ("2>/dev/full", (0,), (0,)),
    (">/dev/full 2>&1", (5,), (4,)),
)


def checks():
    return [
        ("streams closed or full", check_streams),
        ("broken pipe", check_broken_pipe),
        ("no terminal for a question", check_no_terminal),
        ("output into a file of the store", check_output_limit),
        ("Ctrl-C and SIGTERM at random times", check_signals),
    ]


def shell(store, words, redirection):
    return store.run_any(["sh", "-c", f'exec "{store.place.program}" {words} {redirection}'])


def check_streams(place):
    findings = Findings()
    plain = place.store()
    for words in (SET, NEW):
        plain.run(*words.split())
    for redirection, writing, reading in STREAMS:
        store = place.store()
        with findings.at(redirection):
            ended = shell(store, READ, redirection)
            expect(ended.code in reading, f"reading: {ended}")
            for words in (SET, NEW):
                ended = shell(store, words, redirection)
                expect(ended.code in writing, f"writing: {ended}")
            expect(store.files() == plain.files(), difference(plain.files(), store.files()))
            expect(store.own_names() == plain.own_names(), f"left: {store.own_names()}")
            own = store.folder / ".mieux"
            expect("remarks" not in (own / "lock").read_text(), "a message is in the lock")
        store.remove()
    findings.raise_if_any()


def into_closed_pipe(store, words):
    """The command writes into a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return store.run(*words.split(), stdout=writing)
    finally:
        os.close(writing)


def check_broken_pipe(place):
    store = place.store()
    for words in (READ, "validate", "list requests --format json", "report show glance"):
        ended = into_closed_pipe(store, words)
        expect(ended.code in (0, -signal.SIGPIPE) and not ended.err, f"{words}: {ended}")
    ended = into_closed_pipe(store, SET)
    expect(ended.code in (0, 5), f"writing: {ended}")
    expect("remarks: hello" in store.read("requests/2024-02.yaml"), "it is not saved")


def check_no_terminal(place):
    store = place.store()
    for words in ("request new", "expert new", "request edit 2024-02"):
        before = store.files()
        ended = store.run(*words.split(), env={"EDITOR": None})
        expect(ended.code == 2, f"{words}: {ended}")
        hinted = any(word in ended.err for word in ("--", "set", "EDITOR"))
        expect(hinted, f"{words}: no option is named: {ended}")
        expect(store.files() == before, f"{words}: something was written")


def check_output_limit(place):
    """A report that does not fit: exit 4, and no half of it is taken for the whole."""
    store = place.store()
    for words in ("list requests --format json", "report show glance"):
        ended = shell(store, words, ">/dev/full")
        expect(ended.code == 4 and "output" in ended.err, f"{words}: {ended}")


def check_signals(place):
    """At moments drawn by lot, the seed is fixed; then the next command finds all old or all new."""
    draw = random.Random(SEED)
    findings, ended_by_signal = Findings(), 0
    old, new = {}, {}
    for words in (SET, NEW, "organisation rename zambia-migration-agency zambia-new-agency"):
        old[words], new[words] = states_of(place, words)
    for turn in range(200 if place.full else 45):
        words = draw.choice(list(old))
        number = draw.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
        with findings.at(f"turn {turn}: {signal.Signals(number).name} during {words}"):
            ended_by_signal += signalled(place, words, number, draw.random() * 0.06, old, new)
    findings.raise_if_any()
    expect(ended_by_signal > 3, f"only {ended_by_signal} were ended by the signal")


def states_of(place, words):
    store = place.store()
    mend(store)
    old = store.files()
    expect(store.run(*words.split()).code == 0, f"{words} does not work")
    return old, store.files()


def mend(store):
    ended = store.run("request", "set", "2018-01", "remarks=after")
    expect(ended.code == 0, f"the next command fails: {ended}")


def signalled(place, words, number, seconds, old, new):
    store = place.store()
    process = store.start(*words.split(), start_new_session=True)
    time.sleep(seconds)
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass
    process.communicate(timeout=20)
    shown = store.run("validate")
    expect(shown.code == 0, f"readers see a broken store: {shown}")
    mend(store)
    files = store.files()
    if process.returncode == 0:
        expect(files == new[words], f"exit 0, but {difference(new[words], files)}")
    expect(files in (old[words], new[words]), f"neither old nor new: {difference(old[words], files)}")
    expect(store.own_names() == [".gitignore", "lock"], f"left: {store.own_names()}")
    store.remove()
    return process.returncode == -number
