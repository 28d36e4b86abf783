"""The vocabularies of the store: as given, with what these records need added."""

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


def in_french(name, rows):
    """With a column `label_fr` behind `label`, and the like, where mappings/french.tsv has any."""
    french = {}
    for row in read_table("mappings/french.tsv"):
        if row["table"] == name:
            french.setdefault(row["column"], {})[row["english"]] = row["french"]
    wider = []
    for row in rows:
        wider.append({})
        for column, text in row.items():
            wider[-1][column] = text
            if column in french:
                wider[-1][f"{column}_fr"] = french[column].get(text, "")
    return wider


def write_vocabularies():
    folder = STORE / "vocabularies"
    folder.mkdir(exist_ok=True)
    made = {"request_outcomes": outcomes, "action_status": statuses, "topics": topics, "topic_aliases": topic_aliases}
    for path in sorted(GIVEN.glob("*.tsv")):
        if path.name in NOT_KEPT:
            continue
        rows = made[path.stem]() if path.stem in made else read_table(f"vocabularies/{path.name}")
        write_table(folder / path.name, in_french(path.stem, rows))
