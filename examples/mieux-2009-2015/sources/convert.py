#!/usr/bin/env python3
"""Writes the records of this store from the tables in this folder.

    python3 sources/convert.py

Needs Python 3.9 or later and nothing else. Running it again writes the same files.
It deletes nothing: a record that it did not write is named.
"""

import sys

sys.dont_write_bytecode = True

from conversion.actions import actions
from conversion.claims import claims
from conversion.organisations import organisations
from conversion.programme import aggregates, programme, reviews
from conversion.requests import requests
from conversion.tables import STORE
from conversion.vocabularies import write_vocabularies
from conversion.yaml_writer import to_yaml

KINDS = {
    "organisations": organisations,
    "requests": requests,
    "actions": actions,
    "reviews": reviews,
    "claims": claims,
    "aggregates": aggregates,
}

# The lists of parts, and the letter that the ids of each begin with.
PARTS = {
    "requests": {"letters": "l"},
    "actions": {"focal_points": "f", "missions": "m", "results": "r", "deliverables": "d", "effects": "e",
                "plan_changes": "p"},
}


def with_part_ids(folder, record):
    """The same with ids for its parts, as `mieux fmt --add-ids` gives them."""
    for name, letter in PARTS.get(folder, {}).items():
        if name in record:
            record[name] = [{"id": f"{letter}{number}", **part} for number, part in enumerate(record[name], start=1)]
    return record


def write_records(folder, records):
    path = STORE / folder
    path.mkdir(exist_ok=True)
    written = set()
    for record in records:
        name = record["id"] + ".yaml"
        if name in written:
            raise ValueError(f"two records {folder}/{name}")
        written.add(name)
        (path / name).write_text(to_yaml(with_part_ids(folder, record)), encoding="utf-8", newline="\n")
    print(f"{folder}: {len(written)}")
    for other in sorted({file.name for file in path.glob("*.yaml")} - written):
        print(f"  {folder}/{other} was not written by this script")


def main():
    write_vocabularies()
    (STORE / "mieux.yaml").write_text(to_yaml(programme()), encoding="utf-8", newline="\n")
    for folder, records in KINDS.items():
        write_records(folder, records())


main()
