"""Requesting authorities and regional organisations."""

from .records import PUBLICATION, filled, head, regions, source, tail
from .tables import grouped, read_table

NAMES = {row["action_key"]: row["name"] for row in read_table("facts/requests_2015.tsv")}
WORDINGS = grouped(read_table("mappings/requesters.tsv"), "organisation")
TABLE = "sources/mappings/organisations.tsv"


def names(row):
    listed = [(row["name_en"], "en"), (row["name_fr"], "fr")]
    return [{"name": name, "language": language} for name, language in listed if name]


def note_on(row):
    if row["id"] in WORDINGS:
        return "Requesting authority; its type is read from its name."
    if row["region_2015"]:
        return "Named by the records as a regional organisation."
    return "A requesting authority is a part of it; its type is read from its name."


def sources_of(row):
    actions = [NAMES[wording["action"]] for wording in WORDINGS.get(row["id"], [])]
    if not actions:
        return [source(PUBLICATION, "annex" if row["id"] != "sadc" else "table 1.1")]
    return [source(PUBLICATION, "annex, " + ", ".join(actions))]


def organisations():
    for row in read_table("mappings/organisations.tsv"):
        record = head("organisation", row["id"])
        record["names"] = names(row)
        record["acronym"] = row["acronym"]
        record["country"] = row["country"]
        record["region"] = regions(row)
        record["type"] = row["type"]
        record["parent"] = row["parent"]
        record |= tail("organisation", row["id"], sources_of(row), TABLE, note_on(row))
        yield filled(record)
