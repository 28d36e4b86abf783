#!/usr/bin/env python3
"""Measures mieux against the raw read of the same files, and against other tools.

    tests/bench/bench.py N...

For every N: a store of N made-up records in build/bench/N. Every contestant runs in turn, several
times, with warm caches; of its times the median and the least count. Time is from start to end of
the process, CPU time that of all its threads (the one to look at on a busy machine), memory its peak
(never shown as less than that of this script). Figures are ratios: to the raw read, and to the bytes of the records.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
BUILD = PROJECT / "build/release"
VOCABULARIES = PROJECT / "examples/small-office/vocabularies"
MIB = 1024 * 1024

THREADS = "2"
REPETITIONS = 7
SECONDS_PER_CONTESTANT = 60  # then no further repetition
TIME_TARGET = 2.0  # times the raw read
MEMORY_TARGET = (3, 16 * MIB)  # times the bytes of the records, and a constant


@dataclass
class Contestant:
    name: str
    command: list
    folder: Path
    does: str
    seconds: list = field(default_factory=list)
    cpu_seconds: list = field(default_factory=list)
    peak: int = 0

    def runs_here(self):
        return shutil.which(self.command[0]) is not None

    def add(self, seconds, cpu_seconds, peak):
        self.seconds.append(seconds)
        self.cpu_seconds.append(cpu_seconds)
        self.peak = max(self.peak, peak)

    def is_done(self):
        return len(self.seconds) >= REPETITIONS or sum(self.seconds) > SECONDS_PER_CONTESTANT


def run_once(contestant, output):
    """Seconds, CPU seconds and peak memory in bytes of one run."""
    environment = {**os.environ, "MIEUX_TODAY": "2026-01-15", "LC_ALL": "C.UTF-8"}
    began = time.perf_counter()
    process = subprocess.Popen(
        contestant.command, cwd=contestant.folder, env=environment, stdout=output, stderr=output
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(contestant.command)}: exit code {process.returncode} in {contestant.folder}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(contestants):
    """Rounds in which each contestant runs once, the first only to warm the caches."""
    for contestant in contestants:
        run_once(contestant, subprocess.DEVNULL)
    while any(not c.is_done() for c in contestants):
        for contestant in contestants:
            if not contestant.is_done():
                contestant.add(*run_once(contestant, subprocess.DEVNULL))


def changing_title(store):
    """Gives the first request another title each time it runs."""
    request = min((store / "requests").glob("*.yaml")).stem
    return ["sh", "-c", f'exec "{BUILD}/mieux" request set {request} title="title $$"']


def contestants_for(folder):
    store = folder / "store"
    by_jq = 'reduce (inputs | select(.kind == "actions")) as $a ({}; .[$a.region + "/" + $a.phase] += 1)'
    return [
        Contestant("raw read", [str(BUILD / "bench_raw_read"), ".", THREADS], store, "stat, open, read, close"),
        Contestant("mieux", [str(BUILD / "mieux"), "bench-load"], store, "load, every rule, count by two keys"),
        Contestant("set", changing_title(store), store, "one value changed, every rule before and after, saved"),
        Contestant("git grep", ["git", "grep", "--threads", THREADS, "-c", "event: completed"], store,
                   "search every file"),
        Contestant("jq", ["jq", "-n", by_jq, "records.jsonl"], folder, "count by two ready keys"),
        Contestant("recsel", ["recsel", "-t", "actions", "-G", "region,phase", "-p",
                              "region,phase,Count(id)", "records.rec"], folder, "count by two ready keys"),
        Contestant("hledger", ["hledger", "-f", "actions.journal", "balance"], folder,
                   "Actions only: count by two ready keys"),
    ]


def make_store(count):
    """The folder with the made-up records; made again only if the generator is newer."""
    folder = PROJECT / "build/bench" / str(count)
    generator = BUILD / "bench_generate"
    finished = folder / "finished"
    if not finished.exists() or finished.stat().st_mtime < generator.stat().st_mtime:
        print(f"making {count} records", file=sys.stderr)
        subprocess.run([generator, folder, str(count), VOCABULARIES], check=True)
        make_repository(folder / "store")
        finished.touch()
    return folder


def make_repository(store):
    git = ["git", "-C", str(store), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "made-up records"], check=True)


def record_bytes(store):
    return sum(file.stat().st_size for file in store.glob("*/*.yaml"))


def print_table(count, contestants, size):
    raw = contestants[0]
    allowed = MEMORY_TARGET[0] * size + MEMORY_TARGET[1]
    print(f"\n{count} records, {size / MIB:.1f} MiB, {THREADS} threads; "
          f"targets: {TIME_TARGET:.1f} times the raw read, {allowed / MIB:.0f} MiB")
    print(f"{'':<10}{'median s':>9}{'least s':>9}{'x raw':>7}{'CPU s':>8}{'x raw':>7}"
          f"{'peak MiB':>10}{'x bytes':>9}  what it does")
    for c in contestants:
        print(f"{c.name:<10}{statistics.median(c.seconds):>9.3f}{min(c.seconds):>9.3f}"
              f"{ratio(c.seconds, raw.seconds):>7.2f}{statistics.median(c.cpu_seconds):>8.3f}"
              f"{ratio(c.cpu_seconds, raw.cpu_seconds):>7.2f}{c.peak / MIB:>10.1f}{c.peak / size:>9.2f}  {c.does}")


def ratio(values, base):
    return statistics.median(values) / statistics.median(base)


def bench(count):
    folder = make_store(count)
    contestants = contestants_for(folder)
    for missing in [c for c in contestants if not c.runs_here()]:
        print(f"skipped: {missing.name} is not installed", file=sys.stderr)
        contestants.remove(missing)
    measure(contestants)
    print_table(count, contestants, record_bytes(folder / "store"))


def main():
    counts = [int(argument) for argument in sys.argv[1:]]
    if not counts:
        raise SystemExit(__doc__)
    for count in counts:
        bench(count)


if __name__ == "__main__":
    main()
