"""What a check may say, and the figures that all checks add to."""

import threading
from collections import Counter
from contextlib import contextmanager


class Wrong(Exception):
    """The program did not do what it must; the text says what it did."""


class Skipped(Exception):
    """The check cannot run here for lack of a privilege; the text names it."""


def expect(condition, text):
    if not condition:
        raise Wrong(text)


class Figures:
    """Counts of what was tried, added to by several threads."""

    def __init__(self):
        self._counts = Counter()
        self._lock = threading.Lock()

    def add(self, what, number=1):
        with self._lock:
            self._counts[what] += number

    def __getitem__(self, what):
        with self._lock:
            return self._counts[what]


class Findings:
    """Collects what went wrong in one check, so that it goes on to the next point."""

    def __init__(self):
        self.texts = []

    @contextmanager
    def at(self, point):
        """What goes wrong inside is kept with the name of the point."""
        try:
            yield
        except Wrong as wrong:
            self.texts.append(f"{point}: {wrong}")

    def raise_if_any(self, most=12):
        if not self.texts:
            return
        more = [] if len(self.texts) <= most else [f"... and {len(self.texts) - most} more"]
        raise Wrong("\n".join(self.texts[:most] + more))
