"""Kills and errors at the system calls of a change of every sort, and of the recovery after one."""

import itertools
import shutil
import zlib

from checks import Findings, expect
from operations import Operation, operations
from place import one_processor
from scenario import KILLED, Scenario
from strace import NOT_OF_FILES, Call, calls_of, run_with

KILL = "signal=SIGKILL"
ERRORS = ("EIO", "ENOSPC", "EACCES", "EMFILE", "EINTR", "EROFS", "EDQUOT", "ENOMEM")
RECOVER = Operation("recovery", ("request", "set", "2024-01", "remarks=first"), ())

# Where a change is broken off for the recovery: a call of it, and what has happened until then.
BREAKS = (
    (Call("renameat", 1, ""), "not committed"),
    (Call("pwrite64", 1, ""), "committed"),
    (Call("renameat2", 2, ""), "one file in place"),
    (Call("unlinkat", 1, ""), "all in place"),
)
# Without --full: operations that get an error at every call from the making of the journal on.
THOROUGH = ("set", "rename")
# Without --full: elsewhere kills alone, once the change is committed.
SHORT_BREAKS = {"rename": ("not committed", "one file in place")}


def checks():
    """A check per operation and sort of fault."""
    named = []
    for name in ("new", "set", "activity new", "edit", "rename", "remove", "new in a new folder", "set and commit"):
        for sweep in (sweep_kills, sweep_errors, sweep_recovery):
            named.append((f"{sweep.__name__} {name}".replace("_", " "), bound(sweep, name)))
    return named


def bound(sweep, name):
    def check(place):
        folder = place.new_folder()
        operation = next(o for o in operations(folder) if o.name == name)
        with one_processor():
            sweep(place, operation)

    return check


def scenario_of(place, operation):
    store = place.store()
    if operation.without:
        shutil.rmtree(store.folder / operation.without)
    if operation.in_git:
        store.git("init", "-q")
        store.git("add", "-A")
        store.git("commit", "-qm", "first")
    return Scenario(place, operation.name, store.folder, operation.words, operation.views, operation.env)


def points_of(place, scenario, thorough=False):
    """The calls to put a fault at: those that change something; `thorough`: and all from the making
    of the journal on; with --full all of them."""
    store = scenario.copy()
    found = calls_of(store, scenario.words, scenario.env)
    store.remove()
    expect(any(call.changes() for call in found), "strace shows no call that changes something")
    late = from_journal(found) if thorough else ()
    return [call for call in found if place.full or call.changes() or call in late]


def sweep(place, scenario, faults, figure):
    """Tries each (call, fault) and counts it."""
    findings, missed = Findings(), []
    tried = 0
    for call, fault in faults:
        tried += 1
        with findings.at(f"{scenario.name}: {fault} at {call}"):
            if scenario.try_fault(fault, call):
                place.figures.add(figure)
            else:
                missed.append(f"{fault} at {call}")
    place.figures.add("mixed, lost or wrongly told", len(findings.texts))
    place.figures.add("faults that did not come about", len(missed))
    findings.raise_if_any()
    expect(len(missed) * 20 <= tried, f"{len(missed)} of {tried} faults did not come about: {missed}")


def sweep_kills(place, operation):
    scenario = scenario_of(place, operation)
    points = points_of(place, scenario)
    sweep(place, scenario, [(call, KILL) for call in points], "kill points")


def from_journal(calls):
    """The calls from the making of the journal on: each can tear what is being saved."""
    made = next((i for i, c in enumerate(calls) if '"journal", 0' in c.line), len(calls))
    return set(calls[made:])


def errors_for(place, operation, points):
    """One error in turn at each call; with --full every error at those that can do most harm."""
    points = [call for call in points if call.name not in NOT_OF_FILES]
    harmful = {call for call in points if call.changes()} | from_journal(points)
    turn = itertools.cycle(ERRORS)
    for _ in range(zlib.crc32(operation.name.encode()) % len(ERRORS)):
        next(turn)  # each operation begins with another one
    for call in points:
        chosen = ERRORS if place.full and call in harmful else [next(turn)]
        yield from ((call, f"error={error}") for error in chosen)


def sweep_errors(place, operation):
    scenario = scenario_of(place, operation)
    points = points_of(place, scenario, operation.name in THOROUGH)
    sweep(place, scenario, errors_for(place, operation, points), "error points")


def of_recovery(calls, whole):
    """The calls from the lock until the journal is gone; `whole`: also those after it that change
    something, which are the same whatever there was to recover from."""
    locked = next(i for i, call in enumerate(calls) if call.name == "flock")
    gone = next(i for i, call in enumerate(calls) if "AT_REMOVEDIR" in call.line)
    after = [call for call in calls[gone + 1 :] if call.changes()] if whole else []
    return calls[locked : gone + 1] + after


def broken_off(place, scenario, call):
    """A store in which the command was killed at the call; None if it makes no such call."""
    store = scenario.copy()
    ended, _ = run_with(store, KILL, call, scenario.words, scenario.env)
    if ended.code == KILLED:
        return store
    store.remove()
    return None


def sweep_recovery(place, operation):
    """Kills and errors in the command that recovers from a kill."""
    scenario = scenario_of(place, operation)
    findings, states = Findings(), 0
    for call, state in BREAKS:
        if not place.full and state not in SHORT_BREAKS.get(operation.name, ("committed",)):
            continue
        store = broken_off(place, scenario, call)
        if store is None:
            continue
        states += 1
        views = (*operation.views, ("request", "show", "2024-01", "--format", "json"))
        name = f"recovery, {state}"
        with findings.at(operation.name):
            recovery = Scenario(place, name, store.folder, RECOVER.words, views)
            thorough = place.full or operation.name in SHORT_BREAKS
            points = of_recovery(points_of(place, recovery), thorough)
            sweep(place, recovery, [(c, KILL) for c in points], "kill points in recovery")
            if thorough:
                sweep(place, recovery, errors_for(place, operation, points), "error points in recovery")
        store.remove()
    least = 3 if place.full else 1
    expect(states >= least, f"{operation.name} could be broken off in {states} states only")
    findings.raise_if_any()
