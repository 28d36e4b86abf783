"""The programme itself, its external reviews, and totals published without records."""

from .figures import figures
from .records import NOTES, PUBLICATION, citations, filled, head, source, tail
from .tables import by_key, grouped, read_table

FIGURES = figures()
BRIDGES = "Building Bridges 2009-2019"


def phase(row, budgets):
    amount = row["budget_eur"] or budgets.get(row["id"])
    record = {"id": row["id"], "title": row["label"], "from": row["start"], "to": row["end"]}
    record["budget"] = {"amount": int(amount), "currency": "EUR"} if amount else None
    record["themes"] = [] if row["scope"] == "all" else [row["scope"]]
    record["note"] = " ".join(note["note"] for note in NOTES[("phase", row["id"])])
    return filled(record)


def clock(name, title, to, unit, figure):
    length = {unit: FIGURES[figure]["value"]}
    return {"id": name, "title": title, "from": "received", "to": to, "length": length}


def programme():
    budgets = {"III": FIGURES["budget_phase_3"]["value"]}
    return {
        "format": "mieux.store/1",
        "title": "MIEUX",
        "donor": "European Union",
        "implementer": "ICMPD",
        "phases": [phase(row, budgets) for row in read_table("vocabularies/phases.tsv")],
        "groupings": [
            {"id": "region_2015", "title": "Regions of the 2015 publication"},
            {"id": "region_2018", "title": "Regions of Annual Report 2018"},
        ],
        "default_grouping": "region_2015",
        "clocks": [
            clock("fiche", "Action Fiche drafted", "fiche-drafted", "weeks", "action_fiche_weeks"),
            clock("launch", "Action ready to launch", "ready", "months", "rapid_reaction_months"),
        ],
        "id_patterns": {"request": "{year}-{serial:2}"},
        "sources": [
            source(PUBLICATION, "s1.1; s1.2"),
            source("Annual Report 2018"),
            source(BRIDGES, "rapid reaction; the way forward"),
        ],
    }


def reviews():
    sampled = grouped(read_table("mappings/reviews.tsv"), "review")
    labels = by_key(read_table("vocabularies/external_reviews.tsv"), "id")
    for name, rows in sampled.items():
        record = head("review", name)
        record["title"] = labels[name]["label"]
        record["type"] = name
        record["date"] = rows[0]["date"]
        record["start"] = rows[0]["start"]
        record["actions"] = [row["action"] for row in rows]
        note = "Which Actions were sampled is published; ratings and recommendations are not."
        sources = citations(rows[0]["source"])
        record |= tail("review", name, sources, "sources/mappings/reviews.tsv", note)
        yield filled(record)


def aggregate(name, title, by, values, figure):
    record = head("aggregate", name) | {"title": title, "unit": "experts", "by": by}
    record |= {"as_of": "2015-12-31", "values": values, "total": sum(values.values())}
    sources = [source(PUBLICATION, figure["place"], figure["quote"])]
    note = "A published total: the Actions give no numbers of experts to count it from."
    return record | tail("aggregate", name, sources, "sources/facts/figures.yaml", note)


def aggregates():
    keys = {
        "eu-member-states": "experts_eu_ms_2015",
        "non-governmental-and-academic": "experts_ngo_academic_2015",
        "non-eu": "experts_non_eu_2015",
    }
    by_origin = {key: FIGURES[figure]["value"] for key, figure in keys.items()}
    by_country = FIGURES["eu_ms_experts_2015"]
    return [
        aggregate("eu-ms-experts-2015", "Experts of EU member states by country", "country",
                  by_country["value"], by_country),
        aggregate("experts-2015", "Experts by where they come from", "origin",
                  by_origin, FIGURES["experts_2015"]),
    ]
