#!/usr/bin/env python3
"""A reader who tries to recover hidden figures from all tables that were published together.

    tests/disclosure/attack.py [FILE...]

Prints each hidden figure with the bounds that linear programming (glpsol) finds, and fails if a small
number is known better than to `threshold` values. A file holds JSON, one publication a line:

    {"format": "mieux.published-tables/1",
     "threshold": 5,
     "asked": [[RECORD, QUESTION, OPTION, COUNT], ...],
     "figures": [{"records": [RECORD, ...], "question": QUESTION, "options": [OPTION, ...],
                  "value": 20, "name": "TEXT"}, ...],
     "breakdowns": [[[RECORD, ...], ...], ...],
     "known": [figure, ...]}

RECORD, QUESTION and OPTION are texts or numbers. `asked` has each answer that a respondent of the
record could give, "no answer" included; an option of a question with several answers is a question
of its own with two options. COUNT, how many gave it, is optional: the attacker does not use it to
find anything; if it is there, only numbers that are small in truth are judged, without it all that
may be. A figure is the number of respondents of these records who gave one of these answers; `value`
is null where it is hidden. Bases (n) are figures. `name` is optional. So is `breakdowns`: for each
table that breaks a whole down (by country) the records of its rows. Readers add rows up and learn
what they leave out or count twice. `known` are figures that readers have, too, and that are not to be
protected, such as how many forms came back.

What the reader knows: the printed figures, that respondents are whole numbers of nothing or more, and
that a record has equally many for each of its questions. The reader knows nothing of how the program
chooses what to hide.
"""

import json
import math
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

EPSILON = 1e-6


class Publication:
    def __init__(self, data):
        if data.get("format") != "mieux.published-tables/1":
            raise ValueError("the format is not mieux.published-tables/1")
        self.threshold = data["threshold"]
        self.figures = data["figures"]
        self.columns, self.counts = {}, {}
        options = defaultdict(list)
        for record, question, option, *count in data["asked"]:
            column = self.columns.setdefault((record, question, option), f"x{len(self.columns)}")
            options[record, question].append(column)
            self.counts[column] = count[0] if count else None
        self.covers = [self._cover(figure) for figure in self.figures]
        self.breakdowns = data.get("breakdowns", [])
        self.equations = self._equal_respondents(options) + [
            (" + ".join(cover), figure["value"])
            for cover, figure in zip(map(sorted, self.covers), self.figures)
            if figure["value"] is not None and cover
        ] + [
            (" + ".join(sorted(self._cover(figure))), figure["value"])
            for figure in data.get("known", [])
            if figure["value"] is not None
        ]

    def _cover(self, figure):
        answers = ((r, figure["question"], o) for r in figure["records"] for o in figure["options"])
        return frozenset(self.columns[answer] for answer in answers if answer in self.columns)

    @staticmethod
    def _equal_respondents(options):
        first, equations = {}, []
        for (record, _), columns in options.items():
            if record in first:
                equations.append((" + ".join(first[record]) + " - " + " - ".join(columns), 0))
            else:
                first[record] = columns
        return equations

    def bounds(self, columns):
        """The least and the greatest whole number that the sum of these columns may be."""
        low, high = (self._optimum(way, columns) for way in ("Minimize", "Maximize"))
        return math.ceil(low - EPSILON), (math.inf if high == math.inf else math.floor(high + EPSILON))

    def _optimum(self, way, columns):
        program = [way, " goal: " + " + ".join(sorted(columns)), "Subject To"]
        program += [f" {left} = {right}" for left, right in self.equations]
        # A program needs one condition; all columns are zero or more anyway.
        program += [f" {' + '.join(self.columns.values())} >= 0", "End", ""]
        with tempfile.TemporaryDirectory() as folder:
            problem, solution = Path(folder, "problem.lp"), Path(folder, "solution")
            problem.write_text("\n".join(program))
            done = subprocess.run(
                ["glpsol", "--nopresol", "--lp", problem, "-w", solution],
                capture_output=True, text=True, timeout=60,
            )
            if done.returncode != 0 or not solution.exists():
                raise RuntimeError(f"glpsol failed:\n{done.stdout}{done.stderr}")
            return self._goal(solution.read_text())

    @staticmethod
    def _goal(solution):
        line = next(line for line in solution.splitlines() if line.startswith("s bas"))
        primal, dual, goal = line.split()[4:7]
        if primal != "f":
            raise ValueError("the published figures contradict each other")
        return float(goal) if dual == "f" else math.inf

    def names_of(self, number):
        figure = self.figures[number]
        return figure.get("name") or f"figure {number + 1}"

    def numbers(self):
        """What is to be protected: (name, columns, is it hidden?)."""
        seen = set()
        for i, figure in enumerate(self.figures):
            if self.covers[i]:
                yield self.names_of(i), self.covers[i], figure["value"] is None
        for i in range(len(self.figures)):
            for j in range(len(self.figures)):
                rest = self.covers[j] - self.covers[i]
                if not self._includes(i, j) or rest in seen:
                    continue
                seen.add(rest)
                yield f"{self.names_of(j)} without {self.names_of(i)}", rest, True

    def beside_breakdowns(self):
        """What breakdowns leave out of a whole, or count twice, as `numbers` has it."""
        seen = set()
        for rows in self.breakdowns:
            times = Counter(record for row in rows for record in row)
            for i, whole in enumerate(self.figures):
                records = set(whole["records"])
                left_out = records - set(times)
                repeated = {record for record in times if times[record] > 1}
                if not set(times) <= records or bool(left_out) == bool(repeated):
                    continue
                columns = self._cover(dict(whole, records=left_out or repeated))
                if columns and columns not in seen and all(self._has(row, whole) for row in rows):
                    seen.add(columns)
                    yield f"{self.names_of(i)} beside a breakdown", columns, True

    def _has(self, row, whole):
        """Does a row have the figure that the whole has?"""
        return any(
            set(f["records"]) == set(row)
            and f["question"] == whole["question"]
            and set(f["options"]) == set(whole["options"])
            for f in self.figures
        )

    def _includes(self, i, j):
        part, whole = self.figures[i], self.figures[j]
        alike = set(part["records"]) == set(whole["records"]) or set(part["options"]) == set(whole["options"])
        return part["question"] == whole["question"] and alike and self.covers[i] < self.covers[j]

    def may_be_small(self, columns):
        counts = [self.counts[column] for column in columns]
        return None in counts or 0 < sum(counts) < self.threshold

    def recovered(self):
        """Small numbers that are known too well: (name, low, high)."""
        for name, columns, _ in [*self.numbers(), *self.beside_breakdowns()]:
            if not self.may_be_small(columns):
                continue
            low, high = self.bounds(columns)
            if high - low + 1 < self.threshold and high > 0 and low < self.threshold:
                yield name, low, high


def publications(text):
    return [Publication(json.loads(line)) for line in text.splitlines() if line.startswith("{")]


def main():
    texts = [Path(name).read_text() for name in sys.argv[1:]] or [sys.stdin.read()]
    found = 0
    for publication in (p for text in texts for p in publications(text)):
        for name, columns, hidden in publication.numbers():
            if hidden and " without " not in name:
                print(f"hidden: {name}: {' to '.join(map(str, publication.bounds(columns)))}")
        for name, low, high in publication.recovered():
            found += 1
            print(f"RECOVERED: {name}: {low} to {high}")
    print(f"{found} recovered")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
