#!/usr/bin/env python3
"""Measures mieux against the raw read of the same files, and against other tools.

    tests/bench/bench.py N...

For every N: a store of N made-up records in build/bench/N. Every contestant runs in turn, several
times, with warm caches; of its times the median and the least count. Time is from start to end of
the process, memory its peak. Figures are ratios: to the raw read, and to the bytes of the records.
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
    peak: int = 0

    def runs_here(self):
        return shutil.which(self.command[0]) is not None

    def is_done(self):
        return len(self.seconds) >= REPETITIONS or sum(self.seconds) > SECONDS_PER_CONTESTANT


def run_once(contestant, log):
    """Seconds and peak memory in bytes of one run."""
    environment = {**os.environ, "MIEUX_TODAY": "2026-01-15", "LC_ALL": "C.UTF-8"}
    began = time.perf_counter()
    process = subprocess.Popen(
        contestant.command, cwd=contestant.folder, env=environment, stdout=log, stderr=log
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{contestant.name}: exit code {process.returncode}, see {log.name}")
    return seconds, usage.ru_maxrss * 1024


def measure(contestants, log_folder):
    """Rounds in which each contestant runs once, the first only to warm the caches."""
    for contestant in contestants:
        with open(log_folder / f"{contestant.name.replace(' ', '-')}.log", "wb") as log:
            run_once(contestant, log)
    while any(not c.is_done() for c in contestants):
        for contestant in contestants:
            if not contestant.is_done():
                seconds, peak = run_once(contestant, open(os.devnull, "wb"))
                contestant.seconds.append(seconds)
                contestant.peak = max(contestant.peak, peak)


def contestants_for(folder):
    store = folder / "store"
    by_jq = 'reduce (inputs | select(.kind == "actions")) as $a ({}; .[$a.region + "/" + $a.phase] += 1)'
    return [
        Contestant("raw read", [str(BUILD / "bench_raw_read"), ".", THREADS], store, "stat, open, read, close"),
        Contestant("mieux", [str(BUILD / "mieux"), "bench-load"], store, "load, every rule, count by two keys"),
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
    print(f"{'':<10}{'median s':>10}{'least s':>10}{'x raw read':>12}{'peak MiB':>10}{'x bytes':>9}  what it does")
    for c in contestants:
        median, least = statistics.median(c.seconds), min(c.seconds)
        ratio = median / statistics.median(raw.seconds)
        print(f"{c.name:<10}{median:>10.3f}{least:>10.3f}{ratio:>12.2f}"
              f"{c.peak / MIB:>10.1f}{c.peak / size:>9.2f}  {c.does}")


def bench(count):
    folder = make_store(count)
    contestants = contestants_for(folder)
    for missing in [c for c in contestants if not c.runs_here()]:
        print(f"skipped: {missing.name} is not installed", file=sys.stderr)
        contestants.remove(missing)
    measure(contestants, folder)
    print_table(count, contestants, record_bytes(folder / "store"))


def main():
    counts = [int(argument) for argument in sys.argv[1:]]
    if not counts:
        raise SystemExit(__doc__)
    for count in counts:
        bench(count)


if __name__ == "__main__":
    main()
