"""Reads the tables of this folder: facts, vocabularies and mappings."""

import csv
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent
STORE = SOURCES.parent


def read_table(name):
    """Rows of a tab-separated table as dictionaries; quotation marks are part of a cell."""
    with open(SOURCES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(path, rows):
    """Writes rows (dictionaries with the same keys) as the vocabularies are written."""
    lines = ["\t".join(rows[0])]
    lines += ["\t".join(row.values()) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def split(cell, separator="; "):
    """The items of a list in a cell."""
    return [item.strip() for item in cell.split(separator) if item.strip()]


def by_key(rows, *columns):
    """The only row for each value of these columns."""
    table = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        key = key[0] if len(columns) == 1 else key
        if key in table:
            raise ValueError(f"two rows for {key}")
        table[key] = row
    return table


def grouped(rows, *columns):
    """All rows for each value of these columns, in order."""
    table = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        table.setdefault(key[0] if len(columns) == 1 else key, []).append(row)
    return table
