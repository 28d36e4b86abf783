#!/usr/bin/env python3
"""Nobody recovers a small cell from all tables that are published together.

    tests/disclosure/check.py [--unit-tests FILE] [--program FILE]

The unit tests print random tables on three questions by country, by year and in total, twice: as the
program publishes them, and with their small cells alone hidden. attack.py must recover nothing from
the first, and does from the second: else it proves nothing. The same is done with what `mieux stats
feedback` and a document print of stores of feedback that are made up (program.py), and with what
`mieux stats experts --by gender` prints (persons.py).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import attack  # noqa: E402
import persons  # noqa: E402
import program  # noqa: E402

PROJECT = Path(__file__).resolve().parent.parent.parent
SEEDS = range(4)
PRINTS = "published tables for an attacker outside of the program"


def table(*values):
    """One question, one record, options 0 to 2 and the base; None is hidden."""
    figures = [{"options": [0]}, {"options": [1]}, {"options": [2]}, {"options": [0, 1, 2]}]
    for figure, value in zip(figures, values):
        figure.update(records=["r"], question="q", value=value)
    asked = [["r", "q", option] for option in range(3)]
    data = {"format": "mieux.published-tables/1", "threshold": 5, "asked": asked, "figures": figures}
    return attack.Publication(json.loads(json.dumps(data)))


# (what it is, the table, bounds that the attacker must find)
BY_HAND = (
    ("a small cell alone", table(None, 9, 20, 32), [("figure 1", 3, 3)]),
    ("a small cell with its base", table(None, 9, 20, None), []),
    ("a small cell beside a zero that is printed", table(None, 0, 20, 22), [("figure 1", 2, 2)]),
    ("a small cell with its cover", table(None, None, 20, 32), []),
    ("two small cells that cover each other", table(None, None, 20, 23), [("figure 1", 0, 3), ("figure 2", 0, 3)]),
    ("the complement, printed", table(20, None, None, 21), [("figure 2", 0, 1), ("figure 3", 0, 1)]),
)


def by_hand():
    for name, publication, expected in BY_HAND:
        found = [r for r in publication.recovered() if " without " not in r[0]]
        yield found == expected, f"{name}: {found}, not {expected}"


def random_tables(unit_tests):
    done = subprocess.run(
        [unit_tests, "--no-version", f"-tc={PRINTS}"],
        env=os.environ | {"MIEUX_PRINT_TABLES": "1"}, capture_output=True, text=True, timeout=300,
    )
    tables = attack.publications(done.stdout)
    yield done.returncode == 0 and len(tables) > 10, f"the unit tests printed {len(tables)} tables"
    for number, publication in enumerate(tables[0::2], 1):
        found = list(publication.recovered())
        yield not found, f"publication {number}: recovered {found}"
    careless = sum(1 for p in tables[1::2] if next(p.recovered(), None))
    yield careless > len(tables) / 4, f"small cells alone: {careless} of {len(tables) // 2} recovered"


def printed_by(mieux):
    recovered = tables = 0
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            for name, printed in program.publications(mieux, Path(folder, "store"), seed):
                tables += 1
                yield not printed.wrong(), f"seed {seed}, {name}: not what was answered: {printed.wrong()}"
                found = list(attack.Publication(printed.as_json()).recovered())
                yield not found, f"seed {seed}, {name}: recovered {found}"
                careless = attack.Publication(printed.as_json(careless=True))
                recovered += next(careless.recovered(), None) is not None
    yield recovered > tables / 4, f"small cells of the program alone: {recovered} of {tables} recovered"


def experts_by_gender(mieux):
    """What everybody sees of experts by gender."""
    careless = tables = 0
    for seed in range(16):
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder, "store")
            counts = persons.store(store, seed)
            tables += 1
            figures = persons.printed(mieux, store)
            yield len(figures) > 1, f"seed {seed}: printed {figures}"
            yield not persons.wrong(counts, figures), f"seed {seed}: {persons.wrong(counts, figures)}"
            found = list(persons.recovered(counts, figures))
            yield not found, f"seed {seed}: recovered {found}"
            shown = persons.careless(counts, figures)
            careless += next(persons.recovered(counts, shown), None) is not None
    yield careless > tables / 4, f"small cells of experts alone: {careless} of {tables} recovered"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--unit-tests", type=Path, default=PROJECT / "build/release/unit_tests")
    parser.add_argument("--program", type=Path, default=PROJECT / "build/release/mieux")
    options = parser.parse_args()
    counts = {True: 0, False: 0}
    for good, text in [*by_hand(), *random_tables(options.unit_tests), *printed_by(options.program.resolve()),
                       *experts_by_gender(options.program.resolve())]:
        counts[good] += 1
        if not good:
            print(text)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
