"""The hundred requests of table 1.1."""

from .records import PUBLICATION, citations, filled, head, regions, source, tail
from .tables import by_key, grouped, read_table, split
from .topics import topics_of

ACTIONS = by_key(read_table("facts/actions_2015.tsv"), "key")
SCOPE = by_key(read_table("mappings/request_scope.tsv"), "name", "outcome")
REQUESTERS = grouped(read_table("mappings/requesters.tsv"), "action")
REFERENCES = grouped(read_table("facts/refs.tsv"), "action_key")
NO_SCOPE = dict.fromkeys(
    ("regional_organisation", "region_2015", "region_2018", "joint", "reason", "note"), ""
)
SIX_YEARS = "2009/2015"


def up_to(start):
    """A day since 2009, not after this month; within the six years if it is not known."""
    return f"2009/{start}" if start else SIX_YEARS


def events_of(outcome, start, reason):
    if outcome in ("completed", "ongoing"):
        approved = up_to(start)
        return [{"event": "received", "date": approved}, {"event": "approved", "date": approved}]
    last = "screened" if outcome == "in preparation" else outcome
    return [
        {"event": "received", "date": SIX_YEARS},
        filled({"event": last, "date": SIX_YEARS, "reason": reason}),
    ]


def note_on(row, scope):
    if row["action_key"]:
        days = "received since 2009 and approved not after the Action's start"
    elif row["outcome"] == "in preparation":
        days = "received and screened since 2009, in preparation at the end of 2015"
    else:
        days = f"received and {row['outcome']} between 2009 and 2015"
    silent = "" if row["action_key"] else " Neither the authority nor the subject is published."
    reason = "" if row["outcome"] != "rejected" or scope["reason"] else " Nor is the reason."
    return f"The days are not published: {days}.{silent}{reason}"


def request(row):
    action = ACTIONS.get(row["action_key"])
    scope = SCOPE.get((row["name"], row["outcome"]))
    scope = scope or NO_SCOPE | {"id": action["key"], "countries": action["countries"]}
    record = head("request", scope["id"])
    record["title"] = action["title"] if action else row["name"]
    record["short_name"] = row["name"]
    numbers = REFERENCES.get(row["action_key"], []) if action else []
    record["references"] = [number["ref"] for number in numbers]
    asked = REQUESTERS.get(row["action_key"], [])
    record["letters"] = [{"requester": letter["organisation"]} for letter in asked]
    record["joint"] = True if scope["joint"] else None
    record["countries"] = split(scope["countries"])
    record["regional_organisation"] = scope["regional_organisation"]
    record["region"] = regions(scope)
    record["topics"] = topics_of(action["topics"]) if action else []
    start = action["start_month"] if action else ""
    record["events"] = events_of(row["outcome"], start, scope["reason"])
    sources = [source(PUBLICATION, "table 1.1")]
    for number in numbers:
        sources += citations(number["source"])
    table = "sources/facts/requests_2015.tsv"
    notes = (scope["note"], note_on(row, scope))
    record |= tail("request", scope["id"], sources, table, *notes)
    return filled(record)


def requests():
    return [request(row) for row in read_table("facts/requests_2015.tsv")]
