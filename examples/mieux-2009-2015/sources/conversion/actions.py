"""The seventy-three Actions with their activities, experts, results and deliverables."""

from .records import PUBLICATION, citations, filled, head, regions, source, tail
from .requests import REQUESTERS, SCOPE, SIX_YEARS
from .tables import by_key, grouped, read_table, split
from .topics import topics_of

ACTIVITIES = grouped(read_table("facts/activities_2015.tsv"), "action_key")
ACTIVITY_TYPES = by_key(read_table("mappings/activity_types.tsv"), "type")
ACTIVITY_FACTS = by_key(read_table("mappings/activity_facts.tsv"), "action", "no")
RESULTS = grouped(read_table("facts/results_2015.tsv"), "action_key")
DELIVERABLES = by_key(read_table("mappings/deliverable_wordings.tsv"), "wording")
OTHER_EXPERTS = grouped(read_table("mappings/experts_other.tsv"), "wording")
LISTED = {row["action_key"]: row for row in read_table("facts/requests_2015.tsv")}
EXTRAS = by_key(read_table("mappings/action_extras.tsv"), "action")


def since(start):
    """A day not before this month, within the six years."""
    return f"{start}/2015" if start else SIX_YEARS


def events_of(row):
    started = [{"event": "started", "date": row["start_month"] or SIX_YEARS}]
    if row["status_2015"] == "completed":
        return started + [{"event": "completed", "date": row["end_month"] or SIX_YEARS}]
    if row["comments_short"] == "On hold":
        return started + [{"event": "on-hold", "date": since(row["start_month"])}]
    return started


def activity(row):
    facts = ACTIVITY_FACTS.get((row["action_key"], row["no"]))
    kind = ACTIVITY_TYPES.get(row["type"])
    types = split(facts["types"]) if facts and facts["types"] else [kind["id"]]
    visit = "study-visit" in types
    countries = split(row["host_country"])
    record = {"id": "a" + row["no"], "types": types, "title": row["label_short"]}
    record["mode"] = kind["mode"] if kind else None
    record["countries"] = [] if visit else countries
    if facts:
        record["start"] = facts["start"]
        record["optional"] = True if facts["optional"] else None
    record["hosts"] = [{"country": country} for country in countries] if visit else []
    if facts:
        record["outcome"] = {"state": "held", "date": facts["start"]} if facts["held"] else None
        record["note"] = facts["note"]
    return filled(record)


def missions_of(row):
    missions = [{"country": code, "count": "unknown"} for code in split(row["experts_countries"])]
    for other in OTHER_EXPERTS[row["experts_other"]] if row["experts_other"] else []:
        if other["background"]:
            named = {"country": other["country"], "background": other["background"]}
            missions.append(filled(named | {"count": "unknown", "note": other["note"]}))
    return missions


def results_of(row, start):
    for result in RESULTS.get(row["key"], []):
        if result["kind"] == "result":
            record = {"title": result["label_short"]}
            expected = result["expected"] == "yes"
            yield record | ({"expected": True} if expected else {"achieved": since(start)})


def deliverables_of(row, start):
    for result in RESULTS.get(row["key"], []):
        if result["kind"] != "deliverable":
            continue
        wording = DELIVERABLES[result["label_short"]]
        record = {"type": wording["type"], "title": result["label_short"]}
        if result["expected"] == "yes":
            record["expected"] = True
        else:
            event = {"event": wording["event"] or "drafted", "date": since(start)}
            record["events"] = [filled(event | {"act": wording["act"]})]
        yield filled(record)


def note_on(row):
    parts = []
    if not row["annex_region"]:
        parts.append("The annex has no page for it.")
    if row["status_2015"] == "completed" and not row["end_month"]:
        parts.append("Start and end are not published.")
    if RESULTS.get(row["key"]):
        ongoing = row["status_2015"] == "ongoing"
        when = "those expected at the end of 2015" if ongoing else "dated by bounds only"
        parts.append(f"Results and deliverables are {when}.")
    if row["experts_countries"]:
        parts.append("Experts are published by country, without numbers.")
    if row["experts_other"] == "TBD":
        parts.append("Its experts were still to be chosen.")
    if row["experts_other"].endswith("(unspecified)"):
        countries = "EU member states and Eastern Partnership countries"
        parts.append(f"Its experts came from {countries}, which are not named.")
    return " ".join(parts)


def action(row):
    scope = SCOPE.get((LISTED[row["key"]]["name"], LISTED[row["key"]]["outcome"]))
    extras = EXTRAS.get(row["key"])
    record = head("action", row["key"])
    record["title"] = row["title"]
    record["short_name"] = LISTED[row["key"]]["name"]
    record["request"] = row["key"]
    record["countries"] = split(row["countries"])
    record["regional_organisation"] = row["regional_organisation"].lower().replace(" ", "-")
    record["region"] = regions(scope) if scope and not row["countries"] else {}
    record["topics"] = topics_of(row["topics"])
    record["requesters"] = [letter["organisation"] for letter in REQUESTERS.get(row["key"], [])]
    record["objective"] = row["objective_short"]
    record["events"] = events_of(row)
    record["activities"] = [activity(listed) for listed in ACTIVITIES.get(row["key"], [])]
    record["missions"] = missions_of(row)
    record["results"] = list(results_of(row, row["start_month"]))
    record["deliverables"] = list(deliverables_of(row, row["start_month"]))
    if extras:
        change = {"what": extras["what"], "date": extras["date"], "why": extras["why"]}
        record["plan_changes"] = [filled(change)]
    sources = citations(row["source"])
    if row["annex_region"]:
        sources = [source(PUBLICATION, "annex, heading " + row["annex_region"])]
    record |= tail("action", row["key"], sources, "sources/facts/actions_2015.tsv", note_on(row))
    return filled(record)


def actions():
    return [action(row) for row in read_table("facts/actions_2015.tsv")]
