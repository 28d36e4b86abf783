"""What records of every kind have in common."""

import base64
import hashlib

from .tables import grouped, read_table, split

PUBLICATION = "Migration EU eXpertise 2009-2015"
ALSO_STATED = grouped(read_table("mappings/also_stated.tsv"), "kind", "id")
NOTES = grouped(read_table("mappings/notes.tsv"), "kind", "id")


def uid(kind, record_id):
    """Sixteen characters that are always the same for this record."""
    digest = hashlib.sha256(f"{kind}/{record_id}".encode()).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def head(kind, record_id):
    return {"id": record_id, "uid": uid(kind, record_id)}


def filled(mapping):
    """The mapping without what is absent."""
    return {key: value for key, value in mapping.items() if value not in (None, "", [], {})}


def source(document, place="", quote="", note=""):
    return filled({"document": document, "place": place, "quote": quote, "note": note})


def citations(cell):
    """Sources from a cell such as "Annual Report 2018, fn 13; Asia actions page"."""
    sources = []
    for citation in split(cell):
        document, _, place = citation.partition(", ")
        sources.append(source(document, place))
    return sources


def regions(row):
    return filled({grouping: row[grouping] for grouping in ("region_2015", "region_2018")})


def tail(kind, record_id, sources, table, *notes):
    """The fields that end a record; `table` is where the script found it."""
    stated = [
        filled({key: row[key] for key in ("field", "value", "source", "place", "note")})
        for row in ALSO_STATED.get((kind, record_id), [])
    ]
    more = [row["note"] for row in NOTES.get((kind, record_id), [])]
    imported = {"source": table, "note": " ".join(filter(None, [*notes, *more]))}
    return filled({"sources": sources, "also_stated": stated, "imported": filled(imported)})
