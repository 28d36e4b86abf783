"""The vocabularies of the store: as given, with what these records need added."""

import shutil

from .tables import SOURCES, STORE, by_key, read_table, write_table

GIVEN = SOURCES / "vocabularies"
NEW_IDS = {"submitted": "received", "psg-review": "with-steering-group"}
NOT_KEPT = {"phases.tsv"}  # phases stand in mieux.yaml


def outcomes():
    rows = read_table("vocabularies/request_outcomes.tsv")
    for row in rows:
        row["id"] = NEW_IDS.get(row["id"], row["id"])
    return rows + [dict.fromkeys(rows[0], "") | {"id": "unknown", "label": "Not known on that day"}]


def statuses():
    rows = read_table("vocabularies/action_status.tsv")
    return rows + [dict.fromkeys(rows[0], "") | {"id": "unknown", "label": "Not known on that day"}]


def topics():
    """The new topics stand after the others of their theme."""
    rows = read_table("vocabularies/topics.tsv")
    for new in read_table("mappings/new_topics.tsv"):
        of_theme = [i for i, row in enumerate(rows) if row["theme"] == new["theme"]]
        rows.insert(of_theme[-1] + 1, {key: new[key] for key in rows[0]})
    return rows


def topic_aliases():
    rows = read_table("vocabularies/topic_aliases.tsv")
    new = by_key([row for row in read_table("mappings/new_topics.tsv") if row["alias"]], "alias")
    for row in rows:
        if row["alias"] in new:
            row["topic"] = new[row["alias"]]["id"]
            row["note"] = "topic added for this store"
    return rows


def write_vocabularies():
    folder = STORE / "vocabularies"
    folder.mkdir(exist_ok=True)
    for table in sorted(GIVEN.glob("*.tsv")):
        if table.name not in NOT_KEPT:
            shutil.copyfile(table, folder / table.name)
    write_table(folder / "request_outcomes.tsv", outcomes())
    write_table(folder / "action_status.tsv", statuses())
    write_table(folder / "topics.tsv", topics())
    write_table(folder / "topic_aliases.tsv", topic_aliases())
