"""Times programs from start to end, in turn, on the same processors."""

import os
import shutil
import statistics
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from stores import BUILD

TIMED = BUILD / "bench_timed"
THREADS = min(2, len(os.sched_getaffinity(0)))
REPETITIONS = 7
SECONDS_PER_CONTESTANT = 60  # then no further repetition
SHORT = 0.2  # seconds: what takes less runs more often
SHORT_REPETITIONS = 25


@dataclass
class Contestant:
    name: str
    command: list
    folder: Path
    does: str = ""
    exit_code: int = 0
    seconds: list = field(default_factory=list)
    cpu_seconds: list = field(default_factory=list)
    peak: int = 0

    def runs_here(self):
        return shutil.which(self.command[0]) is not None

    def run(self):
        """Seconds, CPU seconds and peak memory in bytes of one run."""
        environment = {**os.environ, "MIEUX_TODAY": "2026-01-15", "LC_ALL": "C.UTF-8"}
        words = [str(word) for word in self.command]
        result = subprocess.run([TIMED, *words], cwd=self.folder, env=environment, stdout=subprocess.PIPE, check=True)
        exit_code, seconds, cpu_seconds, peak = result.stdout.split()
        if int(exit_code) != self.exit_code:
            raise SystemExit(f"{' '.join(words)}: exit code {int(exit_code)} in {self.folder}")
        return float(seconds), float(cpu_seconds), int(peak) * 1024

    def add(self, seconds, cpu_seconds, peak):
        self.seconds.append(seconds)
        self.cpu_seconds.append(cpu_seconds)
        self.peak = max(self.peak, peak)

    def is_done(self):
        enough = SHORT_REPETITIONS if self.seconds and self.seconds[0] < SHORT else REPETITIONS
        return len(self.seconds) >= enough or sum(self.seconds) > SECONDS_PER_CONTESTANT

    @property
    def time(self):
        return statistics.median(self.seconds)

    @property
    def cpu(self):
        return statistics.median(self.cpu_seconds)


def take_processors():
    """Everything that is started from here has THREADS processors, so that nobody gets more than the others."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])


def measure(contestants):
    """Rounds in which each contestant runs once, the first only to warm the caches."""
    for contestant in contestants:
        contestant.run()
    while any(not c.is_done() for c in contestants):
        for contestant in contestants:
            if not contestant.is_done():
                contestant.add(*contestant.run())
