"""Every published figure as a claim, with its query or why there is none."""

import configparser
import re

from .figures import figures
from .records import filled, head, source, tail
from .tables import SOURCES, split

TABLE = "sources/facts/figures.yaml"


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def number_lines(text):
    """A table from lines such as "asia 15", or a single number."""
    lines = text.strip().splitlines()
    if len(lines) == 1 and lines[0].isdigit():
        return int(lines[0])
    pairs = (line.split() for line in lines)
    return {key: int(number) for key, number in pairs}


def published(claim, figure):
    """The value as published; keys of regions as the queries print them."""
    if "text" in claim:
        return claim["text"]
    if "table" in claim:
        return number_lines(claim["table"])
    value = figure["value"]
    if "part" in claim:
        return value[claim["part"]]
    if "number" in claim:
        return {slug(key): row[claim["number"]] for key, row in value.items()}
    return value


def query(claim):
    return filled(
        {
            "of": claim.get("of"),
            "where": claim.get("where"),
            "by": split(claim.get("by", ""), ","),
            "measure": claim.get("measure"),
        }
    )


def difference(claim):
    counted = number_lines(claim["counted"]) if "counted" in claim else None
    return filled({"counted": counted, "explanation": claim.get("explanation")})


def sources_of(figure):
    """One source for each document; the quote only where it is clear whose it is."""
    documents, places = split(figure["source"]), split(figure["place"])
    if len(documents) == 1:
        return [source(documents[0], figure["place"], figure["quote"], figure.get("note", ""))]
    if len(documents) != len(places):
        places = [figure["place"]] * len(documents)
    return [source(document, place) for document, place in zip(documents, places)]


def note_on(claim, figure):
    parts = ["One of several figures published together."] if "part" in claim else []
    if len(split(figure["source"])) > 1:
        parts.append(f"Quoted as \"{figure['quote']}\".")
    parts.append("Value and place as in the table of figures.")
    if "of" in claim:
        parts.append("The query is how we read the figure.")
    return " ".join(parts)


def claim_record(claim, figure):
    record = head("claim", claim.name)
    record["title"] = claim["title"]
    record["value"] = published(claim, figure)
    record["unit"] = claim.get("unit")
    record["qualifier"] = claim.get("qualifier")
    record["as_of"] = None if claim["as_of"] == "none" else claim["as_of"]
    record["query"] = query(claim)
    record["aggregate"] = claim.get("aggregate")
    record["not_countable"] = claim.get("not_countable")
    record["expected_difference"] = difference(claim)
    note = note_on(claim, figure)
    record |= tail("claim", claim.name, sources_of(figure), TABLE, note)
    return filled(record)


def claims():
    sections = configparser.ConfigParser(interpolation=None)
    sections.read(SOURCES / "mappings/claims.ini", encoding="utf-8")
    listed = figures()
    names = {sections[name]["figure"] for name in sections.sections()}
    if names != set(listed):
        raise ValueError(f"figures without a claim, or the reverse: {names ^ set(listed)}")
    for name in sections.sections():
        yield claim_record(sections[name], listed[sections[name]["figure"]])
